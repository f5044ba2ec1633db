import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../src/db/ids.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { addFace, createBusiness, plainFacts } from '../src/directory/records.ts'
import { joinedPagesJob } from '../src/notebook/merges/job.ts'
import { type Agent, MORNING, openTown, type TestTown } from './support/town.ts'

let town: TestTown
let ruth: Agent
let earlsFace = ''

beforeAll(async () => {
  town = await openTown()
  ruth = await town.signIn('Ruth Calloway')
  const accountId = await town.account('Earl Presnell')
  await town.account('Joan Pickett')
  await town.account('Joan Presnell')
  await inTransaction(town.house.db, async (trx) => {
    const facts = { ...plainFacts, name: 'Gap Hardware', approach: 'walk-in', approachWords: 'Come around back.' }
    const { id } = await createBusiness(trx, facts, { accountId: null, source: 'town' }, MORNING)
    const openers = [{ words: 'Ask about the rain gauge', language: 'en' as const }]
    const earl = { name: 'Earl Presnell', role: 'owner', line: null, language: 'en', whenIn: 'mornings' } as const
    earlsFace = await addFace(trx, id, { ...earl, accountId, audience: 'anybody', openers }, MORNING)
  })
})

type Words = Record<string, string | string[]>
const send = (agent: Agent, path: string, words: Words = {}) => agent.post(path).type('form').send(words)
const textOf = async (agent: Agent, path: string): Promise<string> => (await agent.get(path).expect(200)).text

/** Writes somebody down. @returns their page */
async function page(agent: Agent, words: Words): Promise<string> {
  return String((await send(agent, '/notebook/contacts', words).expect(303)).headers.location)
}
const idOf = (at: string): string => at.split('/').at(-1) ?? ''

/** Joins the other page to this one, as both are shown. */
async function join(agent: Agent, at: string, other: string, words: Words = {}) {
  const shown = await textOf(agent, `${at}/joining?with=${idOf(other)}`)
  const seenAt = /name="seenAt" value="([^"]*)"/.exec(shown)?.[1] ?? ''
  return send(agent, `${at}/joining`, { with: idOf(other), seenAt, key: newId(), ...words })
}

describe('one person, two pages', () => {
  test('offered where they look alike, shown before it is done, joined, and parted again', async () => {
    const cal = await town.signIn('Cal')
    const joan = await page(cal, { name: 'Joan', howMet: 'At supper', fact: 'Coffee, black', tag: 'choir' })
    const other = await page(cal, {
      name: 'Joan Pickett',
      howMet: 'Through Earl',
      fact: 'coffee, black\nSings',
      language: 'es',
    })
    await send(cal, '/notebook/visits', {
      place: 'the post office',
      with: `contact-${idOf(other)}`,
      smallTalk: 'Her sister is poorly',
      askNext: 'The sister',
    })
    expect(await textOf(cal, joan)).toContain('Is Joan Pickett the same person?')
    expect(await textOf(cal, '/notebook/contacts')).toContain(`${joan}/joining?with=${idOf(other)}`)

    const both = await textOf(cal, `${joan}/joining?with=${idOf(other)}`)
    for (const words of ['At supper', 'Through Earl', 'Coffee, black', 'Her sister is poorly', 'Keep both'])
      expect(both).toContain(words)

    const done = await join(cal, joan, other, { name: 'gone' })
    expect([done.status, done.headers.location]).toEqual([303, joan])
    const one = await textOf(cal, joan)
    expect(one).toContain('Now they are one page')
    expect(one).toContain('<h1>Joan Pickett</h1>')
    for (const words of [
      'At supper',
      'Through Earl',
      'Sings',
      'Her sister is poorly',
      'The sister',
      'post office',
      'Spanish',
    ])
      expect(one).toContain(words)
    expect(one.match(/offee, black/g)).toHaveLength(1)
    expect(await textOf(cal, '/notebook/contacts')).not.toContain(idOf(other))
    expect(await textOf(cal, '/notebook/search?q=joan')).not.toContain(idOf(other))

    const moved = await cal.get(other).expect(301)
    expect([moved.headers.location, moved.headers['cache-control']]).toEqual([joan, 'no-cache'])
    for (const rest of ['/edit', '/removal', '/joining']) await cal.get(`${other}${rest}`).expect(301)
    await send(cal, `${other}/notes`, { body: 'Written in an old tab' }).expect(303)
    const visit = await send(cal, '/notebook/visits', { place: 'the fair', with: `contact-${idOf(other)}` }).expect(303)
    expect(await textOf(cal, joan)).toContain('Written in an old tab')
    expect(await textOf(cal, String(visit.headers.location))).toContain(`href="${joan}">Joan Pickett`)
    // Whoever meant to tear out less than what is here now is asked again.
    const asked = await send(cal, `${other}/removal`).expect(303)
    expect(asked.headers.location).toBe(`${joan}/removal`)

    const undo = /action="(\/notebook\/joinings\/[0-9a-f-]{36}\/undoing)"/.exec(await textOf(cal, joan))?.[1] ?? ''
    await send(cal, undo).expect(303)
    await send(cal, undo).expect(303)
    const [again, his] = [await textOf(cal, joan), await textOf(cal, other)]
    expect(again).toContain('<h1>Joan</h1>')
    expect(again).toContain('Written in an old tab')
    expect(again).not.toContain('sister is poorly')
    for (const words of ['<h1>Joan Pickett</h1>', 'Her sister is poorly', 'The sister', 'Sings'])
      expect(his).toContain(words)
  })

  test('two people stay two, and are not asked about again', async () => {
    const cal = await town.signIn('Cal Two')
    const [one, other] = [await page(cal, { name: 'Ray' }), await page(cal, { name: 'Ray Owle' })]
    await send(cal, `${one}/differences`, { with: idOf(other) }).expect(303)
    await send(cal, `${one}/differences`, { with: idOf(other) }).expect(303)
    await cal.get(one)
    expect(await textOf(cal, one)).not.toContain('the same person?')
    expect(await textOf(cal, other)).not.toContain('the same person?')
    expect(await textOf(cal, '/notebook/contacts')).not.toContain('One person, or two?')
  })

  test('sent twice it is done once; after a change meanwhile both are shown again, and nothing is done', async () => {
    const cal = await town.signIn('Cal Three')
    const [one, other] = [await page(cal, { name: 'Ray' }), await page(cal, { name: 'Ray O.' })]
    const shown = await textOf(cal, `${one}/joining?with=${idOf(other)}`)
    const seenAt = /name="seenAt" value="([^"]*)"/.exec(shown)?.[1] ?? ''
    const words = { with: idOf(other), seenAt, name: 'gone', key: newId() }
    town.setClock('2026-11-17T15:00:00.000Z')
    await send(cal, `${other}/edit`, { name: 'Ray Owle' }).expect(303)
    const stale = await send(cal, `${one}/joining`, words).expect(409)
    expect(stale.text).toContain('changed meanwhile')
    expect(stale.text).toContain('value="gone" checked')
    const fresh = { ...words, seenAt: /name="seenAt" value="([^"]*)"/.exec(stale.text)?.[1] ?? '', key: newId() }
    await send(cal, `${one}/joining`, fresh).expect(303)
    await send(cal, `${one}/joining`, fresh).expect(303)
    expect(await textOf(cal, one)).toContain('<h1>Ray Owle</h1>')
    for (const wrong of ['', 'x', '-']) await send(cal, `${one}/joining`, { with: wrong }).expect(422)
    await send(cal, `${one}/joining`, { ...fresh, name: 'nobody', key: newId() }).expect(422)
    await send(cal, `${one}/joining`, { with: newId(), seenAt, key: newId() }).expect(404)
    await send(cal, `${one}/joining`, { with: idOf(one), seenAt, key: newId() }).expect(409)
    town.setClock(MORNING)
  })

  test('the later one is parted first, and after thirty days nothing is, nor anything left of what was left out', async () => {
    let cal = await town.signIn('Cal Four')
    const names = ['Ann', 'Ann T.', 'Ann Tate'].map((name) => page(cal, { name, howMet: `Met ${name}` }))
    const [a = '', b = '', c = ''] = await Promise.all(names)
    await join(cal, b, c, { howMet: 'kept' })
    const first = await undoOn(cal, b)
    await join(cal, a, b, { howMet: 'kept' })
    expect((await send(cal, first).expect(409)).text).toContain('Part that one first')
    expect((await cal.get(c).expect(301)).headers.location).toBe(a)
    const second = await undoOn(cal, a)
    town.setClock('2026-12-18T15:00:00.000Z')
    cal = await town.signIn('Cal Four')
    expect((await send(cal, second).expect(409)).text).toContain('more than 30 days ago')
    await joinedPagesJob(town.house).run('2026-12-18T15:00:00.000Z')
    const { db } = town.house
    const left = await db
      .selectFrom('contact')
      .select('howMet')
      .where('id', 'in', [idOf(b), idOf(c)])
      .execute()
    expect(left.map(({ howMet }) => howMet)).toEqual([null, null])
    const merges = await db.selectFrom('contactMerge').select('snapshot').where('keptId', '=', idOf(a)).execute()
    expect(merges).toEqual([{ snapshot: '' }])
    // Torn out, everything that was joined to it goes too.
    await send(cal, `${a}/removal`).expect(303)
    const gone = await db.selectFrom('contact').select('id').where('id', 'in', [a, b, c].map(idOf)).execute()
    expect(gone).toEqual([])
    town.setClock(MORNING)
  })

  const undoOn = async (agent: Agent, at: string): Promise<string> =>
    /action="(\/notebook\/joinings\/[0-9a-f-]{36}\/undoing)"/.exec(await textOf(agent, at))?.[1] ?? ''
})

describe('a neighbor with an account', () => {
  test('is named, chosen where several may be meant, never told, and not there past a block', async () => {
    const at = await page(ruth, { name: 'Joan from church', resident: 'joan pickett' })
    expect(await textOf(ruth, at)).toMatch(/In town as:<\/strong> Joan Pickett/)
    expect(await textOf(ruth, `${at}/edit`)).toContain('value="Joan Pickett"')

    const unsure = await send(ruth, '/notebook/contacts', { name: 'Joan', resident: 'Joan' }).expect(422)
    expect(unsure.text).toContain('Which of these neighbors')
    const [, id = ''] = /name="residentIs" value="([0-9a-f-]{36})"><span>Joan Presnell/.exec(unsure.text) ?? []
    const chosen = await page(ruth, { name: 'Joan', resident: 'Joan', residentIs: id })
    expect(await textOf(ruth, chosen)).toMatch(/In town as:<\/strong> Joan Presnell/)
    expect((await send(ruth, '/notebook/contacts', { name: 'X', resident: 'Nobody Here' }).expect(422)).text).toContain(
      'No neighbor',
    )

    const joan = await town.signIn('Joan Pickett')
    for (const path of ['/word', '/account', '/notebook', '/favors'])
      expect(await textOf(joan, path)).not.toContain('Ruth Calloway')
    const ruthsId = await town.account('Ruth Calloway')
    await town.house.db
      .insertInto('block')
      .values({ blockerId: await town.account('Joan Pickett'), blockedId: ruthsId, madeAt: MORNING })
      .execute()
    await send(ruth, '/notebook/contacts', { name: 'Joan again', resident: 'Joan Pickett' }).expect(422)
    for (const path of [at, `${at}/edit`]) expect(await textOf(ruth, path)).not.toContain('Joan Pickett')
    const twin = await page(ruth, { name: 'Joan from church too' })
    expect(await textOf(ruth, `${at}/joining?with=${idOf(twin)}`)).not.toContain('Joan Pickett')
    // The page that points at her already can still be put right, and points at her again when the block is gone.
    await send(ruth, `${at}/edit`, { name: 'Joan from church', resident: '', fact: 'Alto' }).expect(303)
    await town.house.db.deleteFrom('block').where('blockedId', '=', ruthsId).execute()
    expect(await textOf(ruth, at)).toMatch(/In town as:<\/strong> Joan Pickett/)
    await send(ruth, `${at}/edit`, { name: 'Joan from church', resident: '' }).expect(303)
    expect(await textOf(ruth, at)).not.toContain('Joan Pickett')
  })

  test('who is a face of the directory is no longer said to be, past a block', async () => {
    const dee = await town.signIn('Dee')
    const at = await page(dee, { name: 'Earl from the store', face: earlsFace })
    for (const path of [at, `${at}/edit`, '/notebook/contacts'])
      expect(await textOf(dee, path)).toContain('Gap Hardware')
    const block = { blockerId: await town.account('Earl Presnell'), blockedId: await town.account('Dee') }
    await town.house.db
      .insertInto('block')
      .values({ ...block, madeAt: MORNING })
      .execute()
    for (const path of [at, `${at}/edit`, '/notebook/contacts', `/notebook/walk-in/people/${idOf(at)}`])
      expect(await textOf(dee, path), path).not.toContain('Gap Hardware')
    await send(dee, `${at}/edit`, { name: 'Earl of the store', face: '' }).expect(303)
    await town.house.db.deleteFrom('block').where('blockedId', '=', block.blockedId).execute()
    expect(await textOf(dee, at)).toContain('Gap Hardware')
  })
})

test('a tag leads to everybody who bears it, however it is written', async () => {
  const tag = await town.signIn('Tag')
  await page(tag, { name: 'Ann', tag: 'Choir, quilts' })
  const ben = await page(tag, { name: 'Ben', tag: 'choír', topic: 'rain gauge' })
  await page(tag, { name: 'Cy', topic: 'choir' })
  expect(await textOf(tag, ben)).toContain('href="/notebook/contacts?tag=cho%C3%ADr"')
  const bearers = await textOf(tag, '/notebook/contacts?tag=choir')
  expect(bearers).toContain('Everybody you tagged “choir”')
  for (const name of ['Ann', 'Ben']) expect(bearers).toContain(`<b>${name}</b>`)
  expect(bearers).not.toContain('<b>Cy</b>')
  expect(await textOf(tag, '/notebook/contacts?topic=Rain+Gauge')).toContain('<b>Ben</b>')
  expect(await textOf(tag, '/notebook/contacts?tag=nobody')).toContain('Nobody in your notebook')
  expect(await textOf(ruth, '/notebook/contacts?tag=quilts')).not.toContain('<b>Ann</b>')
})

describe('the card for one person', () => {
  test('who and where at this hour, last times, what to ask, days near, favors, how to come, what to talk about', async () => {
    const bo = await town.signIn('Bo')
    const earl = await page(bo, {
      name: 'Earl Presnell',
      face: earlsFace,
      howMet: 'Walked in',
      family: 'Wife: Joan',
      topic: 'beagles',
    })
    const day = (visitedOn: string, rest: Words) =>
      send(bo, '/notebook/visits', {
        place: 'the fair',
        with: `contact-${idOf(earl)}`,
        visitedOn,
        otherDay: visitedOn,
        ...rest,
      }).expect(303)
    await day('2025-11-10', { smallTalk: 'A dry fall' })
    await day('2026-11-16', {
      smallTalk: 'Caleb got a six-point',
      askNext: 'How the gasket holds',
      whatFor: 'A washer',
    })
    await town.house.db
      .insertInto('contactDate')
      .values({ id: newId(), contactId: idOf(earl), label: 'birthday', year: null, month: 12, dayOfMonth: 2 })
      .execute()
    await send(bo, '/favors', { kind: 'thanks', who: 'Earl Presnell', words: 'Found the washer' }).expect(303)
    const at = `/notebook/walk-in/people/${idOf(earl)}`
    const card = await textOf(bo, at)
    for (const words of [
      'Gap Hardware',
      'In: mornings',
      'Last time was Monday, November 16: the fair',
      'Caleb got a six-point',
      'A washer',
      'November 10, 2025',
      'A dry fall',
      'How the gasket holds',
      'birthday',
      'December 2',
      'Found the washer',
      'Wife: Joan',
      'Come around back',
      'Just walk in',
      'Ask about the rain gauge',
      'beagles',
    ])
      expect(card, words).toContain(words)
    expect(await textOf(bo, earl)).toContain('Found the washer')

    const ask = /action="(\/notebook\/notes\/[0-9a-f-]{36}\/asked)"/.exec(card)?.[1] ?? ''
    await send(bo, ask, { asked: '1', answer: 'Tight as a drum', back: at }).expect(303)
    await bo.get(at)
    const after = await textOf(bo, at)
    expect(after).not.toContain('How the gasket holds')
    expect(await textOf(bo, earl)).toMatch(/They said:<\/span> Tight as a drum/)
    const long = await send(bo, ask, { asked: '1', answer: 'x'.repeat(2001), back: at }).expect(422)
    expect(long.text).toContain('x'.repeat(2001))

    await ruth.get(at).expect(404)
    expect((await ruth.get(at)).text.replaceAll(at, '')).toBe(
      (await ruth.get(`/notebook/walk-in/people/${idOf(earl).replace(/.$/, 'f')}`)).text.replaceAll(
        `/notebook/walk-in/people/${idOf(earl).replace(/.$/, 'f')}`,
        '',
      ),
    )
  })
})
