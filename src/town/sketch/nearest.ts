import { apart, type Spot } from './shapes.ts'

/** A spot on a road, and which way the road runs there. */
export interface Way extends Spot {
  right: number
  down: number
}

export type NearestWay = (x: number, y: number) => Way | null

const CELL = 6

/** Spots all along a line. */
export function walked(line: readonly Spot[], every = 6): Way[] {
  return line.flatMap((to, at): Way[] => {
    const from = line[at - 1]
    if (!from) return []
    const length = apart(from, to)
    if (length === 0) return []
    const [right, down] = [(to.x - from.x) / length, (to.y - from.y) / length]
    const many = Math.max(1, Math.round(length / every))
    return Array.from({ length: many + 1 }, (_, n) => ({
      x: from.x + (right * length * n) / many,
      y: from.y + (down * length * n) / many,
      right,
      down,
    }))
  })
}

/** Looks up the nearest of some spots, to within a few units; what was asked once of a cell is remembered. */
export function nearestAmong(ways: readonly Way[]): NearestWay {
  const known = new Map<number, Way | null>()
  return (x, y) => {
    const [column, row] = [Math.round(x / CELL), Math.round(y / CELL)]
    const key = column * 10_000 + row
    const found = known.get(key)
    if (found !== undefined) return found
    let nearest: Way | null = null
    let least = Infinity
    for (const way of ways) {
      const away = (way.x - column * CELL) ** 2 + (way.y - row * CELL) ** 2
      if (away < least) [nearest, least] = [way, away]
    }
    known.set(key, nearest)
    return nearest
  }
}

/** How far to the right of a road something is, looking along it. */
export const asideOf = ({ x, y }: Spot, way: Way): number => (y - way.y) * way.right - (x - way.x) * way.down

/** A house stands beside its road, not on it: on the side it is on already. */
export function offRoad(spot: Spot, nearestWay: NearestWay, clear: number): Spot {
  const way = nearestWay(spot.x, spot.y)
  if (!way || apart(way, spot) >= clear) return spot
  const aside = asideOf(spot, way)
  const by = (aside < 0 ? -clear : clear) - aside
  return { x: spot.x - way.down * by, y: spot.y + way.right * by }
}
