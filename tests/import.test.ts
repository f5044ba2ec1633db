import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Response } from 'supertest'
import { beforeAll, describe, expect, test } from 'vitest'
import { columns } from '../src/db/columns.ts'
import type { Db, Row, Tables } from '../src/db/tables.ts'
import { importFile } from '../src/directory/import/command.ts'
import { importBounds } from '../src/directory/import/listing.ts'
import { createBusiness, editBusiness, plainFacts } from '../src/directory/records.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { type Agent, MORNING, openTown, type TestTown } from './support/town.ts'
import { projectRoot } from './support/house.ts'

const fixtures = join(projectRoot, 'tests/fixtures/import')

/** Brings a file as far as its preview. @returns where that is */
async function preview(steward: Agent, bytes: Buffer | string, name: string, fields: Record<string, string> = {}) {
  const sent = steward.post('/stewards/imports').field(fields)
  const answer = await sent.attach('file', Buffer.from(bytes), name)
  expect(answer.status, answer.text).toBe(303)
  return String(answer.headers['location'])
}

async function bring(steward: Agent, bytes: Buffer | string, name: string, fields: Record<string, string> = {}) {
  const at = await preview(steward, bytes, name, fields)
  const shown = await steward.get(at).expect(200)
  await steward.post(`${at}/application`).type('form').send({}).expect(303)
  return { at, shown: shown.text, done: (await steward.get(at).expect(200)).text }
}

/** The counts a page of an import shows. */
function countsOn(html: string): Record<string, number> {
  const found = [...html.matchAll(/<dt>([^<]+)<\/dt><dd>(\d+)<\/dd>/g)]
  return Object.fromEntries(found.map(([, name = '', n]) => [name, Number(n)]))
}

/** How many rows every table holds: what must not change when nothing is to be written. */
async function rowCounts(db: Db): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of Object.keys(columns) as (keyof Tables)[]) {
    if (['session', 'attempt', 'creation'].includes(table)) continue
    const row = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    counts[table] = row.n
  }
  return counts
}

const businesses = (db: Db) =>
  db.selectFrom('business').selectAll().where('mergedIntoId', 'is', null).orderBy('nameKey').orderBy('id').execute()

async function named(db: Db, name: string) {
  const row = await db.selectFrom('business').selectAll().where('name', '=', name).executeTakeFirst()
  if (!row) throw new Error(`no ${name}`)
  return row
}

/** A door opens and shuts by itself, behind an import's back. */
const withoutDoor = ({
  outlook: _outlook,
  openState: _state,
  openUntil: _until,
  opensAt: _opens,
  openRank: _rank,
  lookAgainAt: _look,
  ...row
}: Row<'business'>): object => row

test.each(['en', 'es'])(
  'a list to fill in comes from the town itself, and comes in as it is (%s)',
  async (language) => {
    const town = await openTown()
    const dee = await town.signIn('Dee', 'steward')
    const asked = (path: string) => dee.get(path).set('accept-language', language).buffer(true).expect(200)
    expect((await asked('/stewards/imports')).text).toContain('href="/stewards/imports/sample.csv"')
    const sample = await asked('/stewards/imports/sample.csv')
    expect(sample.headers['content-type']).toBe('text/csv; charset=utf-8')
    const at = await preview(dee, sample.text, 'sample.csv')
    const { text } = await dee.get(at).expect(200)
    expect(countsOn(text)).toMatchObject({ 'New here': 3, 'Left out': 0 })
    expect(text).not.toContain('These columns were not used')
    await dee.post(`${at}/application`).type('form').send({}).expect(303)
    const [first] = (await businesses(town.house.db)).filter(({ name }) => /Bakery|Panadería/.test(name))
    expect(first).toMatchObject({
      street: '3 Mill Street',
      phone: '+13365550101',
      hours: 'Mo-Fr 06:00-14:00; Sa 06:00-12:00',
      spoken: 'en es',
      pays: 'cash card',
    })
    await town.visitor().get('/stewards/imports/sample.csv').expect(303)
  },
)

/** A town's shops as a table with ids of the source's own. */
const shops = [
  ['s1', 'Laurel Gap Hardware', '12 Depot St', '336-555-0112', 'Hardware', 'Mo-Fr 07:00-17:30'],
  ['s2', 'Panadería Ramírez', '7 Depot St', '336-555-0182', 'Bakery', 'when the light is on'],
  ['s3', 'Moore Wells', '410 Ridge Rd', '336-555-0181', 'Well drilling', ''],
  ['s4', 'Moore Septic', '410 Ridge Rd', '336-555-0181', 'Septic', ''],
  ['s5', 'Moore Gravel', '410 Ridge Rd', '336-555-0181', 'Things nobody knows', ''],
]
const header = 'Id,Name,Street,Phone,Category,Opening hours,Town,State'
const table = (rows: string[][]): string =>
  [header, ...rows.map((row) => [...row, 'Laurel Gap', 'NC'].map((cell) => `"${cell}"`).join(','))].join('\n')
const chamber = { source: 'Chamber of commerce' }

describe('a list is brought in', () => {
  let town: TestTown
  let dee: Agent
  beforeAll(async () => {
    town = await openTown()
    dee = await town.signIn('Dee', 'steward')
  })

  test('a preview writes nothing but itself; brought in, everything is there', async () => {
    const before = await rowCounts(town.house.db)
    const at = await preview(dee, table(shops), 'shops.csv', { ...chamber, licence: 'CC0-1.0' })
    const page = (await dee.get(at).expect(200)).text
    expect(countsOn(page)).toEqual({
      'New here': 5,
      'Brought up to date': 0,
      'Here already, from elsewhere': 0,
      'As they were': 0,
      'Left out': 0,
    })
    expect(page).toContain('No trade is known of 1 of them')
    expect(page).toContain('CC0-1.0')
    expect(await rowCounts(town.house.db)).toEqual({ ...before, importRun: (before['importRun'] ?? 0) + 1 })

    await dee.post(`${at}/application`).type('form').send({ licence: 'CC0-1.0', attribution: '' }).expect(303)
    const hardware = await named(town.house.db, 'Laurel Gap Hardware')
    expect(hardware).toMatchObject({
      hours: 'Mo-Fr 07:00-17:30',
      phone: '+13365550112',
      placeShown: '12 Depot St, Laurel Gap',
      addressShown: 'full',
      source: 'Chamber of commerce',
      sourceRef: 'id:s1',
      licence: 'CC0-1.0',
      createdBy: null,
    })
    expect(await named(town.house.db, 'Panadería Ramírez')).toMatchObject({
      hours: null,
      hoursText: 'when the light is on',
      openState: 'call-first',
    })
    expect((await businesses(town.house.db)).map((row) => row.name)).toHaveLength(5)
  })

  test('the desk is told who did it', async () => {
    const rows = await town.house.db.selectFrom('audit').selectAll().where('verb', '=', 'import').execute()
    expect(rows.map((row) => [row.accountId, row.subjectKind, row.detail])).toEqual([
      [await town.account('Dee'), 'importRun', 'shops.csv'],
    ])
  })

  test('the same again changes nothing, whatever its order, and however often it is sent', async () => {
    const before = await businesses(town.house.db)
    const { at, shown } = await bring(dee, table([...shops].reverse()), 'shops-sorted.csv', {
      ...chamber,
      licence: 'CC0-1.0',
    })
    expect(countsOn(shown)).toMatchObject({ 'New here': 0, 'Brought up to date': 0, 'As they were': 5 })
    expect((await businesses(town.house.db)).map(withoutDoor)).toEqual(before.map(withoutDoor))

    const counted = await rowCounts(town.house.db)
    await dee.post(`${at}/application`).type('form').send({}).expect(303)
    expect(await rowCounts(town.house.db)).toEqual(counted)
  })

  test('a form that was sent twice is one preview; another file under the same key is refused', async () => {
    const key = '0190f9c0-0000-7000-8000-000000000001'
    const first = await preview(dee, table(shops), 'shops.csv', { ...chamber, key })
    expect(await preview(dee, table(shops), 'shops.csv', { ...chamber, key })).toBe(first)
    await dee
      .post('/stewards/imports')
      .field({ ...chamber, key })
      .attach('file', Buffer.from(table(shops.slice(1))), 'shops.csv')
      .expect(409)
  })

  test('one name changed is one entry changed, with its history and its old address', async () => {
    const renamed = shops.map((row) => (row[0] === 's1' ? ['s1', 'Gap Hardware & Feed', ...row.slice(2)] : row))
    const { shown } = await bring(dee, table(renamed), 'shops.csv', chamber)
    expect(countsOn(shown)).toMatchObject({ 'New here': 0, 'Brought up to date': 1, 'As they were': 4 })
    expect(shown).toContain('Laurel Gap Hardware → Gap Hardware &amp; Feed')
    const hardware = await named(town.house.db, 'Gap Hardware & Feed')
    expect(hardware.revision).toBe(2)
    const change = await town.house.db
      .selectFrom('businessChange')
      .innerJoin('businessRevision', 'businessRevision.id', 'revisionId')
      .select(['field', 'before', 'after', 'source', 'accountId'])
      .where('businessId', '=', hardware.id)
      .execute()
    expect(change).toEqual([
      {
        field: 'name',
        before: 'Laurel Gap Hardware',
        after: 'Gap Hardware & Feed',
        source: chamber.source,
        accountId: null,
      },
    ])
    const slugs = await town.house.db
      .selectFrom('businessSlug')
      .select('slug')
      .where('businessId', '=', hardware.id)
      .execute()
    expect(slugs.map((row) => row.slug).sort()).toEqual(['gap-hardware-and-feed', 'laurel-gap-hardware'])
    expect(await businesses(town.house.db)).toHaveLength(5)
  })

  test('a person’s word stands, and the preview says whose', async () => {
    town.setClock('2026-11-05T15:00:00.000Z')
    const wells = await named(town.house.db, 'Moore Wells')
    const earl = await town.account('Earl')
    await inTransaction(town.house.db, (trx) =>
      editBusiness(
        trx,
        wells.id,
        wells.revision,
        { phone: '+13365550199' },
        { accountId: earl, source: null },
        town.house.clock.now(),
      ),
    )
    town.setClock(MORNING)
    const changed = shops.map((row) =>
      row[0] === 's1'
        ? ['s1', 'Gap Hardware & Feed', ...row.slice(2)]
        : row[0] === 's3'
          ? ['s3', 'Moore Wells', '412 Ridge Rd', '336-555-0000', 'Well drilling', '']
          : row,
    )
    const { shown } = await bring(dee, table(changed), 'shops.csv', chamber)
    expect(countsOn(shown)).toMatchObject({ 'New here': 0, 'Brought up to date': 1, 'As they were': 4 })
    expect(shown).toContain('Earl said so on November 5, 2026')
    expect(await named(town.house.db, 'Moore Wells')).toMatchObject({ phone: '+13365550199', street: '412 Ridge Rd' })
  })

  test('what a source no longer says is taken back, what its table has no column for is not', async () => {
    const without = shops.map((row) => (row[0] === 's4' ? [...row.slice(0, 3), '', ...row.slice(4)] : row))
    await bring(dee, table(without), 'shops.csv', chamber)
    expect((await named(town.house.db, 'Moore Septic')).phone).toBeNull()
    expect((await named(town.house.db, 'Moore Gravel')).phone).toBe('+13365550181')
    await bring(dee, 'Id,Name,Street\ns5,Moore Gravel,410 Ridge Rd\ns6,Cove Yarn,1 Mill Rd', 'short.csv', chamber)
    expect((await named(town.house.db, 'Moore Gravel')).phone).toBe('+13365550181')
  })

  test('what closed is not brought in, and nobody’s door is closed by a list', async () => {
    const list = 'Id,Name,Street,Status\ns6,Cove Yarn,1 Mill Rd,Closed\ns7,Gap Video,6 Mill Rd,Closed'
    const { shown } = await bring(dee, list, 'closed.csv', chamber)
    expect(countsOn(shown)).toMatchObject({ 'New here': 0, 'As they were': 1, 'Left out': 1 })
    expect(shown).toContain('A list closes nobody’s doors')
    expect((await named(town.house.db, 'Cove Yarn')).standing).toBe('open')
    expect((await businesses(town.house.db)).map((row) => row.name)).not.toContain('Gap Video')
  })

  test('a home’s address is not shown because a license list has it', async () => {
    await bring(
      dee,
      'Name,Address,City,Category\nTate Alterations,"214 Meat Camp Rd",Laurel Gap,Home occupation',
      'county.csv',
    )
    expect(await named(town.house.db, 'Tate Alterations')).toMatchObject({
      street: '214 Meat Camp Rd',
      addressShown: 'town',
      placeShown: 'Laurel Gap',
    })
  })
})

describe('what the town has from elsewhere', () => {
  let town: TestTown
  let dee: Agent
  beforeAll(async () => {
    town = await openTown()
    dee = await town.signIn('Dee', 'steward')
    const by = { accountId: await town.account('Dee'), source: null }
    await inTransaction(town.house.db, async (trx) => {
      for (const facts of [
        { name: 'Whitetop Inn', street: '9 Main St', locality: 'Laurel Gap', about: 'Quiet rooms.' },
        { name: 'Ridge Nursery', lat: 36.5, lon: -81.1 },
        { name: 'Dollar Barn', street: '100 US 221', locality: 'Laurel Gap' },
      ]) {
        await createBusiness(trx, { ...plainFacts, ...facts }, by, MORNING)
      }
    })
  })

  test('is linked, and only its empty fields are filled', async () => {
    const list = [
      'Name,Street,Phone,Latitude,Longitude,About',
      'WHITETOP INN,9 Main Street,336-555-0101,,,The best inn.',
      'Ridge Nursery,,336-555-0102,36.5009,-81.1,',
      'Dollar Barn,4400 US 221,336-555-0103,,,',
    ].join('\n')
    const { shown } = await bring(dee, list, 'list.csv', {
      source: 'County',
      licence: 'ODbL-1.0',
      attribution: 'The county',
    })
    expect(countsOn(shown)).toMatchObject({ 'New here': 1, 'Here already, from elsewhere': 2 })
    expect(await named(town.house.db, 'Whitetop Inn')).toMatchObject({
      phone: '+13365550101',
      about: 'Quiet rooms.',
      street: '9 Main St',
      source: 'town',
      licence: 'ODbL-1.0',
      attribution: 'The county',
    })
    expect(await named(town.house.db, 'Ridge Nursery')).toMatchObject({ phone: '+13365550102', lat: 36.5 })
    const again = await bring(dee, list, 'list.csv', { source: 'County' })
    expect(countsOn(again.shown)).toMatchObject({ 'New here': 0, 'As they were': 3 })
    expect(await businesses(town.house.db)).toHaveLength(4)
  })

  test('a name that was corrected in a list without ids is no second entry', async () => {
    const list = (name: string) =>
      `${name}, 336-555-0163, 4 Mill Rd, Laurel Gap, NC\nCove Septic, 336-555-0163, 4 Mill Rd, Laurel Gap, NC`
    const pasted = async (text: string): Promise<void> => {
      const { headers } = await dee.post('/stewards/imports').type('form').send({ pasted: text }).expect(303)
      await dee.post(`${String(headers['location'])}/application`).expect(303)
    }
    await pasted(list('Moors Well Drilling'))
    const before = await named(town.house.db, 'Moors Well Drilling')
    await pasted(list('Moore’s Well Drilling'))
    expect((await named(town.house.db, 'Moore’s Well Drilling')).id).toBe(before.id)
    expect((await businesses(town.house.db)).filter((row) => row.phone === '+13365550163')).toHaveLength(2)
  })

  test('of two rows whose entries were merged, neither makes a third', async () => {
    const rows = [
      ['a', 'Twin Diner', '1 Oak St', '336-555-0301', '', ''],
      ['b', 'Twin Diner', '99 Elm St', '336-555-0302', '', ''],
    ]
    await bring(dee, table(rows), 'twins.csv', { source: 'Twins' })
    const twins = (await businesses(town.house.db)).filter((row) => row.name === 'Twin Diner')
    expect(twins).toHaveLength(2)
    await town.house.db
      .updateTable('business')
      .set({ mergedIntoId: twins[0]!.id })
      .where('id', '=', twins[1]!.id)
      .execute()
    const moved = rows.map((row) => row.map((cell) => cell.replace('0301', '0311').replace('0302', '0312')))
    await bring(dee, table(moved), 'twins.csv', { source: 'Twins' })
    expect((await businesses(town.house.db)).filter((row) => row.name === 'Twin Diner')).toHaveLength(1)
  })
})

test('hours on a pasted line are hours, wherever they stand, and no town', async () => {
  const town = await openTown()
  const dee = await town.signIn('Dee', 'steward')
  const pasted = [
    'Kilby’s Feed, 12 Depot St, 828-555-0142, M-F 8-5',
    'Tienda Luz, L-V 9 a 5, 7 Depot St, Laurel Gap',
    'Stamper Saws, 12 Creek Rd, by appointment',
    'Gap Diner, Mon-Sat 8am-6pm, closed Sundays, 9 Main St, Laurel Gap, NC 28600',
    'Depot Books, 4 Depot St, M-F 8-5, Sat 9-12',
  ].join('\n')
  const { headers } = await dee.post('/stewards/imports').type('form').send({ pasted }).expect(303)
  await dee.post(`${String(headers['location'])}/application`).expect(303)
  const rows = await businesses(town.house.db)
  expect(rows.map(({ name, street, locality, hours, about }) => [name, street, locality, hours, about])).toEqual([
    ['Depot Books', '4 Depot St', null, 'Mo-Fr 08:00-17:00; Sa 09:00-12:00', null],
    ['Gap Diner', '9 Main St', 'Laurel Gap', 'Mo-Sa 08:00-18:00; Su off', null],
    ['Kilby’s Feed', '12 Depot St', null, 'Mo-Fr 08:00-17:00', null],
    ['Stamper Saws', '12 Creek Rd', null, '"by appointment"', null],
    ['Tienda Luz', '7 Depot St', 'Laurel Gap', 'Mo-Fr 09:00-17:00', null],
  ])
  expect((await town.visitor().get('/directory').expect(200)).text).not.toContain('M-F 8-5')
})

describe('files that cannot be read', () => {
  let town: TestTown
  let dee: Agent
  beforeAll(async () => {
    town = await openTown()
    dee = await town.signIn('Dee', 'steward')
  })

  test.each([
    ['empty.csv', Buffer.alloc(0), 'There is nothing in this file'],
    ['picture.png', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'This is a picture'],
    ['list.pdf', Buffer.from('%PDF-1.7'), 'This is a PDF'],
    ['list.xlsx', Buffer.from('PK\x03\x04[Content_Types].xml xl/', 'latin1'), 'This is a spreadsheet file'],
    ['page.html', Buffer.from('<!doctype html><html>'), 'This is a web page'],
    ['cut.geojson', Buffer.from('{"type":"FeatureCollection","features":[{'), 'breaks off'],
    ['only.csv', Buffer.from('Name,Phone\n'), 'headings but no rows'],
    ['bomb.osm', Buffer.from('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><osm/>'), 'definitions of its own'],
    ['broken.gz', Buffer.from([0x1f, 0x8b, 1, 2, 3]), 'damaged'],
    ['nul.csv', Buffer.from('Name,Phone\nA\0B,1'), 'not text'],
  ])('%s is told why, the words stay, nothing is written', async (name, bytes, sentence) => {
    const before = await rowCounts(town.house.db)
    const answer = await dee
      .post('/stewards/imports')
      .field({ source: 'The "county" <b>', licence: 'CC0-1.0' })
      .attach('file', bytes, name)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(sentence)
    expect(answer.text).toContain('value="The &#34;county&#34; &lt;b&gt;"')
    expect(answer.text).toContain('value="CC0-1.0"')
    expect(await rowCounts(town.house.db)).toEqual(before)
    expect(waiting(town)).toEqual([])
  })

  test('no file, two lists at once, and a source that would own the town’s entries', async () => {
    expect((await dee.post('/stewards/imports').type('form').send({}).expect(422)).text).toContain('Choose a file')
    const both = dee.post('/stewards/imports').field({ pasted: 'Dot’s Yarn' })
    expect((await both.attach('file', Buffer.from('Name\nA'), 'a.csv').expect(422)).text).toContain('one of them now')
    const own = dee.post('/stewards/imports').type('form').send({ pasted: 'Dot’s Yarn', source: ' TOWN ' })
    const answer = await own.expect(422)
    expect(answer.text).toContain('Please give the list another name')
    expect(answer.text).toContain('Dot’s Yarn</textarea>')
  })

  test('in Spanish', async () => {
    const ana = await town.signIn('Ana', 'steward')
    await town.house.db.updateTable('account').set({ language: 'es' }).where('name', '=', 'Ana').execute()
    const answer = await ana.post('/stewards/imports').attach('file', Buffer.from('%PDF-1.7'), 'lista.pdf').expect(422)
    expect(answer.text).toContain('Esto es un PDF')
  })

  test('more than fits is 413, and two files at once are refused', async () => {
    const huge = Buffer.alloc(importBounds.bytes + 1, 'a')
    const answer = await dee.post('/stewards/imports').attach('file', huge, 'huge.csv')
    expect(answer.status).toBe(413)
    expect(answer.text).toContain('larger than 20 MB')
    const two = dee.post('/stewards/imports').attach('file', Buffer.from('Name\nA'), 'a.csv')
    expect((await two.attach('file', Buffer.from('Name\nB'), 'b.csv')).status).toBe(400)
  })

  test('a form that breaks off is 400', async () => {
    const answer = await dee
      .post('/stewards/imports')
      .set('content-type', 'multipart/form-data; boundary=x')
      .send('--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nName')
    expect(answer.status).toBe(400)
  })

  test('hostile words come back as words', async () => {
    const name = `<script>alert(1)</script> ' OR 1=1 \u202Eevil`
    const { shown, done } = await bring(dee, `Name,Phone\n"${name}",336-555-0100`, `<b>\u202E"x".csv`)
    expect(shown + done).not.toContain('<script>alert')
    expect(shown + done).not.toContain('\u202E')
    expect((await businesses(town.house.db)).map((row) => row.name)).toEqual([
      `<script>alert(1)</script> ' OR 1=1 evil`,
    ])
  })
})

const waiting = (town: TestTown): string[] => {
  const folder = join(town.house.config.dataDir, 'imports')
  return existsSync(folder) ? readdirSync(folder) : []
}

describe('between preview and bringing in', () => {
  let town: TestTown
  let dee: Agent
  beforeAll(async () => {
    town = await openTown()
    dee = await town.signIn('Dee', 'steward')
  })

  test('the file waits where only the town can read it, and is gone afterwards', async () => {
    const at = await preview(dee, table(shops), 'shops.csv')
    const [name] = waiting(town)
    expect(statSync(join(town.house.config.dataDir, 'imports', name ?? '')).mode & 0o777).toBe(0o600)
    await dee.post(`${at}/application`).expect(303)
    expect(waiting(town)).toEqual([])
  })

  test('after a day it is dropped, and the page says so', async () => {
    const at = await preview(dee, table(shops), 'shops.csv')
    town.setClock('2026-11-18T15:00:00.000Z')
    await town.jobs.runDue('2026-11-18T15:00:00.000Z')
    expect(waiting(town)).toEqual([])
    const before = await rowCounts(town.house.db)
    const answer = await dee.post(`${at}/application`).type('form').send({}).expect(409)
    expect(answer.text).toContain('This file is not kept any more')
    expect(await rowCounts(town.house.db)).toEqual(before)
    town.setClock(MORNING)
  })

  test('two imports at once take turns', async () => {
    const list = (n: number) =>
      `Id,Name,Street\n${Array.from({ length: 40 }, (_, i) => `${n}-${i},Shop ${i},${i} Elm St`).join('\n')}`
    const one = await preview(dee, list(1), 'one.csv', { source: 'One' })
    const other = await preview(dee, list(2), 'other.csv', { source: 'Other' })
    const answers = await Promise.all(
      [one, other, one, other].map((at) => dee.post(`${at}/application`).type('form').send({})),
    )
    expect(answers.map((answer: Response) => answer.status)).toEqual([303, 303, 303, 303])
    expect((await businesses(town.house.db)).filter((row) => row.name.startsWith('Shop '))).toHaveLength(40)
  })

  test('what fails half-way leaves nothing behind', async () => {
    const list = 'Id,Name,Street\nx1,Good Shop,1 Oak St\nx2,Same Name,2 Elm St\nx3,Same Name,900 Mill Rd'
    const at = await preview(dee, list, 'twice.csv', { source: 'Bad' })
    const before = await rowCounts(town.house.db)
    // The database itself refuses the third row.
    await town.house.db.schema.createIndex('one_of_a_name').unique().on('business').column('name').execute()
    const broken = await dee.post(`${at}/application`).type('form').send({})
    await town.house.db.schema.dropIndex('one_of_a_name').execute()
    expect(broken.status).toBe(500)
    expect(await rowCounts(town.house.db)).toEqual(before)
    await dee.post(`${at}/application`).type('form').send({}).expect(303)
    expect((await businesses(town.house.db)).map((row) => row.name)).toContain('Good Shop')
  })
})

describe('who may', () => {
  test('only stewards; an unknown import is as little there as the page is for others', async () => {
    const town = await openTown()
    const dee = await town.signIn('Dee', 'steward')
    const ruth = await town.signIn('Ruth')
    const at = await preview(dee, table(shops), 'shops.csv')
    for (const path of ['/stewards/imports', at]) {
      await ruth.get(path).expect(404)
      const answer = await town.visitor().get(path).expect(303)
      expect(answer.headers['location']).toBe(`/sign-in?next=${encodeURIComponent(path)}`)
    }
    await ruth.post('/stewards/imports').type('form').send({ pasted: 'A, 336-555-0100' }).expect(404)
    await ruth.post(`${at}/application`).expect(404)
    const unknown = at.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
    await dee.get(unknown).expect(404)
    await dee.post(`${unknown}/application`).expect(404)
    await dee.get('/stewards/imports/..%2f..%2fsession-secret').expect(404)
  })

  test('the preview in Spanish', async () => {
    const town = await openTown()
    const dee = await town.signIn('Dee', 'steward')
    await town.house.db.updateTable('account').set({ language: 'es' }).where('name', '=', 'Dee').execute()
    const page = (await dee.get(await preview(dee, table(shops), 'shops.csv')).expect(200)).text
    expect(page).toContain('<html lang="es">')
    expect(page).toContain('Todavía no se ha escrito nada')
    expect(page).toContain('De 1 no se conoce el oficio')
  })
})

describe('files of every shape, each twice', () => {
  const shared = join(projectRoot, '../shared/data')
  const fitting = /\.(csv|geojson|osm|json|txt)(\.gz)?$/
  const files = [fixtures, shared]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((path) => fitting.test(path))

  test.each(files)('%s', async (path) => {
    const town = await openTown()
    const file = { bytes: readFileSync(path), name: path.split('/').at(-1) ?? '' }
    const lines: string[] = []
    const run = (apply: boolean) => importFile(town, file, { apply }, (line) => lines.push(line))
    await run(false)
    expect(await businesses(town.house.db)).toEqual([])
    await run(true)
    const first = await businesses(town.house.db)
    expect(first.length).toBeGreaterThan(0)
    expect(lines[0]?.split('. ')[0]).toBe(`New here: ${first.length}`)
    await run(true)
    expect((await businesses(town.house.db)).map((row) => [row.id, row.name, row.revision])).toEqual(
      first.map((row) => [row.id, row.name, row.revision]),
    )
  })
})
