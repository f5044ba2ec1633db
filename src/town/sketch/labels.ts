import type { Way } from './nearest.ts'
import { isFree, widthOf } from './placing.ts'
import { type Box, boxAround, type Paper, type Spot } from './shapes.ts'

export const paper: Paper = { width: 400, height: 380, inset: 24 }
export const LETTERS = 15
export const LINE = 18
/** Roads are drawn this wide; the first one a little wider. */
export const ROAD = 11

export interface Label extends Spot {
  words: string
}

/** How near to another road a name does not say any more which of them it means. */
const MISTAKABLE = 26

/** Beside its road and no other, off all words, where it covers the fewest places; null where there is no room. */
export function roadLabel(
  name: string,
  along: readonly Way[],
  ways: readonly Way[],
  spots: readonly Spot[],
  taken: readonly Box[],
): Label | null {
  const width = widthOf(name, LETTERS)
  const own = new Set(along)
  const others = ways.filter((way) => !own.has(way))
  let best: Label | null = null
  let least = Infinity
  for (let at = 1; at < along.length; at += 2) {
    const to = along[at]
    if (!to) continue
    for (const side of [1, -1]) {
      const [right, down] = [-side * to.down, side * to.right]
      const off = ROAD / 2 + 5 + Math.abs(right) * (width / 2) + Math.abs(down) * (LINE / 2)
      const box = boxAround({ x: to.x + right * off, y: to.y + down * off }, width, LINE)
      if (!isFree(box, taken, paper, 4) || within(along, box, ROAD / 2) > 0 || within(others, box, ROAD / 2) > 0)
        continue
      const cost = within(spots, box, 11) + within(others, box, MISTAKABLE) * 2
      if (cost < least) {
        least = cost
        best = { words: name, x: to.x + right * off, y: to.y + down * off }
      }
    }
  }
  return best
}

/** How many of these spots are in a box or this near to it. */
export const within = (spots: readonly Spot[], { left, top, right, bottom }: Box, near: number): number => {
  let many = 0
  for (const { x, y } of spots) {
    if (x > left - near && x < right + near && y > top - near && y < bottom + near) many += 1
  }
  return many
}
