import { contourPaths, smoothLine } from './contours.ts'
import { landAround, seedOf } from './hills.ts'
import { type Label, LETTERS, LINE, paper, roadLabel } from './labels.ts'
import { type Landmark, type LandmarkKind, landmarksAmong } from './landmarks.ts'
import { nearestAmong, type NearestWay, type Way, walked } from './nearest.ts'
import { widthOf } from './placing.ts'
import { middleOf, type Projection, projectionOf } from './projection.ts'
import { joined, type Road, roadsThrough } from './roads.ts'
import { apart, type Box, boxAround, type Point, type PublishedPlace, type Spot } from './shapes.ts'

const FLAT_SPOTS = 120

/** What is the same on every map of a town: everything but the numbers. */
export interface TownSketch {
  middle: Point
  projection: Projection
  roads: (Road & { path: string; label: Label | null })[]
  landmarks: Landmark[]
  north: Spot
  woods: string
  contours: string
  /** The spot of a road that is nearest; null where there is no road. */
  nearestWay: NearestWay
  ways: readonly Way[]
  /** Where words stand that no number may cover; those of the landmarks apart. */
  taken: Box[]
}

/**
 * Draws a town out of nothing but what it publishes of its places.
 * @param own the town's own point, where it has one
 * @param say a landmark's name as the reader says it
 * @returns null where fewer than two places have a point
 */
export function sketchOf(
  own: Point | null,
  places: readonly PublishedPlace[],
  say: (kind: LandmarkKind) => string,
): TownSketch | null {
  const middle = middleOf(own, places)
  if (!middle || places.length < 2) return null
  const projection = projectionOf(middle, places, paper)
  const spots = places.map((place) => projection.put(place))
  const roads = joined(roadsThrough(places, projection), projection.middle, paper).map((road) => ({
    ...road,
    path: smoothLine(road.line),
    along: walked(road.line),
  }))
  const ways = roads.flatMap(({ along }) => along)
  const nearestWay = nearestAmong(ways)
  const north = northArrow([...spots, ...ways])
  const taken: Box[] = [boxAround({ x: north.x, y: north.y + 4 }, 34, 66)]
  const labelled = roads.map(({ along, ...road }) => {
    const label = roadLabel(road.name, along, ways, spots, taken)
    if (label) taken.push(boxAround({ x: label.x, y: label.y }, widthOf(road.name, LETTERS), LINE))
    return { ...road, label }
  })
  const landmarks = landmarksAmong(places, projection, { ways, nearestWay }, [...taken, ringAt(projection.middle)], say)
  const flat = [...ways, ...spots].filter((_, at, all) => at % Math.ceil(all.length / FLAT_SPOTS) === 0)
  const land = landAround(seedOf(middle), flat, 105, 62)
  const heights = (levels: number[]) =>
    contourPaths(land, { width: paper.width, height: paper.height, cell: 20, levels })
  return {
    middle,
    projection,
    roads: labelled,
    landmarks,
    north,
    woods: heights([0.46]).join(''),
    contours: heights([0.2, 0.3, 0.38, 0.54, 0.62, 0.7]).join(''),
    nearestWay,
    ways,
    taken,
  }
}

/** Where a place's own map marks the middle of town. */
export const ringAt = (middle: Spot): Box => boxAround(middle, 14, 14)

const CORNERS: readonly Spot[] = [
  { x: paper.width - 22, y: 42 },
  { x: 22, y: 42 },
  { x: paper.width - 22, y: paper.height - 46 },
  { x: 22, y: paper.height - 46 },
]

/** The arrow stands in the emptiest corner, at the top if it can. */
function northArrow(drawn: readonly Spot[]): Spot {
  const crowd = (corner: Spot): number => drawn.filter((spot) => apart(spot, corner) < 52).length
  return CORNERS.reduce((best, corner) => (crowd(corner) < crowd(best) ? corner : best))
}
