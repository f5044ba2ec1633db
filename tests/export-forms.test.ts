import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { newId } from '../src/db/ids.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { weeklyHours } from '../src/directory/export/schedules.ts'
import { addFace, type BusinessFacts, createBusiness, editBusiness, plainFacts } from '../src/directory/records.ts'
import { writeSitemap } from '../src/town/sitemap.ts'
import { partsIn, readVcard, textIn } from './support/vcard.ts'
import { MORNING, openTown, type TestTown } from './support/town.ts'

const hardware: Partial<BusinessFacts> = {
  name: 'Laurel Gap Hardware, Feed; “Seed” \\ Co.',
  categories: ['hardware', 'boat-rental'],
  about: 'Nails by the pound.\nCoffee is on, always; ask.',
  street: '12 Depot St',
  locality: 'Laurel Gap',
  region: 'NC',
  postcode: '28600',
  lat: 36.501,
  lon: -81.102,
  phone: '+13365550112',
  mail: 'earl@hardware.example',
  website: 'https://hardware.example/',
  hours: 'Mo-Fr 07:00-17:30; Sa 08:00-12:00',
  approach: 'walk-in',
  pays: 'cash check',
  spoken: 'en es',
  wheelchair: 'limited',
  directions: 'Past the stoplight.',
}

async function add(town: TestTown, facts: Partial<BusinessFacts>, by: object = {}) {
  return inTransaction(town.house.db, (trx) =>
    createBusiness(trx, { ...plainFacts, ...facts }, { accountId: null, source: null, ...by }, MORNING),
  )
}

const readOf = async (town: TestTown, path: string, type: string, language = 'en'): Promise<string> => {
  const answer = await town.visitor().get(path).set('accept-language', language).buffer(true).expect(200)
  expect(answer.headers['content-type']).toBe(`${type}; charset=utf-8`)
  return answer.text
}

type Element = DefaultTreeAdapterTypes.Element
/** Elements of a name, wherever they stand. XML's empty elements are given the end that HTML's reader looks for. */
function elementsOf(xml: string, name: string): Element[] {
  const plain = xml.replace(/^<\?xml[^>]*\?>/, '').replaceAll(/<link([^>]*)\/>/g, '<xlink$1></xlink>')
  const found: Element[] = []
  const visit = (node: DefaultTreeAdapterTypes.ParentNode): void => {
    for (const child of node.childNodes) {
      if (!('tagName' in child)) continue
      if (child.tagName === name) found.push(child)
      visit(child)
    }
  }
  visit(parseFragment(plain))
  return found
}
const wordsOf = (element: Element | undefined): string =>
  (element?.childNodes ?? []).map((child) => ('value' in child ? child.value : '')).join('')

/** Ids are drawn by chance, and may hold any number. */
function tellsNone(text: string, secrets: readonly string[]): void {
  const told = text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '')
  for (const secret of secrets) expect(told).not.toContain(secret)
}

const uuid = z.uuid()
const service = z.object({
  id: uuid,
  organization_id: uuid,
  name: z.string().min(1),
  status: z.enum(['active', 'inactive', 'defunct', 'temporarily closed']),
  last_modified: z.iso.datetime(),
  organization: z.object({ id: uuid, name: z.string(), description: z.string() }),
  phones: z.array(z.object({ id: uuid, number: z.string() })),
  schedules: z.array(
    z.object({
      id: uuid,
      freq: z.enum(['WEEKLY', 'MONTHLY']).optional(),
      byday: z
        .string()
        .regex(/^(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*$/)
        .optional(),
      opens_at: z.string().optional(),
      closes_at: z.string().optional(),
      description: z.string(),
    }),
  ),
  languages: z.array(z.object({ id: uuid, name: z.string(), code: z.string() })),
  contacts: z.array(z.object({ id: uuid, name: z.string() })),
  attributes: z.array(z.object({ id: uuid, taxonomy_term: z.object({ id: uuid, name: z.string() }) })),
  service_at_locations: z
    .array(
      z.object({
        id: uuid,
        location: z.object({
          id: uuid,
          location_type: z.literal('physical'),
          name: z.string(),
          latitude: z.number().optional(),
          longitude: z.number().optional(),
          addresses: z.array(
            z.object({
              id: uuid,
              address_1: z.string().min(1),
              city: z.string().min(1),
              state_province: z.string(),
              postal_code: z.string(),
              country: z.string().length(2),
              address_type: z.literal('physical'),
            }),
          ),
          accessibility: z.array(z.object({ id: uuid, description: z.string() })),
        }),
      }),
    )
    .length(1),
  source: z.string(),
  licence: z.string().nullable(),
})

describe('the list in the forms that others use', () => {
  let town: TestTown
  let slug = ''
  beforeAll(async () => {
    town = await openTown()
    const made = await add(town, hardware, { source: 'osm', licence: 'ODbL-1.0', attribution: '© OSM' })
    slug = made.slug
    await inTransaction(town.house.db, async (trx) => {
      const face = { line: null, language: 'en' as const, whenIn: 'mornings', accountId: null, openers: [] }
      await addFace(trx, made.id, { ...face, name: 'Earl', role: 'owner', audience: 'anybody' }, MORNING)
      await addFace(trx, made.id, { ...face, name: 'Shy Tammy', role: 'clerk', audience: 'neighbors' }, MORNING)
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
      hours: 'Apr-Oct: Sa 08:00-12:00',
    })
    await add(town, { name: 'Gap Video', standing: 'closed', hoursText: 'when the light is on' })
  })

  const secrets = ['214', '28699', '36.777', '81.777', '5550177', '555-0177', 'secret@', 'Shy Tammy']

  test('a card for a phone reads back by the grammar of RFC 6350', async () => {
    const card = readVcard(await readOf(town, `/directory/${slug}.vcf`, 'text/vcard'))
    const value = (name: string): string => card.find((property) => property.name === name)?.value ?? ''
    expect(textIn(value('FN'))).toBe(hardware.name)
    expect(card.find(({ name }) => name === 'TEL')).toEqual({
      name: 'TEL',
      parameters: ['VALUE=uri'],
      value: 'tel:+13365550112',
    })
    expect(partsIn(value('ADR')).slice(0, 7)).toEqual(['', '', '12 Depot St', 'Laurel Gap', 'NC', '28600', 'US'])
    expect(value('GEO')).toBe('geo:36.501,-81.102')
    expect(value('EMAIL')).toBe('earl@hardware.example')
    expect(value('REV')).toMatch(/^\d{8}T\d{6}Z$/)
    expect(card.filter(({ name }) => name === 'LANG').map((property) => property.value)).toEqual(['en', 'es'])
    const note = textIn(value('NOTE'))
    expect(note).toContain(hardware.about)
    expect(note).toContain('Ask for Earl, owner, mornings')
    expect(note).toContain('© OSM (ODbL-1.0)')
    expect(note).toContain('Mon to Fri 7:00 AM to 5:30 PM; Sat 8:00 AM to 12:00 PM')
    expect(note).not.toContain('Tammy')
  })

  test('a card tells of a redacted place only what its page does, and is in the reader’s words', async () => {
    const text = await readOf(town, '/directory/tate-alterations.vcf', 'text/vcard', 'es')
    const card = readVcard(text)
    tellsNone(text, secrets)
    expect(partsIn(card.find(({ name }) => name === 'ADR')?.value ?? '')[2]).toBe('Meat Camp Rd')
    expect(card.map(({ name }) => name)).not.toContain('GEO')
    expect(card.map(({ name }) => name)).not.toContain('TEL')
    expect(card.find(({ name }) => name === 'NOTE')?.parameters).toEqual(['LANGUAGE=es'])
    const ruth = await town.signIn('Ruth Calloway')
    expect((await ruth.get('/directory/tate-alterations.vcf').buffer(true)).text).not.toContain('0177')
  })

  test('the page leads to its card; a place that is gone has none, an old address leads on', async () => {
    expect((await town.visitor().get(`/directory/${slug}`).expect(200)).text).toContain(`href="/directory/${slug}.vcf"`)
    expect((await town.visitor().get('/directory/gap-video').expect(200)).text).not.toContain('.vcf')
    await town.visitor().get('/directory/gap-video.vcf').expect(404)
    await town.visitor().get('/directory/nobody-at-all.vcf').expect(404)
    await inTransaction(town.house.db, async (trx) => {
      const { id } = await createBusiness(
        trx,
        { ...plainFacts, name: 'Old Name' },
        { accountId: null, source: null },
        MORNING,
      )
      await editBusiness(trx, id, 1, { name: 'New Name' }, { accountId: null, source: null }, MORNING)
    })
    await town.visitor().get('/directory/old-name.vcf').expect(301).expect('location', '/directory/new-name.vcf')
  })

  test('services for an aid line have the shapes of HSDS 3.0, each with its source', async () => {
    const text = await readOf(town, '/directory.json', 'application/json')
    tellsNone(text, secrets)
    const services = z.array(service).parse(JSON.parse(text))
    const [first, second, third] = services
    expect(first).toMatchObject({
      name: hardware.name,
      status: 'active',
      licence: 'ODbL-1.0',
      source: 'osm',
      contacts: [{ name: 'Earl' }],
      phones: [{ number: '+13365550112' }],
    })
    expect(first?.schedules.map(({ freq, byday, opens_at, closes_at }) => [freq, byday, opens_at, closes_at])).toEqual([
      ['WEEKLY', 'MO,TU,WE,TH,FR', '07:00', '17:30'],
      ['WEEKLY', 'SA', '08:00', '12:00'],
    ])
    expect(first?.service_at_locations[0]?.location.addresses[0]?.address_1).toBe('12 Depot St')
    expect(second?.schedules).toEqual([{ id: expect.any(String), description: 'Apr-Oct: Sa 08:00-12:00' }])
    expect(second?.service_at_locations[0]?.location).not.toHaveProperty('latitude')
    expect(third).toMatchObject({ status: 'defunct', schedules: [{ description: 'when the light is on' }] })
    const again = z.array(service).parse(JSON.parse(await readOf(town, '/directory.json', 'application/json')))
    expect(again.map(({ id }) => id)).toEqual(services.map(({ id }) => id))
  })

  test('a map file keeps to RFC 7946', async () => {
    const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
    const feature = z.object({
      type: z.literal('Feature'),
      id: z.string(),
      geometry: z.object({ type: z.literal('Point'), coordinates: position }).nullable(),
      properties: z.record(z.string(), z.unknown()),
    })
    const collection = z.strictObject({ type: z.literal('FeatureCollection'), features: z.array(feature) })
    const text = await readOf(town, '/directory.geojson', 'application/geo+json')
    expect(collection.parse(JSON.parse(text)).features.length).toBeGreaterThan(2)
    tellsNone(text, secrets)
  })

  test('what changed is told as a feed, and who said so only by what they are there', async () => {
    const accountId = await town.account('Earl Presnell')
    const { id } = await add(town, { name: 'Ridge Honey', phone: '+13365550188', phoneAudience: 'owners' })
    await town.house.db
      .insertInto('businessPerson')
      .values({ id: newId(), businessId: id, accountId, role: 'owner', fromOn: '2026-01-01' })
      .execute()
    await inTransaction(town.house.db, async (trx) => {
      const by = { accountId, source: null, why: 'New <season> & hours' }
      await editBusiness(trx, id, 1, { hoursText: 'Saturdays' }, by, MORNING)
      await editBusiness(trx, id, 2, { phone: '+13365550189' }, { accountId, source: null, why: 'Hush' }, MORNING)
    })
    const text = await readOf(town, '/directory.atom', 'application/atom+xml')
    tellsNone(text, [...secrets, 'Presnell', '5550189', 'Hush'])
    expect(elementsOf(text, 'feed')).toHaveLength(1)
    const entries = elementsOf(text, 'entry')
    for (const name of ['id', 'title', 'updated', 'author']) {
      expect(elementsOf(text, name).length, name).toBeGreaterThanOrEqual(entries.length)
    }
    const titles = elementsOf(text, 'title').map(wordsOf)
    expect(titles.slice(1, 3)).toEqual(['Changed: Ridge Honey', 'Added: Ridge Honey'])
    expect(wordsOf(elementsOf(text, 'content')[0])).toBe('Hours, as written\nNew <season> & hours')
    expect(elementsOf(text, 'name').map(wordsOf).slice(0, 2)).toEqual(['the owner', 'a neighbor'])
    expect(new Set(elementsOf(text, 'id').map(wordsOf)).size).toBe(entries.length + 1)
  })

  test('a map of the pages, of which too many stand in parts', async () => {
    const ruth = await town.signIn('Ruth Calloway')
    const way = { title: 'Burn permits', body: 'Ask first.', language: 'en' }
    await ruth.post('/ways').type('form').send(way).expect(303)
    const whole = await readOf(town, '/sitemap.xml', 'application/xml')
    const locations = elementsOf(whole, 'loc').map(wordsOf)
    expect(locations).toContain(`http://127.0.0.1/directory/${slug}`)
    expect(locations).toContain('http://127.0.0.1/ways')
    expect(locations).toContain('http://127.0.0.1/ways/burn-permits')
    for (const lastmod of elementsOf(whole, 'lastmod').map(wordsOf))
      expect(lastmod).toBe(new Date(lastmod).toISOString())
    const written = async (part: string | null): Promise<string> => {
      const pieces: string[] = []
      await writeSitemap(town.house.db, 'http://127.0.0.1', part, async (piece) => void pieces.push(piece), 11)
      return pieces.join('')
    }
    const index = elementsOf(await written(null), 'sitemap').map((element) => wordsOf(locationIn(element)))
    expect(index.length).toBeGreaterThan(1)
    const all: string[] = []
    for (const address of index) {
      const part = await written(new URL(address).searchParams.get('after'))
      const inPart = elementsOf(part, 'loc').map(wordsOf)
      expect(inPart.length).toBeLessThanOrEqual(11)
      all.push(...inPart)
    }
    expect([...all].sort()).toEqual([...locations].sort())
    await town.visitor().get('/sitemap.xml?after=nonsense').expect(200)
    expect(await readOf(town, '/robots.txt', 'text/plain')).toContain('Sitemap: http://127.0.0.1/sitemap.xml')
  })

  test.each(['en', 'es'])('the help says what each is for, and the list leads there (%s)', async (language) => {
    const { text } = await town.visitor().get('/help').set('accept-language', language).expect(200)
    for (const path of ['.csv', '.geojson', '.json', '.atom']) expect(text).toContain(`href="/directory${path}"`)
    const list = await town.visitor().get('/directory').set('accept-language', language).expect(200)
    expect(list.text).toContain('href="/help#files"')
  })
})

const locationIn = (element: Element): Element | undefined =>
  element.childNodes.find((child): child is Element => 'tagName' in child && child.tagName === 'loc')

test.each([
  ['Mo-Fr 09:00-17:00', [['MO,TU,WE,TH,FR', '09:00', '17:00']]],
  [
    'Mo,We 09:00-12:00,13:00-17:00',
    [
      ['MO,WE', '09:00', '12:00'],
      ['MO,WE', '13:00', '17:00'],
    ],
  ],
  ['Mo-Su 09:00-17:00; Su off', [['MO,TU,WE,TH,FR,SA', '09:00', '17:00']]],
  ['Fr-Mo 18:00-02:00', [['MO,FR,SA,SU', '18:00', '02:00']]],
  ['08:00-20:00', [['MO,TU,WE,TH,FR,SA,SU', '08:00', '20:00']]],
] as const)('%s is a week that repeats', (hours, expected) => {
  expect(weeklyHours(hours)?.map(({ byday, opensAt, closesAt }) => [byday, opensAt, closesAt])).toEqual(expected)
})

test.each([
  'Apr-Oct: Sa 08:00-12:00',
  'Mo-Fr sunrise-sunset',
  'PH off',
  'Mo[1] 09:00-10:00',
  '24/7',
  'Mo-Fr 9-5',
  '',
  'Mo-Fr 09:00-17:00 "by appointment"',
  'Sa 09:00+',
])('“%s” is more than that', (hours) => {
  expect(weeklyHours(hours)).toBeNull()
})
