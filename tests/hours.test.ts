import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closedOn, holidayOn } from '../src/directory/hours/holidays.ts'
import { type HoursKeeper, type HoursPlace, type HoursReading, openHoursKeeper } from '../src/directory/hours/keeper.ts'
import { type Outlook, meaningOf, nextLookAt, stateAt } from '../src/directory/hours/outlook.ts'
import { hoursInWords } from '../src/directory/hours/notation-words.ts'
import { readPlainWords } from '../src/directory/hours/plain-words.ts'
import { readableWeek, weekOf } from '../src/directory/hours/week.ts'
import { translator } from '../src/web/languages.ts'

const zone = 'America/New_York'
const laurelGap: HoursPlace = { lat: '36.5', lon: '-81.1', state: 'North Carolina', countryCode: 'us', zone }
/** Tuesday, 9:40 in the morning. */
const tuesday = '2026-05-12T13:40:00Z'

let keeper: HoursKeeper
beforeAll(() => {
  keeper = openHoursKeeper(laurelGap, { limitMs: 2_000, now: () => new Date(tuesday) })
})
afterAll(() => keeper.close())

async function outlookFor(expression: string, from = tuesday, by = keeper, days?: number): Promise<Outlook> {
  const [outlook] = await by.outlooks([{ expression, from, ...(days ? { days } : {}) }])
  if (!outlook || typeof outlook === 'string') throw new Error(`no outlook for ${expression}: ${outlook}`)
  return outlook
}

const stateFor = async (expression: string, now: string) => stateAt(await outlookFor(expression, now), now)
const understood = (reading: HoursReading) => (reading.kind === 'understood' ? reading.expression : reading.kind)

describe('what holds now', () => {
  test('the feed store is open until five, and tells when it opens again', async () => {
    expect(await stateFor('Mo-Fr 09:00-17:00', tuesday)).toEqual({
      state: 'open',
      until: '2026-05-12T21:00:00.000Z',
      opensAt: null,
      comment: null,
    })
    const evening = await stateFor('Mo-Fr 09:00-17:00', '2026-05-15T22:00:00Z')
    expect(evening).toMatchObject({ state: 'closed', opensAt: '2026-05-18T13:00:00.000Z' })
  })

  test('open stretches that touch are one, and lunch ends the first of two', async () => {
    const merged = await stateFor('Mo-Fr 08:00-12:00 open "ring the bell"; Tu 12:00-17:00', tuesday)
    expect(merged.state).toBe('closed')
    const touching = await stateFor('Mo-Fr 08:00-12:00 open "ring the bell", Mo-Fr 12:00-17:00', tuesday)
    expect(touching).toMatchObject({ state: 'open', until: '2026-05-12T21:00:00.000Z', comment: 'ring the bell' })
    expect((await stateFor('Mo-Fr 08:00-12:00,13:00-17:00', tuesday)).until).toBe('2026-05-12T16:00:00.000Z')
  })

  test('by appointment is never open and never closed', async () => {
    for (const expression of [
      '"by appointment"',
      'Mo-Su 00:00-24:00 unknown "appointment only"',
      'Tu 09:00-17:00 "con cita"',
      'Tu 09:00-17:00 open "by appointment only"',
      'Mo-Fr 09:00-17:00 open, "by appointment"',
    ])
      expect((await stateFor(expression, tuesday)).state, expression).toBe('by-appointment')
    const fallback = 'Mo-Fr 09:00-17:00 || "by appointment"'
    expect((await stateFor(fallback, tuesday)).state).toBe('open')
    const sunday = await stateFor(fallback, '2026-05-17T14:00:00Z')
    expect(sunday).toMatchObject({ state: 'by-appointment', opensAt: '2026-05-18T13:00:00.000Z', comment: null })
  })

  test('"call first", in whatever words, is call first', async () => {
    for (const expression of [
      '"call ahead"',
      'unknown',
      'Tu 09:00+',
      'Tu unknown "ask Dale"',
      '"no appointment needed"',
    ])
      expect((await stateFor(expression, tuesday)).state, expression).toBe('call-first')
    expect((await stateFor('Tu unknown "ask Dale"', tuesday)).comment).toBe('ask Dale')
    expect(meaningOf({ state: 'open', comment: 'please call first' })).toBe('call-first')
    expect(meaningOf({ state: 'open', comment: 'no appointment needed' })).toBe('open')
  })

  test('no hours are unknown, hours nobody could read are call first, and so is a day nobody looked at', async () => {
    expect(stateAt(null, tuesday).state).toBe('unknown')
    expect(stateAt('invalid', tuesday).state).toBe('call-first')
    expect(stateAt('too-hard', tuesday).state).toBe('call-first')
    expect(stateAt(await outlookFor('24/7'), '2026-08-01T12:00:00Z').state).toBe('call-first')
  })

  test('a holiday’s name is not taken for the owner’s own reason', async () => {
    const thanksgiving = '2026-11-26T15:00:00Z'
    const closed = { state: 'closed', comment: null }
    expect(await stateFor('Mo-Fr 09:00-17:00; PH off', thanksgiving)).toMatchObject(closed)
    const fishing = { state: 'closed', comment: 'gone fishing' }
    expect(await stateFor('Mo-Fr 09:00-17:00; PH off "gone fishing"', thanksgiving)).toMatchObject(fishing)
  })

  test('closed for deer season says so, and names the day of reopening', async () => {
    const season = 'Mo-Sa 08:00-17:00; Nov Sa[3] -1 day-Dec 14 off "closed for deer season"'
    expect(await stateFor(season, '2026-11-25T15:00:00Z')).toMatchObject({
      state: 'closed',
      comment: 'closed for deer season',
      opensAt: '2026-12-15T13:00:00.000Z',
    })
    const outlook = await outlookFor('Nov Sa[3] -1 day-Dec 14 off')
    expect(outlook).toMatchObject({ opensAfter: null, intervals: [{ state: 'closed' }] })
  })

  test('a farm stand in January opens in April', async () => {
    const winter = await outlookFor('Apr-Oct Mo-Sa 08:00-17:00', '2026-01-10T15:00:00Z')
    expect(winter.opensAfter).toBe('2026-04-01T12:00:00.000Z')
    expect(stateAt(winter, '2026-01-10T15:00:00Z').opensAt).toBe('2026-04-01T12:00:00.000Z')
    expect((await outlookFor('2019 Mo-Fr 09:00-17:00')).opensAfter).toBeNull()
  })

  test('the sun over Laurel Gap, not over nowhere', async () => {
    const { until } = await stateFor('sunrise-sunset', '2026-06-20T16:00:00Z')
    expect(Date.parse(until ?? '')).toBeGreaterThan(Date.parse('2026-06-21T00:30:00Z'))
    expect(Date.parse(until ?? '')).toBeLessThan(Date.parse('2026-06-21T01:00:00Z'))
  })

  test('without a place there is no sun and no holiday, rather than those of another country', async () => {
    const nowhere = openHoursKeeper({ lat: null, lon: null, state: null, countryCode: null, zone })
    const asked = ['sunrise-sunset', 'Mo-Fr 09:00-17:00; PH off', 'Mo-Fr 09:00-17:00'].map((expression) => ({
      expression,
      from: tuesday,
    }))
    const [sun, holidays, plain] = await nowhere.outlooks(asked)
    expect([sun, holidays]).toEqual(['invalid', 'invalid'])
    expect(plain).toMatchObject({ opensAfter: expect.any(String) as string })
    expect((await nowhere.read('dawn to dusk')).kind).toBe('kept-as-text')
    await nowhere.close()
  })

  test('the clock change moves no opening: nine stays nine', async () => {
    const spring = await outlookFor('Mo-Su 09:00-17:00', '2026-03-07T15:00:00Z')
    const starts = spring.intervals.filter(({ state }) => state === 'open').map(({ from }) => from)
    expect(starts).toContain('2026-03-07T14:00:00.000Z')
    expect(starts).toContain('2026-03-08T13:00:00.000Z')
    const autumn = await outlookFor('Sa 20:00-03:00', '2026-10-31T15:00:00Z')
    expect(stateAt(autumn, '2026-11-01T06:30:00Z')).toMatchObject({ state: 'open', until: '2026-11-01T08:00:00.000Z' })
  })

  test('Saturday night is over by Monday, though Sunday had only 23 hours', async () => {
    const night = '2026-03-09T04:30:00Z'
    expect((await stateFor('Sa 18:00-04:00', night)).state).toBe('closed')
    expect((await stateFor('Su 18:00-02:00', night)).state).toBe('call-first')
    expect((await stateFor('Mo-Fr 09:00-17:00', night)).state).toBe('closed')
    expect((await stateFor('24/7', night)).state).toBe('open')
    expect((await stateFor('Su 18:00-02:00', '2026-03-09T05:30:00Z')).state).toBe('open')
  })

  test('a kept state is looked at again at the next change, or a week before its outlook ends', async () => {
    expect(nextLookAt(await outlookFor('Mo-Fr 09:00-17:00'), tuesday)).toBe('2026-05-12T21:00:00.000Z')
    expect(nextLookAt(await outlookFor('24/7'), tuesday)).toBe('2026-05-20T04:00:00.000Z')
    expect(nextLookAt(await outlookFor('24/7'), '2026-05-26T12:00:00Z')).toBe('2026-05-26T12:00:00.000Z')
  })
})

describe('the week', () => {
  test('Friday night belongs to Friday, and today keeps its own row', async () => {
    const week = weekOf(await outlookFor('Mo-Th 09:00-17:00, Fr 20:00-02:00'), tuesday, zone)
    expect(week.map(({ day }) => day)).toEqual([12, 13, 14, 15, 16, 17, 18].map((day) => `2026-05-${day}`))
    expect(week[3]?.spans).toEqual([{ from: '20:00', to: '02:00', state: 'open', comment: null }])
    expect(week[4]?.spans).toEqual([])
    const rows = readableWeek(week).map(({ fromDay, toDay, today }) => [fromDay.slice(8), toDay.slice(8), today])
    expect(rows).toEqual([
      ['12', '12', true],
      ['13', '14', false],
      ['15', '15', false],
      ['16', '17', false],
      ['18', '18', false],
    ])
  })

  test('on Saturday at one, last night is still yesterday', async () => {
    const night = '2026-05-16T05:00:00Z'
    const outlook = await outlookFor('Fr 20:00-02:00', night)
    expect(stateAt(outlook, night)).toMatchObject({ state: 'open', until: '2026-05-16T06:00:00.000Z' })
    const week = weekOf(outlook, night, zone)
    expect(week[0]).toMatchObject({ day: '2026-05-16', spans: [] })
    expect(week[6]?.spans).toHaveLength(1)
  })

  test('day and night is seven whole days, in the week of a clock change too', async () => {
    const now = '2026-10-29T12:00:00Z'
    const week = weekOf(await outlookFor('24/7', now), now, zone)
    for (const { spans } of week) expect(spans).toEqual([{ from: '00:00', to: '24:00', state: 'open', comment: null }])
    const bar = weekOf(await outlookFor('Mo-Su 20:00-24:00', now), now, zone)
    for (const { spans } of bar) expect(spans).toMatchObject([{ from: '20:00', to: '24:00' }])
  })

  test('"otherwise by appointment" is said once, not in the small hours', async () => {
    const [today, ...rest] = readableWeek(
      weekOf(await outlookFor('Mo-Fr 09:00-17:00 || "by appointment"'), tuesday, zone),
    )
    const otherwise = { state: 'by-appointment', comment: null }
    expect(today).toMatchObject({ spans: [{ from: '09:00', to: '17:00', state: 'open' }], otherwise })
    expect(rest.find(({ fromDay }) => fromDay === '2026-05-16')).toMatchObject({ spans: [], otherwise })
  })

  test('a reason for being closed is shown; days nobody looked at are call first', async () => {
    const week = weekOf(await outlookFor('Mo-Fr 09:00-17:00; May 13 off "gone to the fair"'), tuesday, zone)
    expect(week[1]?.spans).toMatchObject([{ from: '00:00', to: '24:00', state: 'closed', comment: 'gone to the fair' }])
    const late = weekOf(await outlookFor('24/7', tuesday, keeper, 3), tuesday, zone)
    expect(late[2]?.spans).toMatchObject([{ state: 'open' }])
    expect(late[3]?.spans).toMatchObject([{ from: '00:00', to: '24:00', state: 'call-first' }])
  })

  test('holidays are known by name and asked one by one', async () => {
    expect(holidayOn('2026-11-26')).toBe('thanksgiving')
    expect(holidayOn('2026-11-27')).toBe('after-thanksgiving')
    expect(holidayOn('2027-03-28')).toBe('easter')
    expect(holidayOn('2026-05-25')).toBe('memorial')
    expect([holidayOn('2026-05-12'), holidayOn('2026-12-25', 'mx')]).toEqual([null, null])
    const closed = closedOn('Mo-Fr 09:00-17:00; PH off || "by appointment"', ['after-thanksgiving', 'christmas'])
    expect(closed).toBe('Mo-Fr 09:00-17:00; Nov Th[4] +1 day off; Dec 25 off || "by appointment"')
    expect(closedOn('Mo "a || b; PH off"', [])).toBe('Mo "a || b; PH off"')
    const feedStore = closedOn('Mo-Fr 09:00-17:00', ['thanksgiving', 'after-thanksgiving', 'good-friday', 'easter'])
    expect((await stateFor(feedStore, '2026-11-27T15:00:00Z')).state).toBe('closed')
    expect((await stateFor(feedStore, '2026-04-03T15:00:00Z')).state).toBe('closed')
    expect((await stateFor(feedStore, '2026-10-12T15:00:00Z')).state).toBe('open')
    const thanksgiving = readableWeek(
      weekOf(await outlookFor(feedStore, '2026-11-24T15:00:00Z'), '2026-11-24T15:00:00Z', zone),
    )
    expect(thanksgiving.map(({ holiday }) => holiday)).toContain('thanksgiving')
  })
})

describe('what people type', () => {
  test.each([
    ['M-F 9-5', 'Mo-Fr 09:00-17:00'],
    ['M–F 9–5', 'Mo-Fr 09:00-17:00'],
    ['Mon-Fri 9am-5pm, Sat 9-noon, closed Sundays', 'Mo-Fr 09:00-17:00; Sa 09:00-12:00; Su off'],
    ['9 to 5 weekdays', 'Mo-Fr 09:00-17:00'],
    ['9a-5p M-F', 'Mo-Fr 09:00-17:00'],
    ['M W F 9:30-4', 'Mo,We,Fr 09:30-16:00'],
    ['Mon-Fri 8-12, 1-5', 'Mo-Fr 08:00-12:00,13:00-17:00'],
    ['9-5 weekdays, 10-2 Saturday', 'Mo-Fr 09:00-17:00; Sa 10:00-14:00'],
    ['24/7', '24/7'],
    ['open 24 hours', '24/7'],
    ['daily 24 hours, closed Sunday', 'Mo-Su 00:00-24:00; Su off'],
    ['24 hours except Christmas', 'Mo-Su 00:00-24:00; Dec 25 off'],
    ['dawn to dusk', 'dawn-dusk'],
    ['by appointment', '"by appointment"'],
    ['M-F 9-5 or by appointment', 'Mo-Fr 09:00-17:00 || "by appointment"'],
    ['M-F 9-5, Sat by appt only', 'Mo-Fr 09:00-17:00; Sa unknown "by appointment"'],
    ['call first', '"call first"'],
    ['lun a vie 9 a 5', 'Mo-Fr 09:00-17:00'],
    ['mar a sáb de 10 a.m. a 6 p.m.', 'Tu-Sa 10:00-18:00'],
    ['sábado 9-1', 'Sa 09:00-13:00'],
    ['cerrado domingo', '"call first"; Su off'],
    ['lunes a viernes 9 de la mañana a 5 de la tarde, cerrado domingo', 'Mo-Fr 09:00-17:00; Su off'],
    ['con cita', '"by appointment"'],
    ['Fri & Sat 8pm-2am, closed Sunday', 'Fr-Sa 20:00-02:00'],
    ['Apr-Oct: Mon-Fri 9-5, Sat 9-1', 'Apr-Oct Mo-Fr 09:00-17:00; Apr-Oct Sa 09:00-13:00'],
    ['Nov-Mar Sat 9-12', 'Nov-Mar Sa 09:00-12:00'],
    ['Mon-Sat 9-5, closed Thanksgiving and Christmas', 'Mo-Sa 09:00-17:00; Nov Th[4] off; Dec 25 off'],
    ['Mon-Fri 7:30 am - 5:30 pm\nSat 8 am - 12 pm\nSun closed', 'Mo-Fr 07:30-17:30; Sa 08:00-12:00; Su off'],
    ['every day except Sunday 9-5', 'Mo-Sa 09:00-17:00'],
    ['Mo-Fr 9:00-5:00', 'Mo-Fr 09:00-17:00'],
    ['Mo-Fr 09:00-05:00', 'Mo-Fr 09:00-17:00'],
  ])('%j is %s', async (typed, expression) => {
    expect(understood(await keeper.read(typed))).toBe(expression)
  })

  test.each([
    'M-F 7-11',
    'Mon-Fri 5-2',
    '9-5',
    'M-S 9-5',
    'Mo-Fr',
    'Apr-Oct',
    'May',
    'open',
    'mar 9-5',
    'usually 9-5',
    'M-F 9-5 weather permitting',
    'M-F 9-5, by appointment',
    'Mon-Fri 9-5, 10-2 Sat',
    'closed Sunday, Monday 9-5',
    'every other Saturday 9-1',
    '1st Saturday 9-1',
    'Mo-Fr 09:00-17:00; SH off',
    'Thursday 11:00 - 23:30 Friday 11:00 - 01:00',
    'whenever the dog is on the porch',
    'abierto cuando hay luz',
  ])('%j stays as it was written', async (typed) => {
    expect(await keeper.read(typed)).toEqual({ kind: 'kept-as-text', text: typed })
  })

  test('what was assumed is asked, and what was changed is shown first', async () => {
    const nineToFive = { kind: 'understood', questions: ['assumed-afternoon'], changed: true }
    expect(await keeper.read('M-F 9-5')).toMatchObject(nineToFive)
    expect(await keeper.read('M-F 9am-5pm')).toMatchObject({ questions: [], changed: true })
    expect(await keeper.read('M-F 9-5, closed holidays')).toMatchObject({
      expression: 'Mo-Fr 09:00-17:00; PH off',
      questions: ['assumed-afternoon', 'which-holidays'],
    })
    expect(await keeper.read('2019 Mo-Fr 09:00-17:00')).toMatchObject({ questions: ['dates-past'], changed: false })
    expect(await keeper.read('Mo-Su 06:00-02:00')).toMatchObject({ questions: ['open-past-midnight'], changed: false })
  })

  test('the notation passes through, blanks are empty', async () => {
    for (const expression of ['Mo-Fr 09:00-17:00', 'Mo-Sa 08:00-12:00,13:00-17:00; Su off', 'sunrise-sunset', '24/7'])
      expect(await keeper.read(expression)).toEqual({ kind: 'understood', expression, questions: [], changed: false })
    expect(await keeper.read('  \n')).toEqual({ kind: 'empty' })
  })

  test('ten thousand characters are put aside at once', async () => {
    const began = performance.now()
    for (const piece of ['x', '9', 'Mo ', '"', '(', '9-5, ', '24/7; ']) {
      const text = piece.repeat(Math.ceil(10_000 / piece.length)).trim()
      expect((await keeper.read(text)).kind).toBe('kept-as-text')
      expect(await keeper.outlooks([{ expression: text, from: tuesday }])).toEqual(['invalid'])
      readPlainWords(text.slice(0, 500))
    }
    expect(performance.now() - began).toBeLessThan(1_000)
  })
})

describe('the evaluator', () => {
  /** Two suns a day, each compared with every holiday of the year, for four hundred days. */
  const hard = `Mo-Su sunrise-sunset "maybe"${'; PH off'.repeat(55)}`

  test('a hard expression is given up alone, and the rest goes on', async () => {
    const strict = openHoursKeeper(laurelGap, { limitMs: 120 })
    const requests = ['Mo-Fr 09:00-17:00', hard, '24/7', 'not hours at all'].map((expression) => ({
      expression,
      from: tuesday,
      days: expression === hard ? 400 : 15,
    }))
    const [first, second, third, fourth] = await strict.outlooks(requests)
    expect(second).toBe('too-hard')
    expect([typeof first, typeof third, fourth]).toEqual(['object', 'object', 'invalid'])
    expect((await strict.outlooks([requests[1] ?? { expression: hard, from: tuesday }]))[0]).toBe('too-hard')
    const began = performance.now()
    expect((await strict.outlooks([requests[1] ?? { expression: hard, from: tuesday }]))[0]).toBe('too-hard')
    expect(performance.now() - began).toBeLessThan(50)
    await strict.close()
  })

  test('an idle process ends, and the next question starts another', async () => {
    const brief = openHoursKeeper(laurelGap, { idleMs: 30 })
    expect(await outlookFor('24/7', tuesday, brief)).toMatchObject({ intervals: [{ state: 'open' }] })
    await new Promise((resolve) => setTimeout(resolve, 120))
    expect(await outlookFor('24/7', tuesday, brief)).toMatchObject({ intervals: [{ state: 'open' }] })
    await brief.close()
    expect(await brief.outlooks([{ expression: '24/7', from: tuesday }])).toEqual(['too-hard'])
  })

  test('a full queue answers at once, and a bad zone is refused at the door', async () => {
    const narrow = openHoursKeeper(laurelGap, { queueLimit: 2 })
    const answers = await narrow.outlooks(
      ['Mo 09:00-10:00', 'Tu 09:00-10:00', 'We 09:00-10:00'].map((expression) => ({ expression, from: tuesday })),
    )
    expect(answers.map((answer) => typeof answer)).toEqual(['object', 'object', 'string'])
    await narrow.close()
    expect(() => openHoursKeeper({ ...laurelGap, zone: 'Appalachia/Holler' })).toThrow(RangeError)
  })

  test('closing is waited for, though nothing else keeps the program running', async () => {
    const program = `
      const { openHoursKeeper } = await import('./src/directory/hours/keeper.ts')
      const keeper = openHoursKeeper(${JSON.stringify(laurelGap)})
      await keeper.outlooks([{ expression: '24/7', from: '${tuesday}' }])
      await keeper.close()
      console.log('closed')`
    const words = ['--import', 'tsx', '--input-type=module', '--eval', program]
    expect((await promisify(execFile)(process.execPath, words)).stdout).toBe('closed\n')
  })

  test('the zone is the town’s, wherever the server stands', async () => {
    const west = openHoursKeeper({ ...laurelGap, zone: 'America/Los_Angeles' })
    const outlook = await outlookFor('Tu 09:00-17:00', tuesday, west)
    expect(outlook.intervals.find(({ state }) => state === 'open')?.from).toBe('2026-05-12T16:00:00.000Z')
    await west.close()
  })
})

const varied = `Mo-Fr 09:00-17:00
Mo-Sa 08:00-18:00; Su off
Mo-Fr 08:00-12:00,13:00-17:00
Mo-Fr 08:00-12:00,13:00-17:00; Sa 08:00-12:00
24/7
sunrise-sunset
dawn-dusk
(sunrise+01:00)-(sunset-00:30)
sunset-sunrise
Mo-Su 06:00-02:00
Fr,Sa 20:00-02:00
Fr-Su 18:00-26:00
Mo-Fr 09:00+
Mo-Fr 09:00-17:00+
Mo-Fr 09:00-17:00 || "by appointment"
Mo-Fr 09:00-17:00; Sa "by appointment"
"by appointment"
unknown "call first"
off
off "closed for good"
closed "moved to the depot"
Mo-Fr 09:00-17:00; PH off
Mo-Fr 09:00-17:00; PH 10:00-14:00
PH,Su off; Mo-Sa 09:00-17:00
Mo-Fr 09:00-17:00; SH off
easter -2 days off; Mo-Su 10:00-16:00
Apr-Oct Mo-Sa 08:00-17:00
Apr 15-Oct 31 Sa 08:00-12:00
Nov-Mar 10:00-16:00; Apr-Oct 09:00-18:00
Nov Sa[3] -1 day-Dec 14 off
Nov Sa[3] -1 day-Dec 14 off; Mo-Sa 08:00-17:00
Nov Th[4] off; Nov Th[4] +1 day off; Mo-Su 09:00-17:00
Sa[1] 09:00-12:00
Sa[1,3] 09:00-12:00
Fr[-1] 18:00-21:00
Mo[1] off; Mo-Su 09:00-17:00
week 1-53/2 Sa 10:00-12:00
week 20-40 Mo-Fr 07:00-19:00
2026 Jun 1-2026 Jul 31 10:00-18:00
2019 Mo-Fr 09:00-17:00
Feb 29 10:00-12:00
Dec 25 off; 24/7
Jan 1-Jan 15 off "inventory"; Mo-Fr 08:00-16:30
Mo-Fr 00:00-24:00
Mo-Su 00:00-00:00
Mo 09:00-10:00,10:00-11:00,11:00-12:00
Mo-Su 02:30-03:30
Mo-Su 01:30-02:30
Tu-Th 10:00-16:00 open "ring the bell"
Tu-Th 10:00-16:00 unknown "if the truck is there"
Mo-Fr 09:00-17:00 open, "by appointment"
Mo-Fr 09:00-12:00, We 15:00-19:00
Mo-Fr 8-5
M-F 9-5
mon-fri 9am-5pm
Lunes-Viernes 09:00-17:00
Mo-Fr 25:00-30:00
Feb 30 10:00-11:00
Mo-Fr 09:00-17:00 ||
;;;
(((
""
Mo-Fr 09:00-17:00; ; Sa 10:00-12:00
Su-Sa 10:00-17:00; We off
Th-Tu 11:00-15:00,17:00-21:00
2026-2027/2 Mo 10:00-11:00`.split('\n')

function expectSound(outlook: Outlook, expression: string): void {
  const { intervals, opensAfter } = outlook
  intervals.forEach(({ from, to, state }, at) => {
    expect(Date.parse(from), expression).toBeLessThan(Date.parse(to))
    expect(intervals[at + 1]?.from ?? to, expression).toBe(to)
    expect(['open', 'unknown', 'closed'], expression).toContain(state)
  })
  expect([intervals[0]?.from, intervals.at(-1)?.to]).toEqual(['2026-05-11T04:00:00.000Z', '2026-05-27T04:00:00.000Z'])
  if (opensAfter) expect(Date.parse(opensAfter)).toBeGreaterThanOrEqual(Date.parse(intervals.at(-1)?.to ?? ''))
  const now = stateAt(outlook, tuesday)
  expect(['open', 'closed', 'by-appointment', 'call-first']).toContain(now.state)
  expect(weekOf(outlook, tuesday, zone)).toHaveLength(7)
}

describe('hours in one sentence', () => {
  const said = (expression: string, language: 'en' | 'es' = 'en') =>
    hoursInWords(expression, { t: translator(language), language })

  test.each([
    ['Mo-Fr 08:00-12:00,13:00-17:00; Sa off', 'Mon to Fri 8:00 AM to 12:00 PM, 1:00 PM to 5:00 PM; closed on Sat'],
    ['Mo-Fr 09:00-17:00; PH off', 'Mon to Fri 9:00 AM to 5:00 PM; closed on public holidays'],
    [
      'Mo-Fr 09:00-17:00; Nov Th[4] off; Dec 25 off',
      'Mon to Fri 9:00 AM to 5:00 PM; closed on Thanksgiving; closed on Christmas',
    ],
    [
      'Nov 21-Jan 7 off "gone to see the grandchildren"',
      'Closed November 21 to January 7 (gone to see the grandchildren)',
    ],
    [
      'Apr-Oct Mo,We 10:00-16:00 || "by appointment"',
      'April to October Mon, Wed 10:00 AM to 4:00 PM; otherwise by appointment',
    ],
    ['Sa[1,3] 09:00-12:00', 'The first Sat of the month, the third Sat of the month 9:00 AM to 12:00 PM'],
    ['Mo-Su 18:00-02:00', 'Every day 6:00 PM to 2:00 AM'],
    ['24/7', 'Open day and night'],
    ['"call first"', 'Call first'],
  ])('%s', (expression, words) => expect(said(expression)).toBe(words))

  test('in Spanish', () => {
    expect(said('Mo-Fr 09:00-17:00; PH off', 'es')).toBe('Lun a vie 9:00 a.m. a 5:00 p.m.; cerrado: los días feriados')
  })

  test('what cannot be said whole is not said by halves', () => {
    for (const one of [
      'week 20-40 Mo-Fr 07:00-19:00',
      '(sunrise+01:00)-sunset',
      'Mo-Fr 09:00-17:00; 2019 off',
      '(((',
      '',
    ])
      expect(said(one), one).toBeNull()
  })
})

/** Real expressions, where a list of them lies beside the project; they are not part of it. */
const sampleFile = new URL('../../shared/data/osm-opening-hours-sample-203.txt', import.meta.url)
const sample = existsSync(sampleFile) ? readFileSync(sampleFile, 'utf8').split('\n').filter(Boolean) : []

test('sixty kinds of hours, and a sample of real ones: none slow, none unsound', async () => {
  const expressions = [...varied, ...sample]
  const began = performance.now()
  const outlooks = await keeper.outlooks(expressions.map((expression) => ({ expression, from: tuesday })))
  expect(performance.now() - began).toBeLessThan(expressions.length * 40 + 3_000)
  outlooks.forEach((outlook, at) => {
    expect(outlook, expressions[at]).not.toBe('too-hard')
    if (typeof outlook === 'object') expectSound(outlook, expressions[at] ?? '')
  })
  const readings = await Promise.all(expressions.map((expression) => keeper.read(expression)))
  for (const reading of readings) expect(['understood', 'kept-as-text']).toContain(reading.kind)
  expect(outlooks.filter((outlook) => typeof outlook === 'object').length).toBeGreaterThan(varied.length * 0.8)
})
