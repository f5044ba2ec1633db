import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../src/db/ids.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { createBusiness, plainFacts } from '../src/directory/records.ts'
import { raiseVersion } from '../src/db/version.ts'
import { directoryOnPaper } from '../src/town/edition-page.ts'
import { printedPlaces } from '../src/town/edition/edition-queries.ts'
import { openTownMaps } from '../src/town/town-maps.ts'
import { translator } from '../src/web/languages.ts'
import { whoMay } from '../src/web/who-may.ts'
import { type Canary, writeCanaries } from './support/canaries.ts'
import { onPostgres } from './support/fresh-database.ts'
import { unlabelled } from './support/labels.ts'
import { readLog } from './support/logs.ts'
import { type Agent, MORNING, openTown, PASSWORD } from './support/town.ts'
import { unpacked } from './support/unpacked.ts'

/**
 * A word of its own stands in every private field of every table; whoever the declarations do not name must find it
 * on no page, export, log line, mail or kept page. What a steward or an owner may read is declared, not listed here.
 */
const { lines, stream } = readLog()
const town = await openTown({ logTo: stream })
const { house } = town

let canaries: Canary[] = []
const slug = 'canary-and-sons'
const ids = { account: '', business: '', notebook: '', code: '' }

beforeAll(async () => {
  ids.account = await town.account('Ruth Calloway')
  await town.account('Tom Bright')
  await town.account('Earl Presnell')
  await town.account('Dee Lassiter', 'steward')
  const code = await inTransaction(house.db, async (trx) => {
    const made = await createBusiness(
      trx,
      {
        ...plainFacts,
        name: 'Canary and Sons',
        categories: ['hardware'],
        street: '4711 Zqbusinessstreetz Lane',
        locality: 'Laurel Gap',
        postcode: 'Zqbusinesspostcodez',
        lat: 36.123456,
        lon: -81.654321,
        addressShown: 'town',
        phone: '+13365550199',
        phoneAudience: 'owners',
        mail: 'zqbusinessmailz@example.org',
        mailAudience: 'owners',
      },
      { accountId: ids.account, source: null },
      MORNING,
    )
    ids.business = made.id
    return made.code
  })
  ids.code = code
  ids.notebook = newId()
  await house.db
    .insertInto('notebook')
    .values({ id: ids.notebook, accountId: ids.account, createdAt: MORNING })
    .execute()
  canaries = await writeCanaries(house.db, { account: ids.account, business: ids.business, notebook: ids.notebook }, [
    'town',
    'account',
    'business',
    'notebook',
    'session',
    'attempt',
    'jobLease',
    'businessSlug',
    // It has no words, and somebody who blocked themselves would not find their own.
    'block',
  ])
  for (const word of [
    'Zqbusinessstreetz',
    'Zqbusinesspostcodez',
    '36.123456',
    '81.654321',
    '336-555-0199',
    '3365550199',
    'zqbusinessmailz',
  ]) {
    canaries.push({ at: `business ${word}`, word, audience: 'owners' })
  }
  const behind = { businessId: ids.business, fromOn: '2026-01-01' }
  const [earl, tammy] = [await town.account('Earl Presnell'), await town.account('Tammy Yates')]
  await house.db
    .insertInto('businessPerson')
    .values([
      { ...behind, id: newId(), accountId: earl, role: 'owner' },
      { ...behind, id: newId(), accountId: tammy, role: 'staff' },
    ])
    .execute()
  await writeCounterBook()
  await inTransaction(house.db, raiseVersion)
})

/** The same model from the other side: what a counter keeps is read by its people alone. */
async function writeCounterBook(): Promise<void> {
  const [notebookId, contactId, visitId] = [newId(), newId(), newId()]
  const at = { createdAt: MORNING, updatedAt: MORNING }
  const { db } = house
  await db.insertInto('notebook').values({ id: notebookId, businessId: ids.business, createdAt: MORNING }).execute()
  const name = 'Zqcounternameqz'
  const regular = { id: contactId, notebookId, name, nameKey: name.toLowerCase(), usual: 'Zqcounterusualqz' }
  await db
    .insertInto('contact')
    .values({ ...regular, ...at, lastInOn: '2026-11-10' })
    .execute()
  const visit = { id: visitId, notebookId, businessId: ids.business, visitedOn: '2026-11-10', kind: 'visit' } as const
  await db
    .insertInto('visit')
    .values({ ...visit, ...at, whatFor: 'Zqcountervisitqz', told: 0 })
    .execute()
  await db.insertInto('visitContact').values({ visitId, contactId }).execute()
  const note = { notebookId, contactId, language: 'en', askNext: 0, ...at } as const
  await db
    .insertInto('note')
    .values([
      { ...note, id: newId(), body: 'Zqcounternoteqz', ownersOnly: 0 },
      { ...note, id: newId(), body: 'Zqcounterownersqz', ownersOnly: 1 },
    ])
    .execute()
  for (const word of ['name', 'usual', 'visit', 'note', 'owners']) {
    canaries.push({ at: `counter book ${word}`, word: `Zqcounter${word}qz`, audience: 'counter' })
  }
}

const tables = async (): Promise<Record<string, string[]>> => {
  const all: Record<string, string[]> = {}
  for (const table of [
    'visit',
    'contact',
    'note',
    'wentPast',
    'account',
    'slip',
    'importRun',
    'invitation',
    'favor',
    'paperCode',
    'porchPost',
    'porchReply',
    'stoveAnswer',
    'stoveQuestion',
    'recommendation',
    'privateWord',
    'cardGrant',
    'reminder',
    'offerToBeAsked',
    'claim',
    'refrigeratorLine',
    'suggestion',
    'photo',
  ] as const) {
    all[table] = (await house.db.selectFrom(table).select('id').execute()).map((row) => row.id)
  }
  return all
}

/** Every address of the route table, with the canaries' own ids in it. */
async function everyAddress(): Promise<string[]> {
  const all = await tables()
  const idOf = (path: string): string[] => {
    if (path.includes('/visits/')) return all.visit ?? []
    if (path.includes('/reminders/')) return all.reminder ?? []
    if (path.includes('/contacts/') || path.includes('/walk-in/people/') || path.includes('/regulars/'))
      return all.contact ?? []
    if (path.includes('/account/cards/')) return all.cardGrant ?? []
    if (path.includes('/claims/')) return all.claim ?? []
    if (path.includes('/notes/')) return all.note ?? []
    if (path.includes('/went-past/')) return all.wentPast ?? []
    if (path.includes('/porch/stove/')) return all.stoveQuestion ?? []
    if (path.endsWith('/report')) return [all.porchReply, all.stoveAnswer].flatMap((found) => found ?? [])
    if (path.includes('/porch/')) return all.porchPost ?? []
    if (path.includes('/accounts/')) return all.account ?? []
    if (path.includes('/slips/')) return all.slip ?? []
    if (path.includes('/offers/')) return all.offerToBeAsked ?? []
    if (path.includes('/refrigerator/')) return all.refrigeratorLine ?? []
    if (path.includes('/suggestions/')) return all.suggestion ?? []
    if (path.includes('/photos/')) return all.photo ?? []
    if (path.includes('/imports/')) return all.importRun ?? []
    if (path.includes('/favors/cards/')) return all.paperCode ?? []
    if (path.includes('/favors/')) return all.favor ?? []
    return all.invitation ?? []
  }
  return Object.keys(whoMay)
    .filter((name) => name.startsWith('GET '))
    .map((name) => name.slice(4).replace(':slug', slug).replace(':code', ids.code).replace(':token', 'x'))
    .flatMap((path) => (path.includes(':id') ? idOf(path).map((id) => path.replace(':id', id)) : [path]))
    .concat([
      '/directory?q=canary',
      '/directory?q=Zqbusinessstreetz',
      `/notebook/visits/new?business=${slug}`,
      '/directory?lang=es',
      '/who?about=canary',
      '/notebook/search?q=zq',
      ...(await house.db.selectFrom('photo').select('file').execute()).map(({ file }) => `/photos/${file}.jpg`),
    ])
}

interface Read {
  address: string
  /** Whatever came, with its headers. */
  whole: string
  /** The page's own words; null where what came is no page. */
  html: string | null
}

/** @param times two, where the second reader may be given the page that was kept for the first */
async function everyAnswer(reader: Agent, times: 1 | 2 = 1): Promise<Read[]> {
  const read: Read[] = []
  for (const address of await everyAddress()) {
    for (let time = 0; time < times; time += 1) {
      const packed = address.endsWith('.zip') ? await unpacked(reader, address) : null
      const answer = packed?.answer ?? (await reader.get(address))
      expect(answer.status, address).toBeLessThan(500)
      const words = packed ? Object.entries(packed.files).join('\n') : answer.text
      const whole = `${address}\n${words}\n${JSON.stringify(answer.headers)}`
      read.push({ address, whole, html: answer.type === 'text/html' ? answer.text : null })
    }
  }
  return read
}

const everythingRead = async (reader: Agent, times?: 1 | 2): Promise<string> =>
  wholeOf(await everyAnswer(reader, times))
const wholeOf = (read: Read[]): string => read.map(({ whole }) => whole).join('\n')

/** What somebody reads is kept: what it says, and whether it says who else sees it, is asked of the same pages. */
const readBy = new Map<string, Promise<Read[]>>()
function everyAnswerTo(name: string, role: 'resident' | 'steward' = 'resident'): Promise<Read[]> {
  const read = readBy.get(name) ?? town.signIn(name, role).then((reader) => everyAnswer(reader))
  readBy.set(name, read)
  return read
}

function found(text: string, forbidden: Canary[]): string[] {
  const read = text.toLowerCase()
  return forbidden.filter(({ word }) => read.includes(word.toLowerCase())).map(({ at }) => at)
}

/** An own search for a word brings the word back in the search box: that address is read apart. */
const own = (text: string): string =>
  text.replaceAll(
    /value="Zqbusinessstreetz"|q=Zqbusinessstreetz|about=Zqbusinessstreetz|[“«]Zqbusinessstreetz[”»]/g,
    '',
  )

describe('a private word is read by nobody whom its declaration does not name', { timeout: 90_000 }, () => {
  test('there are canaries in every room', () => {
    expect(canaries.length).toBeGreaterThan(95)
  })

  test('not by a reader who is signed out, on fresh and on kept pages', async () => {
    expect(found(own(await everythingRead(town.visitor(), 2)), canaries)).toEqual([])
  })

  test('not by another neighbor', async () => {
    const read = own(wholeOf(await everyAnswerTo('Tom Bright')))
    // What hangs on the porch is reached, so that what hangs beside it is tried.
    expect(read).toContain(canaries.find(({ at }) => at === 'porchPost.words')?.word)
    expect(
      found(
        read,
        canaries.filter(({ audience }) => audience !== 'neighbors'),
      ),
    ).toEqual([])
  })

  test('not by a steward, but for what stewards may see', async () => {
    const forbidden = canaries.filter(({ audience }) => !['neighbors', 'stewards', 'row'].includes(audience))
    expect(found(own(wholeOf(await everyAnswerTo('Dee Lassiter', 'steward'))), forbidden)).toEqual([])
  })

  test('not by the owner of the business, but for what owners may see', async () => {
    const forbidden = canaries.filter(
      ({ audience }) => !['neighbors', 'owners', 'row', 'parties', 'counter'].includes(audience),
    )
    const read = own(wholeOf(await everyAnswerTo('Earl Presnell')))
    expect(found(read, forbidden)).toEqual([])
    for (const { word } of canaries.filter(({ at }) => at.startsWith('counter book'))) expect(read).toContain(word)
    for (const at of ['suggestion.why', 'suggestionField.after'])
      expect(read, at).toContain(canaries.find((canary) => canary.at === at)?.word)
  })

  test('a clerk reads what the counter reads, and not what is for its owners', async () => {
    const read = own(wholeOf(await everyAnswerTo('Tammy Yates')))
    const forbidden = canaries.filter(
      ({ at, audience }) => !['neighbors', 'row', 'parties', 'counter'].includes(audience) || at.endsWith('owners'),
    )
    expect(found(read, forbidden)).toEqual([])
    expect(read).toContain('Zqcounternoteqz')
  })

  test('not by whoever holds the counter’s tablet while it is locked; by a PIN its own book alone', async () => {
    const at = `/counter/${slug}`
    const tammy = await town.signIn('Tammy Yates')
    await tammy.post(`${at}/pin`).type('form').send({ pin: '2580', pinAgain: '2580', current: PASSWORD }).expect(303)
    const tablet = await town.signIn('Earl Presnell')
    await tablet.post(`${at}/tablets`).type('form').send({ idleMinutes: '60', current: PASSWORD }).expect(303)
    expect(found(own(await everythingRead(tablet)), canaries)).toEqual([])
    const who = /name="who" value="([^"]+)"/.exec((await tablet.get(`${at}/lock`)).text)![1]!
    await tablet.post(`${at}/opening`).type('form').send({ who, pin: '2580' }).expect(303)
    const read = own(await everythingRead(tablet))
    const forbidden = canaries.filter(({ at: field }) => !field.startsWith('counter book') || field.endsWith('owners'))
    // What regulars told the counter, and their cards, are the counter's to read.
    expect(
      found(
        read,
        forbidden.filter(({ audience }) => audience !== 'counter'),
      ),
    ).toEqual([])
    expect(read).toContain('Zqcounternoteqz')
    expect(read).not.toContain('Zqcounterownersqz')
    // What she is writing when it locks is hers alone.
    const token = /name="token" value="([^"]+)"/.exec((await tablet.get(`${at}/list`)).text)![1]!
    const half = { list: 'Zqhalfwrittenqz', token }
    await tablet.post(`${at}/lock?form=list`).type('form').send(half).expect(303)
    const locked = own(await everythingRead(tablet))
    expect(found(locked, canaries)).toEqual([])
    expect(locked).not.toContain('Zqhalfwrittenqz')
    expect(JSON.stringify(await house.db.selectFrom('halfWritten').selectAll().execute())).toContain('Zqhalfwrittenqz')
  })

  test('not on paper: the typesetter is not even handed them', async () => {
    const map = await openTownMaps(house).now({ language: 'en', t: translator('en') })
    const places = await printedPlaces(house.db, '2026-11-17')
    const directory = JSON.stringify(directoryOnPaper(house, places ?? [], map, 'en', false))
    expect(directory).toContain('Canary and Sons')
    expect(found(directory, canaries)).toEqual([])
  })

  test('their own keeper does find them', async () => {
    const read = wholeOf(await everyAnswerTo('Ruth Calloway'))
    expect(read).toContain('people/001-')
    const hers = ['reminder.words', 'contactDate.label', 'offerToBeAsked.topic', 'offerToBeAsked.opener', 'vouch.topic']
    for (const at of ['visit.whatFor', 'note.body', 'contact.name', 'contact.howMet', ...hers]) {
      expect(read, at).toContain(canaries.find((canary) => canary.at === at)?.word)
    }
  })

  test('not in the log, nor in what waits to leave the town', async () => {
    expect(lines.length).toBeGreaterThan(100)
    expect(found(lines.join('\n'), canaries)).toEqual([])
    expect(lines.join('\n')).not.toContain('canary')
    const letters = await house.db.selectFrom('outbox').select('payload').execute()
    expect(
      found(
        JSON.stringify(letters),
        canaries.filter(({ at }) => !at.startsWith('outbox')),
      ),
    ).toEqual([])
  })
})

// The views are the same on both engines: once is enough.
if (!onPostgres()) {
  describe('a page says who can see what stands on it', { timeout: 90_000 }, () => {
    test.each([
      ['Ruth Calloway', 'resident', 30],
      ['Tom Bright', 'resident', 5],
      ['Earl Presnell', 'resident', 10],
      ['Tammy Yates', 'resident', 5],
      ['Dee Lassiter', 'steward', 10],
    ] as const)('to %s', async (name, role, least) => {
      const silent: string[] = []
      const met = new Set<string>()
      for (const { address, html } of await everyAnswerTo(name, role)) {
        if (html === null) continue
        found(html, canaries).forEach((at) => met.add(at))
        silent.push(...unlabelled(own(html), canaries).map((one) => `${address}: ${one}`))
      }
      expect(silent).toEqual([])
      expect(met.size, 'words read at all').toBeGreaterThanOrEqual(least)
    })
  })
}
