import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextState } from '../src/counter/claim-rules.ts'
import { mergeCorrections, readWas } from '../src/counter/correction-rules.ts'
import { dayWritten } from '../src/counter/day-rules.ts'
import { isMissed, rhythmOf } from '../src/counter/rhythm-rules.ts'
import { readRoster } from '../src/counter/roster-rules.ts'
import { isNear, nextKept } from '../src/notebook/reminders/date-rules.ts'
import { dayPlus } from '../src/web/clock.ts'

const TODAY = '2026-11-17'
const anyDay = fc.integer({ min: 0, max: 3000 }).map((back) => dayPlus(TODAY, -back))

describe('a regular’s own rhythm', () => {
  test('needs three days, and is the same in whatever order they are told, and however often', () => {
    fc.assert(
      fc.property(fc.array(anyDay, { maxLength: 40 }), (days) => {
        const rhythm = rhythmOf(days)
        expect(rhythmOf([...days, ...days].reverse())).toBe(rhythm)
        if (new Set(days).size < 3) expect(rhythm).toBeNull()
        else expect(rhythm).toBeGreaterThanOrEqual(1)
      }),
    )
  })

  test('somebody who comes every so many days has that rhythm, and one long absence does not change it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 5, max: 11 }), (every, times) => {
        const days = Array.from({ length: times }, (_, at) => dayPlus('2026-01-01', at * every))
        expect(rhythmOf(days)).toBe(every)
        expect(rhythmOf([...days, dayPlus(days.at(-1)!, every * 9)])).toBe(every)
      }),
    )
  })

  test('nobody is missed within a week, nor before twice their rhythm, nor after a year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 1, max: 400 }), (away, rhythm) => {
        const missed = isMissed(dayPlus(TODAY, -away), rhythm, TODAY)
        expect(missed).toBe(away >= 7 && away >= 2 * rhythm && away <= 365)
        expect(isMissed(dayPlus(TODAY, -away), null, TODAY)).toBe(false)
      }),
    )
  })
})

describe('a pasted list', () => {
  test('whatever is pasted, every line is read or said why not, and nothing is longer than fits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), (text) => {
        for (const read of readRoster(text, TODAY)) {
          expect(read.at).toBeLessThanOrEqual(text.split('\n').length)
          if (!read.ok) continue
          expect(read.line.name.length).toBeLessThanOrEqual(120)
          expect(read.line.lastInOn === null || read.line.lastInOn <= TODAY).toBe(true)
        }
      }),
    )
  })

  const word = fc.stringMatching(/^[A-Z][a-z]{3,9}$/)
  const between = fc.constantFrom(', ', '; ', '\t', ' | ')
  test('name, usual and day are found again, with any mark between them', () => {
    fc.assert(
      fc.property(word, word, anyDay, between, (name, usual, day, mark) => {
        const [read] = readRoster([name, `the ${usual} kind`, day].join(mark), TODAY)
        expect(read).toEqual({ ok: true, at: 1, line: { name, usual: `the ${usual} kind`, lastInOn: day } })
      }),
    )
  })

  test.each([
    ['2026-11-05', '2026-11-05'],
    ['11/5/26', '2026-11-05'],
    ['11/05', '2026-11-05'],
    ['Nov 5', '2026-11-05'],
    ['nov. 5th', '2026-11-05'],
    ['Dec 24', '2025-12-24'],
    ['5 de noviembre', '2026-11-05'],
    ['5 nov 2025', '2025-11-05'],
    ['ayer', '2026-11-16'],
    ['today', TODAY],
    ['Feb 30', null],
    ['3 bags', null],
    ['two-cycle oil', null],
    ['', null],
  ])('“%s” is %s', (written, day) => {
    expect(dayWritten(written, TODAY)).toBe(day)
  })

  test('a day with a comma of its own', () => {
    const [read] = readRoster('Clyde Dancy, layer feed, two bags, November 5, 2026', TODAY)
    expect(read).toMatchObject({ line: { usual: 'layer feed, two bags', lastInOn: '2026-11-05' } })
  })
})

describe('days worth remembering', () => {
  test('the next one is never behind us and at most a year away; Feb 29 is never March 1', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), (today, month, day) => {
        const next = nextKept({ month, dayOfMonth: day }, today)!
        expect(next >= today && next <= dayPlus(today, 366)).toBe(true)
        expect(nextKept({ month: 2, dayOfMonth: 29 }, today)).toMatch(/-02-2[89]$/)
      }),
    )
  })

  test('one of which only the month is known is near all that month', () => {
    expect(isNear({ month: 11, dayOfMonth: null }, TODAY, 14)).toBe(true)
    expect(isNear({ month: 12, dayOfMonth: null }, TODAY, 14)).toBe(false)
  })
})

test('a claim that is settled, declined or withdrawn moves no more', () => {
  const events = ['handshake', 'code', 'agreement', 'objection', 'time', 'yes', 'no', 'withdrawal'] as const
  for (const state of ['settled', 'declined', 'withdrawn'] as const) {
    expect(events.map((event) => nextState(state, event))).toEqual(events.map(() => null))
  }
  expect(nextState('asked', 'objection')).toBeNull()
  expect(nextState('objected', 'time')).toBeNull()
})

describe('two corrections of one page', () => {
  const word: fc.Arbitrary<string> = fc.constantFrom('', 'a', 'b', 'c')
  const page = fc.record({ name: word, usual: word, language: word, birthMonth: word, birthDay: word, died: word })

  test('what only one touched is as that one has it; nothing is lost without a question', () => {
    fc.assert(
      fc.property(page, page, page, (was, mine, now) => {
        const { fields, clashing } = mergeCorrections(was, mine, now)
        for (const name of ['name', 'usual', 'language', 'died'] as const) {
          if (mine[name] === was[name]) expect(fields[name]).toBe(now[name])
          else if (now[name] === was[name] || now[name] === mine[name]) expect(fields[name]).toBe(mine[name])
          else expect(clashing).toContain(name)
        }
        const born = (of: typeof was) => `${of.birthMonth}-${of.birthDay}`
        expect([born(mine), born(now)]).toContain(born(fields))
        expect(mergeCorrections(was, mine, was)).toEqual({ fields: mine, clashing: [] })
        expect(mergeCorrections(was, was, now)).toEqual({ fields: now, clashing: [] })
      }),
    )
  })

  test('what a form brings along is read as text or not at all', () => {
    fc.assert(
      fc.property(page, (was) => {
        expect(readWas(JSON.stringify(was))).toEqual(was)
      }),
    )
    fc.assert(
      fc.property(fc.string(), (text) => {
        readWas(text)
      }),
    )
    for (const text of [null, 7, '', 'null', '7', '"x"', 'x'.repeat(3000)]) expect(readWas(text)).toBeNull()
  })
})
