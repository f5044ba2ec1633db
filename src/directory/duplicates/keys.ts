import { siteOf } from './alike.ts'
import { nameWords } from './name-words.ts'
import type { Compared } from './alike.ts'

/** Names of many words meet in many ways; the first five tell enough. */
const MOST_WORDS = 5

/**
 * What an entry is looked up by: two that are alike have at least one of these in common, so that not everybody has to
 * be compared with everybody. A word counts by its first letter and consonants: a slip of the pen leaves most alone.
 */
export function keysOf({ name, phone, website }: Pick<Compared, 'name' | 'phone' | 'website'>): string[] {
  const words = nameWords(name)
  const bones = words.slice(0, MOST_WORDS).map(bonesOf)
  const keys = [`run ${words.join('')}`]
  if (bones.length === 1) keys.push(`word ${bones[0] ?? ''}`)
  for (const [at, one] of bones.entries()) {
    // With a word left out, what is left of two words is one.
    if (bones.length === 2) keys.push(`word ${one}`)
    for (const other of bones.slice(at + 1)) keys.push(`pair ${[one, other].sort().join(' ')}`)
  }
  if (phone !== null) keys.push(`phone ${phone}`)
  const site = siteOf(website)
  if (site !== null) keys.push(`site ${site}`)
  return [...new Set(keys)]
}

/** "Plummer" and "plumer" are "plmr". */
const bonesOf = (word: string): string =>
  /\p{N}/u.test(word)
    ? word
    : word.charAt(0) +
      word
        .slice(1)
        .replace(/[aeiouyh]/g, '')
        .replace(/(.)\1+/g, '$1')
