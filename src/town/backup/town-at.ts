import { existsSync } from 'node:fs'
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

async function isEmpty(databaseUrl: string): Promise<boolean> {
  const db = openDatabase(databaseUrl)
  try {
    return (await tablesThere(db)).length === 0
  } finally {
    await db.destroy()
  }
}
