import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { columns } from '../src/db/columns.ts'
import type { Declared } from '../src/db/columns/notation.ts'
import { newId } from '../src/db/ids.ts'
import type { Db } from '../src/db/tables.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { exportCsv } from '../src/directory/export/csv.ts'
import { publicBusinesses } from '../src/directory/export/public-businesses.ts'
import { importFile } from '../src/directory/import/command.ts'
import {
  addFace,
  type BusinessFacts,
  createBusiness,
  createBusinesses,
  editBusiness,
  plainFacts,
} from '../src/directory/records.ts'
import { MORNING, openTown, type TestTown } from './support/town.ts'

const desk = { accountId: null, source: null }

async function add(town: TestTown, facts: Partial<BusinessFacts>, by: object = {}): Promise<string> {
  const { id } = await inTransaction(town.house.db, (trx) =>
    createBusiness(trx, { ...plainFacts, ...facts }, { ...desk, ...by }, MORNING),
  )
  return id
}

type Line = Record<string, string>
const tableIn = (text: string): Line[] => parse(text, { columns: true })
const csvOf = async (town: TestTown): Promise<Line[]> =>
  tableIn((await town.visitor().get('/directory.csv').expect(200)).text)

interface Feature {
  id: string
  geometry: { coordinates: number[] } | null
  properties: Record<string, unknown>
}
async function featuresOf(town: TestTown): Promise<Feature[]> {
  const answer = await town.visitor().get('/directory.geojson').buffer(true).expect(200)
  const read = JSON.parse(answer.text) as { type: string; features: Feature[] }
  expect(read.type).toBe('FeatureCollection')
  return read.features
}

const hardware: Partial<BusinessFacts> = {
  name: 'Laurel Gap Hardware, Feed & “Seed”',
  categories: ['hardware', 'boat-rental'],
  about: 'Nails by the pound.\nCoffee is on.',
  street: '12 Depot St',
  locality: 'Laurel Gap',
  region: 'NC',
  postcode: '28600',
  lat: 36.501,
  lon: -81.102,
  phone: '+13365550112',
  mail: 'earl@hardware.example',
  website: 'https://hardware.example/',
  hours: 'Mo-Fr 07:00-17:30',
  approach: 'walk-in bring-the-old-part',
  pays: 'cash check trade',
  spoken: 'en es',
  wheelchair: 'limited',
  comesToYou: 1,
  directions: 'Past the stoplight.',
}

describe('what anybody takes along', () => {
  let town: TestTown
  beforeAll(async () => {
    town = await openTown()
    const id = await add(town, hardware, {
      source: 'osm',
      sourceRef: 'node/1',
      licence: 'ODbL-1.0',
      attribution: '© OSM',
    })
    await inTransaction(town.house.db, async (trx) => {
      const face = { role: 'owner', line: null, language: 'en' as const, whenIn: 'mornings', accountId: null }
      await addFace(
        trx,
        id,
        { ...face, name: 'Earl', audience: 'anybody', openers: [{ words: 'the rain gauge', language: 'en' }] },
        MORNING,
      )
      await addFace(trx, id, { ...face, name: 'Shy Tammy', audience: 'neighbors', openers: [] }, MORNING)
    })
    await add(town, {
      name: 'Tate Alterations',
      street: '214 Meat Camp Rd',
      locality: 'Laurel Gap',
      postcode: '28699',
      lat: 36.777,
      lon: -81.777,
      addressShown: 'road',
      phone: '+13365550177',
      phoneAudience: 'neighbors',
      mail: 'secret@tate.example',
      mailAudience: 'owners',
    })
    await add(town, { name: 'Hidden Honey', street: '9 Bee Ln', locality: '9 Bee Ln', addressShown: 'town' })
    await add(town, { name: 'Gap Video', standing: 'closed', standingSince: '2020-05-01', remembers: 'Friday rentals' })
  })

  test('a table: each row with its source and licence, in the order they were made', async () => {
    const answer = await town.visitor().get('/directory.csv').expect(200)
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(answer.text.startsWith('Id,Name,')).toBe(true)
    const lines = tableIn(answer.text)
    expect(lines.map((line) => line['Name'])).toEqual([hardware.name, 'Tate Alterations', 'Hidden Honey', 'Gap Video'])
    expect(lines[0]).toMatchObject({
      Category: 'Hardware store; Boat canoe & kayak rental',
      Street: '12 Depot St',
      Town: 'Laurel Gap',
      Longitude: '-81.102',
      Phone: '(336) 555-0112',
      Email: 'earl@hardware.example',
      'Ask for': 'Earl, owner, mornings',
      'Ask about': 'the rain gauge',
      Source: 'osm',
      'Source id': 'node/1',
      Licence: 'ODbL-1.0',
      Attribution: '© OSM',
    })
    expect(lines[3]).toMatchObject({ Status: 'closed', Since: '2020-05-01', 'Remembered for': 'Friday rentals' })
  })

  test('a map: a place that is not shown has none', async () => {
    const features = await featuresOf(town)
    expect(features.map((feature) => feature.geometry?.coordinates ?? null)).toEqual([
      [-81.102, 36.501],
      null,
      null,
      null,
    ])
    expect(features[0]?.properties).toMatchObject({
      licence: 'ODbL-1.0',
      source: 'osm',
      payment: ['cash', 'check', 'trade'],
    })
    expect(features[1]?.properties).toMatchObject({ address: 'Meat Camp Rd, Laurel Gap', phone: null, email: null })
  })

  test('nothing that is redacted or for neighbors leaks, in either', async () => {
    const visitor = town.visitor()
    const csv = (await visitor.get('/directory.csv')).text
    const map = JSON.stringify(await featuresOf(town))
    const neighbor = await town.signIn('Ruth')
    for (const text of [csv, map, (await neighbor.get('/directory.csv')).text]) {
      for (const secret of [
        '214',
        '28699',
        '36.777',
        '81.777',
        '555-0177',
        '5550177',
        'secret@',
        'Shy Tammy',
        'Bee Ln',
      ]) {
        expect(text).not.toContain(secret)
      }
    }
    expect(csv).toContain('Meat Camp Rd')
  })

  test('every column that is declared public goes out, and no other', async () => {
    const declared = Object.entries((columns as Declared)['business'] ?? {})
    const expected = declared.filter(([, column]) => column.exported === 'public').map(([name]) => name)
    const made = ['id', 'aboutLanguage', 'street', 'town', 'categories', 'faces', 'closures']
    for await (const page of publicBusinesses(town.house.db, '2026-11-17')) {
      expect(Object.keys(page[0] ?? {}).sort()).toEqual([...new Set([...expected, ...made])].sort())
    }
  })

  test('a reader who has it already is told so, until something changes', async () => {
    const visitor = town.visitor()
    const first = await visitor.get('/directory.csv').expect(200)
    const etag = String(first.headers['etag'])
    await visitor.get('/directory.csv').set('if-none-match', etag).expect(304)
    expect((await visitor.get('/directory.geojson').set('if-none-match', etag)).status).toBe(200)
    await add(town, { name: 'Whitetop Inn' })
    const second = await visitor.get('/directory.csv').set('if-none-match', etag).expect(200)
    expect(second.headers['etag']).not.toBe(etag)
    expect(tableIn(second.text).at(-1)?.['Name']).toBe('Whitetop Inn')
  })
})

test('what was merged is not there, and what was narrowed later is gone', async () => {
  const town = await openTown()
  const one = await add(town, {
    name: 'Dot’s Yarn',
    phone: '+13365550163',
    street: '4 Mill Rd',
    locality: 'Laurel Gap',
  })
  const other = await add(town, { name: 'Dots Yarn' })
  await town.house.db.updateTable('business').set({ mergedIntoId: one }).where('id', '=', other).execute()
  await inTransaction(town.house.db, (trx) =>
    editBusiness(trx, one, 1, { phoneAudience: 'owners', addressShown: 'town' }, desk, MORNING),
  )
  const lines = await csvOf(town)
  expect(lines.map((line) => [line['Name'], line['Phone'], line['Street'], line['Town']])).toEqual([
    ['Dot’s Yarn', '', '', 'Laurel Gap'],
  ])
})

test('words are never a spreadsheet’s formulas', async () => {
  const town = await openTown()
  const hostile = [`=cmd|'/c calc'!A1`, '+1+1', '-2+3', '@SUM(A1)', '\t=1', '\uFF1D1+1', '"=1",2']
  for (const name of hostile) await add(town, { name, about: name, directions: `${name}\n=2`, lat: -1.5, lon: -81.5 })
  const lines = await csvOf(town)
  expect(lines).toHaveLength(hostile.length)
  for (const line of lines) {
    for (const [header, cell] of Object.entries(line)) {
      if (header !== 'Longitude' && header !== 'Latitude')
        expect(cell).not.toMatch(/^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/)
    }
  }
  expect(lines[0]).toMatchObject({ Latitude: '-1.5', Longitude: '-81.5', Name: `'=cmd|'/c calc'!A1` })
})

/** What both towns tell anybody, but for what a town makes for itself. */
const told = (line: Line): Line =>
  Object.fromEntries(
    ['Name', 'Category', 'Street', 'Town', 'State', 'Postcode', 'Latitude', 'Longitude', 'Phone', 'Email', 'Website']
      .concat(['Opening hours', 'Languages', 'Wheelchair', 'Payment', 'Status', 'Licence'])
      .map((header) => [header, line[header] ?? '']),
  )

test('another town can bring it in, and tells the same', async () => {
  const [town, other] = [await openTown(), await openTown()]
  await add(town, hardware)
  await add(town, {
    name: 'Panadería Ramírez',
    categories: ['bakery'],
    hoursText: 'when the light is on',
    locality: 'Laurel Gap',
  })
  await add(town, {
    name: 'Tate Alterations',
    street: '214 Meat Camp Rd',
    locality: 'Laurel Gap',
    addressShown: 'road',
  })
  const file = async (from: TestTown) => {
    const pieces: string[] = []
    await exportCsv(from.house.db, '2026-11-17', async (piece) => {
      pieces.push(piece)
    })
    return pieces.join('')
  }
  const csv = await file(town)
  const brought = { bytes: Buffer.from(csv), name: 'directory.csv' }
  for (let times = 0; times < 2; times += 1) {
    await importFile(other, brought, { apply: true, source: 'Laurel Gap' }, () => undefined)
  }
  const rows = tableIn(await file(other))
  expect(rows.map(told)).toEqual(tableIn(csv).map(told))
  expect(rows.map((row) => row['Source id'])).toEqual(tableIn(csv).map((row) => `id:${row['Id'] ?? ''}`))
})

const words = [
  '=SUM(A1)',
  "'tis",
  '"Seed"',
  'a, b',
  ';',
  '|',
  '\\',
  'Peña',
  'Panadería',
  'señor',
  '🔥',
  '@home',
  '+1',
  '-2',
  '&',
  '<b>',
]
const nasty = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 }).map((some) => some.join(' '))
const oneOf = (...some: string[]) => fc.option(fc.constantFrom(...some))
const anyBusiness: fc.Arbitrary<Partial<BusinessFacts>> = fc.record({
  name: nasty,
  about: fc.option(nasty.map((text) => `${text} every day`)),
  categories: fc.subarray(['hardware', 'bakery', 'boat-rental']),
  locality: oneOf('Laurel Gap', 'Peña Blanca'),
  phone: oneOf('+13365550112', '+13365550113'),
  mail: oneOf('earl@hardware.example'),
  website: oneOf('https://hardware.example/', 'https://example.org/a?b=c,d'),
  spoken: fc.subarray(['en', 'es']).map((codes) => codes.join(' ')),
  pays: fc.subarray(['cash', 'check', 'card']).map((codes) => codes.join(' ')),
  wheelchair: fc.option(fc.constantFrom('yes' as const, 'limited' as const, 'no' as const)),
  hours: oneOf('Mo-Fr 07:00-17:30', 'Apr-Oct: Sa 08:00-12:00'),
})

/**
 * Out, wiped, and in again. What a list does not bring back: line breaks, whom to ask for and what about, how to come,
 * the way there, who fills in, closures, what closed, and "'=", which a table cannot tell from "=" made harmless.
 */
test.each([
  ['.csv', 'text/csv'],
  ['.geojson', 'application/geo+json'],
  ['.json', 'application/json'],
])('what went out as %s comes in again as it was', { timeout: 90_000 }, async (ending) => {
  const [town, other] = [await openTown(), await openTown()]
  const fileOf = async (from: TestTown, path: string): Promise<string> =>
    (await from.visitor().get(path).buffer(true).expect(200)).text
  await fc.assert(
    fc.asyncProperty(fc.array(anyBusiness, { minLength: 1, maxLength: 6 }), async (some) => {
      for (const { house } of [town, other]) await house.db.deleteFrom('business').execute()
      for (const [at, facts] of some.entries()) {
        await add(town, { ...facts, name: `${facts.name ?? ''} Shop ${at}`, street: `${at + 1} Depot St` })
      }
      const bytes = Buffer.from(await fileOf(town, `/directory${ending}`))
      const file = { bytes, name: `directory${ending}` }
      await importFile(other, file, { apply: true, source: 'Laurel Gap' }, () => undefined)
      const [before, after] = [await csvOf(town), await csvOf(other)]
      const all = (line: Line) => ({ ...told(line), about: line['About'] })
      expect(after.map(all)).toEqual(before.map(all))
    }),
    { numRuns: 6 },
  )
})

describe('many', () => {
  let town: TestTown
  beforeAll(async () => {
    town = await openTown()
    await addMany(town.house.db, 1203)
  })

  test('everything comes once, over as many pages as it takes', async () => {
    const lines = await csvOf(town)
    expect(lines).toHaveLength(1203)
    expect(new Set(lines.map((line) => line['Id'])).size).toBe(1203)
    expect(await featuresOf(town)).toHaveLength(1203)
  })

  test('a reader who stops reading holds nobody up', async () => {
    const { port } = town.server.listening
      ? (town.server.address() as AddressInfo)
      : await new Promise<AddressInfo>((resolve) => {
          town.server.listen(0, '127.0.0.1', () => resolve(town.server.address() as AddressInfo))
        })
    const slow = request({ host: '127.0.0.1', port, path: '/directory.csv' })
    slow.end()
    await new Promise((resolve) => slow.once('response', (answer) => resolve(answer.pause())))
    await add(town, { name: 'Written meanwhile' })
    slow.destroy()
    expect((await csvOf(town)).at(-1)?.['Name']).toBe('Written meanwhile')
  })

  test('a list takes only as much as its reader does', async () => {
    let asked = 0
    const first = publicBusinesses(town.house.db, '2026-11-17')
    for await (const page of first) {
      asked += page.length
      break
    }
    expect(asked).toBe(500)
  })
})

/** Entries by the hundred, through one transaction. */
async function addMany(db: Db, count: number): Promise<void> {
  await inTransaction(db, async (trx) => {
    for (let from = 0; from < count; from += 50) {
      const some = Array.from({ length: Math.min(50, count - from) }, (_, n) => {
        return { facts: { ...plainFacts, name: `Shop ${from + n} ${newId()}`, about: 'x'.repeat(600) }, by: desk }
      })
      await createBusinesses(trx, some, MORNING, async () => undefined)
    }
  })
}
