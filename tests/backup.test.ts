import { chmod, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { readConfig } from '../src/config.ts'
import { newId } from '../src/db/ids.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { createBusiness, plainFacts } from '../src/directory/records.ts'
import { indexBusiness } from '../src/directory/search/index-business.ts'
import { LEFT_OUT } from '../src/town/backup/manifest.ts'
import { visitBackup } from '../src/town/backup/visiting.ts'
import {
  allIn,
  backedUp,
  emptyPlace,
  everyByteIn,
  everyRow,
  freshFolder,
  inTown,
  keyFile,
  say,
} from './support/backups.ts'
import { onPostgres } from './support/fresh-database.ts'
import { type Agent, MORNING, openTown, PASSWORD } from './support/town.ts'

const town = await openTown()
const { house } = town
const { config, db } = house

let ruth: Agent
let tom: Agent
let place = { id: '', slug: '', code: '' }

const HERS = ['The heron was back', 'heron', 'creek bridge', 'Ruth Calloway', 'ruth calloway', 'sharpen my saw']
const HIS = 'Hoyt says the snow comes early'

beforeAll(async () => {
  place = await inTransaction(db, async (trx) => {
    const made = await createBusiness(
      trx,
      { ...plainFacts, name: 'Gap Hardware' },
      { accountId: null, source: 'town' },
      MORNING,
    )
    await indexBusiness(trx, [made.id])
    return trx.selectFrom('business').select(['id', 'slug', 'code']).where('id', '=', made.id).executeTakeFirstOrThrow()
  })
  ruth = await town.signIn('Ruth Calloway')
  tom = await town.signIn('Tom Bright')
  const earl = await town.signIn('Earl Presnell')
  const owner = { businessId: place.id, accountId: await town.account('Earl Presnell'), role: 'owner' as const }
  await db
    .insertInto('businessPerson')
    .values({ id: newId(), ...owner, fromOn: '2026-01-01' })
    .execute()
  const door = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#7a5c3e' } })
    .jpeg()
    .toBuffer()
  const photo = earl.post(`/directory/${place.slug}/photos`).field('key', newId()).field('caption', 'The door')
  await photo.attach('photo', door, 'door.jpg').expect(303)
  await writeDown(ruth, { place: 'The creek bridge', smallTalk: 'The heron was back' })
  await writeDown(tom, { business: place.slug, smallTalk: HIS })
  const ask = { kind: 'ask', words: 'Who can sharpen my saw?', language: 'en', audience: 'neighbors', days: '14' }
  await ruth
    .post('/porch')
    .type('form')
    .send({ key: newId(), ...ask })
    .expect(303)
})

const writeDown = (agent: Agent, visit: Record<string, string>) =>
  agent
    .post('/notebook/visits')
    .type('form')
    .send({ key: newId(), when: '2026-11-17', ...visit })
    .expect(303)

const signIn = (agent: Agent, name: string) =>
  agent.post('/sign-in').type('form').send({ name, password: PASSWORD }).expect(303)

/** But for what belongs to the moment, and the version that a town put back raises. */
const rowsOf = (from: typeof db) => everyRow(from, [...LEFT_OUT, 'town'])

describe('a town from its backup', () => {
  test('has everybody’s words but those of who left since, and every way to them', async () => {
    const file = await backedUp(config)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const again = await emptyPlace()
    const said = await say(again, 'restore', {}, [file])
    expect(said).toContain('Laurel Gap stands again as it stood at 2026-11-17')
    await inTown(again, async ({ house: restored }, visitor) => {
      expect(await rowsOf(restored.db)).toEqual(await rowsOf(db))
      const hers = visitor()
      await signIn(hers, 'Ruth Calloway')
      expect((await hers.get('/notebook/visits')).text).toContain('heron')
      await hers.post('/account/leaving').type('form').send({ current: PASSWORD }).expect(303)
      await expect(say(again, 'restore', { replace: true }, [file])).rejects.toThrow(/is running/)
    })
    await expect(say(again, 'restore', {}, [file])).rejects.toThrow(/Laurel Gap stands at this place already/)

    // The ledger is lost; the town that stands there knows her chair to be empty.
    await rm(join(again.dataDir, 'erased-accounts'))
    const replaced = await say(again, 'restore', { replace: true }, [file])
    expect(replaced).toContain('Left since and forgotten again: 1.')
    const aside = /kept as (\S*(before[-_]\w+))\./.exec(replaced)
    expect(aside?.[2]).toMatch(/^before[-_]\d{8}[tT]\d{6}[zZ]$/)
    await inTown(again, async ({ house: restored }, visitor) => {
      const rows = JSON.stringify(await everyRow(restored.db))
      for (const word of HERS) expect(rows, word).not.toContain(word)
      const his = visitor()
      await signIn(his, 'Tom Bright')
      expect((await his.get('/notebook/visits')).text).toContain(HIS)
      expect((await visitor().get(`/b/${place.code}`).expect(302)).headers.location).toBe(`/directory/${place.slug}`)
      expect((await visitor().get('/directory?q=hardware')).text).toContain('Gap Hardware')
      const page = (await visitor().get(`/directory/${place.slug}`).expect(200)).text
      const photo = /src="(\/photos\/[^"]+)"/.exec(page)?.[1] ?? ''
      expect((await visitor().get(photo).expect(200)).body).toEqual((await town.visitor().get(photo).expect(200)).body)
      const locked = await visitor().post('/sign-in').type('form').send({ name: 'Ruth Calloway', password: PASSWORD })
      expect(locked.status).toBe(422)
    })
    for (const name of await readdir(again.dataDir))
      if (name.includes('.before-')) await rm(join(again.dataDir, name), { recursive: true })
    const bytes = await everyByteIn(again.dataDir)
    for (const word of HERS) expect(bytes, word).not.toContain(word)
    if (!onPostgres()) expect(bytes).toContain(HIS)
  })

  test('knows in a folder of its own who left the living town', async () => {
    const file = await backedUp(config)
    const leaver = await town.signIn('Wade Foster')
    await writeDown(leaver, { place: 'The mill', smallTalk: 'The mill wheel turns again' })
    const later = await backedUp(config)
    expect(await allIn(later)).toContain('mill wheel')
    await leaver.post('/account/leaving').type('form').send({ current: PASSWORD }).expect(303)
    const into = await freshFolder()
    // Its database is lost; the ledger is not.
    const said = await say({ ...config, databaseUrl: 'sqlite:/nowhere/town.db' }, 'restore', { into }, [later])
    expect(said).toContain('forgotten again: 1.')
    expect(said).toContain(`DATABASE_URL= SMTP_URL= DATA_DIR=${into} PORT=3999 npm start`)
    expect(readConfig({ DATABASE_URL: '', SMTP_URL: '', DATA_DIR: into })).toMatchObject({
      databaseUrl: `sqlite:${join(into, 'woodstove.db')}`,
      smtpUrl: null,
    })
    expect(await everyByteIn(into)).not.toContain('mill wheel')
    expect(await say(config, 'restore', { into: await freshFolder() }, [file])).not.toContain('forgotten again')
  })

  test('holds nothing of who left before it, not in a letter that waits either', async () => {
    const leaver = await town.signIn('Nell Harmon')
    const ask = {
      kind: 'ask',
      words: 'Who has seen my spotted heifer?',
      language: 'en',
      audience: 'neighbors',
      days: '14',
    }
    await leaver
      .post('/porch')
      .type('form')
      .send({ key: newId(), ...ask })
      .expect(303)
    await writeDown(leaver, { place: 'The feed store', smallTalk: 'Dwight has a new pump' })
    await db
      .updateTable('account')
      .set({ mail: 'tom@gap.example', mailKey: 'tom@gap.example' })
      .where('name', '=', 'Tom Bright')
      .execute()
    await tom.post('/account/digest').type('form').send({ digest: '1' }).expect(303)
    const monday = '2026-11-23T14:40:00.000Z'
    town.setClock(monday)
    await town.jobs.runDue(monday)
    town.setClock(MORNING)
    const words = ['spotted heifer', 'new pump', 'Nell Harmon', 'nell harmon']
    const all = await allIn(await backedUp(config))
    for (const word of words.slice(0, 3)) expect(all, word).toContain(word)
    expect(JSON.stringify(await db.selectFrom('outbox').select('payload').execute())).toContain('spotted heifer')

    await leaver.post('/account/leaving').type('form').send({ current: PASSWORD }).expect(303)
    await rm(join(config.dataDir, 'erased-accounts'))
    const file = await backedUp(config)
    const { manifest } = await visitBackup(file, null)
    const chairs = await db.selectFrom('account').select('id').where('state', '=', 'erased').execute()
    expect(manifest.left).toBe(chairs.length)
    expect(manifest.rows).not.toHaveProperty('outbox')
    const after = await allIn(file)
    for (const word of words) expect(after, word).not.toContain(word)
    expect(after).toContain(HIS)
  })

  test('has all that was acknowledged before it began, while others go on writing', async () => {
    const kept: string[] = []
    const enough = new AbortController()
    const writing = (async () => {
      while (!enough.signal.aborted) {
        const words = `Fence post ${String(kept.length)}.`
        await writeDown(tom, { place: words })
        kept.push(words)
      }
    })()
    await vi.waitUntil(() => kept.length >= 5)
    const acknowledged = [...kept]
    const file = await backedUp(config)
    enough.abort()
    await writing
    const all = await allIn(file)
    for (const words of acknowledged) expect(all).toContain(words)
    expect(kept.length).toBeGreaterThan(acknowledged.length)
  })
})

describe('the key', () => {
  test('closes a backup, which takes the secret along then', async () => {
    const key = await keyFile()
    const file = await backedUp(config, { 'key-file': key })
    const bytes = await readFile(file, 'latin1')
    for (const word of [HIS, 'Gap Hardware', config.sessionSecret ?? '']) expect(bytes).not.toContain(word)
    expect(await allIn(await backedUp(config))).not.toContain(config.sessionSecret)
    // A file, whichever engine it came from: that is quick.
    const again = await emptyPlace('sqlite')
    await expect(say(again, 'restore', {}, [file])).rejects.toThrow(/is encrypted/)
    await expect(
      say(again, 'restore', { 'key-file': await keyFile('another key, of some length') }, [file]),
    ).rejects.toThrow(/key does not open/)
    expect(await readdir(again.dataDir)).toEqual([])
    const said = await say({ ...again, backupKeyFile: key }, 'restore', {}, [file])
    expect(said).toContain('calendar addresses go on working')
    expect(await readFile(join(again.dataDir, 'session-secret'), 'utf8')).toBe(config.sessionSecret)
    await inTown(again, async ({ house: restored }) => {
      expect(await rowsOf(restored.db)).toEqual(await rowsOf(db))
    })
  })

  test('that others can read, that is short, or that is not there, is refused', async () => {
    const key = await keyFile()
    await chmod(key, 0o644)
    await expect(backedUp(config, { 'key-file': key })).rejects.toThrow(/Others on this machine can read the key/)
    await expect(backedUp(config, { 'key-file': await keyFile('short') })).rejects.toThrow(/too short/)
    await expect(backedUp({ ...config, backupKeyFile: '/nowhere/key' })).rejects.toThrow(/No key can be read/)
  })
})

test('a town moves from one engine to the other and back', async () => {
  // Where the run has no PostgreSQL, it moves to another file.
  const [onFile, onServer] = [await emptyPlace('sqlite'), await emptyPlace()]
  await say(onFile, 'restore', {}, [await backedUp(config)])
  await say(onServer, 'restore', {}, [await backedUp(onFile)])
  const there = await Promise.all([onFile, onServer].map((at) => inTown(at, ({ house: moved }) => rowsOf(moved.db))))
  expect(there[0]).toEqual(await rowsOf(db))
  expect(there[1]).toEqual(there[0])
  await inTown(onServer, async (_moved, visitor) => {
    expect((await visitor().get('/directory?q=hardwear')).text).toContain('Gap Hardware')
  })
})
