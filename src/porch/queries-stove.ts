import { newId } from '../db/ids.ts'
import type { Db, Trx } from '../db/tables.ts'
import { raiseVersion } from '../db/version.ts'
import { NotFound } from '../errors.ts'
import type { SignedIn, Viewer } from '../web/viewer.ts'
import type { PorchAudience } from './rules.ts'

export interface Question {
  id: string
  words: string
  language: 'en' | 'es'
  /** The Monday of its week. */
  weekOf: string
  /** Who asked, while they are there for this reader. */
  askedBy: string | null
}

const questions = (db: Db, viewer: Viewer) =>
  db
    .selectFrom('stoveQuestion')
    .leftJoin('account', (join) =>
      join
        .onRef('account.id', '=', 'stoveQuestion.askedBy')
        .on('account.state', '=', 'active')
        .$call((on) => (viewer.blocked.size > 0 ? on.on('account.id', 'not in', [...viewer.blocked]) : on)),
    )
    .select(['stoveQuestion.id', 'stoveQuestion.words', 'stoveQuestion.language', 'stoveQuestion.weekOf'])
    .select('account.name as askedBy')

/** The question people sit around today: this week's, or the last one asked. */
export async function questionNow(db: Db, viewer: Viewer, today: string): Promise<Question | null> {
  const row = await questions(db, viewer)
    .where('stoveQuestion.weekOf', '<=', today)
    .orderBy('stoveQuestion.weekOf', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** The weeks before, the latest first. @param before the Monday under which the page before ended */
export async function questionsBefore(db: Db, viewer: Viewer, before: string, limit: number): Promise<Question[]> {
  return questions(db, viewer)
    .where('stoveQuestion.weekOf', '<', before)
    .orderBy('stoveQuestion.weekOf', 'desc')
    .limit(limit)
    .execute()
}

/** One that was asked already; next week's is nobody's yet. @throws NotFound */
export async function questionFor(db: Db, viewer: Viewer, id: string, today: string): Promise<Question> {
  return questions(db, viewer)
    .where('stoveQuestion.id', '=', id)
    .where('stoveQuestion.weekOf', '<=', today)
    .executeTakeFirstOrThrow(() => new NotFound('question'))
}

/** A week's question, asked or still to be asked, for the steward's form. */
export async function questionOfWeek(db: Db, monday: string) {
  return db
    .selectFrom('stoveQuestion')
    .select((eb) => [
      'id',
      'words',
      'language',
      eb
        .exists(eb.selectFrom('stoveAnswer').select('stoveAnswer.id').whereRef('questionId', '=', 'stoveQuestion.id'))
        .as('answered'),
    ])
    .where('weekOf', '=', monday)
    .executeTakeFirst()
}

/**
 * Asks a week's question, or puts it in other words while nobody has answered: an answer stays beside the question it
 * was given to.
 * @returns false where somebody answered already
 */
export async function askQuestion(
  trx: Trx,
  by: SignedIn,
  question: { words: string; language: 'en' | 'es'; weekOf: string },
): Promise<boolean> {
  const there = await questionOfWeek(trx, question.weekOf)
  if (there?.answered) return false
  const asked = { ...question, askedBy: by.accountId }
  await trx
    .insertInto('stoveQuestion')
    .values({ id: newId(), ...asked })
    .onConflict((conflict) => conflict.column('weekOf').doUpdateSet(asked))
    .execute()
  await raiseVersion(trx)
  return true
}

export interface Answer {
  id: string
  accountId: string
  name: string
  words: string
  language: 'en' | 'es'
  audience: PorchAudience
  answeredOn: string
}

const answers = (db: Db, viewer: Viewer) =>
  db
    .selectFrom('stoveAnswer')
    .innerJoin('account', 'account.id', 'stoveAnswer.accountId')
    .select(['stoveAnswer.id', 'stoveAnswer.accountId', 'stoveAnswer.words', 'stoveAnswer.language'])
    .select(['stoveAnswer.audience', 'stoveAnswer.answeredOn', 'account.name'])
    .where('stoveAnswer.removedAt', 'is', null)
    .where('account.state', '=', 'active')
    .$if(viewer.accountId === null, (query) => query.where('stoveAnswer.audience', '=', 'anybody'))
    .$if(viewer.blocked.size > 0, (query) => query.where('stoveAnswer.accountId', 'not in', [...viewer.blocked]))

/** What people said, the latest first. @param after the last id of the page before */
export async function answersTo(
  db: Db,
  viewer: Viewer,
  questionId: string,
  { limit, after }: { limit: number; after?: string | null },
): Promise<Answer[]> {
  let query = answers(db, viewer).where('stoveAnswer.questionId', '=', questionId)
  if (after) query = query.where('stoveAnswer.id', '<', after)
  return query.orderBy('stoveAnswer.id', 'desc').limit(limit).execute()
}

export async function ownAnswer(db: Db, viewer: SignedIn, questionId: string): Promise<Answer | null> {
  const row = await answers(db, viewer)
    .where('stoveAnswer.questionId', '=', questionId)
    .where('stoveAnswer.accountId', '=', viewer.accountId)
    .executeTakeFirst()
  return row ?? null
}

export interface NewAnswer {
  questionId: string
  words: string
  language: 'en' | 'es'
  audience: PorchAudience
}

/**
 * Answers, or puts one's own answer in other words.
 * @returns false where a steward took one's answer down: it is not put back by sending it again
 */
export async function giveAnswer(trx: Trx, viewer: SignedIn, answer: NewAnswer, today: string): Promise<boolean> {
  const { accountId } = viewer
  const before = await trx
    .selectFrom('stoveAnswer')
    .select(['audience', 'removedAt'])
    .where('questionId', '=', answer.questionId)
    .where('accountId', '=', accountId)
    .executeTakeFirst()
  if (before?.removedAt) return false
  const said = { words: answer.words, language: answer.language, audience: answer.audience }
  await trx
    .insertInto('stoveAnswer')
    .values({ id: newId(), accountId, ...answer, answeredOn: today })
    .onConflict((conflict) => conflict.columns(['questionId', 'accountId']).doUpdateSet(said))
    .execute()
  if (answer.audience === 'anybody' || before?.audience === 'anybody') await raiseVersion(trx)
  return true
}
