import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { columns } from '../src/db/columns.ts'
import { newId } from '../src/db/ids.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { createBusiness, plainFacts } from '../src/directory/records.ts'
import { type Agent, MORNING, openTown, PASSWORD, type TestTown } from './support/town.ts'

let town: TestTown
let ruth: Agent
let earl: Agent

beforeAll(async () => {
  town = await openTown()
  ruth = await town.signIn('Ruth Calloway')
  earl = await town.signIn('Earl Presnell')
})

type Words = Record<string, string>
const send = (agent: Agent, path: string, words: Words = {}) => agent.post(path).type('form').send(words)
const textOf = async (agent: Agent, path: string): Promise<string> => (await agent.get(path).expect(200)).text
const write = async (agent: Agent, words: Words): Promise<string> =>
  String((await send(agent, '/favors', { kind: 'thanks', ...words }).expect(303)).headers.location)
const answer = (agent: Agent, path: string, words: Words) => send(agent, `${path}/answers`, words)
const idIn = (path: string): string => path.split('/').at(-1) ?? ''

async function everythingWritten(): Promise<string> {
  const rows = await Promise.all(
    Object.keys(columns).map((table) => sql`select * from ${sql.table(table)}`.execute(town.house.db)),
  )
  return JSON.stringify(rows.map((result) => result.rows))
}

describe('a neighbor without account', () => {
  /** @returns where the favor stands, and the code of a card for the one named in it */
  async function withCard(words: Words): Promise<{ path: string; code: string; card: string }> {
    const path = await write(ruth, words)
    const party = /\/favors\/parties\/([0-9a-f-]{36})\/cards/.exec(await textOf(ruth, path))?.[1] ?? ''
    const card = String((await send(ruth, `/favors/parties/${party}/cards`).expect(303)).headers.location)
    const code = /id="code">([A-Z ]+)</.exec(await textOf(ruth, card))?.[1] ?? ''
    return { path, code, card }
  }

  test('answers with the letters of a printed card, and nobody else reads by them', async () => {
    const { path, code, card } = await withCard({ who: 'Jim Pruitt', words: 'Held the gate for the calves' })
    await earl.get(card).expect(404)
    expect(await everythingWritten()).not.toContain(code.replace(' ', ''))
    const jim = town.visitor()
    expect(await textOf(jim, '/favors/card')).toContain('The code on the card')
    const read = await send(jim, '/favors/card', { code: code.toLowerCase() }).expect(200)
    expect(read.text).toContain('Ruth Calloway wrote down that you did this, and says thank you.')
    expect(read.text).toContain('Held the gate for the calves')
    await send(jim, '/favors/card/answers', { code, answer: 'sure' }).expect(422)
    await send(jim, '/favors/card/answers', { code, answer: 'glad' }).expect(303)
    await send(jim, '/favors/card/answers', { code, answer: 'glad' }).expect(303)
    expect(await textOf(ruth, path)).toContain('Jim Pruitt answered: glad to.')
    // The page that shows the letters is gone once they were used.
    await ruth.get(card).expect(404)
  })

  test('not quite and no, by card', async () => {
    const { path, code } = await withCard({ kind: 'favor', who: 'Jim Pruitt', words: 'Gave him all my hay' })
    const jim = town.visitor()
    await send(jim, '/favors/card/answers', { code, answer: 'not-quite', words: '' }).expect(422)
    await send(jim, '/favors/card/answers', { code, answer: 'not-quite', words: 'Gave me six bales' }).expect(303)
    expect(await textOf(ruth, path)).toContain('Gave me six bales')
    await answer(ruth, path, { answer: 'yes' }).expect(303)
    const other = await withCard({ kind: 'favor', who: 'Jim Pruitt', words: 'Cut his grass' })
    await send(jim, '/favors/card/answers', { code: other.code, answer: 'no', words: 'I have goats' }).expect(303)
    expect(await textOf(ruth, other.path)).toContain('I have goats')
  })

  test('claims it when they have an account; then the card opens nothing', async () => {
    const { path, code } = await withCard({ who: 'Jim of the mill', words: 'Ground my corn' })
    await send(town.visitor(), '/favors/card/claim', { code }).expect(401)
    await send(ruth, '/favors/card/claim', { code }).expect(409)
    const jim = await town.signIn('James Pruitt')
    await send(jim, '/favors/card/claim', { code }).expect(303)
    expect(await textOf(jim, '/word')).toContain('Ground my corn')
    await answer(jim, path, { answer: 'glad' }).expect(303)
    expect(await textOf(ruth, path)).toContain('James Pruitt answered: glad to.')
    await send(town.visitor(), '/favors/card', { code }).expect(422)
  })

  test('letters that no card has are told as such, and only so often', async () => {
    const guesser = town.visitor()
    for (const code of ['', 'BCDF GHJK', '<script>', `'; drop`, 'x'.repeat(41)]) {
      expect((await send(guesser, '/favors/card', { code })).status, code).toBe(422)
    }
    let status = 422
    for (let tries = 0; status === 422 && tries < 40; tries += 1) {
      status = (await send(guesser, '/favors/card', { code: 'BCDFGHJK' })).status
    }
    expect(status).toBe(429)
  })
})

describe('the same favor told from both sides', () => {
  test('the nearest day comes first; two favors that were each answered are two', async () => {
    const [ike, ula] = [await town.signIn('Ike Giver'), await town.signIn('Ula Taker')]
    const step = await write(ike, { kind: 'favor', who: 'Ula Taker', words: 'Her gutter', otherDay: '2026-11-14' })
    const saw = await write(ike, { kind: 'favor', who: 'Ula Taker', words: 'Her saw' })
    const hers = await write(ula, { who: 'Ike Giver', words: 'He sharpened my saw' })
    const page = await textOf(ula, hers)
    expect(page).toContain('Is one of these the same?')
    expect(page.indexOf('>Her saw<')).toBeLessThan(page.indexOf('>Her gutter<'))
    await send(ula, `${hers}/same`, { same: idIn(saw) }).expect(303)
    await answer(ula, step, { answer: 'yes' }).expect(303)
    const again = await write(ula, { who: 'Ike Giver', words: 'And a jar of honey' })
    expect(await textOf(ike, again)).toContain('Is this the same?')
    await answer(ike, again, { answer: 'glad' }).expect(303)
    for (const one of [ike, ula]) expect(await textOf(one, again)).not.toContain('the same?')
    await send(ula, `${again}/same`, { same: idIn(step) }).expect(409)
  })

  test('is offered as one, and is one when either says so', async () => {
    const hers = await write(ruth, { who: 'Earl Presnell', words: 'Earl fixed my step' })
    const his = await write(earl, {
      kind: 'favor',
      who: 'Ruth Calloway',
      words: 'Her step, two boards',
      otherDay: '2026-11-15',
    })
    expect(await textOf(earl, his)).toContain('Is this the same?')
    expect(await textOf(ruth, hers)).toContain('Earl Presnell wrote this down too, Sunday:')
    expect(await textOf(ruth, hers)).toContain('Her step, two boards')
    expect(await textOf(earl, hers)).toContain('You wrote this down too, Sunday:')
    const tom = await town.signIn('Tom Hayes')
    await send(tom, `${hers}/same`, { same: idIn(his) }).expect(404)
    await send(ruth, `${hers}/same`, { same: newId() }).expect(404)
    await send(ruth, `${hers}/same`, { same: idIn(his) }).expect(303)
    await send(ruth, `${hers}/same`, { same: idIn(his) }).expect(303)
    const answered = await earl.get(his).expect(303)
    expect(answered.headers.location).toBe(hers)
    for (const one of [ruth, earl]) {
      const stove = await textOf(one, '/favors')
      expect(stove).toContain('Earl fixed my step')
      expect(stove).not.toContain('Her step, two boards')
      expect(await textOf(one, hers)).toContain('Her step, two boards')
    }
    expect(await textOf(earl, '/word')).not.toContain('Earl fixed my step')
  })

  test('four days apart, or with somebody else in it, is another one', async () => {
    const hers = await write(ruth, { who: 'Earl Presnell', words: 'The gate', otherDay: '2026-11-10' })
    await write(earl, { kind: 'favor', who: 'Ruth Calloway', words: 'A gate', otherDay: '2026-11-06' })
    await write(earl, {
      kind: 'favor',
      who: 'Ruth Calloway',
      othersThere: 'Tom Hayes',
      words: 'G',
      otherDay: '2026-11-10',
    })
    expect(await textOf(ruth, hers)).not.toContain('Is this the same?')
  })
})

test('passed on: the chain is followed by those in it, and tells nothing of what is between others', async () => {
  const [ana, tammy] = [await town.signIn('Ana Quiroga'), await town.signIn('Tammy Yates')]
  const first = await write(ana, { who: 'Earl Presnell', words: 'Showed me where to find kindling' })
  const form = await textOf(ana, `/favors/new?from=${idIn(first)}`)
  expect(form).toContain(`value="${idIn(first)}" selected`)
  const second = await write(ana, {
    kind: 'favor',
    who: 'Tammy Yates',
    words: 'Algebra for her daughter',
    passedOnFrom: idIn(first),
  })
  expect(await textOf(tammy, second)).not.toContain('Passed on')
  await answer(tammy, second, { answer: 'yes' }).expect(303)
  const hers = await textOf(tammy, second)
  expect(hers).toContain('A favor between other neighbors')
  expect(hers).not.toContain('kindling')
  expect(await textOf(ana, second)).toContain('Showed me where to find kindling')
  expect(await textOf(ana, first)).toContain('Algebra for her daughter')
  const his = await textOf(earl, first)
  expect(his).not.toContain('Algebra')
  expect(
    await send(ruth, '/favors', { kind: 'favor', who: 'Earl Presnell', words: 'x', passedOnFrom: idIn(first) }),
  ).toHaveProperty('status', 422)
})

describe('who else may read it', () => {
  test('neighbors and the internet only when everybody in it has agreed', async () => {
    const tom = await town.signIn('Tom Hayes')
    const path = await write(ruth, { who: 'Earl Presnell', words: 'Told for all to read' })
    const told = `${path}/told`
    const statuses = async () => [(await tom.get(told)).status, (await town.visitor().get(told)).status]
    await send(ruth, `${path}/audience`, { audience: 'anybody' }).expect(303)
    await send(ruth, `${path}/audience`, { audience: 'everybody' }).expect(422)
    expect(await statuses()).toEqual([404, 404])
    await send(earl, `${path}/audience`, { audience: 'anybody' }).expect(303)
    expect(await statuses(), 'he has not answered').toEqual([404, 404])
    await answer(earl, path, { answer: 'glad' }).expect(303)
    expect(await statuses()).toEqual([200, 200])
    await send(earl, `${path}/audience`, { audience: 'neighbors' }).expect(303)
    expect(await statuses()).toEqual([200, 404])
    expect(await textOf(ruth, path)).toContain('Neighbors can see this')
    await send(earl, `${path}/audience`, { audience: 'parties' }).expect(303)
    expect(await statuses()).toEqual([404, 404])
    await tom.get(path).expect(404)
  })

  test('a business’s word waits until nobody can object to who speaks for it', async () => {
    const { db } = town.house
    const place = await inTransaction(db, (trx) =>
      createBusiness(trx, { ...plainFacts, name: 'Gap Feed' }, { accountId: null, source: 'town' }, MORNING),
    )
    const accountId = await town.account('Mae Moon')
    const claim = { id: newId(), businessId: place.id, accountId, claimedAs: 'owner' as const }
    const publicFrom = '2026-11-24T14:40:00.000Z'
    await db
      .insertInto('claim')
      .values({ ...claim, state: 'open', askedAt: MORNING, publicFrom })
      .execute()
    const role = { businessId: place.id, accountId, role: 'owner' as const, claimId: claim.id }
    await db
      .insertInto('businessPerson')
      .values({ id: newId(), ...role, fromOn: '2026-11-17' })
      .execute()
    const mae = await town.signIn('Mae Moon')
    const path = await write(ruth, { who: 'Gap Feed', words: 'Opened up for a sick calf' })
    await answer(mae, path, { answer: 'glad' }).expect(303)
    expect(await textOf(mae, path)).toContain('owners may still object')
    expect(await textOf(mae, path)).not.toContain(`${path}/audience`)
    await send(mae, `${path}/audience`, { audience: 'anybody' }).expect(404)
    town.setClock('2026-11-24T15:00:00.000Z')
    expect(await textOf(mae, path)).toContain(`${path}/audience`)
    await send(mae, `${path}/audience`, { audience: 'anybody' }).expect(303)
    town.setClock(MORNING)
  })

  test('between people who blocked each other there is nothing', async () => {
    const [vera, vic] = [await town.signIn('Vera Blocks'), await town.signIn('Vic Blocked')]
    const path = await write(vic, { who: 'Vera Blocks', words: 'Words from the blocked' })
    const [blockerId, blockedId] = [await town.account('Vera Blocks'), await town.account('Vic Blocked')]
    await town.house.db.insertInto('block').values({ blockerId, blockedId, madeAt: MORNING }).execute()
    await vera.get(path).expect(404)
    for (const page of ['/word', '/favors']) expect(await textOf(vera, page)).not.toContain('Words from the blocked')
    expect(await textOf(vera, '/favors')).not.toContain('class="waits"')
    // He keeps his own words, without her name; and she is nobody he can name.
    const his = await textOf(vic, path)
    expect(his).toContain('Words from the blocked')
    expect(his).not.toContain('Vera')
    const asked = await write(vic, { who: 'Vera Blocks', words: 'Again' })
    await vera.get(asked).expect(404)
  })

  test('a block takes their words out of everything that was between them', async () => {
    const names = { una: 'Una Blocks', uri: 'Uri Blocked' }
    const [una, uri] = [await town.signIn(names.una), await town.signIn(names.uri)]
    const given = await write(uri, { kind: 'favor', who: names.una, words: 'Uri’s account of the fence' })
    await answer(una, given, { answer: 'yes' }).expect(303)
    const thanks = await write(una, { who: names.uri, words: 'Una’s account of the well', otherDay: '2026-11-02' })
    const told = await write(uri, {
      kind: 'favor',
      who: names.una,
      words: 'Uri’s account of the well',
      otherDay: '2026-11-02',
    })
    await send(una, `${thanks}/same`, { same: idIn(told) }).expect(303)
    expect(await textOf(una, thanks)).toContain('Uri’s account of the well')
    expect(await textOf(una, '/favors/new?kind=favor')).toContain('Uri’s account')
    const pair = { blockerId: await town.account(names.una), blockedId: await town.account(names.uri) }
    await town.house.db
      .insertInto('block')
      .values({ ...pair, madeAt: MORNING })
      .execute()
    for (const page of ['/favors', '/favors/new?kind=favor', thanks]) {
      const read = await textOf(una, page)
      expect(read, page).not.toContain('Uri')
    }
  })

  test('whoever let it be read in some words is asked again for others', async () => {
    const [wes, wyn] = [await town.signIn('Wes Words'), await town.signIn('Wyn Words')]
    const path = await write(wes, { kind: 'favor', who: 'Wyn Words', words: 'Fixed her gate' })
    for (const who of [wes, wyn]) await send(who, `${path}/audience`, { audience: 'anybody' }).expect(303)
    await answer(wyn, path, { answer: 'not-quite', words: 'He broke it first' }).expect(303)
    await answer(wes, path, { answer: 'yes' }).expect(303)
    await town.visitor().get(`${path}/told`).expect(404)
    for (const who of [wes, wyn]) await send(who, `${path}/audience`, { audience: 'anybody' }).expect(303)
    await town.visitor().get(`${path}/told`).expect(200)
  })

  test('a page after somebody else’s favor is a page after none', async () => {
    const [mine, other] = [await town.signIn('Pia Pages'), await town.signIn('Per Pages')]
    const days = ['2026-11-10', '2026-11-12']
    for (const [at, otherDay] of days.entries()) await write(mine, { who: 'Pam Paper', words: `Page ${at}`, otherDay })
    const foreign = idIn(await write(other, { who: 'Pam Paper', words: 'Theirs', otherDay: '2026-11-11' }))
    const shown = async (after: string) =>
      [...(await textOf(mine, `/favors?side=received&after=${after}`)).matchAll(/Page \d/g)].map(([words]) => words)
    expect(await shown(foreign)).toEqual(await shown(newId()))
  })
})

describe('a loan', () => {
  test('has a way home; both ends see it, nobody else', async () => {
    await send(ruth, '/favors/loans', {
      way: 'lent',
      who: 'Earl Presnell',
      thing: 'The big canner',
      dueOn: '2026-11-22',
    }).expect(303)
    for (const one of [ruth, earl]) expect(await textOf(one, '/favors')).toContain('The big canner')
    const loan = /\/favors\/loans\/([0-9a-f-]{36})\/return/.exec(await textOf(earl, '/favors'))?.[1] ?? ''
    await send(earl, `/favors/loans/${loan}/removal`).expect(404)
    await send(earl, `/favors/loans/${loan}/return`).expect(303)
    expect(await textOf(ruth, '/favors')).not.toContain('The big canner')
    await send(ruth, '/favors/loans', { way: 'borrowed', who: 'Earl Presnell', thing: 'His ladder' }).expect(303)
    expect(await textOf(earl, '/favors')).toContain('Ruth Calloway has it.')
  })

  test('past its day it is in the word of both ends until it is back, or whoever lent it is in no hurry', async () => {
    const [opal, vera] = [await town.signIn('Opal Lender'), await town.signIn('Vera Borrower')]
    const lend = async (thing: string): Promise<string> => {
      const sent = { way: 'lent', who: 'Vera Borrower', thing, lentOn: '2026-11-10', dueOn: '2026-11-16' }
      return String((await send(opal, '/favors/loans', sent).expect(303)).headers.location).slice(
        '/favors#loan-'.length,
      )
    }
    const [ladder, canner] = [await lend('The long ladder'), await lend('The big canner')]
    await send(opal, '/favors/loans', { way: 'lent', who: 'Vera Borrower', thing: 'A jack', dueOn: '2026-11-17' })
    const hers = await textOf(opal, '/word')
    expect(hers).toContain('Something you lent was to come home Monday. Vera Borrower has it.')
    const theirs = await textOf(vera, '/word')
    expect(theirs).toContain('Something you borrowed was to go home Monday. It is Opal Lender’s.')
    for (const page of [hers, theirs]) {
      expect(page).toContain('The long ladder')
      expect(page).not.toContain('A jack')
      expect(page).toContain('<b class="waits" aria-hidden="true">2</b>')
    }
    expect(theirs).not.toContain('/patience')
    await send(vera, `/favors/loans/${canner}/patience`).expect(404)
    await send(earl, `/favors/loans/${canner}/patience`).expect(404)
    await send(vera, `/favors/loans/${ladder}/return`).expect(303)
    await send(opal, `/favors/loans/${canner}/patience`).expect(303)
    for (const one of [opal, vera]) expect(await textOf(one, '/word')).not.toContain('class="waits"')
    expect(await textOf(vera, '/favors')).toContain('The big canner')
  })

  test('what came late in the evening stands in the word below what came the day after', async () => {
    const [iva, jo] = [await town.signIn('Iva Evening'), await town.signIn('Jo Morning')]
    // Nine on Sunday evening in Laurel Gap is Monday already elsewhere.
    town.setClock('2026-11-16T02:00:00.000Z')
    await write(iva, { who: 'Jo Morning', words: 'Sunday evening thanks' })
    town.setClock(MORNING)
    await send(iva, '/favors/loans', {
      way: 'lent',
      who: 'Jo Morning',
      thing: 'The Monday saw',
      lentOn: '2026-11-10',
      dueOn: '2026-11-16',
    }).expect(303)
    const word = await textOf(jo, '/word')
    expect(word.indexOf('The Monday saw')).toBeLessThan(word.indexOf('Sunday evening thanks'))
  })

  test.each([
    [{ way: 'given' }, 'Please choose'],
    [{ who: '' }, 'Say who has it'],
    [{ thing: '' }, 'Say what was lent'],
    [{ thing: 'x'.repeat(201) }, 'Keep it to 200 letters'],
    [{ who: 'Ruth Calloway' }, 'That is you'],
    [{ who: 'Earl' }, 'Who is meant'],
    [{ way: 'borrowed', who: 'Nobody Atall' }, 'No neighbor with an account'],
    [{ lentOn: '2026-11-18' }, 'today or before'],
    [{ dueOn: '2026-11-01' }, 'before it was lent'],
    [{ dueOn: 'soon' }, 'Please give a day'],
  ])('what cannot be is said beside it: %j', async (words, said) => {
    const sent = { way: 'lent', who: 'Earl Presnell', thing: 'A ladder kept', ...words }
    const answered = await send(ruth, '/favors/loans', sent)
    expect(answered.status).toBe(422)
    expect(answered.text).toContain(said)
  })
})

test('whoever leaves: what they gave stays as a former neighbor’s, what was only their word goes', async () => {
  const wade = await town.signIn('Wade Leaver')
  const kept = await write(wade, { kind: 'favor', who: 'Earl Presnell', words: 'Stacked four cords' })
  await answer(earl, kept, { answer: 'yes' }).expect(303)
  const thanked = await write(wade, { who: 'Ruth Calloway', othersThere: 'Uncle Zebulon', words: 'Fed my cat' })
  const own = await write(wade, { kind: 'favor', who: 'Earl Presnell', words: 'Unanswered bragging' })
  await send(wade, '/favors/loans', { way: 'lent', who: 'Earl Presnell', thing: 'The leaving ladder' }).expect(303)
  await send(wade, '/account/leaving', { current: PASSWORD }).expect(303)
  expect(await textOf(earl, kept)).toContain('A former neighbor'.toLowerCase())
  expect(await textOf(earl, kept)).toContain('Stacked four cords')
  expect(await textOf(ruth, thanked)).toContain('a former neighbor wrote down that you did this')
  await earl.get(own).expect(404)
  const written = await everythingWritten()
  for (const word of ['Wade', 'Zebulon', 'bragging', 'leaving ladder']) expect(written, word).not.toContain(word)
})

test('no page adds anything up', async () => {
  for (const path of ['/favors', '/word', '/favors/new', '/favors/loans/new']) {
    const text = (await textOf(ruth, path)).replace(/<[^>]*>/g, ' ')
    expect(text, path).not.toMatch(/\b(owes?|owed|balance|total|points|debt|\d+ favors?)\b/i)
  }
})
