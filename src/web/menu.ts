import type { MessageKey } from './languages.ts'
import { isSignedIn, type Viewer } from './viewer.ts'
import { type RouteName, whoMay } from './who-may.ts'

/** Which entry of the menu a page belongs to. */
export type Tab = 'find' | 'new' | 'porch' | 'desk' | 'word' | 'notebook' | 'favors' | 'counter' | 'account' | null

interface Entry {
  tab: Exclude<Tab, 'account' | null>
  /** Where it leads. Who may go there, the route table says; a `:slug` is the counter one stands behind. */
  route: RouteName
  label: MessageKey
  /** Said on a phone: how `label` begins, so that text browsers read it once. */
  short: MessageKey
  /** Who reads what is behind it, where that is not everybody: it stands on lamp paper. */
  own?: 'me' | 'counter'
  /** The number of what waits stands beside it. */
  waits?: true
}

/** The menu in its order; a room puts its own entry here once its page is there. What is one's own comes last. */
const entries: readonly Entry[] = [
  { tab: 'find', route: 'GET /directory', label: 'app.find', short: 'app.find-short' },
  { tab: 'new', route: 'GET /newcomers', label: 'app.new', short: 'app.new-short' },
  { tab: 'porch', route: 'GET /porch', label: 'app.porch', short: 'app.porch' },
  { tab: 'desk', route: 'GET /stewards', label: 'app.desk', short: 'app.desk' },
  { tab: 'word', route: 'GET /word', label: 'app.word', short: 'app.word-short', own: 'me', waits: true },
  { tab: 'notebook', route: 'GET /notebook', label: 'app.notebook', short: 'app.notebook', own: 'me' },
  { tab: 'favors', route: 'GET /favors', label: 'app.favors', short: 'app.favors', own: 'me' },
  { tab: 'counter', route: 'GET /counter/:slug', label: 'counter.title', short: 'counter.short', own: 'counter' },
]

const marks = {
  me: { icon: 'lock', seenBy: 'app.only-you' },
  counter: { icon: 'store', seenBy: 'app.only-counter' },
} as const satisfies Record<string, { icon: string; seenBy: MessageKey }>

interface MenuEntry {
  href: string
  current: boolean
  label: MessageKey
  short: MessageKey
  mark: { icon: string; seenBy: MessageKey } | null
  waits: number
}

/** What the menu shows this reader: the town's pages, and beside them those that are their own. */
export function menuFor(viewer: Viewer, tab: Tab): { own: boolean; entries: MenuEntry[] }[] {
  const town: MenuEntry[] = []
  const own: MenuEntry[] = []
  for (const entry of entries) {
    const href = addressFor(viewer, entry.route)
    if (href === null || (viewer.byPin && entry.own === 'me')) continue
    const { label, short } = entry
    const mark = entry.own ? marks[entry.own] : null
    const shown = { href, current: entry.tab === tab, label, short, mark, waits: entry.waits ? viewer.waits : 0 }
    if (mark) own.push(shown)
    else town.push(shown)
  }
  return [
    { own: false, entries: town },
    { own: true, entries: own },
  ]
}

/** Null where the reader may not go. */
function addressFor(viewer: Viewer, route: RouteName): string | null {
  const guard = whoMay[route]
  if ((guard === 'resident' || guard === 'counter') && !isSignedIn(viewer)) return null
  if (guard === 'steward' && viewer.role !== 'steward') return null
  const path = route.slice('GET '.length)
  if (!path.includes(':slug')) return path
  const counter = viewer.counters[0]
  return counter ? path.replace(':slug', counter.slug) : null
}
