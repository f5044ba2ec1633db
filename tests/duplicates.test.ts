import { beforeAll, describe, expect, test } from 'vitest'
import { businessMerged } from '../src/handlers.ts'
import { columns } from '../src/db/columns.ts'
import type { Declared } from '../src/db/columns/notation.ts'
import { newId } from '../src/db/ids.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { directoryRows, stays } from '../src/directory/merges/own-rows.ts'
import { addFace, type BusinessFacts, createBusiness, plainFacts } from '../src/directory/records.ts'
import { type Agent, MORNING, openTown, type TestTown } from './support/town.ts'

let town: TestTown
let dee: Agent
let ruth: Agent

beforeAll(async () => {
  town = await openTown()
  dee = await town.signIn('Dee Whitlock', 'steward')
  ruth = await town.signIn('Ruth Calloway')
})

interface Entry {
  id: string
  slug: string
  code: string
}

const add = (facts: Partial<BusinessFacts>): Promise<Entry> =>
  inTransaction(town.house.db, (trx) =>
    createBusiness(trx, { ...plainFacts, ...facts }, { accountId: null, source: 'town' }, MORNING),
  )

async function behind(entry: Entry, name: string, role: 'owner' | 'staff' = 'owner'): Promise<Agent> {
  const accountId = await town.account(name)
  const person = { id: newId(), businessId: entry.id, accountId, role, fromOn: '2026-01-01' }
  await town.house.db.insertInto('businessPerson').values(person).execute()
  return town.signIn(name)
}

const send = (agent: Agent, path: string, words: Record<string, string | string[]> = {}) =>
  agent.post(path).type('form').send(words)

async function look(): Promise<void> {
  await town.house.db.deleteFrom('jobLease').where('name', '=', 'duplicates').execute()
  await town.jobs.runDue(town.house.clock.now())
}

const desk = async (): Promise<string> => (await dee.get('/stewards/duplicates').expect(200)).text

async function merge(kept: Entry, gone: Entry, taken: string[] = []) {
  const revision = async ({ id }: Entry) =>
    (await town.house.db.selectFrom('business').select('revision').where('id', '=', id).executeTakeFirstOrThrow())
      .revision
  const [keptRevision, goneRevision] = [String(await revision(kept)), String(await revision(gone))]
  return send(dee, '/stewards/merges', { keep: kept.id, gone: gone.id, keptRevision, goneRevision, taken })
}

async function undo(gone: Entry) {
  const { id } = await town.house.db
    .selectFrom('businessMerge')
    .select('id')
    .where('goneId', '=', gone.id)
    .where('undoneAt', 'is', null)
    .executeTakeFirstOrThrow()
  return send(dee, `/stewards/merges/${id}/undoing`)
}

describe('pairs for the desk', () => {
  test('one place listed twice is suggested with its reasons, and told apart for good', async () => {
    const one = await add({ name: 'Fox Run Feed, Inc.', phone: '+13365550101', street: '12 Fox Run Road' })
    const other = await add({ name: 'Fox Run Feed', phone: '+13365550101', street: '12 Fox Run Rd' })
    await look()
    const page = await desk()
    expect(page).toContain('Fox Run Feed, Inc. and Fox Run Feed')
    for (const reason of ['same name', 'same place', 'same phone']) expect(page).toContain(`>${reason}</span>`)
    expect((await dee.get('/stewards')).text).toContain('One pair to look at.')
    await send(dee, '/stewards/duplicates/differences', { one: one.id, other: other.id }).expect(303)
    expect(await desk()).toContain('You will not be asked again')
    await look()
    expect(await desk()).not.toContain('and Fox Run Feed')
    expect((await dee.get('/stewards/audit')).text).toContain('told two entries apart')
  })

  test('a shared landline, a shared owner or a branch in another town is no duplicate', async () => {
    const landline = { phone: '+13365550102', street: '4 Creek Lane', locality: 'Laurel Gap' }
    const three = ['Yates Hay', 'Creekside Kennels', 'Yates Welding']
    const entries = await Promise.all(three.map((name) => add({ name, ...landline })))
    for (const entry of entries) await behind(entry, 'Earl Presnell')
    await add({ name: 'Dollar Barn', locality: 'Laurel Gap', street: '1 Main Street', website: 'https://barn.example' })
    await add({ name: 'Dollar Barn', locality: 'Sparta', street: '9 Trade Street', website: 'https://barn.example' })
    await look()
    const page = await desk()
    for (const name of [...three, 'Dollar Barn']) expect(page).not.toContain(name)
  })

  test('what only owners read is no reason', async () => {
    const hidden = { addressShown: 'town', phoneAudience: 'owners', phone: '+13365550103' } as const
    await add({ name: 'Honey by Ada', street: '77 Hidden Lane', ...hidden })
    await add({ name: 'Honey by Adah', street: '77 Hidden Lane', ...hidden })
    await look()
    expect(await desk()).not.toContain('Honey by Ada')
  })

  test('bad words are answered on the page, and unknown entries are not there', async () => {
    await send(dee, '/stewards/duplicates/differences', {}).expect(422)
    await send(dee, '/stewards/duplicates/differences', { one: newId(), other: newId() }).expect(404)
    await send(dee, '/stewards/merges', { keep: 'x'.repeat(99) }).expect(422)
    await send(dee, '/stewards/merges', { keep: newId(), gone: newId() }).expect(404)
    await send(dee, `/stewards/merges/${newId()}/undoing`).expect(404)
    await dee.get('/stewards/duplicates/new').expect(200)
    expect((await dee.get('/stewards/duplicates/new?keep=nowhere&gone=nowhere').expect(404)).text).toContain(
      'No entry goes by',
    )
    await dee.get('/stewards/duplicates?after=%27nonsense').expect(200)
    await ruth.get('/stewards/duplicates').expect(404)
  })
})

describe('merging', () => {
  test('field by field, looked at first; old addresses and codes lead on; the history says so', async () => {
    const kept = await add({ name: 'Mill Cafe', phone: '+13365550110', about: 'Biscuits.' })
    const gone = await add({ name: 'The Mill Café', phone: '+13365550111', website: 'https://mill.example/' })
    const at = `/stewards/duplicates/new?keep=${kept.slug}&gone=${gone.slug}`
    const form = (await dee.get(at).expect(200)).text
    expect(form).toMatch(/name="phone" value="kept" checked/)
    expect(form).toMatch(/name="website" value="gone" checked/)
    expect(form).not.toContain('name="about"')
    const looked = (await dee.get(`${at}&look=1&phone=gone&website=gone&name=kept`).expect(200)).text
    expect(looked).toContain('<strong>(336) 555-0111</strong>')
    const revisions = { keptRevision: '1', goneRevision: '1', key: newId() }
    const merging = { keep: kept.id, gone: gone.id, ...revisions, taken: ['phone', 'website'] }
    await send(dee, '/stewards/merges', merging).expect(303)
    await send(dee, '/stewards/merges', merging).expect(303)
    const page = (await ruth.get(`/directory/${kept.slug}`).expect(200)).text
    expect(page).toContain('555-0111')
    expect(page).toContain('mill.example')
    const forward = await ruth.get(`/directory/${gone.slug}`).expect(301)
    expect(forward.headers.location).toBe(`/directory/${kept.slug}`)
    // Else a browser would go there still after the merge was undone.
    expect(forward.headers['cache-control']).toBe('no-cache')
    expect((await ruth.get(`/b/${gone.code}`).expect(302)).headers.location).toBe(`/directory/${kept.slug}`)
    expect((await ruth.get('/directory?q=mill')).text).not.toContain('The Mill Café')
    expect((await ruth.get(`/directory/${kept.slug}/history`)).text).toContain('The same place as “The Mill Café”')
    expect((await dee.get('/stewards/audit')).text).toContain('merged two entries')
    await undo(gone).then((answer) => expect(answer.status).toBe(303))
    expect((await ruth.get(`/directory/${kept.slug}`)).text).toContain('555-0110')
    expect((await ruth.get(`/directory/${gone.slug}`).expect(200)).text).toContain('555-0111')
    expect((await ruth.get('/directory?q=mill')).text).toContain('The Mill Café')
  })

  test('what was changed meanwhile is looked at again', async () => {
    const [kept, gone] = [await add({ name: 'Twice One' }), await add({ name: 'Twice Two' })]
    const wanted = { keep: kept.id, gone: gone.id, keptRevision: '7', goneRevision: '1' }
    expect((await send(dee, '/stewards/merges', wanted).expect(409)).text).toContain('changed or merged meanwhile')
    await dee.get(`/directory/${gone.slug}`).expect(200)
    await send(dee, '/stewards/merges', { ...wanted, gone: kept.id }).expect(404)
  })

  test('an edit made since stays, and what is taken back meanwhile stays taken back', async () => {
    const kept = await add({ name: 'Ridge Saws', phone: '+13365550120' })
    const gone = await add({ name: 'Ridge Saw', phone: '+13365550121', about: 'Chains.' })
    for (const { slug } of [kept, gone]) {
      await send(ruth, `/directory/${slug}/rating`, { wouldGoBack: 'yes' }).expect(303)
    }
    await merge(kept, gone, ['about', 'phone'])
    await send(ruth, `/directory/${kept.slug}/rating/withdrawal`).expect(303)
    const { db } = town.house
    const { revision } = await db
      .selectFrom('business')
      .select('revision')
      .where('id', '=', kept.id)
      .executeTakeFirstOrThrow()
    const words = { name: 'Ridge Saws', trade1: 'Hardware store', phone: '(336) 555-0129', about: 'Chains.' }
    await send(dee, `/directory/${kept.slug}/edit`, { ...words, revision: String(revision) }).expect(303)
    await undo(gone)
    const page = (await ruth.get(`/directory/${kept.slug}`)).text
    expect(page).toContain('555-0129')
    expect(page).not.toContain('Chains.')
    for (const { id } of [kept, gone]) {
      const left = await db.selectFrom('rating').select('id').where('businessId', '=', id).execute()
      expect(left).toEqual([])
    }
  })

  test('for thirty days, the last one first', async () => {
    const [a, b, c] = [await add({ name: 'Alder A' }), await add({ name: 'Alder B' }), await add({ name: 'Alder C' })]
    await merge(b, a)
    await merge(c, b)
    expect((await undo(a)).text).toContain('Undo that one first')
    expect((await ruth.get(`/directory/${a.slug}`).expect(301)).headers.location).toBe(`/directory/${c.slug}`)
    town.setClock('2027-01-05T15:00:00.000Z')
    await look()
    dee = await town.signIn('Dee Whitlock', 'steward')
    expect((await undo(b)).text).toContain('30 days are over')
    town.setClock(MORNING)
    dee = await town.signIn('Dee Whitlock', 'steward')
    ruth = await town.signIn('Ruth Calloway')
    const left = await town.house.db.selectFrom('businessMerge').select('snapshot').where('goneId', '=', b.id).execute()
    expect(left).toEqual([{ snapshot: '' }])
  })
})

describe('two counters', () => {
  const regular = async (agent: Agent, { slug }: Entry, name: string): Promise<void> => {
    await send(agent, `/counter/${slug}/regulars`, { name, usual: `${name} usual` }).expect(303)
  }

  test('with different people behind them stay apart: no book is read by anybody who could not read it', async () => {
    const [one, other] = [await add({ name: 'Corner Books' }), await add({ name: 'Corner Book' })]
    const [earl, wanda] = [await behind(one, 'Earl Presnell'), await behind(other, 'Wanda Hart')]
    await regular(earl, one, 'Zqearlsregularqz')
    const at = `/stewards/duplicates/new?keep=${one.slug}&gone=${other.slug}`
    expect((await dee.get(at).expect(200)).text).toContain('not the same ones')
    expect((await merge(one, other)).status).toBe(409)
    expect((await wanda.get(`/counter/${other.slug}`).expect(200)).text).not.toContain('Zqearlsregularqz')
    await wanda.get(`/counter/${one.slug}`).expect(404)
  })

  test('a book comes with its people where the other never had any, and goes back with them', async () => {
    const [kept, gone] = [await add({ name: 'Blue Door' }), await add({ name: 'Bluedoor' })]
    const lena = await behind(gone, 'Lena Cruz')
    await regular(lena, gone, 'Joan Mast')
    await merge(kept, gone)
    const book = (await lena.get(`/counter/${kept.slug}/regulars`).expect(200)).text
    expect(book).toContain('Joan Mast')
    expect((await dee.get(`/counter/${kept.slug}`)).status).toBe(404)
    await regular(lena, kept, 'Paul Since')
    await undo(gone)
    const back = (await lena.get(`/counter/${gone.slug}/regulars`).expect(200)).text
    for (const name of ['Joan Mast', 'Paul Since']) expect(back).toContain(name)
    await lena.get(`/counter/${kept.slug}`).expect(404)
  })

  test('what people before kept stays shut', async () => {
    const [kept, gone] = [await add({ name: 'Old Forge' }), await add({ name: 'Old Forge Shop' })]
    const before = await behind(gone, 'Cal Before')
    await regular(before, gone, 'Zqbeforeqz')
    await town.house.db
      .updateTable('businessPerson')
      .set({ untilOn: '2026-11-01' })
      .where('businessId', '=', gone.id)
      .execute()
    const now = await behind(kept, 'Nan Now')
    expect((await dee.get(`/stewards/duplicates/new?keep=${gone.slug}&gone=${kept.slug}`)).text).toContain(
      'the other way',
    )
    expect((await merge(gone, kept)).status).toBe(409)
    expect((await merge(kept, gone)).status).toBe(303)
    expect((await now.get(`/counter/${kept.slug}/regulars`).expect(200)).text).not.toContain('Zqbeforeqz')
  })

  test('before two become one, their hours are said in words', async () => {
    const kept = await add({ name: 'Elk Diner', hours: 'Mo-Fr 06:00-14:00; PH off' })
    const gone = await add({ name: 'Elk Diner & Grill', hours: 'Mo-Sa 06:00-14:00' })
    const page = (await dee.get(`/stewards/duplicates/new?keep=${kept.slug}&gone=${gone.slug}`).expect(200)).text
    expect(page).toContain('Mon to Fri 6:00 AM to 2:00 PM; closed on public holidays')
    expect(page).toContain('Mon to Sat 6:00 AM to 2:00 PM')
    expect(page).not.toContain('06:00')
  })

  test('a role that ended meanwhile does not begin again', async () => {
    const [kept, gone] = [await add({ name: 'Pine Stove' }), await add({ name: 'Pine Stoves' })]
    for (const entry of [kept, gone]) {
      await behind(entry, 'Olin Owner')
      await behind(entry, 'Tammy Clerk', 'staff')
    }
    await merge(kept, gone)
    const tammy = await town.account('Tammy Clerk')
    const { id } = await town.house.db
      .selectFrom('businessPerson')
      .select('id')
      .where('businessId', '=', kept.id)
      .where('accountId', '=', tammy)
      .executeTakeFirstOrThrow()
    await send(dee, `/stewards/people/${kept.slug}/${id}/end`).expect(303)
    await undo(gone)
    const clerk = await town.signIn('Tammy Clerk')
    for (const { slug } of [kept, gone]) await clerk.get(`/counter/${slug}`).expect(404)
  })
})

test('the people of both stand on one page, each once, as narrow as they chose', async () => {
  const [kept, gone] = [await add({ name: 'Hart Lumber' }), await add({ name: 'Hart Lumber Co' })]
  const accountId = await town.account('Wanda Hart')
  const face = { role: null, line: null, language: 'en' as const, whenIn: null, accountId: null, openers: [] }
  const opener = { words: 'The 1940 flood', language: 'en' as const }
  await inTransaction(town.house.db, async (trx) => {
    await addFace(trx, kept.id, { ...face, name: 'Wanda Hart', audience: 'anybody', openers: [opener] }, MORNING)
    await addFace(trx, gone.id, { ...face, name: 'Wanda Hart', audience: 'neighbors', accountId }, MORNING)
    await addFace(trx, gone.id, { ...face, name: 'Bo Hart', audience: 'anybody' }, MORNING)
  })
  await merge(kept, gone)
  const page = (await town.visitor().get(`/directory/${kept.slug}`)).text
  expect(page).toContain('Bo Hart')
  expect(page).not.toContain('Wanda Hart')
  expect((await ruth.get(`/directory/${kept.slug}`)).text).toContain('Wanda Hart')
})

test('whoever adds an entry that looks like another is asked once whether it is one of these', async () => {
  const there = await add({ name: 'Poplar Grove Nursery', phone: '+13365550130', locality: 'Laurel Gap' })
  const words = { name: 'Poplar Grove Nursery', trade1: 'Hardware store', locality: 'Laurel Gap', key: newId() }
  const asked = (await send(ruth, '/directory', words).expect(200)).text
  expect(asked).toContain('Is it one of these?')
  expect(asked).toContain(`/directory/${there.slug}`)
  expect(asked).toContain('value="Poplar Grove Nursery"')
  const first = await send(ruth, '/directory', { ...words, another: '1' }).expect(303)
  const again = await send(ruth, '/directory', { ...words, another: '1' }).expect(303)
  expect(again.headers.location).toBe(first.headers.location)
  const bare = { name: 'Slippery Rock Nursery', trade1: 'Hardware store', locality: 'Laurel Gap', key: newId() }
  const once = await send(ruth, '/directory', bare).expect(303)
  expect((await send(ruth, '/directory', bare).expect(303)).headers.location).toBe(once.headers.location)
})

test('every column that points to a business or a face is treated by a room, once', () => {
  const declared: Declared = columns
  const pointing = Object.entries(declared).flatMap(([table, all]) =>
    Object.entries(all)
      .filter(([, column]) => ['business', 'face'].includes(column.reference?.table ?? ''))
      .map(([name]) => `${table}.${name}`),
  )
  const treated = [...stays, ...[directoryRows, ...businessMerged].flatMap(({ treats }) => treats)]
  expect([...treated].sort()).toEqual(pointing.sort())
})
