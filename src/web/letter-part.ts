import { timingSafeEqual } from 'node:crypto'
import { keyedHash } from '../db/ids.ts'
import type { Trx } from '../db/tables.ts'
import type { Language, Translate } from './languages.ts'
import type { SignedIn } from './viewer.ts'

/** What a room says in a resident's letter: a heading and its lines. */
export interface LetterSection {
  title: string
  lines: string[]
}

export interface SaidInLetter {
  sections: LetterSection[]
  /** The letter goes out for this alone; else it only comes along. */
  calls: boolean
  /** In the transaction that puts the letter on its way. */
  sent?: (trx: Trx) => Promise<void>
}

/** What another room lets come along in the one letter a resident asked for. */
export type LetterPart = (
  viewer: SignedIn,
  reading: { t: Translate; language: Language; today: string },
) => Promise<SaidInLetter>

const markOf = (secret: string, letter: string, accountId: string): string =>
  keyedHash(secret, `${letter} ${accountId}`)

/** A letter's own way out: it stops this one kind of letter and opens nothing else. */
export const stopTokenOf = (secret: string, letter: string, accountId: string): string =>
  `${accountId}.${markOf(secret, letter, accountId)}`

/** Whose letter a token stops; null for one that nobody was sent. */
export function whoseLetter(secret: string, letter: string, token: string): string | null {
  const [accountId = '', mark = ''] = token.split('.')
  const [given, expected] = [Buffer.from(mark), Buffer.from(markOf(secret, letter, accountId))]
  return given.length === expected.length && timingSafeEqual(given, expected) ? accountId : null
}
