import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { parse as parseHtml } from 'parse5'
import { parse as parseVcard } from 'vcard4'
import { beforeAll, expect, test } from 'vitest'
import { bringIn } from '../src/notebook/queries-bringing.ts'
import { openNotebook } from '../src/notebook/queries-notebook.ts'
import { newId } from '../src/db/ids.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { createBusiness, plainFacts } from '../src/directory/records.ts'
import { placedHere } from '../src/town/archive/placing.ts'
import { readArchive, type ReadArchive } from '../src/town/archive/reading.ts'
import { storyOf } from '../src/town/archive/story.ts'
import { takeAll } from '../src/town/archive/taking.ts'
import { archivedTables, shares, throughTheirRoom } from '../src/town/archive/what-is-mine.ts'
import type { SignedIn } from '../src/web/viewer.ts'
import { type Agent, MORNING, openTown, type TestTown } from './support/town.ts'
import { unpacked } from './support/unpacked.ts'

let town: TestTown
let ruth: Agent
let earl: Agent

const send = (agent: Agent, path: string, fields: Record<string, unknown> = {}) =>
  agent.post(path).type('form').send(fields)

beforeAll(async () => {
  town = await openTown()
  ruth = await town.signIn('Ruth Calloway')
  earl = await town.signIn('Earl Presnell')
  await town.account('Hoyt Blevins')
  const by = { accountId: await town.account('Earl Presnell'), source: null }
  const facts = { ...plainFacts, name: 'Presnell Hardware', categories: ['hardware'] }
  await inTransaction(town.house.db, (trx) => createBusiness(trx, facts, by, MORNING))
  await send(ruth, '/notebook/contacts', {
    name: 'Lena, of the bridge',
    howMet: 'At the ramp supper',
    family: 'Grandson: Caleb; plays ball',
    tag: 'choir, quilts',
    topic: 'rain',
  }).expect(303)
  const lena = await town.house.db.selectFrom('contact').select(['id', 'notebookId']).executeTakeFirstOrThrow()
  const leapDay = { label: 'birthday', year: null, month: 2, dayOfMonth: 29 }
  await town.house.db
    .insertInto('contactDate')
    .values({ id: newId(), contactId: lena.id, notebookId: lena.notebookId, ...leapDay })
    .execute()
  await send(ruth, '/notebook/visits', {
    business: 'presnell-hardware',
    otherName: 'Earl Presnell',
    otherTalk: '=his rain gauge said 2"',
    whatFor: 'washers',
    askNext: 'How did the gauge do?',
    wouldGoBack: 'yes',
    theyWentPast: 'would not take a dime',
  }).expect(303)
  await send(ruth, '/notebook/visits', { place: 'the post office', smallTalk: 'Snow by <b>Friday</b>' }).expect(303)
  await send(ruth, '/favors', { kind: 'thanks', who: 'Hoyt Blevins', words: 'sharpened my saw' }).expect(303)
  await send(ruth, '/directory/presnell-hardware/recommendations', { words: 'found the two-dollar washer' }).expect(303)
  await send(earl, '/notebook/visits', { place: 'the feed store', smallTalk: 'Ruth is hard of hearing' }).expect(303)
})

async function take(agent: Agent): Promise<Record<string, string>> {
  const { answer, files } = await unpacked(agent, '/account/export/woodstove.zip')
  expect(answer.status).toBe(200)
  expect(answer.headers['cache-control']).toBe('no-store')
  return files
}

const bring = (agent: Agent, file: Uint8Array | string, name = 'woodstove.zip') =>
  agent.post('/account/archive').attach('file', Buffer.from(file), name)

const asFile = (json: unknown): Uint8Array => zipSync({ 'woodstove.json': strToU8(JSON.stringify(json)) })

async function viewerOf(name: string): Promise<SignedIn> {
  const accountId = await town.account(name)
  return { accountId, name, role: 'resident', language: 'en', blocked: new Set(), counters: [], waits: 0 }
}

const storyFor = async (name: string) => storyOf(await takeAll(town.house.db, await viewerOf(name)), 'America/New_York')

test('every table that has something to take along says whose it is', () => {
  const known = [...Object.keys(shares), ...throughTheirRoom]
  expect(archivedTables.filter((table) => !known.includes(table))).toEqual([])
  expect(Object.keys(shares).filter((table) => !archivedTables.includes(table))).toEqual([])
})

test('one file with everything of mine: pages, tables, cards, and all of it for another Woodstove', async () => {
  expect((await ruth.get('/account')).text).toContain('href="/account/export"')
  expect((await ruth.get('/account/export')).text).toContain('href="/account/export/woodstove.zip"')
  const files = await take(ruth)
  const all = Object.values(files).join('\n')
  for (const words of ['ramp supper', 'rain gauge', 'washers', 'sharpened my saw', 'two-dollar washer', 'take a dime'])
    expect(all, words).toContain(words)
  expect(all).not.toContain('hard of hearing')

  const visits = parse<Record<string, string>>(files['tables/visits.csv']!, { columns: true, bom: true })
  expect(visits.map((row) => [row.Where, row.With, row['What for']])).toContainEqual([
    'Presnell Hardware',
    'Earl Presnell',
    'washers',
  ])
  // A spreadsheet takes nobody's words for a formula.
  expect(visits.some((row) => row['What was said']?.startsWith("'=his rain gauge"))).toBe(true)

  for (const [path, html] of Object.entries(files).filter(([path]) => path.endsWith('.html'))) {
    expect(html, path).toContain('<html lang="en">')
    expect(html, path).not.toContain('<script')
    const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) =>
      new URL(href!, `http://x/${path}`).pathname.slice(1),
    )
    for (const link of links) expect(link === 'tables' || link in files, `${path} to ${link}`).toBe(true)
    parseHtml(html)
  }
  expect(Object.values(files).join('')).toContain('Snow by &lt;b&gt;Friday&lt;/b&gt;')
  expect(files['favors.html']).toContain('with Hoyt Blevins')

  const json = JSON.parse(files['woodstove.json']!) as { tables: Record<string, Record<string, unknown>[]> }
  expect(json.tables.rating![0]).toMatchObject({ wouldGoBack: 'yes' })
  expect(Object.keys(json.tables.rating![0]!)).not.toContain('id')
  expect(Object.keys(json.tables.account![0]!)).not.toContain('passwordHash')
})

test('the cards are read by two others', async () => {
  const { 'people.vcf': cards } = await take(ruth)
  const own = ICAL.parse(cards!) as unknown as [string, [string, object, string, string | string[]][]][]
  const lena = own.find(([, lines]) =>
    lines.some(([name, , , words]) => name === 'fn' && words === 'Lena, of the bridge'),
  )
  expect(lena).toBeDefined()
  expect(lena![1].find(([name]) => name === 'categories')?.slice(3)).toEqual(['choir', 'quilts'])
  expect(lena![1].find(([name]) => name === 'bday')?.[3]).toBe('--02-29')
  const read = [parseVcard(cards!)].flat()
  expect(read).toHaveLength(own.length)
  expect(JSON.stringify(read)).toContain('Grandson: Caleb')
})

test('the days are read by two calendars', async () => {
  const { 'days.ics': days } = await take(ruth)
  const component = new ICAL.Component(ICAL.parse(days!))
  expect(component.getAllSubcomponents('vevent')).toHaveLength(1)
  const [event] = Object.values(nodeIcal.sync.parseICS(days!)).filter((one) => one?.type === 'VEVENT')
  expect(JSON.stringify(event)).toContain('Lena, of the bridge')
})

test('brought to another notebook: seen first, then there once, however often it comes', async () => {
  const tom = await town.signIn('Tom Bright')
  const file = asFile(JSON.parse((await take(ruth))['woodstove.json']!))
  await bring(tom, file).expect(303)
  const preview = (await tom.get('/account/archive').expect(200)).text
  expect(preview).toContain('2 people')
  expect(preview).toContain('2 visits')
  expect((await storyFor('Tom Bright')).visits).toEqual([])
  const pressed = await Promise.all([1, 2].map(() => send(tom, '/account/archive/keeping')))
  expect(pressed.map(({ status }) => status)).toEqual([303, 303])
  const [his, hers] = [await storyFor('Tom Bright'), await storyFor('Ruth Calloway')]
  const bare = (story: typeof his) =>
    JSON.parse(
      JSON.stringify({ ...story, people: story.people.map((person) => ({ ...person, id: '' })) }).replaceAll(
        '"would not take a dime"',
        'null',
      ),
    ) as unknown
  // What went past what was asked is between her and the shop, and stays in her town.
  expect(bare(his)).toEqual(bare(hers))
  expect((await tom.get('/notebook/visits')).text).toContain('href="/directory/presnell-hardware"')

  await send(tom, '/account/archive/keeping').expect(303)
  await bring(tom, file).expect(303)
  expect((await tom.get('/account/archive')).text).toContain('All of it is here already.')
  // Said yes to all the same, it writes nothing a second time.
  await send(tom, '/account/archive/keeping').expect(303)
  expect(await storyFor('Tom Bright')).toEqual(his)
  await bring(tom, file).expect(303)
  await send(tom, '/account/archive/removal').expect(303)
  await tom.get('/account/archive').expect(303)
  // Her own, brought back to her: nothing is written over.
  await bring(ruth, file).expect(303)
  expect((await ruth.get('/account/archive')).text).toContain('All of it is here already.')
})

test('what cannot be read brings nothing, and says so', async () => {
  const tom = await town.signIn('Tom Bright')
  const before = await storyFor('Tom Bright')
  const good = JSON.parse((await take(ruth))['woodstove.json']!) as ReadArchive
  const refused: [Uint8Array | string, string][] = [
    ['PK\u0003\u0004 no zip', 'This is no file that a Woodstove made'],
    ['not at all', 'This is no file that a Woodstove made'],
    [zipSync({ 'other.txt': strToU8('hello') }), 'This is no file that a Woodstove made'],
    [asFile({ ...good, version: 2 }), 'made by a newer Woodstove'],
    [asFile({ ...good, tables: { ...good.tables, contact: [] } }), 'cannot be read'],
    [asFile({ ...good, tables: { ...good.tables, visit: [{ id: 1 }] } }), 'cannot be read'],
    [
      asFile({ ...good, tables: { ...good.tables, note: [...good.tables.note, good.tables.note[0]] } }),
      'cannot be read',
    ],
    [asFile({ ...good, filler: 'x'.repeat(13 * 2 ** 20) }), 'This is no file that a Woodstove made'],
  ]
  // A file that says of itself to be small, and is not.
  const lying = Buffer.from(asFile(good))
  const directory = lying.indexOf('PK\u0001\u0002')
  for (const at of [22, directory + 24]) lying.writeUInt32LE(10, at)
  refused.push([lying, 'This is no file that a Woodstove made'])
  for (const [file, words] of refused) {
    const answer = await bring(tom, file)
    expect(answer.status, words).toBe(422)
    expect(answer.text).toContain(words)
  }
  expect((await bring(tom, Buffer.alloc(9 * 2 ** 20, 'x'))).status).toBe(413)
  expect((await tom.post('/account/archive').field('key', 'x')).text).toContain('Choose the file first.')
  expect(await storyFor('Tom Bright')).toEqual(before)
})

test('what nobody said yes to is gone after a day, and with its owner', async () => {
  const nell = await town.signIn('Nell Oxendine')
  await bring(nell, asFile(JSON.parse((await take(ruth))['woodstove.json']!))).expect(303)
  const accountId = await town.account('Nell Oxendine')
  const waits = () =>
    town.house.db.selectFrom('broughtNotebook').select('id').where('accountId', '=', accountId).execute()
  expect(await waits()).toHaveLength(1)
  await town.jobs.runDue('2026-11-18T02:00:00.000Z')
  expect(await waits()).toHaveLength(1)
  await town.jobs.runDue('2026-11-18T15:45:00.000Z')
  expect(await waits()).toHaveLength(0)
})

const uuid = fc.uuid({ version: 7 })
const words = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).filter((text) => text.trim().length > 0)
const day = fc
  .integer({ min: 0, max: 4000 })
  .map((days) => new Date(Date.UTC(2015, 0, 1 + days)).toISOString().slice(0, 10))
const times = { createdAt: fc.constant(MORNING), updatedAt: fc.constant(MORNING) }
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })

const notebooks = fc
  .record({
    contact: fc.uniqueArray(
      fc.record({
        id: uuid,
        name: words,
        howMet: maybe(words),
        rhythmDays: maybe(fc.integer({ min: 1, max: 90 })),
        diedOn: maybe(day),
        ...times,
      }),
      { maxLength: 5, minLength: 1, selector: ({ id }) => id },
    ),
    visit: fc.uniqueArray(fc.record({ id: uuid, place: words, visitedOn: day, whatFor: maybe(words), ...times }), {
      maxLength: 6,
      selector: ({ id }) => id,
    }),
    note: fc.uniqueArray(
      fc.record({ id: uuid, body: words, askNext: fc.constantFrom(0, 1), ...times, of: fc.nat(), at: fc.nat() }),
      {
        maxLength: 6,
        selector: ({ id }) => id,
      },
    ),
  })
  .map(({ contact, visit, note }) => ({
    format: 'woodstove archive',
    version: 1,
    town: { name: 'Elsewhere' },
    takenAt: MORNING,
    tables: {
      contact: contact.map((row, at) => ({ ...row, metThroughId: at > 0 ? contact[at - 1]!.id : null })),
      visit: visit.map((row) => ({ ...row, kind: 'visit' })),
      visitContact: visit.map(({ id }, at) => ({ visitId: id, contactId: contact[at % contact.length]!.id })),
      note: note.map(({ of, at, ...row }) => ({
        ...row,
        language: 'en',
        contactId: contact[of % contact.length]!.id,
        visitId: visit[at % (visit.length + 1)]?.id ?? null,
      })),
    },
  }))

test('whatever was taken along comes back as it was', async () => {
  let nth = 0
  await fc.assert(
    fc.asyncProperty(notebooks, async (json) => {
      const read = readArchive(JSON.stringify(json))
      fc.pre(!('wrong' in read))
      const [one, other] = [`Walker ${++nth} One`, `Walker ${nth} Two`]
      const into = async (name: string, archive: ReadArchive) => {
        const viewer = await viewerOf(name)
        const brought = await placedHere(town.house.db, viewer, archive)
        await inTransaction(town.house.db, async (trx) => {
          await bringIn(trx, await openNotebook(trx, viewer, MORNING), brought, viewer)
        })
        return takeAll(town.house.db, viewer)
      }
      const first = await into(one, read)
      const again = readArchive(JSON.stringify({ ...json, ...first }))
      const second = await into(other, again as ReadArchive)
      const told = (taken: typeof first) => {
        const story = storyOf(taken, 'America/New_York')
        const sorted = (rows: object[]): string[] => rows.map((row) => JSON.stringify(row)).sort()
        return [
          sorted(
            story.people.map(({ visits, lines, ...person }) => ({
              ...person,
              id: '',
              v: sorted(visits),
              l: sorted(lines),
            })),
          ),
          sorted(story.visits.map((visit) => ({ ...visit, lines: sorted(visit.lines) }))),
        ]
      }
      expect(told(second)).toEqual(told(first))
      expect(first.tables.visit).toHaveLength(json.tables.visit.length)
    }),
    { numRuns: 15 },
  )
})
