import type { Land } from './hills.ts'
import { apart, type Spot, whole } from './shapes.ts'

/** Cells of land beyond the paper's edge, and one of rim: what closes an outline is out of sight. */
const RIM = 3

export interface Contours {
  width: number
  height: number
  /** Between two heights that are looked at. */
  cell: number
  /** Heights at which a line is drawn. */
  levels: readonly number[]
}

/** For each level, lowest first, the outlines of all land above it, as the `d` of a path that closes off the paper. */
export function contourPaths(land: Land, { width, height, cell, levels }: Contours): string[] {
  const [columns, rows] = [Math.ceil(width / cell) + RIM * 2, Math.ceil(height / cell) + RIM * 2]
  const at = (column: number, row: number): Spot => ({ x: (column + 1 - RIM) * cell, y: (row + 1 - RIM) * cell })
  // A rim of lowest land around the paper closes each outline, out of sight.
  const heights = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) =>
      row === 0 || column === 0 || row === rows - 1 || column === columns - 1 ? -1 : land(at(column, row)),
    ),
  )
  return levels.map((level) =>
    ringsAt(heights, level)
      .map((ring) => ring.map(({ x, y }) => ({ x: (x + 1 - RIM) * cell, y: (y + 1 - RIM) * cell })))
      .map((ring) => thinned(ring, cell * 0.4))
      .filter((ring) => ring.length > 3)
      .map(smoothRing)
      .join(''),
  )
}

/** Marching squares: the rings around what is higher than a level, in units of the grid. */
function ringsAt(heights: readonly (readonly number[])[], level: number): Spot[][] {
  const next = new Map<string, { to: string; spot: Spot }>()
  const h = (column: number, row: number): number => heights[row]?.[column] ?? -1
  const cut = (a: number, b: number): number => (level - a) / (b - a)
  for (let row = 0; row + 1 < heights.length; row += 1) {
    for (let column = 0; column + 1 < (heights[0]?.length ?? 0); column += 1) {
      const corners = [h(column, row), h(column + 1, row), h(column + 1, row + 1), h(column, row + 1)] as const
      const [nw, ne, se, sw] = corners
      const edges = {
        n: { key: `h${column},${row}`, spot: { x: column + cut(nw, ne), y: row } },
        e: { key: `v${column + 1},${row}`, spot: { x: column + 1, y: row + cut(ne, se) } },
        s: { key: `h${column},${row + 1}`, spot: { x: column + cut(sw, se), y: row + 1 } },
        w: { key: `v${column},${row}`, spot: { x: column, y: row + cut(nw, sw) } },
      }
      const index = corners.reduce((sum, corner, bit) => sum + (corner > level ? 1 << bit : 0), 0)
      for (const [from, to] of crossings[index] ?? []) {
        next.set(edges[from].key, { to: edges[to].key, spot: edges[from].spot })
      }
    }
  }
  const rings: Spot[][] = []
  for (const start of [...next.keys()]) {
    const ring: Spot[] = []
    for (let key = start, step = next.get(key); step; key = step.to, step = next.get(key)) {
      ring.push(step.spot)
      next.delete(key)
    }
    if (ring.length > 0) rings.push(ring)
  }
  return rings
}

type Side = 'n' | 'e' | 's' | 'w'
/** By which corners are higher (nw 1, ne 2, se 4, sw 8): the sides a line goes in and out by, high land at its right. */
const crossings: Record<number, readonly (readonly [Side, Side])[]> = {
  1: [['n', 'w']],
  2: [['e', 'n']],
  3: [['e', 'w']],
  4: [['s', 'e']],
  5: [
    ['n', 'w'],
    ['s', 'e'],
  ],
  6: [['s', 'n']],
  7: [['s', 'w']],
  8: [['w', 's']],
  9: [['n', 's']],
  10: [
    ['e', 'n'],
    ['w', 's'],
  ],
  11: [['e', 's']],
  12: [['w', 'e']],
  13: [['n', 'e']],
  14: [['w', 'n']],
}

/** Leaves out corners that a smooth line does not miss. */
function thinned(ring: readonly Spot[], tolerance: number): Spot[] {
  const kept: Spot[] = []
  for (const [at, spot] of ring.entries()) {
    const [before, after] = [kept.at(-1), ring[(at + 1) % ring.length]]
    if (!before || !after) kept.push(spot)
    else {
      const length = apart(before, after) || 1
      const off = Math.abs((after.x - before.x) * (before.y - spot.y) - (before.x - spot.x) * (after.y - before.y))
      if (off / length > tolerance || apart(before, spot) > tolerance * 6) kept.push(spot)
    }
  }
  return kept
}

const between = (a: Spot, b: Spot): Spot => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })
const rounded = ({ x, y }: Spot): Spot => ({ x: Math.round(x), y: Math.round(y) })

/** A ring as quadratic curves through the middles of its sides, in steps from one to the next: short to send. */
function smoothRing(ring: readonly Spot[]): string {
  const corners = ring.map(rounded)
  const middles = corners.map((corner, at) => rounded(between(corner, corners[(at + 1) % corners.length] ?? corner)))
  let pen = middles.at(-1) ?? { x: 0, y: 0 }
  let path = `M${whole(pen.x)} ${whole(pen.y)}`
  for (const [at, corner] of corners.entries()) {
    const to = middles[at] ?? corner
    path += `q${step(pen, corner)} ${step(pen, to)}`
    pen = to
  }
  return `${path}z`
}

const step = (from: Spot, to: Spot): string => `${whole(to.x - from.x)} ${whole(to.y - from.y)}`

/** A road's line, smooth through its knots (Catmull and Rom's spline, as cubic curves). */
export function smoothLine(line: readonly Spot[]): string {
  const first = line[0]
  if (!first) return ''
  let path = `M${whole(first.x)} ${whole(first.y)}`
  for (let at = 0; at + 1 < line.length; at += 1) {
    const [b, c] = [line[at] ?? first, line[at + 1] ?? first]
    const [a, d] = [line[at - 1] ?? b, line[at + 2] ?? c]
    const controls = [
      { x: b.x + (c.x - a.x) / 6, y: b.y + (c.y - a.y) / 6 },
      { x: c.x - (d.x - b.x) / 6, y: c.y - (d.y - b.y) / 6 },
      c,
    ]
    path += `C${controls.map(({ x, y }) => `${whole(x)} ${whole(y)}`).join(' ')}`
  }
  return path
}
