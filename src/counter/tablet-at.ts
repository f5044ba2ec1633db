import type { Request, Response } from 'express'
import { hashOf } from '../db/ids.ts'
import { dayIn, later } from '../web/clock.ts'
import { cookieOf } from '../web/flash.ts'
import { type House, townOf } from '../web/house.ts'
import { leaveSession, usesHttps } from '../web/sessions.ts'
import type { Tablet } from '../web/tablet.ts'
import { isSignedIn, type Viewer } from '../web/viewer.ts'
import { putWordsBy } from './half-written.ts'
import { atCounterAlone, hasLainIdle } from './lock-rules.ts'
import { shutTablet, tabletWith, type TabletRow, touchTablet } from './queries-tablets.ts'

/** Says which tablet this browser is, for as long as it is one; and, until it is locked, that it was opened. */
const COOKIES = { tablet: 'tablet', opening: 'tablet-open' }
const A_YEAR = 365 * 86_400_000
/** A request every few seconds is not a write every few seconds. */
const TOUCHED_EVERY = 15

type Load = (accountId: string, today: string) => Promise<Viewer>

/**
 * The counter's tablet that asks, or null where the browser is none. One that lay idle is locked here, before anybody
 * is met: whoever was signed in on it with their password is signed out.
 */
export async function meetTablet(house: House, req: Request, load: Load): Promise<Tablet | null> {
  const token = cookieOf(req, COOKIES.tablet)
  const row = token ? await tabletWith(house.db, hashOf(token)) : null
  if (!row || !house.town.current) return null
  const now = house.clock.now()
  const { accountId, touchedAt } = req.session
  const seenAt = accountId && touchedAt && touchedAt > row.seenAt ? touchedAt : row.seenAt
  const idle = hasLainIdle(seenAt, row.idleMinutes, now)
  const opening = cookieOf(req, COOKIES.opening)
  const isOpen = row.clerkId !== null && opening !== null && hashOf(opening) === row.openHash
  const { id, businessId, slug, place, idleMinutes } = row
  const rest = { clerk: null, wentIdle: false, putBy: false }
  const tablet = { id, businessId, slug, place, idleMinutes, opening: row.openHash ?? '', ...rest }
  if (idle) {
    const was = accountId ?? (isOpen ? row.clerkId : null)
    const clerk = was && req.method === 'POST' ? await clerkOf(house, { businessId, clerkId: was }, load) : null
    if (accountId) await leaveSession(req)
    if (row.clerkId) await shutTablet(house.db, id)
    const desk = clerk && { tabletId: id, accountId: clerk.accountId }
    const putBy = desk !== null && (await putWordsBy(house, req, slug, desk))
    return { ...tablet, wentIdle: was !== null, putBy }
  }
  if (accountId) {
    await seeSignedIn(house, req, row, now)
    return tablet
  }
  const clerk = isOpen && req.path.startsWith('/counter/') ? await clerkOf(house, row, load) : null
  if (clerk) await touch(house, row, null, now)
  return { ...tablet, clerk }
}

/** Whoever signs in with their password does so in place of who had opened the book. */
async function seeSignedIn(house: House, req: Request, row: TabletRow, now: string): Promise<void> {
  if (row.clerkId) await shutTablet(house.db, row.id)
  await touch(house, row, hashOf(req.sessionID), now)
}

async function touch(house: House, row: TabletRow, sessionId: string | null, now: string): Promise<void> {
  const isFresh = row.sessionId === sessionId && later(row.seenAt, TOUCHED_EVERY) > now
  if (isFresh) return
  // Reading goes on where nothing can be written: the tablet locks a little earlier.
  await touchTablet(house.db, row.id, sessionId, now).catch(() => undefined)
}

async function clerkOf(house: House, row: Pick<TabletRow, 'businessId' | 'clerkId'>, load: Load) {
  const viewer = await load(row.clerkId ?? '', dayIn(townOf(house).zone, house.clock.now()))
  return isSignedIn(viewer) ? atCounterAlone(viewer, row.businessId) : null
}

const cookieFor = (house: House) => ({ httpOnly: true, sameSite: 'lax', secure: usesHttps(house), path: '/' }) as const

/** This browser is a tablet from now on. */
export function markAsTablet(house: House, res: Response, token: string): void {
  res.cookie(COOKIES.tablet, token, { ...cookieFor(house), maxAge: A_YEAR })
}

/** The opening's own cookie ends with the browser, and at the lock. */
export function markAsOpen(house: House, res: Response, token: string): void {
  res.cookie(COOKIES.opening, token, cookieFor(house))
}

export function markAsShut(house: House, res: Response): void {
  res.clearCookie(COOKIES.opening, cookieFor(house))
}
