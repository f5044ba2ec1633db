import type { Request, Response } from 'express'
import { keyedHash } from '../db/ids.ts'
import { dayIn } from '../web/clock.ts'
import type { FormState } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import { showPage } from '../web/page.ts'
import type { Tablet } from '../web/tablet.ts'
import { clerksWithPin } from './queries-pins.ts'

/** A clerk's name for forms on one tablet: whoever holds it in their hand is told no account's id. */
export const handleOf = (house: House, tablet: Pick<Tablet, 'id'>, accountId: string): string =>
  keyedHash(house.secret, `clerk ${accountId} on ${tablet.id}`)

interface LockPage {
  slug: string
  place: string
  /** Whoever set a PIN here and stands behind the counter today. */
  clerks: { handle: string; name: string }[]
  wentIdle: boolean
  /** What somebody was writing waits for them; whose it is, and what, is not said here. */
  waits: boolean
  /** In the demonstration only, everybody's PIN is told. */
  told: boolean
  signIn: string
}

/** What lies on the counter while the book is locked: names, and room for a PIN. Nothing that anybody wrote. */
export async function showLock(
  house: House,
  req: Request,
  res: Response,
  tablet: Tablet,
  form: FormState,
): Promise<void> {
  const town = townOf(house)
  const today = dayIn(town.zone, house.clock.now())
  const clerks = await clerksWithPin(house.db, tablet.businessId, today)
  const { slug, place } = tablet
  const wentIdle = tablet.wentIdle || req.query.idle === '1'
  const page: LockPage = {
    slug,
    place,
    clerks: clerks.map(({ accountId, name }) => ({ handle: handleOf(house, tablet, accountId), name })),
    wentIdle,
    waits: req.query.waits === '1',
    told: town.demo === 1,
    signIn: `/sign-in?next=${encodeURIComponent(`/counter/${slug}`)}`,
  }
  res.locals.theirsAlone = true
  showPage(house, req, res, { view: 'counter/lock', title: res.locals.t('lock.title', { place }), page, form })
}
