import { existsSync } from 'node:fs'
import { emptyChairs } from '../../accounts/erasure-queries.ts'
import { readLedger } from '../../accounts/ledger-queries.ts'
import type { Config } from '../../config.ts'
import { fileOf, openDatabase } from '../../db/open.ts'
import { openSnapshot, tablesThere } from '../../db/snapshot.ts'

/**
 * Who lives at a place: the town's name, or words for what else is there; null where nobody does. A database that was
 * migrated and never named is nobody's.
 */
export async function townAt({ databaseUrl }: Config): Promise<string | null> {
  const path = fileOf(databaseUrl)
  if (path !== null && !existsSync(path)) return null
  if (path === null && (await isEmpty(databaseUrl))) return null
  try {
    const snapshot = await openSnapshot(databaseUrl)
    try {
      const town = await snapshot.db.selectFrom('town').select('name').executeTakeFirst()
      return town?.name ?? null
    } finally {
      await snapshot.close()
    }
  } catch {
    return 'A database that cannot be read'
  }
}

/**
 * Who left there, by the ledger beside the database and by the empty chairs in it: the ledger may be lost, or another
 * machine's. A database that cannot be read tells of nobody.
 */
export async function leftFrom({ dataDir, databaseUrl }: Config): Promise<string[]> {
  const ledger = await readLedger(dataDir)
  const path = fileOf(databaseUrl)
  if (path !== null && !existsSync(path)) return ledger
  const snapshot = await openSnapshot(databaseUrl).catch(() => null)
  if (!snapshot) return ledger
  try {
    return [...ledger, ...(await emptyChairs(snapshot.db))]
  } catch {
    return ledger
  } finally {
    await snapshot.close()
  }
}

async function isEmpty(databaseUrl: string): Promise<boolean> {
  const db = openDatabase(databaseUrl)
  try {
    return (await tablesThere(db)).length === 0
  } finally {
    await db.destroy()
  }
}
