import { offRoad } from './nearest.ts'
import { isFree, roomNear, widthOf } from './placing.ts'
import { besidePin } from './pins.ts'
import { apart, type Box, boxAround, type PublishedPlace, type Spot } from './shapes.ts'
import { type Label, paper, ROAD, within } from './labels.ts'
import { ringAt, type TownSketch } from './town-sketch.ts'

/** A place's own map: itself, the middle of town, and who is near by. */
export interface PlaceMap {
  here: Spot
  name: Label | null
  /** Null where it is the middle of town. */
  middle: Spot | null
  neighbors: { at: Spot; label: Label }[]
}

const SIZE = 12
const LETTERS = 15
const LINE = 18
const DOT = 5
const SMALL_LETTERS = 13
const SMALL_LINE = 15
const MOST_NEIGHBORS = 3
/** Neighbors are looked for among so many of the nearest: who has no room is left out. */
const NEAREST = 8
const FAR_FROM_THE_MIDDLE = 52
const LONGEST_NAME = 26
/** How much of a road words may cover, in steps along it. */
const HARDLY_CROSSES = 4

export function placeMapOf(sketch: TownSketch, place: PublishedPlace, others: readonly PublishedPlace[]): PlaceMap {
  const signs = sketch.landmarks.filter(({ id }) => id !== place.id).flatMap(({ boxes }) => boxes)
  const taken: Box[] = [...sketch.taken, ...signs]
  const belongs = offRoad(sketch.projection.put(place), sketch.nearestWay, SIZE + ROAD / 2 - 2)
  const here = roomNear(belongs, (x, y) => isFree(boxAround({ x, y }, 2 * SIZE, 2 * SIZE), taken, paper, 3)) ?? belongs
  taken.push(boxAround(here, 2 * SIZE, 2 * SIZE))
  const name = labelBeside(sketch, here, SIZE, shortened(place.name), LETTERS, LINE, taken)
  const middle = apart(here, sketch.projection.middle) < FAR_FROM_THE_MIDDLE ? null : sketch.projection.middle
  if (middle) taken.push(ringAt(middle))
  const landmarks = new Set(sketch.landmarks.map(({ id }) => id))
  const near = others
    .filter(({ id }) => id !== place.id && !landmarks.has(id))
    .map((other) => ({
      other,
      away: (other.lat - place.lat) ** 2 + ((other.lon - place.lon) * Math.cos((place.lat * Math.PI) / 180)) ** 2,
    }))
    .sort((a, b) => a.away - b.away || (a.other.id < b.other.id ? -1 : 1))
    .slice(0, NEAREST)
  const neighbors: { at: Spot; label: Label }[] = []
  for (const { other } of near) {
    if (neighbors.length === MOST_NEIGHBORS) break
    const drawn = dot(
      sketch,
      offRoad(sketch.projection.put(other), sketch.nearestWay, DOT + ROAD / 2 + 1),
      shortened(other.name),
      taken,
    )
    if (drawn) neighbors.push(drawn)
  }
  return { here, name, middle, neighbors }
}

/** A dot with its word; neither where one of them has no room. */
function dot(sketch: TownSketch, at: Spot, words: string, taken: Box[]): { at: Spot; label: Label } | null {
  const box = boxAround(at, 2 * DOT, 2 * DOT)
  if (!isFree(box, taken, paper, 2)) return null
  const label = labelBeside(sketch, at, DOT, words, SMALL_LETTERS, SMALL_LINE, [...taken, box])
  if (!label) return null
  taken.push(box, boxAround(label, widthOf(words, SMALL_LETTERS), SMALL_LINE))
  return { at, label }
}

function labelBeside(
  sketch: TownSketch,
  at: Spot,
  size: number,
  words: string,
  letters: number,
  line: number,
  taken: Box[],
): Label | null {
  const free = besidePin(at, size, widthOf(words, letters), line)
    .filter((box) => isFree(box, taken, paper, 3))
    .map((box) => ({ box, crossed: within(sketch.ways, box, ROAD / 2) }))
    .sort((a, b) => a.crossed - b.crossed)[0]
  if (!free || free.crossed > HARDLY_CROSSES) return null
  if (letters === LETTERS) taken.push(free.box)
  return { words, x: (free.box.left + free.box.right) / 2, y: (free.box.top + free.box.bottom) / 2 }
}

const shortened = (name: string): string =>
  name.length <= LONGEST_NAME
    ? name
    : `${name
        .slice(0, LONGEST_NAME - 1)
        .replace(/[\s,.;:&]+\S{0,3}$/, '')
        .trim()}…`
