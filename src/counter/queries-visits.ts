import type { Db, Trx } from '../db/tables.ts'
import { NotFound } from '../errors.ts'
import type { Notebook } from '../notebook/queries-notebook.ts'
import { holdNotebook } from '../notebook/queries-people.ts'
import { recordVisit, type Writer } from '../notebook/queries.ts'
import { dayIn, dayPlus } from '../web/clock.ts'
import type { Language } from '../web/languages.ts'
import type { Book } from './queries-book.ts'
import { setAlone, standsAlone } from './queries-told.ts'
import { rhythmOf } from './rhythm-rules.ts'

/** A shop's notes are kept so long after they were written, or after the person last came in. */
const KEPT_DAYS = 365

export const keptUntil = (day: string): string => dayPlus(day, KEPT_DAYS)

interface CameIn {
  regularId: string
  whatFor: string | null
  visitedOn: string
  language: Language
}

/** What a tap did, so that its undo takes back that and no more: `added` what they came for to a visit without. */
interface Tapped {
  id: string
  did: 'wrote' | 'added' | 'nothing'
}

/**
 * Writes down that a regular came in. A day is written down once for each thing they came for: the second tap of a
 * nervous finger adds nothing, and "came in" followed by "same as usual" is one visit. So is one that the regular told
 * the counter of: from the tap on the counter knows it by itself.
 */
export async function comeIn(trx: Trx, book: Book, came: CameIn, by: Writer, now: string): Promise<Tapped> {
  const { regularId, whatFor, visitedOn, language } = came
  await holdNotebook(trx, book)
  const there = await visitsOn(trx, book, regularId, visitedOn)
  const same = there.find((visit) => whatFor === null || visit.whatFor === whatFor)
  if (same) return { id: same.id, did: (await learnTold(trx, same.id, by)) ? 'wrote' : 'nothing' }
  const bare = there.find((visit) => visit.whatFor === null)
  if (bare) {
    await trx.updateTable('visit').set({ whatFor, updatedAt: now }).where('id', '=', bare.id).execute()
    return { id: bare.id, did: (await learnTold(trx, bare.id, by)) ? 'wrote' : 'added' }
  }
  const words = { businessId: book.business.businessId, place: null, smallTalk: null, askNext: null, language } as const
  const met = [{ who: { contact: regularId }, smallTalk: null }]
  const id = await recordVisit(trx, book, { ...words, kind: 'visit', visitedOn, whatFor, met }, by, now)
  await settleVisits(trx, book, regularId, book.zone)
  return { id, did: 'wrote' }
}

/** @returns whether the counter knew it by the regular's word alone until now */
async function learnTold(trx: Trx, id: string, by: Writer): Promise<boolean> {
  if ((await standsAlone(trx, id)) !== true) return false
  await setAlone(trx, id, 0)
  await trx.updateTable('visit').set({ writtenBy: by.accountId }).where('id', '=', id).execute()
  return true
}

export async function visitsOn(db: Db, book: Notebook, contactId: string, day: string) {
  return db
    .selectFrom('visit')
    .innerJoin('visitContact', 'visitContact.visitId', 'visit.id')
    .select(['visit.id', 'visit.whatFor'])
    .where('visit.notebookId', '=', book.id)
    .where('visit.visitedOn', '=', day)
    .where('visitContact.contactId', '=', contactId)
    .orderBy('visit.id')
    .execute()
}

/**
 * Takes a visit back; where the regular told of it as well, their word stands alone again.
 * @returns whose it was @throws NotFound for another counter's as for none at all
 */
export async function takeBackVisit(trx: Trx, book: Notebook, id: string, zone: string): Promise<string | null> {
  await holdNotebook(trx, book)
  const was = await trx
    .selectFrom('visitContact')
    .innerJoin('visit', 'visit.id', 'visitContact.visitId')
    .select('visitContact.contactId')
    .where('visit.notebookId', '=', book.id)
    .where('visit.id', '=', id)
    .execute()
  if ((await standsAlone(trx, id)) === false) {
    await unlearnTold(trx, book, id)
    return was[0]?.contactId ?? null
  }
  const gone = await trx
    .deleteFrom('visit')
    .where('notebookId', '=', book.id)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (!gone) throw new NotFound('visit')
  for (const { contactId } of was) await settleVisits(trx, book, contactId, zone)
  return was[0]?.contactId ?? null
}

async function unlearnTold(trx: Trx, book: Notebook, id: string): Promise<void> {
  const own = await trx
    .updateTable('visit')
    .set({ whatFor: null, writtenBy: null })
    .where('notebookId', '=', book.id)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (!own) throw new NotFound('visit')
  await setAlone(trx, id, 1)
}

/** Takes back what they came for, and leaves that they came. @throws NotFound */
export async function takeBackWhatFor(trx: Trx, book: Notebook, id: string): Promise<string | null> {
  const own = await trx
    .updateTable('visit')
    .set({ whatFor: null })
    .where('notebookId', '=', book.id)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (!own) throw new NotFound('visit')
  const whose = await trx.selectFrom('visitContact').select('contactId').where('visitId', '=', id).executeTakeFirst()
  return whose?.contactId ?? null
}

/**
 * What a regular's row says of their visits, and how long the notes about them are kept, after a visit came or went: a
 * year from the last time they came in, or from the day a note was written where that is later.
 */
export async function settleVisits(trx: Trx, book: Notebook, contactId: string, zone: string): Promise<void> {
  const visits = await trx
    .selectFrom('visit')
    .innerJoin('visitContact', 'visitContact.visitId', 'visit.id')
    .select('visit.visitedOn')
    .where('visitContact.contactId', '=', contactId)
    .where('visit.notebookId', '=', book.id)
    .where('visit.kind', '=', 'visit')
    .orderBy('visit.visitedOn', 'desc')
    .limit(100)
    .execute()
  const days = visits.map((visit) => visit.visitedOn)
  const lastInOn = days[0] ?? null
  await trx
    .updateTable('contact')
    .set({ lastInOn, rhythmDays: rhythmOf(days) })
    .where('notebookId', '=', book.id)
    .where('id', '=', contactId)
    .execute()
  await renewNotes(trx, book, contactId, lastInOn, zone)
}

async function renewNotes(trx: Trx, book: Notebook, contactId: string, lastInOn: string | null, zone: string) {
  const notes = await trx
    .selectFrom('note')
    .select(['id', 'createdAt', 'expiresOn'])
    .where('notebookId', '=', book.id)
    .where('contactId', '=', contactId)
    .where('expiresOn', 'is not', null)
    .execute()
  for (const { id, createdAt, expiresOn } of notes) {
    const written = dayIn(zone, createdAt)
    const until = keptUntil(lastInOn !== null && lastInOn > written ? lastInOn : written)
    if (until !== expiresOn) await trx.updateTable('note').set({ expiresOn: until }).where('id', '=', id).execute()
  }
}
