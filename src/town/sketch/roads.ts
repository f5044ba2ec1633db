import { roadOf } from '../../directory/road-rules.ts'
import { foldText } from '../../web/fold.ts'
import type { Projection } from './projection.ts'
import { apart, type Paper, type PublishedPlace, type Spot } from './shapes.ts'

/** A road as far as the town's own addresses draw it. */
export interface Road {
  /** As a map writes it: "Main St". */
  name: string
  /** How many places name it. */
  places: number
  /** All of them stand outside of the middle of town. */
  outside: boolean
  line: Spot[]
}

const abbreviations: Record<string, string> = {
  ...{ street: 'St', avenue: 'Ave', av: 'Ave', road: 'Rd', lane: 'Ln', drive: 'Dr', court: 'Ct', circle: 'Cir' },
  ...{ highway: 'Hwy', boulevard: 'Blvd', parkway: 'Pkwy', trail: 'Trl', route: 'Rt', place: 'Pl', terrace: 'Ter' },
}
const compass = /^(n|s|e|w|ne|nw|se|sw|north|south|east|west)\.?$/i
/** Shorter than this, houses say nothing about which way their road runs. */
const SHORTEST = 20
/** Houses scattered this much to both sides, compared with along it, are on no line. */
const WIDEST = 0.55
const KNOT_EVERY = 44
const MOST_KNOTS = 6
const MOST_ROADS = 7

/** The road that a place in words names, as a map writes it; null where it names none. */
export function roadNamed(placeShown: string | null): string | null {
  const road = placeShown === null ? null : roadOf(placeShown)
  if (road === null) return null
  const words = road.split(/\s+/)
  const plain = words.length > 2 && compass.test(words[0] ?? '') ? words.slice(1) : words
  const last = plain.length - 1
  return plain.map((word, at) => (at === last ? (abbreviations[foldText(word)] ?? word) : word)).join(' ')
}

/**
 * There are no streets in the directory, only addresses: where two or more places name the same road of the same town, a
 * line through their points is that road. Roads with the most places first; never all the streets there are.
 */
export function roadsThrough(
  places: readonly PublishedPlace[],
  { put, miles, outsideFrom }: Pick<Projection, 'put' | 'miles' | 'outsideFrom'>,
): Road[] {
  const named = new Map<string, { name: string; spots: Spot[]; outside: boolean }>()
  for (const place of places) {
    const name = roadNamed(place.placeShown)
    if (name === null) continue
    const key = `${foldText(name)} ${foldText(place.placeShown?.split(',').slice(1).join(' ') ?? '')}`
    const road = named.get(key) ?? { name, spots: [], outside: true }
    road.spots.push(put(place))
    road.outside &&= miles(place) >= outsideFrom
    named.set(key, road)
  }
  return [...named.values()]
    .flatMap(({ name, spots, outside }): Road[] => {
      const line = lineThrough(spots)
      return line ? [{ name, places: spots.length, outside, line }] : []
    })
    .sort((a, b) => b.places - a.places || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_ROADS)
}

/**
 * A smooth line through houses on both sides of a road: they are ordered along their principal axis (the direction in
 * which they vary most), and each stretch of the line goes through the mean of the houses along it.
 * @returns null where they do not lie along a line
 */
export function lineThrough(spots: readonly Spot[]): Spot[] | null {
  const many = spots.length
  if (many < 2) return null
  const mean = (value: (spot: Spot) => number): number => spots.reduce((sum, spot) => sum + value(spot), 0) / many
  const [cx, cy] = [mean(({ x }) => x), mean(({ y }) => y)]
  const [xx, yy] = [mean(({ x }) => (x - cx) ** 2), mean(({ y }) => (y - cy) ** 2)]
  const angle = Math.atan2(2 * mean(({ x, y }) => (x - cx) * (y - cy)), xx - yy) / 2
  const [right, down] = [Math.cos(angle), Math.sin(angle)]
  const houses = spots
    .map(({ x, y }) => ({ along: (x - cx) * right + (y - cy) * down, aside: (y - cy) * right - (x - cx) * down }))
    .sort((a, b) => a.along - b.along || a.aside - b.aside)
  const [first, last] = [houses[0]?.along ?? 0, houses.at(-1)?.along ?? 0]
  const spread = (value: (house: { along: number; aside: number }) => number): number =>
    Math.sqrt(houses.reduce((sum, house) => sum + value(house) ** 2, 0) / many)
  if (last - first < SHORTEST || spread(({ aside }) => aside) > WIDEST * spread(({ along }) => along)) return null
  const stretches = Math.max(2, Math.min(MOST_KNOTS, many - 1, Math.round((last - first) / KNOT_EVERY) + 1))
  const knots: { along: number; aside: number }[] = []
  for (let at = 0; at < stretches; at += 1) {
    const from = first + ((last - first) * at) / stretches
    const to = first + ((last - first) * (at + 1)) / stretches
    const here = houses.filter(({ along }) => along >= from && (along < to || at === stretches - 1))
    if (here.length === 0) continue
    const along = at === 0 ? first : at === stretches - 1 ? last : (from + to) / 2
    knots.push({ along, aside: here.reduce((sum, { aside }) => sum + aside, 0) / here.length })
  }
  return knots.map(({ along, aside }) => ({
    x: cx + along * right - aside * down,
    y: cy + along * down + aside * right,
  }))
}

/** How far an end looks for a road to join. */
const REACHES = 95
const JOINS_THE_MIDDLE = 75
/** An end with nothing before it and less paper than this runs on to the edge. */
const RUNS_OFF = 190
const RUNS_ON = 18

/**
 * A road leads somewhere. The end towards the middle of town is drawn on until there, or to another road before it; the
 * other end to a road near by, or off the paper; an end that finds none of them stops a little past its last house. The
 * roads with the most houses are drawn first. Where a road outside of town comes from, nobody can tell: it meets none.
 */
export function joined(roads: readonly Road[], middle: Spot, paper: Paper): Road[] {
  const drawn: Road[] = []
  for (const [at, road] of roads.entries()) {
    const others = [...drawn, ...roads.slice(at + 1)].filter(({ outside }) => !outside).map(({ line }) => line)
    const [first, last] = [road.line[0] ?? middle, road.line.at(-1) ?? middle]
    const outwards = apart(first, middle) < apart(last, middle) ? road.line : [...road.line].reverse()
    const inner = road.outside ? [] : drawnOn([...outwards].reverse(), others, middle, null)
    drawn.push({
      ...road,
      line: [...inner, ...outwards, ...drawnOn(outwards, road.outside ? [] : others, null, paper)],
    })
  }
  return drawn
}

/** What is added after the last knot of a line. */
function drawnOn(
  line: readonly Spot[],
  others: readonly (readonly Spot[])[],
  middle: Spot | null,
  paper: Paper | null,
): Spot[] {
  const [before, end] = [line.at(-2), line.at(-1)]
  if (!before || !end) return []
  const length = apart(before, end) || 1
  const [right, down] = [(end.x - before.x) / length, (end.y - before.y) / length]
  const on = (far: number): Spot => ({ x: end.x + right * far, y: end.y + down * far })
  const met = firstMet(end, on(REACHES), others)
  if (middle) {
    const ahead = (middle.x - end.x) * right + (middle.y - end.y) * down
    const toMiddle = apart(end, middle)
    if (toMiddle < JOINS_THE_MIDDLE && ahead > -12 && (!met || toMiddle <= apart(end, met))) return [middle]
  }
  if (met) return [met]
  const edge = paper ? toEdge(end, right, down, paper) : Infinity
  return [on(edge < RUNS_OFF ? edge + 14 : RUNS_ON)]
}

function firstMet(from: Spot, to: Spot, others: readonly (readonly Spot[])[]): Spot | null {
  let met: Spot | null = null
  for (const other of others) {
    for (const [at, b] of other.entries()) {
      const a = other[at - 1]
      const crossing = a && crossingOf(from, to, a, b)
      if (crossing && (!met || apart(from, crossing) < apart(from, met))) met = crossing
    }
  }
  return met
}

function toEdge({ x, y }: Spot, right: number, down: number, { width, height }: Paper): number {
  const across = right > 0 ? (width - x) / right : right < 0 ? -x / right : Infinity
  const along = down > 0 ? (height - y) / down : down < 0 ? -y / down : Infinity
  return Math.max(0, Math.min(across, along))
}

/** Where two stretches cross; null where they do not. */
function crossingOf(a: Spot, b: Spot, c: Spot, d: Spot): Spot | null {
  const cross = (b.x - a.x) * (d.y - c.y) - (b.y - a.y) * (d.x - c.x)
  if (Math.abs(cross) < 1e-9) return null
  const on = ((c.x - a.x) * (d.y - c.y) - (c.y - a.y) * (d.x - c.x)) / cross
  const off = ((c.x - a.x) * (b.y - a.y) - (c.y - a.y) * (b.x - a.x)) / cross
  return on >= 0 && on <= 1 && off >= 0 && off <= 1 ? { x: a.x + on * (b.x - a.x), y: a.y + on * (b.y - a.y) } : null
}
