import { logRemoval } from '../accounts/removal-queries.ts'
import type { Row, Db, Trx } from '../db/tables.ts'
import type { Language } from '../db/columns/accounts.ts'
import { newId } from '../db/ids.ts'
import { ask } from '../db/written.ts'
import { raiseVersion } from '../db/version.ts'
import { NotFound } from '../errors.ts'
import type { SignedIn, Viewer } from '../web/viewer.ts'
import { withMerged } from './queries-merged.ts'

export type SignedKind = Row<'recommendation'>['kind']
export type SignedAudience = Row<'recommendation'>['audience']

/** Signed words with the answer below them. `accountId`s are there for blocks and to know one's own; never printed. */
export interface SignedWords {
  id: string
  kind: SignedKind
  words: string
  language: Language
  audience: SignedAudience
  signedOn: string
  accountId: string | null
  /** Null for a former neighbor. */
  name: string | null
  reply: { words: string; language: Language; repliedOn: string; accountId: string | null; name: string | null } | null
}

/** Everything signed about a business, the latest first, for whichever readers; what each may see is cut out later. */
export async function signedAbout(db: Db, businessId: string): Promise<SignedWords[]> {
  const rows = await signed(db)
    .where('recommendation.businessId', '=', businessId)
    .orderBy('recommendation.signedOn', 'desc')
    .orderBy('recommendation.id', 'desc')
    .execute()
  return rows.map(asWords)
}

const signed = (db: Db) =>
  db
    .selectFrom('recommendation')
    .leftJoin('account', (join) =>
      join.onRef('account.id', '=', 'recommendation.accountId').on('account.state', '!=', 'erased'),
    )
    .leftJoin('ownerReply', (join) =>
      join.onRef('ownerReply.recommendationId', '=', 'recommendation.id').on('ownerReply.removedAt', 'is', null),
    )
    .leftJoin('account as answerer', 'answerer.id', 'ownerReply.accountId')
    .select(['recommendation.id', 'recommendation.kind', 'recommendation.words', 'recommendation.language'])
    .select(['recommendation.audience', 'recommendation.signedOn', 'recommendation.accountId', 'account.name'])
    .select(['ownerReply.words as replyWords', 'ownerReply.language as replyLanguage', 'ownerReply.repliedOn'])
    .select(['ownerReply.accountId as replyAccountId', 'answerer.name as replyName'])
    .select('answerer.state as replyState')
    .where('recommendation.removedAt', 'is', null)
    // What somebody signed hides while they are suspended.
    .where((eb) => eb.or([eb('account.state', 'is', null), eb('account.state', '!=', 'suspended')]))

type SignedRow = Awaited<ReturnType<ReturnType<typeof signed>['execute']>>[number]

function asWords(row: SignedRow): SignedWords {
  const { replyWords, replyLanguage, repliedOn, replyAccountId, replyName, replyState, ...words } = row
  return {
    ...words,
    reply:
      replyWords === null || replyLanguage === null || repliedOn === null || replyState === 'suspended'
        ? null
        : {
            words: replyWords,
            language: replyLanguage,
            repliedOn,
            accountId: replyAccountId,
            name: replyState === 'erased' ? null : replyName,
          },
  }
}

/** What this reader may see of it. */
export function seenBy(viewer: Viewer, all: readonly SignedWords[]): SignedWords[] {
  const hidden = (accountId: string | null): boolean => accountId !== null && viewer.blocked.has(accountId)
  return all
    .filter((one) => (one.audience === 'anybody' || viewer.accountId !== null) && !hidden(one.accountId))
    .map((one) => (one.reply && hidden(one.reply.accountId) ? { ...one, reply: null } : one))
}

export interface SignedAt extends SignedWords {
  business: { id: string; slug: string; name: string }
}

/** One of them, as far as this reader may see it. @throws NotFound */
export async function signedById(db: Db, viewer: Viewer, id: string): Promise<SignedAt> {
  const row = await signed(db)
    .innerJoin('business', 'business.id', 'recommendation.businessId')
    .select(['business.id as businessId', 'business.slug', 'business.name as businessName'])
    .where('recommendation.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new NotFound('recommendation')
  const { businessId, slug, businessName, ...rest } = row
  const [seen] = seenBy(viewer, [asWords(rest)])
  if (!seen) throw new NotFound('recommendation')
  return { ...seen, business: { id: businessId, slug, name: businessName } }
}

/** The viewer's own. @throws NotFound for somebody else's as for none */
export async function ownSigned(db: Db, viewer: SignedIn, id: string): Promise<SignedAt> {
  const found = await signedById(db, viewer, id)
  if (found.accountId !== viewer.accountId) throw new NotFound('recommendation')
  return found
}

export interface NewWords {
  words: string
  language: Language
  audience: SignedAudience
}

/** One of a kind by each person for each business: signing again puts the first right. */
export async function sign(
  trx: Trx,
  by: { accountId: string; businessId: string; kind: SignedKind },
  words: NewWords,
  today: string,
): Promise<void> {
  const known = await trx
    .selectFrom('recommendation')
    .select(['id', 'words'])
    .where('accountId', '=', by.accountId)
    .where('businessId', '=', by.businessId)
    .where('kind', '=', by.kind)
    .where('removedAt', 'is', null)
    .executeTakeFirst()
  if (known) return correctSigned(trx, known, words, today)
  await trx
    .insertInto('recommendation')
    .values({ id: newId(), ...by, ...words, signedOn: today })
    .execute()
  await raiseVersion(trx)
}

/** New words are not the ones that were answered: the answer goes, and may be given anew. */
export async function correctSigned(
  trx: Trx,
  known: { id: string; words: string },
  words: NewWords,
  today: string,
): Promise<void> {
  await trx
    .updateTable('recommendation')
    .set({ ...words, signedOn: today })
    .where('id', '=', known.id)
    .execute()
  if (known.words !== words.words) await trx.deleteFrom('ownerReply').where('recommendationId', '=', known.id).execute()
  await raiseVersion(trx)
}

export async function withdrawSigned(trx: Trx, id: string): Promise<void> {
  const gone = await trx
    .deleteFrom('recommendation')
    .where('id', '=', id)
    .returning(['accountId', 'businessId', 'kind'])
    .executeTakeFirst()
  if (gone?.accountId) await withdrawTwins(trx, { ...gone, accountId: gone.accountId })
  await raiseVersion(trx)
}

/** What they signed at an entry that was merged into this one does not come back when the merge is undone. */
async function withdrawTwins(
  trx: Trx,
  { accountId, businessId, kind }: { accountId: string; businessId: string; kind: SignedKind },
): Promise<void> {
  await trx
    .deleteFrom('recommendation')
    .where('accountId', '=', accountId)
    .where('kind', '=', kind)
    .where('removedAt', 'is', null)
    .where('businessId', 'in', withMerged(trx, businessId))
    .execute()
}

/** The owner's answer: once, even where it was taken off. @returns false where there is one already */
export async function reply(
  trx: Trx,
  to: string,
  by: SignedIn,
  words: { words: string; language: Language },
  today: string,
): Promise<boolean> {
  const row = await trx
    .insertInto('ownerReply')
    .values({ id: newId(), recommendationId: to, accountId: by.accountId, ...words, repliedOn: today })
    .onConflict((conflict) => conflict.column('recommendationId').doNothing())
    .executeTakeFirst()
  if ((row.numInsertedOrUpdatedRows ?? 0n) === 0n) return false
  await raiseVersion(trx)
  return true
}

export async function markReplyRead(trx: Trx, recommendationId: string, now: string): Promise<void> {
  await trx
    .updateTable('ownerReply')
    .set({ readAt: now })
    .where('recommendationId', '=', recommendationId)
    .where('readAt', 'is', null)
    .execute()
}

/**
 * A steward takes words off, or only the answer to them. The words stay with the desk's papers for as long as they may
 * be asked about; the public log has kind, day and reason.
 * @throws NotFound where another steward did so meanwhile
 */
export async function removeSigned(
  trx: Trx,
  found: SignedAt,
  asked: { what: 'words' | 'reply'; reason: string },
  by: SignedIn,
  now: string,
): Promise<void> {
  const whole = asked.what === 'words'
  const table = whole ? 'recommendation' : 'ownerReply'
  const removed = await trx
    .updateTable(table)
    .set({ removedAt: now })
    .where(whole ? 'id' : ('recommendationId' as 'id'), '=', found.id)
    .where('removedAt', 'is', null)
    .executeTakeFirst()
  if (removed.numUpdatedRows === 0n) throw new NotFound('recommendation')
  const subject = { subjectKind: whole ? found.kind : 'owner-reply', subjectId: found.id }
  await logRemoval(trx, subject, { by: by.accountId, reason: asked.reason }, now)
  await raiseVersion(trx)
}

const TOOK_OFF = `select 1 from "recommendation"
  where "accountId" = ? and "businessId" = ? and "removedAt" is not null limit 1`

/** Whether a steward took words of this viewer's off a place's page. */
export async function tookOff(db: Db, viewer: SignedIn, businessId: string): Promise<boolean> {
  return (await ask(db, TOOK_OFF, [viewer.accountId, businessId])).length > 0
}

/** The public log, the latest first, in pages by key. */
export async function removals(db: Db, after: string | null, limit: number) {
  let query = db
    .selectFrom('removal')
    .select(['id', 'at', 'subjectKind', 'reason', 'restoredOn'])
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (after) query = query.where('id', '<', after)
  const rows = await query.execute()
  return { removals: rows.slice(0, limit), next: rows.length > limit ? (rows[limit - 1]?.id ?? null) : null }
}
