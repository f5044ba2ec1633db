import type { Request, Response } from 'express'
import type { Trx } from '../db/tables.ts'
import { inTransaction } from '../db/transaction.ts'
import { type FormState, freshForm } from '../web/forms.ts'
import type { House } from '../web/house.ts'
import { readersMark } from '../web/readers-mark.ts'
import type { Tablet } from '../web/tablet.ts'
import { regularIn, standsAt, wordsIn } from './half-written-rules.ts'
import { type Desk, dropWords, formPutBy, putBy, wordsPutBy } from './queries-half-written.ts'
import { isInBook } from './queries-regulars.ts'

/**
 * What somebody was writing when a tablet locked. It is put by in the town's database under this tablet and this
 * person, and not in the page: the page must forget at the lock all that could be read by whoever takes the tablet up,
 * and a browser without a script can put nothing by at all. It comes back to the same person alone.
 */

const pathOf = (req: Request): string => req.path.replace(/^\/counter\/[^/]+\//, '')

/** The form whose words a request brings: those that a lock takes along, or that came too late. */
const formIn = (req: Request): string =>
  pathOf(req) === 'lock' ? (typeof req.query.form === 'string' ? req.query.form : '') : pathOf(req)

/**
 * Puts by what came along with a lock, or too late after one. Words that somebody else's page brings are nobody's, and
 * so are those of another counter's book.
 * @param slug the tablet's counter
 * @returns whether there is something to come back to
 */
export async function putWordsBy(house: House, req: Request, slug: string, desk: Desk): Promise<boolean> {
  if (!req.path.startsWith(`/counter/${slug}/`)) return false
  const form = formIn(req)
  const { token } = (req.body ?? {}) as { token?: unknown }
  const isTheirs = typeof token === 'string' && token.split('.')[1] === readersMark(house.secret, desk.accountId)
  if (req.method !== 'POST' || standsAt(form) === null || !isTheirs) return false
  const words = wordsIn(form, req.body)
  // A tablet locks also where nothing can be written.
  return inTransaction(house.db, (trx) => putBy(trx, desk, form, words, house.clock.now())).then(
    () => words !== null,
    () => false,
  )
}

/** Where somebody who opens the book goes on writing; null where nothing of theirs was put by. */
export async function goesOnAt(house: House, { id, businessId, slug }: Tablet, accountId: string) {
  const form = await formPutBy(house.db, { tabletId: id, accountId }, house.clock.now())
  const page = form === null ? null : standsAt(form)
  const regularId = form === null ? null : regularIn(form)
  if (page === null || (regularId !== null && !(await isInBook(house.db, businessId, regularId)))) return null
  return `/counter/${slug}/${page}`
}

/** This browser as the desk of whoever is at it: only on the tablet of the counter in the address. */
function deskOf({ tablet, viewer }: Express.Locals, slug: unknown): Desk | null {
  if (!tablet || tablet.slug !== slug || !viewer.accountId) return null
  return { tabletId: tablet.id, accountId: viewer.accountId }
}

/** A form as its writer left it when the tablet locked, or null. Such a page stays on no device. */
export async function asLeft(house: House, req: Request, res: Response, form: string): Promise<FormState | null> {
  const desk = deskOf(res.locals, req.params.slug)
  const words = desk && (await wordsPutBy(house.db, desk, form, house.clock.now()))
  if (!words) return null
  res.locals.theirsAlone = true
  return freshForm(words)
}

/** What was put by is sent now, or let go. */
export async function doneWith(trx: Trx, req: Request, res: Response, form: string): Promise<void> {
  const desk = deskOf(res.locals, req.params.slug)
  if (desk) await dropWords(trx, desk, form)
}
