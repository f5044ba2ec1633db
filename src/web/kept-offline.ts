import type { Request, Response } from 'express'
import { tabletInUse } from './tablet.ts'
import type { RouteName } from './who-may.ts'

/** For how many seconds a device may show an answer when there is no signal. */
const KEEP = 'woodstove-keep'
/** What the town's clock showed when it was sent. */
export const HOUR_SENT = 'woodstove-hour'
/** After how many minutes without a touch a counter's shared tablet shows nothing more of whoever was at it. */
export const LOCK_AFTER = 'woodstove-lock-after'

const DAY = 86_400
const FORTNIGHT = 14 * DAY

/**
 * What a device may keep for when there is no signal, and for how long. Whatever is not here is never kept: the desk's
 * pages (they are about other people), doors (sign-in, slips, links), files that go out, feeds, pages that ask before
 * something goes, and everything that is true only at the moment it is asked. A counter's pages are about other people
 * too: they last through an outage, not through a change of staff.
 */
const mayBeKept: Partial<Record<RouteName, number>> = {
  'GET /': FORTNIGHT,
  'GET /directory': FORTNIGHT,
  'GET /directory/:slug': FORTNIGHT,
  'GET /help': FORTNIGHT,
  'GET /porch': 2 * DAY,
  'GET /ways': FORTNIGHT,
  'GET /ways/:slug': FORTNIGHT,
  'GET /newcomers': FORTNIGHT,
  'GET /on-this-device': FORTNIGHT,
  'GET /refrigerator': FORTNIGHT,
  'GET /edition/refrigerator.pdf': FORTNIGHT,
  'GET /notebook': FORTNIGHT,
  'GET /notebook/visits': FORTNIGHT,
  'GET /notebook/visits/new': FORTNIGHT,
  'GET /notebook/contacts': FORTNIGHT,
  'GET /notebook/contacts/:id': FORTNIGHT,
  'GET /notebook/walk-in/:slug': FORTNIGHT,
  'GET /notebook/reminders': FORTNIGHT,
  'GET /favors': FORTNIGHT,
  'GET /favors/new': FORTNIGHT,
  'GET /counter/:slug': DAY / 2,
  'GET /counter/:slug/regulars': DAY / 2,
  'GET /counter/:slug/regulars/:id': DAY / 2,
}

/** What somebody looked for is kept on no device: whoever is at it next would read it in the list of what is there. */
const isSearch = ({ query }: Pick<Request, 'query'>): boolean =>
  ['q', 'about'].some((name) => query[name] !== undefined && query[name] !== '')

/** Said before a route answers; what turns out to be no plain page takes it back. */
export function sayMayBeKept(req: Request, res: Response, route: RouteName): void {
  const seconds = mayBeKept[route]
  // A tablet passes from hand to hand: it keeps the counter's own pages, and nothing else of whoever is at it.
  const isOthers = tabletInUse(res.locals) !== null && !route.startsWith('GET /counter/')
  if (seconds !== undefined && !isOthers && !isSearch(req)) res.setHeader(KEEP, String(seconds))
}

export function takeBackMayBeKept(res: Response): void {
  res.removeHeader(KEEP)
}

/**
 * Whoever goes leaves nothing on the device. Its service worker erases what is theirs and says so; where none did, the
 * browser is told to erase all that the town ever kept there.
 */
export function eraseFromDevice(req: Request, res: Response): void {
  if (req.get('woodstove-device') !== 'erased') res.setHeader('clear-site-data', '"storage"')
}
