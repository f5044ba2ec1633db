import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readListings } from '../src/directory/import/read.ts'
import type { ReadListing, Reading } from '../src/directory/import/listing.ts'
import { Invalid } from '../src/errors.ts'

const fixtures = join(import.meta.dirname, 'fixtures/import')
const sharedFiles = join(import.meta.dirname, '../../shared/data')

const fixture = (name: string): Buffer => readFileSync(join(fixtures, name))
const readFixture = (name: string): Promise<Reading> => readListings(fixture(name), name)
const readText = (text: string, name = 'list.csv'): Promise<Reading> => readListings(Buffer.from(text), name)
const named = (reading: Reading, name: string): ReadListing =>
  reading.listings.find((listing) => listing.name === name)!
const codes = (reading: Reading): string[] => reading.remarks.map(({ row, code }) => `${String(row)} ${code}`)
const names = (reading: Reading): string[] => reading.listings.map((listing) => listing.name)

async function reason(bytes: Buffer | string, name = 'list.csv'): Promise<string> {
  try {
    await readListings(Buffer.from(bytes as string), name)
  } catch (error) {
    if (error instanceof Invalid) return error.say
    throw error
  }
  return 'was read'
}

describe('the tables that towns have', () => {
  test("Who's On First venues: pieces of address, categories, what is gone", async () => {
    const reading = await readFixture('wof-laurel-gap.csv')
    expect(reading).toMatchObject({ format: 'csv', source: { id: 'wof', licence: 'CC-BY-4.0' } })
    expect(named(reading, 'Laurel Gap Hardware')).toMatchObject({
      ref: 'wof:900000001',
      row: 2,
      categoryWords: ['Services|Retail|Hardware'],
      looseTags: ['hardware', 'tools'],
      street: '12 Depot St',
      town: 'Laurel Gap',
      state: 'NC',
      postcode: '28600',
      country: 'US',
      lat: 36.501,
      lon: -81.102,
      phone: '+13365550112',
      website: 'http://hardware.example/',
      closed: false,
    })
    expect(named(reading, 'Tate & Daughters Bookkeeping')).toMatchObject({ street: '30 Depot St', closed: false })
    expect(named(reading, 'Old Mill Diner').closed).toBe(true)
    expect(named(reading, 'Gap Video').closed).toBe(true)
    expect(named(reading, 'Nowhere Notary')).toMatchObject({ lat: null, lon: null, phone: null, phoneText: '555-CALL' })
    expect(codes(reading)).toEqual(['0 not-a-business', '7 bad-place', '7 bad-phone'])
  })

  test('plain headers and a file name are enough to know the source', async () => {
    const reading = await readText('ID,Name,geom latitude,GEOM_LONGITUDE\n7,Dot,36.5,-81.1\n', 'wof-somewhere-nc.csv')
    expect(reading.listings[0]).toMatchObject({ ref: 'wof:7', lat: 36.5, lon: -81.1 })
  })

  test('categories as tables write them: words, paths, JSON, lists in single quotes, tags', async () => {
    const cells = [
      'Food; Bakery, Retail|Hardware',
      '"[{""type"":""A"",""category"":""B""}]"',
      `"[{'type':'A','subcategory':''}]"`,
    ]
    const read = await readText(
      `name,category,tags\n${cells.map((cell, i) => `${'abc'[i]!},"${cell.replace(/^"|"$/g, '')}",x|y`).join('\n')}`,
    )
    expect(read.listings.map((listing) => listing.categoryWords.join(' / '))).toEqual([
      'Food / Bakery / Retail|Hardware',
      'A|B',
      'A',
    ])
    expect(read.listings.map((listing) => listing.looseTags)).toEqual([
      ['x', 'y'],
      ['x', 'y'],
      ['x', 'y'],
    ])
    const narrower = await readText('name,category,subcategory\na,Shopping,"Clothing, Apparel, & Fashions"\nb,Bakery,')
    expect(narrower.listings.map((listing) => listing.categoryWords)).toEqual([
      ['Shopping|Clothing, Apparel, & Fashions'],
      ['Bakery'],
    ])
  })

  test('tables made from OSM: whole ids or halves, and only businesses', async () => {
    const whole = await readText(
      '@id,@type,name,amenity,shop\n12,node,Cafe,cafe,\n13,way,Tree,,\n14,way,Books,,books',
      'osm.csv',
    )
    expect(whole.source.id).toBe('osm')
    expect(whole.listings).toMatchObject([
      { ref: 'node/12', tags: { amenity: 'cafe' }, categoryWords: [] },
      { ref: 'way/14', tags: { shop: 'books' } },
    ])
    const halves = await readText('full_id;osm_id;name;craft;shop\nn12;12;Saws;sawmill;\nr7;7;Mall;;mall')
    expect(halves.listings.map((listing) => listing.ref)).toEqual(['node/12', 'relation/7'])
  })

  test('the federal market table: seasons become hours, programs become ways to pay', async () => {
    const reading = await readFixture('usda-markets.csv')
    expect(reading.source.id).toBe('usda')
    expect(named(reading, 'Laurel Gap Farmers Market')).toMatchObject({
      ref: 'usda:1000001',
      tags: { amenity: 'marketplace' },
      state: 'NC',
      hours: 'April to October, Sat: 8:00 AM-12:00 PM',
      pays: ['card', 'snap', 'sfmnp'],
      lat: 36.5,
    })
    expect(named(reading, 'River Road Tailgate Market')).toMatchObject({
      lat: null,
      pays: [],
      website: 'https://www.facebook.com/riverroadtailgate',
    })
  })

  test('a state’s market list: whole addresses and hours in free text; nobody’s contact person comes along', async () => {
    const reading = await readFixture('nc-markets.csv')
    expect(named(reading, 'Alder County Farmers Market')).toMatchObject({
      street: '10 Main Street',
      town: 'Laurel Gap',
      postcode: '28600',
      hours: 'Saturday 8am-noon, April-October',
    })
    expect(named(reading, 'Blue Barn Market')).toMatchObject({
      street: 'NC Hwy 88 West',
      town: 'Creston',
      phone: '+13365550172',
      phoneText: '(336) 555-0172 ext. 4',
    })
    expect(JSON.stringify(reading.listings)).not.toContain('Somebody')
  })

  test('a county list: semicolons, doubles, bad cells, a row without a name', async () => {
    const reading = await readFixture('county-businesses.csv')
    expect(names(reading)).toEqual(["Moore's Well & Pump", 'Panadería Ramírez', 'Cove Creek Septic'])
    expect(named(reading, 'Panadería Ramírez')).toMatchObject({ email: null, website: null, phone: '+13365550182' })
    expect(named(reading, 'Cove Creek Septic').closed).toBe(true)
    expect(codes(reading)).toEqual(['3 twice-in-file', '4 bad-email', '4 bad-website', '6 no-name'])
    expect(reading.remarks[0]?.values).toEqual({ name: 'Moores Well and Pump', first: 2 })
  })

  test('Spanish headers, a title above them, days in columns, languages and payment', async () => {
    const text = [
      'Negocios de Laurel Gap,,,,,,,',
      'Nombre del negocio,Teléfono,Dirección,Lunes,Martes,Idiomas,Formas de pago,Silla de ruedas',
      'Taller Ramírez,336-555-0162,"7 Depot St, Laurel Gap, Carolina del Norte 28600",8-5,8-12,"Español, inglés","efectivo, Venmo",sí',
    ]
    const { listings } = await readText(text.join('\n'))
    expect(listings[0]).toMatchObject({
      row: 3,
      town: 'Laurel Gap',
      state: 'NC',
      hours: 'Lunes 8-5; Martes 8-12',
      languages: ['es', 'en'],
      pays: ['cash', 'venmo'],
      wheelchair: 'yes',
    })
  })

  test.each([
    ['12 Main St, Elkins, WV 26241, USA', '12 Main St', 'Elkins', 'WV', '26241'],
    ['12 Main St, Suite 4, Elkins, West Virginia', '12 Main St, Suite 4', 'Elkins', 'WV', null],
    ['12 Main St', '12 Main St', null, null, null],
    ['1000 Davis Ave Elkins WV 26241', '1000 Davis Ave', 'Elkins', 'WV', '26241'],
    ['410 US Hwy 221 N West Jefferson NC 28694', '410 US Hwy 221 N', 'West Jefferson', 'NC', '28694'],
    ['7 Court St Suite 2 Laurel Gap North Carolina 28600', '7 Court St Suite 2', 'Laurel Gap', 'NC', '28600'],
    ['PO Box 5, Jefferson NC 28640-0005', 'PO Box 5', 'Jefferson', 'NC', '28640-0005'],
    ['1 Virginia Ave', '1 Virginia Ave', null, null, null],
  ])('the address %s', async (address, street, town, state, postcode) => {
    const { listings } = await readText(`name,address\nDot,"${address}"`)
    expect(listings[0]).toMatchObject({ street, town, state, postcode })
  })

  test.each([
    ['-81.1', '36.5'],
    ['95', '-81'],
    ['0.0', '0.0'],
    ['36.5', ''],
    ['north', 'west'],
  ])('%s, %s is no place', async (lat, lon) => {
    const reading = await readText(`name,lat,lon\nDot,${lat},${lon}`)
    expect(reading.listings[0]).toMatchObject({ lat: null, lon: null })
    expect(codes(reading)).toEqual(['2 bad-place'])
  })

  test.each([
    'javascript:alert(1)',
    'http://user:pw@shop.example',
    'http://localhost/',
    'ftp://a.example',
    'not a page',
  ])('%s is no website', async (page) => {
    const { listings } = await readText(`name,website\nDot,${page}`)
    expect(listings[0]?.website).toBeNull()
  })

  test('names are tidied: control and turning marks go, accents are one letter, the very long are cut at a word', async () => {
    const reading = await readText(
      `name,town\n"\u202e Panaderi\u0301a\n \u0007Ramírez",A\n${'Long name '.repeat(20)},B`,
    )
    expect(reading.listings[0]?.name).toBe('Panadería Ramírez')
    expect(reading.listings[1]?.name.length).toBeLessThanOrEqual(120)
    expect(codes(reading)).toEqual(['3 name-cut'])
  })

  test('a New England postcode gets back the zero that a spreadsheet took', async () => {
    const { listings } = await readText('name,city,state,zip\nDot,Bangor,ME,4401')
    expect(listings[0]?.postcode).toBe('04401')
  })
})

describe('what spreadsheets make of a table', () => {
  const rows = ['Name;Phone;Town', '"Peña ""&"" Sons";336-555-0101;"Laurel\r\nGap"', 'Café;;', '']
  const expected = ['Peña "&" Sons', 'Café']

  test.each([
    ['a byte order mark and semicolons', Buffer.from(`\ufeff${rows.join('\r\n')}`)],
    ['tabs in UTF-16', Buffer.from(`\ufeff${rows.join('\r\n').replaceAll(';', '\t')}`, 'utf16le')],
    ['tabs in UTF-16, the other end first', Buffer.from(`\ufeff${rows.join('\r\n')}`, 'utf16le').swap16()],
    ['the older Western encoding', Buffer.from(rows.join('\r\n'), 'latin1')],
    ['sep=;', Buffer.from(`sep=;\r\n${rows.join('\r\n')}`)],
    ['old Mac line ends', Buffer.from(rows.join('\r\n').replaceAll('\r\n', '\r'))],
    ['gzip', gzipSync(rows.join('\r\n'))],
  ])('%s', async (_label, bytes) => {
    const reading = await readListings(bytes, 'export.csv')
    expect(names(reading)).toEqual(expected)
    expect(reading.listings[0]?.town).toBe('Laurel Gap')
  })

  test('curly quotes of the older encoding stay quotes, and the person is told', async () => {
    const reading = await readListings(Buffer.from('name,town\nEarl\x92s Caf\xe9,A', 'latin1'), 'a.csv')
    expect(names(reading)).toEqual(['Earl’s Café'])
    expect(codes(reading)).toEqual(['0 old-encoding'])
  })

  test('inch marks inside a cell are letters', async () => {
    expect(names(await readText('name,town\nThe 5" Pipe Shop,A\nDot,B'))).toEqual(['The 5" Pipe Shop', 'Dot'])
  })

  test('a long table loses no character on the way', async () => {
    const written = Array.from({ length: 8_000 }, (_, i) => `${'x'.repeat(i % 7)}🪵${String(i)}`)
    expect(names(await readText(`name,town\n${written.map((name) => `${name},A`).join('\n')}`))).toEqual(written)
  })

  test('columns that nobody understands are named once, more cells than headers in their row', async () => {
    const reading = await readText('name,phone,flavor\nDot,336-555-0101,plain,oops')
    expect(reading.remarks).toEqual([
      { row: 0, code: 'unused-columns', values: { columns: 'flavor', n: 1 } },
      { row: 2, code: 'uneven-row', values: {} },
    ])
  })
})

test('a pasted list: the name first, the rest wherever it stands', async () => {
  const reading = await readFixture('pasted.txt')
  expect(reading.listings).toMatchObject([
    { row: 1, name: "Hoyt's Saw Sharpening", phone: '+13365550161', about: 'around back of the feed store' },
    { row: 2, name: 'Taller Ramírez', street: '7 Depot St', town: 'Laurel Gap', postcode: '28600', about: 'mecánica' },
    { row: 3, name: 'Moore, Tate & Daughters', website: 'https://www.moore-tate.example/hello' },
    { row: 4, name: "Dot's Yarn", email: 'dot@yarn.example', phone: '+13365550163' },
    { row: 6, name: 'Cherokee Valley Broadband' },
  ])
})

test.each([
  'City Market, phone repair, 336-555-0101\nDot, 336-555-0102',
  'City Market, web shop\nDot, yarn',
  'The "Old" Mill, 336-555-0101\n"Dot"s Yarn, 336-555-0102',
])('a list whose first line only resembles headers: %s', async (text) => {
  expect((await readText(text, 'pasted.txt')).listings).toHaveLength(2)
})

describe('maps', () => {
  test('OSM XML: nodes, ways, multipolygons; only what people visit', async () => {
    const reading = await readFixture('laurel-gap.osm')
    expect(reading).toMatchObject({
      format: 'osm-xml',
      source: { licence: 'ODbL-1.0', attribution: '© OpenStreetMap contributors' },
    })
    expect(reading.listings.map((listing) => listing.ref)).toEqual([
      'node/1',
      'node/7',
      'node/9',
      'way/20',
      'relation/30',
    ])
    expect(reading.listings[0]).toMatchObject({
      name: 'Earl & Sons ‘Hardware’ > Feed',
      street: '12 Depot Street',
      phone: '+13365550112',
      hours: 'Mo-Fr 07:00-17:30; Sa 07:00-12:00',
      languages: ['es'],
      wheelchair: 'limited',
      pays: ['cash', 'check'],
    })
    expect(reading.listings[0]?.tags).toMatchObject({ shop: 'hardware' })
    expect(JSON.stringify(reading.listings)).not.toContain("mapper's own note")
    expect(named(reading, 'Gap Video').closed).toBe(true)
    expect(named(reading, 'Laurel Gap Library')).toMatchObject({ lat: 36.502, lon: -81.102 })
    expect(named(reading, 'Whitetop Dairy')).toMatchObject({ lat: 36.502, lon: -81.102 })
    expect(codes(reading)).toEqual(['0 not-a-business', '0 nameless-features'])
  })

  test('the same, packed, in two members', async () => {
    const text = fixture('laurel-gap.osm')
    const packed = Buffer.concat([gzipSync(text.subarray(0, 900)), gzipSync(text.subarray(900))])
    const [plain, unpacked] = [await readFixture('laurel-gap.osm'), await readListings(packed, 'laurel-gap.osm.gz')]
    expect(unpacked).toEqual(plain)
  })

  test('Overpass JSON: a centre, corners, a box, or nodes of its own', async () => {
    const reading = await readFixture('laurel-gap-overpass.json')
    expect(reading.format).toBe('overpass-json')
    expect(reading.listings).toMatchObject([
      { ref: 'node/1', name: 'Gap Brewing', website: 'https://gap.example/' },
      { ref: 'way/2', lat: 36.51, lon: -81.11 },
      { ref: 'way/5', lat: 36.55, lon: -81.15 },
      { ref: 'relation/6', lat: 36.55, lon: -81.15 },
    ])
  })

  test('GeoJSON of OSM', async () => {
    const reading = await readFixture('laurel-gap.geojson')
    expect(reading).toMatchObject({ format: 'geojson', source: { id: 'osm' } })
    expect(reading.listings).toMatchObject([
      { ref: 'node/1', tags: { shop: 'bakery' }, street: 'Depot Street' },
      { ref: 'way/2', lat: 36.55, lon: -81.15 },
    ])
  })

  test('GeoJSON of a county office', async () => {
    const reading = await readFixture('county.geojson')
    expect(reading.source).toEqual({ id: 'list', licence: null, attribution: null })
    expect(reading.listings).toMatchObject([
      { ref: 'id:1', name: 'Alder Pharmacy', town: 'Laurel Gap', lat: 36.5, lon: -81.1, categoryWords: ['Pharmacy'] },
      { ref: 'id:2', name: 'Ridge Nursery', lat: null, lon: null },
    ])
  })
})

describe('files that cannot be read say why', () => {
  const osm = (inside: string): string => `<?xml version="1.0"?><osm>${inside}</osm>`
  test.each([
    ['nothing', '', 'x.csv', 'import.empty'],
    ['blanks', ' \n\n', 'x.csv', 'import.empty'],
    ['a header and nothing else', 'name,phone\n\n', 'x.csv', 'import.only-header'],
    ['a table without names', 'phone,street,city\n336-555-0101,1 Main,A', 'x.csv', 'import.no-name-column'],
    ['a table in another language', 'Zboží,Cena,Kde\na,1,b', 'x.csv', 'import.no-name-column'],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'x.csv', 'import.picture'],
    ['a PDF', '%PDF-1.7\n…', 'x.csv', 'import.pdf'],
    ['a web page', '\n<!DOCTYPE html><html></html>', 'x.csv', 'import.web-page'],
    ['a spreadsheet', 'PK\x03\x04....[Content_Types].xml', 'list.xlsx', 'import.spreadsheet'],
    ['a letter', 'PK\x03\x04....word/document.xml', 'list.docx', 'import.document'],
    ['a zip file', 'PK\x03\x04....list.csv', 'list.zip', 'import.packed'],
    ['a packed packed file', gzipSync(gzipSync('name\nDot')), 'x.csv.gz', 'import.packed'],
    ['a broken packed file', gzipSync('name\nDot'.repeat(99)).subarray(0, 30), 'x.csv.gz', 'import.broken-gzip'],
    ['a gzip bomb', gzipSync(Buffer.alloc(80 * 2 ** 20)), 'x.osm.gz', 'import.too-big-unpacked'],
    ['too much', Buffer.alloc(20 * 2 ** 20 + 1, 0x61), 'x.csv', 'import.too-big'],
    ['bytes that are no text', Buffer.from([0x6e, 0x81, 0x8d, 0x0a]), 'x.csv', 'import.bad-bytes'],
    ['a U+0000', 'name\nDot\0', 'x.csv', 'import.bad-bytes'],
    ['an open quotation mark', 'name,phone\n"Dot,1\nRuth,2', 'x.csv', 'import.broken-quotes'],
    ['a closed one with more behind it', 'name,phone\n"Dot"s,1\nRuth,2', 'x.csv', 'import.broken-quotes'],
    ['too many columns', `name${',x'.repeat(200)}\nDot`, 'x.csv', 'import.too-many-columns'],
    ['endless empty columns', `name${','.repeat(900_000)}\nDot`, 'x.csv', 'import.too-many-columns'],
    ['too many rows', `name,town\n${'a,b\n'.repeat(50_001)}`, 'x.csv', 'import.too-many-rows'],
    ['an endless cell', `name,about\nDot,${'a'.repeat(20_001)}`, 'x.csv', 'import.cell-too-long'],
    ['JSON of something else', '{"name":"Dot"}', 'x.json', 'import.not-geojson'],
    ['a JSON list of no objects', '[1, "Dot"]', 'x.json', 'import.not-geojson'],
    ['two lists in one', '{"a":[{"name":"Dot"}],"b":[{"name":"Luz"}]}', 'x.json', 'import.not-geojson'],
    ['JSON cut off', '{"type":"FeatureCollection","features":[', 'x.json', 'import.broken-json'],
    ['JSON without end downwards', '['.repeat(100_000), 'x.json', 'import.deep-json'],
    ['XML of something else', '<?xml version="1.0"?><rss></rss>', 'x.xml', 'import.not-osm'],
    ['changes of OSM', '<osmChange></osmChange>', 'x.osc', 'import.not-osm'],
    ['XML cut off', osm('<node id="1"').slice(0, -8), 'x.osm', 'import.broken-xml'],
    [
      'XML that multiplies itself',
      '<?xml version="1.0"?><!DOCTYPE o [<!ENTITY a "aa">]><osm/>',
      'x.osm',
      'import.xml-doctype',
    ],
    ['a doctype further down', osm('<!ENTITY a "aa">'), 'x.osm', 'import.xml-doctype'],
    ['endless tags', osm(`<node id="1">${'<tag k="a" v="b"/>'.repeat(2_000)}</node>`), 'x.osm', 'import.broken-xml'],
    ['the binary form of OSM', Buffer.from('\0\0\0\x0d\x0a\x09OSMHeader', 'latin1'), 'x.bin', 'import.pbf'],
  ])('%s', async (_label, bytes, name, say) => {
    expect(await reason(bytes as string, name)).toBe(say)
  })

  test('entities of a file’s own are left as they are', async () => {
    const { listings } = await readText(
      osm('<node id="1" lat="36.5" lon="-81.1"><tag k="shop" v="x"/><tag k="name" v="A &b; C"/></node>'),
    )
    expect(listings[0]?.name).toBe('A &b; C')
  })
})

describe('the same business keeps its name tag', () => {
  test.each(readdirSync(fixtures))('%s: the same bytes give the same listings', async (name) => {
    expect(await readFixture(name)).toEqual(await readFixture(name))
  })

  test.each(['wof-laurel-gap.csv', 'county-businesses.csv', 'nc-markets.csv'])('%s in another order', async (name) => {
    const rows = (await readFixture(name)).listings.map((listing) => `${listing.ref} ${listing.name}`)
    const text = fixture(name).toString().replace('"NC Hwy 88 West\n', '"NC Hwy 88 West, ')
    const [head = '', ...lines] = text.trimEnd().split('\n')
    const shuffled = await readText([head, ...lines.reverse()].join('\n'), name)
    const refs = new Set(shuffled.listings.map((listing) => listing.ref))
    expect(rows.filter((row) => !refs.has(row.split(' ')[0]!))).toEqual([])
  })

  test('a column headed id that numbers something else is not believed', async () => {
    const reading = await readText(`id,name\n${['Ann', 'Bo', 'Cy', 'Di', 'Ed'].map((name) => `37,${name}`).join('\n')}`)
    expect(reading.listings).toHaveLength(5)
  })

  test('two branches without an address stay two', async () => {
    const reading = await readText('name,lat,lon\nRidge Oil,36.5,-81.1\nRidge Oil,36.6,-81.1\nRidge Oil,36.5,-81.1')
    expect(reading.listings.map((listing) => listing.row)).toEqual([2, 3])
    expect(codes(reading)).toEqual(['4 twice-in-file'])
  })
})

describe('whatever comes', () => {
  const fileNames = fc.constantFrom('x.csv', 'x.osm', 'x.json', 'x.osm.gz', '', 'wof-x.csv')
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'name',
      'id',
      'phone',
      '336-555-0101',
      '-81.1',
      '"',
      '"a',
      'a"b',
      '=1+1',
      '__proto__',
      '\n',
      '12 Main St, A, NC',
    ),
  )
  const tables = fc
    .tuple(fc.constantFrom(',', ';', '\t'), fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 }))
    .map(([delimiter, rows]) => rows.map((row) => row.join(delimiter)).join('\n'))
  const pieces = fc.constantFrom(
    '<osm>',
    '</osm>',
    '<node id="1" lat="1" lon="2">',
    '</node>',
    '<tag k="shop" v="a"/>',
    '<',
    '>',
    '"',
    '&#0;',
    '&#x110000;',
    '<!--',
    '<?',
    'x',
  )
  const xml = fc.array(pieces, { maxLength: 30 }).map((parts) => `<osm>${parts.join('')}</osm>`)
  const json = fc.oneof(
    fc.json(),
    fc.jsonValue().map((value) => JSON.stringify({ elements: [value, { type: 'node', id: 1, tags: value }] })),
    fc.jsonValue().map((value) =>
      JSON.stringify({
        type: 'FeatureCollection',
        features: [{ properties: value, geometry: value }, { properties: { name: 'A', phone: value } }],
      }),
    ),
  )
  const texts = fc.oneof(tables, xml, json).map((text) => Buffer.from(text))
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }).map((array) => Buffer.from(array)),
    texts,
  )

  test('it is read or refused with a reason, soon, and what is read keeps its promises', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          bytes,
          bytes.map((plain) => gzipSync(plain)),
        ),
        fileNames,
        async (file, name) => {
          const start = performance.now()
          try {
            const { listings } = await readListings(file, name)
            for (const listing of listings) checkPromises(listing)
            expect(new Set(listings.map((listing) => listing.ref)).size).toBe(listings.length)
          } catch (error) {
            if (!(error instanceof Invalid)) throw error
            expect(error.say).toMatch(/^import\.[a-z0-9-]+$/)
          }
          expect(performance.now() - start).toBeLessThan(1_000)
        },
      ),
      { numRuns: 1_500 },
    )
  })

  function checkPromises(listing: ReadListing): void {
    expect(listing.name).toMatch(/[\p{L}\p{N}]/u)
    expect(listing.name.length).toBeLessThanOrEqual(120)
    expect(listing.ref).not.toBe('')
    expect(JSON.stringify(listing)).not.toMatch(/\\u0000|\\ud[89a-f]|[\u202a-\u202e]/)
    expect(listing.lat === null).toBe(listing.lon === null)
    expect(listing.website ?? 'http://').toMatch(/^https?:\/\//)
    expect(listing.phone ?? '+1').toMatch(/^\+\d+$/)
  }
})

const fitting = existsSync(sharedFiles)
  ? readdirSync(sharedFiles).filter((name) => /\.(csv|osm|geojson|json)(\.gz)?$/.test(name))
  : []

describe.runIf(fitting.length > 0)('the files of real towns, where they are at hand', () => {
  test.each(fitting)('%s has businesses, each once', async (name) => {
    const { listings } = await readListings(readFileSync(join(sharedFiles, name)), name)
    expect(listings.length).toBeGreaterThan(0)
    expect(new Set(listings.map((listing) => listing.ref)).size).toBe(listings.length)
  })
})
