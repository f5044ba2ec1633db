import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Config } from '../src/config.ts'
import { newId } from '../src/db/ids.ts'
import { lookOver } from '../src/town/doctor/say.ts'
import { emptyPlace, freshFolder, say } from './support/backups.ts'
import { onPostgres } from './support/fresh-database.ts'
import { MORNING, openTown, PASSWORD } from './support/town.ts'

const town = await openTown()
const { db } = town.house
const config = { ...town.house.config, fixedClock: null }
const { dataDir } = config

/** What the doctor says, and whether there is nothing to do. */
async function said(changed: Partial<Config> = {}, now = MORNING): Promise<{ lines: string[]; isWell: boolean }> {
  const lines: string[] = []
  const isWell = await lookOver({ ...config, ...changed }, now, (line) => lines.push(line))
  return { lines, isWell }
}

/** The lines that are not all right, where something is wrong. */
async function troubles(changed: Partial<Config> = {}, now = MORNING): Promise<string> {
  const { lines } = await said(changed, now)
  return lines.filter((line) => line.startsWith('to ')).join('\n')
}

/** Of a town that is well. The tests' own PostgreSQL is set to hurry. */
const WELL = [
  "to know    SMTP_URL is not set: mail waits on the stewards' outbox page.",
  ...(onPostgres()
    ? ['to do      PostgreSQL does not wait for the disk: turn on fsync, full_page_writes, synchronous_commit.']
    : []),
].join('\n')

beforeAll(async () => {
  await town.signIn('Dee Lassiter', 'steward')
  await town.signIn('Tom Bright')
  await say(config, 'backup', {}, [join(dataDir, 'backups/')])
  await writeFile(join(dataDir, 'last-backup'), `${MORNING}\n`)
})

describe('the doctor', () => {
  test('says of a town that is well, line by line, that it is', async () => {
    const { lines, isWell } = await said()
    expect(await troubles()).toBe(WELL)
    expect(lines.filter((line) => line.startsWith('all right')).length).toBeGreaterThan(15)
    expect(lines.at(-1)).toBe(onPostgres() ? 'To do: 1.' : 'There is nothing to do.')
    expect(isWell).toBe(!onPostgres())
  })

  test('names what settings mean', async () => {
    expect(await troubles({ baseUrl: 'http://192.168.1.20:3000' })).toContain('no device keeps pages without a signal')
    expect(await troubles({ trustProxy: true })).toContain('Say the number of proxies')
    expect(await troubles({ baseUrl: 'https://gap.example' })).toContain('Say TRUST_PROXY=1')
    expect(await troubles({ baseUrl: 'https://gap.example', trustProxy: 1 })).not.toContain('TRUST_PROXY')
    expect(await troubles({ smtpUrl: 'smtps://mail.example' })).toContain('MAIL_FROM is not')
    expect(await troubles({ fixedClock: MORNING })).toContain('TOWN_CLOCK stops the clock')
  })

  test('finds what others can read, what is left over, and a backup that is old', async () => {
    await chmod(dataDir, 0o755)
    expect(await troubles()).toContain(`chmod go= ${dataDir}`)
    await chmod(dataDir, 0o700)
    await writeFile(join(dataDir, 'woodstove.db.before-20261117T144000Z'), '')
    expect(await troubles()).toContain('woodstove.db.before-20261117T144000Z')
    await rm(join(dataDir, 'woodstove.db.before-20261117T144000Z'))
    const usb = await freshFolder()
    await say(config, 'backup', {}, [`${usb}/`])
    await writeFile(join(usb, 'gap.woodstove.begun'), '')
    expect(await troubles()).toContain(join(usb, 'gap.woodstove.begun'))
    await writeFile(join(dataDir, 'last-backup'), `${MORNING}\n`)
    expect(await troubles({}, '2026-12-01T12:00:00.000Z')).toContain('The last backup is 13 days old')
    await rm(join(dataDir, 'last-backup'))
    expect(await troubles()).toContain('No backup was made from here yet')
    await writeFile(join(dataDir, 'last-backup'), `${MORNING}\n`)
    expect(await troubles()).toBe(WELL)
  })

  test('finds what is late, stuck or from a clock that goes wrong', async () => {
    await db.insertInto('jobLease').values({ name: 'open-state', nextRunAt: '2026-11-16T00:00:00.000Z' }).execute()
    expect(await troubles()).toContain('Late by more than an hour: open-state.')
    await db.deleteFrom('jobLease').execute()
    const letter = { kind: 'mail', payload: '{"text":"A private word"}', dueAt: '2026-11-10T00:00:00.000Z' }
    await db
      .insertInto('outbox')
      .values({ id: newId(), ...letter, tries: 0 })
      .execute()
    expect(await troubles()).toContain('1 letters wait')
    expect(await troubles({ smtpUrl: 'smtp://mail.example' })).toContain('1 letters cannot leave')
    await db.deleteFrom('outbox').execute()
    expect(await troubles({}, '2026-01-01T00:00:00.000Z')).toContain('things were written after that')
  })

  test('finds that the ledger is not honored, or does not know somebody', async () => {
    const ruth = await town.signIn('Ruth Calloway')
    const id = await town.account('Ruth Calloway')
    await ruth.post('/account/leaving').type('form').send({ current: PASSWORD }).expect(303)
    expect(await troubles()).toBe(WELL)
    const ledger = await readFile(join(dataDir, 'erased-accounts'))
    await rm(join(dataDir, 'erased-accounts'))
    expect(await troubles()).toContain('1 who left are not in the ledger')
    await writeFile(join(dataDir, 'erased-accounts'), ledger, { mode: 0o600 })
    await db.updateTable('account').set({ state: 'active' }).where('id', '=', id).execute()
    expect(await troubles()).toContain('1 who left are here again')
    await db.updateTable('account').set({ state: 'erased' }).where('id', '=', id).execute()
    await db.insertInto('notebook').values({ id: newId(), accountId: id, createdAt: MORNING }).execute()
    expect(await troubles()).toContain('and 1 rows of such')
    await db.deleteFrom('notebook').where('accountId', '=', id).execute()
  })

  test('finds files without photos', async () => {
    await mkdir(join(dataDir, 'photos'), { mode: 0o700, recursive: true })
    await writeFile(join(dataDir, 'photos', `${'x'.repeat(43)}.jpg`), '')
    expect(await troubles()).toContain('1 files in')
    await rm(join(dataDir, 'photos'), { recursive: true })
    expect(await troubles()).toBe(WELL)
  })

  test('says of a schema that is behind, a nameless town and no town what to do', async () => {
    await sql`update "kysely_migration" set "name" = '9999-later' where "name" = '0030-archive'`.execute(db)
    expect(await troubles()).toContain('of a newer Woodstove (9999-later)')
    await sql`delete from "kysely_migration" where "name" = '9999-later'`.execute(db)
    expect(await troubles()).toContain('1 steps behind this program')
    await sql`insert into "kysely_migration" ("name", "timestamp") values ('0030-archive', ${MORNING})`.execute(db)
    const nowhere = await emptyPlace('sqlite')
    expect((await said(nowhere)).lines.join('\n')).toContain('There is no town at')
    await writeFile(join(nowhere.dataDir, 'woodstove.db'), 'this was a town once')
    expect(await troubles(nowhere)).toContain('cannot be read (SQLITE_NOTADB)')
  })

  test('finds references that lead nowhere, or that nobody checks', async () => {
    if (onPostgres()) {
      await sql`alter table "note" drop constraint "note_notebookId_fkey"`.execute(db)
      await sql`alter table "note" add constraint "note_notebookId_fkey" foreign key ("notebookId")
        references "notebook" ("id") on delete cascade not valid`.execute(db)
      expect(await troubles()).toContain('References in the database are not checked by it')
      await sql`alter table "note" validate constraint "note_notebookId_fkey"`.execute(db)
    } else {
      await sql`pragma foreign_keys = off`.execute(db)
      const note = { id: 'n', notebookId: 'nowhere', body: 'A private word', language: 'en' as const }
      const plain = { askNext: 0 as const, ownersOnly: 0 as const, createdAt: MORNING, updatedAt: MORNING }
      await db
        .insertInto('note')
        .values({ ...note, ...plain })
        .execute()
      const found = await troubles()
      expect(found).toContain('1 references in the database lead nowhere')
      expect(found).not.toContain('A private word')
      await db.deleteFrom('note').execute()
      await sql`pragma foreign_keys = on`.execute(db)
    }
  })
})
