import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Db } from '../src/db/tables.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { Conflict } from '../src/errors.ts'
import { type BusinessFacts, createBusiness, editBusiness, plainFacts } from '../src/directory/records.ts'
import { textOf, type FactName } from '../src/directory/facts.ts'
import { companions } from '../src/directory/merging.ts'
import { factsOf } from '../src/directory/stored-facts.ts'
import { makeSuggestion, suggestionFor } from '../src/directory/suggestions/queries.ts'
import { partsOf, suggestedFields, suggestible } from '../src/directory/suggestions/rules.ts'
import { takeIn } from '../src/directory/suggestions/taking-in.ts'
import { nobody, type SignedIn } from '../src/web/viewer.ts'
import { MORNING, openTown } from './support/town.ts'

const words = fc.constantFrom(null, 'one', 'two', 'three')
const edit: fc.Arbitrary<Partial<BusinessFacts>> = fc
  .record(
    {
      about: words,
      fillIn: words,
      directions: words,
      hours: fc.constantFrom(null, 'Mo-Fr 08:00-17:00', 'Sa 09:00-12:00'),
      hoursText: fc.constantFrom(null, 'by luck'),
      lat: fc.constantFrom(36.1, 36.2),
      lon: fc.constantFrom(-81.1, -81.2),
      pays: fc.constantFrom('', 'cash', 'check cash'),
      categories: fc.subarray(['hardware', 'bakery']),
    },
    { requiredKeys: [] },
  )
  .filter((changes) => Object.keys(changes).length > 0)

const town = await openTown()
const by = { accountId: null, source: 'town' }

async function read(trx: Db, id: string): Promise<BusinessFacts> {
  return factsOf(trx, await trx.selectFrom('business').selectAll().where('id', '=', id).executeTakeFirstOrThrow())
}

test('taking a suggestion in changes no field that was not in it, and overwrites nothing that somebody changed meanwhile', async () => {
  const ruth = await town.account('Ruth Calloway')
  const dee = await town.account('Dee Whitlock', 'steward')
  const steward: SignedIn = { ...nobody, accountId: dee, name: 'Dee Whitlock', role: 'steward' }
  const given = fc.record({
    suggested: edit,
    meanwhile: fc.array(edit, { maxLength: 4 }),
    /** What was changed after the page was shown to whoever decides. */
    late: fc.array(edit, { maxLength: 2 }),
    ticks: fc.subarray([...suggestible]),
    asShown: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(given, async ({ suggested, meanwhile, late, ticks, asShown }) => {
      const { db } = town.house
      const { id } = await inTransaction(db, (trx) =>
        createBusiness(trx, { ...plainFacts, name: 'Gap Feed' }, by, MORNING),
      )
      const base = await read(db, id)
      const fields = suggestedFields(base, suggested, suggestible, base)
      if (fields.length === 0) return
      const suggestion = { businessId: id, baseRevision: 1, why: null, fields }
      const made = await inTransaction(db, (trx) => makeSuggestion(trx, { accountId: ruth }, suggestion, MORNING))
      // Each writer had before them what stood then.
      const change = async (changes: Partial<BusinessFacts>): Promise<void> => {
        const row = await db.selectFrom('business').select('revision').where('id', '=', id).executeTakeFirstOrThrow()
        await inTransaction(db, (trx) => editBusiness(trx, id, row.revision, changes, by, MORNING))
      }
      for (const changes of meanwhile) await change(changes)
      const shown = await suggestionFor(db, steward, made)
      // As the page has it: what somebody changed meanwhile is not ticked by itself.
      const offered = partsOf(shown.fields, shown.facts).filter(({ state }) => !asShown || state !== 'changed')
      const ticked = offered.map(({ key }) => key).filter((key) => asShown || ticks.includes(key))
      for (const changes of late) await change(changes)
      const before = await read(db, id)
      const sent = await suggestionFor(db, steward, made)
      const decision = { ticked, shown: shown.revision, reason: null }
      const conflict = await inTransaction(db, (trx) => takeIn(trx, sent, decision, steward, MORNING)).then(
        () => false,
        (error: unknown) => {
          if (error instanceof Conflict) return true
          throw error
        },
      )
      const after = await read(db, id)
      const changed = (Object.keys(before) as FactName[]).filter((name) => textOf(name, before) !== textOf(name, after))
      if (conflict) expect(changed).toEqual([])
      const inIt = fields.filter(({ field }) => companions(field).some((name) => ticked.includes(name)))
      for (const name of changed) {
        const one = inIt.find(({ field }) => field === name)
        expect(one, name).toBeDefined()
        // Whoever decided saw what they wrote over: the facts as they were shown, and nothing later.
        expect(textOf(name, before)).toBe(textOf(name, shown.facts))
        if (asShown) expect(textOf(name, before)).toBe(one!.before)
      }
      if (!conflict) for (const { field, after: wanted } of inIt) expect(textOf(field, after)).toBe(wanted)
    }),
    { numRuns: 80 },
  )
}, 120_000)
