import type { Db } from '../db/tables.ts'
import { isSignedIn, type SignedIn, type Viewer } from '../web/viewer.ts'
import { type Post, postsUp } from './queries-posts.ts'
import { type Answer, answersTo, ownAnswer, type Question, questionNow } from './queries-stove.ts'

export interface Stove {
  question: Question
  answers: Answer[]
  /** There are more answers than these. */
  more: boolean
  /** The reader's own answer, wherever it stands. */
  own: Answer | null
}

/** The question people sit around, and what the last of them said; null before the first one is asked. */
export async function aroundTheStove(db: Db, viewer: Viewer, today: string, limit: number): Promise<Stove | null> {
  const question = await questionNow(db, viewer, today)
  if (!question) return null
  const answers = await answersTo(db, viewer, question.id, { limit: limit + 1 })
  const own = isSignedIn(viewer) ? await ownAnswer(db, viewer, question.id) : null
  return { question, answers: answers.slice(0, limit), more: answers.length > limit, own }
}

export interface PorchRows {
  stove: Stove | null
  posts: Post[]
}

const ANSWERS_ON_THE_FRONT = 6
const MOST = 200

/** What the front page shows of the porch. */
export async function porchOnTheFront(db: Db, viewer: Viewer, today: string): Promise<PorchRows> {
  return {
    stove: await aroundTheStove(db, viewer, today, ANSWERS_ON_THE_FRONT),
    posts: await postsUp(db, viewer, today, { limit: MOST }),
  }
}

export interface SmallThings {
  ask: Post | null
  /** A place the reader goes whose hours were confirmed longest ago. */
  place: { name: string; slug: string } | null
  question: Question | null
}

/** Three small things by which somebody who just asked for help can help. Nothing here looks at what they gave before. */
export async function smallThings(db: Db, viewer: SignedIn, today: string): Promise<SmallThings> {
  const asks = await postsUp(db, viewer, today, { limit: 20, kind: 'ask' })
  const stove = await aroundTheStove(db, viewer, today, 1)
  return {
    ask: asks.find(({ accountId }) => accountId !== viewer.accountId) ?? null,
    place: (await placeToConfirm(db, viewer)) ?? null,
    question: stove && !stove.own ? stove.question : null,
  }
}

async function placeToConfirm(db: Db, viewer: SignedIn) {
  return db
    .selectFrom('visit')
    .innerJoin('notebook', 'notebook.id', 'visit.notebookId')
    .innerJoin('business', 'business.id', 'visit.businessId')
    .select(['business.name', 'business.slug'])
    .where('notebook.accountId', '=', viewer.accountId)
    .where('business.standing', '=', 'open')
    .where('business.hours', 'is not', null)
    .orderBy('business.confirmedAt')
    .limit(1)
    .executeTakeFirst()
}
