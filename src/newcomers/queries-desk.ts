import { writeAudit } from '../accounts/audit-queries.ts'
import { newId } from '../db/ids.ts'
import type { Db, Trx } from '../db/tables.ts'
import { Conflict, NotFound } from '../errors.ts'
import type { Language } from '../web/languages.ts'
import type { SignedIn } from '../web/viewer.ts'

/** Leaves a question with the desk, which asks around. */
export async function askTheDesk(
  trx: Trx,
  askerId: string,
  { topic, language }: { topic: string; language: Language },
  now: string,
): Promise<void> {
  await trx
    .insertInto('deskQuestion')
    .values({ id: newId(), askerId, topic, language, state: 'open', askedAt: now })
    .execute()
}

/** What the viewer asked the desk, the latest first, with the answers that came. */
export async function ownQuestions(db: Db, viewer: SignedIn) {
  return db
    .selectFrom('deskQuestion')
    .select(['id', 'topic', 'language', 'answer', 'answerLanguage', 'state', 'askedAt', 'answeredAt'])
    .where('askerId', '=', viewer.accountId)
    .orderBy('askedAt', 'desc')
    .orderBy('id')
    .limit(100)
    .execute()
}

/** The answer was read. @throws NotFound where there is none, or it is somebody else's */
export async function thankTheDesk(trx: Trx, viewer: SignedIn, id: string): Promise<void> {
  const closed = await trx
    .updateTable('deskQuestion')
    .set({ state: 'closed' })
    .where('id', '=', id)
    .where('askerId', '=', viewer.accountId)
    .where('state', 'in', ['answered', 'closed'])
    .executeTakeFirst()
  if (closed.numUpdatedRows === 0n) throw new NotFound('question')
}

const A_PAGE = 50

/** What waits at the desk, the oldest first, and what was answered of late. The asker is named: somebody has to be told. */
export async function deskQuestions(db: Db, state: 'open' | 'answered') {
  return db
    .selectFrom('deskQuestion')
    .leftJoin('account', 'account.id', 'deskQuestion.askerId')
    .select(['deskQuestion.id', 'deskQuestion.topic', 'deskQuestion.language', 'deskQuestion.askedAt', 'account.name'])
    .select(['deskQuestion.answer', 'deskQuestion.answerLanguage'])
    .where('deskQuestion.state', '=', state)
    .orderBy('deskQuestion.askedAt', state === 'open' ? 'asc' : 'desc')
    .limit(A_PAGE)
    .execute()
}

/** The first answer is the answer. @throws NotFound where there is nothing to answer */
export async function answerQuestion(
  trx: Trx,
  steward: SignedIn,
  id: string,
  { answer, language }: { answer: string; language: Language },
  now: string,
): Promise<void> {
  const answered = await trx
    .updateTable('deskQuestion')
    .set({ answer, answerLanguage: language, state: 'answered', answeredAt: now })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  if (answered.numUpdatedRows > 0n) {
    // Neither the question nor the answer is told: they are between the desk and whoever asked.
    const act = { by: steward.accountId, verb: 'question-answered', subjectKind: 'question', subjectId: id } as const
    await writeAudit(trx, act, now)
    return
  }
  const there = await trx.selectFrom('deskQuestion').select('answer').where('id', '=', id).executeTakeFirst()
  if (!there) throw new NotFound('question')
  if (there.answer !== answer) throw new Conflict('question.answered-before')
}
