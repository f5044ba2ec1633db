import { beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '../src/db/transaction.ts'
import { raiseVersion } from '../src/db/version.ts'
import { type BusinessFacts, createBusiness, plainFacts } from '../src/directory/records.ts'
import { shownPlace } from '../src/directory/redaction.ts'
import { MORNING, openTown, type TestTown } from './support/town.ts'

let town: TestTown
const ids = new Map<string, string>()

async function open(name: string, facts: Partial<BusinessFacts>, openState: 'open' | 'closed' = 'closed') {
  await inTransaction(town.house.db, async (trx) => {
    const whole = { ...plainFacts, name, locality: 'Laurel Gap', ...facts }
    const { id } = await createBusiness(trx, whole, { accountId: null, source: null }, MORNING)
    const openRank = openState === 'open' ? 0 : 3
    await trx.updateTable('business').set({ openState, openRank }).where('id', '=', id).execute()
    ids.set(name, id)
    await raiseVersion(trx)
  })
}

/** Another place for somebody's door, written as an edit writes it. */
async function moveTo(name: string, place: Pick<BusinessFacts, 'street' | 'addressShown' | 'lat' | 'lon'>) {
  await inTransaction(town.house.db, async (trx) => {
    const shown = shownPlace({ ...place, locality: 'Laurel Gap', postcode: null })
    await trx
      .updateTable('business')
      .set({ ...place, ...shown })
      .where('id', '=', ids.get(name)!)
      .execute()
    await raiseVersion(trx)
  })
}

const get = async (path: string, language = 'en'): Promise<string> =>
  (await town.visitor().get(path).set('accept-language', language).expect(200)).text
const mapIn = (html: string): string => /<figure class="map">[\s\S]*<\/figure>/.exec(html)?.[0] ?? ''
const wordsOn = (map: string): string[] => [...map.matchAll(/<text[^>]*>([^<]*)/g)].map((match) => match[1] ?? '')
const rowOf = (html: string, name: string): string =>
  html.split('<li>').find((row) => row.includes(`>${name}</a>`)) ?? ''

const hidden = { street: '214 Piney Ridge Road', addressShown: 'road' as const, lat: 36.487654, lon: -81.312345 }

beforeAll(async () => {
  town = await openTown()
  await town.house.db.updateTable('town').set({ lat: 36.43, lon: -81.35 }).execute()
  await town.house.town.refresh()
  await open(
    'Gap Hardware',
    { about: 'Parts and keys.', street: '12 Main Street', lat: 36.43006, lon: -81.34905, categories: ['hardware'] },
    'open',
  )
  await open('Halfway Grocery', { street: '28 Main Street', lat: 36.42978, lon: -81.34741 })
  await open('Blue Door', { street: '21 Main Street', lat: 36.43021, lon: -81.34823 })
  await open('Library', { street: '8 Church Street', lat: 36.43088, lon: -81.35152, categories: ['library'] }, 'open')
  await open('Kilby Processing', { street: '560 Creek Road', lat: 36.43877, lon: -81.32716 })
  await open('Weaver Chimney', { ...hidden, directions: 'Up Piney Ridge Road, left at the church.' })
  await open('Sturgill’s', { street: '22 Depot Street', lat: 36.42851, lon: -81.34999, standing: 'closed' })
})

describe('the list’s sketch map', () => {
  test('shows what the list shows, by the same numbers, filled where the door is open', async () => {
    const html = await get('/directory')
    const map = mapIn(html)
    expect(map.match(/<g class="m-pin/g)).toHaveLength(5)
    expect(map.match(/<g class="m-pin on"/g)).toHaveLength(2)
    expect(wordsOn(map)).toEqual(expect.arrayContaining(['Main St', '1', '5', 'N', '1 mile, Creek Rd']))
    expect(map).toContain('Sketch map, not to scale. Filled numbers are open.')
    expect(rowOf(html, 'Gap Hardware')).toMatch(/<b class="num on">\d<\/b>[\s\S]*<span>Main St<\/span>/)
    expect(rowOf(html, 'Kilby Processing')).toMatch(
      /<b class="num">\d<\/b>[\s\S]*560 Creek Road, Laurel Gap[\s\S]*<span>1 mile<\/span>/,
    )
    expect(map).toMatch(/role="img" aria-labelledby="map-title map-told"/)
    expect(map).not.toContain('<a ')
  })

  test('speaks the reader’s language', async () => {
    const map = mapIn(await get('/directory', 'es'))
    expect(map).toContain('Croquis sin escala. Los números rellenos están abiertos.')
    expect(wordsOn(map)).toContain('1 milla, Creek Rd')
  })

  test('a list of one place has none, and leaves no number behind', async () => {
    const html = await get('/directory?category=hardware')
    expect(html).toContain('Gap Hardware')
    expect(mapIn(html)).toBe('')
    expect(html).not.toContain('class="num')
    expect(html).not.toContain('href="#map"')
  })
})

describe('a redacted address', () => {
  test('has no number, no point and no road of its own, and shapes nothing that is drawn', async () => {
    const paths = ['/', '/directory', '/directory?order=name', '/directory/weaver-chimney', '/directory/gap-hardware']
    const before = await Promise.all(paths.map((path) => get(path)))
    expect(rowOf(before[1]!, 'Weaver Chimney')).not.toContain('class="num')
    expect(mapIn(before[3]!)).toBe('')
    for (const html of before) {
      for (const digits of ['36.48', '36.49', '36.5', '81.31', '81.3,', '487654', '312345'])
        expect(html).not.toContain(digits)
    }
    expect(
      before
        .map(mapIn)
        .flatMap(wordsOn)
        .filter((word) => word.includes('Piney')),
    ).toEqual([])
    for (const door of [
      { lat: 36.41, lon: -81.39 },
      { lat: 36.430001, lon: -81.35 },
    ]) {
      await moveTo('Weaver Chimney', { ...hidden, ...door })
      expect(await Promise.all(paths.map((path) => get(path)))).toEqual(before)
    }
  })

  test('that was public a minute ago leaves the map, and its road with it', async () => {
    await open('Cook Well', { street: '9 Sluder Lane', lat: 36.437, lon: -81.3437 })
    await open('Eller Pump', { street: '54 Sluder Lane', lat: 36.43781, lon: -81.34158 })
    expect(wordsOn(mapIn(await get('/directory')))).toContain('Sluder Ln')
    await moveTo('Eller Pump', { street: '54 Sluder Lane', addressShown: 'road', lat: 36.43781, lon: -81.34158 })
    const html = await get('/directory')
    expect(wordsOn(mapIn(html))).not.toContain('Sluder Ln')
    expect(rowOf(html, 'Eller Pump')).not.toContain('class="num')
  })
})

describe('a business’s own map', () => {
  test('shows the place, the middle of town and who is near, and says so in words', async () => {
    const html = await get('/directory/kilby-processing')
    expect(html).toContain('560 Creek Road, Laurel Gap. 1 mile northeast of the middle of town.')
    expect(wordsOn(mapIn(html))).toEqual(expect.arrayContaining(['Kilby Processing', 'Halfway Grocery', 'Library']))
    expect(mapIn(html)).toContain('The ring is the middle of town.')
    expect(await get('/directory/gap-hardware')).toContain('From the middle of town, 1 minute on foot to the east.')
    const spanish = await get('/directory/kilby-processing', 'es')
    expect(spanish).toContain('A 1 milla al noreste del centro del pueblo.')
  })

  test('what is redacted keeps its words and has none; nobody is led to what is closed', async () => {
    const redacted = await get('/directory/weaver-chimney')
    expect(redacted).toContain('Up <strong>Piney Ridge Road</strong>, <strong>left at the church</strong>.')
    expect(redacted).not.toContain('of the middle of town')
    const closed = await get('/directory/sturgills')
    expect(closed).toContain('Where it stood')
    expect(mapIn(closed) + (/geo:/.exec(closed)?.[0] ?? '')).toBe('')
  })
})

test('the front page’s land is the town’s own, and stays as it is when a door opens', async () => {
  const land = async (): Promise<string> => /<svg class="topo"[\s\S]*?<\/svg>/.exec(await get('/'))?.[0] ?? ''
  const before = await land()
  expect(before).toContain('<path class="c" d="M')
  await inTransaction(town.house.db, async (trx) => {
    await trx
      .updateTable('business')
      .set({ openState: 'open', openRank: 0 })
      .where('id', '=', ids.get('Blue Door')!)
      .execute()
    await raiseVersion(trx)
  })
  expect(await land()).toBe(before)
  await open('Phipps Tractor', { street: '340 Fox Grape Lane', lat: 36.44387, lon: -81.33018 })
  expect(await land()).not.toBe(before)
})
