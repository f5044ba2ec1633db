import { type Label, LETTERS, LINE, paper, ROAD, within } from './labels.ts'
import { asideOf, type NearestWay, offRoad, type Way } from './nearest.ts'
import { isFree, roomNear, widthOf } from './placing.ts'
import type { Projection } from './projection.ts'
import { type Box, boxAround, type PublishedPlace, type Spot } from './shapes.ts'

export type LandmarkKind =
  'library' | 'school' | 'church' | 'post-office' | 'town-hall' | 'courthouse' | 'fire-station' | 'hospital' | 'museum'

export interface Landmark extends Spot {
  id: string
  kind: LandmarkKind
  label: Label
  boxes: Box[]
}

const kinds: readonly (readonly [LandmarkKind, readonly string[]])[] = [
  ['library', ['library']],
  ['church', ['church', 'place-of-worship', 'church-office']],
  ['school', ['school']],
  ['post-office', ['post-office']],
  ['courthouse', ['courthouse']],
  ['town-hall', ['town-hall']],
  ['fire-station', ['fire-station']],
  ['hospital', ['hospital']],
  ['museum', ['museum']],
]
const MOST_LANDMARKS = 4

/** The few places everybody steers by, one of a kind, the one nearest to the middle. */
export function landmarksAmong(
  places: readonly PublishedPlace[],
  projection: Projection,
  { ways, nearestWay }: { ways: readonly Way[]; nearestWay: NearestWay },
  taken: readonly Box[],
  say: (kind: LandmarkKind) => string,
): Landmark[] {
  const boxes = [...taken]
  const landmarks: Landmark[] = []
  for (const [kind, categories] of kinds) {
    const [place] = places
      .filter(
        (one) =>
          one.category !== null && categories.includes(one.category) && projection.miles(one) < projection.outsideFrom,
      )
      .sort((a, b) => projection.miles(a) - projection.miles(b) || (a.id < b.id ? -1 : 1))
    if (!place || landmarks.length === MOST_LANDMARKS) continue
    const belongs = offRoad(projection.put(place), nearestWay, 17)
    const way = nearestWay(belongs.x, belongs.y)
    const made = landmark({ id: place.id, kind, belongs, way }, say(kind), ways, boxes)
    if (!made) continue
    landmarks.push(made)
    boxes.push(...made.boxes)
  }
  return landmarks
}

/** How far from where it stands a sign may be drawn, so that its word has room. */
const SIGN_MOVES = 40

/** A sign beside the roads with its word beside it, off all roads; null where there is no room for both near by. */
function landmark(
  { id, kind, belongs, way }: { id: string; kind: LandmarkKind; belongs: Spot; way: Way | null },
  words: string,
  ways: readonly Way[],
  taken: readonly Box[],
): Landmark | null {
  // On its own side of the street, or not at all: whoever steers by it looks there.
  const across = (spot: Spot): boolean => way !== null && asideOf(spot, way) * asideOf(belongs, way) < 0
  const onRoad = (x: number, y: number): boolean => within(ways, boxAround({ x, y }, 0, 0), 14) > 0
  const fits = (x: number, y: number): boolean =>
    Math.abs(x - belongs.x) <= SIGN_MOVES &&
    Math.abs(y - belongs.y) <= SIGN_MOVES &&
    isFree(boxAround({ x, y }, 30, 26), taken, paper, 2) &&
    !onRoad(x, y) &&
    !across({ x, y }) &&
    besideSign({ x, y }, words, ways, taken) !== null
  const spot = roomNear(belongs, fits)
  const box = spot && besideSign(spot, words, ways, taken)
  if (!spot || !box) return null
  const label = { words, x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }
  return { id, kind, ...spot, label, boxes: [boxAround(spot, 28, 24), box] }
}

/** Above its sign, at its sides or below; null where each of them is taken or on a road. */
function besideSign({ x, y }: Spot, words: string, ways: readonly Way[], taken: readonly Box[]): Box | null {
  const width = widthOf(words, LETTERS)
  const boxes = [
    { x, y: y - 23 },
    { x: x + 17 + width / 2, y: y + 1 },
    { x: x - 17 - width / 2, y: y + 1 },
    { x, y: y + 22 },
  ].map((at) => boxAround(at, width, LINE))
  return boxes.find((box) => isFree(box, taken, paper, 4) && within(ways, box, ROAD / 2 + 1) === 0) ?? null
}
