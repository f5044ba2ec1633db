import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../src/db/ids.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { createBusiness, plainFacts } from '../src/directory/records.ts'
import { dayPlus } from '../src/web/clock.ts'
import { type Agent, MORNING, openTown, PASSWORD, type TestTown } from './support/town.ts'

const TODAY = '2026-11-17'
let town: TestTown
let earl: Agent
let tammy: Agent
let ruth: Agent
const store = { id: '', slug: '', tammysJob: '' }

beforeAll(async () => {
  town = await openTown()
  Object.assign(store, await openShop('Gap Hardware & Feed'))
  await stand('Earl Presnell', store.id, 'owner')
  store.tammysJob = await stand('Tammy Yates', store.id, 'staff')
  earl = await town.signIn('Earl Presnell')
  tammy = await town.signIn('Tammy Yates')
  ruth = await town.signIn('Ruth Calloway')
})

const openShop = (name: string): Promise<{ id: string; slug: string }> =>
  inTransaction(town.house.db, (trx) =>
    createBusiness(trx, { ...plainFacts, name }, { accountId: null, source: 'town' }, MORNING),
  )

async function stand(name: string, businessId: string, role: 'owner' | 'staff'): Promise<string> {
  const [id, accountId] = [newId(), await town.account(name)]
  await town.house.db
    .insertInto('businessPerson')
    .values({ id, businessId, accountId, role, fromOn: '2026-01-01' })
    .execute()
  return id
}

type Words = Record<string, string>
const send = (agent: Agent, path: string, words: Words = {}) => agent.post(path).type('form').send(words)
const textOf = async (agent: Agent, path: string): Promise<string> => (await agent.get(path).expect(200)).text
const counter = (rest = ''): string => `/counter/${store.slug}${rest}`
const last = (location: string | undefined): string => String(location).split('/').at(-1)?.split('#')[0] ?? ''

/** A regular of the store, written down by Earl. @returns the address of their page */
async function regular(name: string, words: Words = {}): Promise<string> {
  const answer = await send(earl, counter('/regulars'), { name, ...words }).expect(303)
  return counter(`/regulars/${last(answer.headers.location)}`)
}

async function cameIn(page: string, days: string[]): Promise<void> {
  for (const day of days) {
    town.setClock(`${day}T15:00:00.000Z`)
    await send(earl, `${page}/visits`).expect(303)
  }
  town.setClock(MORNING)
}

test('what was written down during an outage belongs to its own day, and to today where that cannot be', async () => {
  const page = await regular('Zeb Tolliver')
  for (const [writtenAt, said] of [
    // Half past eleven at night in the town is the next day elsewhere.
    ['2026-11-15T04:30:00.000Z', 'November 14'],
    ['2026-11-20T15:00:00.000Z', 'Today'],
    ['2019-01-01T15:00:00.000Z', 'Today'],
    ['2026-09-31T15:00:00.000Z', 'Today'],
    ['no instant', 'Today'],
  ] as const) {
    await send(tammy, `${page}/visits`, { writtenAt }).expect(303)
    await textOf(tammy, page)
    expect(await textOf(tammy, page), writtenAt).toMatch(new RegExp(`Last in[\\s\\S]{0,80}${said}`))
  }
  expect((await textOf(tammy, page)).match(/<li id="v-/g)).toHaveLength(2)
  // A note too, and a year from that day or from when they came in last.
  const late = { body: 'His mule is better', writtenAt: '2026-11-12T15:00:00.000Z' }
  await send(tammy, `${page}/notes`, late).expect(303)
  await textOf(tammy, page)
  expect(await textOf(tammy, page)).toMatch(/Written down November 12\. Kept until November 17, 2027/)
})

describe('Tammy’s first Monday', () => {
  test('three letters find Ruth, with her usual, and one tap writes down that she came in', async () => {
    const page = await regular('Ruth Calloway', { usual: 'stove and chimney things' })
    await regular('Russell Ward')
    await regular('Ana Calderón')
    const found = await textOf(tammy, counter('?q=rut'))
    expect(found).toContain('<b>Ruth Calloway</b> <span>stove and chimney things</span>')
    expect(found).not.toContain('Russell Ward')
    expect(await textOf(tammy, counter('?q=CAL'))).toMatch(/Ana Calderón[\s\S]*Ruth Calloway/)
    expect(await textOf(tammy, counter('?q=calderon'))).toContain('Ana Calderón')
    expect(await textOf(tammy, counter('?q=%25'))).toContain('Nobody in this book')
    expect(await textOf(tammy, counter('/regulars/new?name=Zeb'))).toContain('value="Zeb"')
    expect(await textOf(tammy, `${page}/edit`)).toContain('value="stove and chimney things"')

    await send(tammy, `${page}/visits`).expect(303)
    const kept = await textOf(tammy, page)
    expect(kept).toContain('Kept. Ruth Calloway came in today.')
    expect(kept).toMatch(/Last in[\s\S]{0,80}Today/)
    const undo = /<form method="post" action="(\/counter\/[^"]*\/visits\/[0-9a-f-]{36}\/removal)"/.exec(kept)?.[1] ?? ''
    await send(tammy, undo).expect(303)
    expect(await textOf(tammy, page)).not.toMatch(/Last in<\/strong>/)
  })

  test('a nervous finger, and “came in” before “same as usual”, are one visit', async () => {
    const page = await regular('Buddy Shoaf', { usual: 'feed, 3 bags' })
    await Promise.all([send(tammy, `${page}/visits`), send(tammy, `${page}/visits`)])
    await send(tammy, `${page}/visits`, { for: 'usual' }).expect(303)
    await send(tammy, `${page}/visits`, { for: 'usual' }).expect(303)
    const visits = await town.house.db
      .selectFrom('visit')
      .innerJoin('visitContact', 'visitContact.visitId', 'visit.id')
      .select(['visit.whatFor', 'visit.visitedOn'])
      .where('visitContact.contactId', '=', last(page))
      .execute()
    expect(visits).toEqual([{ whatFor: 'feed, 3 bags', visitedOn: TODAY }])
  })

  test('a note says who sees it before it is written; asked next time and orders are done with a tap', async () => {
    const page = await regular('Luis Ortega')
    expect(await textOf(tammy, page)).toContain('This counter can see this; tell Luis you keep this page.')
    await send(tammy, `${page}/notes`, { body: 'Two girls at school', kind: 'note' }).expect(303)
    await send(tammy, `${page}/notes`, { body: 'whether the wall stood', kind: 'ask' }).expect(303)
    await send(tammy, `${page}/notes`, { body: 'six-inch elbow', kind: 'order' }).expect(303)
    const written = await textOf(earl, page)
    expect(written).toMatch(/Ask about<\/strong> <span lang="en">whether the wall stood/)
    expect(written).toMatch(/Special order:<\/strong> <span lang="en">six-inch elbow/)
    const order = /notes\/([0-9a-f-]{36})\/asked[\s\S]{0,300}Handed over: six-inch/.exec(written)?.[1] ?? ''
    await send(tammy, counter(`/notes/${order}/asked`), { asked: '1' }).expect(303)
    expect(await textOf(tammy, page)).toContain('Ordered, and handed over November 17.')
    await send(tammy, counter(`/notes/${order}/asked`), { asked: '0' }).expect(303)
    expect(await textOf(tammy, page)).toMatch(/Special order:<\/strong> <span lang="en">six-inch elbow/)
    const note = /notes\/([0-9a-f-]{36})\/removal" aria-label="Erase: Two girls/.exec(written)?.[1] ?? ''
    expect(await textOf(tammy, counter(`/notes/${note}/removal`))).toContain('Two girls at school')
    await send(tammy, counter(`/notes/${note}/removal`)).expect(303)
    expect(await textOf(tammy, page)).not.toContain('Two girls')
  })

  test('what cannot be kept comes back with its words', async () => {
    const page = await regular('Opal Ward')
    const long = await send(tammy, `${page}/notes`, { body: 'x'.repeat(501), kind: 'note' }).expect(422)
    expect(long.text).toContain('x'.repeat(501))
    await send(tammy, `${page}/notes`, { body: '   ' }).expect(422)
    await send(tammy, `${page}/notes`, { body: 'a', kind: 'else' }).expect(422)
    await send(tammy, counter('/regulars'), { name: '' }).expect(422)
    const feb30 = await send(tammy, counter('/regulars'), { name: 'Ben', birthMonth: '2', birthDay: '30' }).expect(422)
    expect(feb30.text).toContain('There is no such day')
    const again = await send(tammy, counter('/regulars'), { name: 'opal ward', usual: 'canning lids' }).expect(422)
    expect(again.text).toContain('Somebody of that name is in this book already')
    expect(again.text).toContain('value="canning lids"')
    const twice = { name: 'Iva Dancy', key: newId() }
    for (const _time of [1, 2]) await send(tammy, counter('/regulars'), twice).expect(303)
    await send(tammy, counter('/regulars'), { ...twice, usual: 'seed' }).expect(409)
    await send(tammy, `${page}/notes`, { body: '<script>alert(1)</script>' }).expect(303)
    expect(await textOf(tammy, page)).not.toContain('<script>alert')
  })

  test('an owner’s own note is not there for a clerk, by no address', async () => {
    const page = await regular('Vernon Hale')
    await send(earl, `${page}/notes`, { body: 'Owes his brother a truck', ownersOnly: '1' }).expect(303)
    const note = /notes\/([0-9a-f-]{36})\/removal/.exec(await textOf(earl, page))?.[1] ?? ''
    expect(await textOf(earl, page)).toContain('Only the owners and Vernon')
    for (const path of [counter(), page, counter('/regulars')]) {
      expect(await textOf(tammy, path)).not.toContain('brother a truck')
    }
    expect(await textOf(tammy, page)).not.toContain('Only the owners')
    await tammy.get(counter(`/notes/${note}/removal`)).expect(404)
    await send(tammy, counter(`/notes/${note}/removal`)).expect(404)
    await send(tammy, counter(`/notes/${note}/asked`)).expect(404)
    await send(tammy, `${page}/notes`, { body: 'mine', ownersOnly: '1' }).expect(303)
    expect(await textOf(tammy, page)).toContain('mine')
    await send(tammy, `${page}/paper`).expect(404)
    await tammy.get(`${page}/removal`).expect(404)
  })

  test('her access ends with the job, at the very next request', async () => {
    const page = await regular('Faye Greer')
    await tammy.get(page).expect(200)
    const { db } = town.house
    await db.updateTable('businessPerson').set({ untilOn: TODAY }).where('id', '=', store.tammysJob).execute()
    const paths = [counter(), counter('/regulars'), page, `${page}/edit`, counter('/list'), counter('?q=ruth')]
    for (const path of paths) {
      const { text } = await tammy.get(path).expect(404)
      expect(text).not.toContain('Faye')
    }
    await send(tammy, `${page}/visits`).expect(404)
    await send(tammy, `${page}/notes`, { body: 'still here' }).expect(404)
    expect(await textOf(tammy, '/')).not.toContain('Counter book')
    await db.updateTable('businessPerson').set({ untilOn: null }).where('id', '=', store.tammysJob).execute()
    expect(await textOf(tammy, '/')).toContain('Counter')
  })
})

describe('several clerks at once', () => {
  const rowsOf = (page: string) =>
    town.house.db.selectFrom('visitContact').select('visitId').where('contactId', '=', last(page)).execute()
  const wasOn = async (agent: Agent, page: string): Promise<string> =>
    /name="was" value="([^"]*)"/.exec(await textOf(agent, `${page}/edit`))![1]!.replaceAll('&#34;', '"')

  test('both tap at the same moment: one visit; and the undo of a tap that did nothing is not there', async () => {
    const page = await regular('Clem Ward', { usual: 'salt' })
    await Promise.all([earl, tammy, earl, tammy].map((agent) => send(agent, `${page}/visits`).expect(303)))
    expect(await rowsOf(page)).toHaveLength(1)
    await textOf(tammy, page)
    await send(tammy, `${page}/visits`).expect(303)
    const again = await textOf(tammy, page)
    expect(again).toContain('Clem Ward is down for today already.')
    expect(again).not.toMatch(/role="status"[\s\S]{0,400}Undo/)
  })

  test('the undo of “same as usual” leaves the “came in” that stood before', async () => {
    const page = await regular('Mae Owle', { usual: 'two bags' })
    await send(earl, `${page}/visits`).expect(303)
    await send(tammy, `${page}/visits`, { for: 'usual' }).expect(303)
    const undo = /action="(\/counter\/[^"]*\/what-for\/removal)"/.exec(await textOf(tammy, page))![1]!
    await send(tammy, undo).expect(303)
    const [visit] = await rowsOf(page)
    const row = await town.house.db
      .selectFrom('visit')
      .select('whatFor')
      .where('id', '=', visit!.visitId)
      .executeTakeFirstOrThrow()
    expect(row.whatFor).toBeNull()
    await send(await town.signIn('Ruth Calloway'), undo).expect(404)
  })

  test('both write a line: both are kept, each as its writer’s', async () => {
    const page = await regular('Junior Hale')
    const lines = [earl, tammy].map((agent, at) =>
      send(agent, `${page}/notes`, { body: `line ${String(at)}` }).expect(303),
    )
    await Promise.all(lines)
    const rows = await town.house.db
      .selectFrom('note')
      .innerJoin('account', 'account.id', 'note.writtenBy')
      .select(['note.body', 'account.name'])
      .where('contactId', '=', last(page))
      .orderBy('body')
      .execute()
    expect(rows.map(({ body, name }) => [body, name])).toEqual([
      ['line 0', 'Earl Presnell'],
      ['line 1', 'Tammy Yates'],
    ])
  })

  test('both put one page right: apart it merges, the same line goes to a person with both to read', async () => {
    const page = await regular('Lottie Greer', { usual: 'seed' })
    const was = await wasOn(tammy, page)
    await Promise.all([
      send(earl, `${page}/edit`, { was, name: 'Lottie Greer', usual: 'seed, and twine' }).expect(303),
      send(tammy, `${page}/edit`, { was, name: 'Lottie Greer Mast', usual: 'seed', birthMonth: '3' }).expect(303),
    ])
    const merged = await textOf(earl, `${page}/edit`)
    for (const value of ['Lottie Greer Mast', 'seed, and twine']) expect(merged).toContain(`value="${value}"`)
    expect(merged).toMatch(/value="3" selected/)

    const stale = await send(tammy, `${page}/edit`, { was, name: 'Lottie Greer', usual: 'bird seed' }).expect(409)
    expect(stale.text).toContain('“seed, and twine”')
    expect(stale.text).toContain('value="bird seed"')
    const seen = /name="was" value="([^"]*)"/.exec(stale.text)![1]!.replaceAll('&#34;', '"')
    const words = { was: seen, name: 'Lottie Greer Mast', usual: 'bird seed', birthMonth: '3' }
    await send(tammy, `${page}/edit`, words).expect(303)
    expect(await textOf(earl, page)).toContain('bird seed')
    for (const broken of ['', 'null', '[]', '{"name":7}', 'x'.repeat(5000)])
      await send(earl, `${page}/edit`, { was: broken, name: 'Lottie Greer Mast', usual: 'bird seed' })
  })

  test('at the same moment and the same line: one is kept, the other is asked', async () => {
    const page = await regular('Obie Tate', { usual: 'rope' })
    const was = await wasOn(earl, page)
    const answers = await Promise.all(
      [earl, tammy].map((agent, at) =>
        send(agent, `${page}/edit`, { was, name: 'Obie Tate', usual: `rope ${String(at)}` }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
  })
})

describe('nobody else', () => {
  test('no neighbor, no steward and no other shop reads a word of it', async () => {
    const page = await regular('Nell Canaryname', { usual: 'canaryusual', birthMonth: '11', birthDay: '20' })
    await send(earl, `${page}/notes`, { body: 'canarynote' }).expect(303)
    const cafe = await openShop('The Blue Door')
    await stand('Wanda Triplett', cafe.id, 'owner')
    const readers = [await town.signIn('Wanda Triplett'), ruth, await town.signIn('Dee Lassiter', 'steward')]
    const note = /notes\/([0-9a-f-]{36})\/removal/.exec(await textOf(earl, page))?.[1] ?? ''
    const foreign = [counter(), counter('/regulars'), counter('/list'), page, `${page}/edit`, `${page}/paper`]
    const own = `/counter/${cafe.slug}`
    for (const reader of readers) {
      for (const path of [...foreign, counter(`/notes/${note}/removal`)]) {
        expect((await reader.get(path).expect(404)).text).not.toMatch(/canary/i)
      }
      for (const path of ['/', '/notebook', '/account/cards', '/stewards', '/stewards/audit', '/word', '/directory']) {
        expect((await reader.get(path)).text).not.toMatch(/canary/i)
      }
    }
    const [wanda] = readers as [Agent]
    for (const path of [own, `${own}?q=nell`, `${own}/regulars`])
      expect(await textOf(wanda, path)).not.toMatch(/canaryu/)
    await wanda.get(`${own}/regulars/${last(page)}`).expect(404)
    await send(wanda, `${own}/regulars/${last(page)}/visits`).expect(404)
    await send(wanda, `${own}/notes/${note}/removal`).expect(404)
    const [theirs, unknown] = [await wanda.get(counter()), await wanda.get('/counter/nowhere')]
    expect(theirs.text.replaceAll(store.slug, '')).toBe(unknown.text.replaceAll('nowhere', ''))
  })
})

describe('near and missed', () => {
  test('haven’t seen in a while goes by each one’s own rhythm; nobody who died', async () => {
    const weekly = await regular('Clyde Dancy')
    await cameIn(
      weekly,
      [-44, -37, -30, -23].map((days) => dayPlus(TODAY, days)),
    )
    const monthly = await regular('Coach Delgado')
    await cameIn(
      monthly,
      [-83, -53, -23].map((days) => dayPlus(TODAY, days)),
    )
    const twice = await regular('Twice Only')
    await cameIn(
      twice,
      [-90, -80].map((days) => dayPlus(TODAY, days)),
    )
    const missed = async (): Promise<string> =>
      /Haven’t seen in a while[\s\S]*$/.exec(await textOf(earl, counter()))![0]
    expect(await missed()).toMatch(/Clyde Dancy[\s\S]{0,80}Last in on October 25\. Usually about once a week/)
    expect(await missed()).not.toContain('Coach Delgado')
    expect(await missed()).not.toContain('Twice Only')
    await send(earl, `${weekly}/edit`, { name: 'Clyde Dancy', died: '1' }).expect(303)
    expect(await missed()).not.toContain('Clyde Dancy')
    const page = await textOf(earl, weekly)
    expect(page).toContain('This page remembers')
    expect(page).not.toContain('One tap')
  })

  test('who is missed is found behind many who are not, also where they all came on one day', async () => {
    const shop = await openShop('Busy Feed')
    await stand('Earl Presnell', shop.id, 'owner')
    await send(earl, `/counter/${shop.slug}/regulars`, { name: 'Arlis Bumgarner' }).expect(303)
    const { db } = town.house
    const { id: notebookId } = await db
      .selectFrom('notebook')
      .select('id')
      .where('businessId', '=', shop.id)
      .executeTakeFirstOrThrow()
    const monthly = { lastInOn: dayPlus(TODAY, -20), rhythmDays: 30, createdAt: MORNING, updatedAt: MORNING }
    const often = Array.from({ length: 130 }, (_, at) => {
      const name = `Monthly ${String(at)}`
      return { id: newId(), notebookId, name, nameKey: name.toLowerCase(), ...monthly }
    })
    await db.insertInto('contact').values(often).execute()
    const long = { lastInOn: dayPlus(TODAY, -40), rhythmDays: 7 }
    await db
      .updateTable('contact')
      .set(long)
      .where('name', '=', 'Arlis Bumgarner')
      .where('notebookId', '=', notebookId)
      .execute()
    const front = await textOf(earl, `/counter/${shop.slug}`)
    expect(front).toMatch(/Haven’t seen in a while[\s\S]*Arlis Bumgarner/)
    expect(front).not.toMatch(/Haven’t seen in a while[\s\S]*Monthly/)
  })

  test('birthdays come up a fortnight ahead', async () => {
    await regular('Rev. Ann Tate', { birthMonth: '11', birthDay: '25' })
    await regular('Hoyt Greer', { birthMonth: '2', birthDay: '29' })
    await textOf(earl, counter())
    const front = await textOf(earl, counter())
    expect(front).toMatch(/Birthdays near[\s\S]*Rev\. Ann Tate[\s\S]{0,80}Wednesday, November 25/)
    expect(front).not.toContain('Hoyt Greer')
  })
})

describe('a list on the first day', () => {
  const list =
    'Arlis Bumgarner, lime and mortar, Nov 6\nJoyce Owle;paper, stamps;11/2/26\n,no name\nMr. Later, x, 2099-01-01\nPlain Name'

  test('is looked at before anything is kept, and kept once however often it is sent', async () => {
    const shop = await openShop('Fresh Feed')
    await stand('Earl Presnell', shop.id, 'owner')
    const at = `/counter/${shop.slug}/list`
    expect(await textOf(earl, `/counter/${shop.slug}`)).toContain('Nobody is written down yet')
    const preview = await send(earl, at, { list, step: 'preview' }).expect(200)
    for (const words of [
      'Arlis Bumgarner',
      'November 6, 2026',
      'paper, stamps',
      'November 2, 2026',
      'there is no name',
    ]) {
      expect(preview.text).toContain(words)
    }
    expect(preview.text).toContain('that day is still to come')
    expect(await textOf(earl, `/counter/${shop.slug}/regulars`)).not.toContain('Arlis')
    for (const _time of [1, 2]) await send(earl, at, { list, step: 'keep' }).expect(303)
    const kept = await textOf(earl, `/counter/${shop.slug}/regulars`)
    expect(kept.match(/Arlis Bumgarner/g)).toHaveLength(1)
    expect(kept).toMatch(/Joyce Owle<\/b> <span>paper, stamps\. Last in on November 2/)
    expect(kept).toContain('Plain Name')
    expect(kept).not.toContain('Mr. Later')
    expect(kept).toContain('Tell them you keep this page; print their card.')
    const visits = await town.house.db
      .selectFrom('visit')
      .select('visit.id')
      .where('businessId', '=', shop.id)
      .execute()
    expect(visits).toHaveLength(2)
    await send(earl, at, { list: '  ', step: 'keep' }).expect(422)
    const long = Array.from({ length: 301 }, (_, number) => `Regular ${String(number)}`).join('\n')
    for (const step of ['preview', 'keep']) {
      const { text } = await send(earl, at, { list: long, step }).expect(422)
      expect(text).toContain('These are more than 300 lines')
      expect(text).toContain('Regular 300')
    }
  })
})

describe('Ruth’s remember-me card', () => {
  let page = ''
  let grant = ''

  test('she writes it, gives it to the store, and the counter knows what to call her', async () => {
    page = (await textOf(earl, counter('?q=ruth'))).match(/\/counter\/[^"]*\/regulars\/[0-9a-f-]{36}/)![0]
    await send(earl, `${page}/notes`, { body: 'Her mother’s stove, 1986' }).expect(303)
    await send(earl, `${page}/notes`, { body: 'Short of money in March', ownersOnly: '1' }).expect(303)
    await send(ruth, '/account/cards/grants', { business: store.slug }).expect(422)
    await send(ruth, '/account/cards', { callMe: '' }).expect(422)
    const card = { callMe: 'Ruthie', usual: 'stove gaskets', dontAsk: 'Charlotte' }
    await send(ruth, '/account/cards', card).expect(303)
    await send(ruth, '/account/cards/grants', { business: 'nowhere' }).expect(422)
    town.setClock('2026-11-18T04:30:00.000Z')
    const given = await send(ruth, '/account/cards/grants', { business: store.slug }).expect(303)
    town.setClock(MORNING)
    expect(await textOf(ruth, '/account/cards')).toContain('Since November 17, 2026')
    grant = String(given.headers.location)
    const again = await send(ruth, '/account/cards/grants', { business: store.slug }).expect(303)
    expect(again.headers.location).toBe(grant)
    expect(await textOf(ruth, grant)).not.toContain('Short of money')
    expect(await textOf(tammy, page)).not.toContain('/joining"')
    await send(tammy, `${page}/joining`).expect(404)
    expect(await textOf(earl, page)).toContain('Is this their page?')
    await send(earl, `${page}/joining`).expect(303)
    await send(earl, `${page}/joining`).expect(404)
    const atCounter = await textOf(tammy, page)
    for (const words of [
      'Call me Ruthie.',
      'Please don’t ask about: Charlotte',
      'This counter and Ruthie can see this',
    ]) {
      expect(atCounter).toContain(words)
    }
    expect(atCounter).toMatch(/The usual:<\/strong> stove gaskets/)
  })

  test('she reads every note about her, the owners’ included, corrects one and erases one', async () => {
    const kept = await textOf(ruth, grant)
    for (const words of ['Her mother’s stove, 1986', 'Short of money in March', 'stove and chimney things']) {
      expect(kept).toContain(words)
    }
    const idOf = (words: string) =>
      new RegExp(`id="n-([0-9a-f-]{36})" aria-label="${words}`).exec(kept)?.[1] ?? 'missing'
    const [stove, money] = [idOf('Her mother'), idOf('Short of money')]
    const other = await town.signIn('Tom Ellis')
    await send(other, `/account/cards/notes/${money}/removal`).expect(404)
    await other.get(grant).expect(404)
    await send(ruth, `/account/cards/notes/${stove}/correction`, { body: '' }).expect(422)
    await send(ruth, `/account/cards/notes/${stove}/correction`, { body: 'My mother’s stove, 1987' }).expect(303)
    await send(ruth, `/account/cards/notes/${money}/removal`).expect(303)
    const atCounter = await textOf(tammy, page)
    expect(atCounter).toContain('My mother’s stove, 1987')
    expect(atCounter).toContain('In Ruthie’s own words since November 17.')
    expect(await textOf(earl, page)).not.toContain('Short of money')
    expect(await textOf(tammy, counter())).toMatch(/Put right by the people themselves[\s\S]*My mother’s stove/)
    await send(tammy, counter(`/notes/${stove}/seen`)).expect(303)
    expect(await textOf(tammy, counter())).not.toContain('Put right by the people')
    await send(ruth, `${grant}/facts`, { what: 'usual' }).expect(303)
    expect(await textOf(ruth, grant)).not.toContain('stove and chimney things')
  })

  test('another shop’s notes are none of this one’s, and hers are none of another neighbor’s', async () => {
    const foreign = await regular('Somebody Else')
    await send(earl, `${foreign}/notes`, { body: 'not hers' }).expect(303)
    const note = /notes\/([0-9a-f-]{36})\/removal/.exec(await textOf(earl, foreign))?.[1] ?? ''
    await send(ruth, `/account/cards/notes/${note}/removal`).expect(404)
    await send(ruth, `/account/cards/notes/${note}/correction`, { body: 'x' }).expect(404)
    expect(await textOf(earl, foreign)).toContain('not hers')
  })

  test('she takes it back: it is gone at the next request, and nothing points to her', async () => {
    expect(await textOf(ruth, `${grant}/revocation`)).toContain('Erase everything they wrote down about me as well')
    await send(ruth, `${grant}/revocation`).expect(303)
    const atCounter = await textOf(tammy, page)
    expect(atCounter).not.toMatch(/Ruthie|Charlotte|stove gaskets/)
    expect(atCounter).toContain('My mother’s stove, 1987')
    await ruth.get(grant).expect(404)
    const tied = await town.house.db.selectFrom('contact').select('id').where('accountId', 'is not', null).execute()
    expect(tied).toEqual([])
  })

  test('given again and taken back with everything, the page is gone with its visits', async () => {
    await send(earl, `${page}/visits`).expect(303)
    const given = await send(ruth, '/account/cards/grants', { business: store.slug }).expect(303)
    await send(earl, `${page}/joining`).expect(303)
    const visit = /visits\/([0-9a-f-]{36})\/removal/.exec(await textOf(ruth, String(given.headers.location)))?.[1] ?? ''
    await send(ruth, `/account/cards/visits/${visit}/removal`).expect(303)
    expect(await textOf(tammy, page)).not.toContain(visit)
    await send(ruth, `${String(given.headers.location)}/revocation`, { erase: '1' }).expect(303)
    await tammy.get(page).expect(404)
  })

  test('a card given where nobody wrote her down leaves no trace when it is taken back', async () => {
    const given = await send(ruth, '/account/cards/grants', { business: store.slug, usual: 'keys' }).expect(303)
    expect(await textOf(tammy, counter('?q=ruth'))).toContain('<b>Ruth Calloway</b> <span>keys</span>')
    await send(ruth, `${String(given.headers.location)}/revocation`).expect(303)
    expect(await textOf(tammy, counter('?q=ruth'))).toContain('Nobody in this book')
  })
})

describe('whose place it is', () => {
  test('a handshake opens the counter book at once, and the public page a week later', async () => {
    const shop = await openShop('Moon Pie Repair')
    const at = `/directory/${shop.slug}/claim`
    const mae = await town.signIn('Mae Moon')
    expect(await textOf(mae, at)).toMatch(
      /What do you like to talk about at a cookout\?[\s\S]*The owner, or one of them/,
    )
    await send(mae, at, { claimedAs: 'king' }).expect(422)
    await send(mae, at, { claimedAs: 'owner', likesToTalkAbout: 'Banjos', evidence: 'Dee comes Thursdays' }).expect(303)
    await send(mae, at, { claimedAs: 'owner' }).expect(303)
    await mae.get(`/counter/${shop.slug}`).expect(404)
    const dee = await town.signIn('Dee Lassiter', 'steward')
    const claim = /\/stewards\/claims\/([0-9a-f-]{36})">Moon Pie/.exec(await textOf(dee, '/stewards/claims'))?.[1] ?? ''
    const desk = await textOf(dee, `/stewards/claims/${claim}`)
    expect(desk).toContain('Dee comes Thursdays')
    expect(desk).not.toContain('Banjos')
    await send(dee, `/stewards/claims/${claim}/handshake`).expect(303)
    await send(dee, `/stewards/claims/${claim}/handshake`).expect(409)
    await mae.get(`/counter/${shop.slug}`).expect(200)
    expect(await textOf(mae, '/word')).toContain('The counter book of Moon Pie Repair is open for you.')
    await send(mae, `/directory/${shop.slug}/claims/${claim}/seen`).expect(303)
    expect(await textOf(mae, '/word')).not.toContain('Moon Pie Repair is open')
    const editable = async (): Promise<boolean> =>
      (await textOf(mae, `/directory/${shop.slug}`)).includes(`/directory/${shop.slug}/edit`)
    expect(await editable()).toBe(false)
    town.setClock('2026-11-24T18:00:00.000Z')
    expect(await editable()).toBe(true)
    await town.jobs.runDue('2026-11-24T18:00:00.000Z')
    expect(await textOf(mae, '/word')).toContain('is settled')
    expect(await textOf(mae, at)).toContain('Banjos')
    for (const _time of [1, 2]) await send(mae, `${at}/opener`).expect(303)
    expect((await textOf(ruth, `/directory/${shop.slug}`)).match(/Banjos/g)).toHaveLength(1)
    town.setClock(MORNING)
  })

  test('letters said on the listed phone open it too; wrong ones do not, however often', async () => {
    const shop = await openShop('Depot Clocks')
    await town.house.db.updateTable('business').set({ phone: '+13365550188' }).where('id', '=', shop.id).execute()
    const at = `/directory/${shop.slug}/claim`
    const hal = await town.signIn('Hal Depot')
    await send(hal, at, { claimedAs: 'family' }).expect(303)
    const dee = await town.signIn('Dee Lassiter', 'steward')
    const claim = /\/stewards\/claims\/([0-9a-f-]{36})">Depot/.exec(await textOf(dee, '/stewards/claims'))?.[1] ?? ''
    await send(dee, `/stewards/claims/${claim}/code`).expect(303)
    const letters = /id="letters">([A-Z ]+)</.exec(await textOf(dee, `/stewards/claims/${claim}`))?.[1] ?? ''
    expect(letters).toMatch(/^[A-Z]{4} [A-Z]{4}$/)
    await send(hal, `${at}/code`, { letters: 'DDDDDDDD' }).expect(422)
    await send(await town.signIn('Mae Moon'), `${at}/code`, { letters }).expect(404)
    await send(hal, `${at}/code`, { letters }).expect(303)
    await hal.get(`/counter/${shop.slug}`).expect(200)
    const ira = await town.signIn('Ira Guess')
    await send(ira, at, { claimedAs: 'owner' }).expect(303)
    for (let tries = 0; tries < 10; tries += 1) await send(ira, `${at}/code`, { letters: 'FFFFFFFF' }).expect(422)
    await send(ira, `${at}/code`, { letters: 'FFFFFFFF' }).expect(429)
    await send(ira, `${at}/withdrawal`).expect(303)
  })

  test('an owner who is there already is told, and objects: the book shuts until a steward decides', async () => {
    const stranger = await town.signIn('Buck Stranger')
    const at = `/directory/${store.slug}/claim`
    await send(stranger, at, { claimedAs: 'owner' }).expect(303)
    const dee = await town.signIn('Dee Lassiter', 'steward')
    const claim = /\/stewards\/claims\/([0-9a-f-]{36})">Gap/.exec(await textOf(dee, '/stewards/claims'))?.[1] ?? ''
    await send(dee, `/stewards/claims/${claim}/handshake`).expect(303)
    await stranger.get(counter()).expect(200)
    await send(stranger, counter('/people'), { name: 'Hal Depot', role: 'owner' }).expect(422)
    await send(stranger, counter('/people'), { name: 'Hal Depot', role: 'staff' }).expect(303)
    const answers = `/directory/${store.slug}/claims/${claim}`
    for (const agent of [stranger, tammy, ruth]) await send(agent, `${answers}/objection`).expect(404)
    expect(await textOf(earl, '/word')).toContain('Buck Stranger says that they own Gap Hardware')
    const long = await send(earl, `${answers}/objection`, { words: 'never '.repeat(100) }).expect(422)
    expect(long.text).toMatch(/class="err" id="error-[0-9a-f-]{36}" role="alert">This is longer than fits/)
    expect(long.text).toContain('never never')
    await send(earl, `${answers}/objection`, { words: 'Never saw him' }).expect(303)
    await stranger.get(counter()).expect(404)
    expect(await textOf(stranger, at)).toContain(`action="${at}/withdrawal"`)
    expect(await textOf(stranger, at)).toContain('An owner of Gap Hardware')
    expect(await textOf(dee, `/stewards/claims/${claim}`)).toContain('Never saw him')
    expect(await textOf(stranger, at)).not.toContain('Never saw him')
    await send(dee, `/stewards/claims/${claim}/no`).expect(303)
    await stranger.get(counter()).expect(404)
    await (await town.signIn('Hal Depot')).get(counter()).expect(404)
    await send(earl, `${answers}/objection`).expect(404)
  })

  test('nobody opens a door for themselves', async () => {
    const shop = await openShop('Desk Shop')
    const dee = await town.signIn('Dee Lassiter', 'steward')
    await send(dee, `/directory/${shop.slug}/claim`, { claimedAs: 'owner' }).expect(303)
    const claim = /\/stewards\/claims\/([0-9a-f-]{36})">Desk/.exec(await textOf(dee, '/stewards/claims'))?.[1] ?? ''
    for (const act of ['handshake', 'code']) await send(dee, `/stewards/claims/${claim}/${act}`).expect(409)
  })

  test('an owner puts a clerk behind the counter until a day, and ends it today', async () => {
    const june = await town.signIn('June Summer')
    await send(earl, counter('/people'), { name: 'Nobody Atall', role: 'staff' }).expect(422)
    await send(earl, counter('/people'), { name: 'June Summer', role: 'staff', lastOn: '2026-11-16' }).expect(422)
    await send(earl, counter('/people'), { name: 'june summer', role: 'staff', lastOn: '2026-11-20' }).expect(303)
    expect(await textOf(earl, counter('/people'))).toContain('June Summer is behind this counter now.')
    await june.get(counter()).expect(200)
    await june.get(counter('/people')).expect(404)
    const twice = await send(earl, counter('/people'), { name: 'June Summer', role: 'manager' }).expect(422)
    expect(twice.text).toContain('They are behind this counter already')
    await send(june, counter('/people'), { name: 'Tom Ellis', role: 'staff' }).expect(404)
    town.setClock('2026-11-21T15:00:00.000Z')
    await june.get(counter()).expect(404)
    town.setClock(MORNING)
    const people = await textOf(earl, counter('/people'))
    const id = /people\/([0-9a-f-]{36})\/end[\s\S]{0,200}June Summer/.exec(
      people.slice(people.indexOf('June') - 100),
    )?.[1]
    await send(tammy, counter(`/people/${id}/end`)).expect(404)
    await send(earl, counter(`/people/${id}/end`)).expect(303)
    await june.get(counter()).expect(404)
  })
})

describe('what does not last', () => {
  test('a note goes after a year, unless a visit renews it', async () => {
    const [kept, gone] = [await regular('Kept Visitor'), await regular('Gone Visitor')]
    for (const page of [kept, gone]) await send(earl, `${page}/notes`, { body: `note of ${page}` }).expect(303)
    await town.house.db
      .updateTable('note')
      .set({ createdAt: '2025-11-20T15:00:00.000Z', expiresOn: '2026-11-20' })
      .where('body', 'like', 'note of %')
      .execute()
    expect((await earl.get(kept)).text).toContain('Kept until November 20, 2026, or a year from their next visit.')
    await send(earl, '/account/language', { language: 'es' }).expect(303)
    expect((await earl.get(kept)).text).toContain('Se guarda hasta el 20 de noviembre de 2026, o un año desde')
    await send(earl, '/account/language', { language: 'en' }).expect(303)
    await send(earl, `${kept}/visits`).expect(303)
    await town.jobs.runDue('2026-11-25T15:00:00.000Z')
    const left = await town.house.db.selectFrom('note').select('body').where('body', 'like', 'note of %').execute()
    expect(left).toEqual([{ body: `note of ${kept}` }])
  })

  test('whoever leaves town leaves the counters, too', async () => {
    const page = await regular('Lee Leaving')
    await send(earl, `${page}/notes`, { body: 'likes nails by the pound' }).expect(303)
    const lee = await town.signIn('Lee Leaving')
    await send(lee, '/account/cards', { callMe: 'Lee' }).expect(303)
    await send(lee, '/account/cards/grants', { business: store.slug }).expect(303)
    await send(earl, `${page}/joining`).expect(303)
    await send(lee, '/account/leaving', { current: PASSWORD }).expect(303)
    await earl.get(page).expect(404)
    expect(await town.house.db.selectFrom('cardGrant').select('id').execute()).toEqual([])
  })
})

describe('the desk', () => {
  test('a steward opens no counter book to themselves', async () => {
    await regular('Kept From The Desk')
    const dee = await town.signIn('Dee Lassiter', 'steward')
    const role = { name: 'Dee Lassiter', role: 'owner', fromOn: '2026-11-01' }
    const refused = await send(dee, `/stewards/people/${store.slug}`, role).expect(422)
    expect(refused.text).toContain('This place keeps a counter book')
    await dee.get(counter()).expect(404)
  })
})

describe('without an account', () => {
  test('whoever holds the paper reads, corrects and erases; a new card ends the old code', async () => {
    const page = await regular('Clyde Paper')
    await send(earl, `${page}/notes`, { body: 'Talks about his knee', ownersOnly: '1' }).expect(303)
    expect(await textOf(earl, `${page}/paper`)).not.toContain('id="letters"')
    await send(earl, `${page}/paper`).expect(303)
    const printed = async () => /id="letters">([A-Z ]+)</.exec(await textOf(earl, `${page}/paper`))?.[1] ?? ''
    const first = await printed()
    expect(first).toMatch(/^[A-Z]{4} [A-Z]{4}$/)
    expect(await textOf(tammy, `${page}/paper`)).not.toContain(first)
    expect(await textOf(tammy, page)).toContain('This counter and Clyde can see this')
    const clyde = town.visitor()
    expect(await textOf(clyde, '/my-page')).toContain('The eight letters')
    const wrong = await send(clyde, '/my-page', { letters: 'BBBBBBBB' }).expect(422)
    expect(wrong.text).toContain('No page opens with these letters')
    await send(clyde, '/my-page', { letters: first.toLowerCase() }).expect(303)
    const read = await clyde.get('/my-page').expect(200)
    expect(read.headers['cache-control']).toContain('no-store')
    expect(read.text).toContain('Talks about his knee')
    const note = /id="n-([0-9a-f-]{36})"/.exec(read.text)?.[1] ?? ''
    await send(clyde, `/my-page/notes/${newId()}/removal`).expect(404)
    await send(clyde, `/my-page/notes/${note}/correction`, { body: '' }).expect(422)
    await send(clyde, `/my-page/notes/${note}/correction`, { body: 'His knee is fine' }).expect(303)
    expect(await textOf(earl, page)).toContain('His knee is fine')
    await send(clyde, '/my-page/closing').expect(303)
    expect(await textOf(clyde, '/my-page')).not.toContain('knee')
    await send(town.visitor(), `/my-page/notes/${note}/removal`).expect(404)

    await send(earl, `${page}/paper`).expect(303)
    await send(clyde, '/my-page', { letters: first }).expect(422)
    await send(clyde, '/my-page', { letters: await printed() }).expect(303)
    await send(clyde, '/my-page/erasure').expect(303)
    await earl.get(page).expect(404)
    expect(await textOf(clyde, '/my-page')).toContain('The eight letters')
  })

  test('letters are not guessed: after twenty wrong tries the door stays shut for a while', async () => {
    const guesser = town.visitor()
    for (let at = 0; at < 25; at += 1) await send(guesser, '/my-page', { letters: 'CCCCCCCC' })
    await send(guesser, '/my-page', { letters: 'CCCCCCCC' }).expect(429)
  })
})
