import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { paperHours } from '../src/town/edition/paper-hours.ts'
import { seasonOf } from '../src/town/edition/edition.ts'
import { blanksFor, sheetsOf } from '../src/town/edition/stitched.ts'
import { type Language, translator } from '../src/web/languages.ts'

const pages = fc.integer({ min: 1, max: 200 })

describe('a booklet that is folded and stapled', () => {
  test('has every page once, and nothing else but blanks', () => {
    fc.assert(
      fc.property(pages, (many) => {
        const sides = sheetsOf(many).flat()
        expect(sides.filter((page) => page !== null).sort((a, b) => a - b)).toEqual([...Array(many).keys()])
        expect(sides.length).toBe(many + blanksFor(many))
      }),
    )
  })

  test('opens on pages that follow each other: what faces what is next to it', () => {
    fc.assert(
      fc.property(pages, (quires) => {
        const all = quires * 4
        const sheets = sheetsOf(all)
        // The innermost side is the middle of the book; each leaf's two sides are one page apart.
        expect(sheets.at(-1)).toEqual([all / 2 - 1, all / 2])
        for (let front = 0; front < sheets.length; front += 2) {
          const [[backCover, cover], [second, secondLast]] = [sheets[front]!, sheets[front + 1]!]
          expect(second).toBe((cover ?? NaN) + 1)
          expect(secondLast).toBe((backCover ?? NaN) - 1)
        }
      }),
    )
  })
})

const reading = (language: Language, now = '2026-11-17T14:40:00.000Z') => ({
  t: translator(language),
  language,
  zone: 'America/New_York',
  now,
})

/** Three weeks from November 17 with the same hours each weekday. */
function weekly(from: string, to: string, weekdays: number[], shut: [from: string, to: string, why: string][] = []) {
  const intervals: { from: string; to: string; state: 'open' | 'closed'; comment: string | null }[] = []
  let at = '2026-11-17T05:00:00.000Z'
  for (let ahead = 0; ahead < 21; ahead += 1) {
    const day = new Date(Date.parse('2026-11-17T12:00:00Z') + ahead * 86_400_000)
    if (!weekdays.includes(day.getUTCDay())) continue
    const date = day.toISOString().slice(0, 10)
    if (shut.some(([first, last]) => first <= date && date <= last)) continue
    const [opens, closes] = [`${date}T${from}:00-05:00`, `${date}T${to}:00-05:00`].map((one) =>
      new Date(one).toISOString(),
    )
    intervals.push({ from: at, to: opens!, state: 'closed', comment: null })
    intervals.push({ from: opens!, to: closes!, state: 'open', comment: null })
    at = closes!
  }
  intervals.push({ from: at, to: '2026-12-08T05:00:00.000Z', state: 'closed', comment: null })
  for (const [first, last, why] of shut) {
    const [start, end] = [new Date(`${first}T00:00:00-05:00`), new Date(`${last}T24:00:00-05:00`)].map((one) =>
      one.toISOString(),
    )
    const around = intervals.findIndex((one) => one.from <= start! && one.to >= end!)
    const whole = intervals[around]!
    intervals.splice(
      around,
      1,
      { ...whole, to: start! },
      { from: start!, to: end!, state: 'closed', comment: why },
      { ...whole, from: end! },
    )
  }
  return { intervals: intervals.filter((one) => one.from < one.to), opensAfter: null }
}

describe('hours on paper', () => {
  test('a shop’s day needs no AM and PM, and days alike stand together', () => {
    expect(paperHours(weekly('07:30', '17:30', [1, 2, 3, 4, 5]), 'us', reading('en'))).toBe('Mon to Fri 7:30 to 5:30')
    expect(paperHours(weekly('07:30', '17:30', [1, 2, 3, 4, 5]), 'us', reading('es'))).toBe('Lun a vie 7:30 a 5:30')
  })

  test('an evening and a night say which half of the day they mean', () => {
    expect(paperHours(weekly('16:30', '21:00', [3, 4]), 'us', reading('en'))).toBe('Wed and Thu 4:30 to 9:00 PM')
    expect(paperHours(weekly('03:00', '11:00', [6]), 'us', reading('en'))).toBe('Sat 3:00 to 11:00 AM')
  })

  test('a holiday ahead gives way to the same weekday later, for paper outlasts it', () => {
    // Thanksgiving is a Thursday, November 26.
    const closed = weekly('09:00', '17:00', [4])
    const asked = reading('en', '2026-11-20T15:00:00.000Z')
    expect(paperHours(closed, 'us', asked)).toBe('Thu 9:00 to 5:00')
  })

  test('an absence that begins within the week is told with its day', () => {
    const hours = weekly('08:00', '16:00', [1, 2, 3, 4, 5], [['2026-11-23', '2026-11-30', 'closed for deer season']])
    expect(paperHours(hours, 'us', reading('en'))).toBe(
      'Tue to Fri 8:00 to 4:00; closed for deer season from November 23',
    )
  })
})

test('editions are told apart by their season, on both halves of the earth', () => {
  const t = translator('en')
  expect(seasonOf('2026-11-17', 36.4, { t })).toBe('Fall 2026')
  expect(seasonOf('2026-12-02', 36.4, { t })).toBe('Winter 2027')
  expect(seasonOf('2026-07-04', -34, { t })).toBe('Winter 2026')
  expect(seasonOf('2027-03-01', null, { t })).toBe('Spring 2027')
})
