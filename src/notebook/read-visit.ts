import type { Response } from 'express'
import type { Db } from '../db/tables.ts'
import { businessBySlug } from '../directory/queries.ts'
import { dayIn } from '../web/clock.ts'
import { sayDayBy } from '../web/dates.ts'
import { say } from '../web/flash.ts'
import { type FormState, type Parsed, withError } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import type { Language } from '../web/languages.ts'
import type { Viewer } from '../web/viewer.ts'
import type { VisitAsked } from './form.ts'
import type { VisitCorrection } from './queries-corrections.ts'
import type { FollowUpInput } from './reminders/queries-follow-ups.ts'
import { type Place, placesNamed } from './queries-places.ts'
import type { WentPastInput } from './went-past/queries.ts'
import { followUpIn } from './reminders/form.ts'
import { dayOfVisit, type VisitInput } from './rules.ts'

/** A visit's form, understood: day and place are settled. */
export interface ReadVisit {
  ok: true
  visit: VisitInput
  correction: Pick<VisitCorrection, 'lines' | 'seenAt'>
  wentPast: WentPastInput
  /** What to come back to; undefined where the form did not ask. */
  followUp: FollowUpInput | null | undefined
  /** What the keeper calls the place; null where none was named. */
  where: string | null
  /** Where the visit is seen in the notebook, wherever its day puts it. */
  seenAt(id: string): string
}

export interface NotRead {
  ok: false
  state: FormState
  /** Businesses that the typed place may mean; the form asks. */
  perhaps: Place[]
}

/** @param earliest the day of what is to be come back to, where it is put right. @throws NotFound for a business that is not there */
export async function readVisit(
  db: Db,
  form: Parsed<VisitAsked>,
  { today, written }: { today: string; written: string },
  reader: { viewer: Viewer; language: Language },
  earliest?: string,
): Promise<ReadVisit | NotRead> {
  if (!form.ok) return { ok: false, state: form.state, perhaps: [] }
  const { value, state } = form
  // What waited for a signal is about the day on which it was written, where it names none.
  const day = dayOfVisit({ ...value, visitedOn: value.visitedOn ?? written }, today)
  if (!day.ok) return { ok: false, state: withError(state, day.field, day.say), perhaps: [] }
  const named = value.place && !value.asWritten ? await placesNamed(db, value.place) : null
  if (named && named.perhaps.length > 0)
    return { ok: false, state: withError(state, 'place', 'visit.which-place'), perhaps: named.perhaps }
  const business = value.slug ? await businessBySlug(db, reader.viewer, value.slug) : (named?.exactly ?? null)
  const { whatFor, met, smallTalk, askNext, lines, seenAt, wentPast } = value
  if (!business && (wentPast.theyWentPast ?? wentPast.iWentPast) !== null)
    return { ok: false, state: withError(state, 'theyWentPast', 'wentpast.at-a-place'), perhaps: [] }
  const place = business ? null : value.place
  const { visitedOn, kind } = day
  const followUp = followUpIn(value.followUp, { from: kind === 'visit' ? visitedOn : today, today, earliest })
  if (followUp && 'wrong' in followUp)
    return { ok: false, state: { ...state, errors: { ...followUp.wrong, ...state.errors } }, perhaps: [] }
  return {
    ok: true,
    visit: {
      businessId: business?.id ?? null,
      place,
      visitedOn,
      kind,
      whatFor,
      met,
      smallTalk,
      askNext,
      language: reader.language,
    },
    correction: { lines, seenAt },
    wentPast,
    followUp: 'followUp' in state.values ? followUp : undefined,
    where: business?.name ?? place,
    seenAt: (id) => `/notebook/visits${visitedOn === today ? '' : `?at=${id}`}#v-${id}`,
  }
}

/** Says what was kept, by its place and day. */
export function sayKept(
  house: House,
  res: Response,
  key: 'visit.kept' | 'visit.corrected' | 'visit.removed',
  read?: ReadVisit,
  undo?: string,
): void {
  say(res, house.secret, { key, values: { what: read ? whatOf(house, res, read) : '' }, ...(undo && { undo }) })
}

/** Says that the same was written down already. @param action what keeps it as a second visit all the same */
export function sayThere(house: House, res: Response, read: ReadVisit, action: string): void {
  const instead = { action, key: 'visit.second' } as const
  say(res, house.secret, { key: 'visit.there-already', values: { what: whatOf(house, res, read) }, instead })
}

function whatOf(house: House, { locals: { t, language } }: Response, { where, visit }: ReadVisit): string {
  const today = dayIn(townOf(house).zone, house.clock.now())
  const { visitedOn, kind } = visit
  const day =
    kind === 'visit' ? sayDayBy(visitedOn, today, language) : t('visit.since', { year: visitedOn.slice(0, 4) })
  return [where, day].filter(Boolean).join(', ')
}
