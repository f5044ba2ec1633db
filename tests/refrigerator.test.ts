import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../src/db/ids.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { topics } from '../src/directory/refrigerator/topics.ts'
import { createBusiness, plainFacts } from '../src/directory/records.ts'
import { type Agent, MORNING, openTown, PASSWORD } from './support/town.ts'

const town = await openTown()
const { db } = town.house

let ruth: Agent
let dwight: Agent
let tom: Agent
let dee: Agent
let place = { id: '', slug: '' }

const send = (agent: Agent, path: string, words: Record<string, string>) => agent.post(path).type('form').send(words)
const sheet = async (agent: Agent): Promise<string> => (await agent.get('/refrigerator').expect(200)).text
const idOf = async (words: string): Promise<string> =>
  (await db.selectFrom('refrigeratorLine').select('id').where('words', '=', words).executeTakeFirstOrThrow()).id

const stove = { topic: 'warm-room', words: 'Wood stove and two cots', phone: '336-555-0188' }
const pump = { topic: 'water', words: 'Hand pump on my well', phone: '336 555 0108' }

beforeAll(async () => {
  place = await inTransaction(db, (trx) =>
    createBusiness(trx, { ...plainFacts, name: 'Cook Well & Pump' }, { accountId: null, source: 'town' }, MORNING),
  )
  ruth = await town.signIn('Ruth Calloway')
  dwight = await town.signIn('Dwight Cook')
  tom = await town.signIn('Tom Ellis')
  dee = await town.signIn('Dee Lassiter', 'steward')
  await stand('Dwight Cook', 'owner')
  await stand('Tom Ellis', 'staff')
})

async function stand(name: string, role: 'owner' | 'staff', claimId: string | null = null): Promise<void> {
  const person = { id: newId(), businessId: place.id, accountId: await town.account(name), role, claimId }
  await db
    .insertInto('businessPerson')
    .values({ ...person, fromOn: '2026-01-01' })
    .execute()
}

const setPlace = (change: { standing?: 'open' | 'closed' | 'sold' }) =>
  db.updateTable('business').set(change).where('id', '=', place.id).execute()

describe('the refrigerator sheet', () => {
  test('is for neighbors; while no line is up it says whom to ask, and what for', async () => {
    await town.visitor().get('/refrigerator').expect(303)
    expect(await sheet(ruth)).toContain('No line is up yet')
    expect((await ruth.get('/')).text).toContain('href="/refrigerator"')
    expect((await town.visitor().get('/')).text).not.toContain('href="/refrigerator"')
  })

  test('a neighbor puts a line up with the telephone they choose, once however often it is sent', async () => {
    const key = newId()
    await send(ruth, '/refrigerator/lines', { ...stove, key }).expect(303)
    await send(ruth, '/refrigerator/lines', { ...stove, key }).expect(303)
    await send(ruth, '/refrigerator/lines', { ...stove, words: 'Other words', key }).expect(409)
    const page = await sheet(tom)
    expect(page.match(/Wood stove and two cots/g)).toHaveLength(1)
    for (const said of ['Ruth Calloway', '336-555-0188', 'A warm room', 'Neighbors can see this', 'Nobody yet for:'])
      expect(page).toContain(said)
    expect(page).not.toContain('Take it off')
  })

  test('an owner puts one up for the place; a clerk, a stranger, and whoever waits out an objection do not', async () => {
    await send(dwight, '/refrigerator/lines', { ...pump, business: place.slug }).expect(303)
    expect(await sheet(ruth)).toMatch(/Cook Well &amp; Pump<\/b>.*336-555-0108[\s\S]*Ask for Dwight Cook/)
    expect((await dwight.get(`/directory/${place.slug}`)).text).toContain('/refrigerator/lines?business=')
    for (const agent of [tom, ruth, dee]) {
      await send(agent, '/refrigerator/lines', { ...pump, business: place.slug }).expect(422)
      expect((await agent.get(`/directory/${place.slug}`)).text).not.toContain('/refrigerator/lines?business=')
    }
    const claimId = newId()
    const claim = { businessId: place.id, accountId: await town.account('Nate Bowers'), claimedAs: 'owner' } as const
    const until = { state: 'open', askedAt: MORNING, publicFrom: '2026-11-24T05:00:00.000Z' } as const
    await db
      .insertInto('claim')
      .values({ id: claimId, ...claim, ...until })
      .execute()
    await stand('Nate Bowers', 'owner', claimId)
    const nate = await town.signIn('Nate Bowers')
    await send(nate, '/refrigerator/lines', { ...pump, words: 'Not mine yet', business: place.slug }).expect(422)
    expect((await nate.get('/refrigerator/lines')).text).toContain('can still be objected to')
    expect(await sheet(ruth)).not.toContain('Not mine yet')

    // From the day nobody can object any more it is theirs to put up; and it hangs from that very day, not before.
    town.setClock('2026-11-24T14:40:00.000Z')
    await send(nate, '/refrigerator/lines', { ...pump, words: 'Mine from today', business: place.slug }).expect(303)
    expect(await sheet(ruth)).toContain('Mine from today')
    town.setClock('2026-11-23T14:40:00.000Z')
    expect(await sheet(ruth)).not.toContain('Mine from today')
    town.setClock(MORNING)
  })

  test('what cannot be read is said beside its field, with the words kept', async () => {
    const wrong: [Record<string, string>, string][] = [
      [{ words: 'A saw', phone: '' }, 'err'],
      [{ topic: 'gold', words: 'A saw' }, 'err'],
      [{ topic: 'chainsaw', words: '   ' }, 'words-error'],
      [{ topic: 'chainsaw', words: 'A saw '.repeat(40) }, 'words-error'],
      [{ topic: 'chainsaw', words: 'A saw', phone: 'next door' }, 'This is no telephone number'],
      [{ topic: 'chainsaw', words: 'A saw', business: 'no-such-place' }, 'err'],
    ]
    for (const [words, said] of wrong) {
      const { text } = await send(ruth, '/refrigerator/lines', words).expect(422)
      expect(text, JSON.stringify(words)).toContain(said)
      if (words.words?.trim()) expect(text).toContain(words.words.trim())
    }
    await send(ruth, '/refrigerator/lines', { topic: 'chainsaw', words: '<b>A saw</b> & "two"' }).expect(303)
    expect(await sheet(tom)).toContain('&lt;b&gt;A saw&lt;/b&gt; &amp; &#34;two&#34;')
  })

  test('its own people take it off without a word, a steward with a reason that anybody reads, nobody else at all', async () => {
    const id = await idOf('<b>A saw</b> & "two"')
    const foreign = await tom.get(`/refrigerator/lines/${id}/removal`).expect(404)
    const unknown = await tom.get(`/refrigerator/lines/${newId()}/removal`).expect(404)
    expect(foreign.text.replaceAll(id, '')).toBe(unknown.text.replace(/[0-9a-f-]{36}/g, ''))
    await send(tom, `/refrigerator/lines/${id}/removal`, {}).expect(404)
    await send(dee, `/refrigerator/lines/${id}/removal`, { reason: ' ' }).expect(422)
    await send(dee, `/refrigerator/lines/${id}/removal`, { reason: 'It made fun of somebody.' }).expect(303)
    expect(await sheet(ruth)).not.toContain('A saw')
    const log = (await town.visitor().get('/log')).text
    expect(log).toContain('A line of the refrigerator sheet')
    expect(log).toContain('It made fun of somebody.')
    expect((await dee.get('/stewards/audit')).text).toContain('took a line off the refrigerator sheet')

    await send(ruth, '/refrigerator/lines', { topic: 'ride', words: 'The old truck' }).expect(303)
    const mine = await idOf('The old truck')
    await send(ruth, `/refrigerator/lines/${mine}/removal`, {}).expect(303)
    await send(ruth, `/refrigerator/lines/${mine}/removal`, {}).expect(404)
    expect((await town.visitor().get('/log')).text.match(/refrigerator sheet/g)).toHaveLength(1)
  })

  test('nobody answers for more than eight', async () => {
    const hoyt = await town.signIn('Hoyt Greer')
    for (const topic of topics.slice(0, 8)) {
      await send(hoyt, '/refrigerator/lines', { topic, words: `${topic} of Hoyt` }).expect(303)
    }
    expect((await hoyt.get('/refrigerator/lines')).text).toContain('Eight lines are as many')
    await send(hoyt, '/refrigerator/lines', { topic: 'radio', words: 'The ninth' }).expect(409)
  })
})

describe('a line hangs no longer than it is meant', () => {
  const pumpHangs = async (): Promise<boolean> => (await sheet(ruth)).includes('Hand pump on my well')

  test.each(['closed', 'sold'] as const)('a place that was %s drops off', async (standing) => {
    expect(await pumpHangs()).toBe(true)
    await setPlace({ standing })
    expect(await pumpHangs()).toBe(false)
    await setPlace({ standing: 'open' })
  })

  test('whoever put it up has to stand behind the place', async () => {
    const accountId = await town.account('Dwight Cook')
    const until = (untilOn: string | null) =>
      db.updateTable('businessPerson').set({ untilOn }).where('accountId', '=', accountId).execute()
    await until('2026-11-17')
    expect(await pumpHangs()).toBe(false)
    await until(null)
    expect(await pumpHangs()).toBe(true)
  })

  test('to people who blocked each other, the other’s lines are not there', async () => {
    const [blockerId, blockedId] = [await town.account('Ruth Calloway'), await town.account('Tom Ellis')]
    await db.insertInto('block').values({ blockerId, blockedId, madeAt: MORNING }).execute()
    expect(await sheet(tom)).not.toContain('Wood stove and two cots')
    expect(await sheet(dwight)).toContain('Wood stove and two cots')
  })

  test('it goes with its owner', async () => {
    await send(ruth, '/account/leaving', { current: PASSWORD }).expect(303)
    expect(await sheet(dwight)).not.toContain('Wood stove and two cots')
    const left = await db.selectFrom('refrigeratorLine').select('id').where('words', '=', stove.words).execute()
    expect(left).toEqual([])
  })
})
