import { type Box, overlap, type Paper, type Spot } from './shapes.ts'

/** Between one ring of tries around a spot and the next, and about between two tries of a ring. */
const RING = 3
const STEP = 5
const FARTHEST = 560

/** Steps from a spot, nearest first, in rings that leave no hole a number would fit into: right, down, how far. */
const steps: readonly (readonly [right: number, down: number, far: number])[] = (() => {
  const all: [number, number, number][] = [[0, 0, 0]]
  for (let out = RING; out <= FARTHEST; out += RING) {
    const many = Math.max(6, Math.round((2 * Math.PI * out) / STEP))
    for (let at = 0; at < many; at += 1) {
      const turn = (2 * Math.PI * at) / many
      all.push([out * Math.cos(turn), out * Math.sin(turn), out])
    }
  }
  return all
})()

/**
 * The nearest spot at which there is room; always the same one. It ends: the steps are as many as the paper is large.
 * @param dislike units by which a spot counts as farther away, for what it would cover
 * @returns null where the whole paper is full
 */
export function roomNear(
  belongs: Spot,
  fits: (x: number, y: number) => boolean,
  dislike: (x: number, y: number) => number = () => 0,
): Spot | null {
  let best: Spot | null = null
  let least = Infinity
  for (const [right, down, far] of steps) {
    if (far >= least) break
    const [x, y] = [belongs.x + right, belongs.y + down]
    if (!fits(x, y)) continue
    const cost = far + dislike(x, y)
    if (cost < least) [best, least] = [{ x, y }, cost]
  }
  return best
}

/** Whether a box is on the paper and touches nothing. */
export const isFree = (box: Box, taken: readonly Box[], { width, height }: Paper, margin: number): boolean =>
  box.left >= margin &&
  box.top >= margin &&
  box.right <= width - margin &&
  box.bottom <= height - margin &&
  !taken.some((other) => overlap(other, box))

/** About how wide words are in bold letters of this size; rather more than less. */
export function widthOf(words: string, size: number): number {
  let ems = 0.3
  for (const letter of words) ems += /[\s.,ilIjtf’'\d]/.test(letter) ? 0.42 : /[MWmw]/.test(letter) ? 0.88 : 0.6
  return ems * size
}
