import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Db } from '../src/db/tables.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { Conflict, NotFound } from '../src/errors.ts'
import {
  askToBeIntroduced,
  introduces,
  lapse,
  moveOn,
  ownIntroductions,
  putAside,
} from '../src/newcomers/queries-introductions.ts'
import { legOf, type Move } from '../src/newcomers/introduction-rules.ts'
import { newcomersWaiting } from '../src/newcomers/queries-waiting.ts'
import { makeOffer } from '../src/newcomers/queries-offers.ts'
import { type Subject, vouchFor } from '../src/newcomers/queries-vouches.ts'
import { ask } from '../src/db/written.ts'
import { nobody, type SignedIn } from '../src/web/viewer.ts'
import { MORNING, openTown } from './support/town.ts'

/** Four residents who each introduce people to each of the others; whatever they do, each sees their own leg and no more. */
const PEOPLE = 4
const CAP = 3
const MONTH = '2026-11-01T04:00:00.000Z'
let db: Db
const ids: string[] = []

beforeAll(async () => {
  const town = await openTown()
  db = town.house.db
  for (const name of ['Ann', 'Ben', 'Cal', 'Dot']) ids.push(await town.account(name))
  const said = { language: 'en', today: '2026-11-01' } as const
  await inTransaction(db, async (trx) => {
    for (const one of ids) {
      const offer = { topic: 'Anything', whenAndWhere: null, opener: null, introducesPerMonth: CAP }
      await makeOffer(trx, one, offer, 'en')
      for (const other of ids.filter((id) => id !== one))
        await vouchFor(trx, one, subject(other), { topic: 'Anything', namesMe: 1, introduces: 1 }, said)
    }
  })
})

const subject = (accountId: string): Subject => ({ token: '', faceId: null, accountId, name: '', place: null })
const viewerOf = (who: number): SignedIn => ({ ...nobody, accountId: ids[who] ?? '', name: 'x', role: 'resident' })

interface Modelled {
  id: string
  asker: number
  introducer: number
  other: number
  yes: number
  made: boolean
  met: boolean
  over: boolean
  aside: boolean
}

type Step =
  | { do: 'ask'; asker: number; introducer: number; other: number }
  | { do: Move; who: number; nth: number }
  | { do: 'let-be'; who: number; nth: number }
  | { do: 'wait' }

const person = fc.integer({ min: 0, max: PEOPLE - 1 })
const nth = fc.nat(6)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('ask' as const), asker: person, introducer: person, other: person }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom<Move>('agree', 'agree', 'make', 'meet', 'take-back'),
      who: person,
      nth,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('let-be' as const), who: person, nth }) },
  { weight: 1, arbitrary: fc.constant({ do: 'wait' as const }) },
)

/** The story in the plainest words: whose move it is, and what it leads to. */
function allowed(one: Modelled, who: number, move: Move | 'let-be'): boolean {
  if (one.over || one.met) return false
  if (move === 'agree') return who === (one.yes === 0 ? one.introducer : one.yes === 1 ? one.other : -1)
  if (move === 'let-be') return allowed(one, who, 'agree')
  if (move === 'take-back') return who === one.asker && one.yes < 2
  if (move === 'make') return who === one.introducer && one.yes === 2 && !one.made
  return one.yes === 2 && (who === one.asker || who === one.other)
}

/** Made again, a move changes nothing and is no error: the finger was nervous. */
function isAgain(one: Modelled, who: number, move: Move | 'let-be'): boolean {
  if (move === 'agree' && one.yes === 2) return who === one.other && !one.made && !one.met
  if (move === 'agree') return who === one.introducer && one.yes === 1 && !one.over
  if (move === 'make') return who === one.introducer && one.made && !one.met
  if (move === 'meet') return (who === one.asker || who === one.other) && one.met
  return move === 'take-back' && who === one.asker && one.over
}

function apply(one: Modelled, move: Move): void {
  if (move === 'agree') one.yes += 1
  if (move === 'make') one.made = true
  if (move === 'meet') one.met = true
  if (move === 'take-back') one.over = true
  one.aside = false
}

async function take(model: Modelled[], step: Step): Promise<void> {
  if (step.do === 'wait') {
    await inTransaction(db, (trx) => lapse(trx, MORNING))
    for (const one of model) if (one.yes < 2) one.over = true
    return
  }
  if (step.do === 'ask') {
    const { asker, introducer, other } = step
    if (new Set([asker, introducer, other]).size < 3) return
    const open = model.find(
      (one) => one.asker === asker && one.introducer === introducer && one.other === other && !one.over && !one.met,
    )
    const asked = model.filter((one) => one.introducer === introducer).length
    const about = { topic: 'Anything', words: null, language: 'en' } as const
    const asking = { ...about, subject: subject(ids[other]!), introducerId: ids[introducer]!, reach: `reach-${asker}` }
    const when = { now: MORNING, monthBegan: MONTH }
    const made = inTransaction(db, (trx) => askToBeIntroduced(trx, ids[asker]!, asking, when))
    if (!open && asked >= CAP) return expect(made).rejects.toThrow(Conflict)
    const id = await made
    if (open) expect(id).toBe(open.id)
    else model.push({ id, asker, introducer, other, yes: 0, made: false, met: false, over: false, aside: false })
    return
  }
  const one = model[step.nth % Math.max(1, model.length)]
  if (!one) return
  const viewer = viewerOf(step.who)
  const may = allowed(one, step.who, step.do)
  const move = step.do
  const done =
    move === 'let-be'
      ? inTransaction(db, (trx) => putAside(trx, viewer, one.id))
      : inTransaction(db, (trx) => moveOn(trx, viewer, one.id, move, { now: MORNING, reach: `reach-${step.who}` }))
  if (!may && isAgain(one, step.who, move)) {
    await done
    return
  }
  if (!may) return expect(done).rejects.toThrow(NotFound)
  await done
  if (move === 'let-be') one.aside = true
  else apply(one, move)
}

/** What each may see of it, said again without the rules. */
function expectedLeg(one: Modelled, who: number): string | null {
  const both = one.yes === 2
  if (one.met) return 'met'
  if (one.made) return 'made'
  if (both) return 'both-agreed'
  if (who === one.asker) return one.over ? 'lapsed' : 'waiting'
  if (who === one.introducer) {
    if (one.over) return 'lapsed'
    return one.yes === 1 ? 'waiting' : one.aside ? 'lapsed' : 'your-turn'
  }
  if (one.over || one.yes === 0) return null
  return one.aside ? 'lapsed' : 'your-turn'
}

async function compare(model: Modelled[]): Promise<void> {
  for (let who = 0; who < PEOPLE; who += 1) {
    const viewer = viewerOf(who)
    const seen = await ownIntroductions(db, viewer)
    const mine = model.filter((one) => [one.asker, one.introducer, one.other].includes(who))
    expect(new Set(seen.map(({ id }) => id))).toEqual(new Set(mine.map(({ id }) => id)))
    for (const one of mine) {
      const row = seen.find(({ id }) => id === one.id)!
      expect(row.parts).toHaveLength(1)
      expect(legOf(row.state, row.parts[0]!, row.putAside)).toBe(expectedLeg(one, who))
      const reach =
        one.yes < 2 ? null : who === one.asker ? `reach-${one.other}` : who === one.other ? `reach-${one.asker}` : null
      expect(row.reach).toBe(reach)
    }
    const { countSql, params, list } = newcomersWaiting
    const [counted] = await ask<Record<string, number>>(db, countSql, Array<string>(params).fill(viewer.accountId))
    const waits = await list(db, viewer, MORNING.slice(0, 10))
    const vouches = PEOPLE - 1
    expect(Object.values(counted!)[0]).toBe(waits.length)
    expect(waits.length - vouches).toBeGreaterThanOrEqual(0)
  }
}

test('whatever many people ask, answer and leave unanswered, each sees their own leg, and contact details wait for both', async () => {
  expect(await introduces(db, ids[0]!, subject(ids[1]!))).toBe(true)
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      await db.deleteFrom('introduction').execute()
      const model: Modelled[] = []
      for (const one of steps) {
        await take(model, one)
        await compare(model)
      }
    }),
    { numRuns: 40 },
  )
}, 120_000)

test('to the asker a no, a silence and a take-back by time look alike, whoever it was', async () => {
  const told = async (steps: Step[]): Promise<unknown> => {
    await db.deleteFrom('introduction').execute()
    const model: Modelled[] = []
    for (const one of [{ do: 'ask', asker: 0, introducer: 1, other: 2 } as const, ...steps]) await take(model, one)
    const views: unknown[] = []
    const look = async () => {
      const [{ id: _id, state: _state, putAside: _aside, ...shown }] = (await ownIntroductions(db, viewerOf(0))) as [
        Awaited<ReturnType<typeof ownIntroductions>>[number],
      ]
      const [row] = await ownIntroductions(db, viewerOf(0))
      views.push({ ...shown, leg: legOf(row!.state, 'asker', row!.putAside) })
    }
    await look()
    await take(model, { do: 'wait' })
    await look()
    return views
  }
  const silence = await told([])
  const introducersNo = await told([{ do: 'let-be', who: 1, nth: 0 }])
  const othersSilence = await told([{ do: 'agree', who: 1, nth: 0 }])
  const othersNo = await told([
    { do: 'agree', who: 1, nth: 0 },
    { do: 'let-be', who: 2, nth: 0 },
  ])
  expect([introducersNo, othersSilence, othersNo]).toEqual([silence, silence, silence])
})
