import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../src/db/ids.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { createBusiness, plainFacts } from '../src/directory/records.ts'
import { type Agent, MORNING, openTown, PASSWORD, type TestTown } from './support/town.ts'

let town: TestTown
let ruth: Agent
let hoyt: Agent
const shop = { id: '', slug: '' }

beforeAll(async () => {
  town = await openTown()
  await inTransaction(town.house.db, async (trx) => {
    const facts = { ...plainFacts, name: 'Greer’s Small Engine' }
    Object.assign(shop, await createBusiness(trx, facts, { accountId: null, source: 'town' }, MORNING))
  })
  await standsBehind('Hoyt Greer', 'owner')
  await standsBehind('Macy Greer', 'staff')
  ruth = await town.signIn('Ruth Calloway')
  hoyt = await town.signIn('Hoyt Greer')
})

async function standsBehind(name: string, role: 'owner' | 'staff'): Promise<void> {
  const accountId = await town.account(name)
  await town.house.db
    .insertInto('businessPerson')
    .values({ id: newId(), businessId: shop.id, accountId, role, fromOn: '2026-01-01' })
    .execute()
}

type Words = Record<string, string>
const send = (agent: Agent, path: string, words: Words = {}) => agent.post(path).type('form').send(words)
const textOf = async (agent: Agent, path: string): Promise<string> => (await agent.get(path).expect(200)).text

/** What Ruth wrote, by where her ledger leads to it. */
async function writes(words: Words): Promise<string> {
  const kept = await send(ruth, '/notebook/visits', { business: shop.slug, ...words }).expect(303)
  const ledger = await textOf(ruth, String(kept.headers.location))
  return /\/notebook\/went-past\/[0-9a-f-]{36}/.exec(ledger)?.[0] ?? ''
}

const page = () => textOf(town.visitor(), `/directory/${shop.slug}`)

describe('both went past', () => {
  test('is sent with the visit, agreed to in one tap, and stands on the page for those it was meant for', async () => {
    const at = await writes({
      theyWentPast: 'Wouldn’t take a dime for the chain',
      iWentPast: 'Took him a cobbler',
      sendWentPast: '1',
      pairFor: 'neighbors',
    })
    const tom = await town.signIn('Tom Hayes')
    expect(await textOf(tom, `/directory/${shop.slug}`)).not.toContain('cobbler')
    const waiting = await textOf(hoyt, '/word')
    expect(waiting).toContain('Ruth Calloway wrote down that somebody went past what was asked')
    expect(waiting).toContain('Took him a cobbler')
    await send(hoyt, `${at}/agreement`).expect(303)
    expect(await textOf(hoyt, '/word')).not.toContain('cobbler')
    expect(await textOf(tom, `/directory/${shop.slug}`)).toContain('Took him a cobbler')
    expect(await page()).not.toContain('cobbler')

    await send(ruth, `${at}/telling`, { audience: 'anybody' }).expect(303)
    expect(await page()).toContain('Took him a cobbler')
    await send(hoyt, `${at}/refusal`).expect(303)
    expect(await page()).not.toContain('cobbler')
    await send(hoyt, `${at}/agreement`).expect(303)
    expect(await page()).toContain('Took him a cobbler')
    await send(ruth, `${at}/removal`).expect(303)
    expect(await page()).not.toContain('cobbler')
    await ruth.get(at).expect(404)
  })

  test('where one side alone went past, it is called what it is', async () => {
    const they = await writes({ theyWentPast: 'Threw in a spare plug', sendWentPast: '1' })
    expect(await textOf(ruth, they)).toContain('<h1>They went past what I paid for</h1>')
    expect(await textOf(hoyt, they)).toMatch(/<h1>[^<]+ went past what was paid for<\/h1>/)
    const mine = await writes({ iWentPast: 'Brought apples along' })
    expect(await textOf(ruth, mine)).toContain('<h1>I went past what they asked</h1>')
    const ledger = await textOf(ruth, '/notebook/visits')
    expect(ledger).toMatch(/They went past what I paid for<\/a> Threw in a spare plug/)
    expect(ledger).toMatch(/I went past what they asked<\/a> Brought apples along/)
  })

  test('what is not sent is read by nobody else; what is sent, by those who answer for the place alone', async () => {
    const kept = await writes({ iWentPast: 'Left the good headphones' })
    const sent = await writes({ theyWentPast: 'Ran the saw for me', sendWentPast: '1' })
    const others = [
      await town.signIn('Tom Hayes'),
      await town.signIn('Macy Greer'),
      await town.signIn('Dee', 'steward'),
    ]
    for (const at of [kept, sent]) {
      expect(await textOf(ruth, at)).toMatch(/headphones|Ran the saw/)
      for (const reader of others) {
        const answer = await reader.get(at).expect(404)
        expect(answer.text).not.toMatch(/headphones|Ran the saw/)
        for (const verb of ['telling', 'removal', 'agreement', 'refusal'])
          await send(reader, `${at}/${verb}`, { audience: 'anybody' }).expect(404)
        expect(await textOf(reader, '/word')).not.toMatch(/headphones|Ran the saw/)
      }
    }
    await hoyt.get(kept).expect(404)
    expect(await textOf(hoyt, sent)).toContain('Ran the saw')
    await send(hoyt, `${sent}/removal`).expect(404)
    await send(ruth, `${sent}/agreement`).expect(404)
  })

  test('one sentence is a thank-you and no pair', async () => {
    const at = await writes({ theyWentPast: 'Found the two-dollar washer', sendWentPast: '1', pairFor: 'anybody' })
    await send(hoyt, `${at}/agreement`).expect(303)
    expect(await page()).not.toContain('two-dollar')
  })

  test('a yes to what stays between the two is none to showing it: they are asked anew', async () => {
    const at = await writes({
      theyWentPast: 'Waited up for me',
      iWentPast: 'Brought a quilt',
      sendWentPast: '1',
      pairFor: 'parties',
    })
    await send(hoyt, `${at}/agreement`).expect(303)
    await send(ruth, `${at}/telling`, { audience: 'anybody' }).expect(303)
    expect(await page()).not.toContain('quilt')
    expect(await textOf(hoyt, '/word')).toContain('Brought a quilt')
    await send(hoyt, `${at}/agreement`).expect(303)
    expect(await page()).toContain('Brought a quilt')
    await send(ruth, `${at}/removal`).expect(303)
  })

  test('is there for nobody whose claim was objected to, whose role is still to come or is over', async () => {
    const { db } = town.house
    const [nell, ned, nora] = [
      await town.signIn('Nell Objected'),
      await town.signIn('Ned Tomorrow'),
      await town.signIn('Nora Until'),
    ]
    const claim = { id: newId(), businessId: shop.id, accountId: await town.account('Nell Objected') }
    await db
      .insertInto('claim')
      .values({ ...claim, claimedAs: 'owner', state: 'objected', askedAt: MORNING, toldAt: MORNING })
      .execute()
    const role = { businessId: shop.id, role: 'owner' as const, fromOn: '2026-01-01' }
    await db
      .insertInto('businessPerson')
      .values([
        { id: newId(), ...role, accountId: claim.accountId, claimId: claim.id },
        { id: newId(), ...role, accountId: await town.account('Ned Tomorrow'), claimId: null, fromOn: '2026-11-18' },
      ])
      .execute()
    await db
      .insertInto('businessPerson')
      .values({ id: newId(), ...role, accountId: await town.account('Nora Until'), untilOn: '2026-12-01' })
      .execute()
    const sent = await writes({ theyWentPast: 'Walked me home', sendWentPast: '1' })
    const favor = { kind: 'thanks', who: 'Greer’s Small Engine', words: 'Looked at the saw' }
    await send(ruth, '/favors', favor).expect(303)
    await send(ruth, `/directory/${shop.slug}/private-word`, { words: 'The bell is loud' }).expect(303)
    for (const reader of [nell, ned]) {
      const word = await textOf(reader, '/word')
      expect(word).not.toMatch(/Walked me home|Looked at the saw|private word/)
      expect(word).not.toContain('class="waits"')
      await reader.get(sent).expect(404)
    }
    expect(await textOf(nora, '/word')).toMatch(/class="waits"[^]*Walked me home/)
    await send(ruth, `${sent}/removal`).expect(303)
    await db.deleteFrom('favor').execute()
    await db.deleteFrom('privateWord').execute()
  })

  test('while a claim can be objected to, its claimant reads what was sent, and puts no pair on the page', async () => {
    const { db } = town.house
    const accountId = await town.account('Mae Moon')
    const claim = { id: newId(), businessId: shop.id, accountId, claimedAs: 'owner' as const }
    await db
      .insertInto('claim')
      .values({ ...claim, state: 'open', askedAt: MORNING, publicFrom: '2026-11-24T14:40:00.000Z' })
      .execute()
    const role = { businessId: shop.id, accountId, role: 'owner' as const, claimId: claim.id }
    await db
      .insertInto('businessPerson')
      .values({ id: newId(), ...role, fromOn: '2026-11-17' })
      .execute()
    const mae = await town.signIn('Mae Moon')
    const waits = async () => /class="waits"[^]*?<\/span>/.exec(await textOf(mae, '/directory'))?.[0]
    const before = await waits()
    const pair = { theyWentPast: 'Opened on a Sunday', iWentPast: 'Raked the gravel', sendWentPast: '1' }
    const toShow = await writes({ ...pair, pairFor: 'anybody' })
    expect(await textOf(mae, '/word')).not.toContain('Raked the gravel')
    expect(await waits()).toBe(before)
    const shown = await textOf(mae, toShow)
    expect(shown).toContain('owners may still object')
    expect(shown).not.toContain(`${toShow}/agreement`)
    for (const verb of ['agreement', 'refusal']) await send(mae, `${toShow}/${verb}`).expect(404)
    expect(await page()).not.toContain('Raked the gravel')

    const between = await writes({ theyWentPast: 'Ground the blade', sendWentPast: '1', pairFor: 'parties' })
    expect(await textOf(mae, '/word')).toContain('Ground the blade')
    expect(await waits()).not.toBe(before)
    await send(mae, `${between}/agreement`).expect(303)

    town.setClock('2026-11-24T15:00:00.000Z')
    expect(await waits()).not.toBe(before)
    expect(await textOf(mae, '/word')).toContain('Raked the gravel')
    await send(mae, `${toShow}/agreement`).expect(303)
    expect(await page()).toContain('Raked the gravel')
    town.setClock(MORNING)
    await send(ruth, `${toShow}/removal`).expect(303)
    await send(ruth, `${between}/removal`).expect(303)
    await db.deleteFrom('businessPerson').where('accountId', '=', accountId).execute()
    await db.deleteFrom('claim').where('accountId', '=', accountId).execute()
  })

  test('a pair hides with a suspended neighbor, also where pages are kept, and comes back', async () => {
    const dee = await town.signIn('Dee', 'steward')
    const at = await writes({
      theyWentPast: 'Kept the light on',
      iWentPast: 'Swept the porch',
      sendWentPast: '1',
      pairFor: 'anybody',
    })
    await send(hoyt, `${at}/agreement`).expect(303)
    for (const _twice of [1, 2]) expect(await page()).toContain('Swept the porch')
    const id = await town.account('Ruth Calloway')
    await send(dee, `/stewards/accounts/${id}/suspension`).expect(303)
    expect(await page()).not.toContain('Swept the porch')
    await send(dee, `/stewards/accounts/${id}/reinstatement`).expect(303)
    expect(await page()).toContain('Swept the porch')
    await ruth.post('/sign-in').type('form').send({ name: 'Ruth Calloway', password: PASSWORD }).expect(303)
    await send(ruth, `${at}/removal`).expect(303)
  })

  test('taking the visit out takes the pair off the page', async () => {
    const words = {
      theyWentPast: 'Stayed past closing',
      iWentPast: 'Swept the floor',
      sendWentPast: '1',
      pairFor: 'anybody',
    }
    const kept = await send(ruth, '/notebook/visits', { business: shop.slug, ...words }).expect(303)
    const at = /\/notebook\/went-past\/[0-9a-f-]{36}/.exec(await textOf(ruth, String(kept.headers.location)))?.[0] ?? ''
    await send(hoyt, `${at}/agreement`).expect(303)
    expect(await page()).toContain('Swept the floor')
    const visit = String(kept.headers.location).split('#v-')[1] ?? ''
    await send(ruth, `/notebook/visits/${visit}/removal`).expect(303)
    expect(await page()).not.toContain('Swept the floor')
  })

  test('people who blocked each other are not there to each other, and the number in the menu says so too', async () => {
    const blocker = await town.account('Ruth Calloway')
    const blocked = await town.account('Hoyt Greer')
    await writes({ theyWentPast: 'Before the quarrel', sendWentPast: '1' })
    expect(await textOf(hoyt, '/word')).toContain('Before the quarrel')
    expect(await textOf(hoyt, '/directory')).toContain('class="waits"')
    await town.house.db
      .insertInto('block')
      .values({ blockerId: blocker, blockedId: blocked, madeAt: MORNING })
      .execute()
    expect(await textOf(hoyt, '/word')).not.toContain('Before the quarrel')
    expect(await textOf(hoyt, '/directory')).not.toContain('class="waits"')
    await town.house.db.deleteFrom('block').execute()
  })

  test('bad words come back with their reason, and nothing is kept', async () => {
    const long = await send(ruth, '/notebook/visits', {
      business: shop.slug,
      iWentPast: 'x'.repeat(301),
      smallTalk: 'kept words',
    })
    expect(long.status).toBe(422)
    expect(long.text).toContain('kept words')
    const nowhere = await send(ruth, '/notebook/visits', {
      business: '',
      place: 'the post office',
      iWentPast: 'Carried her box',
    })
    expect(nowhere.status).toBe(422)
    expect(nowhere.text).toContain('This is about a place of the directory')
    expect(nowhere.text).toContain('Carried her box')
    await send(ruth, '/notebook/visits', { business: shop.slug, iWentPast: 'x', pairFor: 'everybody' }).expect(422)
    const at = await writes({ iWentPast: 'Fixed the bell <b>' })
    await send(ruth, `${at}/telling`, { audience: 'everybody' }).expect(422)
    expect(await textOf(ruth, at)).toContain('Fixed the bell &lt;b&gt;')
  })

  test('whoever leaves takes it along', async () => {
    const nate = await town.signIn('Nate Bowers')
    const words = { theyWentPast: 'Sharpened two', iWentPast: 'Paid for three', sendWentPast: '1', pairFor: 'anybody' }
    const kept = await send(nate, '/notebook/visits', { business: shop.slug, ...words }).expect(303)
    const at = /\/notebook\/went-past\/[0-9a-f-]{36}/.exec(await textOf(nate, String(kept.headers.location)))?.[0] ?? ''
    await send(hoyt, `${at}/agreement`).expect(303)
    expect(await page()).toContain('Paid for three')
    await send(nate, '/account/leaving', { current: PASSWORD }).expect(303)
    expect(await page()).not.toContain('Paid for three')
  })
})
