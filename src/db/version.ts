import type { Db, Trx } from './tables.ts'

/**
 * The town's version: raised in the same transaction by whatever changes a page that anybody may read. Kept pages
 * carry it. Other processes notice within a second; a process notices its own writes at once.
 */
export interface TownVersion {
  /** 0 before the town is set up. */
  current: number
  refresh(): Promise<number>
}

const versions = new WeakMap<Db, TownVersion>()
const raised = new WeakSet<Trx>()

export function versionOf(db: Db): TownVersion {
  const known = versions.get(db)
  if (known) return known
  const version: TownVersion = {
    current: 0,
    async refresh() {
      const row = await db.selectFrom('town').select('version').executeTakeFirst()
      version.current = row?.version ?? 0
      return version.current
    },
  }
  versions.set(db, version)
  return version
}

export async function raiseVersion(trx: Trx): Promise<void> {
  await trx
    .updateTable('town')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .execute()
  raised.add(trx)
}

export const wasRaised = (trx: Trx): boolean => raised.has(trx)
