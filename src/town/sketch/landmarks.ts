import { type Label, LETTERS, LINE, paper, ROAD, within } from './labels.ts'
import { type NearestWay, offRoad, type Way } from './nearest.ts'
import { isFree, roomNear, widthOf } from './placing.ts'
import type { Projection } from './projection.ts'
import { apart, type Box, boxAround, type PublishedPlace, type Spot } from './shapes.ts'

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
    const made = landmark(place.id, kind, offRoad(projection.put(place), nearestWay, 17), say(kind), ways, boxes)
    if (!made) continue
    landmarks.push(made)
    boxes.push(...made.boxes)
  }
  return landmarks
}

function landmark(
  id: string,
  kind: LandmarkKind,
  belongs: Spot,
  words: string,
  ways: readonly Spot[],
  taken: readonly Box[],
): Landmark | null {
  const covers = (at: Spot): number =>
    within(ways, { left: at.x, right: at.x, top: at.y, bottom: at.y }, 14) > 0 ? 30 : 0
  const fits = (x: number, y: number): boolean => isFree(boxAround({ x, y }, 30, 26), taken, paper, 2)
  const spot = roomNear(belongs, fits, (x, y) => covers({ x, y }))
  if (!spot || apart(spot, belongs) > 40) return null
  const sign = boxAround(spot, 28, 24)
  const width = widthOf(words, LETTERS)
  const beside = [
    { x: spot.x, y: spot.y - 23 },
    { x: spot.x + 17 + width / 2, y: spot.y + 1 },
    { x: spot.x - 17 - width / 2, y: spot.y + 1 },
    { x: spot.x, y: spot.y + 22 },
  ]
  const room = beside
    .map((at) => ({ at, box: boxAround(at, width, LINE) }))
    .filter(({ box }) => isFree(box, taken, paper, 4))
    .map(({ at, box }) => ({ at, box, cost: within(ways, box, ROAD / 2) }))
    .sort((a, b) => a.cost - b.cost)[0]
  return room ? { id, kind, ...spot, label: { words, ...room.at }, boxes: [sign, room.box] } : null
}
