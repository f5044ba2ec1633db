import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Compared, reasons, reasonsAlike } from '../src/directory/duplicates/alike.ts'
import { keysOf } from '../src/directory/duplicates/keys.ts'
import { type Behind, booksTogether } from '../src/directory/merges/rules.ts'

const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null })
const words = ['gap', 'hardware', 'feed', 'plummer', 'plumer', 'garage', 'inc', 'the', 'earls', 'hay', '421']
const entry: fc.Arbitrary<Compared> = fc
  .record({
    name: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }).map((all) => all.join(' ')),
    phone: maybe(fc.constantFrom('+13365550101', '+13365550102', '+18005550103')),
    website: maybe(fc.constantFrom('https://one.example/', 'https://www.one.example', 'https://facebook.com/two')),
    street: maybe(fc.constantFrom('12 Main Street', '12 Main St', '14 Main St', '3 Depot Rd', 'behind the church')),
    locality: maybe(fc.constantFrom('Laurel Gap', 'Sparta')),
    point: maybe(fc.record({ lat: fc.double({ min: 36, max: 36.01, noNaN: true }), lon: fc.constant(-81.3) })),
    owners: fc.subarray(['earl', 'wanda']),
  })
  .map(({ point, ...rest }) => ({ ...rest, lat: point?.lat ?? null, lon: point?.lon ?? null }))

const nothing: Compared = {
  ...{ name: '', phone: null, website: null, street: null, locality: 'Laurel Gap', lat: null, lon: null },
  owners: [],
}

describe('what looks like one business', () => {
  test('is the same from both sides, and for a reason in words of which the name is always one', () => {
    fc.assert(
      fc.property(entry, entry, (one, other) => {
        const why = reasonsAlike(one, other)
        expect(reasonsAlike(other, one)).toEqual(why)
        for (const reason of why) expect(reasons).toContain(reason)
        if (why.length > 0) expect(why.some((reason) => reason.endsWith('-name'))).toBe(true)
        if (why.length > 0) expect(why.length).toBeGreaterThan(1)
      }),
    )
  })

  test('a phone, an owner and a roof in common are none while the names differ', () => {
    fc.assert(
      fc.property(entry, (one) => {
        expect(reasonsAlike(one, { ...one, name: 'Something Else Entirely' })).toEqual([])
      }),
    )
  })

  test('a chain in another town is none, also by one toll-free number', () => {
    fc.assert(
      fc.property(entry, (one) => {
        const here = { ...one, lat: null, lon: null, street: null, locality: 'Laurel Gap', phone: '+18005550103' }
        expect(reasonsAlike(here, { ...here, locality: 'Boone' })).toEqual([])
      }),
    )
  })

  test('has a key in common, so that it is found', () => {
    fc.assert(
      fc.property(entry, entry, (one, other) => {
        if (reasonsAlike(one, other).length === 0) return
        const keys = new Set(keysOf(one))
        expect(keysOf(other).some((key) => keys.has(key))).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test.each([
    ['Gap Hardware & Feed, Inc.', 'Gap Hardware and Feed'],
    ['Fox Run Svc', 'Fox Run Service'],
    ['Plummer Garage', 'Plumer Garage'],
    ['Farmer’s Store', 'Farmers Store'],
    ['Bluedoor', 'Blue Door'],
  ])('%s and %s with one phone', (name, again) => {
    const phone = '+13365550101'
    expect(reasonsAlike({ ...nothing, name, phone }, { ...nothing, name: again, phone })).toContain('same-phone')
  })
})

describe('two counters', () => {
  const people = fc.array(
    fc.record({ accountId: fc.constantFrom('earl', 'wanda', 'tammy'), keeps: fc.boolean(), now: fc.boolean() }),
    { maxLength: 4 },
  )
  const reads = (all: readonly Behind[], account: string, owners: boolean): boolean =>
    all.some(({ accountId, keeps, now }) => now && accountId === account && (keeps || !owners))

  test('nobody reads after a merge what somebody kept behind a counter that they could not read before', () => {
    fc.assert(
      fc.property(people, people, (kept, gone) => {
        const together = booksTogether(kept, gone)
        if (together === 'two-counters' || together === 'keep-the-other') return
        const after = [...kept, ...(together === 'moves' ? gone : [])]
        for (const account of ['earl', 'wanda', 'tammy']) {
          for (const owners of [true, false]) {
            if (!reads(after, account, owners)) continue
            if (kept.length > 0) expect(reads(kept, account, owners)).toBe(true)
            if (gone.length > 0 && together === 'moves') expect(reads(gone, account, owners)).toBe(true)
          }
        }
      }),
      { numRuns: 2000 },
    )
  })
})
