import type { Trx } from '../db/tables.ts'
import { ask } from '../db/written.ts'
import { putWords, recordVisit, type Writer } from './queries.ts'
import type { Notebook } from './queries-notebook.ts'
import { namesMet } from './queries-people.ts'
import type { VisitEntry } from './queries-visits.ts'
import type { VisitInput } from './rules.ts'

/**
 * A visit's form as it would be said again: somebody ticked as a face the first time is ticked as a contact the second,
 * so people are told apart by what they are called.
 */
export async function saidOfVisit(
  trx: Trx,
  notebook: Notebook,
  body: object,
  met: VisitInput['met'],
  by: Writer,
): Promise<object> {
  const names = await namesMet(
    trx,
    notebook,
    met.map((one) => one.who),
    by,
  )
  const people = met.map(({ smallTalk }, at) => [names[at] ?? '', smallTalk ?? ''].join('\n')).sort()
  const typed = Object.entries(body).filter(([field]) => !OF_PEOPLE.test(field) && field !== 'placeShown')
  return { ...Object.fromEntries(typed), people }
}

const OF_PEOPLE = /^(with|otherName|otherTalk|about-.*)$/

const AS_WRITTEN = `select "id" from "visit" where "id" = ? and "notebookId" = ? and "updatedAt" = "createdAt"
  and (select count(*) from "visitContact" where "visitId" = "visit"."id") = ?
  and (select count(*) from "note" where "visitId" = "visit"."id" and "note"."updatedAt" = "note"."createdAt") = ?
  and (select count(*) from "wentPast" where "visitId" = "visit"."id") = ?
  and (select count(*) from "reminder" where "visitId" = "visit"."id") = ?`

/** Whether a visit is still in the notebook with everything that was written down about it. */
export async function standsAsWritten(
  trx: Trx,
  notebook: Notebook,
  id: string,
  visit: VisitInput,
  { wentPast, followUp }: { wentPast: boolean; followUp: boolean },
): Promise<boolean> {
  const lines = [visit.smallTalk, visit.askNext, ...visit.met.map((one) => one.smallTalk)].filter(Boolean).length
  const values = [id, notebook.id, visit.met.length, lines, wentPast ? 1 : 0, followUp ? 1 : 0]
  return (await ask(trx, AS_WRITTEN, values)).length > 0
}

/**
 * The same visit a second time, with its people and what was said. What is to be asked next time stands with the first,
 * and once is enough; so does what went past, and what to come back to.
 * @returns the second one's id
 */
export async function recordSecond(
  trx: Trx,
  notebook: Notebook,
  visit: VisitEntry,
  by: Writer & { language: VisitInput['language'] },
  now: string,
): Promise<string> {
  const { business, place, visitedOn, kind, whatFor, people } = visit
  const businessId = business?.id ?? null
  const met = people.map(({ id }) => ({ who: { contact: id }, smallTalk: null }))
  const nothingSaid = { smallTalk: null, askNext: null, language: by.language }
  const second = { businessId, place, visitedOn, kind, whatFor, met, ...nothingSaid }
  const id = await recordVisit(trx, notebook, second, by, now)
  for (const { body, contactId, language, askNext } of visit.notes) {
    if (askNext === 1) continue
    const words = { body, contactId, businessId: contactId === null ? businessId : null, askNext }
    await putWords(trx, notebook, { visitId: id, language }, [words], by, now)
  }
  return id
}
