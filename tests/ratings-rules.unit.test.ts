import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { WouldGoBack } from '../src/db/columns/ratings.ts'
import {
  bucketOf,
  expected,
  score,
  type Weighed,
  weightOf,
  wordOf,
  wordRanks,
  words,
  worth,
} from '../src/ratings/rules.ts'
import { mondayOf } from '../src/ratings/publication.ts'

const ALL: readonly WouldGoBack[] = ['yes', 'mixed', 'no']
const MONTH = 365.25 / 12
const answer = (household: string, said: WouldGoBack, ageDays = 0, interested = false): Weighed => ({
  household,
  answer: said,
  ageDays,
  interested,
})
const answers = fc.array(
  fc.record({
    household: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    answer: fc.constantFrom(...ALL),
    ageDays: fc.integer({ min: 0, max: 4000 }),
    interested: fc.boolean(),
  }),
  { maxLength: 12 },
)
const mean = fc.double({ min: 0, max: 1, noNaN: true })

describe('the score', () => {
  test('is the formula: (C·m + Σ w·u) / (C + Σ w)', () => {
    expect(score([], 0.85)).toBeCloseTo(0.85)
    expect(score([answer('a', 'yes'), answer('b', 'yes'), answer('c', 'yes')], 0.85)).toBeCloseTo(7.25 / 8)
    expect(score([answer('a', 'no'), answer('b', 'mixed')], 0.5)).toBeCloseTo(3 / 7)
  })

  test('an answer weighs half after 36 months, nothing with a conflict of interest', () => {
    expect(weightOf({ ageDays: 36 * MONTH, interested: false })).toBeCloseTo(0.5)
    expect(weightOf({ ageDays: 0, interested: false })).toBe(1)
    expect(weightOf({ ageDays: 0, interested: true })).toBe(0)
    expect(score([answer('a', 'no', 36 * MONTH)], 0.85)).toBeCloseTo(4.25 / 5.5)
  })

  test('a household weighs no more than one', () => {
    const two = score([answer('a', 'yes'), answer('a', 'no')], 0.85)
    expect(two).toBeCloseTo((4.25 + 0.5) / 6)
    fc.assert(
      fc.property(mean, fc.constantFrom(...ALL), fc.integer({ min: 1, max: 9 }), (m, said, many) => {
        const home = Array.from({ length: many }, () => answer('a', said))
        expect(score(home, m)).toBeCloseTo(score([answer('a', said)], m))
      }),
    )
  })

  test('lies between 0 and 1, moves toward what is said, and conflicts never move it', () => {
    fc.assert(
      fc.property(answers, mean, (said, m) => {
        const before = score(said, m)
        expect(before).toBeGreaterThanOrEqual(0)
        expect(before).toBeLessThanOrEqual(1)
        expect(score([...said, answer('z', 'yes')], m)).toBeGreaterThanOrEqual(before)
        expect(score([...said, answer('z', 'no')], m)).toBeLessThanOrEqual(before)
        expect(score([...said, answer('z', 'no', 0, true)], m)).toBeCloseTo(before, 12)
      }),
    )
  })

  test('the mean is the trade’s where it has 20 ratings, else the town’s, else 0.85', () => {
    expect(expected(undefined, { sum: 0, ratings: 0 })).toBe(0.85)
    expect(expected({ sum: 10, ratings: 20 }, { sum: 80, ratings: 100 })).toBe(0.5)
    expect(expected({ sum: 9, ratings: 19 }, { sum: 80, ratings: 100 })).toBe(0.8)
    expect(expected({ sum: 9, ratings: 19 }, { sum: 9, ratings: 19 })).toBe(0.85)
  })
})

describe('words and buckets', () => {
  test('a higher score never has a lower word', () => {
    fc.assert(
      fc.property(mean, mean, (one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)]
        expect(words.indexOf(wordOf(high))).toBeLessThanOrEqual(words.indexOf(wordOf(low)))
      }),
    )
  })

  test.each([
    [1, 'nearly-everyone'],
    [0.906, 'nearly-everyone'],
    [0.78, 'most'],
    [0.6, 'some'],
    [0.2, 'few'],
  ])('%d is "%s"', (at, word) => expect(wordOf(at)).toBe(word))

  test('a place without a word stands behind "some" and before "few"', () => {
    expect(
      Object.entries(wordRanks)
        .sort(([, a], [, b]) => a - b)
        .map(([word]) => word),
    ).toEqual(['nearly-everyone', 'most', 'some', 'none', 'few'])
  })

  test('a bucket says at least so many, and nothing below three', () => {
    expect([0, 2, 3, 4, 5, 9, 10, 24, 25, 400].map(bucketOf)).toEqual([null, null, 3, 3, 5, 5, 10, 10, 25, 25])
  })

  test('an answer is worth 1, a half or nothing', () => expect(worth).toEqual({ yes: 1, mixed: 0.5, no: 0 }))
})

test('a week begins on Monday', () => {
  expect(['2026-11-16', '2026-11-17', '2026-11-22', '2026-11-23'].map(mondayOf)).toEqual([
    '2026-11-16',
    '2026-11-16',
    '2026-11-16',
    '2026-11-23',
  ])
})
