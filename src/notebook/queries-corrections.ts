import type { Trx } from '../db/tables.ts'
import { Conflict, NotFound } from '../errors.ts'
import { type Writer, putPeople, putWords } from './queries.ts'
import type { Notebook } from './queries-notebook.ts'
import { contactsMet } from './queries-people.ts'
import { takeBackWentPast } from './went-past/queries.ts'
import { type VisitInput, wordsOf } from './rules.ts'

export interface VisitCorrection extends VisitInput {
  /** Each line as it now reads, by its note's id; an emptied one is erased. Lines that are not named stay. */
  lines: Map<string, string | null>
  /** When the form's words were last changed, as it was shown. */
  seenAt: string
}

/**
 * Puts a visit right: day, place, people, words. `smallTalk` and `askNext` are further lines.
 * @throws NotFound for a visit of another notebook
 * @throws Conflict where it changed after the form was shown
 */
export async function correctVisit(
  trx: Trx,
  notebook: Notebook,
  id: string,
  visit: VisitCorrection,
  by: Writer,
  now: string,
): Promise<void> {
  const { businessId, place, visitedOn, kind, whatFor } = visit
  const changed = await trx
    .updateTable('visit')
    .set({ businessId, place, visitedOn, kind, whatFor, updatedAt: now })
    .where('notebookId', '=', notebook.id)
    .where('id', '=', id)
    .where('updatedAt', '=', visit.seenAt)
    .returning('id')
    .executeTakeFirst()
  if (!changed) throw await whyNot(trx, notebook, id)
  const contactIds = await contactsMet(
    trx,
    notebook,
    visit.met.map((one) => one.who),
    by,
    now,
  )
  await trx
    .deleteFrom('visitContact')
    .where('visitId', '=', id)
    .$if(contactIds.length > 0, (rows) => rows.where('contactId', 'not in', contactIds))
    .execute()
  await putPeople(trx, id, contactIds)
  await correctLines(trx, notebook, id, visit, contactIds, now)
  await putWords(trx, notebook, { visitId: id, language: visit.language }, wordsOf(visit, contactIds), by, now)
}

async function isOwn(trx: Trx, notebook: Notebook, id: string): Promise<boolean> {
  const there = await trx
    .selectFrom('visit')
    .select('id')
    .where('notebookId', '=', notebook.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return there !== undefined
}

async function whyNot(trx: Trx, notebook: Notebook, id: string): Promise<Error> {
  return (await isOwn(trx, notebook, id)) ? new Conflict('the visit changed meanwhile') : new NotFound('visit')
}

/** Words about somebody who turns out not to have been there stay: they go to the one who was, or to the place. */
async function correctLines(
  trx: Trx,
  notebook: Notebook,
  visitId: string,
  visit: VisitCorrection,
  contactIds: string[],
  now: string,
): Promise<void> {
  const notes = await trx
    .selectFrom('note')
    .select(['id', 'contactId', 'businessId', 'body'])
    .where('notebookId', '=', notebook.id)
    .where('visitId', '=', visitId)
    .execute()
  const only = new Set(contactIds).size === 1 ? (contactIds[0] ?? null) : null
  for (const note of notes) {
    const body = visit.lines.has(note.id) ? (visit.lines.get(note.id) ?? null) : note.body
    if (body === null) {
      await trx.deleteFrom('note').where('id', '=', note.id).execute()
      continue
    }
    const contactId = note.contactId !== null && contactIds.includes(note.contactId) ? note.contactId : only
    const businessId = contactId === null ? visit.businessId : null
    if (body === note.body && contactId === note.contactId && businessId === note.businessId) continue
    await trx
      .updateTable('note')
      .set({ body, contactId, businessId, updatedAt: now })
      .where('id', '=', note.id)
      .execute()
  }
}

/**
 * Takes a visit out, with what was said at it. A contact that came into the notebook with it and has nothing else to
 * it goes too, so that undoing leaves no trace.
 * @throws NotFound
 */
export async function removeVisit(trx: Trx, notebook: Notebook, id: string): Promise<void> {
  const came = await trx
    .selectFrom('visitContact')
    .innerJoin('contact', 'contact.id', 'visitContact.contactId')
    .innerJoin('visit', 'visit.id', 'visitContact.visitId')
    .select('contact.id')
    .where('visit.id', '=', id)
    .where('visit.notebookId', '=', notebook.id)
    .whereRef('contact.createdAt', '=', 'visit.createdAt')
    .whereRef('contact.updatedAt', '=', 'contact.createdAt')
    .execute()
  if (await isOwn(trx, notebook, id)) await takeBackWentPast(trx, { visitId: id })
  const gone = await trx
    .deleteFrom('visit')
    .where('notebookId', '=', notebook.id)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (!gone) throw new NotFound('visit')
  if (came.length === 0) return
  await trx
    .deleteFrom('contact')
    .where('notebookId', '=', notebook.id)
    .where(
      'id',
      'in',
      came.map((contact) => contact.id),
    )
    .where((eb) =>
      eb.and([
        eb.not(
          eb.exists(
            eb
              .selectFrom('visitContact')
              .select('visitContact.visitId')
              .whereRef('visitContact.contactId', '=', 'contact.id'),
          ),
        ),
        eb.not(eb.exists(eb.selectFrom('note').select('note.id').whereRef('note.contactId', '=', 'contact.id'))),
        eb.not(
          eb.exists(eb.selectFrom('reminder').select('reminder.id').whereRef('reminder.contactId', '=', 'contact.id')),
        ),
        eb.not(
          eb.exists(
            eb.selectFrom('contactMerge').select('contactMerge.id').whereRef('contactMerge.keptId', '=', 'contact.id'),
          ),
        ),
        eb.not(
          eb.exists(
            eb.selectFrom('contactFact').select('contactFact.id').whereRef('contactFact.contactId', '=', 'contact.id'),
          ),
        ),
      ]),
    )
    .execute()
}
