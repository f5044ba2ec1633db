import { beforeAll, describe, expect, test } from 'vitest'
import { openApp } from '../src/app.ts'
import { newId, newToken } from '../src/db/ids.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { createBusiness, plainFacts } from '../src/directory/records.ts'
import { settableClock } from '../src/web/clock.ts'
import { type Guard, type RouteName, whoMay } from '../src/web/who-may.ts'
import { type Agent, MORNING, openTown, PASSWORD } from './support/town.ts'

const town = await openTown()
const { street } = openApp(town.house, { ...town, clock: settableClock(), setupCode: 'never shown' })

const names = Object.keys(whoMay) as RouteName[]
const guarded = (...guards: Guard[]) => names.filter((name) => guards.includes(whoMay[name]))
const withIds = (list: RouteName[]) => list.filter((name) => /:(id|token)/.test(name))

const readers: Record<string, Agent> = {}
/** What Ruth (or for slips Dee) has, by the address it stands at. */
const own: [address: RegExp, id: string][] = []
let place = ''

/** Knocks at a route, with an id in it where it takes one. */
async function knock(agent: Agent, name: RouteName, id: string = newId()) {
  const [method, path] = name.split(' ') as ['GET' | 'POST', string]
  const address = path
    .replace(/:(id|token)/, id)
    .replace(':slug', place)
    .replace(':code', 'BCDFGHJK')
  return method === 'GET' ? agent.get(address) : agent.post(address).type('form').send({})
}

/** A page's words without the id that was asked for and the form's key, which is drawn anew. */
const bare = (html: string, id: string): string => html.replaceAll(id, '').replace(/name="key" value="[^"]*"/g, '')

const send = (agent: Agent, path: string, words: Record<string, string>) =>
  agent.post(path).type('form').send(words).expect(303)

beforeAll(async () => {
  const made = await inTransaction(town.house.db, (trx) =>
    createBusiness(trx, { ...plainFacts, name: 'Gap Hardware' }, { accountId: null, source: 'town' }, MORNING),
  )
  place = made.slug
  readers.nobody = town.visitor()
  readers.resident = await town.signIn('Tom Ellis')
  readers.steward = await town.signIn('Wade Foster', 'steward')
  await giveRuthThings(await town.signIn('Ruth Calloway'))
  const slip = await send(await town.signIn('Dee Norris', 'steward'), '/stewards/slips', { name: 'Ana Reyes' })
  own.push([/\/stewards\/slips\/:id$/, slip.headers.location!.split('/').at(-1)!])
})

async function giveRuthThings(ruth: Agent): Promise<void> {
  const { db } = town.house
  await town.signIn('Ruth Calloway')
  const session = /\/account\/sessions\/([\w-]+)\/end"/.exec((await ruth.get('/account')).text)![1]!
  const invitation = await send(ruth, '/account/invitations', { forName: 'Ana Reyes' })
  const met = { otherName: 'Joan', otherTalk: 'Her sister is poorly', iWentPast: 'Left a cobbler', sendWentPast: '1' }
  await send(ruth, '/notebook/visits', { business: place, visitedOn: '2026-11-16', ...met })
  const visit = await db.selectFrom('visit').select('id').executeTakeFirstOrThrow()
  const contact = await db.selectFrom('contact').select('id').executeTakeFirstOrThrow()
  const past = await db.selectFrom('wentPast').select('id').executeTakeFirstOrThrow()
  const note = await db.selectFrom('note').select('id').executeTakeFirstOrThrow()
  await send(ruth, `/notebook/contacts/${contact.id}/follow-ups`, { followUp: 'Bring back her dish' })
  const reminder = await db.selectFrom('reminder').select('id').executeTakeFirstOrThrow()
  await send(ruth, '/favors', { kind: 'thanks', who: 'Joan of Creek Road', words: 'Took me to the eye doctor' })
  const favor = await db.selectFrom('favor').select('id').executeTakeFirstOrThrow()
  const { id: party } = await db
    .selectFrom('favorParty')
    .select('id')
    .where('neighborName', 'is not', null)
    .executeTakeFirstOrThrow()
  const card = await send(ruth, `/favors/parties/${party}/cards`, {})
  await send(ruth, '/favors/loans', { way: 'lent', who: 'Joan of Creek Road', thing: 'The long ladder' })
  const loan = await db.selectFrom('loan').select('id').executeTakeFirstOrThrow()
  const asked = { kind: 'ask', words: 'A ladder for Saturday', language: 'en', audience: 'neighbors' }
  const hung = (await send(ruth, '/porch', asked)).headers.location!.split('?')[0]!
  await send(ruth, `${hung}/replies`, { words: 'Before noon', language: 'en', to: 'neighbors' })
  await send(ruth, `${hung}/removal`, {})
  const reply = await db.selectFrom('porchReply').select('id').executeTakeFirstOrThrow()
  await send(ruth, '/refrigerator/lines', { topic: 'ride', words: 'Chains on the truck' })
  const line = await db.selectFrom('refrigeratorLine').select('id').executeTakeFirstOrThrow()
  own.push(
    [/\/refrigerator\/lines\/:id/, line.id],
    [/\/favors\/cards\/:id/, card.headers.location!.split('/').at(-1)!],
    [/\/favors\/parties\/:id/, party],
    [/\/favors\/loans\/:id/, loan.id],
    [/\/favors\/:id/, favor.id],
    [/\/porch\/replies\/:id/, reply.id],
    [/\/porch\/:id/, hung.split('/').at(-1)!],
    [/\/account\/sessions\/:id/, session],
    [/\/account\/invitations\/:id/, invitation.headers.location!.split('/').at(-1)!],
    [/\/notebook\/visits\/:id/, visit.id],
    [/\/notebook\/contacts\/:id/, contact.id],
    [/\/notebook\/walk-in\/people\/:id/, contact.id],
    [/\/notebook\/joinings\/:id/, await ruthsJoining(ruth, contact.id)],
    [/\/notebook\/notes\/:id/, note.id],
    [/\/notebook\/reminders\/:id/, reminder.id],
    [/\/notebook\/went-past\/:id/, past.id],
    [/\/recommendations\/:id/, await ruthsWords(ruth)],
    [/\/private-words\/:id/, await ruthsPrivateWord(ruth)],
  )
  // Under the business's name, so that `:slug` is somewhere on both.
  await send(ruth, '/ways', { title: 'Gap Hardware', body: 'Knock first.', language: 'en' })
  const form = { name: 'Gap Hardware', trade1: 'Hardware store', about: 'Nails by the pound.', revision: '1' }
  await send(ruth, `/directory/${place}/suggestions`, form)
  own.push([/\/sales\/:id/, await saleToRuth()])
  own.push([/\/suggestions\/:id/, (await db.selectFrom('suggestion').select('id').executeTakeFirstOrThrow()).id])
  await openCounter(ruth)
  await giveRuthWords(ruth)
}

/** Two pages of her notebook that she joined. */
async function ruthsJoining(ruth: Agent, keptId: string): Promise<string> {
  const { db } = town.house
  const goneId = (await send(ruth, '/notebook/contacts', { name: 'Joan P.' })).headers.location!.split('/').at(-1)!
  const page = (await ruth.get(`/notebook/contacts/${keptId}/joining?with=${goneId}`)).text
  const seenAt = /name="seenAt" value="([^"]*)"/.exec(page)![1]!
  await send(ruth, `/notebook/contacts/${keptId}/joining`, { with: goneId, seenAt })
  return (await db.selectFrom('contactMerge').select('id').executeTakeFirstOrThrow()).id
}

/** Ruth is said to carry a place on. */
async function saleToRuth(): Promise<string> {
  const { db } = town.house
  const { id: businessId } = await db.selectFrom('business').select('id').executeTakeFirstOrThrow()
  const sale = { id: newId(), businessId, successorId: businessId, buyerId: await town.account('Ruth Calloway') }
  await db
    .insertInto('businessSale')
    .values({ ...sale, soldAt: MORNING, snapshot: '' })
    .execute()
  return sale.id
}

/** Ruth keeps a counter, writes herself down there, and gives it her card. */
async function openCounter(ruth: Agent): Promise<void> {
  const { db } = town.house
  const { id: businessId } = await db.selectFrom('business').select('id').executeTakeFirstOrThrow()
  const accountId = await town.account('Ruth Calloway')
  await db
    .insertInto('businessPerson')
    .values({ id: newId(), businessId, accountId, role: 'owner', fromOn: '2026-01-01' })
    .execute()
  const at = `/counter/${place}`
  const made = await send(ruth, `${at}/regulars`, { name: 'Ruth Calloway' })
  const regular = made.headers.location!.split('/').at(-1)!
  await send(ruth, `${at}/regulars/${regular}/visits`, {})
  await send(ruth, `${at}/regulars/${regular}/notes`, { body: 'Keys cut', kind: 'ask' })
  await send(ruth, '/account/cards', { callMe: 'Ruth' })
  const granted = await send(ruth, '/account/cards/grants', { business: place })
  const page = (await ruth.get(`${at}/regulars/${regular}`)).text
  const found = (pattern: RegExp): string => pattern.exec(page)![1]!
  const person = await db.selectFrom('businessPerson').select('id').executeTakeFirstOrThrow()
  const claim = { id: newId(), businessId, accountId, claimedAs: 'owner', state: 'settled', askedAt: MORNING } as const
  await db.insertInto('claim').values(claim).execute()
  const photo = { id: newId(), businessId, position: 0, file: newToken(), caption: 'The door', language: 'en' } as const
  const size = { width: 1200, height: 900, takenBy: accountId, addedAt: MORNING }
  await db
    .insertInto('photo')
    .values({ ...photo, ...size })
    .execute()
  own.push(
    [/\/photos\/:id/, photo.id],
    [/\/people\/:id/, person.id],
    [/\/tablets\/:id/, await layTablets(ruth, at)],
    [/\/claims\/:id/, claim.id],
    [/\/regulars\/:id/, regular],
    [/\/(counter\/:slug|cards)\/notes\/:id/, found(/notes\/([0-9a-f-]{36})\/removal/)],
    [/\/(counter\/:slug|cards)\/visits\/:id/, found(/visits\/([0-9a-f-]{36})\/removal/)],
    [/\/account\/cards\/:id/, granted.headers.location!.split('/').at(-1)!],
  )
}

/** She lays two tablets on her counter: one stays locked, the other she opens with her PIN. @returns the first one's id */
async function layTablets(ruth: Agent, at: string): Promise<string> {
  await send(ruth, `${at}/pin`, { pin: '2580', pinAgain: '2580', current: PASSWORD })
  for (const reader of ['locked', 'by PIN']) {
    const tablet = await town.signIn('Ruth Calloway')
    readers[reader] = tablet
    await send(tablet, `${at}/tablets`, { idleMinutes: '5', current: PASSWORD })
  }
  const lock = (await readers['by PIN']!.get(`${at}/lock`)).text
  await send(readers['by PIN']!, `${at}/opening`, { who: /name="who" value="([^"]+)"/.exec(lock)![1]!, pin: '2580' })
  return (await town.house.db.selectFrom('counterTablet').select('id').orderBy('id').executeTakeFirstOrThrow()).id
}

async function ruthsWords(ruth: Agent): Promise<string> {
  await send(ruth, `/directory/${place}/recommendations`, { words: 'Found the two-dollar washer.' })
  return (await town.house.db.selectFrom('recommendation').select('id').executeTakeFirstOrThrow()).id
}

/** Somebody has to be there to read it. */
async function ruthsPrivateWord(ruth: Agent): Promise<string> {
  const { db } = town.house
  const { id: businessId } = await db.selectFrom('business').select('id').executeTakeFirstOrThrow()
  const accountId = await town.account('Earl Presnell')
  const owner = { id: newId(), businessId, accountId, role: 'owner', fromOn: '2026-01-01' } as const
  await db.insertInto('businessPerson').values(owner).execute()
  const sent = await send(ruth, `/directory/${place}/private-word`, { words: 'The stove was late.' })
  return sent.headers.location!.split('/').at(-1)!
}

/** What she offered, said of a neighbor, was asked to do, and asked the desk. */
async function giveRuthWords(ruth: Agent): Promise<void> {
  const { db } = town.house
  const askerId = await town.account('Ruth Calloway')
  const introducerId = await town.account('Dot Hemphill')
  const otherId = await town.account('Ray Owle')
  await send(ruth, '/who/offers', { topic: 'Canning' })
  await send(ruth, '/who/vouches', { name: 'Ray Owle', topic: 'Firewood' })
  await send(ruth, '/who/questions', { topic: 'Somebody who tunes a piano' })
  await send(ruth, '/newcomers/guide', {})
  const guide = await db.selectFrom('guide').select('id').executeTakeFirstOrThrow()
  const step = { id: newId(), guideId: guide.id, kind: 'neighbor', faceId: null, why: null, position: 0, doneOn: null }
  await db.insertInto('guideStep').values(step).execute()
  // Dot is asked to walk along: to anybody else there is nobody to answer.
  await db.updateTable('guide').set({ hostId: introducerId, hostAnswer: 'asked', askedAt: MORNING }).execute()
  const people = { id: newId(), askerId, introducerId, otherId }
  const said = { topic: 'Firewood', language: 'en', state: 'asked', putAside: 0 } as const
  await db
    .insertInto('introduction')
    .values({ ...people, ...said, askedAt: MORNING, movedAt: MORNING })
    .execute()
  own.push(
    [/\/newcomers\/guide\/steps\/:id/, step.id],
    [/\/newcomers\/walks\/:id/, guide.id],
    [/\/who\/offers\/:id/, (await db.selectFrom('offerToBeAsked').select('id').executeTakeFirstOrThrow()).id],
    [/\/who\/vouches\/:id/, (await db.selectFrom('vouch').select('id').executeTakeFirstOrThrow()).id],
    [/\/who\/introductions\/:id/, people.id],
    [/\/questions\/:id/, (await db.selectFrom('deskQuestion').select('id').executeTakeFirstOrThrow()).id],
  )
}

test('every row of the table is a route, and there are no others', () => {
  expect([...street.registered].sort()).toEqual([...names].sort())
})

describe('signed out', () => {
  test.each(guarded('resident', 'counter', 'steward'))(
    '%s asks to sign in first, and says nothing else',
    async (name) => {
      const answer = await knock(readers.nobody!, name)
      if (name.startsWith('POST')) expect(answer.status).toBe(401)
      else
        expect([answer.status, answer.headers.location]).toEqual([303, expect.stringMatching(/^\/sign-in\?next=%2F/)])
    },
  )

  test.each(guarded('anybody'))('%s is open', async (name) => {
    const answer = await knock(readers.nobody!, name, newToken())
    expect(answer.status).toBeLessThan(500)
    expect(answer.status).not.toBe(401)
    expect(answer.headers.location ?? '').not.toContain('/sign-in?next')
  })
})

describe('a resident', () => {
  test.each(guarded('steward', 'setup', 'demo'))('does not learn that there is %s', async (name) => {
    const id = newId()
    const answer = await knock(readers.resident!, name, id)
    const method = name.startsWith('GET') ? 'get' : 'post'
    const nowhere = await readers.resident![method](`/no-such-address/${id}`)
    const address = answer.request.url.replace(/^https?:\/\/[^/]+/, '').split('?')[0]!
    expect(answer.status).toBe(404)
    expect(bare(answer.text, address)).toBe(bare(nowhere.text, `/no-such-address/${id}`))
  })
})

describe('what is somebody else’s', () => {
  test.each(withIds(guarded('resident', 'counter')))('%s answers as for what is nowhere', async (name) => {
    await expectNoDifference(readers.resident!, name)
  })

  test('a slip is shown to the steward who made it', async () => {
    await expectNoDifference(readers.steward!, 'GET /stewards/slips/:id')
  })

  async function expectNoDifference(agent: Agent, name: RouteName): Promise<void> {
    const foreign = own.find(([address]) => address.test(name))?.[1]
    expect(foreign, `nobody has anything at ${name}`).toBeDefined()
    const unknown = foreign!.length === 36 ? newId() : newToken()
    const [theirs, nobodys] = [await knock(agent, name, foreign), await knock(agent, name, unknown)]
    expect([theirs.status, nobodys.status]).toEqual([404, 404])
    expect(bare(theirs.text, foreign!)).toBe(bare(nobodys.text, unknown))
  }
})

describe('a counter’s tablet', () => {
  const locks: RouteName[] = ['GET /counter/:slug/lock', 'POST /counter/:slug/lock', 'POST /counter/:slug/opening']
  const ruthsAt = (name: RouteName): string | undefined => own.find(([address]) => address.test(name))?.[1]

  test.each(guarded('resident', 'steward'))('opened by a PIN, %s is behind a password as ever', async (name) => {
    const answer = await knock(readers['by PIN']!, name, ruthsAt(name))
    if (name.startsWith('POST')) expect(answer.status).toBe(401)
    else expect([answer.status, answer.headers.location]).toEqual([303, expect.stringMatching(/^\/sign-in\?next=%2F/)])
  })

  test.each(guarded('counter'))('opened by a PIN, %s is its book', async (name) => {
    // What takes a page or a line away would leave the next route without.
    if (name.startsWith('POST') && name.includes(':id')) return
    const answer = await knock(readers['by PIN']!, name, ruthsAt(name))
    expect(answer.status).toBeLessThan(500)
    expect([401, 404]).not.toContain(answer.status)
    expect(answer.headers.location ?? '').not.toMatch(/sign-in|lock/)
  })

  test.each(guarded('counter'))('locked, %s answers with the lock', async (name) => {
    const answer = await knock(readers.locked!, name, ruthsAt(name))
    if (name.startsWith('POST')) expect(answer.status).toBe(401)
    else
      expect([answer.status, answer.headers.location]).toEqual([303, expect.stringContaining(`/counter/${place}/lock`)])
    expect(answer.text).not.toMatch(/Ruth|Keys cut/)
  })

  test.each(guarded('resident', 'steward'))('locked, %s asks to sign in first', async (name) => {
    const answer = await knock(readers.locked!, name, ruthsAt(name))
    expect([401, 303]).toContain(answer.status)
    expect(answer.headers.location ?? '/sign-in').toMatch(/^\/sign-in/)
  })

  test.each(locks)('%s is nowhere else', async (name) => {
    for (const reader of ['nobody', 'resident', 'steward'])
      expect((await knock(readers[reader]!, name)).status).toBe(404)
  })
})

describe('a steward', () => {
  test.each(guarded('steward'))('finds %s', async (name) => {
    const answer = await knock(readers.steward!, name)
    expect(answer.status).toBeLessThan(500)
    if (!name.includes(':id')) expect(answer.status).not.toBe(404)
  })
})

test.each(guarded('resident', 'counter').filter((name) => name !== 'POST /sign-out'))(
  '%s answers a resident',
  async (name) => {
    const answer = await knock(readers.resident!, name)
    expect(answer.status).toBeLessThan(500)
    expect(answer.status).not.toBe(401)
  },
)
