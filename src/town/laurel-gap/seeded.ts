/** A row of numbers that looks like chance and is the same for the same words: FNV-1a for the seed, mulberry32 after it. */
export type Chance = () => number

/** @returns numbers from 0 up to, not including, 1 */
export function chanceFrom(words: string): Chance {
  let state = 0x811c9dc5
  for (let at = 0; at < words.length; at++) state = Math.imul(state ^ words.charCodeAt(at), 0x01000193)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The same things in another order. */
export function shuffled<Thing>(things: readonly Thing[], chance: Chance): Thing[] {
  const left = [...things]
  const out: Thing[] = []
  while (left.length > 0) out.push(...left.splice(Math.floor(chance() * left.length), 1))
  return out
}

export const oneOf = <Thing>(things: readonly Thing[], chance: Chance): Thing | undefined =>
  things[Math.floor(chance() * things.length)]
