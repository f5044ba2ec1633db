import { writeAudit } from '../../accounts/audit-queries.ts'
import { newId } from '../../db/ids.ts'
import type { Trx } from '../../db/tables.ts'
import { keepClosure } from '../../directory/queries-closures.ts'
import { mondayOf } from '../../porch/rules.ts'
import { dayPlus, instantAt } from '../../web/clock.ts'
import type { LoadedTown } from './loaded.ts'
import { closures } from './relations-closures.ts'
import { townQuestions } from './relations-stove.ts'
import { questionsOfFall } from './relations-stove-fall.ts'
import { type TownNote, townNotes } from './relations-porch.ts'
import type { AccountKey } from './shapes.ts'
import { laurelGap } from './town.ts'

/** What hangs on the porch, and what people said around the stove. */
export async function loadPorch(trx: Trx, town: LoadedTown): Promise<void> {
  await addQuestions(trx, town)
  await addNotes(trx, town)
}

const idOf = (town: LoadedTown, key: AccountKey): string => town.accounts.get(key) ?? ''
const audienceOf = ({ anybody }: { anybody?: true }) => (anybody ? 'anybody' : 'neighbors')

async function addQuestions(trx: Trx, town: LoadedTown): Promise<void> {
  // The oldest first: the desk's trail has the latest on top.
  const asked = [...questionsOfFall, ...townQuestions].sort((one, other) => other.weeksAgo - one.weeksAgo)
  for (const { weeksAgo, words, answers } of asked) {
    const id = newId()
    const weekOf = dayPlus(mondayOf(town.firstDay), -7 * weeksAgo)
    const question = { id, words: words.text, language: words.language, weekOf, askedBy: idOf(town, 'dee') }
    await trx.insertInto('stoveQuestion').values(question).execute()
    const act = { verb: 'question-asked', subjectKind: 'porch', subjectId: null, detail: words.text } as const
    await writeAudit(trx, { by: question.askedBy, ...act }, instantAt(laurelGap.zone, weekOf, '07:30'))
    for (const answer of answers)
      await trx
        .insertInto('stoveAnswer')
        .values({
          id: newId(),
          questionId: id,
          accountId: idOf(town, answer.by),
          words: answer.words.text,
          language: answer.words.language,
          audience: audienceOf(answer),
          answeredOn: dayPlus(town.firstDay, -answer.daysAgo),
        })
        .execute()
  }
}

async function addNotes(trx: Trx, town: LoadedTown): Promise<void> {
  // The oldest first: the latest hung stands on top.
  const hung = [...townNotes, ...closures].sort((one, other) => other.daysAgo - one.daysAgo)
  for (const note of hung) {
    const id = newId()
    const postedAt = instantAt(laurelGap.zone, dayPlus(town.firstDay, -note.daysAgo), '08:00')
    const expiresOn = dayPlus(town.firstDay, note.hangsFor)
    const closed = await shutDoor(trx, town, note, expiresOn)
    await trx
      .insertInto('porchPost')
      .values({
        id,
        kind: note.kind,
        accountId: idOf(town, note.by),
        businessId: note.as ? (town.businesses.get(note.as) ?? null) : null,
        words: note.words.text,
        language: note.words.language,
        audience: audienceOf(note),
        happensAt: note.at ? instantAt(laurelGap.zone, expiresOn, note.at.time) : null,
        place: note.at?.place ?? null,
        ...closed,
        postedAt,
        expiresOn,
      })
      .execute()
    for (const reply of note.replies ?? [])
      await trx
        .insertInto('porchReply')
        .values({
          id: newId(),
          postId: id,
          accountId: idOf(town, reply.by),
          businessId: reply.as ? (town.businesses.get(reply.as) ?? null) : null,
          words: reply.words.text,
          language: reply.words.language,
          toAuthorOnly: reply.privately ? 1 : 0,
          repliedAt: instantAt(laurelGap.zone, dayPlus(town.firstDay, -note.daysAgo), '09:10'),
        })
        .execute()
  }
}

/** A closure's days, also for the hours of the business that says so. */
async function shutDoor(trx: Trx, town: LoadedTown, { by, as, closedFrom }: TownNote, untilOn: string) {
  const businessId = as && town.businesses.get(as)
  if (closedFrom === undefined || !businessId) return {}
  const fromOn = dayPlus(town.firstDay, closedFrom)
  const now = instantAt(laurelGap.zone, town.firstDay, '08:00')
  const closureId = await keepClosure(trx, { businessId, saidBy: idOf(town, by), fromOn, untilOn }, now)
  return { closedFrom: fromOn, closedThrough: untilOn, closureId }
}
