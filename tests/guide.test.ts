import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../src/db/ids.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { addFace, createBusiness, plainFacts } from '../src/directory/records.ts'
import { type Agent, MORNING, openTown, type TestTown } from './support/town.ts'

let town: TestTown
let ana: Agent
let dot: Agent
const faces = new Map<string, string>()

beforeAll(async () => {
  town = await openTown()
  ana = await town.signIn('Ana Ruiz')
  dot = await town.signIn('Dot Hemphill')
  await opens('Gap Hardware', 'hardware', 'Earl Presnell')
  await opens('Gap Library', 'library', 'Dee Lassiter')
  await opens('Reed Roofing', 'roofer', 'Sam Reed')
  await send(dot, '/who/offers', { topic: 'Nearly anything', whenAndWhere: 'Thursdays', introducesPerMonth: '2' })
})

async function opens(name: string, category: string, person: string): Promise<void> {
  await inTransaction(town.house.db, async (trx) => {
    const facts = { ...plainFacts, name, categories: [category], approach: 'walk-in' }
    const { id } = await createBusiness(trx, facts, { accountId: null, source: 'town' }, MORNING)
    const face = { name: person, role: null, line: null, whenIn: null, accountId: null, language: 'en' as const }
    const openers = [{ words: `Ask ${person} about the rain`, language: 'en' as const }]
    faces.set(person, await addFace(trx, id, { ...face, audience: 'anybody', openers }, MORNING))
  })
}

type Words = Record<string, string>
const send = (agent: Agent, path: string, words: Words = {}) => agent.post(path).type('form').send(words)
const textOf = async (agent: Agent, path: string): Promise<string> => (await agent.get(path).expect(200)).text
/** The page as it stands once what was said about the last form has gone. */
const guide = async (agent: Agent): Promise<string> => {
  await agent.get('/word').expect(200)
  return textOf(agent, '/newcomers/guide')
}

describe('the first thirty days', () => {
  test('begin with something to give and people to go and see, once', async () => {
    expect(await guide(ana)).toContain('Begin whenever you like')
    await Promise.all([send(ana, '/newcomers/guide'), send(ana, '/newcomers/guide')])
    const page = await guide(ana)
    expect(page).toContain('Only you can see this')
    expect(page).toContain('something small to give')
    expect(page).toContain('Ask Earl Presnell about the rain')
    expect(page.indexOf('Dee Lassiter'), 'first needs come first').toBeLessThan(page.indexOf('Sam Reed'))
    expect(page.split('id="s-')).toHaveLength(4)
    expect(await guide(dot), 'everybody has their own').not.toContain('Earl Presnell')
  })

  test('fill in from the visits one writes down, and from a tap; nobody else learns of either', async () => {
    const face = faces.get('Earl Presnell') ?? ''
    const visit = { business: 'gap-hardware', with: `face-${face}`, visitedOn: '2026-11-17' }
    await send(ana, '/notebook/visits', visit).expect(303)
    const page = await guide(ana)
    expect(page.split('You met on')).toHaveLength(2)
    const step = /steps\/([0-9a-f-]{36})\/meeting/.exec(page)?.[1] ?? ''
    await send(dot, `/newcomers/guide/steps/${step}/meeting`).expect(404)
    await send(ana, `/newcomers/guide/steps/${newId()}/meeting`).expect(404)
    await send(ana, `/newcomers/guide/steps/${step}/meeting`).expect(303)
    await send(ana, `/newcomers/guide/steps/${step}/meeting`).expect(303)
    expect((await guide(ana)).split('You met on')).toHaveLength(3)
  })

  test('a host is asked, says yes, and is named; a no looks like a silence', async () => {
    const hostId = await town.account('Dot Hemphill')
    for (const host of [newId(), await town.account('Ana Ruiz'), ''])
      await send(ana, '/newcomers/guide/host', { host }).expect(404)
    await send(ana, '/newcomers/guide/host', { host: hostId }).expect(303)
    expect(await textOf(dot, '/word')).toMatch(/class="waits"[^]*Ana Ruiz is new here/)
    const asked = await guide(ana)
    expect(asked).toContain('You asked Dot Hemphill')
    const walk = /walks\/([0-9a-f-]{36})\/agreement/.exec(await textOf(dot, '/word'))?.[1] ?? ''
    const tom = await town.signIn('Tom Ellis')
    for (const verb of ['agreement', 'refusal']) {
      await send(tom, `/newcomers/walks/${walk}/${verb}`).expect(404)
      await send(ana, `/newcomers/walks/${walk}/${verb}`).expect(404)
    }
    await send(dot, `/newcomers/walks/${walk}/refusal`).expect(303)
    const bare = (html: string) => html.replace(/name="(token|key)" value="[^"]*"/g, '')
    expect(bare(await guide(ana))).toBe(bare(asked))
    expect(await textOf(dot, '/word')).not.toContain('Ana Ruiz is new here')

    await town.house.db.updateTable('guide').set({ hostAnswer: 'asked' }).execute()
    await send(dot, `/newcomers/walks/${walk}/agreement`).expect(303)
    const walks = await guide(ana)
    expect(walks).toContain('Dot Hemphill walks along')
    expect(walks).toContain('Say that Dot Hemphill sent you.')
    const hers = await guide(dot)
    expect(hers).toContain('You walk along with Ana Ruiz.')
    expect(hers).not.toContain('You met on')
    await send(dot, `/newcomers/walks/${walk}/refusal`).expect(303)
    expect(await guide(ana)).not.toContain('walks along')
  })

  test('between two who blocked each other there is neither host nor newcomer', async () => {
    const { db } = town.house
    await db.updateTable('guide').set({ hostAnswer: 'asked' }).execute()
    const pair = { blockerId: await town.account('Dot Hemphill'), blockedId: await town.account('Ana Ruiz') }
    await db
      .insertInto('block')
      .values({ ...pair, madeAt: MORNING })
      .execute()
    await guide(dot)
    expect(await textOf(dot, '/word')).not.toContain('Ana Ruiz')
    expect(await textOf(dot, '/directory')).not.toContain('class="waits"')
    expect(await guide(ana)).not.toContain('Dot Hemphill')
    await send(ana, '/newcomers/guide/host', { host: pair.blockerId }).expect(404)
    await db.deleteFrom('block').execute()
  })

  test('are over after thirty, and go when they are put away', async () => {
    await town.house.db.updateTable('guide').set({ startedOn: '2026-10-18' }).execute()
    expect(await guide(ana)).toContain('The thirty days are over')
    await town.house.db.updateTable('guide').set({ startedOn: '2026-10-19' }).execute()
    expect(await guide(ana)).not.toContain('The thirty days are over')
    await send(ana, '/newcomers/guide/removal').expect(303)
    expect(await guide(ana)).toContain('Begin whenever you like')
    await send(ana, '/newcomers/guide/host', { host: await town.account('Dot Hemphill') }).expect(404)
    expect(await town.house.db.selectFrom('guideStep').select('id').execute()).toEqual([])
  })
})
