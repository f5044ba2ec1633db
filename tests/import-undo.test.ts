import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { columns } from '../src/db/columns.ts'
import { newId } from '../src/db/ids.ts'
import type { Db } from '../src/db/tables.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { createBusiness, editBusiness, plainFacts } from '../src/directory/records.ts'
import { type Agent, MORNING, openTown, type TestTown } from './support/town.ts'

async function bring(steward: Agent, text: string, source: string, name = 'list.csv'): Promise<string> {
  const sent = await steward.post('/stewards/imports').field({ source }).attach('file', Buffer.from(text), name)
  expect(sent.status, sent.text).toBe(303)
  const at = String(sent.headers['location'])
  await steward.post(`${at}/application`).type('form').send({}).expect(303)
  return at
}

const takeBack = (steward: Agent, at: string, status = 303) => steward.post(`${at}/undoing`).type('form').expect(status)
const entry = async (db: Db, name: string) =>
  db.selectFrom('business').selectAll().where('name', '=', name).executeTakeFirst()

/** What an import and its undoing write down about themselves; and an address that one had meanwhile leads to it for ever. */
const ownBooks = [
  'businessSlug',
  'importRun',
  'businessRevision',
  'businessChange',
  'audit',
  'town',
  'creation',
  'jobLease',
  'session',
]
const byItself = { revision: 0, updatedAt: '', outlook: '', openState: '', openUntil: '', opensAt: '', openRank: 0 }

/** Everything the directory says and knows, but for its history. */
async function everything(db: Db): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {}
  for (const table of Object.keys(columns).filter((name) => !ownBooks.includes(name) && name !== 'attempt')) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(db)
    all[table] = rows
      .map((row) => JSON.stringify(table === 'business' ? { ...row, ...byItself, lookAgainAt: '' } : row))
      .sort()
  }
  return all
}

const line = fc.record({
  id: fc.nat(5),
  name: fc.constantFrom('Mill Café', 'Cove Yarn', 'Gap Feed'),
  street: fc.constantFrom('', '1 Oak St', '2 Oak St'),
  phone: fc.constantFrom('', '336-555-0101', '336-555-0102'),
  hours: fc.constantFrom('', 'Mo-Fr 08:00-17:00', 'when the light is on'),
  about: fc.constantFrom('', 'Biscuits.', 'Hilo y lana de la sierra.'),
  category: fc.constantFrom('', 'Hardware', 'Bakery'),
})
type Line = typeof line extends fc.Arbitrary<infer T> ? T : never
const list = fc.uniqueArray(line, { maxLength: 5, minLength: 1, selector: ({ id }) => id })
const table = (lines: readonly Line[]): string =>
  ['Id,Name,Street,Phone,Opening hours,About,Category']
    .concat(
      lines.map((one) =>
        Object.values(one)
          .map((cell) => `"${String(cell)}"`)
          .join(','),
      ),
    )
    .join('\n')

describe('an import that is taken back', () => {
  test(
    'leaves the directory as it was before, whatever it brought; sent twice, it is done once',
    { timeout: 120_000 },
    async () => {
      const town = await openTown()
      const dee = await town.signIn('Dee', 'steward')
      const { db } = town.house
      const by = { accountId: await town.account('Dee'), source: null }
      await fc.assert(
        fc.asyncProperty(list, list, fc.boolean(), async (before, after, confirmed) => {
          await db.deleteFrom('business').execute()
          const own = { ...plainFacts, name: 'Cove Yarn', street: '1 Oak St', hours: 'Sa 09:00-12:00' }
          const { id } = await inTransaction(db, (trx) => createBusiness(trx, own, by, MORNING))
          const empty = await everything(db)
          const first = await bring(dee, table(before), 'First')
          const sure = { confirmedAt: MORNING, confirmedBy: by.accountId, confirmedAs: 'steward', confirmRank: 0 }
          if (confirmed) await db.updateTable('business').set(sure).execute()
          const was = await everything(db)
          const at = await bring(dee, table(after), 'First')
          await takeBack(dee, at)
          const is = await everything(db)
          // A pair that looked alike meanwhile may have been written down of entries that stay.
          expect({ ...is, duplicatePair: [] }).toEqual({ ...was, duplicatePair: [] })
          expect(await entry(db, 'Cove Yarn')).toBeDefined()
          const revisions = await db.selectFrom('businessRevision').select('id').execute()
          await takeBack(dee, at)
          expect(await db.selectFrom('businessRevision').select('id').execute()).toEqual(revisions)
          expect(await everything(db)).toEqual(is)
          // Then the one before it can go, too; and the same list can come in again.
          if (!confirmed) {
            await takeBack(dee, first)
            expect({ ...(await everything(db)), duplicatePair: [] }).toEqual({ ...empty, duplicatePair: [] })
          }
          await bring(dee, table(after), 'First')
          // The list may hold another one of that name.
          const stands = await db.selectFrom('business').select('name').where('id', '=', id).execute()
          expect(stands).toEqual([{ name: own.name }])
        }),
        { numRuns: 8 },
      )
    },
  )
})

describe('what a person has done since', () => {
  let town: TestTown
  let dee: Agent
  let at = ''
  const first = 'Id,Name,Street,Phone\na,Gap Feed,1 Oak St,336-555-0101\nb,Cove Yarn,2 Oak St,336-555-0102'
  const second = [
    'Id,Name,Street,Phone',
    'a,Gap Feed & Seed,1 Oak St,336-555-0111',
    'b,Cove Yarn,2 Oak St,336-555-0112',
    ...['c,Known Shop,3 Oak St,', 'd,Edited Shop,4 Oak St,', 'e,Confirmed Shop,5 Oak St,', 'f,Lonely Shop,6 Oak St,'],
  ].join('\n')

  beforeAll(async () => {
    town = await openTown()
    dee = await town.signIn('Dee', 'steward')
    const { db } = town.house
    await bring(dee, first, 'County')
    at = await bring(dee, second, 'County')
    const earl = await town.account('Earl')
    const edit = async (name: string, changes: object): Promise<void> => {
      const row = await entry(db, name)
      if (!row) throw new Error(name)
      await inTransaction(db, (trx) =>
        editBusiness(trx, row.id, row.revision, changes, { accountId: earl, source: null }, MORNING),
      )
    }
    await edit('Cove Yarn', { phone: '+13365550199' })
    await edit('Edited Shop', { about: 'Mine.' })
    const confirmed = { confirmedAt: MORNING, confirmedBy: earl, confirmedAs: 'neighbor' }
    await db.updateTable('business').set(confirmed).where('name', '=', 'Confirmed Shop').execute()
    const notebook = newId()
    await db.insertInto('notebook').values({ id: notebook, accountId: earl, createdAt: MORNING }).execute()
    const visited = await entry(db, 'Known Shop')
    await db
      .insertInto('visit')
      .values({
        ...{ id: newId(), notebookId: notebook, businessId: visited?.id ?? '', visitedOn: '2026-11-10' },
        ...{ kind: 'visit', createdAt: MORNING, updatedAt: MORNING, told: 0, whatFor: 'Zqsecretqz' },
      })
      .execute()
  })

  test('the page offers it, to stewards alone', async () => {
    const html = (await dee.get(at).expect(200)).text
    expect(html).toContain('Take this import back')
    const ruth = await town.signIn('Ruth')
    await ruth.post(`${at}/undoing`).expect(404)
    await dee.post('/stewards/imports/0190f9c0-0000-7000-8000-00000000ffff/undoing').expect(404)
  })

  test('a later list of the same source goes first', async () => {
    const runs = await town.house.db.selectFrom('importRun').select('id').orderBy('id').execute()
    const answer = await takeBack(dee, `/stewards/imports/${runs[0]?.id ?? ''}`, 409)
    expect(answer.text).toContain('Take that one back first')
    expect(await entry(town.house.db, 'Gap Feed & Seed')).toBeDefined()
  })

  test('stays, is listed with its reason, and nobody learns who keeps what', async () => {
    await Promise.all([takeBack(dee, at), takeBack(dee, at)])
    const { db } = town.house
    expect(await entry(db, 'Gap Feed')).toMatchObject({ phone: '+13365550101', slug: 'gap-feed' })
    expect(await entry(db, 'Cove Yarn')).toMatchObject({ phone: '+13365550199' })
    expect(await entry(db, 'Lonely Shop')).toBeUndefined()
    for (const name of ['Edited Shop', 'Known Shop', 'Confirmed Shop']) expect(await entry(db, name)).toBeDefined()
    const html = (await dee.get(at).expect(200)).text
    expect(html).toContain('Taken out again</dt><dd>1<')
    expect(html).toContain('As they were before</dt><dd>1<')
    const why = (name: string) => new RegExp(`${name}</a></h3><p class="small">([^<]+)`).exec(html)?.[1]
    expect(why('Cove Yarn')).toContain('Somebody has written to it since')
    expect(why('Edited Shop')).toContain('Somebody has written to it since')
    expect(why('Confirmed Shop')).toContain('hours are right')
    expect(why('Known Shop')).toBe('Something hangs on it that somebody wrote or keeps.')
    expect(html).not.toMatch(/Earl|Zqsecret|visit/i)
    expect(html).not.toContain('Take this import back')
    const acts = await db.selectFrom('audit').select('detail').where('verb', '=', 'import-undone').execute()
    expect(acts).toEqual([{ detail: 'list.csv' }])
    expect((await dee.get('/stewards/imports').expect(200)).text).toContain('taken back')
    expect((await town.visitor().get('/directory?q=lonely').expect(200)).text).not.toContain('Lonely Shop')
  })

  test('is told in Spanish, too', async () => {
    const ana = await town.signIn('Ana', 'steward')
    await town.house.db.updateTable('account').set({ language: 'es' }).where('name', '=', 'Ana').execute()
    const html = (await ana.get(at).expect(200)).text
    expect(html).toContain('Lo que se queda')
    expect(html).toContain('Se quitaron otra vez')
  })

  test('after thirty days it is too late', async () => {
    const old = await bring(dee, 'Id,Name\nz,Late Shop', 'Late')
    await town.house.db
      .updateTable('importRun')
      .set({ at: '2026-10-01T00:00:00.000Z' })
      .where('source', '=', 'Late')
      .execute()
    expect((await dee.get(old).expect(200)).text).toContain('more than 30 days ago')
    await takeBack(dee, old, 409)
    expect(await entry(town.house.db, 'Late Shop')).toBeDefined()
  })
})

describe('what a list has no more', () => {
  let town: TestTown
  let dee: Agent
  const names = ['Gap Feed', 'Cove Yarn', 'Mill Café', 'Ridge Nursery', 'Depot Books']
  const rows = (some: readonly string[]) =>
    ['Id,Name,Street', ...some.map((name) => `${name},${name},${String(names.indexOf(name) + 1)} Oak St`)].join('\n')

  beforeAll(async () => {
    town = await openTown()
    dee = await town.signIn('Dee', 'steward')
    await bring(dee, rows(names), 'Chamber')
  })

  test('is told with links; nothing closes; one press says that it looks closed', async () => {
    const at = await bring(dee, rows(names.slice(0, 4)), 'Chamber')
    const html = (await dee.get(at).expect(200)).text
    expect(html).toContain('Not in this list any more')
    expect(html).toContain('<a href="/directory/depot-books">Depot Books</a>')
    const { db } = town.house
    const doubt = (place: string, status: number) =>
      dee.post(`${at}/doubts`).type('form').send({ place }).expect(status)
    await Promise.all([doubt('depot-books', 303), doubt('depot-books', 303)])
    await doubt('gap-feed', 404)
    await doubt('', 404)
    const waiting = await db.selectFrom('suggestion').select(['id', 'why']).where('state', '=', 'open').execute()
    expect(waiting).toHaveLength(1)
    expect(waiting[0]?.why).toContain('The list of Chamber of')
    expect((await entry(db, 'Depot Books'))?.standing).toBe('open')
    const anew = (await dee.get(at).expect(200)).text
    expect(anew).toContain(`href="/suggestions/${waiting[0]?.id ?? ''}"`)
    await dee.get(`/suggestions/${waiting[0]?.id ?? ''}`).expect(200)
    const ruth = await town.signIn('Ruth')
    await ruth.post(`${at}/doubts`).type('form').send({ place: 'depot-books' }).expect(404)
  })

  test('a part of the list says nothing about the rest', async () => {
    const html = (await dee.get(await bring(dee, rows(names.slice(0, 1)), 'Chamber')).expect(200)).text
    expect(html).not.toContain('Not in this list any more')
    expect(html).toContain('less than half')
  })

  test('a name that was corrected is no place that is gone', async () => {
    const list = (name: string) =>
      `Name,Street,Phone\n${name},4 Mill Rd,336-555-0163\nCove Septic,5 Mill Rd,336-555-0164`
    await bring(dee, list('Moors Well Drilling'), 'Own words')
    const html = (await dee.get(await bring(dee, list('Moore’s Well Drilling'), 'Own words')).expect(200)).text
    expect(html).not.toContain('Not in this list any more')
  })
})

describe('pairs that look alike', () => {
  test('are looked for as soon as a list is in, and the page says how many', async () => {
    const town = await openTown()
    const dee = await town.signIn('Dee', 'steward')
    const list = [
      'Name,Street,City,Phone',
      "Smith's Hardware,12 Main St,Laurel Gap,336-555-0131",
      'Smith Hardware & Feed Inc.,12 Main Street,Laurel Gap,336-555-0131',
      'Moore Wells,410 Ridge Rd,Laurel Gap,336-555-0181',
      'Moore Septic,410 Ridge Rd,Laurel Gap,336-555-0181',
    ].join('\n')
    const html = (await dee.get(await bring(dee, list, 'Chamber')).expect(200)).text
    expect(html).toContain('1 pair of these looks like one business')
    expect(html).toContain('href="/stewards/duplicates"')
    expect((await dee.get('/stewards/duplicates').expect(200)).text).toContain('Smith Hardware &amp; Feed Inc.')
    const other = (await dee.get(await bring(dee, 'Name,Phone\nDot,336-555-0199', 'Other')).expect(200)).text
    expect(other).not.toContain('look like one business')
  })

  test('among thousands, and others are answered meanwhile', { timeout: 60_000 }, async () => {
    const town = await openTown()
    const dee = await town.signIn('Dee', 'steward')
    const many = Array.from({ length: 1_000 }, (_, n) => `${String(n)},Shop ${String(n)} of Oak,${String(n)} Elm St`)
    await bring(dee, ['Id,Name,Street', ...many].join('\n'), 'Many')
    const { lookForDuplicatesOf } = await import('../src/directory/duplicates/looking.ts')
    const ids = (await town.house.db.selectFrom('business').select('id').limit(500).execute()).map(({ id }) => id)
    let turns = 0
    let next = setImmediate(function turn() {
      turns += 1
      next = setImmediate(turn)
    })
    await lookForDuplicatesOf(town.house.db, ids, '2026-11-17')
    clearImmediate(next)
    // After every page of the directory, and of the pairs.
    expect(turns).toBeGreaterThanOrEqual(6)
  })
})
