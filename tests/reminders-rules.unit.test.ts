import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayIn, dayPlus } from '../src/web/clock.ts'
import { firstLetterAfter, letterDay, letterWindow, nextFullHour } from '../src/notebook/letter/rules.ts'
import {
  type Answer,
  followUpDay,
  isToTell,
  monthAfter,
  putOffDay,
  standingOf,
  turnOfDate,
  turnOfRhythm,
} from '../src/notebook/reminders/rules.ts'

/**
 * The oracle: a calendar of ten years written down day after day, as somebody would with a pencil. It knows how long
 * each month is and nothing else; none of the town's reckoning with days is used to make it.
 */
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const FIRST_YEAR = 2026
const YEARS = 11
const calendar: { day: string; year: number; month: number; dayOfMonth: number; isLast: boolean }[] = []
for (let year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year += 1) {
  const leap = year % 4 === 0
  for (let month = 1; month <= 12; month += 1) {
    const length = month === 2 && leap ? 29 : LENGTHS[month - 1]!
    for (let dayOfMonth = 1; dayOfMonth <= length; dayOfMonth += 1) {
      const day = `${year}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`
      calendar.push({ day, year, month, dayOfMonth, isLast: dayOfMonth === length })
    }
  }
}
const tenYears = calendar.filter(({ year }) => year < FIRST_YEAR + 10)
const at = new Map(calendar.map(({ day }, index) => [day, index]))
/** So many squares further on the calendar. */
const squares = (day: string, many: number): string => calendar[at.get(day)! + many]!.day

const aDate = fc
  .record({ month: fc.integer({ min: 1, max: 12 }), dayOfMonth: fc.option(fc.integer({ min: 1, max: 31 })) })
  .filter(({ month, dayOfMonth }) => dayOfMonth === null || dayOfMonth <= (month === 2 ? 29 : LENGTHS[month - 1]!))

/** Whether it is kept on this square: on its day, and February 29 on the last square of February. */
const isKeptOn = (date: { month: number; dayOfMonth: number | null }, square: (typeof calendar)[number]): boolean => {
  if (square.month !== date.month) return false
  if (date.dayOfMonth === null) return square.dayOfMonth === 1
  return date.month === 2 && date.dayOfMonth === 29 ? square.isLast : square.dayOfMonth === date.dayOfMonth
}

test('a date comes up on the days the calendar keeps it, in every one of ten years, and never on March 1 for a 29th', () => {
  fc.assert(
    fc.property(aDate, (date) => {
      const kept = new Set(tenYears.filter((square) => isKeptOn(date, square)).map(({ day }) => day))
      const wrong = tenYears.filter(({ day }, index) => {
        const { dueOn } = turnOfDate(date, [], day)
        const late = index - at.get(dueOn)!
        // Three squares late at most; of which only the month is known, as long as the month is.
        const inTime = date.dayOfMonth === null ? dueOn.slice(0, 7) >= day.slice(0, 7) : late <= 3
        const known = at.get(dueOn)! >= tenYears.length || kept.has(dueOn)
        return !(inTime && known && (!kept.has(day) || dueOn === day || (late > 0 && late <= 3)))
      })
      expect(wrong.map(({ day }) => day)).toEqual([])
    }),
    { numRuns: 25 },
  )
})

/** One who keeps a date by hand: crosses it out when it was answered, and moves the slip of paper when it was put off. */
test('a date that is answered on some day comes up again the next time it is kept, however it was answered', () => {
  fc.assert(
    fc.property(aDate, fc.integer({ min: 0, max: 3000 }), fc.constantFrom('done', 'skipped'), (date, start, state) => {
      const today = tenYears[start]!.day
      const first = turnOfDate(date, [], today)
      const answer: Answer = { occursOn: first.occursOn, state, answeredOn: today, putOffTo: null, toldAt: null }
      const next = turnOfDate(date, [answer], today)
      const from = at.get(first.occursOn)! + 1
      const expected = calendar.slice(from).find((square) => isKeptOn(date, square))!.day
      expect(next.dueOn).toBe(expected)
    }),
    { numRuns: 300 },
  )
})

test('what is put off comes up on that very day and not before; a month later is the same day, or the month’s last', () => {
  fc.assert(
    fc.property(
      aDate,
      fc.integer({ min: 0, max: 3000 }),
      fc.constantFrom('tomorrow', 'week', 'month'),
      (date, start, choice) => {
        const today = tenYears[start]!
        const to = putOffDay(choice, today.day)
        if (choice === 'month') {
          const there = calendar.slice(at.get(today.day)! + 1).filter(({ month }) => month === (today.month % 12) + 1)
          const same = there.slice(0, 31).find(({ dayOfMonth }) => dayOfMonth === today.dayOfMonth)
          expect(to).toBe(same?.day ?? there.find(({ isLast }) => isLast)!.day)
          expect(monthAfter(today.day)).toBe(to)
        } else expect(to).toBe(squares(today.day, choice === 'week' ? 7 : 1))
        const { occursOn } = turnOfDate(date, [], today.day)
        const answer: Answer = { occursOn, state: 'waiting', answeredOn: null, putOffTo: to, toldAt: null }
        for (let ahead = 0; ahead <= at.get(to)! - at.get(today.day)!; ahead += 1) {
          const day = squares(today.day, ahead)
          const turn = turnOfDate(date, [answer], day)
          if (turn.occursOn !== occursOn) continue
          expect([turn.dueOn, turn.putOff]).toEqual([to, true])
          expect(standingOf('date', turn, day)).toBe(day === to ? 'due' : 'put-off')
        }
      },
    ),
    { numRuns: 200 },
  )
})

type Act = { after: number; does: 'visit' | 'done' | 'skipped' | 'tomorrow' | 'week' | 'month' }
const acts = fc.array(
  fc.record({
    after: fc.integer({ min: 1, max: 120 }),
    does: fc.constantFrom<Act['does'][]>('visit', 'done', 'skipped', 'tomorrow', 'week', 'month'),
  }),
  { maxLength: 30 },
)

test('ten years of visits, answers and putting off: somebody comes up on the days a patient counter says', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), acts, (rhythm, doings) => {
      // The oracle counts days since anything happened; a slip of paper covers the reminder until its day.
      let counted = 0
      let slip: string | null = null
      let seen = tenYears[0]!.day
      const answers: Answer[] = []
      const when = new Map<string, Act['does']>()
      doings.reduce((index, { after, does }) => {
        const square = tenYears[index + after]
        if (square) when.set(square.day, does)
        return index + after
      }, 0)
      for (const { day } of tenYears.slice(1)) {
        counted += 1
        const turn = turnOfRhythm(rhythm, seen, answers)
        const up = slip === null ? counted >= rhythm : day >= slip
        if (turn.dueOn <= day !== up) expect(turn.dueOn <= day, day).toBe(up)
        const does = when.get(day)
        if (!does) continue
        if (does === 'visit') [counted, slip, seen] = [0, null, day]
        else if (does === 'done' || does === 'skipped') {
          answers.push({ occursOn: turn.occursOn, state: does, answeredOn: day, putOffTo: null, toldAt: null })
          ;[counted, slip] = [0, null]
        } else {
          const to = putOffDay(does, day)
          const there = answers.findIndex((one) => one.occursOn === turn.occursOn && one.state === 'waiting')
          if (there >= 0) answers.splice(there, 1)
          answers.push({ occursOn: turn.occursOn, state: 'waiting', answeredOn: null, putOffTo: to, toldAt: null })
          slip = to
        }
      }
    }),
    { numRuns: 40 },
  )
})

const hours = fc.integer({ min: 0, max: 23 })
const zone = 'America/New_York'
/** What the wall clock in New York shows, by the machine's own tables. */
const wall = new Intl.DateTimeFormat('en-US', { timeZone: zone, hour: 'numeric', minute: '2-digit', hourCycle: 'h23' })
const hourOf = (instant: string): number => Number(wall.format(new Date(instant)).split(':')[0])

/** The weeks in which the clock is changed, and one of summer, of each of the ten years. */
const changing = tenYears.filter(
  ({ month, dayOfMonth }) =>
    (month === 3 && dayOfMonth >= 8 && dayOfMonth <= 15) ||
    (month === 11 && dayOfMonth <= 8) ||
    (month === 7 && dayOfMonth === 4),
)

test('a letter goes out once a day at its hour, through ten years of summer and winter time', () => {
  fc.assert(
    fc.property(hours, fc.constantFrom(...changing), (hour, { day }) => {
      const { opens } = letterWindow(zone, day, hour)
      expect(dayIn(zone, opens)).toBe(day)
      // In spring the hour from two to three is not there: then it is three.
      if (hourOf(opens) !== hour) expect([hour, hourOf(opens), day.slice(5, 7)]).toEqual([2, 3, '03'])
      // Looked at every half hour, the day's letter is there first at that very instant.
      const from = Date.parse(letterWindow(zone, day, 0).opens)
      const halves = Array.from({ length: 52 }, (_, half) => new Date(from + half * 1_800_000).toISOString())
      const open = halves.filter((instant) => letterDay(zone, hour, instant) === day)
      expect(open[0]).toBe(opens)
      expect(open.filter((instant) => hourOf(instant) >= 21 && hourOf(instant) !== hour)).toEqual([])
    }),
    { numRuns: 250 },
  )
})

test('a letter of eight is not sent at three in the night, nor after nine in the evening', () => {
  const day = '2026-11-18'
  const utc = (time: string) => `${day}T${time}:00.000Z`
  expect(letterDay(zone, 8, utc('08:00'))).toBeNull() // 3 in the night
  expect(letterDay(zone, 8, utc('12:59'))).toBeNull()
  expect(letterDay(zone, 8, utc('13:00'))).toBe(day)
  expect(letterDay(zone, 8, '2026-11-19T01:59:00.000Z')).toBe(day) // one minute before nine in the evening
  expect(letterDay(zone, 8, '2026-11-19T02:00:00.000Z')).toBeNull()
  expect(letterDay(zone, 23, '2026-11-19T04:30:00.000Z')).toBe(day)
  expect(firstLetterAfter(zone, 8, utc('12:00'))).toBe('2026-11-17')
  expect(firstLetterAfter(zone, 8, utc('14:00'))).toBe(day)
})

test('the next full hour is one, and soon', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 * 365 * 24 * 60 }), (minutes) => {
      const now = new Date(Date.parse('2026-01-01T05:00:00.000Z') + minutes * 60_000).toISOString()
      const next = nextFullHour(zone, now)
      expect(next > now).toBe(true)
      // In fall an hour comes twice, and is rung once.
      expect(Date.parse(next) - Date.parse(now)).toBeLessThanOrEqual(2 * 3_600_000)
      expect(wall.format(new Date(next))).toMatch(/:00$/)
    }),
  )
})

test('the letter says a date ahead and on its day, and everything else once', () => {
  const told: string[] = []
  let toldOn: string | null = null
  for (let ahead = -10; ahead <= 3; ahead += 1) {
    const today = dayPlus('2026-11-23', ahead)
    if (!isToTell('date', { dueOn: '2026-11-23', putOff: false }, toldOn, today)) continue
    told.push(today)
    toldOn = today
  }
  expect(told).toEqual(['2026-11-20', '2026-11-23'])
  const due = { dueOn: '2026-11-23', putOff: false }
  expect(isToTell('follow-up', due, null, '2026-11-22')).toBe(false)
  expect(isToTell('follow-up', due, null, '2026-11-25')).toBe(true)
  expect(isToTell('follow-up', due, '2026-11-25', '2026-11-26')).toBe(false)
  expect(isToTell('date', { dueOn: '2026-11-01', putOff: false, wholeMonth: true }, '2026-11-01', '2026-11-02')).toBe(
    false,
  )
})

test('"in a week" counts from the visit, and is never over already', () => {
  expect(followUpDay('week', '2026-11-16', '2026-11-17')).toBe('2026-11-23')
  expect(followUpDay('month', '2026-01-31', '2026-01-31')).toBe('2026-02-28')
  expect(followUpDay('fortnight', '2026-03-01', '2026-11-17')).toBe('2026-11-17')
})
