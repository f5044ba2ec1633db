import { createHmac } from 'node:crypto'
import { keyedHash, newId, PAPER_LETTERS } from '../db/ids.ts'
import type { Db, Trx } from '../db/tables.ts'
import type { Notebook } from '../notebook/queries-notebook.ts'
import { DAY, later, MINUTE } from '../web/clock.ts'

/** As long as a shop's notes are kept. */
const LASTS = 365 * DAY
const SHOWN_FOR = 10 * MINUTE

/**
 * The eight letters on a paper. They follow from its id and the town's secret, so that the page that shows them can be
 * printed again for a few minutes without their being kept.
 */
export function paperLetters(secret: string, id: string): string {
  const drawn = createHmac('sha256', secret).update(`paper letters ${id}`).digest()
  const letters = Array.from({ length: 8 }, (_, at) => PAPER_LETTERS[drawn.readUInt32BE(at * 4) % PAPER_LETTERS.length])
  return letters.join('')
}

/** Letters as they are compared: capitals, blanks and dashes do not matter. */
const bare = (typed: string): string => typed.toUpperCase().replace(/[^A-Z]/g, '')

export const paperHash = (secret: string, letters: string): string => keyedHash(secret, `paper ${bare(letters)}`)

/** Makes a code for a regular; one that was printed before is worth nothing from now on. @returns its id */
export async function makePaper(trx: Trx, secret: string, contactId: string, now: string): Promise<string> {
  const id = newId()
  await trx.deleteFrom('paperCode').where('contactId', '=', contactId).where('purpose', '=', 'contact').execute()
  await trx
    .insertInto('paperCode')
    .values({
      id,
      codeHash: paperHash(secret, paperLetters(secret, id)),
      purpose: 'contact',
      contactId,
      favorPartyId: null,
      madeAt: now,
      expiresAt: later(now, LASTS),
      usedAt: null,
    })
    .execute()
  return id
}

/** The letters of a code made a moment ago, for the card that is being printed; null later. */
export async function paperToPrint(db: Db, secret: string, book: Notebook, contactId: string, now: string) {
  const paper = await db
    .selectFrom('paperCode')
    .innerJoin('contact', 'contact.id', 'paperCode.contactId')
    .select('paperCode.id')
    .where('contact.notebookId', '=', book.id)
    .where('contact.id', '=', contactId)
    .where('paperCode.purpose', '=', 'contact')
    .where('paperCode.madeAt', '>', later(now, -SHOWN_FOR))
    .executeTakeFirst()
  return paper ? paperLetters(secret, paper.id) : null
}

/** The paper that these letters stand on, or null. */
export async function paperHeld(trx: Trx, secret: string, typed: string, now: string): Promise<string | null> {
  const paper = await trx
    .selectFrom('paperCode')
    .select('id')
    .where('codeHash', '=', paperHash(secret, typed))
    .where('purpose', '=', 'contact')
    .where('expiresAt', '>', now)
    .executeTakeFirst()
  return paper?.id ?? null
}
