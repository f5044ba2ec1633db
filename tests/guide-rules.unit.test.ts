import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CouldMeet, hostSeen, lastDayOf, MOST_PEOPLE, peopleToMeet } from '../src/newcomers/guide-rules.ts'

const could = fc.record({
  faceId: fc.uuid(),
  businessId: fc.integer({ min: 1, max: 16 }).map(String),
  kind: fc.constantFrom('neighbor', 'neighbor', 'need-eat', 'need-library'),
  walkIn: fc.boolean(),
  hasOpener: fc.boolean(),
})

test('a guide leads to ten people at most, one a business, whom the first needs name before all others', () => {
  fc.assert(
    fc.property(fc.uniqueArray(could, { selector: ({ faceId }) => faceId }), (all: CouldMeet[]) => {
      const chosen = peopleToMeet(all)
      expect(chosen.length).toBeLessThanOrEqual(MOST_PEOPLE)
      expect(chosen.length).toBe(Math.min(MOST_PEOPLE, new Set(all.map(({ businessId }) => businessId)).size))
      expect(new Set(chosen.map(({ businessId }) => businessId)).size).toBe(chosen.length)
      const firstOther = chosen.findIndex(({ kind }) => kind === 'neighbor')
      if (firstOther >= 0) expect(chosen.slice(firstOther).every(({ kind }) => kind === 'neighbor')).toBe(true)
      for (const one of chosen) expect(all).toContain(one)
    }),
  )
})

test('thirty days are thirty, and a no reads as a silence', () => {
  expect(lastDayOf('2026-11-17')).toBe('2026-12-16')
  expect([hostSeen(null), hostSeen('asked'), hostSeen('no'), hostSeen('yes')]).toEqual([
    'none',
    'asked',
    'asked',
    'walks',
  ])
})
