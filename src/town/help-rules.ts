import type { MessageKey } from '../web/languages.ts'
import type { Viewer } from '../web/viewer.ts'
import { type RouteName, whoMay } from '../web/who-may.ts'

type PageName = Extract<RouteName, `GET ${string}`>

/** Who reads what one writes on a page. */
const readers = {
  me: { icon: 'lock', key: 'help.seen-me' },
  parties: { icon: 'users', key: 'help.seen-parties' },
  counter: { icon: 'store', key: 'help.seen-counter' },
  stewards: { icon: 'users', key: 'help.seen-stewards' },
  neighbors: { icon: 'signpost', key: 'help.seen-neighbors' },
  anybody: { icon: 'globe', key: 'help.seen-anybody' },
} as const satisfies Record<string, { icon: string; key: MessageKey }>

interface HelpEntry {
  route: PageName
  icon: string
  label: MessageKey
  /** What it is for, in a sentence or two. */
  what: MessageKey
  /** Left out where one only reads. */
  seen?: keyof typeof readers
}

interface HelpPart {
  id: 'need' | 'went' | 'say' | 'counter' | 'new' | 'keep' | 'mine'
  entries: readonly HelpEntry[]
}

/** What each page is for, by what one wants to do. A page that nobody finds from here fails the tests. */
export const helpParts: readonly HelpPart[] = [
  {
    id: 'need',
    entries: [
      { route: 'GET /directory', icon: 'search', label: 'app.find', what: 'help.directory' },
      { route: 'GET /who', icon: 'message-circle', label: 'who.title', what: 'help.who' },
      { route: 'GET /directory/gaps', icon: 'hourglass', label: 'gaps.title', what: 'help.gaps' },
      { route: 'GET /ways', icon: 'signpost', label: 'way.list', what: 'help.ways', seen: 'anybody' },
      { route: 'GET /refrigerator', icon: 'printer', label: 'fridge.title', what: 'help.fridge', seen: 'neighbors' },
      { route: 'GET /edition', icon: 'book-open', label: 'edition.name', what: 'help.edition' },
      { route: 'GET /directory/new', icon: 'plus', label: 'entry.new-title', what: 'help.new', seen: 'anybody' },
    ],
  },
  {
    id: 'went',
    entries: [
      {
        route: 'GET /notebook/visits/new',
        icon: 'notebook-pen',
        label: 'place.record',
        what: 'help.visit',
        seen: 'me',
      },
      { route: 'GET /notebook', icon: 'book-open', label: 'notebook.title', what: 'help.notebook', seen: 'me' },
      {
        route: 'GET /notebook/reminders',
        icon: 'calendar',
        label: 'reminders.title',
        what: 'help.reminders',
        seen: 'me',
      },
      { route: 'GET /start', icon: 'coffee', label: 'start.title', what: 'help.start', seen: 'me' },
      {
        route: 'GET /directory/:slug/rating',
        icon: 'check',
        label: 'help.rating-title',
        what: 'help.rating',
        seen: 'me',
      },
      { route: 'GET /favors', icon: 'gift', label: 'app.favors', what: 'help.favors', seen: 'parties' },
      {
        route: 'GET /favors/card',
        icon: 'key-round',
        label: 'favor.card-link',
        what: 'help.favor-card',
        seen: 'parties',
      },
      { route: 'GET /word', icon: 'mail', label: 'app.word', what: 'help.word' },
    ],
  },
  {
    id: 'say',
    entries: [
      { route: 'GET /porch', icon: 'users', label: 'porch.title', what: 'help.porch', seen: 'neighbors' },
      { route: 'GET /porch/stove', icon: 'flame', label: 'stove.title', what: 'help.stove', seen: 'neighbors' },
    ],
  },
  {
    id: 'counter',
    entries: [
      { route: 'GET /directory/:slug/claim', icon: 'store', label: 'claim.link', what: 'help.claim', seen: 'stewards' },
      { route: 'GET /directory/:slug/sale', icon: 'handshake', label: 'sold.link', what: 'help.sale', seen: 'anybody' },
      { route: 'GET /counter/:slug', icon: 'book-open', label: 'counter.title', what: 'help.counter', seen: 'counter' },
      {
        route: 'GET /account/cards',
        icon: 'heart-handshake',
        label: 'cards.title',
        what: 'help.cards',
        seen: 'counter',
      },
      { route: 'GET /my-page', icon: 'eye', label: 'help.my-page-title', what: 'help.my-page', seen: 'counter' },
    ],
  },
  {
    id: 'new',
    entries: [
      { route: 'GET /newcomers', icon: 'footprints', label: 'newcomers.title', what: 'help.newcomers' },
      { route: 'GET /newcomers/guide', icon: 'calendar', label: 'guide.title', what: 'help.guide', seen: 'me' },
      { route: 'GET /who/offers', icon: 'handshake', label: 'offer.title', what: 'help.offers', seen: 'neighbors' },
      { route: 'GET /join', icon: 'user-plus', label: 'join.title', what: 'help.join' },
      { route: 'GET /sign-in', icon: 'log-in', label: 'app.sign-in', what: 'help.sign-in' },
    ],
  },
  {
    id: 'keep',
    entries: [
      { route: 'GET /stewards', icon: 'store', label: 'desk.title', what: 'help.desk' },
      { route: 'GET /log', icon: 'history', label: 'log.link', what: 'help.log' },
    ],
  },
  {
    id: 'mine',
    entries: [
      { route: 'GET /account', icon: 'user', label: 'account.title', what: 'help.account', seen: 'me' },
      { route: 'GET /account/export', icon: 'download', label: 'archive.link', what: 'help.archive', seen: 'me' },
      { route: 'GET /who-sees-what', icon: 'eye', label: 'app.who-sees-what', what: 'help.sees' },
    ],
  },
]

/** What other programs take: the list to take along, and what hangs on the porch. */
export const helpFiles = [
  { route: 'GET /directory.csv', name: 'csv' },
  { route: 'GET /directory.geojson', name: 'geojson' },
  { route: 'GET /directory.json', name: 'json' },
  { route: 'GET /directory.atom', name: 'atom' },
  { route: 'GET /porch.ics', name: 'porch-calendar' },
  { route: 'GET /feed.atom', name: 'porch-atom' },
  { route: 'GET /sitemap.xml', name: 'sitemap' },
] as const satisfies readonly { route: PageName; name: string }[]

/** Where a page is for this reader; null for one that stands on the page of each place, or is not theirs to open. */
export function helpAddress(route: PageName, viewer: Viewer): string | null {
  if (whoMay[route] === 'steward' && viewer.role !== 'steward') return null
  const path = route.slice('GET '.length)
  if (!path.includes(':')) return path
  const counter = path.startsWith('/counter/') ? viewer.counters[0] : undefined
  return counter ? path.replace(':slug', counter.slug) : null
}

export const readersOf = ({ seen }: HelpEntry) => (seen ? readers[seen] : null)

/** Whether somebody who is signed out would be asked in first. */
export const asksInFirst = (route: PageName, viewer: Viewer): boolean =>
  whoMay[route] !== 'anybody' && viewer.accountId === null
