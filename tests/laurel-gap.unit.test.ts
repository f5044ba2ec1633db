import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openHoursKeeper } from '../src/directory/hours/keeper.ts'
import { milesBetween } from '../src/town/distance.ts'
import { businesses } from '../src/town/laurel-gap/businesses.ts'
import { counterBooks } from '../src/town/laurel-gap/load-counter.ts'
import { closures } from '../src/town/laurel-gap/relations-closures.ts'
import { favorsUpTheRoads } from '../src/town/laurel-gap/relations-favors-roads.ts'
import { favorsInTown } from '../src/town/laurel-gap/relations-favors-town.ts'
import { favors } from '../src/town/laurel-gap/relations-favors.ts'
import { pairs } from '../src/town/laurel-gap/relations-pairs.ts'
import { townNotes } from '../src/town/laurel-gap/relations-porch.ts'
import { signed } from '../src/town/laurel-gap/relations-ratings.ts'
import { signedAllOver } from '../src/town/laurel-gap/relations-signed-all-over.ts'
import { signedUpTheRoads } from '../src/town/laurel-gap/relations-signed-roads.ts'
import { signedInTown } from '../src/town/laurel-gap/relations-signed.ts'
import { questionsOfFall } from '../src/town/laurel-gap/relations-stove-fall.ts'
import { townQuestions } from '../src/town/laurel-gap/relations-stove.ts'
import { pagesOf } from '../src/town/laurel-gap/notebook-pages.ts'
import { residents } from '../src/town/laurel-gap/residents.ts'
import { laurelGap } from '../src/town/laurel-gap/town.ts'
import { hoursWalked } from '../src/town/laurel-gap/walked-hours.ts'
import { type MadeVisit, yearOfVisits } from '../src/town/laurel-gap/year-of-visits.ts'
import { dayPlus, instantAt, later, MINUTE } from '../src/web/clock.ts'

const slugs = businesses.map(({ slug }) => slug)

type Point = readonly [north: number, east: number]

/** Miles north and east of the stoplight: near enough to flat in one valley. */
const onTheMap = ({ lat, lon }: { lat: number; lon: number }): Point => [
  (lat - laurelGap.lat) * 69.05,
  (lon - laurelGap.lon) * 55.65,
]

const along = (road: string): Point[] =>
  businesses
    .filter(({ address }) => address.road === road)
    .sort((one, other) => Number(one.address.number) - Number(other.address.number))
    .map(onTheMap)

describe('the map of Laurel Gap', () => {
  test.each(['Main Street', 'Depot Street', 'Church Street', 'School Street', 'Quarry Road', 'Old Gap Road'])(
    'has one straight enough %s, its numbers in their order',
    (road) => {
      const doors = along(road)
      const [first, last] = [doors[0] ?? [0, 0], doors.at(-1) ?? [0, 0]]
      const [north, east] = [last[0] - first[0], last[1] - first[1]]
      const length = Math.hypot(north, east)
      for (const [n, e] of doors) {
        const aside = Math.abs(north * (e - first[1]) - east * (n - first[0])) / length
        expect(aside, `${road} at ${n} ${e}`).toBeLessThan(0.04)
      }
      const steps = doors.map(([n, e]) => (north * (n - first[0]) + east * (e - first[1])) / length)
      for (const [at, step] of steps.entries()) expect(step).toBeGreaterThanOrEqual((steps[at - 1] ?? 0) - 0.012)
    },
  )

  test.each([
    ['gap-hardware-and-feed', 0.03, 0.1],
    ['one-light-brewing', 0.15, 0.173],
    ['old-gap-propane', 0.85, 1.05],
    ['kilby-deer-processing', 1.1, 1.3],
    ['kearns-honey', 2, 2.4],
  ])('has %s as far from the stoplight as its directions say', (slug, least, most) => {
    const place = businesses.find((business) => business.slug === slug) ?? laurelGap
    const miles = milesBetween(laurelGap, place)
    expect(miles).toBeGreaterThan(least)
    expect(miles).toBeLessThan(most)
  })
})

describe('the year that nobody wrote by hand', () => {
  const firstDay = laurelGap.firstMorning.day
  const keepers = fc.record({
    key: fc.constantFrom(...residents.map(({ key }) => key)),
    language: fc.constantFrom('en' as const, 'es' as const),
    since: fc.integer({ min: 1, max: 365 }),
    habits: fc.array(fc.record({ to: fc.constantFrom(...slugs), every: fc.integer({ min: 3, max: 120 }) }), {
      maxLength: 6,
    }),
    errands: fc.array(fc.record({ to: fc.constantFrom(...slugs), daysAgo: fc.integer({ min: 1, max: 300 }) }), {
      maxLength: 4,
    }),
    written: fc.constant([]),
    wordless: fc.boolean(),
  })

  test('is the same for the same person and day', () => {
    fc.assert(
      fc.property(keepers, (keeper) => {
        expect(yearOfVisits(keeper, firstDay)).toEqual(yearOfVisits(keeper, firstDay))
      }),
      { numRuns: 30 },
    )
  })

  test('is behind us, while they were here, and never at a place that was sold or closed by then', () => {
    const gone = new Map(
      businesses.map(({ slug, standing }) => [slug, standing?.as === 'moved' ? -1 : standing?.daysAgo]),
    )
    fc.assert(
      fc.property(keepers, (keeper) => {
        const errands = new Set(keeper.errands.map(({ to }) => to))
        for (const { business, daysAgo } of yearOfVisits(keeper, firstDay)) {
          expect(daysAgo).toBeGreaterThanOrEqual(1)
          if (!errands.has(business)) expect(daysAgo).toBeLessThanOrEqual(keeper.since)
          expect(daysAgo).toBeGreaterThan(gone.get(business) ?? -1)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('repeats no line in one notebook, and leaves most visits without one', () => {
    const pages = residents.map(({ key, reads }) => pagesOf(key, reads, firstDay))
    for (const { visits } of pages) {
      const lines = visits.flatMap(({ line }) => line ?? [])
      expect(new Set(lines).size).toBe(lines.length)
    }
    const all = pages.flatMap(({ visits }) => visits)
    expect(all.filter(({ line }) => line === undefined).length).toBeGreaterThan(all.length / 2)
    for (const { visits } of pages) expect(visits.length).toBeGreaterThan(15)
  })

  test('goes nowhere but where the door was open at that hour, also in what was written by hand', async () => {
    const { lat, lon, zone, country } = laurelGap
    const keeper = openHoursKeeper(
      { lat: String(lat), lon: String(lon), state: 'North Carolina', countryCode: country.toLowerCase(), zone },
      { limitMs: 20_000 },
    )
    const known = businesses.filter(({ hours }) => hours.understood)
    const from = instantAt(zone, dayPlus(firstDay, -366), '12:00')
    const outlooks = await keeper.outlooks(known.map(({ hours }) => ({ expression: hours.text, from, days: 368 })))
    await keeper.close()
    const closed = new Map(
      known.map(({ slug }, at) => {
        const outlook = outlooks[at]
        if (typeof outlook !== 'object') throw new Error(`${slug}: ${String(outlook)}`)
        return [slug, outlook.intervals.filter(({ state }) => state === 'closed')]
      }),
    )
    const noons = new Map<number, string>()
    const shutOn = ({ business, daysAgo, time }: Pick<MadeVisit, 'business' | 'daysAgo' | 'time'>): boolean => {
      const noon = noons.get(daysAgo) ?? instantAt(zone, dayPlus(firstDay, -daysAgo), '12:00')
      noons.set(daysAgo, noon)
      const [hour = 12, minute = 0] = time.split(':').map(Number)
      const at = later(noon, ((hour - 12) * 60 + minute) * MINUTE)
      return closed.get(business)?.some((shut) => shut.from <= at && at < shut.to) ?? false
    }
    const wrong = residents.flatMap(({ key, reads }) =>
      pagesOf(key, reads, firstDay).visits.flatMap(({ business, daysAgo, time }) => {
        if (!business) return []
        const shut = time ? shutOn({ business, daysAgo, time }) : hoursWalked(business, firstDay, daysAgo).length === 0
        return shut ? [`${key} at ${business}, ${dayPlus(firstDay, -daysAgo)} ${time ?? ''}`] : []
      }),
    )
    expect(wrong).toEqual([])
  }, 120_000)
})

test('a counter book says that somebody came in only on a day its shop was open', () => {
  const wrong = counterBooks.flatMap(({ business, regulars }) =>
    regulars.flatMap(({ name, cameIn = [] }) =>
      cameIn
        .map((came) => (typeof came === 'number' ? came : came[0]))
        .filter((daysAgo) => hoursWalked(business, laurelGap.firstMorning.day, daysAgo).length === 0)
        .map((daysAgo) => `${name} at ${business}, ${String(daysAgo)} days ago`),
    ),
  )
  expect(wrong).toEqual([])
})

test('what people sign, ask and say is said by one of them alone', () => {
  const said = [
    ...[...signed, ...signedInTown, ...signedUpTheRoads, ...signedAllOver].map(({ words }) => words.text),
    ...[...questionsOfFall, ...townQuestions].flatMap(({ answers }) => answers.map(({ words }) => words.text)),
    ...[...favors, ...favorsInTown, ...favorsUpTheRoads].map(({ words }) => words.text),
    ...[...townNotes, ...closures].map(({ words }) => words.text),
    ...pairs.flatMap(({ line, they, me }) => [line, they, me]),
    ...residents.map(({ line }) => line.text),
  ]
  expect(said.filter((words, at) => said.indexOf(words) !== at)).toEqual([])
})
