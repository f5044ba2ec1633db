import type { Translate } from '../web/languages.ts'
import type { Point } from './sketch/shapes.ts'

const EARTH_MILES = 3958.8
/** Roads wind: what the crow flies is about a third longer on foot. */
const WINDING = 1.3
const MILES_PER_MINUTE_ON_FOOT = 0.05
export const WALKABLE_MINUTES = 20

export const minutesOnFoot = (miles: number): number =>
  Math.max(1, Math.round((miles * WINDING) / MILES_PER_MINUTE_ON_FOOT))

/** How far it is, in words: minutes on foot while that is sensible, else miles. */
export function milesWords(from: Point, to: Point, t: Translate): string {
  const miles = milesBetween(from, to)
  const minutes = minutesOnFoot(miles)
  if (minutes <= WALKABLE_MINUTES) return t('list.walk', { count: minutes })
  return t('list.miles', { count: Math.max(1, Math.round(miles)) })
}

/** Great-circle distance by the haversine formula, in miles. */
export function milesBetween(from: Point, to: Point): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180
  const [north, east] = [radians(to.lat - from.lat), radians(to.lon - from.lon)]
  const half =
    Math.sin(north / 2) ** 2 + Math.cos(radians(from.lat)) * Math.cos(radians(to.lat)) * Math.sin(east / 2) ** 2
  return 2 * EARTH_MILES * Math.asin(Math.min(1, Math.sqrt(half)))
}
