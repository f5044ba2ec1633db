import { newId } from '../db/ids.ts'
import type { Db, Trx } from '../db/tables.ts'
import type { Job } from './jobs.ts'

/** What waits to leave the town. It is written in the transaction that caused it, and leaves once that is kept. */
export interface Waiting {
  kind: string
  accountId: string | null
  payload: unknown
  dueAt: string
}

export async function putInOutbox(trx: Trx, waiting: Waiting): Promise<void> {
  await trx
    .insertInto('outbox')
    .values({ id: newId(), ...waiting, payload: JSON.stringify(waiting.payload), tries: 0 })
    .execute()
}

/** Sends one kind of thing. `wait` where it cannot leave now and nobody is at fault (no mail server is set). */
export type Sender = (payload: unknown) => Promise<'sent' | 'wait'>

const AT_ONCE = 50
const GIVE_UP_AFTER = 8

export function outboxJob(db: Db, senders: Readonly<Record<string, Sender>>): Job {
  return {
    name: 'outbox',
    async run(now) {
      const due = await db
        .selectFrom('outbox')
        .select(['id', 'kind', 'payload', 'tries'])
        .where('sentAt', 'is', null)
        .where('dueAt', '<=', now)
        .where('tries', '<', GIVE_UP_AFTER)
        .orderBy('dueAt')
        .limit(AT_ONCE)
        .execute()
      for (const letter of due) await sendOne(db, senders, letter, now)
      return plusSeconds(now, due.length === AT_ONCE ? 0 : 10)
    },
  }
}

async function sendOne(
  db: Db,
  senders: Readonly<Record<string, Sender>>,
  letter: { id: string; kind: string; payload: string; tries: number },
  now: string,
): Promise<void> {
  const outcome = await attempt(senders[letter.kind], letter.payload)
  if (outcome === 'wait') {
    await db
      .updateTable('outbox')
      .set({ dueAt: plusSeconds(now, 3600) })
      .where('id', '=', letter.id)
      .execute()
    return
  }
  if (outcome === 'sent') {
    // What was sent is not kept: a letter's words belong to whom it went to.
    await db.updateTable('outbox').set({ sentAt: now, payload: '{}' }).where('id', '=', letter.id).execute()
    return
  }
  const backOff = 60 * 2 ** letter.tries
  const tries = letter.tries + 1
  // One that is given up on keeps the day and the trouble, and no word of anybody's.
  const rest = tries < GIVE_UP_AFTER ? {} : { payload: '{}' }
  await db
    .updateTable('outbox')
    .set({ tries, dueAt: plusSeconds(now, backOff), failure: outcome.failure, ...rest })
    .where('id', '=', letter.id)
    .execute()
}

async function attempt(sender: Sender | undefined, payload: string): Promise<'sent' | 'wait' | { failure: string }> {
  if (!sender) return { failure: 'nobody sends this kind' }
  try {
    return await sender(JSON.parse(payload))
  } catch (error) {
    return { failure: error instanceof Error && 'code' in error ? String(error.code) : 'failed' }
  }
}

const plusSeconds = (instant: string, seconds: number): string =>
  new Date(Date.parse(instant) + seconds * 1000).toISOString()
