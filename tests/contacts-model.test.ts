import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { contactMerged } from '../src/handlers.ts'
import { columns } from '../src/db/columns.ts'
import type { Declared } from '../src/db/columns/notation.ts'
import { newId } from '../src/db/ids.ts'
import type { Trx } from '../src/db/tables.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { tellApart } from '../src/notebook/merges/apart.ts'
import { areNamedAlike } from '../src/notebook/merges/alike-rules.ts'
import { fields, takes } from '../src/notebook/merges/fields.ts'
import { mergeContacts, shownAt } from '../src/notebook/merges/merging.ts'
import { ownLists, stays } from '../src/notebook/merges/own-rows.ts'
import { whereTo } from '../src/notebook/merges/queries.ts'
import { undoContactMerge } from '../src/notebook/merges/undoing.ts'
import { putPeople, putWords } from '../src/notebook/queries.ts'
import { ownContact } from '../src/notebook/queries-contacts.ts'
import { addContact, correctContact } from '../src/notebook/queries-keeping-contacts.ts'
import { openNotebook } from '../src/notebook/queries-notebook.ts'
import { contactsMet, newContact } from '../src/notebook/queries-people.ts'
import { foldText } from '../src/web/fold.ts'
import { MORNING, openTown } from './support/town.ts'

/** Two pages joined and parted are what they were, whatever hangs on them and whatever was written in between. */
const town = await openTown()
const { db } = town.house
const accountId = await town.account('Ruth')
const LATER = '2026-11-20T15:00:00.000Z'
const tables = [
  'contact',
  'contactFact',
  'contactDate',
  'contactsApart',
  'visit',
  'visitContact',
  'note',
  'reminder',
] as const

type Rows = Record<string, string[]>

/** Everything of the notebook but what the merges write about themselves. */
async function everything(trx: Trx): Promise<Rows> {
  const all: Rows = {}
  for (const table of tables) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(trx)
    all[table] = rows.map((row) => JSON.stringify(row)).sort()
  }
  return all
}

const fact = fc.record({
  kind: fc.constantFrom('fact' as const, 'tag' as const, 'family' as const),
  label: fc.constantFrom(null, 'Wife'),
  value: fc.constantFrom('Joan', 'joan', 'Coffee'),
})
const day = fc.record({
  label: fc.constantFrom('birthday', 'anniversary'),
  month: fc.integer({ min: 1, max: 2 }),
  dayOfMonth: fc.option(fc.constantFrom(1, 28)),
})
const page = fc.record({
  name: fc.constantFrom('Earl', 'Earl Presnell', 'Éarl'),
  howMet: fc.option(fc.constantFrom('At the counter', 'At supper')),
  language: fc.option(fc.constantFrom('en' as const, 'es' as const)),
  rhythmDays: fc.option(fc.constantFrom(14, 30)),
  diedOn: fc.option(fc.constantFrom('2026-10-01')),
  diedDayUnknown: fc.option(fc.constant(1 as const)),
  facts: fc.array(fact, { maxLength: 3 }),
  dates: fc.array(day, { maxLength: 2 }),
  /** Which of the notebook's visits they were at. */
  visits: fc.subarray([0, 1, 2]),
  notes: fc.integer({ min: 0, max: 2 }),
  reminds: fc.boolean(),
  /** Met through which page; who else was met through them. */
  through: fc.option(fc.nat(3)),
  apartFrom: fc.option(fc.nat(3)),
})
type Page = typeof page extends fc.Arbitrary<infer T> ? T : never
const choices = fc.dictionary(fc.constantFrom(...fields), fc.constantFrom(...takes))

interface Book {
  notebook: { id: string; accountId: string }
  pages: string[]
  visits: string[]
}

async function writeBook(trx: Trx, pages: Page[]): Promise<Book> {
  const notebook = await openNotebook(trx, { accountId }, MORNING)
  const visits = [0, 1, 2].map(() => newId())
  const visit = { notebookId: notebook.id, kind: 'visit', told: 0, createdAt: MORNING, updatedAt: MORNING } as const
  await trx
    .insertInto('visit')
    .values(visits.map((id, at) => ({ ...visit, id, visitedOn: `2026-11-0${at + 1}` })))
    .execute()
  const ids: string[] = []
  for (const { name, howMet, language, rhythmDays, diedOn, diedDayUnknown } of pages) {
    const row = { ...newContact(notebook, name, null, MORNING), howMet, language, rhythmDays, diedOn, diedDayUnknown }
    await trx.insertInto('contact').values(row).execute()
    ids.push(row.id)
  }
  for (const [at, one] of pages.entries()) await hangOn(trx, notebook, ids, visits, ids[at] ?? '', one)
  return { notebook, pages: ids, visits }
}

async function hangOn(
  trx: Trx,
  notebook: Book['notebook'],
  ids: string[],
  visits: string[],
  contactId: string,
  one: Page,
): Promise<void> {
  const facts = one.facts.map((row, position) => ({ id: newId(), contactId, ...row, position }))
  if (facts.length > 0) await trx.insertInto('contactFact').values(facts).execute()
  const dates = one.dates.map((row) => ({ id: newId(), contactId, notebookId: notebook.id, ...row }))
  if (dates.length > 0) await trx.insertInto('contactDate').values(dates).execute()
  for (const at of one.visits) await putPeople(trx, visits[at] ?? '', [contactId])
  const words = Array.from({ length: one.notes }, () => ({
    contactId,
    businessId: null,
    body: 'A line',
    askNext: 1 as const,
  }))
  await putWords(trx, notebook, { visitId: null, language: 'en' }, words, { accountId: notebook.accountId }, MORNING)
  const reminder = { notebookId: notebook.id, contactId, kind: 'follow-up', words: 'Call', state: 'waiting' } as const
  if (one.reminds)
    await trx
      .insertInto('reminder')
      .values({ id: newId(), ...reminder, dueOn: '2026-12-01' })
      .execute()
  const other = (at: number | null): string | null => (at === null ? null : (ids[at % ids.length] ?? null))
  const [metThroughId, apart] = [other(one.through), other(one.apartFrom)]
  if (metThroughId !== contactId)
    await trx.updateTable('contact').set({ metThroughId }).where('id', '=', contactId).execute()
  if (apart !== null && apart !== contactId) await tellApart(trx, contactId, apart)
}

async function join(trx: Trx, { notebook }: Book, keptId: string, goneId: string, chosen: object): Promise<string> {
  const [kept, gone] = [await ownContact(trx, notebook, keptId), await ownContact(trx, notebook, goneId)]
  const wanted = { keptId, goneId, choices: chosen, seenAt: shownAt(kept, gone) }
  return mergeContacts(trx, notebook, wanted, LATER, contactMerged)
}

/** Undoes everything at the end, so that every example begins with an empty notebook. */
async function inEmptyBook(work: (trx: Trx) => Promise<void>): Promise<void> {
  await inTransaction(db, async (trx) => {
    await trx.deleteFrom('notebook').execute()
    await work(trx)
    await trx.deleteFrom('notebook').execute()
  })
}

test('joined and parted, in chains too, every page is what it was', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(page, page, page),
      choices,
      choices,
      fc.constantFrom('chain' as const, 'fan' as const),
      async (pages, first, second, shape) =>
        inEmptyBook(async (trx) => {
          const book = await writeBook(trx, pages)
          const [a = '', b = '', c = ''] = book.pages
          const before = await everything(trx)
          const one = await join(trx, book, shape === 'chain' ? b : a, shape === 'chain' ? c : b, first)
          const between = await everything(trx)
          const two = await join(trx, book, a, shape === 'chain' ? b : c, second)
          for (const id of [a, b, c]) expect(await whereTo(trx, book.notebook, id)).toBe(a)
          const lists = await trx.selectFrom('note').select('contactId').distinct().execute()
          expect(lists.every(({ contactId }) => contactId === a)).toBe(true)
          await expect(undoContactMerge(trx, book.notebook, one, LATER)).rejects.toThrow('joining.later-first')
          await undoContactMerge(trx, book.notebook, two, LATER)
          expect(await everything(trx)).toEqual(between)
          await undoContactMerge(trx, book.notebook, one, LATER)
          expect(await everything(trx)).toEqual(before)
          // Pressed twice it still undoes once.
          await undoContactMerge(trx, book.notebook, one, LATER)
          expect(await everything(trx)).toEqual(before)
        }),
    ),
    { numRuns: 60 },
  )
}, 60_000)

test('what is written between is not lost: it stays with the page that stayed, and the rest goes home', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(page, page),
      choices,
      fc.record({ note: fc.boolean(), visit: fc.nat(2), renamed: fc.boolean(), fact: fc.boolean() }),
      async (pages, chosen, added) =>
        inEmptyBook(async (trx) => {
          const book = await writeBook(trx, pages)
          const { notebook } = book
          const [a = '', b = ''] = book.pages
          const before = await everything(trx)
          const id = await join(trx, book, a, b, chosen)
          const words = { contactId: a, businessId: null, body: 'Written between', askNext: 0 as const }
          const by = { accountId: notebook.accountId }
          if (added.note) await putWords(trx, notebook, { visitId: null, language: 'en' }, [words], by, LATER)
          const wasThere = pages[0].visits.includes(added.visit) || pages[1].visits.includes(added.visit)
          await putPeople(trx, book.visits[added.visit] ?? '', [a])
          const now = await ownContact(trx, notebook, a)
          const more = added.fact ? [{ kind: 'fact' as const, label: null, value: 'Learned between' }] : []
          await correctContact(
            trx,
            notebook,
            a,
            {
              ...now,
              name: added.renamed ? 'Earl P. Presnell' : now.name,
              metThroughId: now.through?.id ?? null,
              faceId: null,
              accountId: null,
              facts: [...now.facts, ...more],
            },
            by,
            '2026-11-21T15:00:00.000Z',
          )
          await undoContactMerge(trx, notebook, id, '2026-11-22T15:00:00.000Z')
          const after = await everything(trx)
          // Every row that was there is there again, but for what was changed in between: the name, its day, the order.
          for (const table of ['note', 'reminder', 'visit', 'contactDate', 'contactsApart'] as const)
            for (const row of before[table] ?? []) expect(after[table]).toContain(row)
          const bare = (rows: string[] = []) =>
            rows.map((row) => JSON.stringify({ ...(JSON.parse(row) as object), position: 0 }))
          for (const row of bare(before.contactFact)) expect(bare(after.contactFact)).toContain(row)
          const texts = JSON.stringify(after)
          if (added.note) expect(texts).toContain('Written between')
          if (added.fact) expect(texts).toContain('Learned between')
          const kept = await ownContact(trx, notebook, a)
          if (added.renamed) expect(kept.name).toBe('Earl P. Presnell')
          const { nameKey } = await trx
            .selectFrom('contact')
            .select('nameKey')
            .where('id', '=', a)
            .executeTakeFirstOrThrow()
          expect(nameKey).toBe(foldText(kept.name))
          for (const row of before.visitContact ?? []) expect(after.visitContact).toContain(row)
          expect(after.visitContact?.length).toBe((before.visitContact?.length ?? 0) + (wasThere ? 0 : 1))
          expect((after.contact ?? []).filter((row) => row.includes(`"id":"${b}"`))).toEqual(
            (before.contact ?? []).filter((row) => row.includes(`"id":"${b}"`)),
          )
        }),
    ),
    { numRuns: 60 },
  )
}, 60_000)

test('every column that points to a contact is treated, once', () => {
  const declared: Declared = columns
  const pointing = Object.entries(declared).flatMap(([table, all]) =>
    Object.entries(all)
      .filter(([, column]) => column.reference?.table === 'contact')
      .map(([name]) => `${table}.${name}`),
  )
  const treated = [...stays, ...[ownLists, ...contactMerged].flatMap(({ treats }) => treats)]
  expect([...treated].sort()).toEqual(pointing.sort())
})

test.each([
  ['Joan', 'Joan Pickett', true],
  ['Earl Presnell', 'Presnell, Earl', true],
  ['J. Presnell', 'Joan Presnell', true],
  ['Earl Presnel', 'Earl Presnell', true],
  ['Rev. Ann Tate', 'Ann Tate', true],
  ['María', 'Maria', true],
  ['Earl Presnell', 'Joan Presnell', false],
  ['Mae', 'May', false],
  ['J P', 'Joan Pickett', false],
  ['', 'Joan', false],
])('%s and %s look alike: %s', (one, other, alike) => {
  expect(areNamedAlike(foldText(one), foldText(other))).toBe(alike)
  expect(areNamedAlike(foldText(other), foldText(one))).toBe(alike)
})

test('a page that a form is still open on is written on where it went', async () => {
  await inEmptyBook(async (trx) => {
    const notebook = await openNotebook(trx, { accountId }, MORNING)
    const input = { howMet: null, metThroughId: null, language: null, faceId: null, accountId: null, facts: [] }
    const a = await addContact(trx, notebook, { name: 'Joan', ...input }, { accountId }, MORNING)
    const b = await addContact(trx, notebook, { name: 'Joan P.', ...input }, { accountId }, MORNING)
    await join(trx, { notebook, pages: [], visits: [] }, a, b, {})
    const met = await contactsMet(
      trx,
      notebook,
      [{ contact: b }, { contact: a }, { name: 'Ray' }],
      { accountId },
      LATER,
    )
    expect(met.slice(0, 2)).toEqual([a, a])
  })
})
