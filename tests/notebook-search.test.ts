import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../src/db/ids.ts'
import { ask } from '../src/db/written.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { createBusiness, plainFacts } from '../src/directory/records.ts'
import { heldAs, mayHold } from '../src/notebook/search/coarse.ts'
import { excerptOf, isMeant, wordsWanted } from '../src/notebook/search/matching.ts'
import { ownNotebook } from '../src/notebook/queries-notebook.ts'
import { searchNotebook } from '../src/notebook/search/search.ts'
import { foldText } from '../src/web/fold.ts'
import { readLog } from './support/logs.ts'
import { type Agent, MORNING, openTown, type TestTown } from './support/town.ts'

const { lines, stream } = readLog()
let town: TestTown
let ruth: Agent
let tom: Agent
let shop = ''

const send = (agent: Agent, path: string, words: Record<string, string>) => agent.post(path).type('form').send(words)
const found = async (agent: Agent, q: string): Promise<string> => {
  const { text } = await agent.get(`/notebook/search?q=${encodeURIComponent(q)}`).expect(200)
  return text.replace(/<\/?mark>/g, '')
}

beforeAll(async () => {
  town = await openTown({ logTo: stream })
  const made = await inTransaction(town.house.db, (trx) =>
    createBusiness(trx, { ...plainFacts, name: 'Gap Hardware' }, { accountId: null, source: 'town' }, MORNING),
  )
  shop = made.slug
  ruth = await town.signIn('Ruth Calloway')
  tom = await town.signIn('Tom Ellis')
  const visit = {
    whatFor: 'A gasket',
    otherName: 'Núria Ávila',
    otherTalk: 'Her well ran dry in August',
    askNext: 'How the pump holds',
  }
  await send(ruth, '/notebook/visits', {
    business: shop,
    ...visit,
    iWentPast: 'Left a cobbler',
    theyWentPast: '',
  }).expect(303)
  const joan = {
    name: 'Joan',
    howMet: 'At the fall supper',
    fact: 'Takes: coffee, black',
    family: 'Sister: Patsy',
    animal: 'Beagle: Biscuit',
    tag: 'choir',
  }
  await send(ruth, '/notebook/contacts', joan).expect(303)
  await send(ruth, '/notebook/visits', {
    place: 'the post office',
    visitedOn: '2026-11-16',
    smallTalk: 'Stamps went up',
  }).expect(303)
  await send(ruth, '/favors', { kind: 'thanks', who: 'Hoyt of Creek Road', words: 'Sharpened the mower blade' }).expect(
    303,
  )
  const notebook = await ownNotebook(town.house.db, { accountId: await town.account('Ruth Calloway') })
  const { id: contactId } = await town.house.db
    .selectFrom('contact')
    .select('id')
    .where('name', '=', 'Joan')
    .executeTakeFirstOrThrow()
  await town.house.db
    .insertInto('contactDate')
    .values({
      id: newId(),
      contactId,
      notebookId: notebook.id,
      label: 'wedding day',
      year: null,
      month: 6,
      dayOfMonth: 3,
    })
    .execute()
  const reminder = {
    notebookId: notebook.id,
    contactId,
    kind: 'follow-up',
    words: 'Bring the pattern',
    state: 'waiting',
  } as const
  await town.house.db
    .insertInto('reminder')
    .values({ id: newId(), ...reminder, dueOn: '2026-12-01' })
    .execute()
})

describe('one box over everything of mine', () => {
  test.each([
    ['joan', 'Joan'],
    ['nuria', 'Núria Ávila'],
    ['AVILA', 'Núria Ávila'],
    ['supper', 'At the fall supper'],
    ['coff', 'Takes: coffee, black'],
    ['patsy', 'Sister: Patsy'],
    ['biscuit', 'Beagle: Biscuit'],
    ['choir', 'choir'],
    ['well ran', 'Her well ran dry in August'],
    ['nuria dry', 'Her well ran dry in August'],
    ['hardware dry', 'Her well ran dry in August'],
    ['pump', 'How the pump holds'],
    ['gask', 'A gasket'],
    ['hardware nuria', 'A gasket'],
    ['post off', 'the post office'],
    ['stamps', 'Stamps went up'],
    ['cobbler', 'Left a cobbler'],
    ['mower', 'Sharpened the mower blade'],
    ['hoyt', 'Sharpened the mower blade'],
    ['wedding', 'wedding day'],
    ['pattern', 'Bring the pattern'],
  ])('“%s” finds “%s”, with a link to its place', async (q, words) => {
    const page = await found(ruth, q)
    expect(page).toContain(words)
    const main = page.slice(page.indexOf('<ul class="found">'))
    for (const [, href = ''] of main.slice(0, main.indexOf('</main>')).matchAll(/<a href="([^"#]+)[^"]*"/g))
      await ruth.get(href.replaceAll('&amp;', '&')).expect(200)
  })

  test.each(['asket', 'zebra', 'dry nothing', '!!!', '   ', ''])('“%s” finds nothing', async (q) => {
    expect(await found(ruth, q)).not.toContain('class="found"')
  })

  test('nobody finds anything of anybody else: not a neighbor, not the shop, not the desk', async () => {
    for (const reader of [tom, await town.signIn('Dee', 'steward')])
      for (const q of ['joan', 'nuria', 'gasket', 'stamps', 'cobbler', 'mower', 'hardware', 'wedding'])
        expect(await found(reader, q)).not.toContain('class="found"')
    await town.visitor().get('/notebook/search?q=joan').expect(303)
  })

  test('what was said when it was asked is found; an erased line and a torn-out page are not', async () => {
    const id = /notes\/([0-9a-f-]{36})\/asked/.exec((await ruth.get('/notebook')).text)?.[1] ?? ''
    await send(ruth, `/notebook/notes/${id}/asked`, { asked: '1', answer: 'Like a charm' }).expect(303)
    await send(ruth, `/notebook/notes/${id}/asked`, { asked: '1', answer: 'Like a charm' }).expect(303)
    expect((await found(ruth, 'charm')).match(/Like a charm/g)).toHaveLength(1)
    await send(ruth, `/notebook/notes/${id}/removal`, {}).expect(303)
    expect(await found(ruth, 'charm')).not.toContain('class="found"')
    const cal = await town.signIn('Cal')
    const at = (await send(cal, '/notebook/contacts', { name: 'Quentin' }).expect(303)).headers.location ?? ''
    expect(await found(cal, 'quentin')).toContain('class="found"')
    await send(cal, `${at}/removal`, {}).expect(303)
    expect(await found(cal, 'quentin')).not.toContain('class="found"')
  })

  test('whatever is typed is looked for, and nothing else happens', async () => {
    const hostile = [
      '"',
      "'; drop table note; --",
      'a AND b',
      'NEAR(',
      '*',
      '%',
      '_',
      '\\',
      '<script>',
      'x'.repeat(5000),
      'İ',
      '\u202e',
    ]
    for (const q of hostile) await ruth.get(`/notebook/search?q=${encodeURIComponent(q)}`).expect(200)
    await ruth.get('/notebook/search?q=a&q=b').expect(200)
    const page = (await ruth.get('/notebook/search?q=%3Cscript%3Ealert(1)%3C/script%3E')).text
    expect(page).not.toContain('<script>alert')
    expect((await ruth.get('/notebook/search?q=no%20such%20zebra')).text).toContain('value="no such zebra"')
  })

  test('the log knows that somebody looked, and not for what', () => {
    const said = lines.join('\n')
    expect(said).toContain('/notebook/search')
    for (const word of ['nuria', 'gasket', 'zebra', 'charm']) expect(said.toLowerCase()).not.toContain(word)
  })
})

describe('a notebook of many years', () => {
  const MANY = 1300
  let keeper: Agent
  beforeAll(async () => {
    keeper = await town.signIn('Opal Reeves')
    await send(keeper, '/notebook/visits', {
      place: 'the mill',
      smallTalk: 'First words of all',
      visitedOn: '2020-03-01',
    })
    const { db } = town.house
    const accountId = await town.account('Opal Reeves')
    const { id: notebookId } = await ownNotebook(db, { accountId })
    const { id: businessId } = await db
      .selectFrom('business')
      .select('id')
      .where('slug', '=', shop)
      .executeTakeFirstOrThrow()
    const written = { notebookId, writtenBy: accountId, createdAt: MORNING, updatedAt: MORNING }
    const places = ['the mill', "Hoyt's barn", 'La cafetería', 'the lake']
    const visits = Array.from({ length: MANY }, (_, at) => ({
      ...written,
      id: newId(),
      visitedOn: `202${at % 6}-0${1 + (at % 9)}-1${at % 10}`,
      kind: 'visit' as const,
      businessId: at % 10 === 0 ? businessId : null,
      place: at % 10 === 0 ? null : (places[at % places.length] ?? null),
      whatFor: at === 700 ? 'A churn' : 'Flour',
      told: 0 as const,
    }))
    const lines = visits.map(({ id: visitId }, at) => ({
      ...written,
      id: newId(),
      visitId,
      body: at === 5 ? 'Jalapeños for Opal’s jar' : at % 50 === 0 ? 'Ask for rye' : 'Grinding again',
      language: 'en' as const,
      askNext: at % 50 === 0 ? (1 as const) : (0 as const),
      ownersOnly: 0 as const,
    }))
    for (let from = 0; from < MANY; from += 100) {
      await db
        .insertInto('visit')
        .values(visits.slice(from, from + 100))
        .execute()
      await db
        .insertInto('note')
        .values(lines.slice(from, from + 100))
        .execute()
    }
  })

  test.each([
    ['first words', 'First words of all'],
    ['jalapen', 'Jalapeños for Opal’s jar'],
    ['opals', 'Jalapeños for Opal’s jar'],
    ['churn', 'A churn'],
    ['hoyts', 'Hoyt&#39;s barn'],
    ['cafeteria', 'La cafetería'],
    ['hardw', 'Gap Hardware'],
    ['rye', 'Ask for rye'],
  ])('“%s” finds “%s”, however long ago', async (q, words) => {
    expect(await found(keeper, q)).toContain(words)
  })

  test('what there is much of is shown in part, and every kind of it', async () => {
    const page = await found(keeper, 'a')
    expect(page).toContain('Ask for rye')
    expect(page).toContain('Grinding again')
    expect(page.match(/Ask for rye/g)).toHaveLength(20)
  })

  test('others have their turn while it is looked through', async () => {
    let [turns, isOver] = [0, false]
    const look = (): void => {
      turns += 1
      if (!isOver) setImmediate(look)
    }
    setImmediate(look)
    const notebook = await ownNotebook(town.house.db, { accountId: await town.account('Opal Reeves') })
    await searchNotebook(town.house.db, notebook, ['nowhere'], 20)
    isOver = true
    expect(turns).toBeGreaterThanOrEqual(6)
  })
})

describe('what is meant', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 30 })
  test('a line is found by the beginning of any of its words, however it is written', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.integer({ min: 1, max: 8 }), (line, nth, length) => {
        const words = foldText(line).split(' ').filter(Boolean)
        const word = words[nth % Math.max(1, words.length)]
        fc.pre(word !== undefined)
        const part = Array.from(word).slice(0, length).join('')
        expect(isMeant(wordsWanted(part), [line])).toBe(true)
        // Some letters have no capital that leads back to them.
        const loud = part.toUpperCase()
        if (foldText(loud) === foldText(part)) expect(isMeant(wordsWanted(loud), [line])).toBe(true)
      }),
    )
  })

  test('the database hands over every line that is meant', async () => {
    const letters = ['a', 'b', 'A', 'B', ' ', "'", '`', '’', '-', 'é', 'ñ', 'I', 'İ', 'ß', 'ﬁ', '1', '½']
    const said = fc.oneof(text, fc.string({ unit: fc.constantFrom(...letters) }))
    const { db } = town.house
    await fc.assert(
      fc.asyncProperty(said, fc.nat(), async (line, nth) => {
        const words = foldText(line).split(' ').filter(Boolean)
        const word = words[nth % Math.max(1, words.length)]
        fc.pre(word !== undefined && !line.includes('\0'))
        const wanted = [word.slice(0, 3)]
        const held = `select 1 as "held" from (select cast(? as text) as "said") as "line" where ${mayHold('"said"', wanted)}`
        expect(await ask(db, held, [line, ...heldAs(wanted)])).toHaveLength(1)
      }),
    )
  })

  test('an excerpt says what the line says, and nothing that it does not', () => {
    fc.assert(
      fc.property(text, text, (line, typed) => {
        const said = excerptOf(line, wordsWanted(typed))
          .map((piece) => piece.text)
          .join('')
        expect(said).toBe(line.replace(/\s+/g, ' ').trim())
      }),
    )
    const long = `${'word '.repeat(100)}gasket ${'word '.repeat(100)}`
    const pieces = excerptOf(long, ['gask'])
    expect(pieces.find((piece) => piece.hit)?.text).toBe('gasket')
    expect(pieces.map((piece) => piece.text).join('').length).toBeLessThan(220)
  })
})
