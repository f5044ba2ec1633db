import fs, { mkdir, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import BetterSqlite from 'better-sqlite3'
import fc from 'fast-check'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { besideSqlite } from '../src/db/beside.sqlite.ts'
import { knownMigrations, migrate } from '../src/db/migrate.ts'
import { openDatabase } from '../src/db/open.ts'
import { StillRuns } from '../src/errors.ts'
import { CHUNK, TAG } from '../src/town/backup/lid.ts'
import type { Manifest } from '../src/town/backup/manifest.ts'
import { visitBackup } from '../src/town/backup/visiting.ts'
import { backedUp, emptyPlace, forged, freshFolder, inTown, keyFile, say } from './support/backups.ts'
import { MORNING, openTown } from './support/town.ts'

const town = await openTown()
const { config, db } = town.house

/** Longer than a chunk when packed, as no words are. */
const noise = (length: number): string => {
  let words = ''
  for (let n = 0; words.length < length; n += 1) words += createHash('sha256').update(String(n)).digest('base64')
  return words
}

let plain = ''
let sealed = ''
let key = ''
let bytes = { plain: Buffer.alloc(0), sealed: Buffer.alloc(0) }

beforeAll(async () => {
  await town.account('Tom Bright')
  const way = { slug: 'long', title: 'Long', language: 'en' as const, revision: 1, updatedAt: MORNING }
  for (const id of ['one', 'two', 'three'])
    await db
      .insertInto('way')
      .values({ id, ...way, slug: id, body: noise(90_000) })
      .execute()
  key = await keyFile()
  plain = await backedUp(config)
  sealed = await backedUp(config, { 'key-file': key })
  bytes = { plain: await readFile(plain), sealed: await readFile(sealed) }
  expect(bytes.plain.length).toBeGreaterThan(3 * CHUNK)
})

const secret = async (): Promise<Buffer> => Buffer.from((await readFile(key, 'utf8')).trim())

async function written(content: Buffer): Promise<string> {
  const file = join(await freshFolder(), 'town.woodstove')
  await writeFile(file, content)
  return file
}

/** What an operator reads; the place it was for stays empty. */
async function refusalOf(file: string, values: Record<string, string> = {}): Promise<string> {
  const place = await emptyPlace('sqlite')
  const said = await say(place, 'restore', values, [file]).then(
    () => 'It was put back.',
    (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : 'no error'),
  )
  expect(await readdir(place.dataDir)).toEqual([])
  return said
}

describe('a damaged backup is refused in a sentence', () => {
  test('whichever byte was flipped', async () => {
    const anyByte = fc.nat(bytes.plain.length - 1)
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyByte, fc.nat(40)), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const broken = Buffer.from(bytes.plain)
        broken[at] = (broken[at] ?? 0) ^ by
        await expect(visitBackup(await written(broken), null)).rejects.toThrow(/^This (file|backup) is/)
      }),
      { numRuns: 80 },
    )
    for (const at of [0, 20, 30, 60, bytes.sealed.length - 1, bytes.sealed.length >> 1]) {
      const broken = Buffer.from(bytes.sealed)
      broken[at] = (broken[at] ?? 0) ^ 1
      await expect(visitBackup(await written(broken), await secret())).rejects.toThrow(
        /^This (file|backup|key) (is|does)/,
      )
    }
  })

  test('wherever it was cut, also between two chunks', async () => {
    const ends = [0, 5, 26, 42, 26 + CHUNK + TAG, 26 + 2 * (CHUNK + TAG), bytes.plain.length - 1]
    for (const end of ends)
      await expect(visitBackup(await written(bytes.plain.subarray(0, end)), null), String(end)).rejects.toThrow(
        /cut short|is no backup/,
      )
    const line = bytes.sealed.indexOf('\n') + 1
    const cut = await written(bytes.sealed.subarray(0, line + CHUNK + TAG))
    expect(await refusalOf(cut, { 'key-file': key })).toBe('Invalid: This backup is cut short: its end is missing.')
  })

  test('when chunks change places, or it goes on after its end', async () => {
    for (const [whole, unlock] of [
      [bytes.plain, null],
      [bytes.sealed, await secret()],
    ] as const) {
      const line = whole.indexOf('\n') + 1
      const chunk = (n: number) => whole.subarray(line + n * (CHUNK + TAG), line + (n + 1) * (CHUNK + TAG))
      const mixed = Buffer.concat([
        whole.subarray(0, line),
        chunk(1),
        chunk(0),
        whole.subarray(line + 2 * (CHUNK + TAG)),
      ])
      await expect(visitBackup(await written(mixed), unlock)).rejects.toThrow(/damaged/)
      await expect(visitBackup(await written(Buffer.concat([whole, whole])), unlock)).rejects.toThrow(/damaged/)
    }
  })

  test('when a key is named and it is open, unless that is known', async () => {
    expect(await refusalOf(plain, { 'key-file': key })).toMatch(
      /is not encrypted, and a key was given.*--not-encrypted/,
    )
    const place = { ...(await emptyPlace('sqlite')), backupKeyFile: key }
    await expect(say(place, 'restore', {}, [plain])).rejects.toThrow(/a key was given/)
    expect(await say(place, 'restore', { 'not-encrypted': true }, [plain])).toContain('Laurel Gap stands again')
    expect(await refusalOf(await whole(['secret', 'a secret of somebody else’s making']))).toContain(
      'is open and holds a secret',
    )
  })

  test('when it is none, or is not there', async () => {
    expect(await refusalOf(await written(Buffer.from('<html>')))).toContain('is no backup of Woodstove')
    expect(await refusalOf(await written(gzipSync('a town')))).toContain('is no backup of Woodstove')
    expect(await refusalOf('/nowhere/town.woodstove')).toContain('No backup can be read at /nowhere/town.woodstove.')
    expect(await refusalOf(await freshFolder())).toMatch(/is no file|No backup can be read/)
    expect(await refusalOf('')).toContain('Which backup?')
    const later = Buffer.concat([Buffer.from('Woodstove backup 2 open -\n'), bytes.plain.subarray(26)])
    expect(await refusalOf(await written(later))).toContain('a newer Woodstove')
  })
})

/** What a backup of no rows would say of itself. */
const manifest = (records: [string, string | Buffer][], more: Partial<Manifest> = {}): [string, string] => [
  'manifest',
  JSON.stringify({
    format: 1,
    town: 'Gap',
    madeAt: MORNING,
    engine: 'sqlite',
    migrations: knownMigrations,
    rows: {},
    photoFiles: 0,
    left: 0,
    parts: Object.fromEntries(
      records.map(([part, content]) => [
        part,
        { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') },
      ]),
    ),
    ...more,
  }),
]

const whole = (...records: [string, string | Buffer][]) => forged([...records, manifest(records)])

describe('a hostile backup writes nowhere', () => {
  test.each([
    'photos/../../outside.jpg',
    'photos//etc/passwd',
    '/etc/passwd',
    'photos/..',
    `photos/${'x'.repeat(43)}.jpg/../../y.jpg`,
    'rows/session',
    'rows/signInLink',
    'rows/kysely_migration.x',
    '../secret',
    'imports/x',
  ])('named %s', async (part) => {
    expect(await refusalOf(await whole([part, 'x']))).toMatch(/no Woodstove writes|cannot be understood/)
  })

  test('nor with a part twice, a table of no rows, unknown columns, or references that lead nowhere', async () => {
    const photo = `photos/${'x'.repeat(43)}.jpg`
    expect(
      await refusalOf(
        await forged([
          [photo, 'a'],
          ['left', 'b'],
          [photo, 'c'],
        ]),
      ),
    ).toContain('a part comes twice')
    expect(await refusalOf(await whole(['rows/way', 'no rows']))).toContain('rows cannot be understood')
    expect(await refusalOf(await whole(['rows/way', '["id","x"]\n["a","b"]\n']))).toContain('way has no x')
    expect(await refusalOf(await whole(['rows/way', '["id\\" text); drop table way; --"]\n["a"]\n']))).toContain(
      'rows cannot be understood',
    )
    expect(await refusalOf(await whole(['rows/way', '["id"]\n[{"a":1}]\n']))).toContain('rows cannot be understood')
    expect(await refusalOf(await whole(['rows/businessSlug', '["slug","businessId"]\n["a","b"]\n']))).toMatch(
      /does not fit together/,
    )
    expect(await refusalOf(await whole(['rows/note', '["id"]\n["a"]\n']))).toMatch(/does not fit together/)
  })

  test('nor where it unpacks to more than a disk holds, or says it is longer than it is', async () => {
    const began = process.memoryUsage.rss()
    const bomb = gzipSync(Buffer.alloc(100 * 2 ** 20))
    const records = Buffer.from('{"part":"left","bytes":999999999}\n')
    expect(await refusalOf(await forged(Buffer.concat([gzipSync(records), bomb])))).toMatch(/cannot be understood/)
    expect(await refusalOf(await forged(bomb))).toMatch(/cannot be understood/)
    const gzipped = gzipSync(recordOfZeros())
    const many = Buffer.concat(Array.from({ length: 20 }, () => gzipped))
    expect(await refusalOf(await forged(many))).toMatch(/far more than any town/)
    expect(process.memoryUsage.rss() - began).toBeLessThan(700 * 2 ** 20)
  })

  test('nor one of a newer schema, or one that says other sums than it has', async () => {
    const newer = await forged([manifest([], { migrations: [...knownMigrations, '9999-later'] })])
    expect(await refusalOf(newer)).toContain('made by a newer Woodstove than this one (it knows 9999-later)')
    const lying = await forged([['left', 'other'], manifest([['left', 'mine!']])])
    expect(await refusalOf(lying)).toContain('left is not what it was')
    expect(await refusalOf(await forged([['left', 'mine!'], manifest([])]))).toContain('left is not what it was')
  })
})

const recordOfZeros = (): Buffer => {
  const content = Buffer.alloc(8 * 2 ** 20, '\n')
  return Buffer.concat([Buffer.from(`{"part":"left","bytes":${String(content.length)}}\n`), content])
}

function fullAfter(room: number, file: fs.FileHandle): Writable {
  let left = room
  const full = Object.assign(new Error('no space'), { code: 'ENOSPC' })
  const write = (piece: Buffer, _encoding: string, done: (error: Error | null) => void) => {
    done((left -= piece.length) < 0 ? full : null)
  }
  return new Writable({ write }).once('close', () => void file.close())
}

describe('the disk', () => {
  test('that fills up while a backup is written keeps nothing, and says so', async () => {
    const folder = await freshFolder()
    const opened = fs.open
    fs.open = async (path, flags, mode) => {
      const file = await opened(path, flags, mode)
      if (flags === 'wx') vi.spyOn(file, 'createWriteStream').mockReturnValue(fullAfter(100_000, file) as never)
      return file
    }
    syncBuiltinESMExports()
    const said = say(config, 'backup', {}, [join(folder, 'town.woodstove')])
    await expect(said).rejects.toThrow(`The disk is full: there is no room in ${folder}. Nothing was kept`)
    fs.open = opened
    syncBuiltinESMExports()
    expect(await readdir(folder)).toEqual([])
    expect(await say(config, 'backup', {}, [join(folder, 'town.woodstove')])).toContain('Laurel Gap as it stood')
  })

  test('keeps nothing of a backup that is stopped, or was broken off by a power cut', async () => {
    const folder = await freshFolder()
    const names = ['old.woodstove.begun', 'young.woodstove.begun', 'old.begun']
    for (const name of names) await writeFile(join(folder, name), 'half a town')
    for (const name of ['old.woodstove.begun', 'old.begun']) await utimes(join(folder, name), 1, 1)
    const opened = fs.open
    fs.open = async (path, flags, mode) => {
      const file = await opened(path, flags, mode)
      if (flags === 'wx') process.emit('SIGTERM')
      return file
    }
    syncBuiltinESMExports()
    const said = say(config, 'backup', {}, [folder])
    await expect(said).rejects.toThrow('The backup was broken off: nothing was kept.')
    fs.open = opened
    syncBuiltinESMExports()
    expect((await readdir(folder)).sort()).toEqual(['old.begun', 'young.woodstove.begun'])
  })

  test('keeps a backup under a name of its own, and writes over nothing', async () => {
    const folder = await freshFolder()
    await say(config, 'backup', {}, [folder])
    const [name = ''] = await readdir(folder)
    expect(name).toBe('laurel-gap-20261117T144000Z.woodstove')
    await expect(say(config, 'backup', {}, [folder])).rejects.toThrow(/is there already/)
    const target = join(folder, 'elsewhere')
    await writeFile(target, 'something of somebody’s')
    await symlink(target, join(folder, 'led.woodstove'))
    await expect(say(config, 'backup', {}, [join(folder, 'led.woodstove')])).rejects.toThrow(/is there already/)
    expect(await readFile(target, 'utf8')).toBe('something of somebody’s')
    await writeFile(join(folder, 'file'), '')
    await expect(say(config, 'backup', {}, [join(folder, 'file', 'x')])).rejects.toThrow(/Nothing can be written/)
    await say(config, 'backup')
    expect((await stat(join(config.dataDir, 'backups'))).mode & 0o777).toBe(0o700)
  })
})

test('a town without a name, or none at all, is not kept', async () => {
  const place = await emptyPlace('sqlite')
  await expect(say(place, 'backup')).rejects.toThrow(/There is no town at/)
  const empty = openDatabase(place.databaseUrl)
  await migrate(empty)
  await empty.destroy()
  await expect(say(place, 'backup')).rejects.toThrow(/has no name yet/)
  // Nobody lives there: a town may be put there without a word.
  expect(await say(place, 'restore', {}, [plain])).toContain('Laurel Gap stands again')
})

test('a database that is broken is put aside as it is', async () => {
  const place = await emptyPlace('sqlite')
  await writeFile(join(place.dataDir, 'woodstove.db'), 'this was a town once')
  await expect(say(place, 'restore', {}, [plain])).rejects.toThrow(/cannot be read stands at this place already/)
  const said = await say(place, 'restore', { replace: true }, [plain])
  const aside = /kept as (\S+)\. It/.exec(said)?.[1] ?? ''
  expect(await readFile(aside, 'utf8')).toBe('this was a town once')
  await inTown(place, async ({ house }) => {
    expect(house.town.current?.name).toBe('Laurel Gap')
  })
})

test('letters in a backup of an earlier day are not put back', async () => {
  const place = await emptyPlace('sqlite')
  const row = ['l', 'mail', null, '{"text":"https://gap.example/sign-in/link/x"}', MORNING, 0, null, null]
  const head = ['id', 'kind', 'accountId', 'payload', 'dueAt', 'tries', 'sentAt', 'failure']
  await say(place, 'restore', {}, [await whole(['rows/outbox', `${JSON.stringify(head)}\n${JSON.stringify(row)}\n`])])
  await inTown(place, async ({ house }) => {
    expect(await house.db.selectFrom('outbox').selectAll().execute()).toEqual([])
  })
})

describe('what stood at a place', () => {
  test('writes no journal into the town that is put there', async () => {
    const place = await emptyPlace('sqlite')
    const file = join(place.dataDir, 'woodstove.db')
    const lost = new BetterSqlite(file)
    lost.pragma('journal_mode = wal')
    lost.exec('create table stranger (id text); insert into stranger values (1)')
    const journal = await readFile(`${file}-wal`)
    lost.close()
    await rm(file)
    await writeFile(`${file}-wal`, journal)
    await writeFile(`${file}-journal`, 'begun and broken off')
    const said = await say(place, 'restore', {}, [plain])
    const aside = /kept as (\S+)-wal\. It/.exec(said)?.[1] ?? ''
    expect(await readFile(`${aside}-wal`)).toEqual(journal)
    expect(await readFile(`${aside}-journal`, 'utf8')).toBe('begun and broken off')
    await inTown(place, async ({ house }) => {
      expect(house.town.current?.name).toBe('Laurel Gap')
      expect(await house.db.selectFrom('way').select('id').execute()).toHaveLength(3)
    })
  })

  test('and was begun while the backup was read, is not written over', async () => {
    const { dataDir } = await emptyPlace('sqlite')
    const file = join(dataDir, 'woodstove.db')
    const beside = await besideSqlite(file, 'X')
    await writeFile(file, 'a town')
    await expect(beside.takePlace()).rejects.toThrow(StillRuns)
    await beside.close()
    expect(await readdir(dataDir)).toEqual(['woodstove.db'])
    expect(await readFile(file, 'utf8')).toBe('a town')
  })

  test('forgets nobody whom the backup says to have left, where putting back fails', async () => {
    const place = { ...(await emptyPlace('sqlite')), fixedClock: MORNING }
    await say(place, 'restore', {}, [plain])
    const tom = await db.selectFrom('account').select('id').executeTakeFirstOrThrow()
    // Nothing can take this name.
    await mkdir(join(place.dataDir, 'woodstove.db.before-20261117T144000Z', 'x'), { recursive: true })
    const before = (await readdir(place.dataDir)).sort()
    await expect(say(place, 'restore', { replace: true }, [await whole(['left', `${tom.id}\n`])])).rejects.toThrow()
    expect((await readdir(place.dataDir)).sort()).toEqual(before)
    await inTown(place, async ({ house }) => {
      const states = await house.db.selectFrom('account').select('state').where('id', '=', tom.id).execute()
      expect(states).toEqual([{ state: 'active' }])
    })
  })
})

test('a backup of an older Woodstove is brought up to date', async () => {
  const then = knownMigrations.filter((name) => name < '0013')
  const old = await emptyPlace('sqlite')
  const before = openDatabase(old.databaseUrl)
  await migrate(before, { only: then })
  const { version: _version, ...named } = town.house.town.current ?? { version: 0 }
  await before
    .insertInto('town')
    .values({ ...named, version: 1 } as never)
    .execute()
  const dates = { id: 'd', contactId: 'c', label: 'birthday', month: 3, year: null, dayOfMonth: 9 }
  await before.insertInto('notebook').values({ id: 'n', createdAt: MORNING }).execute()
  const tom = { id: 'c', notebookId: 'n', name: 'Tom', nameKey: 'tom', createdAt: MORNING, updatedAt: MORNING }
  await before.insertInto('contact').values(tom).execute()
  await before.insertInto('contactDate').values(dates).execute()
  await before.destroy()
  const place = await emptyPlace('sqlite')
  await say(place, 'restore', {}, [await backedUp(old)])
  await inTown(place, async ({ house }) => {
    // Said by a later migration, from the rows that were brought.
    const date = await house.db.selectFrom('contactDate').select('notebookId').executeTakeFirst()
    expect(date).toEqual({ notebookId: 'n' })
  })
})
