import { HOUR, MINUTE } from '../web/clock.ts'
import type { Door } from './attempt-queries.ts'
import { nameKey, nameLook } from './rules.ts'

/**
 * A name is counted as it is spelt and as it looks: whoever it opens for goes by one of the two, so that other capitals
 * or letters that look alike are no further tries.
 */
const countedAs = (name: string): string[] => [...new Set([`is ${nameKey(name)}`, `looks ${nameLook(name)}`])]

/**
 * How often each door may be tried. An account from one address: strictly. An account from everywhere: generously, and
 * not at all where its person signed in before, or a stranger could keep them out. An address: with room for a library.
 */
export function signInDoors(name: string, address: string, knownPlace: boolean): Door[] {
  const names = countedAs(name)
  const doors = [
    ...names.map((who) => ({ name: `sign-in ${who} from ${address}`, most: 10, seconds: 15 * MINUTE })),
    { name: `sign-in from ${address}`, most: 60, seconds: 15 * MINUTE },
  ]
  return knownPlace ? doors : [...doors, ...names.map((who) => ({ name: `sign-in ${who}`, most: 100, seconds: HOUR }))]
}

export const placeOf = (name: string, address: string): string => `${nameKey(name)} at ${address}`

/** Four words are too many to guess, and slower still at this rate. */
export const slipDoors = (address: string): Door[] => [{ name: `slip from ${address}`, most: 60, seconds: HOUR }]

export const askDoors = (address: string): Door[] => [{ name: `ask from ${address}`, most: 10, seconds: HOUR }]

export const forgottenDoors = (address: string): Door[] => [
  { name: `forgotten from ${address}`, most: 20, seconds: HOUR },
]

/** Somebody at an unattended screen may not guess either. */
export const passwordDoors = (accountId: string): Door[] => [
  { name: `password of ${accountId}`, most: 20, seconds: HOUR },
]
