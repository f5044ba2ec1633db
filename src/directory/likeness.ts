import type { BusinessFacts } from './facts.ts'
import { foldText } from '../web/fold.ts'
import { roadOf } from './road-rules.ts'

type Place = Pick<BusinessFacts, 'name' | 'phone' | 'street' | 'lat' | 'lon'>

const NEAR_METERS = 150

/**
 * Whether two entries are clearly one place: the same name, and the same phone, or close by, or on the same road. The
 * phone alone says nothing: a family runs three businesses by one telephone.
 */
export function areOnePlace(one: Place, other: Place): boolean {
  if (foldText(one.name) !== foldText(other.name)) return false
  return samePhone(one, other) || metersBetween(one, other) <= NEAR_METERS || sameRoad(one, other)
}

/** Whether a row that left its list and one that came can be the same under a corrected name. */
export function areOneRenamed(one: Place, other: Place): boolean {
  const [words, others] = [wordsOf(one.name), wordsOf(other.name)]
  const common = [...words].filter((word) => others.has(word)).length
  const alike = common > 0 && common >= Math.min(words.size, others.size) / 2
  return alike && samePhone(one, other) && foldText(one.street ?? '') === foldText(other.street ?? '')
}

const wordsOf = (name: string): Set<string> => new Set(foldText(name).split(' '))

const samePhone = (one: Place, other: Place): boolean => one.phone !== null && one.phone === other.phone

type Point = Pick<BusinessFacts, 'lat' | 'lon'>

/** Flat-earth distance, right to a meter within a town; Infinity where a place is not known. */
export function metersBetween(one: Point, other: Point): number {
  if (one.lat === null || one.lon === null || other.lat === null || other.lon === null) return Infinity
  const perDegree = 111_320
  const east = (one.lon - other.lon) * Math.cos(((one.lat + other.lat) / 2) * (Math.PI / 180))
  return Math.hypot(one.lat - other.lat, east) * perDegree
}

/** Two numbers on one road are two branches; where one of them gives no number, they are taken for the same. */
export function sameRoad(one: Pick<Place, 'street'>, other: Pick<Place, 'street'>): boolean {
  const [road, otherRoad] = [roadKey(one.street), roadKey(other.street)]
  if (road === null || road !== otherRoad) return false
  const [number, otherNumber] = [houseNumber(one.street), houseNumber(other.street)]
  return number === null || otherNumber === null || number === otherNumber
}

const shortWords = new Map(
  Object.entries({
    street: 'st',
    avenue: 'ave',
    road: 'rd',
    drive: 'dr',
    lane: 'ln',
    highway: 'hwy',
    boulevard: 'blvd',
    court: 'ct',
    circle: 'cir',
    north: 'n',
    south: 's',
    east: 'e',
    west: 'w',
  }),
)

function roadKey(street: string | null): string | null {
  const road = street === null ? null : roadOf(street)
  if (road === null) return null
  return foldText(road)
    .split(' ')
    .map((word) => shortWords.get(word) ?? word)
    .join(' ')
}

const houseNumber = (street: string | null): string | null => /^\s*(\d+\w?)\b/.exec(street ?? '')?.[1] ?? null
