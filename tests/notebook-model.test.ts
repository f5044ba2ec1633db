import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Db } from '../src/db/tables.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { NotFound } from '../src/errors.ts'
import { addFace, createBusiness, plainFacts } from '../src/directory/records.ts'
import { recordVisit } from '../src/notebook/queries.ts'
import { correctVisit, removeVisit } from '../src/notebook/queries-corrections.ts'
import { openNotebook, ownNotebook } from '../src/notebook/queries-notebook.ts'
import { markAsked, openAsks } from '../src/notebook/queries-notes.ts'
import { visitsPage } from '../src/notebook/queries-visits.ts'
import type { VisitInput } from '../src/notebook/rules.ts'
import { walkInCard } from '../src/notebook/queries-walk-in.ts'
import { nobody, type SignedIn } from '../src/web/viewer.ts'
import { MORNING, openTown } from './support/town.ts'

/** Two residents, one shop, one face; whatever they do, each reads back their own words and nothing of the other's. */
let db: Db
const shop = { id: '', face: '' }
const accounts: string[] = []

beforeAll(async () => {
  const town = await openTown()
  db = town.house.db
  await inTransaction(db, async (trx) => {
    const made = await createBusiness(
      trx,
      { ...plainFacts, name: 'Blue Door' },
      { accountId: null, source: 'town' },
      MORNING,
    )
    const face = { name: 'Wanda', role: null, line: null, language: 'en', whenIn: null, accountId: null } as const
    Object.assign(shop, {
      id: made.id,
      face: await addFace(trx, made.id, { ...face, audience: 'anybody', openers: [] }, MORNING),
    })
  })
  accounts.push(await town.account('Ruth'), await town.account('Tom'))
})

interface ModelVisit {
  id: string
  day: string
  atShop: boolean
  withWanda: boolean
  talk: string[]
  asks: { body: string; asked: boolean }[]
}
type Model = ModelVisit[][]

interface Said {
  day: string
  atShop: boolean
  withWanda: boolean
  talk: string | null
  ask: string | null
}

type Step = { who: 0 | 1; nth: number } & (
  { do: 'record' | 'correct'; said: Said } | { do: 'remove' | 'meddle' } | { do: 'ask'; asked: boolean }
)

const words = fc.option(
  fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }).filter((text) => !text.includes('\0')),
)
const said = fc.record({
  day: fc.integer({ min: 1, max: 28 }).map((day) => `2026-10-${String(day).padStart(2, '0')}`),
  atShop: fc.boolean(),
  withWanda: fc.boolean(),
  talk: words,
  ask: words,
})
const who = fc.constantFrom<0 | 1>(0, 1)
const nth = fc.nat(20)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('record' as const), who, nth, said }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('correct' as const), who, nth, said }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('ask' as const), who, nth, asked: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('remove' as const, 'meddle' as const), who, nth }) },
)

const viewerOf = (who: 0 | 1): SignedIn => ({ ...nobody, accountId: accounts[who] ?? '', name: 'x', role: 'resident' })

const inputOf = (told: Said): VisitInput => ({
  businessId: told.atShop ? shop.id : null,
  place: told.atShop ? null : 'the post office',
  visitedOn: told.day,
  kind: 'visit',
  whatFor: null,
  met: told.withWanda ? [{ who: { face: shop.face }, smallTalk: null }] : [],
  smallTalk: told.talk,
  askNext: told.ask,
  language: 'en',
})

const linesOf = (told: Said): Pick<ModelVisit, 'talk' | 'asks'> => ({
  talk: told.talk === null ? [] : [told.talk],
  asks: told.ask === null ? [] : [{ body: told.ask, asked: false }],
})

async function take(model: Model, step: Step): Promise<void> {
  const own = model[step.who] ?? []
  const viewer = viewerOf(step.who)
  const notebook = await inTransaction(db, (trx) => openNotebook(trx, viewer, MORNING))
  const visit = own[step.nth % Math.max(own.length, 1)]
  if (step.do === 'record') {
    const { day, atShop, withWanda } = step.said
    const id = await inTransaction(db, (trx) => recordVisit(trx, notebook, inputOf(step.said), viewer, MORNING))
    own.push({ id, day, atShop, withWanda, ...linesOf(step.said) })
  } else if (step.do === 'meddle') {
    // The other's visit is as good as none.
    const other = model[1 - step.who]?.[0]
    if (other) await expect(inTransaction(db, (trx) => removeVisit(trx, notebook, other.id))).rejects.toThrow(NotFound)
  } else if (!visit) {
    return
  } else if (step.do === 'correct') {
    const { day, atShop, withWanda } = step.said
    const correction = { ...inputOf(step.said), lines: new Map<string, string | null>(), seenAt: MORNING }
    await inTransaction(db, (trx) => correctVisit(trx, notebook, visit.id, correction, viewer, MORNING))
    const { talk, asks } = linesOf(step.said)
    Object.assign(visit, { day, atShop, withWanda, talk: [...visit.talk, ...talk], asks: [...visit.asks, ...asks] })
  } else if (step.do === 'ask') {
    await markFirstAsk(visit, notebook, step.asked)
  } else {
    await inTransaction(db, (trx) => removeVisit(trx, notebook, visit.id))
    own.splice(own.indexOf(visit), 1)
  }
}

async function markFirstAsk(
  visit: ModelVisit,
  notebook: { id: string; accountId: string },
  asked: boolean,
): Promise<void> {
  const [first] = visit.asks
  if (!first) return
  const rows = await db
    .selectFrom('note')
    .select('id')
    .where('visitId', '=', visit.id)
    .where('askNext', '=', 1)
    .orderBy('id')
    .execute()
  await inTransaction(db, (trx) => markAsked(trx, notebook, rows[0]?.id ?? '', asked, '2026-11-17'))
  first.asked = asked
}

const latestFirst = (a: ModelVisit, b: ModelVisit): number =>
  a.day === b.day ? (a.id < b.id ? 1 : -1) : a.day < b.day ? 1 : -1

async function readsBack(own: ModelVisit[], who: 0 | 1): Promise<void> {
  const notebook = await ownNotebook(db, viewerOf(who))
  const sorted = [...own].sort(latestFirst)
  expect(await everyVisit(notebook)).toEqual(
    sorted.map((visit) => ({
      id: visit.id,
      day: visit.day,
      people: visit.withWanda ? ['Wanda'] : [],
      talk: visit.talk,
      asks: visit.asks.map((ask) => [ask.body, ask.asked]),
    })),
  )
  const open = own.flatMap((visit) => visit.asks.filter((ask) => !ask.asked).map((ask) => ask.body))
  expect((await openAsks(db, notebook)).map((ask) => ask.body).sort()).toEqual(open.sort())
  const card = await walkInCard(db, viewerOf(who), shop.id)
  const there = sorted.filter((visit) => visit.atShop)
  expect(card.visitCount).toBe(there.length)
  expect(card.lastVisit?.id ?? null).toBe(there[0]?.id ?? null)
  expect(card.lastVisit?.with ?? []).toEqual(there[0]?.withWanda ? ['Wanda'] : [])
  expect((card.lastVisit?.smallTalk ?? []).map((line) => line.words)).toEqual(there[0]?.talk ?? [])
  const askable = own.filter((visit) => visit.atShop || visit.withWanda)
  const asks = askable.flatMap((visit) => visit.asks.filter((ask) => !ask.asked).map((ask) => ask.body))
  expect(card.askNext.map((ask) => ask.body).sort()).toEqual(asks.sort())
}

/** Through the pages of the ledger, two visits at a time. */
async function everyVisit(notebook: { id: string; accountId: string }) {
  const all = []
  for (let after: string | null = null; ;) {
    const page: Awaited<ReturnType<typeof visitsPage>> = await visitsPage(db, notebook, { after, limit: 2 })
    all.push(...page.visits)
    if (page.next === null) break
    after = page.next
  }
  return all.map((visit) => ({
    id: visit.id,
    day: visit.visitedOn,
    people: visit.people.map((person) => person.name),
    talk: visit.notes.filter((note) => note.askNext === 0).map((note) => note.body),
    asks: visit.notes.filter((note) => note.askNext === 1).map((note) => [note.body, note.askedOn !== null]),
  }))
}

test('whatever two residents write down, put right, take out and ask, each reads back their own and only that', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      await db.deleteFrom('notebook').execute()
      const model: Model = [[], []]
      for (const one of steps) await take(model, one)
      await readsBack(model[0] ?? [], 0)
      await readsBack(model[1] ?? [], 1)
    }),
    { numRuns: 40 },
  )
}, 60_000)
