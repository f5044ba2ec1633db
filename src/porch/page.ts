import type { Request, Response } from 'express'
import { dayIn } from '../web/clock.ts'
import { type FormState, freshForm } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import { showPage } from '../web/page.ts'
import { isSignedIn, type SignedIn } from '../web/viewer.ts'
import { aroundTheStove } from './queries-front.ts'
import { closuresUp, ownPostsDown, postsUp } from './queries-posts.ts'
import type { Thing } from './queries-things.ts'
import { type Kind, kinds, nextMidnight } from './rules.ts'
import { type Reading, shownPorch, shownPost, shownStove } from './shown-rules.ts'

const EACH = 20
const MOST = 400
const ANSWERS = 12

export const todayIn = (house: House): string => dayIn(townOf(house).zone, house.clock.now())

export function readingOf(house: House, res: Response): Reading {
  const { t, language, viewer } = res.locals
  return { t, language, viewer, zone: townOf(house).zone, today: todayIn(house) }
}

/** Signed out, a page of the porch holds until the day is over, or something for anybody changes. */
export const keptToday = (house: House): string => nextMidnight(townOf(house).zone, todayIn(house))

const kindIn = (value: unknown): Kind | null => kinds.find((kind) => kind === value) ?? null
const idIn = (value: unknown): string | null =>
  typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value) ? value : null

const feeds = '<link rel="alternate" type="application/atom+xml" href="/feed.atom">'

/** The whole porch, or with `kind` one kind of note in pages. */
export async function showPorch(house: House, req: Request, res: Response): Promise<void> {
  const kind = kindIn(req.query.kind)
  if (kind) return showKind(house, req, res, kind)
  const reading = readingOf(house, res)
  const { viewer, t } = res.locals
  const { db } = house
  const stove = await aroundTheStove(db, viewer, reading.today, ANSWERS)
  const posts = await postsUp(db, viewer, reading.today, { limit: MOST })
  const down = isSignedIn(viewer) ? await ownPostsDown(db, viewer, reading.today, 10) : []
  const page = {
    stove: stove && shownStove(stove, reading),
    porch: shownPorch(posts, EACH, reading),
    kinds: kindsFor(viewer.counters.length > 0),
    down: down.map((post) => shownPost(post, reading)),
  }
  const keepUntil = Object.keys(req.query).length === 0 ? keptToday(house) : undefined
  showPage(house, req, res, {
    view: 'porch/porch',
    title: t('porch.title'),
    tab: 'porch',
    page,
    keepUntil,
    head: feeds,
  })
}

/** What somebody can start. A closure is for people who stand behind a counter. */
const kindsFor = (behindACounter: boolean): Kind[] => kinds.filter((kind) => behindACounter || kind !== 'closure')

async function showKind(house: House, req: Request, res: Response, kind: Kind): Promise<void> {
  const reading = readingOf(house, res)
  const { viewer, t } = res.locals
  const after = idIn(req.query.after)
  const most = { limit: EACH + 1, after }
  const posts =
    kind === 'closure'
      ? await closuresUp(house.db, viewer, reading.today, most)
      : await postsUp(house.db, viewer, reading.today, { ...most, kind })
  const shown = posts.slice(0, EACH).map((post) => shownPost(post, reading))
  const page = {
    kind,
    posts: shown,
    next: posts.length > EACH ? (shown.at(-1)?.id ?? null) : null,
    begun: after !== null,
  }
  showPage(house, req, res, { view: 'porch/kind', title: t(titleOf[kind]), tab: 'porch', page })
}

const titleOf = {
  ask: 'porch.asking',
  offer: 'porch.offering',
  thanks: 'porch.thanks',
  gathering: 'porch.coming',
  closure: 'porch.coming',
} as const

/** The form for one kind of note; which kind, the address says. */
export function showPostForm(house: House, req: Request, res: Response, viewer: SignedIn, sent?: FormState): void {
  const kind = kindIn(sent ? sent.values.kind : req.query.kind) ?? 'ask'
  const from = kind === 'closure' || kind === 'gathering' ? viewer.counters : []
  const fresh = {
    kind,
    language: res.locals.language,
    audience: 'neighbors',
    as: kind === 'closure' ? from[0]?.slug : '',
    first: kind === 'closure' ? todayIn(house) : '',
  }
  const page = { kind, from, kinds: kindsFor(viewer.counters.length > 0), today: todayIn(house) }
  const title = res.locals.t(`porch.kind-${kind}`)
  showPage(house, req, res, { view: 'porch/new', title, tab: 'porch', page, form: sent ?? freshForm(fresh) })
}

/** Asks once before something of one's own comes down or goes for good. */
export function askToRemove(house: House, req: Request, res: Response, thing: Thing, up: boolean): void {
  const { t } = res.locals
  const what = thing.kind === 'porch-post' ? (up ? 'remove-post' : 'erase-post') : 'remove-reply'
  const page = {
    ask: t(`porch.${what}`),
    // What a shop's people take down is its author's alone to read.
    goes: t(thing.accountId === res.locals.viewer.accountId ? `porch.${what}-goes` : 'porch.remove-shop-post-goes'),
    audience: thing.audience,
    words: thing.words,
    lang: thing.language,
    action: `/porch/${thing.id}/removal`,
    back: thing.href,
    erases: thing.kind === 'porch-post' && !up,
  }
  showPage(house, req, res, { view: 'porch/removal', title: page.ask, tab: 'porch', page, form: freshForm() })
}
