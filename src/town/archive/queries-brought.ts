import { newId } from '../../db/ids.ts'
import type { Db, Trx } from '../../db/tables.ts'
import type { SignedIn } from '../../web/viewer.ts'
import type { ReadArchive } from './reading.ts'

type Owner = Pick<SignedIn, 'accountId'>

/** Keeps what was read until its owner has looked at what would come; what waited before is gone with it. */
export async function keepBrought(trx: Trx, { accountId }: Owner, archive: ReadArchive, now: string): Promise<void> {
  await dropBrought(trx, { accountId })
  await trx
    .insertInto('broughtNotebook')
    .values({ id: newId(), accountId, content: JSON.stringify(archive), broughtAt: now })
    .execute()
}

/** What waits for this reader's yes; it was read, and found right, before it was kept. */
export async function broughtBy(db: Db, { accountId }: Owner): Promise<ReadArchive | null> {
  const row = await db
    .selectFrom('broughtNotebook')
    .select('content')
    .where('accountId', '=', accountId)
    .executeTakeFirst()
  return row ? (JSON.parse(row.content) as ReadArchive) : null
}

export async function dropBrought(trx: Trx, { accountId }: Owner): Promise<void> {
  await trx.deleteFrom('broughtNotebook').where('accountId', '=', accountId).execute()
}

/** What nobody said yes to. @param before an instant */
export async function dropOldBrought(trx: Trx, before: string): Promise<void> {
  await trx.deleteFrom('broughtNotebook').where('broughtAt', '<', before).execute()
}
