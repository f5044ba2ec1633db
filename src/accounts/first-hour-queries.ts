import type { Db } from '../db/tables.ts'

/** What a steward does in the first hour of a town, in this order. */
export const firstSteps = ['places', 'owners', 'slips', 'question', 'way'] as const
export type FirstStep = (typeof firstSteps)[number]

/**
 * Which of them are done, read from the town itself: somebody is in the directory, stands behind a counter, came in or
 * holds a slip; a question was asked; a page of town ways is written.
 */
export async function firstStepsDone(db: Db): Promise<Set<FirstStep>> {
  const done = await Promise.all([
    db.selectFrom('business').select('id').where('mergedIntoId', 'is', null).limit(1).executeTakeFirst(),
    db.selectFrom('businessPerson').select('id').limit(1).executeTakeFirst(),
    anybodyComesIn(db),
    db.selectFrom('stoveQuestion').select('id').limit(1).executeTakeFirst(),
    db.selectFrom('way').select('id').limit(1).executeTakeFirst(),
  ])
  return new Set(firstSteps.filter((_, at) => done[at] !== undefined))
}

async function anybodyComesIn(db: Db) {
  const resident = await db
    .selectFrom('account')
    .select('id')
    .where('role', '=', 'resident')
    .limit(1)
    .executeTakeFirst()
  return resident ?? (await db.selectFrom('slip').select('id').limit(1).executeTakeFirst())
}
