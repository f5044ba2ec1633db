import type { Request } from 'express'
import { inTransaction } from '../../db/transaction.ts'
import { Conflict } from '../../errors.ts'
import { dayIn } from '../../web/clock.ts'
import { say } from '../../web/flash.ts'
import { freshForm, parseForm, withError } from '../../web/forms.ts'
import { type House, townOf } from '../../web/house.ts'
import type { Street } from '../../web/registrar.ts'
import type { SignedIn } from '../../web/viewer.ts'
import { type Entry, entryToEdit } from '../entry-queries.ts'
import type { BusinessFacts } from '../facts.ts'
import type { HoursKeeper } from '../hours/keeper.ts'
import { refreshOpenState } from '../open/state.ts'
import { editBusiness } from '../records.ts'
import { auditAtDesk } from '../suggestions/taking-in.ts'
import { moveForm } from './form.ts'
import { showMove } from './page.ts'

/** It moved, and is the same place with the same people: what neighbors say of it comes along. */
export function moveRoutes(street: Street, house: House, hours: HoursKeeper): void {
  const { db, secret } = house

  street.signedIn('GET /directory/:slug/move', async (req, res, viewer) => {
    const entry = await entryToEdit(db, viewer, slugIn(req))
    if (isOver(entry)) return res.redirect(303, `/directory/${entry.slug}`)
    showMove(house, req, res, entry, freshForm({ locality: entry.facts.locality, since: todayIn(house) }))
  })

  street.signedIn('POST /directory/:slug/move', async (req, res, viewer) => {
    const entry = await entryToEdit(db, viewer, slugIn(req))
    if (isOver(entry)) return res.redirect(303, `/directory/${entry.slug}`)
    const form = parseForm(moveForm, req.body)
    if (!form.ok) {
      showMove(house, req, res, entry, form.state)
      return
    }
    const { since, words, revision, ...where } = form.value
    if ((since ?? '') > todayIn(house)) {
      showMove(house, req, res, entry, withError(form.state, 'since', 'sold.not-yet'))
      return
    }
    const moved = { standing: 'moved', standingSince: since ?? todayIn(house), standingWhy: words } as const
    // The old point would lead people to the old door.
    const changes = { ...moved, ...where, lat: null, lon: null, successorId: null }
    if (!(await keepStanding({ house, hours, viewer }, entry, changes, revision, res.locals.t('moved.why')))) {
      const anew = await entryToEdit(db, viewer, slugIn(req))
      showMove(house, req, res, anew, withError(form.state, 'form', 'sold.changed'), 409)
      return
    }
    say(res, secret, {
      key: 'moved.done',
      values: { name: entry.name },
      link: { href: `/directory/${entry.slug}/edit`, key: 'moved.set-point' },
    })
    res.redirect(303, `/directory/${entry.slug}`)
  })

  street.signedIn('POST /directory/:slug/move/settling', async (req, res, viewer) => {
    const entry = await entryToEdit(db, viewer, slugIn(req))
    if (entry.facts.standing === 'moved') {
      const open = { standing: 'open', standingSince: null, standingWhy: null, successorId: null } as const
      await keepStanding({ house, hours, viewer }, entry, open, entry.revision, res.locals.t('moved.why-known'))
      say(res, secret, { key: 'moved.settled', values: { name: entry.name } })
    }
    res.redirect(303, `/directory/${entry.slug}`)
  })
}

/** @returns false where somebody changed the same thing meanwhile */
async function keepStanding(
  { house, hours, viewer }: { house: House; hours: HoursKeeper; viewer: SignedIn },
  { id }: Entry,
  changes: Partial<BusinessFacts>,
  shown: number,
  why: string,
): Promise<boolean> {
  const [now, by] = [house.clock.now(), { accountId: viewer.accountId, source: null, why }]
  try {
    await inTransaction(house.db, async (trx) => {
      await editBusiness(trx, id, shown, changes, by, now)
      await auditAtDesk(trx, viewer, id, 'place-moved', now)
    })
  } catch (error) {
    if (error instanceof Conflict && error.message === 'directory.changed-meanwhile') return false
    throw error
  }
  await refreshOpenState(house, hours, [id])
  return true
}

const slugIn = (req: Request): string => String(req.params.slug)
const todayIn = (house: House): string => dayIn(townOf(house).zone, house.clock.now())
/** What is closed or in other hands does not move. */
const isOver = ({ facts }: Entry): boolean => facts.standing === 'closed' || facts.standing === 'sold'
