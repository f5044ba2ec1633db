import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { businessSold } from '../src/handlers.ts'
import { columns } from '../src/db/columns.ts'
import type { Declared } from '../src/db/columns/notation.ts'
import { newId } from '../src/db/ids.ts'
import type { Trx } from '../src/db/tables.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { addFace, createBusiness, plainFacts } from '../src/directory/records.ts'
import { stayings } from '../src/directory/sales/rules.ts'
import { sellBusiness } from '../src/directory/sales/selling.ts'
import { takeBackSale } from '../src/directory/sales/taking-back.ts'
import { MORNING, openTown } from './support/town.ts'

const town = await openTown()
const people = ['Ruth Calloway', 'Earl Presnell', 'Wanda Hart']
const TODAY = '2026-11-18'
const LATER = '2026-11-18T15:00:00.000Z'

/** What a sale and its taking back write down about themselves; and that the two entries are no duplicates. */
const ownBooks = [
  'businessSale',
  'businessRevision',
  'businessChange',
  'businessField',
  'duplicatePair',
  'town',
  'audit',
]
const declared: Declared = columns

/** Every row of every table, but for what is the new entry's own by being there at all. */
async function everything(trx: Trx, successorId = ''): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {}
  for (const table of Object.keys(declared).filter((name) => !ownBooks.includes(name))) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(trx)
    const key = table === 'business' ? 'id' : 'businessId'
    const own = ['business', 'businessSlug', 'businessCategory'].includes(table)
    all[table] = rows
      .filter((row) => !own || row[key] !== successorId)
      .map((row) => JSON.stringify(table === 'business' ? { ...row, revision: 0, updatedAt: '' } : row))
      .sort()
  }
  return all
}

const shop = fc.record({
  faces: fc.uniqueArray(fc.record({ who: fc.nat(2), claimed: fc.boolean(), stays: fc.boolean() }), {
    selector: ({ who }) => who,
  }),
  behind: fc.uniqueArray(
    fc.record({
      who: fc.nat(2),
      role: fc.constantFrom('owner' as const, 'staff' as const),
      untilOn: fc.constantFrom(null, '2026-11-01', TODAY, '2026-12-24'),
    }),
    { selector: ({ who }) => who },
  ),
  claims: fc.array(fc.constantFrom('asked', 'open', 'objected', 'settled', 'declined', 'withdrawn'), { maxLength: 3 }),
  rated: fc.subarray([0, 1, 2]),
  signed: fc.subarray([0, 1, 2]),
  visited: fc.subarray([0, 1, 2]),
  book: fc.boolean(),
  suggested: fc.constantFrom(null, 'open' as const, 'declined' as const),
  closes: fc.constantFrom(null, '2026-11-01', TODAY, '2026-11-25'),
  word: fc.constantFrom(null, 'nearly-everyone'),
  standing: fc.constantFrom('open' as const, 'moved' as const, 'closed' as const),
})
type Shop = typeof shop extends fc.Arbitrary<infer T> ? T : never

const at = { createdAt: MORNING, updatedAt: MORNING }
const facts = { ...plainFacts, categories: ['hardware'], street: '12 Main Street', locality: 'Laurel Gap' }

async function put(trx: Trx, accounts: string[], hangs: Shop): Promise<{ id: string; faces: string[] }> {
  const who = (index: number): string => accounts[index] ?? ''
  const { word, standing } = hangs
  const by = { accountId: null, source: 'osm' }
  const { id } = await createBusiness(trx, { ...facts, name: 'Mill Saws', standing }, by, MORNING)
  await trx
    .updateTable('business')
    .set({ word, wordBucket: word && '3', wordRank: word ? 0 : 3 })
    .where('id', '=', id)
    .execute()
  const faces: string[] = []
  for (const { who: index, claimed, stays } of hangs.faces) {
    const face = { name: people[index] ?? '', role: null, line: null, whenIn: null, language: 'en' as const }
    const shown = { ...face, accountId: claimed ? who(index) : null, audience: 'anybody' as const, openers: [] }
    const faceId = await addFace(trx, id, shown, MORNING)
    if (stays) faces.push(faceId)
  }
  for (const { who: index, role, untilOn } of hangs.behind)
    await trx
      .insertInto('businessPerson')
      .values({ id: newId(), businessId: id, accountId: who(index), role, fromOn: '2026-01-01', untilOn })
      .execute()
  for (const [index, state] of hangs.claims.entries()) {
    const claim = { businessId: id, accountId: who(index), claimedAs: 'owner', state, askedAt: MORNING } as const
    await trx
      .insertInto('claim')
      .values({ id: newId(), ...claim })
      .execute()
  }
  await putWords(trx, id, hangs, who)
  return { id, faces }
}

/** What neighbors answered, signed, visited, suggested and were told. */
async function putWords(trx: Trx, businessId: string, hangs: Shop, who: (index: number) => string): Promise<void> {
  for (const index of hangs.rated) {
    const said = { wouldGoBack: 'yes', ratedAt: MORNING, stage: 'counted', countedAs: 'yes', archived: 0 } as const
    await trx
      .insertInto('rating')
      .values({ id: newId(), accountId: who(index), businessId, ...said })
      .execute()
  }
  for (const index of hangs.signed) {
    const said = { kind: 'recommendation', words: 'Good.', language: 'en', audience: 'neighbors' } as const
    await trx
      .insertInto('recommendation')
      .values({ id: newId(), accountId: who(index), businessId, signedOn: '2026-11-01', ...said })
      .execute()
  }
  for (const index of hangs.visited) {
    const book = await trx
      .selectFrom('notebook')
      .select('id')
      .where('accountId', '=', who(index))
      .executeTakeFirstOrThrow()
    const visit = { notebookId: book.id, businessId, visitedOn: '2026-11-02', kind: 'visit', told: 0 } as const
    await trx
      .insertInto('visit')
      .values({ id: newId(), ...visit, ...at })
      .execute()
  }
  if (hangs.suggested) {
    const told = hangs.suggested === 'declined' ? { settledAt: MORNING, reason: 'No.' } : {}
    const made = { businessId, baseRevision: 1, suggestedBy: who(0), state: hangs.suggested, madeAt: MORNING, ...told }
    await trx
      .insertInto('suggestion')
      .values({ id: newId(), ...made })
      .execute()
  }
  if (hangs.closes) {
    const note = { kind: 'closure', words: 'Fishing', language: 'en', audience: 'anybody', postedAt: MORNING } as const
    await trx
      .insertInto('porchPost')
      .values({ id: newId(), accountId: who(1), businessId, expiresOn: hangs.closes, ...note })
      .execute()
  }
  if (!hangs.book) return
  const notebookId = newId()
  const contactId = newId()
  await trx.insertInto('notebook').values({ id: notebookId, businessId, createdAt: MORNING }).execute()
  await trx
    .insertInto('contact')
    .values({ id: contactId, notebookId, name: 'Joan', nameKey: 'joan', ...at })
    .execute()
  const note = { notebookId, contactId, body: 'Likes rain', language: 'en', askNext: 0, ownersOnly: 1 } as const
  await trx
    .insertInto('note')
    .values({ id: newId(), ...note, ...at })
    .execute()
}

/** The tables in which something points to the new entry. */
async function pointingTo(trx: Trx, successorId: string): Promise<string[]> {
  const found: string[] = []
  for (const [table, all] of Object.entries(declared))
    for (const [column, { reference }] of Object.entries(all)) {
      if (reference?.table !== 'business') continue
      const { rows } = await sql`select 1 from ${sql.table(table)} where ${sql.ref(column)} = ${successorId}`.execute(
        trx,
      )
      if (rows.length > 0) found.push(`${table}.${column}`)
    }
  return found
}

/** All that may point to a place that has just begun: itself, the old one, and the faces of those who stay on. */
const beginnings = [
  ...['business.successorId', 'businessSlug.businessId', 'businessCategory.businessId', 'businessField.businessId'],
  ...['businessRevision.businessId', 'duplicatePair.oneId', 'duplicatePair.otherId', 'businessSale.successorId'],
  'face.businessId',
]

class Undone extends Error {}

test('nothing anybody kept comes to the new place, and taking it back brings back exactly what was', async () => {
  const { db } = town.house
  const accounts: string[] = []
  for (const name of people) accounts.push(await town.account(name))
  await inTransaction(db, async (trx) => {
    for (const accountId of accounts)
      await trx.insertInto('notebook').values({ id: newId(), accountId, createdAt: MORNING }).execute()
  })
  const by = await town.account('Dee Whitlock', 'steward')
  const why = { sold: 'Sold.', successor: 'Carries on.', suggestion: 'In other hands.' }
  const property = fc.asyncProperty(shop, fc.subarray([...stayings]), async (one, stays) => {
    const kept = async (trx: Trx): Promise<void> => {
      const { id, faces } = await put(trx, accounts, one)
      const before = await everything(trx)
      const sale = { soldId: id, revision: 1, since: TODAY, name: 'Mill Saws', words: null, buyerId: accounts[2] ?? '' }
      const next = await sellBusiness(
        trx,
        { ...sale, stays, faces },
        { by, why, now: LATER, today: TODAY },
        businessSold,
      )
      const pointing = await pointingTo(trx, next.id)
      expect(pointing.filter((column) => !beginnings.includes(column))).toEqual([])
      expect(pointing.includes('face.businessId')).toBe(faces.length > 0)
      const inForce = await trx
        .selectFrom('businessPerson')
        .select('id')
        .where('businessId', '=', id)
        .where((eb) => eb.or([eb('untilOn', 'is', null), eb('untilOn', '>', TODAY)]))
        .execute()
      expect(inForce).toEqual([])
      await takeBackSale(trx, id, { by, isSteward: true, why: 'No.', now: LATER, today: TODAY }, businessSold)
      expect(await everything(trx, next.id)).toEqual(before)
      throw new Undone()
    }
    await inTransaction(db, kept).catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error
    })
  })
  await fc.assert(property, { numRuns: 40 })
})
