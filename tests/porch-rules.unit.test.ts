import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { atomOf, xmlText } from '../src/web/atom.ts'
import { calendarOf } from '../src/porch/calendar.ts'
import { contentText, folded } from '../src/web/content-lines.ts'
import { daysUp, isUp, kinds, lastDayUp, mayStart, mondayOf, takenDown, wrongWithDate } from '../src/porch/rules.ts'
import { calledBy } from '../src/porch/shown-rules.ts'
import { dayPlus, daysBetween } from '../src/web/clock.ts'

const day = fc.integer({ min: 0, max: 20_000 }).map((after) => dayPlus('2020-01-01', after))
const kind = fc.constantFrom(...kinds)

describe('how long a note hangs', () => {
  test('exactly the days it was hung for, the first one counted, and no day after', () => {
    fc.assert(
      fc.property(kind, day, fc.option(fc.integer({ min: 1, max: 28 })), (of, today, days) => {
        const last = lastDayUp(of, today, { days, day: null })
        const up = Array.from({ length: 60 }, (_, after) => dayPlus(today, after)).filter((on) => isUp(last, on))
        expect(up).toHaveLength(days ?? daysUp[of])
        expect(up[0]).toBe(today)
      }),
    )
  })

  test('a gathering comes down with its day; what was taken down is down at once', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 366 }), (today, ahead) => {
        const on = dayPlus(today, ahead)
        const last = lastDayUp('gathering', today, { days: 28, day: on })
        expect([isUp(last, on), isUp(last, dayPlus(on, 1))]).toEqual([true, false])
        expect(isUp(takenDown(today), today)).toBe(false)
        const dated = { kind: 'gathering' as const, time: '10:00', place: 'Hall' }
        expect(wrongWithDate({ ...dated, day: on }, today)).toBeNull()
        expect(wrongWithDate({ ...dated, day: dayPlus(today, -1 - ahead) }, today)?.field).toBe('day')
      }),
    )
  })

  test('a week begins on its Monday', () => {
    fc.assert(
      fc.property(day, (on) => {
        const monday = mondayOf(on)
        expect(new Date(`${monday}T12:00:00Z`).getUTCDay()).toBe(1)
        expect(daysBetween(monday, on)).toBeGreaterThanOrEqual(0)
        expect(daysBetween(monday, on)).toBeLessThan(7)
        expect(mondayOf(monday)).toBe(monday)
      }),
    )
  })

  test('a business starts closures and gatherings alone', () => {
    expect(kinds.filter((of) => mayStart(of, true))).toEqual(['gathering', 'closure'])
    expect(kinds.filter((of) => mayStart(of, false))).toEqual(['ask', 'offer', 'thanks', 'gathering'])
  })
})

/** What a calendar program makes of a text again. */
const readBack = (written: string): string =>
  written.replace(/\\([\\;,nN])/g, (_, mark: string) => (/n/i.test(mark) ? '\n' : mark))

const gathering = {
  id: '0195a000-0000-7000-8000-000000000000',
  happensAt: '2026-11-20T23:00:00.000Z',
  postedAt: '2026-11-17T14:40:00.000Z',
  url: 'http://127.0.0.1/porch/x',
}

describe('iCalendar', () => {
  test('any words come back as they were, in lines of 75 octets that cut no letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (words) => {
        const calendar = calendarOf('The porch', 'example.org', [{ ...gathering, words, place: words }])
        const lines = calendar.split('\r\n')
        for (const line of lines) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
          expect(line).not.toMatch(/[\r\n\uFFFD]/)
        }
        const whole = calendar.replaceAll('\r\n ', '')
        const description = /\r\nDESCRIPTION:([^\r\n]*)\r\n/.exec(whole)?.[1]
        expect(readBack(description ?? '')).toBe(words.replace(/\r\n?/g, '\n'))
        expect(whole.match(/BEGIN:VEVENT/g)).toHaveLength(1)
      }),
    )
  })

  test('nothing in the words starts a line of its own', () => {
    const evil = 'Pie\r\nEND:VEVENT\r\nBEGIN:VEVENT\nSUMMARY:Stolen'
    const calendar = calendarOf('x', 'example.org', [{ ...gathering, words: evil, place: null }])
    expect(calendar.split('\r\n').filter((line) => /^(END:VEVENT|SUMMARY:Stolen)/.test(line))).toEqual(['END:VEVENT'])
    expect(contentText('a;b,c\\d\ne')).toBe('a\\;b\\,c\\\\d\\ne')
    expect(folded('é'.repeat(50)).split('\r\n ').join('')).toBe('é'.repeat(50))
  })
})

describe('Atom', () => {
  const unescaped = (text: string): string =>
    text.replace(
      /&(amp|lt|gt|quot|apos);/g,
      (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" })[name] ?? '',
    )

  test('any words come back as they were, and make no tag of their own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string({ maxLength: 40 }), (words, title) => {
        const entry = { ...gathering, title, author: title, words, language: 'en', published: gathering.postedAt }
        const feed = atomOf({
          ...{ self: 'http://x/feed.atom', home: 'http://x/porch', title, language: 'en', updated: gathering.postedAt },
          entries: [entry],
        })
        expect(feed.match(/<entry>/g)).toHaveLength(1)
        const content = /<content type="text" xml:lang="en">([^<]*)<\/content>/.exec(feed)?.[1]
        expect(unescaped(content ?? '')).toBe(
          words.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ''),
        )
      }),
    )
  })

  test('letters that XML has no way of saying are left out', () => {
    expect(xmlText('a\u0007b\uFFFEc<&>"\'')).toBe('abc&lt;&amp;&gt;&quot;&apos;')
  })
})

test('somebody is called by their name and not by their title', () => {
  expect(['Rev. Ann Tate', 'Ruth Calloway', 'Dot'].map(calledBy)).toEqual(['Ann', 'Ruth', 'Dot'])
})
