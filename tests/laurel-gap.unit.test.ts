import { describe, expect, test } from 'vitest'
import { milesBetween } from '../src/town/distance.ts'
import { businesses } from '../src/town/laurel-gap/businesses.ts'
import { laurelGap } from '../src/town/laurel-gap/town.ts'

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
