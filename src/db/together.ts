import { CompiledQuery } from 'kysely'
import { TownError } from '../errors.ts'
import { engineOf } from './dialect.ts'
import type { Db, Trx } from './tables.ts'
import { inTransaction } from './transaction.ts'

type Work<T> = (trx: Trx) => Promise<T>

interface Waiting {
  work: Work<unknown>
  resolve: (made: unknown) => void
  reject: (error: unknown) => void
}

const queues = new WeakMap<Db, Waiting[]>()

/**
 * `inTransaction` for small things that many people write down at a time. On SQLite those that arrive together are
 * kept by one commit, each in a savepoint of its own, so that the disk is waited for once; nobody is answered before.
 * PostgreSQL does the like by itself.
 * @param work waits for nothing but the database
 * @throws CannotKeep when the database cannot be written just now
 */
export function keptTogether<T>(db: Db, work: Work<T>): Promise<T> {
  if (engineOf(db) === 'postgres') return inTransaction(db, work)
  return new Promise<T>((resolve, reject) => {
    const waiting: Waiting = { work, resolve: (made) => resolve(made as T), reject }
    const queue = queues.get(db)
    if (queue) {
      queue.push(waiting)
      return
    }
    queues.set(db, [waiting])
    // By then every connection that has something to say was heard.
    setImmediate(() => void keepQueue(db))
  })
}

async function keepQueue(db: Db): Promise<void> {
  const all = queues.get(db) ?? []
  queues.delete(db)
  if (all.length > 1 && (await keptByOneCommit(db, all))) return
  for (const waiting of all) await inTransaction(db, waiting.work).then(waiting.resolve, waiting.reject)
}

/** @returns false where nothing was kept: then each is tried by itself, so that nobody's trouble is somebody else's */
async function keptByOneCommit(db: Db, all: Waiting[]): Promise<boolean> {
  try {
    const answers = await inTransaction(db, async (trx) => {
      const made: (() => void)[] = []
      for (const waiting of all) made.push(await inSavepoint(trx, waiting))
      return made
    })
    for (const answer of answers) answer()
    return true
  } catch {
    return false
  }
}

const [BEGIN, FORGET, END] = ['savepoint "one"', 'rollback to "one"', 'release "one"'].map((text) =>
  CompiledQuery.raw(text),
) as [CompiledQuery, CompiledQuery, CompiledQuery]

/** What was refused leaves nothing behind and does not touch the others; what broke ends the whole. */
async function inSavepoint(trx: Trx, { work, resolve, reject }: Waiting): Promise<() => void> {
  await trx.executeQuery(BEGIN)
  try {
    const made = await work(trx)
    await trx.executeQuery(END)
    return () => resolve(made)
  } catch (error) {
    if (!(error instanceof TownError)) throw error
    await trx.executeQuery(FORGET)
    await trx.executeQuery(END)
    return () => reject(error)
  }
}
