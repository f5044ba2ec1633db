import type { Paper, Point, Spot } from './shapes.ts'

/** Puts the town on the paper, north up. */
export interface Projection {
  /** Where the middle of town is drawn. */
  middle: Spot
  put: (point: Point) => Spot
  /** Miles from the middle of town, as the crow flies. */
  miles: (point: Point) => number
  /** From so many miles on a place stands outside of the middle of town: at the edge of the paper, with a word. */
  outsideFrom: number
}

const MILES_PER_DEGREE_NORTH = 69.05
const MILES_PER_DEGREE_EAST = 69.17
/** A town's own point counts as its middle while something stands this near to it. */
const MIDDLE_IS_NEAR = 3
/** The part of the way to the paper's edge that the nearest quarter, half and three quarters of the places get. */
const RINGS = [
  [0.25, 0.36],
  [0.5, 0.57],
  [0.75, 0.76],
] as const
const OUTSIDE_AT_LEAST = 0.4
/** Between an ellipse (2) and a rectangle: far places stand along the paper's sides. */
const SQUARENESS = 4
const MOST_SHIFT = 0.24

/** How far east and north of the middle, in miles. On a town's scale the earth is flat. */
export function offsetFrom(middle: Point, { lat, lon }: Point): { east: number; north: number } {
  const shrink = Math.cos((middle.lat * Math.PI) / 180)
  const east = ((((lon - middle.lon) % 360) + 540) % 360) - 180
  return { east: east * MILES_PER_DEGREE_EAST * shrink, north: (lat - middle.lat) * MILES_PER_DEGREE_NORTH }
}

/** The town's own point where its places stand around it; else the place in the middle of them all. */
export function middleOf(own: Point | null, places: readonly Point[]): Point | null {
  const milesFrom = (point: Point, place: Point): number => {
    const { east, north } = offsetFrom(point, place)
    return Math.hypot(east, north)
  }
  if (own && (places.length === 0 || places.some((place) => milesFrom(own, place) <= MIDDLE_IS_NEAR))) return own
  const [lats, lons] = [places.map(({ lat }) => lat), places.map(({ lon }) => lon)]
  return places.length === 0 ? own : { lat: quantile(lats, 0.5), lon: quantile(lons, 0.5) }
}

/**
 * A map of bearings that are true and distances that are not: the middle of a town is small and full, its roads are
 * long and empty. A place `r` miles away is drawn at `f(r)` of the way from the middle to the paper's edge,
 *
 *     f(0) = 0,  f(q25) = 0.36,  f(q50) = 0.57,  f(q75) = 0.76,  f(max) = 1,
 *
 * straight between these knots, where q25, q50 and q75 are the quartiles of the places' distances; beyond q75 along the
 * logarithm, f(r) = 0.76 + 0.24 · ln(r / q75) / ln(max / q75). So each quarter of the places has a ring of its own, and
 * what is farther away is never drawn nearer (f rises; beyond `max` it stays 1).
 */
export function projectionOf(middle: Point, places: readonly Point[], paper: Paper): Projection {
  const polar = (point: Point) => {
    const { east, north } = offsetFrom(middle, point)
    const miles = Math.hypot(east, north)
    return miles < 1e-9 ? { miles: 0, right: 0, down: 0 } : { miles, right: east / miles, down: -north / miles }
  }
  const away = places.map((place) => polar(place))
  const part = compressionOf(away.map(({ miles }) => miles))
  const center = shifted(
    away.map(({ miles, right, down }) => ({ x: right * part(miles), y: down * part(miles) })),
    paper,
  )
  const threeQuarters = quantile(
    away.map(({ miles }) => miles),
    0.75,
  )
  return {
    middle: center,
    miles: (point) => polar(point).miles,
    put(point) {
      const { miles, right, down } = polar(point)
      const reach = reachOf(center, right, down, paper) * part(miles)
      return { x: center.x + right * reach, y: center.y + down * reach }
    },
    outsideFrom: Math.max(OUTSIDE_AT_LEAST, 2 * threeQuarters),
  }
}

/** The part of the way to the edge at which something so many miles away is drawn. @see projectionOf */
export function compressionOf(distances: readonly number[]): (miles: number) => number {
  const farthest = Math.max(...distances, 0)
  const knots: [miles: number, part: number][] = [[0, 0]]
  for (const [share, part] of RINGS) {
    const miles = quantile(distances, share)
    if (miles > (knots.at(-1)?.[0] ?? 0) * 1.02 && miles > 0.005) knots.push([miles, part])
  }
  const [lastMiles, lastPart] = knots.at(-1) ?? [0, 0]
  return (miles) => {
    if (miles >= farthest) return farthest === 0 ? 0 : 1
    if (miles > lastMiles) {
      const on = lastMiles > 0 ? Math.log(miles / lastMiles) / Math.log(farthest / lastMiles) : miles / farthest
      return lastPart + (1 - lastPart) * on
    }
    const at = knots.findIndex(([knot]) => miles <= knot)
    const [[from, a], [to, b]] = [knots[at - 1] ?? [0, 0], knots[at] ?? [1, 1]]
    return to > from ? a + ((b - a) * (miles - from)) / (to - from) : a
  }
}

/** The value that this share of the values is not above, between two of them where it falls there. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (sorted.length - 1) * share
  const [below, above] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0]
  return below + (above - below) * (at - Math.floor(at))
}

/** A town that lies to one side of its middle is moved towards the other, so that the paper is used. */
function shifted(unit: readonly Spot[], { width, height }: Paper): Spot {
  const mean = (values: number[]): number => values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length)
  const off = (by: number): number => Math.max(-MOST_SHIFT, Math.min(MOST_SHIFT, by))
  return {
    x: width * (0.5 - off(mean(unit.map(({ x }) => x)) * 0.6)),
    y: height * (0.5 - off(mean(unit.map(({ y }) => y)) * 0.6)),
  }
}

/** From the middle to the edge in one direction, in units of the drawing. */
function reachOf(center: Spot, right: number, down: number, { width, height, inset }: Paper): number {
  const across = (right < 0 ? center.x : width - center.x) - inset
  const along = (down < 0 ? center.y : height - center.y) - inset
  const sum = Math.abs(right / across) ** SQUARENESS + Math.abs(down / along) ** SQUARENESS
  return sum === 0 ? 0 : sum ** (-1 / SQUARENESS)
}
