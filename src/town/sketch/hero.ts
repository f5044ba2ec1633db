import { contourPaths, smoothLine } from './contours.ts'
import { type Land, landAround, seedOf, seedOfName } from './hills.ts'
import { middleOf, projectionOf } from './projection.ts'
import { joined, roadsThrough } from './roads.ts'
import { type Paper, type Point, type PublishedPlace, type Spot, whole } from './shapes.ts'
import { nearestAmong, offRoad, walked } from './nearest.ts'

/** The wide land behind the front page's question, and the town at its end. */
export interface Hero {
  hills: string[]
  roads: string[]
  /** A house for each place, as one path. */
  houses: string
  middle: Spot
  /** Where the town's name begins, beside its middle and off its roads. */
  name: Spot
}

export const land: Paper = { width: 1280, height: 420, inset: 0 }
/** The part of it on which the town is drawn: where the question does not stand. */
const corner = { left: 905, paper: { width: 375, height: 420, inset: 44 } }
/** Letters of path that all hills together may take. */
const HEAVIEST = 6000
const CELLS = [30, 38, 48, 64]
const MOST_HOUSES = 60
const MOST_ROADS = 5
const NAME = { width: 150, height: 46 }

/** Plains have few and broad hills, mountains many and steep ones; what nobody said is in between. @returns wide, levels */
function reliefOf(feet: number | null): { wide: number; levels: number[] } {
  if (feet !== null && feet < 600) return { wide: 330, levels: [0.3, 0.46, 0.6] }
  if (feet === null || feet < 1800) return { wide: 270, levels: [0.24, 0.35, 0.46, 0.57, 0.68] }
  return { wide: 205, levels: [0.18, 0.27, 0.36, 0.45, 0.54, 0.63, 0.72, 0.8] }
}

export interface TownFacts {
  name: string
  at: Point | null
  elevationFeet: number | null
}

/**
 * The town's own land, the same every time: hills out of its latitude and longitude, as many as its elevation lets one
 * expect, and flat where its places and roads are. It uses what is published, like every map here.
 */
export function heroOf(town: TownFacts, places: readonly PublishedPlace[]): Hero {
  const known = middleOf(town.at, places)
  const middle = known ?? { lat: 0, lon: 0 }
  const projection = projectionOf(middle, places, corner.paper)
  const moved = ({ x, y }: Spot): Spot => ({ x: x + corner.left, y })
  const spots = places.map((place) => projection.put(place))
  const roads = joined(roadsThrough(places, projection).slice(0, MOST_ROADS), projection.middle, corner.paper).map(
    ({ line }) => line.map(moved),
  )
  const ways = roads.flatMap((line) => walked(line, 8))
  const nearestWay = nearestAmong(ways)
  const houses = spots
    .map((spot) => offRoad(moved(spot), nearestWay, 9))
    .filter((_, at) => at % Math.ceil(spots.length / MOST_HOUSES) === 0)
  const { wide, levels } = reliefOf(town.elevationFeet)
  const flat = [...ways.filter((_, at) => at % 4 === 0), ...houses]
  const hills = hillsOf(landAround(known ? seedOf(known) : seedOfName(town.name), flat, wide, 135), levels)
  const at = moved(projection.middle)
  return {
    hills,
    roads: roads.map((line) => smoothLine(line)),
    houses: houses.map(({ x, y }) => `M${whole(x - 2)} ${whole(y - 2)}h4v4h-4z`).join(''),
    middle: at,
    name: roomForName(at, [...ways, ...houses]),
  }
}

/** As fine as the weight allows: very broken land is drawn from heights farther apart. */
function hillsOf(heights: Land, levels: readonly number[]): string[] {
  for (const cell of CELLS) {
    const paths = contourPaths(heights, { ...land, cell, levels }).filter((path) => path !== '')
    if (paths.join('').length <= HEAVIEST) return paths
  }
  return []
}

/** Where the town's name stands: near its middle, between the question and the edge, off its roads and houses. */
function roomForName(middle: Spot, drawn: readonly Spot[]): Spot {
  const tries = [34, 64, 96, 130, 165].flatMap((off) =>
    [20, -20 - NAME.width].flatMap((x) => [-off, off].map((y) => ({ x: middle.x + x, y: middle.y + y }))),
  )
  const covers = ({ x, y }: Spot): number =>
    drawn.filter((one) => one.x > x - 10 && one.x < x + NAME.width + 8 && one.y > y - 24 && one.y < y + 34).length
  const onLand = tries.filter(
    ({ x, y }) => x > corner.left + 15 && x + NAME.width < land.width && y > 40 && y < land.height - 40,
  )
  return onLand.reduce((best, one) => (covers(one) < covers(best) ? one : best), onLand[0] ?? middle)
}
