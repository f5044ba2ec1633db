import { apart, type Point, type Spot } from './shapes.ts'

/** Height above the flat land, from 0 to 1, anywhere on the paper. */
export type Land = (at: Spot) => number

/** A number of 32 bits out of a town's place on the earth: to about a hundred meters, so that it stays the same. */
export function seedOf({ lat, lon }: Point): number {
  return mixed(Math.round(lat * 1000) * 73_856_093, Math.round(lon * 1000) * 19_349_663)
}

/** The same for a town that has not said where it is. */
export function seedOfName(name: string): number {
  let seed = 1
  for (let at = 0; at < name.length; at += 1) seed = mixed(seed, name.charCodeAt(at))
  return seed
}

const mixed = (a: number, b: number): number => {
  let h = (a ^ Math.imul(b, 0x9e3779b1)) | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** Value noise: a random height at each crossing of a grid, and smooth ones in between. */
function noise(seed: number, { x, y }: Spot): number {
  const [left, top] = [Math.floor(x), Math.floor(y)]
  const corner = (right: number, down: number): number =>
    mixed(seed + Math.imul(left + right, 374_761_393), top + down) / 0xffffffff
  const smooth = (t: number): number => t * t * t * (t * (t * 6 - 15) + 10)
  const [right, down] = [smooth(x - left), smooth(y - top)]
  const above = corner(0, 0) + (corner(1, 0) - corner(0, 0)) * right
  const below = corner(0, 1) + (corner(1, 1) - corner(0, 1)) * right
  return above + (below - above) * down
}

/**
 * Made-up hills that are a town's own: the same every time for the same place on the earth, and flat where its houses
 * and roads are.
 * @param hill how wide a hill is, in units of the drawing
 * @param valley how far from a house the land begins to rise
 */
export function landAround(seed: number, flat: readonly Spot[], hill: number, valley: number): Land {
  return (at) => {
    // Turned, so that no ridge runs along the paper's edge.
    const [x, y] = [(at.x * 0.83 - at.y * 0.56) / hill, (at.x * 0.56 + at.y * 0.83) / hill]
    const [broad, fine] = [noise(seed, { x, y }), noise(seed + 1, { x: x * 2.1, y: y * 2.1 })]
    const height = broad * 0.78 + fine * 0.22
    let near = Infinity
    for (const spot of flat) near = Math.min(near, apart(at, spot))
    const rise = 1 - Math.exp(-((near / valley) ** 2))
    return height * (0.12 + 0.88 * rise)
  }
}
