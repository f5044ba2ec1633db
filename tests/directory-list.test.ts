import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../src/db/ids.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { raiseVersion } from '../src/db/version.ts'
import { noFilters, readFilters } from '../src/directory/listing/filters.ts'
import { openListing } from '../src/directory/listing/listing.ts'
import { addFace, createBusiness, type BusinessFacts, plainFacts } from '../src/directory/records.ts'
import { openSearch } from '../src/directory/search/search.ts'
import { partsUnsaid, tablesUnsaid } from '../src/town/who-sees-rules.ts'
import { MORNING, openTown, type TestTown } from './support/town.ts'

let town: TestTown
const ids = new Map<string, string>()
const LATER = '2026-11-17T22:30:00.000Z'

interface State {
  openState?: 'open' | 'closed' | 'by-appointment' | 'call-first' | 'unknown'
  openRank?: number
  openUntil?: string
  opensAt?: string
  confirmRank?: number
  mergedIntoId?: string
}

async function open(name: string, facts: Partial<BusinessFacts> = {}, state: State = {}): Promise<string> {
  const id = await inTransaction(town.house.db, async (trx) => {
    const made = await createBusiness(
      trx,
      { ...plainFacts, name, ...facts },
      { accountId: null, source: null },
      MORNING,
    )
    if (Object.keys(state).length > 0) await trx.updateTable('business').set(state).where('id', '=', made.id).execute()
    await raiseVersion(trx)
    return made.id
  })
  ids.set(name, id)
  return id
}

const isOpen: State = { openState: 'open', openRank: 0, openUntil: LATER }
const isClosed: State = { openState: 'closed', openRank: 3, opensAt: '2026-11-18T15:00:00.000Z' }
const list = async (query: string): Promise<string> => (await town.visitor().get(`/directory${query}`).expect(200)).text
const namesIn = (html: string): string[] =>
  [...html.matchAll(/<h3><a href="\/directory\/[^"]+">([^<]*)<\/a>/g)].map((match) =>
    (match[1] ?? '').replaceAll('&amp;', '&').replaceAll('&#39;', "'"),
  )

beforeAll(async () => {
  town = await openTown()
  await open('Ward’s Alterations', { categories: ['tailor'], pays: 'cash', about: 'Zippers and hems.' }, isClosed)
  await open(
    'Gap Hardware',
    { categories: ['hardware'], pays: 'cash check card', locality: 'Laurel Gap', lat: 36.43, lon: -81.35 },
    isOpen,
  )
  await open(
    'Ortega Stone',
    { categories: ['stonemason'], spoken: 'en es', comesToYou: 1, pays: 'check' },
    { openState: 'call-first', openRank: 1 },
  )
  await open(
    'Joyce Owle Books',
    {
      categories: ['accountant'],
      wheelchair: 'yes',
      locality: 'Creston',
      street: '9 Back Road',
      addressShown: 'road',
      lat: 36.2,
      lon: -81.6,
    },
    { openState: 'by-appointment', openRank: 1 },
  )
  await open('Old Mill', { categories: ['hardware'] })
  await open('Gone Grocery', { standing: 'closed', categories: ['supermarket'] })
  await open('Same Hardware Twice', { categories: ['hardware'] }, { mergedIntoId: ids.get('Gap Hardware')! })
  const hardware = ids.get('Gap Hardware')!
  await inTransaction(town.house.db, async (trx) => {
    const face = { role: null, line: null, language: 'en' as const, whenIn: null, accountId: null, openers: [] }
    await addFace(trx, hardware, { ...face, name: 'Nora Neighborsonly', audience: 'neighbors' }, MORNING)
    await addFace(trx, hardware, { ...face, name: 'Earl Presnell', audience: 'anybody' }, MORNING)
    await raiseVersion(trx)
  })
})

describe('the list', () => {
  test('open ones stand first, merged and gone ones are not in it', async () => {
    expect(namesIn(await list(''))).toEqual([
      'Gap Hardware',
      'Joyce Owle Books',
      'Ortega Stone',
      'Old Mill',
      'Ward’s Alterations',
    ])
  })

  test('by name, when asked', async () => {
    expect(namesIn(await list('?order=name'))).toEqual([
      'Gap Hardware',
      'Joyce Owle Books',
      'Old Mill',
      'Ortega Stone',
      'Ward’s Alterations',
    ])
  })

  test('a row says whom to ask for, whether the door is open, and until when', async () => {
    const html = await list('?category=hardware')
    expect(html).toContain('Ask for Earl Presnell.')
    expect(html).toMatch(/tag open.*Open<\/span> <span>until 5:30/)
    expect(await list('?category=tailor')).toContain('opens tomorrow at 10:00 AM')
    expect((await town.visitor().get('/directory?category=tailor&lang=es').expect(303)).headers.location).toBe(
      '/directory?category=tailor',
    )
    const spanish = await town.visitor().get('/directory?category=hardware').set('accept-language', 'es').expect(200)
    expect(spanish.text).toContain('Pregunte por Earl Presnell.')
    expect(spanish.text).toContain('hasta las 5:30')
  })

  test('a row that nobody has written a line for says the trade and the road', async () => {
    expect(await list('')).toContain('Accountant · Back Road, Creston')
  })

  test('a face for neighbors is not shown to the internet', async () => {
    expect(await list('')).not.toContain('Neighborsonly')
    const ruth = await town.signIn('Ruth')
    expect((await ruth.get('/directory').expect(200)).text).toContain('Nora Neighborsonly')
    expect(await list('')).not.toContain('Neighborsonly')
  })

  test('closed for good is found by name, and says so', async () => {
    const html = await list('?q=gone+grocery')
    expect(namesIn(html)).toEqual(['Gone Grocery'])
    expect(html).toContain('Closed for good')
  })
})

describe('narrowing', () => {
  test.each([
    ['?open=now', ['Gap Hardware']],
    ['?open=appointment', ['Joyce Owle Books']],
    ['?open=call', ['Ortega Stone']],
    ['?language=es', ['Ortega Stone']],
    ['?pays=check', ['Gap Hardware', 'Ortega Stone']],
    ['?pays=check&open=now', ['Gap Hardware']],
    ['?wheelchair=yes', ['Joyce Owle Books']],
    ['?comes=yes', ['Ortega Stone']],
    ['?area=Laurel+Gap', ['Gap Hardware']],
    ['?category=hardware', ['Gap Hardware', 'Old Mill']],
    ['?category=fix&open=now', ['Gap Hardware']],
    ['?q=hardware', ['Gap Hardware', 'Old Mill']],
    ['?q=hardware&open=now', ['Gap Hardware']],
  ])('%s', async (query, names) => {
    expect(namesIn(await list(query))).toEqual(names)
  })

  test('every filter is a link with its count; a chosen one takes itself off', async () => {
    const html = await list('?pays=check')
    expect(html).toMatch(/href="\/directory\?open=now&amp;pays=check"[^>]*>Open now<\/a>1</)
    expect(html).toMatch(/href="\/directory"[^>]*aria-current="true"[^>]*>.*Check<\/a>2</)
    expect(html).toContain('2 places')
  })

  test('an empty list says what to try next', async () => {
    expect(await list('?pays=check&wheelchair=yes')).toContain('Look everywhere')
    expect(await list('?q=zzzzqqqq')).toContain('Try the trouble instead of the trade')
    expect(await list('?q=locksmith')).toContain('href="/directory?category=fix"')
    expect(await list('?q=locksmith')).toContain('Close to that:')
    // Nothing is called close that is not; the way to people and to what is missing is there as well.
    const far = await list('?q=asdfgh')
    expect(far).not.toContain('Close to that:')
    expect(far, 'nothing to narrow').not.toContain('Narrow it down')
    for (const words of ['Nothing here comes near to that', '/who?about=asdfgh', '/directory/gaps'])
      expect(far).toContain(words)
  })

  test('why somebody was found is said in the reader’s language', async () => {
    const spanish = async (q: string): Promise<string> =>
      (await town.visitor().get(`/directory?q=${q}`).set('accept-language', 'es').expect(200)).text
    for (const q of ['hardware', 'ferreteria', 'gap+ferreteria', 'old+hardware+zippers']) {
      expect(await spanish(q), q).not.toMatch(/Aparece por el oficio:[^<]*«Hardware/i)
    }
    expect(await spanish('ferreteria')).toContain('Aparece por el oficio: Ferretería.')
  })

  test('words typed into the address stay words', async () => {
    const html = await list(`?q=${encodeURIComponent('"><script>alert(1)</script>')}&area=${encodeURIComponent('<b>')}`)
    expect(html).not.toContain('<script>alert')
    expect(html).not.toContain('<b>')
  })

  test('nearest first, and who keeps the address back has no distance', async () => {
    const html = await list('?near=36.431,-81.35&order=near')
    expect(namesIn(html)).toEqual(['Gap Hardware'])
    expect(html).toContain('minutes on foot')
  })
})

describe('a bad address is no error', () => {
  test.each([
    '?after=nonsense',
    `?after=${newId()}`,
    '?open=yes',
    '?order=best',
    '?order=near',
    '?near=abc',
    '?near=999,999',
    '?category=zzz',
    '?q=a&q=b',
    '?area=%',
    '?pays=%27%20OR%201=1',
    '?language=../..',
    '?unknown=1',
    '?open[]=now',
    '?q=%E0%A4%A',
    '?q=%F0%9F%94%A5',
  ])('%s', async (query) => {
    const response = await town.visitor().get(`/directory${query}`)
    expect([200, 400]).toContain(response.status)
  })

  test('nor is any other', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(
          fc.constantFrom('q', 'category', 'open', 'area', 'near', 'order', 'after', 'x'),
          fc.string({ maxLength: 20 }),
        ),
        async (query) => {
          const response = await town.visitor().get(`/directory?${new URLSearchParams(query).toString()}`)
          expect([200, 400]).toContain(response.status)
        },
      ),
      { numRuns: 40 },
    )
  })

  test('the same filters have one address', () => {
    expect(readFilters({ open: 'now', q: '  leña  ', order: 'near' })).toEqual({ ...noFilters, q: 'leña', open: 'now' })
  })
})

describe('what is the reader’s own', () => {
  test('a line from my notebook is for me alone, also after it was shown to me', async () => {
    const ruth = await town.signIn('Ruth')
    const accountId = await town.account('Ruth')
    const notebookId = newId()
    const { db } = town.house
    const businessId = ids.get('Gap Hardware')!
    const stamps = { createdAt: MORNING, updatedAt: MORNING, writtenBy: accountId, recordedBy: null }
    await db
      .insertInto('notebook')
      .values({ id: notebookId, accountId, businessId: null, feedTokenHash: null, createdAt: MORNING })
      .execute()
    await db
      .insertInto('visit')
      .values({
        id: newId(),
        notebookId,
        businessId,
        place: null,
        visitedOn: '2026-11-05',
        kind: 'visit',
        whatFor: 'a gasket',
        told: 0,
        ...stamps,
      })
      .execute()
    await db
      .insertInto('note')
      .values({
        id: newId(),
        notebookId,
        contactId: null,
        visitId: null,
        businessId,
        body: 'Did the gasket hold?',
        language: 'en',
        askNext: 1,
        askedOn: null,
        ownersOnly: 0,
        expiresOn: null,
        ...stamps,
      })
      .execute()
    const own = (await ruth.get('/directory').expect(200)).text
    expect(own).toContain('You were in on November 5.')
    expect(own).toContain('Did the gasket hold?')
    expect((await ruth.get('/').expect(200)).text).toContain('Did the gasket hold?')
    const tom = await town.signIn('Tom')
    for (const other of [tom, town.visitor()]) {
      for (const page of ['/directory', '/', '/directory/gap-hardware']) {
        expect((await other.get(page).expect(200)).text).not.toContain('gasket hold')
      }
    }
  })
})

describe('page by page', () => {
  test('every row comes once, in order, whatever the data and the size of a page', async () => {
    const ranks = fc.record({
      openRank: fc.nat(2),
      confirmRank: fc.nat(2),
      wordRank: fc.nat(2),
      nameKey: fc.constantFrom('a', 'b', 'c'),
    })
    const { db } = town.house
    const template = await db
      .selectFrom('business')
      .selectAll()
      .where('id', '=', ids.get('Old Mill')!)
      .executeTakeFirstOrThrow()
    await fc.assert(
      fc.asyncProperty(
        fc.array(ranks, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom('open' as const, 'word' as const, 'name' as const),
        async (rows, size, order) => {
          await inTransaction(db, async (trx) => {
            await trx.deleteFrom('business').where('source', '=', 'property').execute()
            for (const [at, row] of rows.entries()) {
              await trx
                .insertInto('business')
                .values({
                  ...template,
                  ...row,
                  id: newId(),
                  code: `P${String(at)}`,
                  slug: `property-${String(at)}`,
                  number: 1000 + at,
                  pays: 'barter',
                  source: 'property',
                })
                .execute()
            }
            await raiseVersion(trx)
          })
          const listing = openListing(db, openSearch(db), size)
          const filters = { ...noFilters, pays: 'barter', order }
          const seen: string[] = []
          for (let after: string | null = null, more = true; more;) {
            const page = await listing.page(filters, after)
            seen.push(...page.ids)
            after = page.next
            more = after !== null && seen.length < 100
          }
          const all = await openListing(db, openSearch(db), 100).page(filters, null)
          expect(seen).toEqual(all.ids)
          expect(new Set(seen).size).toBe(rows.length)
          expect(all.facets.total).toBe(rows.length)
        },
      ),
      { numRuns: 25 },
    )
    await inTransaction(db, async (trx) => {
      await trx.deleteFrom('business').where('source', '=', 'property').execute()
      await raiseVersion(trx)
    })
  })

  test('a link leads to the rest of a long list', async () => {
    const { db } = town.house
    const template = await db
      .selectFrom('business')
      .selectAll()
      .where('id', '=', ids.get('Old Mill')!)
      .executeTakeFirstOrThrow()
    await inTransaction(db, async (trx) => {
      for (let at = 0; at < 30; at += 1) {
        const name = `Stall ${String(at).padStart(2, '0')}`
        await trx
          .insertInto('business')
          .values({
            ...template,
            id: newId(),
            code: `S${String(at)}`,
            slug: `stall-${String(at)}`,
            number: 2000 + at,
            name,
            nameKey: name.toLowerCase(),
            pays: 'trade',
          })
          .execute()
      }
      await raiseVersion(trx)
    })
    const first = await list('?pays=trade')
    const next = /rel="next" href="([^"]+)"/.exec(first)?.[1]?.replaceAll('&amp;', '&')
    expect(next).toMatch(/^\/directory\?pays=trade&after=[0-9a-f-]{36}$/)
    const second = (await town.visitor().get(next!).expect(200)).text
    expect([...namesIn(first), ...namesIn(second)]).toEqual(
      Array.from({ length: 30 }, (_, at) => `Stall ${String(at).padStart(2, '0')}`),
    )
  })
})

describe('the front page and the doors', () => {
  test('it shows who is open, and to strangers how to join', async () => {
    const html = (await town.visitor().get('/').expect(200)).text
    expect(namesIn(html)).toEqual(['Gap Hardware'])
    expect(html).toContain('href="/join"')
    expect(html).not.toContain('Only you can see this')
    expect(html).toContain('href="/directory?category=fix"')
  })

  test('a town without businesses says what to do first', async () => {
    const empty = await openTown()
    expect((await empty.visitor().get('/').expect(200)).text).toContain('Nobody is in the directory yet')
    const dee = await empty.signIn('Dee', 'steward')
    expect((await dee.get('/').expect(200)).text).toContain('href="/stewards/imports"')
  })

  test('health and readiness', async () => {
    await town.visitor().get('/healthz').expect(200, 'ok')
    await town.visitor().get('/readyz').expect(200)
    const unnamed = await openTown({ setUp: false })
    await unnamed.visitor().get('/healthz').expect(200)
    await unnamed.visitor().get('/readyz').expect(503)
  })

  test('who sees what is said for every kind of record, in both languages', async () => {
    expect(tablesUnsaid()).toEqual([])
    const english = (await town.visitor().get('/who-sees-what').expect(200)).text
    expect(english).toMatch(/Visits<\/dt><dd><p><strong>only the one who keeps it/)
    expect(english).toMatch(/Businesses<\/dt><dd><p><strong>anybody/)
    expect(partsUnsaid()).toEqual([])
    expect(english).toContain('But the phone and the mail: <strong>as the person marked it')
    const spanish = (await town.visitor().get('/who-sees-what').set('accept-language', 'es').expect(200)).text
    expect(spanish).toContain('solo quien lo guarda')
  })
})
