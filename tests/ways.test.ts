import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../src/db/ids.ts'
import { type Agent, MORNING, openTown, PASSWORD, type TestTown } from './support/town.ts'

let town: TestTown
let ruth: Agent
let ana: Agent
let dee: Agent

beforeAll(async () => {
  town = await openTown()
  ruth = await town.signIn('Ruth Calloway')
  ana = await town.signIn('Ana Ruiz')
  dee = await town.signIn('Dee Lassiter', 'steward')
})

type Words = Record<string, string>
const send = (agent: Agent, path: string, words: Words = {}) => agent.post(path).type('form').send(words)
const textOf = async (agent: Agent, path: string): Promise<string> => (await agent.get(path).expect(200)).text
const write = async (agent: Agent, words: Words): Promise<string> =>
  String((await send(agent, '/ways', { language: 'en', ...words }).expect(303)).headers.location)

describe('a page of town ways', () => {
  test('is written by a neighbor and read by anybody, who is not told whose words they are', async () => {
    const at = await write(ruth, {
      title: 'Burn permits',
      body: 'Free, at the hardware counter.\n\n- After the dew\n- Dead by four',
    })
    expect(at).toBe('/ways/burn-permits')
    const stranger = town.visitor()
    const page = await textOf(stranger, at)
    expect(page).toContain('<li>Dead by four</li>')
    expect(page).toContain('Anybody can see this')
    expect(page).not.toContain('Ruth Calloway')
    expect(await textOf(stranger, `${at}/history`)).not.toContain('Ruth Calloway')
    expect(await textOf(ana, at)).toContain('by Ruth Calloway')
    expect(await textOf(stranger, '/ways')).toContain('Free, at the hardware counter.')
    expect(await textOf(stranger, '/newcomers')).toContain(at)
    expect(await textOf(ana, '/who?about=burn+permit')).toContain(at)
    expect(await textOf(ana, '/who?about=firewood')).not.toContain(at)
  })

  test('is put right by whoever knows better; every version stays and can be put back', async () => {
    const at = await write(ruth, { title: 'Trash days', body: 'Tuesday and Thursday.' })
    await textOf(town.visitor(), at)
    await send(ana, `${at}/edit`, {
      title: 'Trash days',
      body: 'Tuesday, Thursday and Saturday.',
      language: 'en',
      why: 'I asked at the window',
      revision: '1',
    }).expect(303)
    expect(await textOf(town.visitor(), at), 'a kept page is drawn anew').toContain('and Saturday')
    const history = await textOf(ruth, `${at}/history`)
    expect(history).toContain('I asked at the window')
    expect(history).toContain('Tuesday and Thursday.')
    expect(history.indexOf('Ana Ruiz')).toBeLessThan(history.indexOf('Ruth Calloway'))
    expect(await textOf(town.visitor(), `${at}/history`)).not.toContain('/returns')
    await send(ruth, `${at}/returns`, { revision: '1' }).expect(303)
    expect(await textOf(town.visitor(), at)).not.toContain('and Saturday')
    expect(await textOf(ruth, `${at}/history`)).toContain('Version 1 put back')
    for (const revision of ['9', '', 'x', '-1']) await send(ruth, `${at}/returns`, { revision }).expect(404)
  })

  test('changed by two at once keeps both their words in sight', async () => {
    const at = await write(ruth, { title: 'The gap in snow', body: 'Chains in January.' })
    await send(ana, `${at}/edit`, {
      title: 'The gap in snow',
      body: 'Chains in December.',
      language: 'en',
      revision: '1',
    })
    const mine = { title: 'The gap in snow', body: 'Chains, and sand from the box.', language: 'en', revision: '1' }
    const stale = await send(ruth, `${at}/edit`, mine).expect(409)
    expect(stale.text).toContain('Chains in December.')
    expect(stale.text).toContain('Chains, and sand from the box.')
    expect(stale.text).toContain('name="revision" value="2"')
    await send(ruth, `${at}/edit`, { ...mine, revision: '2' }).expect(303)
    expect(await textOf(ruth, at)).toContain('sand from the box')
    const both = await Promise.all(
      ['Both A', 'Both B'].map((body) => send(ruth, `${at}/edit`, { ...mine, body, revision: '3' })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409])
  })

  test('keeps its address when its title changes; two of one title have two addresses', async () => {
    const first = await write(ruth, { title: 'Deer season', body: 'Wear orange.' })
    const second = await write(ana, { title: 'Deer season', body: 'Ask before you cross.' })
    expect([first, second]).toEqual(['/ways/deer-season', '/ways/deer-season-2'])
    const title = 'When the woods are full'
    await send(ruth, `${first}/edit`, { title, body: 'Wear orange.', language: 'en', revision: '1' }).expect(303)
    expect(await textOf(ruth, first)).toContain(title)
    expect(await write(ruth, { title: 'New', body: 'x' })).toBe('/ways/way-new')
    expect(await write(ruth, { title: '¡¿?!', body: 'x' })).toBe('/ways/way')
  })

  test('sent twice is written once; other words under the same key are refused', async () => {
    const words = { title: 'Where the phone works', body: 'The church steps.', language: 'en', key: newId() }
    const [one, two] = await Promise.all([send(ruth, '/ways', words), send(ruth, '/ways', words)])
    expect([one.status, two.status, one.headers.location]).toEqual([303, 303, two.headers.location])
    await send(ruth, '/ways', { ...words, body: 'Other' }).expect(409)
  })

  test('bad words come back with their reason, and nothing is kept', async () => {
    for (const [words, sentence] of [
      [{ title: '', body: 'Kept words' }, 'Please say what it is about.'],
      [{ title: 'Kept', body: '' }, 'Please write how it is done.'],
      [{ title: 'x'.repeat(101), body: 'Kept words' }, '100'],
      [{ title: 'Kept', body: 'y'.repeat(6001) }, '6000'],
    ] as const) {
      const answer = await send(ruth, '/ways', { language: 'en', ...words }).expect(422)
      expect(answer.text).toContain(sentence)
      expect(answer.text).toContain(words.body.slice(0, 20))
    }
    const hostile = '<img src=x onerror=alert(1)>"\'{{title}}'
    const at = await write(ruth, { title: hostile, body: `${hostile}\n- ${hostile}` })
    const page = await textOf(town.visitor(), at)
    expect(page).not.toContain('<img src=x')
    expect(page).toContain('&lt;img src=x')
    await ruth.get('/ways/nowhere').expect(404)
    await send(ruth, '/ways/nowhere/edit', { title: 'x', body: 'x', language: 'en', revision: '1' }).expect(404)
  })
})

describe('keeping order', () => {
  test('a steward takes a page down with a reason for the log, and puts it back', async () => {
    const at = await write(ana, { title: 'Whose road', body: 'unkind-words about a neighbor' })
    await textOf(town.visitor(), at)
    await send(ruth, `${at}/removal`, { reason: 'no' }).expect(404)
    await send(dee, `${at}/removal`, { reason: '' }).expect(422)
    const reason = { reason: 'Named somebody who did not ask to be' }
    await Promise.all([send(dee, `${at}/removal`, reason), send(dee, `${at}/removal`, reason)])
    for (const reader of [town.visitor(), ana]) {
      await reader.get(at).expect(404)
      await reader.get(`${at}/history`).expect(404)
      expect(await textOf(reader, '/ways')).not.toContain('unkind-words')
    }
    await send(ana, `${at}/edit`, { title: 'x', body: 'x', language: 'en', revision: '1' }).expect(404)
    const log = await textOf(town.visitor(), '/log')
    expect(log.split('A page of town ways')).toHaveLength(2)
    expect(log).toContain(reason.reason)
    expect(log).not.toContain('unkind-words')
    expect(await textOf(dee, at)).toContain('Only stewards see it')
    await send(dee, `${at}/restoration`).expect(303)
    expect(await textOf(town.visitor(), at)).toContain('unkind-words')
    expect(await textOf(town.visitor(), '/log')).toContain('Put back on')
    const trail = await textOf(dee, '/stewards/audit')
    expect(trail.split('took down a page of town ways')).toHaveLength(2)
    expect(trail).toContain('put a page of town ways back')
  })

  test('who is blocked is not named; who left is a former neighbor, and the page stays', async () => {
    const bo = await town.signIn('Bo Blocked')
    const at = await write(bo, { title: 'Borrowing a tool', body: 'Bring it back full of gas.' })
    const pair = { blockerId: await town.account('Ruth Calloway'), blockedId: await town.account('Bo Blocked') }
    await town.house.db
      .insertInto('block')
      .values({ ...pair, madeAt: MORNING })
      .execute()
    expect(await textOf(ruth, at)).toContain('full of gas')
    for (const page of [at, `${at}/history`]) expect(await textOf(ruth, page)).not.toContain('Bo Blocked')
    await send(bo, '/account/leaving', { current: PASSWORD }).expect(303)
    expect(await textOf(ana, at)).toContain('full of gas')
    expect(await textOf(ana, `${at}/history`)).toContain('a former neighbor')
  })
})
