import { hashOf, keyedHash, newToken } from '../../db/ids.ts'
import type { Db, Trx } from '../../db/tables.ts'
import type { Language } from '../../web/languages.ts'
import type { Notebook } from '../queries-notebook.ts'

/** The address's secret part: worked out from the notebook's word and the town's secret, so that neither opens it alone. */
const tokenOf = (secret: string, nonce: string): string => keyedHash(secret, `notebook calendar ${nonce}`)

/** The address's secret part, for its owner to see; null where there is none. */
export async function calendarToken(db: Db, notebook: Notebook, secret: string): Promise<string | null> {
  const row = await db
    .selectFrom('notebook')
    .select(['feedNonce', 'feedTokenHash'])
    .where('id', '=', notebook.id)
    .executeTakeFirst()
  if (!row?.feedNonce) return null
  const token = tokenOf(secret, row.feedNonce)
  // A town that was given another secret since: the address of before opens nothing any more.
  return hashOf(token) === row.feedTokenHash ? token : null
}

/** Makes an address, or another one: the one before opens nothing from here on. */
export async function renewCalendar(trx: Trx, notebook: Notebook, secret: string): Promise<void> {
  const feedNonce = newToken()
  await trx
    .updateTable('notebook')
    .set({ feedNonce, feedTokenHash: hashOf(tokenOf(secret, feedNonce)) })
    .where('id', '=', notebook.id)
    .execute()
}

export async function endCalendar(trx: Trx, notebook: Notebook): Promise<void> {
  await trx
    .updateTable('notebook')
    .set({ feedNonce: null, feedTokenHash: null })
    .where('id', '=', notebook.id)
    .execute()
}

/** Whose notebook an address opens; null for one that opens none, or whose keeper is not here any more. */
export async function notebookAtAddress(
  db: Db,
  token: string,
): Promise<{ notebook: Notebook; language: Language } | null> {
  const row = await db
    .selectFrom('notebook')
    .innerJoin('account', 'account.id', 'notebook.accountId')
    .select(['notebook.id', 'account.id as accountId', 'account.language'])
    .where('notebook.feedTokenHash', '=', hashOf(token))
    .where('account.state', '=', 'active')
    .executeTakeFirst()
  return row ? { notebook: { id: row.id, accountId: row.accountId }, language: row.language } : null
}
