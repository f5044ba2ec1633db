import { beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '../src/db/transaction.ts'
import { addFace, createBusiness, plainFacts } from '../src/directory/records.ts'
import { type Agent, MORNING, openTown, type TestTown } from './support/town.ts'

let town: TestTown
let ruth: Agent
let earl = ''

beforeAll(async () => {
  town = await openTown()
  const by = { accountId: null, source: 'town' }
  await inTransaction(town.house.db, async (trx) => {
    const hardware = await createBusiness(
      trx,
      { ...plainFacts, name: 'Gap Hardware', categories: ['hardware'] },
      by,
      MORNING,
    )
    const face = { role: 'Owner', line: null, language: 'en', whenIn: null, accountId: null, openers: [] } as const
    earl = await addFace(trx, hardware.id, { ...face, name: 'Earl Presnell', audience: 'anybody' }, MORNING)
    await addFace(trx, hardware.id, { ...face, name: 'Hidden Tammy', audience: 'me' }, MORNING)
    await createBusiness(trx, { ...plainFacts, name: 'Blue Door Café', categories: ['cafe'] }, by, MORNING)
    await createBusiness(trx, { ...plainFacts, name: 'Odd Corner' }, by, MORNING)
  })
  ruth = await town.signIn('Ruth Calloway')
})

type Words = Record<string, string | string[]>
const send = (agent: Agent, words: Words) => agent.post('/start/places').type('form').send(words)
const textOf = async (agent: Agent, path: string): Promise<string> => (await agent.get(path).expect(200)).text

describe('five minutes at the kitchen table', () => {
  test('the places she uses are ticked, whom she asks for is said, and the notebook has them tonight', async () => {
    expect(await textOf(ruth, '/notebook')).toContain('href="/start"')
    const ticks = await textOf(ruth, '/start')
    for (const name of ['Gap Hardware', 'Blue Door Café', 'Odd Corner']) expect(ticks).toContain(name)
    const second = await textOf(ruth, '/start/places?b=gap-hardware&b=blue-door-cafe')
    expect(second).toContain('Earl Presnell')
    expect(second).not.toContain('Hidden Tammy')
    const words = {
      key: '0192f0c1-0000-7000-8000-000000000001',
      b: ['gap-hardware', 'blue-door-cafe'],
      'who-gap-hardware': earl,
      'since-gap-hardware': '1991',
      'back-gap-hardware': 'yes',
      'name-blue-door-cafe': 'Wanda',
    }
    await send(ruth, words).expect(303)
    await send(ruth, words).expect(303)
    const notebook = await textOf(ruth, '/notebook')
    expect(notebook).toContain('A regular since 1991')
    expect(notebook).toContain('A regular since 2026')
    for (const name of ['Earl Presnell', 'Wanda', 'Blue Door Café']) expect(notebook).toContain(name)
    const visits = await town.house.db.selectFrom('visit').select('id').execute()
    expect(visits).toHaveLength(2)
    expect(await town.house.db.selectFrom('rating').select('wouldGoBack').execute()).toEqual([{ wouldGoBack: 'yes' }])
    expect(await textOf(ruth, '/notebook/walk-in/gap-hardware')).toContain('1991')
  })

  test('what is in the notebook is not offered again; somebody else sees none of it', async () => {
    expect(await textOf(ruth, '/start')).not.toContain('Gap Hardware')
    const tom = await town.signIn('Tom Hayes')
    expect(await textOf(tom, '/start')).toContain('Gap Hardware')
    expect(await textOf(tom, '/directory/gap-hardware')).not.toMatch(/\b1991\b/)
  })

  test('nothing ticked, unknown places and wrong words get a sentence, and what was typed is kept', async () => {
    const tom = await town.signIn('Tom Hayes')
    expect((await tom.get('/start/places').expect(422)).text).toContain('Tick one place at least')
    expect((await tom.get('/start/places?b=nowhere&b[]=x&b=../etc').expect(422)).text).toContain('Tick one place')
    await send(tom, { b: 'nowhere' }).expect(422)
    const wrong = await send(tom, {
      b: 'gap-hardware',
      'since-gap-hardware': '2099',
      'name-gap-hardware': 'Somebody <b>',
      'back-gap-hardware': 'always',
    })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('value="Somebody &lt;b&gt;"')
    expect(wrong.text).toContain('value="2099"')
    await send(tom, { b: 'gap-hardware', 'who-gap-hardware': 'a-face-that-is-not-there' }).expect(422)
    await send(tom, { b: 'gap-hardware', 'name-gap-hardware': 'x'.repeat(121) }).expect(422)
    expect(await textOf(tom, '/notebook')).toContain('href="/start"')
  })
})
