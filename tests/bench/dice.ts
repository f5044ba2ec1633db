/** Chance that falls the same way in every run. */
export interface Dice {
  /** From 0 up to, not including, 1. */
  roll(): number
  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number
  /** True so often: `chance` is between 0 and 1. */
  hits(chance: number): boolean
  of<T>(list: readonly T[]): T
  /** Like `of`, but the first are far likelier than the last: trades and shops are not visited evenly. */
  oftenFirst<T>(list: readonly T[]): T
}

/** The generator is mulberry32: one multiplication a roll, and good enough for a made-up town. */
export function openDice(seed: number): Dice {
  let state = seed >>> 0
  function roll(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number): number => Math.floor(roll() * limit)
  return {
    roll,
    below,
    hits: (chance) => roll() < chance,
    of: <T>(list: readonly T[]): T => list[below(list.length)]!,
    oftenFirst: <T>(list: readonly T[]): T => list[Math.floor(roll() ** 2 * list.length)]!,
  }
}
