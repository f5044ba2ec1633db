import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { goesIn } from '../src/newcomers/going-in-rules.ts'
import {
  type Between,
  crowdOf,
  inOrder,
  type Placed,
  score,
  spareOf,
  type Standing,
  tieOf,
  waysTo,
  wayScore,
} from '../src/newcomers/rules.ts'
import { readTopic, topicFit, topicKeyOf, topicWords } from '../src/newcomers/topic-rules.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const many = fc.integer({ min: 0, max: 20 })
const between: fc.Arbitrary<Between> = fc.record({
  accountId: fc.uuid(),
  known: many,
  knowsPerson: fc.integer({ min: 1, max: 10 }),
  introduces: fc.boolean(),
  spare: share,
})
const standing: fc.Arbitrary<Standing> = fc.record({
  topic: share,
  known: many,
  crowd: fc.constantFrom('none', 'several', 'many'),
  between: fc.array(between, { maxLength: 6 }),
})

describe('the order of ways to somebody', () => {
  test('is between nothing and one, and nothing where the topic is none of theirs', () => {
    fc.assert(
      fc.property(standing, (one) => {
        expect(score(one)).toBeGreaterThanOrEqual(0)
        expect(score(one)).toBeLessThanOrEqual(1)
        expect(score({ ...one, topic: 0 })).toBe(0)
      }),
    )
  })

  test('no further tie, neighbor between, or better answer makes anybody harder to reach', () => {
    fc.assert(
      fc.property(standing, between, (one, more) => {
        expect(score({ ...one, between: [...one.between, more] })).toBeGreaterThanOrEqual(score(one))
        expect(score({ ...one, known: one.known + 1 })).toBeGreaterThanOrEqual(score(one))
        expect(score({ ...one, topic: Math.min(1, one.topic + 0.1) })).toBeGreaterThanOrEqual(score(one))
        expect(score({ ...one, crowd: 'many' })).toBeGreaterThanOrEqual(score(one))
      }),
    )
  })

  test('each further tie counts less than the one before, and an introducer without time is no way', () => {
    fc.assert(
      fc.property(many, share, between, (n, topic, one) => {
        expect(tieOf(n + 2) - tieOf(n + 1)).toBeLessThan(tieOf(n + 1) - tieOf(n))
        expect(wayScore(topic, { ...one, introduces: true, known: 0, spare: 0 })).toBe(0)
      }),
    )
  })

  test('a name is said only of somebody the reader knows; only who introduces and still can is asked to', () => {
    fc.assert(
      fc.property(standing, (one) => {
        const { nameToSay, introducer } = waysTo(one)
        const by = (id: string | null) => one.between.find(({ accountId }) => accountId === id)
        if (nameToSay) expect(by(nameToSay)?.known).toBeGreaterThan(0)
        else expect(one.between.every(({ known }) => known === 0)).toBe(true)
        if (introducer) expect(by(introducer)).toMatchObject({ introduces: true })
        const free = one.between.filter(({ introduces, spare }) => introduces && spare > 0)
        expect(introducer === null).toBe(free.length === 0)
        if (free.some(({ known }) => known > 0)) expect(by(introducer)?.known).toBeGreaterThan(0)
      }),
    )
  })

  test('is total: the same people stand in the same order, however they came', () => {
    const placed: fc.Arbitrary<Placed> = fc.record({
      score: share,
      openRank: fc.nat(4),
      nameKey: fc.constantFrom('ann', 'ben', 'cal'),
      key: fc.uuid(),
    })
    fc.assert(
      fc.property(fc.array(placed, { maxLength: 12 }), (people) => {
        expect(people.toReversed().sort(inOrder)).toEqual(people.toSorted(inOrder))
      }),
    )
  })

  test('fewer than three households are nobody, and a month runs out', () => {
    expect([0, 1, 2].map(crowdOf)).toEqual(['none', 'none', 'none'])
    expect([3, 9, 10, 500].map(crowdOf)).toEqual(['several', 'several', 'many', 'many'])
    expect([spareOf(4, 0), spareOf(4, 3), spareOf(4, 4), spareOf(4, 9), spareOf(0, 0)]).toEqual([1, 0.25, 0, 0, 0])
  })
})

describe('topics', () => {
  test.each([
    ['firewood', 'Dry firewood, and telling when it is'],
    ['leña', 'Dry firewood, and telling when it is'],
    ['someone to come along and interpret', 'Acompañar a alguien a interpretar'],
    ['school bus', 'School bus: which one, and where it stops'],
    ['autobús escolar', 'Which bus, and where it stops'],
    ['deer processing', 'Deer processing: I do our own'],
    ['ir a misa', 'Church: ours, or another'],
    ['hunting', 'Cacería: de quién es el terreno'],
    ['babysitting', 'Cuidar niños por la tarde'],
    ['well water', 'How deep your well is'],
    ['permiso de quema', 'Burn permits, and how to fill them in'],
    ['a ride to Boone', 'Aventón a Boone los miércoles'],
    ['just moved here', 'A quién conocer en el pueblo'],
    ['roller derby', 'Roller derby'],
  ])('%s is answered by: %s', (about, offered) => {
    expect(topicFit(readTopic(about), topicWords(offered))).toBeGreaterThan(0.5)
  })

  test.each([
    ['firewood', 'School bus'],
    ['school bus', 'Septic tanks'],
    ['church', 'Deer processing'],
    ['leña', 'Cuidar niños'],
  ])('%s is not answered by: %s', (about, offered) => {
    expect(topicFit(readTopic(about), topicWords(offered))).toBe(0)
  })

  test('whatever is said answers itself, and capitals, accents and order make no other topic of it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('roller', 'derby', 'Otis', 'café', 'pump', 'tuba'), { minLength: 1 }),
        (words) => {
          const said = words.join(' ')
          expect(topicFit(readTopic(said), topicWords(said))).toBeGreaterThan(0.5)
          expect(topicKeyOf(words.toReversed().join(' ').toUpperCase())).toBe(topicKeyOf(said))
        },
      ),
    )
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (said) => topicKeyOf(said).length >= 0 && topicWords(said).length < 80,
      ),
    )
  })
})

test.each([
  ['walk-in', 'open', '2026-11-17T22:00:00.000Z', null, 'open'],
  ['', 'open', null, null, 'unsure'],
  ['walk-in', 'closed', null, '2026-11-21T15:00:00.000Z', 'opens'],
  ['walk-in', 'unknown', null, null, 'unsure'],
  ['call-first', 'open', '2026-11-17T22:00:00.000Z', null, 'call'],
  ['call-first walk-in', 'open', '2026-11-17T22:00:00.000Z', null, 'open'],
  ['walk-in', 'call-first', null, null, 'call'],
  ['walk-in', 'by-appointment', null, null, 'appointment'],
  ['by-appointment', 'closed', null, '2026-11-21T15:00:00.000Z', 'appointment'],
] as const)('a door that likes "%s" and is %s: %s %s %s', (approach, openState, openUntil, opensAt, way) => {
  expect(goesIn({ approach, openState, openUntil, opensAt })).toBe(way)
})
