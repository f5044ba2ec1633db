import { newId } from '../../db/ids.ts'
import type { Db, Trx } from '../../db/tables.ts'
import { ask } from '../../db/written.ts'
import { raiseVersion } from '../../db/version.ts'
import { NotFound } from '../../errors.ts'
import type { Language } from '../../web/languages.ts'
import type { Waiting } from '../../web/waiting.ts'
import type { SignedIn } from '../../web/viewer.ts'
import { isShown, mayAnswerWentPast, mayReadWentPast, type PairAudience, titleOf } from './rules.ts'

/** "They went past what I paid for: …", "I went past what they asked: …", as somebody writes it down after a visit. */
export interface WentPastInput {
  theyWentPast: string | null
  iWentPast: string | null
  /** Sent to the place's people as a thank-you; else it stays in the notebook. */
  send: boolean
  audience: PairAudience
}

export interface WentPastBy {
  accountId: string
  language: Language
}

/** Whether there is anything to keep with a visit. */
export const isKept = (visit: { businessId: string | null }, written: WentPastInput): boolean =>
  visit.businessId !== null && (written.theyWentPast !== null || written.iWentPast !== null)

/** Keeps it with the visit. Nothing typed, or a visit to no business: nothing is kept. */
export async function keepWentPast(
  trx: Trx,
  visit: { id: string; businessId: string | null },
  written: WentPastInput,
  by: WentPastBy,
  now: string,
): Promise<void> {
  const { theyWentPast, iWentPast, send, audience } = written
  if (visit.businessId === null || !isKept(visit, written)) return
  await trx
    .insertInto('wentPast')
    .values({
      id: newId(),
      visitId: visit.id,
      accountId: by.accountId,
      businessId: visit.businessId,
      theyWentPast,
      iWentPast,
      language: by.language,
      sentAt: send ? now : null,
      answered: null,
      audience,
    })
    .execute()
}

const read = (db: Db) =>
  db
    .selectFrom('wentPast')
    .innerJoin('business', 'business.id', 'wentPast.businessId')
    .innerJoin('account', 'account.id', 'wentPast.accountId')
    .innerJoin('visit', 'visit.id', 'wentPast.visitId')
    .select(['wentPast.id', 'wentPast.accountId', 'wentPast.businessId', 'wentPast.theyWentPast', 'wentPast.iWentPast'])
    .select(['wentPast.language', 'wentPast.sentAt', 'wentPast.answered', 'wentPast.audience'])
    .select(['business.name as place', 'business.slug', 'account.name as writer', 'visit.visitedOn'])
    .where('account.state', '!=', 'erased')

export type WentPastRead = Awaited<ReturnType<typeof wentPastFor>>

/** @throws NotFound for whoever is on neither side of the counter, as for one that is not there */
export async function wentPastFor(db: Db, viewer: SignedIn, id: string) {
  const found = await read(db).where('wentPast.id', '=', id).executeTakeFirst()
  if (!found || !mayReadWentPast(viewer, found)) throw new NotFound('went past')
  return { ...found, mine: found.accountId === viewer.accountId, answers: mayAnswerWentPast(viewer, found) }
}

export interface WentPastOfVisit {
  id: string
  theyWentPast: string | null
  iWentPast: string | null
  title: ReturnType<typeof titleOf>
}

/** What the keeper of a notebook wrote about these visits, by visit. */
export async function wentPastOf(db: Db, accountId: string, visitIds: string[]): Promise<Map<string, WentPastOfVisit>> {
  if (visitIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('wentPast')
    .select(['id', 'visitId', 'theyWentPast', 'iWentPast'])
    .where('accountId', '=', accountId)
    .where('visitId', 'in', visitIds)
    .execute()
  return new Map(rows.map(({ visitId, ...row }) => [visitId, { ...row, title: titleOf(row) }]))
}

/**
 * Sends it after all, or says anew to whom the pair may be shown. A pair that is shown no more goes at once; a yes to
 * what was to stay between the two was none to showing it, so the other side is asked anew.
 */
export async function sendWentPast(trx: Trx, found: WentPastRead, audience: PairAudience, now: string): Promise<void> {
  const asksAnew = found.answered === 'yes' && found.audience === 'parties' && audience !== 'parties'
  await trx
    .updateTable('wentPast')
    .set({ audience, sentAt: found.sentAt ?? now, ...(asksAnew && { answered: null }) })
    .where('id', '=', found.id)
    .execute()
  if (found.answered === 'yes') await raiseVersion(trx)
}

/** The other side's word. A yes may be taken back at any time; the pair leaves the page with it. */
export async function answerWentPast(trx: Trx, found: WentPastRead, answered: 'yes' | 'no'): Promise<void> {
  await trx.updateTable('wentPast').set({ answered }).where('id', '=', found.id).execute()
  if (isShown(found) !== isShown({ ...found, answered })) await raiseVersion(trx)
}

/** Takes back what was written, wherever it had come to. */
export async function takeBackWentPast(trx: Trx, where: { id: string } | { visitId: string }): Promise<void> {
  const [column, value] = 'id' in where ? (['id', where.id] as const) : (['visitId', where.visitId] as const)
  const gone = await trx.deleteFrom('wentPast').where(column, '=', value).returning('answered').execute()
  if (gone.some((row) => row.answered === 'yes')) await raiseVersion(trx)
}

/** A pair on a business's page: both sentences, signed by who wrote them and agreed to by the place. */
export interface ShownPair {
  accountId: string
  writer: string
  theyWentPast: string
  iWentPast: string
  language: Language
  audience: 'neighbors' | 'anybody'
}

const MOST_SHOWN = 6

const AGREED = `select "wentPast"."accountId", "theyWentPast", "iWentPast", "wentPast"."language", "sentAt", "answered",
    "audience", "account"."name" as "writer"
  from "wentPast" inner join "account" on "account"."id" = "wentPast"."accountId"
  where "wentPast"."businessId" = ? and "answered" = 'yes' and "audience" != 'parties' and "account"."state" = 'active'
  order by "sentAt" desc limit ${MOST_SHOWN}`

/** The latest pairs that both sides agreed to show. Who may read each is said with it. */
export async function pairsOf(db: Db, businessId: string): Promise<ShownPair[]> {
  const rows = await ask<WentPastRead>(db, AGREED, [businessId])
  return rows.filter(isShown).map(({ accountId, writer, theyWentPast, iWentPast, language, audience }) => ({
    accountId,
    writer,
    theyWentPast: theyWentPast ?? '',
    iWentPast: iWentPast ?? '',
    language,
    audience: audience === 'anybody' ? 'anybody' : 'neighbors',
  }))
}

/** What waits for the people of a place. */
const UNANSWERED = `from "wentPast"
  where "businessId" in (select "businessId" from "behind"
      where "role" <> 'staff' and ("waits" = 0 or "wentPast"."audience" = 'parties'))
    and "wentPast"."sentAt" is not null and "wentPast"."answered" is null and "wentPast"."accountId" <> ?
    and not exists (select 1 from "block" where "blockerId" = "wentPast"."accountId" and "blockedId" = ?)
    and not exists (select 1 from "block" where "blockedId" = "wentPast"."accountId" and "blockerId" = ?)`

export const wentPastWaiting: Waiting = {
  key: 'went-past',
  countSql: `select count(*) ${UNANSWERED}`,
  params: 3,
  async list(db, viewer) {
    const mine = viewer.counters.filter(({ role }) => role !== 'staff').map(({ businessId }) => businessId)
    if (mine.length === 0) return []
    const rows = await read(db)
      .where('wentPast.businessId', 'in', mine)
      .where('wentPast.sentAt', 'is not', null)
      .where('wentPast.answered', 'is', null)
      .where('wentPast.accountId', '!=', viewer.accountId)
      .execute()
    return rows
      .filter((row) => mayAnswerWentPast(viewer, row) && !viewer.blocked.has(row.accountId))
      .map(({ id, writer, place, sentAt, theyWentPast, iWentPast, language }) => ({
        at: sentAt ?? '',
        words: (t) => t('wentpast.word', { name: writer, place }),
        href: `/notebook/went-past/${id}`,
        quote: { text: [theyWentPast, iWentPast].filter(Boolean).join(' · '), language },
        answers: [
          { action: `/notebook/went-past/${id}/agreement`, label: 'wentpast.agree' as const },
          { action: `/notebook/went-past/${id}/refusal`, label: 'wentpast.between-us' as const, plain: true },
        ],
      }))
  },
}
