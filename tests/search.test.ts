import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '../src/db/transaction.ts'
import { addFace, createBusiness, editBusiness, type BusinessFacts, plainFacts } from '../src/directory/records.ts'
import { indexBusiness } from '../src/directory/search/index-business.ts'
import { type Found, openSearch, type Search } from '../src/directory/search/search.ts'
import { distance } from '../src/directory/search/spelling.ts'
import { MORNING, openTown, type TestTown } from './support/town.ts'

let town: TestTown
let search: Search
const ids = new Map<string, string>()

async function open(name: string, facts: Partial<BusinessFacts> = {}, people: string[] = []): Promise<string> {
  const made = await inTransaction(town.house.db, async (trx) => {
    const { id } = await createBusiness(
      trx,
      { ...plainFacts, name, ...facts },
      { accountId: null, source: null },
      MORNING,
    )
    for (const person of people) await addPerson(trx, id, person)
    await indexBusiness(trx, [id])
    return id
  })
  ids.set(made, name)
  return made
}

type Trx = Parameters<typeof addFace>[0]

const addPerson = (trx: Trx, id: string, name: string, audience: 'anybody' | 'neighbors' = 'anybody') =>
  addFace(
    trx,
    id,
    { name, role: null, line: null, language: 'en', whenIn: null, accountId: null, audience, openers: [] },
    MORNING,
  )

const namesIn = (found: Found): (string | undefined)[] => found.hits.map((hit) => ids.get(hit.id))
const find = async (words: string): Promise<(string | undefined)[]> => namesIn(await search.find(words))

beforeAll(async () => {
  town = await openTown()
  search = openSearch(town.house.db)
  await open('Gap Hardware & Feed', { categories: ['hardware'], about: 'Stovepipe and keys cut.' }, ['Earl Presnell'])
  await open('Cook Well & Pump', { categories: ['water-well-drilling'], about: 'Out on jobs.' }, ['Dwight Cook'])
  await open('Second Chair', { categories: ['hairdresser'] }, ['June Ward'])
  await open('Boone Pipe Works', { categories: ['plumber'] }, ['Lamar Fields'])
  await open('Greer’s Small Engine', { about: 'Chainsaws, mowers, odd contraptions.' }, ['Hoyt Greer'])
  await open('Ortega Carpintería', { categories: ['carpenter'], aboutLanguage: 'es' }, ['Luis Ortega'])
  await open('Panadería La Vuelta', { categories: ['bakery'], street: '8 Main Street', locality: 'Laurel Gap' })
  await open('Sharp Edge', { categories: ['sharpening'] })
  await open('Winebarger Firewood', {
    categories: ['firewood'],
    street: '214 Hidden Hollow Road',
    locality: 'Creston',
    addressShown: 'town',
  })
})

describe('what somebody types finds whom they need', () => {
  test.each([
    ['gap hardware', 'Gap Hardware & Feed'],
    ['GAP HARDWARE', 'Gap Hardware & Feed'],
    ['hardw', 'Gap Hardware & Feed'],
    ['earl', 'Gap Hardware & Feed'],
    ['Earl Presnell', 'Gap Hardware & Feed'],
    ['stovepipe', 'Gap Hardware & Feed'],
    ['haircut', 'Second Chair'],
    ['corte de pelo', 'Second Chair'],
    ['plumber', 'Boone Pipe Works'],
    ['plomero', 'Boone Pipe Works'],
    ['carpintería', 'Ortega Carpintería'],
    ['carpinteria', 'Ortega Carpintería'],
    ['panaderia', 'Panadería La Vuelta'],
    ['leña', 'Winebarger Firewood'],
    ['somebody to sharpen a saw', 'Sharp Edge'],
    ['my well pump quit', 'Cook Well & Pump'],
  ])('%s', async (words, name) => {
    expect((await find(words))[0]).toBe(name)
  })

  test('a name that a list shortened is found by its whole words, and by itself first', async () => {
    await open('Boone Elec Svc')
    await open('Elec Svc of Boone', { about: 'Boone Elec Svc is the other one.' })
    expect(await find('boone electric service')).toContain('Boone Elec Svc')
    expect((await find('boone elec svc'))[0]).toBe('Boone Elec Svc')
  })

  test('it says why: the name, the person, the trade and the word it goes by', async () => {
    const why = async (words: string) => (await search.find(words)).hits[0]?.why
    expect(await why('gap hardware')).toEqual({ kind: 'name' })
    expect(await why('dwight')).toEqual({ kind: 'person', name: 'Dwight Cook' })
    expect(await why('haircut')).toMatchObject({ kind: 'trade', category: 'hairdresser' })
    expect(await why('laurel gap')).toEqual({ kind: 'place' })
    expect(await why('contraptions')).toEqual({ kind: 'words' })
  })

  test.each([
    ['plummer', 'Boone Pipe Works', 'plummer', 'plumber'],
    ['hardwear', 'Gap Hardware & Feed', 'hardwear', 'hardware'],
    ['presnel hardwrae', 'Gap Hardware & Feed', 'hardwrae', 'hardware'],
    ['chainsaw sharpning', 'Sharp Edge', 'sharpning', 'sharpening'],
    ['carpinteira', 'Ortega Carpintería', 'carpinteira', 'carpinteria'],
    ['banyo tapado', 'Boone Pipe Works', 'banyo', 'bano'],
    ['panaderya', 'Panadería La Vuelta', 'panaderya', 'panaderia'],
    ['firewod', 'Winebarger Firewood', 'firewod', 'firewood'],
  ])('a typing error is forgiven and said: %s', async (words, name, from, to) => {
    const found = await search.find(words)
    expect(namesIn(found)).toContain(name)
    expect(found.readings).toContainEqual({ from, to })
  })

  test.each(['asdfgh', 'qwerty', 'tuna', 'tnua', 'moose', 'sushi', 'blorp', 'unicorn'])(
    'what is near to nothing is not read as something: %s',
    async (words) => {
      expect(await search.find(words)).toMatchObject({ hits: [], readings: [] })
    },
  )

  test('what is right is not read otherwise', async () => {
    expect((await search.find('earl')).readings).toEqual([])
    expect((await search.find('haircut')).readings).toEqual([])
  })

  test('nothing to find says so, and which trades were meant', async () => {
    expect(await search.find('zzzzqqqq')).toMatchObject({ hits: [], readings: [] })
    expect((await search.find('')).hits).toEqual([])
  })
})

describe('only what anybody may read is found', () => {
  test('a redacted road is in no index', async () => {
    expect(await find('hidden hollow')).toEqual([])
    expect(await find('214')).toEqual([])
    expect(await find('creston')).toEqual(['Winebarger Firewood'])
  })

  test('a face that its person narrowed is not found', async () => {
    const id = await open('Quiet Bench')
    await inTransaction(town.house.db, async (trx) => {
      await addPerson(trx, id, 'Thelonia Privette', 'neighbors')
      await indexBusiness(trx, [id])
    })
    expect(await find('thelonia')).toEqual([])
  })

  test('what was taken off the page leaves the index with it', async () => {
    const id = await open('Brindlewick Books')
    expect(await find('brindlewick')).toEqual(['Brindlewick Books'])
    await inTransaction(town.house.db, (trx) =>
      editBusiness(trx, id, 1, { name: 'Corner Books' }, { accountId: null, source: null }, MORNING),
    )
    ids.set(id, 'Corner Books')
    expect(await find('brindlewick')).toEqual([])
    expect(await find('corner books')).toEqual(['Corner Books'])
  })
})

describe('the order', () => {
  test('a name before a person before a trade before what the entry says', async () => {
    await open('Juniper House')
    await open('Quill & Ink', {}, ['Juniper Stamper'])
    await open('Far Corner', { about: 'Juniper berries in fall.' })
    expect(await find('juniper')).toEqual(['Juniper House', 'Quill & Ink', 'Far Corner'])
  })

  test('it is total: asking again answers the same, and no business comes twice', async () => {
    for (const words of ['repair', 'gap', 'laurel gap hardware']) {
      const first = await find(words)
      expect(new Set(first).size).toBe(first.length)
      expect(namesIn(await openSearch(town.house.db).find(words))).toEqual(first)
    }
  })
})

describe('nothing anybody types is an error', () => {
  test.each([
    '"',
    "'",
    '*',
    'NEAR(a b)',
    '^gap',
    '-gap',
    '(',
    ')',
    'a AND',
    'OR',
    'NOT',
    'name:gap',
    "' OR 1=1 --",
    '\\',
    ':*',
    '<script>alert(1)</script>',
    '\u202Egap',
    '🔥🪵',
    'a\u0000b',
    'x'.repeat(10_000),
    'gap '.repeat(3000),
    '{}',
    '%',
    '_',
    '&',
    '|',
    '!',
    '<->',
    'İstanbul',
    'ﷺ',
    '漢字',
    "gap'",
    'gap"hardware',
  ])('%j', async (words) => {
    await expect(search.find(words)).resolves.toHaveProperty('hits')
  })

  test('nor anything else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (words) => {
        expect((await search.find(words)).hits.length).toBeLessThanOrEqual(200)
      }),
      { numRuns: 150 },
    )
  })
})

describe('how far two words are apart', () => {
  test.each([
    ['plummer', 'plumber', 1],
    ['hardwrae', 'hardware', 1],
    ['saw', 'saw', 0],
    ['stove', 'stoves', 1],
    ['abcdef', 'uvwxyz', 3],
  ])('%s, %s', (a, b, far) => {
    expect(Math.min(distance(a, b, 2), 3)).toBe(far)
  })

  test('it is the same both ways', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 })
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(Math.min(distance(a, b, 2), 3)).toBe(Math.min(distance(b, a, 2), 3))
      }),
    )
  })
})

describe('a word for pain is no trade', () => {
  test('who has a toothache is not sent to somebody for the back; a dentist is found once there is one', async () => {
    await open('Rao Physical Therapy', { categories: ['physical-therapist'] })
    for (const words of ['me duele la espalda', 'my knee hurts'])
      expect(await find(words), words).toEqual(['Rao Physical Therapy'])
    for (const words of ['me duele la muela', 'my tooth hurts'])
      expect(await search.find(words), words).toMatchObject({ hits: [], readings: [] })
    expect((await search.find('me duele la muela')).trades[0]).toBe('dentist')
    const page = (await town.visitor().get('/directory').query({ q: 'me duele la muela' }).expect(200)).text
    expect(page).toContain('Nobody by that name yet.')
    expect(page).toContain('Close to that:')
    expect(page).toContain('href="/directory?category=health"')
    await open('Maddox Dental', { categories: ['dentist'] })
    for (const words of ['me duele la muela', 'my tooth hurts', 'me duelen los dientes'])
      expect((await find(words))[0], words).toBe('Maddox Dental')
  })
})
