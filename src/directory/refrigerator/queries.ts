import { logRemoval } from '../../accounts/removal-queries.ts'
import { canStillBeObjectedTo, isInForce } from '../../accounts/behind-queries.ts'
import { writeAudit } from '../../accounts/audit-queries.ts'
import { newId } from '../../db/ids.ts'
import type { Db, Trx } from '../../db/tables.ts'
import { Conflict, NotFound } from '../../errors.ts'
import type { Language } from '../../web/languages.ts'
import type { SignedIn } from '../../web/viewer.ts'
import { keepsPage } from '../rules.ts'
import type { Topic } from './topics.ts'

/** As many lines as one neighbor can answer for. */
export const MOST_LINES = 8

/**
 * Lines that hang today: of neighbors who are here, and of places that are. Whoever put a line up for a place still has
 * to stand behind it, with nobody who could object any more: a line never outlives the consent it hangs by.
 */
const hanging = (db: Db, today: string) =>
  db
    .selectFrom('refrigeratorLine as line')
    .innerJoin('account', 'account.id', 'line.ownerId')
    .leftJoin('business', 'business.id', 'line.businessId')
    .select(['line.id', 'line.topic', 'line.words', 'line.language', 'line.phone', 'line.ownerId', 'line.businessId'])
    .select(['account.name', 'business.name as place', 'business.slug'])
    .where('account.state', '=', 'active')
    .where((eb) =>
      eb.or([
        eb('line.businessId', 'is', null),
        eb.and([
          eb('business.standing', 'not in', ['closed', 'sold']),
          eb('business.mergedIntoId', 'is', null),
          eb.exists(
            eb
              .selectFrom('businessPerson')
              .leftJoin('claim', 'claim.id', 'businessPerson.claimId')
              .select('businessPerson.id')
              .whereRef('businessPerson.businessId', '=', 'line.businessId')
              .whereRef('businessPerson.accountId', '=', 'line.ownerId')
              .where('businessPerson.role', '!=', 'staff')
              .where(isInForce(today))
              .where(canStillBeObjectedTo(today), '=', 0),
          ),
        ]),
      ]),
    )

/** What hangs on the refrigerators of this viewer: to people who blocked each other, the other's lines are not there. */
export async function refrigeratorSheet(db: Db, viewer: Pick<SignedIn, 'blocked'>, today: string) {
  const lines = await hanging(db, today).orderBy('account.nameKey').orderBy('line.id').execute()
  return lines.filter((line) => !viewer.blocked.has(line.ownerId))
}

export type RefrigeratorLine = Awaited<ReturnType<typeof refrigeratorSheet>>[number]

/** The viewer's own lines, whether or not they hang today. */
export async function ownLines(db: Db, viewer: SignedIn) {
  return db
    .selectFrom('refrigeratorLine as line')
    .leftJoin('business', 'business.id', 'line.businessId')
    .select(['line.id', 'line.topic', 'line.words', 'line.language', 'line.phone', 'business.name as place'])
    .where('line.ownerId', '=', viewer.accountId)
    .orderBy('line.id')
    .execute()
}

export interface LineInput {
  topic: Topic
  /** Null for the writer themselves. */
  businessId: string | null
  words: string
  phone: string | null
}

/** @throws Conflict where somebody has as many lines as one can answer for */
export async function putLineUp(
  trx: Trx,
  viewer: SignedIn,
  line: LineInput,
  language: Language,
  now: string,
): Promise<void> {
  if ((await ownLines(trx, viewer)).length >= MOST_LINES) throw new Conflict('fridge.enough')
  await trx
    .insertInto('refrigeratorLine')
    .values({ id: newId(), ownerId: viewer.accountId, ...line, language, consentedAt: now })
    .execute()
}

export interface LineToTakeOff extends RefrigeratorLine {
  /** Its own people take it off without a word; a steward says why, in the log. */
  isTheirs: boolean
}

/** A line that the viewer may take off: their own, their place's, and for a steward any. @throws NotFound */
export async function lineToTakeOff(db: Db, viewer: SignedIn, id: string): Promise<LineToTakeOff> {
  const line = await db
    .selectFrom('refrigeratorLine as line')
    .innerJoin('account', 'account.id', 'line.ownerId')
    .leftJoin('business', 'business.id', 'line.businessId')
    .select(['line.id', 'line.topic', 'line.words', 'line.language', 'line.phone', 'line.ownerId', 'line.businessId'])
    .select(['account.name', 'business.name as place', 'business.slug'])
    .where('line.id', '=', id)
    .executeTakeFirst()
  if (!line) throw new NotFound('line')
  const isTheirs = line.ownerId === viewer.accountId || (line.businessId !== null && keepsPage(viewer, line.businessId))
  if (!isTheirs && (viewer.role !== 'steward' || viewer.blocked.has(line.ownerId))) throw new NotFound('line')
  return { ...line, isTheirs }
}

/** @param reason a steward's, which anybody reads in the log; null where it is theirs to take off */
export async function takeLineOff(
  trx: Trx,
  viewer: SignedIn,
  id: string,
  reason: string | null,
  now: string,
): Promise<void> {
  const gone = await trx.deleteFrom('refrigeratorLine').where('id', '=', id).returning('id').executeTakeFirst()
  if (!gone) throw new NotFound('line')
  if (reason === null) return
  const subject = { subjectKind: 'refrigerator', subjectId: id } as const
  await logRemoval(trx, subject, { by: viewer.accountId, reason }, now)
  await writeAudit(trx, { by: viewer.accountId, verb: 'refrigerator-removed', ...subject, detail: reason }, now)
}
