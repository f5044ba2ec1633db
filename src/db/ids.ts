import { createHash, createHmac, randomBytes, randomInt } from 'node:crypto'
import { v7 } from 'uuid'

/** UUIDv7 text: made by the server, sorts by when it was made. */
export const newId = (): string => v7()

/** Letters that paper and a tired eye do not confuse; no vowels, so that no word comes out. */
export const PAPER_LETTERS = 'BCDFGHJKLMNPQRSTVWXZ'

/** An eight-letter code for paper. 20^8 of them; the unique key settles the rare meeting. */
export function newCode(): string {
  return Array.from({ length: 8 }, () => PAPER_LETTERS[randomInt(PAPER_LETTERS.length)]).join('')
}

/** A secret for a link: 32 random bytes, safe in an address. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is kept of a secret. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

/** What is kept of a secret short enough to guess: without the town's key the table alone does not give it away. */
export const keyedHash = (key: string, secret: string): string =>
  createHmac('sha256', key).update(secret).digest('base64url')
