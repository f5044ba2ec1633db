import { existsSync, linkSync, renameSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import BetterSqlite, { type Database as SqliteFile } from 'better-sqlite3'
import { sql } from 'kysely'
import { StillRuns } from '../errors.ts'
import type { Beside, Undo } from './beside.ts'
import { openDatabase } from './open.ts'
import type { Db } from './tables.ts'

const JOURNALS = ['-wal', '-shm', '-journal']
const ENDINGS = ['', ...JOURNALS]

/** A file beside the town's. See `Beside`. */
export async function besideSqlite(path: string, stamp: string): Promise<Beside> {
  const wasThere = existsSync(path)
  const held = wasThere ? holdAlone(path) : null
  const building = `${path}.restoring`
  const aside = `${path}.before-${stamp}`
  // A journal whose file was lost is something that was there, too.
  const left = ENDINGS.find((ending) => existsSync(path + ending))
  removeTown(building)
  const db = openDatabase(`sqlite:${building}`)
  // The disk is waited for once, when the whole stands.
  await sql`pragma synchronous = off`.execute(db)
  let isOpen = true
  const shut = async () => {
    if (isOpen) await db.destroy()
    isOpen = false
  }
  return {
    db,
    schema: null,
    aside: left === undefined ? null : aside + left,
    async loosen() {
      await sql`pragma foreign_keys = off`.execute(db)
    },
    tighten: () => tighten(db),
    settle: () => sql`analyze`.execute(db).then(() => undefined),
    async takePlace() {
      // Who closes last writes the journal into the file, and takes it away.
      await sql`pragma wal_checkpoint(truncate)`.execute(db)
      await shut()
      await flush(building)
      // Nobody held what was not there: a town was begun here meanwhile.
      if (!wasThere && existsSync(path)) throw new StillRuns()
      return trade(path, building, aside)
    },
    async close() {
      await shut()
      removeTown(building)
      held?.close()
    },
  }
}

async function tighten(db: Db): Promise<void> {
  const { rows } = await sql`pragma foreign_key_check`.execute(db)
  if (rows.length > 0)
    throw Object.assign(new Error('references lead nowhere'), { code: 'SQLITE_CONSTRAINT_FOREIGNKEY' })
  await sql`pragma foreign_keys = on`.execute(db)
}

/**
 * Holds a town's file so that no other program can open it, its journal written into it first.
 * @returns null where the file is no database any more: then nothing can be lost by moving it
 * @throws StillRuns
 */
function holdAlone(path: string): SqliteFile | null {
  const file = new BetterSqlite(path, { timeout: 500 })
  try {
    file.pragma('locking_mode = exclusive')
    file.pragma('journal_mode = delete')
    file.exec('begin exclusive')
    return file
  } catch (error) {
    file.close()
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code.startsWith('SQLITE_BUSY')) throw new StillRuns()
    if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) return null
    throw error
  }
}

/**
 * The new file takes the old one's name in one step: there is a town under it at every moment. Whatever journals lie
 * there go first, also those of a file that is gone: SQLite would write them into the new one.
 */
async function trade(path: string, building: string, aside: string): Promise<Undo> {
  const moved: string[] = []
  const back = async () => {
    for (const ending of moved.splice(0).reverse()) {
      renameSync(aside + ending, path + ending)
      // Two names of one file stay both.
      rmSync(aside + ending, { force: true })
    }
    await flush(dirname(path))
  }
  try {
    for (const ending of JOURNALS.filter((ending) => existsSync(path + ending))) {
      renameSync(path + ending, aside + ending)
      moved.push(ending)
    }
    if (existsSync(path)) {
      keepUnder(path, aside)
      moved.push('')
    }
    renameSync(building, path)
    await flush(dirname(path))
  } catch (error) {
    await back()
    throw error
  }
  return async () => {
    if (!moved.includes('')) rmSync(path)
    await back()
  }
}

function keepUnder(path: string, aside: string): void {
  try {
    linkSync(path, aside)
  } catch {
    // A disk that knows no second names.
    renameSync(path, aside)
  }
}

function removeTown(path: string): void {
  for (const ending of ENDINGS) rmSync(path + ending, { force: true })
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
