import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ClosedDays, closedThrough, keptPart, shutOn } from '../src/directory/hours/closed-days.ts'
import { type HoursKeeper, openHoursKeeper } from '../src/directory/hours/keeper.ts'
import { type Interval, type Outlook, meaningOf, nextLookAt, stateAt } from '../src/directory/hours/outlook.ts'
import { readPlainWords } from '../src/directory/hours/plain-words.ts'
import { type Span, readableWeek, weekOf } from '../src/directory/hours/week.ts'

const zone = 'America/New_York'
const place = { lat: '36.5', lon: '-81.1', state: 'North Carolina', countryCode: 'us', zone }
const DAY = 86_400_000

let keeper: HoursKeeper
beforeAll(() => {
  keeper = openHoursKeeper(place, { limitMs: 3_000 })
})
afterAll(() => keeper.close())

async function outlookFor(expression: string, from: string, days: number): Promise<Outlook> {
  const [outlook] = await keeper.outlooks([{ expression, from, days }])
  if (!outlook || typeof outlook === 'string') throw new Error(`${expression}: ${outlook}`)
  return outlook
}

const minutesOf = ({ from, to }: Pick<Span, 'from' | 'to'>) => {
  const [start, end] = [from, to].map((clock) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))) as [
    number,
    number,
  ]
  return end - start + (end <= start ? 1440 : 0)
}

describe('simple weeks, against a wall clock', () => {
  /** Minutes after midnight; an evening may end by three in the morning, and no hours begin before five. */
  interface Week {
    days: number[]
    spans: { from: number; to: number }[]
  }

  const dayNames = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
  const quarter = (first: number, last: number) => fc.integer({ min: first * 4, max: last * 4 }).map((at) => at * 15)
  const evening = fc.record({ from: quarter(18, 23), to: fc.oneof(quarter(0.25, 3), fc.constant(1440)) })
  const daytime = fc
    .uniqueArray(quarter(5, 17), { minLength: 2, maxLength: 4 })
    .map((edges) => edges.sort((a, b) => a - b))
    .map((edges) =>
      edges.flatMap((from, at) => (at % 2 === 0 && edges[at + 1] ? [{ from, to: edges[at + 1] ?? from }] : [])),
    )
  const week: fc.Arbitrary<Week> = fc.record({
    days: fc.subarray([0, 1, 2, 3, 4, 5, 6], { minLength: 1 }),
    spans: fc.oneof(
      daytime,
      evening.map((night) => [night]),
      fc.tuple(daytime, evening).map(([day, night]) => [...day, night]),
    ),
  })

  const clock = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  const expressionOf = ({ days, spans }: Week) =>
    `${days.map((day) => dayNames[day]).join(',')} ${spans.map(({ from, to }) => `${clock(from)}-${clock(to)}`).join(',')}`

  function isOpen({ days, spans }: Week, weekday: number, minute: number): boolean {
    const [today, yesterday] = [days.includes(weekday), days.includes((weekday + 6) % 7)]
    return spans.some(({ from, to }) =>
      to > from ? today && from <= minute && minute < to : (today && minute >= from) || (yesterday && minute < to),
    )
  }

  /**
   * Wall-clock readings every quarter of an hour, but for the hours around a clock change, and the hour
   * after a short day, of which the outlook may say that nobody knows.
   */
  function readings(from: string, days: number) {
    const start = Temporal.Instant.from(from).toZonedDateTimeISO(zone).startOfDay()
    return Array.from({ length: days * 96 }, (_, step) => start.add({ minutes: step * 15 + 7 }))
      .filter((at) => Temporal.ZonedDateTime.compare(at, start.add({ days })) < 0)
      .filter((at) => at.hour > 0 || at.subtract({ days: 1 }).hoursInDay !== 23)
      .filter((at) => at.hoursInDay === 24 || at.hour < 1 || at.hour >= 4)
      .map((at) => ({ instant: at.epochMilliseconds, weekday: at.dayOfWeek - 1, minute: at.hour * 60 + at.minute }))
  }

  const windows = [
    { name: 'when the clock goes forward', from: '2026-03-05T17:00:00Z' },
    { name: 'when the clock goes back', from: '2026-10-29T16:00:00Z' },
    { name: 'in an ordinary week', from: '2026-06-09T13:40:00Z' },
  ].map((window) => ({ ...window, at: readings(window.from, 6) }))

  test.each(windows)('the outlook says what the clock on the wall says $name', async ({ from, at }) => {
    await fc.assert(
      fc.asyncProperty(week, async (hours) => {
        const { intervals } = await outlookFor(expressionOf(hours), from, 6)
        let index = 0
        for (const { instant, weekday, minute } of at) {
          while (Date.parse(intervals[index]?.to ?? '') <= instant) index += 1
          const open = intervals[index]?.state === 'open'
          if (open !== isOpen(hours, weekday, minute))
            throw new Error(`${expressionOf(hours)} at ${new Date(instant).toISOString()}: ${open}`)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('the rows of the week add up to the hours of the week', async () => {
    const now = '2026-06-09T13:40:00Z'
    await fc.assert(
      fc.asyncProperty(week, async (hours) => {
        const days = weekOf(await outlookFor(expressionOf(hours), now, 15), now, zone)
        const told = days.flatMap(({ spans }) => spans).reduce((sum, span) => sum + minutesOf(span), 0)
        const perDay = hours.spans.reduce((sum, { from, to }) => sum + to - from + (to <= from ? 1440 : 0), 0)
        expect(told).toBe(perDay * hours.days.length)
        const openDays = days.filter(({ spans }) => spans.length > 0).length
        expect(openDays).toBe(hours.days.length)
      }),
      { numRuns: 60 },
    )
  })

  test('outlooks leave no gap, also with seasons, holidays and the sun', async () => {
    const season = fc.constantFrom('', 'Apr-Oct ', 'Nov-Mar ', 'Dec 01-Jan 15 ')
    const extra = fc.constantFrom(
      '',
      '; PH off',
      '; Dec 25 off "Christmas"',
      ' || "by appointment"',
      ', Sa sunrise-sunset',
    )
    const start = fc.integer({ min: 0, max: 730 }).map((day) => new Date(Date.UTC(2026, 0, 1, 17) + day * DAY))
    await fc.assert(
      fc.asyncProperty(week, season, extra, start, async (hours, months, more, from) => {
        const outlook = await outlookFor(`${months}${expressionOf(hours)}${more}`, from.toISOString(), 15)
        const { intervals } = outlook
        intervals.forEach(({ from: begin, to }, at) => {
          expect(Date.parse(begin)).toBeLessThan(Date.parse(to))
          expect(intervals[at + 1]?.from ?? to).toBe(to)
        })
        const local = Temporal.Instant.from(from.toISOString()).toZonedDateTimeISO(zone).startOfDay()
        expect(intervals[0]?.from).toBe(new Date(local.subtract({ days: 1 }).epochMilliseconds).toISOString())
        expect(intervals.at(-1)?.to).toBe(new Date(local.add({ days: 15 }).epochMilliseconds).toISOString())
        if (outlook.opensAfter) expect(outlook.opensAfter >= (intervals.at(-1)?.to ?? '')).toBe(true)
      }),
      { numRuns: 80 },
    )
  })
})

describe('any outlook', () => {
  const comment = fc.constantFrom(null, 'by appointment', 'call first', 'ring the bell', 'closed for deer season')
  const piece = fc.record({
    hours: fc.integer({ min: 1, max: 60 }),
    state: fc.constantFrom('open' as const, 'unknown' as const, 'closed' as const),
    comment,
  })
  const start = Date.parse('2026-10-28T04:00:00Z')
  const outlook: fc.Arbitrary<Outlook> = fc.array(piece, { minLength: 1, maxLength: 20 }).map((pieces) => {
    let at = start
    const intervals = pieces.map(({ hours, state, comment: words }): Interval => {
      const from = new Date(at).toISOString()
      at += hours * 3_600_000
      return { from, to: new Date(at).toISOString(), state, comment: words }
    })
    return { intervals, opensAfter: null }
  })
  const now = fc.integer({ min: -24 * 60, max: 24 * 60 * 20 }).map((minute) => new Date(start + minute * 60_000))
  const holdsAt = ({ intervals }: Outlook, at: number) =>
    intervals.find(({ from, to }) => Date.parse(from) <= at && at < Date.parse(to))

  test('the state is that of its interval, and holds until it says', () => {
    fc.assert(
      fc.property(outlook, now, (some, at) => {
        const instant = at.toISOString()
        const interval = holdsAt(some, at.getTime())
        const { state, until, opensAt } = stateAt(some, instant)
        expect(state).toBe(interval ? meaningOf(interval) : 'call-first')
        if (state === 'open') expect(opensAt).toBeNull()
        if (opensAt) expect(stateAt(some, opensAt).state).toBe('open')
        for (const { from } of some.intervals)
          if (until && Date.parse(from) > at.getTime() && Date.parse(from) < Date.parse(until))
            expect(stateAt(some, from).state).toBe(state)
        if (opensAt === null && state !== 'open' && interval)
          for (const later of some.intervals)
            if (Date.parse(later.from) > at.getTime()) expect(meaningOf(later)).not.toBe('open')
      }),
      { numRuns: 500 },
    )
  })

  test('the next look is never before now, and never after the state changed', () => {
    fc.assert(
      fc.property(outlook, now, (some, at) => {
        const next = Date.parse(nextLookAt(some, at.toISOString()))
        expect(next).toBeGreaterThanOrEqual(at.getTime())
        const interval = holdsAt(some, at.getTime())
        if (interval) expect(next).toBeLessThanOrEqual(Date.parse(interval.to))
      }),
      { numRuns: 300 },
    )
  })

  test('a week has seven days in order, its folded rows name each once, and nothing closed is told as open', () => {
    fc.assert(
      fc.property(outlook, now, (some, at) => {
        const week = weekOf(some, at.toISOString(), zone)
        const today = Temporal.Instant.from(at.toISOString()).toZonedDateTimeISO(zone).toPlainDate()
        expect(week.map(({ day }) => day)).toEqual(week.map((_, ahead) => today.add({ days: ahead }).toString()))
        const rows = readableWeek(week)
        expect(rows.map(({ today: isToday }) => isToday)).toEqual(rows.map((_, index) => index === 0))
        expect([rows[0]?.toDay, rows.at(-1)?.toDay]).toEqual([week[0]?.day, week[6]?.day])
        rows.slice(1).forEach(({ fromDay }, index) => {
          const before = Temporal.PlainDate.from(rows[index]?.toDay ?? '')
          expect(fromDay).toBe(before.add({ days: 1 }).toString())
        })
        const wholeDays = week.filter(({ day }) => Temporal.PlainDate.from(day).toZonedDateTime(zone).hoursInDay === 24)
        for (const { day, spans } of wholeDays)
          for (const span of spans.filter(({ state }) => state === 'open')) {
            const begins = Temporal.PlainDateTime.from(`${day}T${span.from}`).toZonedDateTime(zone)
            expect(stateAt(some, begins.toInstant().toString()).state, `${day} ${span.from}`).toBe('open')
          }
      }),
      { numRuns: 150 },
    )
  })
})

describe('plain words', () => {
  const vocabulary =
    'M F Mon Tues W Th Fri Sat Sundays weekdays daily weekend lun mar miércoles sáb domingo every day 9 5 12 1 7:30 9am 5pm 8p noon midnight 17 09:00 05:00 - – to thru a al hasta de y and & , ; : . / closed cerrado off by appointment con cita call first only or except Apr Oct mayo holidays Thanksgiving Navidad dawn dusk sunset 24/7 24 hours open the PH SH || "by appointment" [1] + Mo-Fr 09:00-17:00 Su'.split(
      ' ',
    )
  const sentence = fc
    .array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 12 })
    .map((words) => words.join(' '))
  const anything = fc.oneof(fc.string({ maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 40 }))

  test('never fail, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(sentence, anything), (typed) => {
        const reading = readPlainWords(typed)
        if (reading) expect(reading.expression).toMatch(/^[\x20-\x7e]+$/)
      }),
      { numRuns: 1_500 },
    )
  })

  const days = fc.constantFrom('Mon-Fri', 'M-F', 'Tue, Thu', 'weekdays', 'Sat', 'lun a vie', 'daily', 'sábados')
  const times = fc.constantFrom('9-5', '9am to 5pm', '8:30-noon', '8-12, 1-5', '10 a 6', 'by appointment', '24 hours')
  const tail = fc.constantFrom('', ', closed Sunday', '; closed holidays', ', cerrado domingo', ' or by appointment')
  const likely = fc.tuple(days, times, tail).map(([day, hours, rest]) => `${day} ${hours}${rest}`)

  test('give an expression that holds, or stay as they were', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(likely, sentence, anything), async (typed) => {
        const reading = await keeper.read(typed)
        if (reading.kind === 'understood') await outlookFor(reading.expression, '2026-05-12T13:40:00Z', 8)
        else if (reading.kind === 'kept-as-text') expect(reading.text).toBe(typed.trim().normalize('NFC'))
        else expect(typed.trim()).toBe('')
      }),
      { numRuns: 400 },
    )
  })

  test('with plain days and hours are nearly always understood, and never open at night', async () => {
    await fc.assert(
      fc.asyncProperty(likely, async (typed) => {
        const reading = await keeper.read(typed)
        if (typed.includes('appointment or by appointment')) return
        expect(reading.kind, typed).toBe('understood')
        if (reading.kind !== 'understood' || typed.includes('24')) return
        const { intervals } = await outlookFor(reading.expression, '2026-05-12T13:40:00Z', 8)
        for (const night of intervals.filter(({ state }) => state === 'open')) {
          const [from, to] = [night.from, night.to].map((at) => Temporal.Instant.from(at).toZonedDateTimeISO(zone).hour)
          expect(from, typed).toBeGreaterThanOrEqual(8)
          expect(to, typed).toBeLessThanOrEqual(18)
        }
      }),
      { numRuns: 100 },
    )
  })
})

describe('hours with closures', () => {
  /** Weeks around both clock changes: a day of 25 hours and one of 23. */
  const falls = ['2026-10-26T16:00:00.000Z', '2027-03-08T17:00:00.000Z']
  const weeks = ['Mo-Fr 09:00-17:00; Sa 09:00-12:00', 'Mo-Su 08:00-11:30,13:00-18:00', '24/7', '"by appointment"']
  const DAYS = 15

  const closed: fc.Arbitrary<{ after: number; days: number }[]> = fc.array(
    fc.record({ after: fc.integer({ min: -1, max: 13 }), days: fc.integer({ min: 1, max: 9 }) }),
    { minLength: 1, maxLength: 3 },
  )
  const dayAfter = (from: string, days: number): string =>
    Temporal.Instant.from(from).toZonedDateTimeISO(zone).toPlainDate().add({ days }).toString()
  const spansAfter = (from: string, spans: { after: number; days: number }[]): ClosedDays[] =>
    spans.map(({ after, days }) => ({ fromOn: dayAfter(from, after), untilOn: dayAfter(from, after + days - 1) }))

  /** Every quarter of an hour of the two weeks, on the town's wall, repeated and skipped hours included. */
  const quarters = (from: string) => {
    const start = Temporal.Instant.from(from).toZonedDateTimeISO(zone).startOfDay()
    return Array.from({ length: DAYS * 96 - 8 }, (_, step) => start.add({ minutes: step * 15 }))
  }

  test('never open on a closed day, and on every other day as before', async () => {
    for (const from of falls)
      for (const week of weeks) {
        const hours = await outlookFor(week, from, DAYS)
        const before = quarters(from).map((at) => {
          const now = new Date(at.epochMilliseconds).toISOString()
          return { now, day: at.toPlainDate().toString(), state: stateAt(hours, now).state }
        })
        fc.assert(
          fc.property(closed, (chosen) => {
            const spans = spansAfter(from, chosen)
            const shut = shutOn(hours, spans, zone)
            const isClosed = (day: string) => spans.some(({ fromOn, untilOn }) => fromOn <= day && day <= untilOn)
            const wrong = before.filter(
              ({ now, day, state }) => stateAt(shut, now).state !== (isClosed(day) ? 'closed' : state),
            )
            expect(wrong).toEqual([])
          }),
          { numRuns: 8 },
        )
      }
  })

  test('leave neither gap nor overlap, and what is kept of them knows the same next opening', async () => {
    for (const from of falls)
      for (const week of weeks) {
        const hours = await outlookFor(week, from, 45)
        const today = dayAfter(from, 0)
        fc.assert(
          fc.property(closed, (chosen) => {
            const shut = shutOn(hours, spansAfter(from, chosen), zone)
            const { intervals } = shut
            expect(intervals[0]?.from).toBe(hours.intervals[0]?.from)
            expect(intervals.at(-1)?.to).toBe(hours.intervals.at(-1)?.to)
            intervals.slice(1).forEach((one, at) => expect(one.from).toBe(intervals[at]?.to))
            expect(intervals.every((one) => one.from < one.to)).toBe(true)
            const kept = stateAt(keptPart(shut, today, zone), from)
            const whole = stateAt(shut, from)
            expect([kept.state, kept.opensAt]).toEqual([whole.state, whole.opensAt])
          }),
          { numRuns: 40 },
        )
      }
  })

  test('a night that would have begun on a closed day stays dark past midnight', async () => {
    const hours = await outlookFor('Fr,Sa 18:00-02:00', falls[0]!, DAYS)
    const [friday, saturday] = ['2026-10-30', '2026-10-31']
    const at = (instant: string, day: string) =>
      stateAt(shutOn(hours, [{ fromOn: day, untilOn: day }], zone), instant).state
    const [lateOnFriday, lateOnSaturday] = ['2026-10-31T05:30:00.000Z', '2026-11-01T05:30:00.000Z']
    expect([at(lateOnFriday, friday), at(lateOnSaturday, friday)]).toEqual(['closed', 'open'])
    expect([at(lateOnFriday, saturday), at(lateOnSaturday, saturday)]).toEqual(['closed', 'closed'])
  })

  test('closures that follow each other are one; a day between them parts them', () => {
    const day = (date: number) => `2026-12-${String(date).padStart(2, '0')}`
    const span = (from: number, to: number): ClosedDays => ({ fromOn: day(from), untilOn: day(to) })
    expect(closedThrough([span(7, 9), span(10, 11)], day(8))).toBe(day(11))
    expect(closedThrough([span(10, 12), span(7, 11)], day(7))).toBe(day(12))
    expect(closedThrough([span(7, 9), span(11, 12)], day(8))).toBe(day(9))
    expect(closedThrough([span(8, 9)], day(7))).toBeNull()
    expect(closedThrough([span(5, 6)], day(7))).toBeNull()
  })
})
