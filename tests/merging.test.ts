import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { businessMerged } from '../src/handlers.ts'
import { columns } from '../src/db/columns.ts'
import { newId } from '../src/db/ids.ts'
import type { Trx } from '../src/db/tables.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { groupNames } from '../src/directory/merges/choices.ts'
import { mergeBusinesses } from '../src/directory/merges/merging.ts'
import { undoMerge } from '../src/directory/merges/undoing.ts'
import { addFace, createBusiness, plainFacts } from '../src/directory/records.ts'
import { MORNING, openTown } from './support/town.ts'

const town = await openTown()
const people = ['Ruth Calloway', 'Earl Presnell', 'Wanda Hart']
const LATER = '2026-11-18T15:00:00.000Z'

/** What a merge and its undoing write down about themselves; and an address that one had meanwhile leads to it for ever. */
const ownBooks = ['businessMerge', 'businessSlug', 'audit', 'town', 'jobLease', 'businessRevision', 'businessChange']

async function everything(trx: Trx): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {}
  for (const table of Object.keys(columns).filter((name) => !ownBooks.includes(name))) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(trx)
    all[table] = rows
      .map((row) => JSON.stringify(table === 'business' ? { ...row, revision: 0, updatedAt: '' } : row))
      .sort()
  }
  return all
}

const side = fc.record({
  facts: fc.record(
    {
      phone: fc.constantFrom('+13365550101', '+13365550102'),
      about: fc.constantFrom('Biscuits.', 'Pie.'),
      hours: fc.constantFrom('Mo-Fr 09:00-17:00', 'Sa 10:00-12:00'),
      categories: fc.subarray(['hardware', 'cafe']),
      street: fc.constantFrom('12 Main Street', '14 Main Street'),
      addressShown: fc.constantFrom('full' as const, 'town' as const),
    },
    { requiredKeys: [] },
  ),
  name: fc.constantFrom('Mill Cafe', 'Mill Café', 'The Mill'),
  faces: fc.uniqueArray(fc.record({ who: fc.nat(2), claimed: fc.boolean(), talks: fc.boolean() }), {
    selector: ({ who }) => who,
  }),
  rated: fc.dictionary(fc.constantFrom('0', '1', '2'), fc.integer({ min: 1, max: 9 })),
  signed: fc.subarray([0, 1, 2]),
  visited: fc.subarray([0, 1, 2]),
  carded: fc.subarray([0, 1, 2]),
  book: fc.boolean(),
  photos: fc.nat(3),
})
type Side = typeof side extends fc.Arbitrary<infer T> ? T : never

/** Puts one of the two into town, with all that hangs on it. */
async function put(trx: Trx, accounts: string[], { facts, name, ...hangs }: Side, staffed: boolean): Promise<string> {
  const { id } = await createBusiness(
    trx,
    { ...plainFacts, name, ...facts },
    { accountId: null, source: 'osm' },
    MORNING,
  )
  const who = (at: number): string => accounts[at] ?? ''
  for (const { who: at, claimed, talks } of hangs.faces) {
    const openers = talks ? [{ words: 'Rain', language: 'en' as const }] : []
    const accountId = claimed ? who(at) : null
    const face = { name: people[at] ?? '', role: null, line: null, whenIn: null, language: 'en' as const }
    await addFace(trx, id, { ...face, accountId, audience: 'anybody', openers }, MORNING)
  }
  for (const [at, day] of Object.entries(hangs.rated)) {
    const rating = { wouldGoBack: 'yes', ratedAt: `2026-11-0${day}T12:00:00.000Z`, stage: 'new', archived: 0 } as const
    await trx
      .insertInto('rating')
      .values({ id: newId(), accountId: who(Number(at)), businessId: id, ...rating })
      .execute()
  }
  for (const at of hangs.signed) {
    const said = { kind: 'recommendation', words: 'Good.', language: 'en', audience: 'neighbors' } as const
    await trx
      .insertInto('recommendation')
      .values({ id: newId(), accountId: who(at), businessId: id, signedOn: '2026-11-01', ...said })
      .execute()
  }
  const at = { createdAt: MORNING, updatedAt: MORNING }
  for (const person of hangs.visited) {
    const notebook = await trx
      .selectFrom('notebook')
      .select('id')
      .where('accountId', '=', who(person))
      .executeTakeFirstOrThrow()
    const visit = {
      id: newId(),
      notebookId: notebook.id,
      businessId: id,
      visitedOn: '2026-11-02',
      kind: 'visit',
    } as const
    await trx
      .insertInto('visit')
      .values({ ...visit, told: 0, ...at })
      .execute()
  }
  for (let position = 0; position < hangs.photos; position += 1) {
    const photo = {
      file: newId(),
      caption: 'The door',
      language: 'en',
      width: 900,
      height: 600,
      addedAt: MORNING,
    } as const
    await trx
      .insertInto('photo')
      .values({ id: newId(), businessId: id, position, takenBy: who(0), ...photo })
      .execute()
  }
  if (!staffed) return id
  const role = { businessId: id, accountId: who(1), role: 'owner', fromOn: '2026-01-01' } as const
  await trx
    .insertInto('businessPerson')
    .values({ id: newId(), ...role })
    .execute()
  const grants: string[] = []
  for (const person of hangs.carded) {
    const card = await trx
      .selectFrom('card')
      .select('id')
      .where('accountId', '=', who(person))
      .executeTakeFirstOrThrow()
    grants.push(newId())
    await trx
      .insertInto('cardGrant')
      .values({ id: grants.at(-1) ?? '', cardId: card.id, businessId: id, grantedAt: MORNING })
      .execute()
  }
  if (!hangs.book) return id
  const notebookId = newId()
  await trx.insertInto('notebook').values({ id: notebookId, businessId: id, createdAt: MORNING }).execute()
  for (const cardGrantId of [null, ...grants]) {
    const contactId = newId()
    await trx
      .insertInto('contact')
      .values({ id: contactId, notebookId, name: 'Joan', nameKey: 'joan', cardGrantId, ...at })
      .execute()
    const note = { notebookId, contactId, body: 'Likes rain', language: 'en', askNext: 0, ownersOnly: 0 } as const
    await trx
      .insertInto('note')
      .values({ id: newId(), ...note, ...at })
      .execute()
  }
  return id
}

class Undone extends Error {}

test('merging and undoing brings back exactly what was', async () => {
  const { db } = town.house
  const accounts: string[] = []
  for (const name of people) accounts.push(await town.account(name))
  await inTransaction(db, async (trx) => {
    for (const accountId of accounts) {
      await trx.insertInto('notebook').values({ id: newId(), accountId, createdAt: MORNING }).execute()
      const card = { callMe: 'R', language: 'en', updatedAt: MORNING } as const
      await trx
        .insertInto('card')
        .values({ id: newId(), accountId, ...card })
        .execute()
    }
  })
  const by = { accountId: await town.account('Dee Whitlock', 'steward'), source: null, why: 'the same' }
  const deciding = { by, now: LATER, today: '2026-11-18' }
  const staffed = fc.tuple(fc.boolean(), fc.boolean())
  const property = fc.asyncProperty(side, side, staffed, fc.subarray(groupNames), async (one, other, who, taken) => {
    const kept = async (trx: Trx): Promise<void> => {
      const [keptId, goneId] = [await put(trx, accounts, one, who[0]), await put(trx, accounts, other, who[1])]
      const before = await everything(trx)
      const wanted = { keptId, goneId, keptRevision: 1, goneRevision: 1, taken }
      const id = await mergeBusinesses(trx, wanted, deciding, businessMerged)
      const merged = await everything(trx)
      expect(merged).not.toEqual(before)
      expect(merged.visit?.join()).not.toContain(goneId)
      await undoMerge(trx, id, deciding, businessMerged)
      expect(await everything(trx)).toEqual(before)
      throw new Undone()
    }
    await inTransaction(db, kept).catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error
    })
  })
  await fc.assert(property, { numRuns: 40 })
})
