import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { journalJob } from '../src/accounts/journal.ts'
import { forgetAgain } from '../src/accounts/erasure-queries.ts'
import { accountErased } from '../src/handlers.ts'
import { columns } from '../src/db/columns.ts'
import { addFace, createBusiness, plainFacts } from '../src/directory/records.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { putInOutbox } from '../src/jobs/outbox.ts'
import { onPostgres } from './support/fresh-database.ts'
import { MORNING, openTown, PASSWORD } from './support/town.ts'

const town = await openTown()
const { house } = town

async function everythingWritten(): Promise<string> {
  const rows = await Promise.all(
    Object.keys(columns).map((table) => sql`select * from ${sql.table(table)}`.execute(house.db)),
  )
  return JSON.stringify(rows.map((result) => result.rows))
}

/** Every byte of the town's folder, as letters of one byte each. */
async function everyByteIn(folder: string): Promise<string> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const bytes = files
    .filter((file) => file.isFile())
    .map((file) => readFile(join(file.parentPath, file.name), 'latin1'))
  return (await Promise.all(bytes)).join('\n')
}

/** What she was about to bring from another town. */
const herNotebook = JSON.stringify({
  format: 'woodstove archive',
  version: 1,
  town: { name: 'Elsewhere on the river' },
  takenAt: MORNING,
  tables: {},
})

async function ruthHasALife() {
  const ruth = await town.signIn('Ruth Calloway')
  const id = await town.account('Ruth Calloway')
  await inTransaction(house.db, async (trx) => {
    const { id: business } = await createBusiness(
      trx,
      { ...plainFacts, name: 'Calloway Quilts' },
      { accountId: id, source: null },
      MORNING,
    )
    await addFace(
      trx,
      business,
      {
        name: 'Ruth Calloway',
        role: null,
        line: 'Bring the top, I bring the batting',
        language: 'en',
        whenIn: null,
        accountId: id,
        audience: 'anybody',
        openers: [],
      },
      MORNING,
    )
  })
  const visit = { place: 'The creek bridge', smallTalk: 'The heron was back', when: '2026-11-17' }
  await ruth.post('/notebook/visits').type('form').send(visit).expect(303)
  return { ruth, id }
}

test('whoever leaves is forgotten everywhere, and an older copy forgets them again', async () => {
  const dee = await town.signIn('Dee Lassiter', 'steward')
  const { ruth, id } = await ruthHasALife()
  // The desk's trail names whom it put behind a counter.
  const owner = { name: 'Ruth Calloway', role: 'owner', fromOn: '2026-01-01', untilOn: '' }
  await dee.post('/stewards/people/calloway-quilts').type('form').send(owner).expect(303)
  await ruth.post('/account/archive').attach('file', Buffer.from(herNotebook), 'woodstove.json').expect(303)
  const before = await everythingWritten()
  expect((await dee.get('/stewards/audit')).text).toContain('Calloway Quilts: Ruth Calloway')
  expect(before).toContain('heron')
  expect(before).toContain('Ruth Calloway')

  await ruth.post('/account/leaving').type('form').send({ current: 'not her password' }).expect(422)
  expect(await everythingWritten()).toContain('heron')
  await ruth.post('/account/leaving').type('form').send({ current: PASSWORD }).expect(303)
  const after = await everythingWritten()
  for (const word of ['heron', 'Calloway,', 'Ruth', 'ruth calloway', 'batting', 'creek bridge']) {
    expect(after, word).not.toContain(word)
  }
  if (!onPostgres()) {
    // Not in the file, its journal or its search index; nor, then, in a copy that is made of them from now on.
    const bytes = await everyByteIn(house.config.dataDir)
    for (const word of ['heron', 'creek bridge', 'Ruth', 'Elsewhere on the river']) expect(bytes).not.toContain(word)
    expect(bytes).toContain('Dee Lassiter')
  }
  expect((await ruth.get('/notebook')).status).toBe(303)
  expect((await town.visitor().get('/directory?q=Ruth')).text).not.toContain('Ask for Ruth')
  const again = await town.visitor().post('/sign-in').type('form').send({ name: 'Ruth Calloway', password: PASSWORD })
  expect(again.status).toBe(422)

  // The ledger beside the database knows her by id alone; a restored copy is put right from it.
  const ledger = await readFile(join(house.config.dataDir, 'erased-accounts'), 'utf8')
  expect(ledger).toBe(`${id}\n`)
  await house.db.updateTable('account').set({ state: 'active', name: 'Ruth Calloway' }).where('id', '=', id).execute()
  expect(await forgetAgain(house.db, house.config.dataDir, accountErased)).toBe(1)
  expect(await everythingWritten()).not.toContain('Ruth')
})

test('the last steward stays until there is another', async () => {
  const dee = await town.signIn('Dee Lassiter', 'steward')
  const answer = await dee.post('/account/leaving').type('form').send({ current: PASSWORD })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('You are the only steward')
  expect((await dee.get('/stewards')).status).toBe(200)
})

test('a waiting letter that names them does not leave; one with a longer word goes on its way', async () => {
  const al = await town.signIn('Al')
  const to = await town.account('Dee Lassiter')
  const letter = (text: string) => ({
    kind: 'mail',
    accountId: to,
    payload: { to: 'dee@gap.example', subject: '', text },
  })
  const texts = ['Also: Alice brought pie.', 'From the porch:\nAl says hello.', 'Ask (Al).', 'Álvaro y Val']
  await inTransaction(house.db, async (trx) => {
    for (const text of texts) await putInOutbox(trx, { ...letter(text), dueAt: MORNING })
  })
  await al.post('/account/leaving').type('form').send({ current: PASSWORD }).expect(303)
  const left = await house.db.selectFrom('outbox').select('payload').where('accountId', '=', to).execute()
  const said = left.map(({ payload }) => (JSON.parse(payload) as { text: string }).text)
  expect(said.filter((text) => texts.includes(text)).sort()).toEqual(['Also: Alice brought pie.', 'Álvaro y Val'])
})

test('whoever leaves while a backup reads is gone from the files once it has ended, however it ended', async () => {
  const eve = await town.signIn('Eve Harmon')
  await eve.post('/notebook/visits').type('form').send({ place: 'The peregrine ledge' }).expect(303)
  const { databaseUrl, dataDir } = house.config
  const reader = onPostgres() ? null : new BetterSqlite(databaseUrl.replace('sqlite:', ''), { readonly: true })
  const reads = reader?.prepare('select "id" from "account"').iterate()
  reads?.next()
  await eve.post('/account/leaving').type('form').send({ current: PASSWORD }).expect(303)
  if (reader) expect(await everyByteIn(dataDir)).toContain('peregrine ledge')
  reads?.return?.()
  reader?.close()
  await journalJob(house.db).run(MORNING)
  expect(await everythingWritten()).not.toContain('peregrine ledge')
  expect(await everyByteIn(dataDir)).not.toContain('peregrine ledge')
})
