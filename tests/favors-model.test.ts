import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { FavorState } from '../src/db/columns/favors.ts'
import type { Db } from '../src/db/tables.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { BEHIND, behindValues } from '../src/accounts/behind-queries.ts'
import { ask } from '../src/db/written.ts'
import { Conflict, NotFound } from '../src/errors.ts'
import { favorFor, favorsOf, type Part } from '../src/favors/queries.ts'
import { answerFavor, standByFavor, takeBackFavor } from '../src/favors/queries-answers.ts'
import { recordFavor } from '../src/favors/queries-recording.ts'
import { favorsWaiting } from '../src/favors/queries-waiting.ts'
import {
  type Answer,
  answersOpen,
  begins,
  comesTo,
  type Happening,
  isSetAside,
  type Kind,
  moves,
  nameGoes,
  next,
  readableBy,
  recorderSide,
  type Side,
  standsBy,
} from '../src/favors/rules.ts'
import { unconfirmedFavorsJob } from '../src/favors/unconfirmed.ts'
import { later } from '../src/web/clock.ts'
import { nobody, type SignedIn } from '../src/web/viewer.ts'
import { MORNING, openTown, type TestTown } from './support/town.ts'

const answers: Answer[] = ['waiting', 'glad', 'yes', 'not-quite', 'no', 'not-me']
const given: Exclude<Answer, 'waiting'>[] = ['glad', 'yes', 'not-quite', 'no', 'not-me']
const happenings: Happening[] = ['agreed', 'amended', 'refused', 'stood-by', 'taken-back', 'ninety-days']
const states = Object.keys(moves) as FavorState[]

describe('the table of moves', () => {
  test('leads only to states it knows; what is taken back stays so; a no never leads to what counts', () => {
    for (const state of states) {
      for (const happening of happenings) {
        const to = next(state, happening)
        if (to) expect(states).toContain(to)
        if (state === 'withdrawn') expect(to).toBeNull()
        if (to && ['refused', 'stood-by', 'ninety-days', 'taken-back'].includes(happening))
          expect(isSetAside(to)).toBe(true)
      }
    }
  })

  const party = fc.record({ side: fc.constantFrom<Side>('gave', 'received'), answer: fc.constantFrom(...answers) })

  test('a favor counts only where somebody on each side stands by it', () => {
    fc.assert(
      fc.property(fc.array(party, { maxLength: 9 }), (parties) => {
        const come = comesTo('favor', parties)
        const stands = (side: Side) => parties.some((one) => one.side === side && standsBy(one.answer))
        expect(come === 'agreed').toBe(stands('gave') && stands('received'))
      }),
    )
  })

  test('nobody reads it further than its most careful party says, nor before each has answered', () => {
    const told = fc.record({
      answer: fc.constantFrom(...answers),
      audience: fc.constantFrom('parties' as const, 'neighbors' as const, 'anybody' as const),
      isNamed: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.constantFrom(...states), fc.array(told, { maxLength: 6 }), (state, parties) => {
        const named = parties.filter((one) => one.isNamed)
        const widest = readableBy(state, parties)
        if (widest === 'parties') return
        expect(['confirmed', 'thanked']).toContain(state)
        expect(named.every((one) => standsBy(one.answer) && one.audience !== 'parties')).toBe(true)
        if (widest === 'anybody') expect(named.every((one) => one.audience === 'anybody')).toBe(true)
      }),
    )
  })

  test('a no is nobody’s business only where others of that side are left', () => {
    expect(nameGoes('no', 'gave', [{ side: 'gave', answer: 'waiting' }])).toBe(true)
    expect(nameGoes('no', 'gave', [{ side: 'gave', answer: 'no' }])).toBe(false)
    expect(nameGoes('no', 'received', [{ side: 'gave', answer: 'yes' }])).toBe(false)
    expect(nameGoes('not-me', 'gave', [])).toBe(true)
  })
})

/** Four neighbors and one who is never named; whatever they do, the town keeps what this model says. */
const WHO = 4
const STRANGER = WHO
let town: TestTown
let db: Db
const accounts: string[] = []

beforeAll(async () => {
  town = await openTown()
  db = town.house.db
  for (const name of ['Ruth', 'Earl', 'Opal', 'Ben', 'Dee']) accounts.push(await town.account(name))
})

interface ModelParty {
  who: number
  side: Side
  answer: Answer
  isNamed: boolean
}

interface ModelFavor {
  id: string
  kind: Kind
  recorder: number
  state: FavorState
  parties: ModelParty[]
  /** What was told and answered, by whom, and has not been taken back. */
  tellings: { by: number; words: string }[]
  replies: string[]
}

type Step =
  | { do: 'record'; by: number; kind: Kind; there: number[]; here: number[] }
  | { do: 'answer'; by: number; nth: number; answer: Exclude<Answer, 'waiting'> }
  | { do: 'stand' | 'take-back'; by: number; nth: number }
  | { do: 'ninety-days' }

const who = fc.integer({ min: 0, max: WHO - 1 })
const nth = fc.nat(5)
const some = (most: number) => fc.uniqueArray(who, { maxLength: most })
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('record' as const),
      by: who,
      kind: fc.constantFrom<Kind>('thanks', 'favor'),
      there: some(3),
      here: some(2),
    }),
  },
  {
    weight: 9,
    arbitrary: fc.record({ do: fc.constant('answer' as const), by: who, nth, answer: fc.constantFrom(...given) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('stand' as const, 'take-back' as const), by: who, nth }) },
  { weight: 1, arbitrary: fc.constant({ do: 'ninety-days' as const }) },
)

const viewerOf = (person: number): SignedIn => ({
  ...nobody,
  accountId: accounts[person] ?? '',
  name: 'x',
  role: 'resident',
})

const partyOf = (favor: ModelFavor, person: number): ModelParty | undefined =>
  favor.parties.find((one) => one.who === person && one.isNamed)

/** Whether a favor is there for somebody at all. */
function isThere(favor: ModelFavor, person: number): boolean {
  const party = partyOf(favor, person)
  if (!party) return false
  return favor.state !== 'withdrawn' || (person !== favor.recorder && party.answer !== 'waiting')
}

async function record(model: ModelFavor[], one: Step & { do: 'record' }, now: string): Promise<void> {
  const there = one.there.filter((person) => person !== one.by)
  const here = one.here.filter((person) => person !== one.by && !there.includes(person))
  if (there.length === 0) return
  const words = `first telling ${String(model.length)}`
  const named = (people: number[]) => people.map((person) => ({ account: accounts[person] ?? '' }))
  const input = { kind: one.kind, words, language: 'en', happenedOn: '2026-11-01', passedOnFromId: null } as const
  const id = await inTransaction(db, (trx) =>
    recordFavor(trx, viewerOf(one.by), { ...input, there: named(there), here: named(here) }, now),
  )
  const side = recorderSide[one.kind]
  const across: Side = side === 'gave' ? 'received' : 'gave'
  model.push({
    id,
    kind: one.kind,
    recorder: one.by,
    state: begins[one.kind],
    parties: [
      { who: one.by, side, answer: 'yes', isNamed: true },
      ...here.map((person) => ({ who: person, side, answer: 'waiting' as const, isNamed: true })),
      ...there.map((person) => ({ who: person, side: across, answer: 'waiting' as const, isNamed: true })),
    ],
    tellings: [{ by: one.by, words }],
    replies: [],
  })
}

async function answer(favor: ModelFavor, one: Step & { do: 'answer' }, now: string): Promise<void> {
  const words = `${one.answer} by ${String(one.by)} at ${now}`
  const sent = inTransaction(db, (trx) =>
    answerFavor(trx, viewerOf(one.by), favor.id, { answer: one.answer, of: null, words, language: 'en' }, now),
  )
  const party = partyOf(favor, one.by)
  if (!party || !isThere(favor, one.by)) return expect(sent).rejects.toThrow(NotFound)
  if (party.answer === one.answer && one.answer !== 'not-quite') return sent
  const open = answersOpen(favor.kind, favor.state, party.answer, one.by === favor.recorder)
  if (!open.includes(one.answer)) return expect(sent).rejects.toThrow(Conflict)
  await sent
  if (one.answer === 'not-quite') {
    for (const other of favor.parties) if (other.isNamed) other.answer = 'waiting'
    Object.assign(party, { answer: 'not-quite' })
    favor.tellings.push({ by: one.by, words })
    favor.state = next(favor.state, 'amended') ?? favor.state
    return
  }
  const others = favor.parties.filter((other) => other !== party)
  party.answer = one.answer
  party.isNamed = !nameGoes(one.answer, party.side, others)
  if (one.answer === 'no' && party.isNamed) favor.replies.push(words)
  const happened = comesTo(favor.kind, favor.parties)
  if (happened) favor.state = next(favor.state, happened) ?? favor.state
}

async function stand(favor: ModelFavor, by: number, now: string): Promise<void> {
  const sent = inTransaction(db, (trx) => standByFavor(trx, viewerOf(by), favor.id, now))
  if (by !== favor.recorder || favor.state === 'withdrawn') return expect(sent).rejects.toThrow(NotFound)
  const to = favor.state === 'disputed' ? 'disputed' : next(favor.state, 'stood-by')
  if (!to) return expect(sent).rejects.toThrow(Conflict)
  await sent
  favor.state = to
}

async function takeBack(model: ModelFavor[], favor: ModelFavor, by: number, now: string): Promise<void> {
  const sent = inTransaction(db, (trx) => takeBackFavor(trx, viewerOf(by), favor.id, now))
  if (by !== favor.recorder) return expect(sent).rejects.toThrow(NotFound)
  await sent
  if (favor.state === 'withdrawn') return
  favor.tellings = favor.tellings.filter((telling) => telling.by !== by)
  if (favor.tellings.length + favor.replies.length === 0) model.splice(model.indexOf(favor), 1)
  else favor.state = 'withdrawn'
}

async function take(model: ModelFavor[], one: Step, now: string): Promise<void> {
  if (one.do === 'record') return record(model, one, now)
  if (one.do === 'ninety-days') {
    await unconfirmedFavorsJob(town.house).run(now)
    for (const favor of model)
      if (favor.state === 'recorded') favor.state = next('recorded', 'ninety-days') ?? favor.state
    return
  }
  const favor = model[one.nth % Math.max(model.length, 1)]
  if (!favor) return
  if (one.do === 'answer') return answer(favor, one, now)
  return one.do === 'stand' ? stand(favor, one.by, now) : takeBack(model, favor, one.by, now)
}

const idsOf = async (person: number, part: Part): Promise<string[]> =>
  (await favorsOf(db, viewerOf(person), part, { limit: 100 })).favors.map((favor) => favor.id).sort()

async function readsAsTheModel(model: ModelFavor[]): Promise<void> {
  for (const favor of model) {
    for (const person of [0, 1, 2, 3, STRANGER]) {
      const reading = favorFor(db, viewerOf(person), favor.id)
      if (!isThere(favor, person)) {
        await expect(reading).rejects.toThrow(NotFound)
        continue
      }
      const seen = await reading
      expect([seen.state, seen.mine.answer]).toEqual([favor.state, partyOf(favor, person)?.answer])
      // Who has not answered knows nobody's name but that of whoever wrote it.
      if (seen.mine.answer === 'waiting' && person !== favor.recorder) {
        expect(seen.others.every((one) => one.name !== 'former' && one.name.said === nameOf(favor.recorder))).toBe(true)
      }
    }
    const told = await db
      .selectFrom('favorTelling')
      .select('words')
      .where('favorId', '=', favor.id)
      .orderBy('id')
      .execute()
    expect(told.map((one) => one.words)).toEqual(favor.tellings.map((one) => one.words))
    const parties = await db.selectFrom('favorParty').select('ownWords').where('favorId', '=', favor.id).execute()
    const kept = parties.flatMap((one) => one.ownWords?.split('\n') ?? []).sort()
    expect(kept).toEqual([...favor.replies].sort())
  }
  for (const person of [0, 1, 2, 3, STRANGER]) await shelvesAsTheModel(model, person)
}

const nameOf = (person: number): string => ['Ruth', 'Earl', 'Opal', 'Ben', 'Dee'][person] ?? ''

async function shelvesAsTheModel(model: ModelFavor[], person: number): Promise<void> {
  const own = model.filter((favor) => isThere(favor, person))
  for (const side of ['gave', 'received'] as const) {
    const counted = own.filter((favor) => {
      const party = partyOf(favor, person)
      return party?.side === side && standsBy(party.answer) && ['confirmed', 'thanked'].includes(favor.state)
    })
    expect(await idsOf(person, side)).toEqual(counted.map((favor) => favor.id).sort())
  }
  const aside = own.filter((favor) => isSetAside(favor.state))
  expect(await idsOf(person, 'aside')).toEqual(aside.map((favor) => favor.id).sort())
  const waits = own.filter(
    (favor) =>
      (partyOf(favor, person)?.answer === 'waiting' && !isSetAside(favor.state)) ||
      (favor.recorder === person && favor.state === 'declined'),
  )
  const viewer = viewerOf(person)
  const listed = (await favorsWaiting.list(db, viewer, MORNING.slice(0, 10)))
    .map((word) => word.href.split('/').at(-1))
    .sort()
  expect(listed).toEqual(waits.map((favor) => favor.id).sort())
  const params = new Array<string>(favorsWaiting.params).fill(viewer.accountId)
  const text = `${BEHIND} select (${favorsWaiting.countSql}) as "waits"`
  const today = MORNING.slice(0, 10)
  const [counted] = await ask<{ waits: number | string }>(db, text, [
    ...behindValues(viewer.accountId, today),
    ...params,
  ])
  expect(Number(counted?.waits)).toBe(waits.length)
}

test('whatever four neighbors write, answer, contest and take back, each reads their own and it stands as the table says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 18 }), async (steps) => {
      await db.deleteFrom('favor').execute()
      const model: ModelFavor[] = []
      let now = MORNING
      for (const one of steps) {
        now = later(now, one.do === 'ninety-days' ? 91 * 86_400 : 60)
        await take(model, one, now)
      }
      await readsAsTheModel(model)
    }),
    { numRuns: 40 },
  )
}, 120_000)
