import type { Db } from '../db/tables.ts'
import { inTransaction } from '../db/transaction.ts'

/**
 * Takes a job if it is due and nobody holds it. Several processes may serve one town; one of them runs a job.
 * @param until a holder that died lets go then
 */
export async function takeLease(db: Db, job: string, holder: string, now: string, until: string): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    await trx
      .insertInto('jobLease')
      .values({ name: job })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute()
    const taken = await trx
      .updateTable('jobLease')
      .set({ holder, heldUntil: until })
      .where('name', '=', job)
      .where((eb) => eb.or([eb('nextRunAt', 'is', null), eb('nextRunAt', '<=', now)]))
      .where((eb) => eb.or([eb('heldUntil', 'is', null), eb('heldUntil', '<=', now), eb('holder', '=', holder)]))
      .executeTakeFirst()
    return taken.numUpdatedRows > 0n
  })
}

/** Lets a job go, and says when it is due again. */
export async function giveLeaseBack(db: Db, job: string, ranAt: string, nextRunAt: string): Promise<void> {
  await db
    .updateTable('jobLease')
    .set({ holder: null, heldUntil: null, lastRunAt: ranAt, nextRunAt })
    .where('name', '=', job)
    .execute()
}

/** Whether anything might be due; a read, so that an idle town writes nothing. */
export async function dueJobs(db: Db, jobs: readonly string[], now: string): Promise<string[]> {
  const waiting = await db.selectFrom('jobLease').select('name').where('nextRunAt', '>', now).execute()
  const notYet = new Set(waiting.map((row) => row.name))
  return jobs.filter((job) => !notYet.has(job))
}

/** The town's clock was set: everything is looked at anew. */
export async function forgetPlans(db: Db): Promise<void> {
  await db.updateTable('jobLease').set({ nextRunAt: null, holder: null, heldUntil: null }).execute()
}
