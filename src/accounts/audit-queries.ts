import { newId } from '../db/ids.ts'
import type { Db, Trx } from '../db/tables.ts'
import type { MessageKey } from '../web/languages.ts'

type AuditWord = MessageKey extends infer Key ? (Key extends `audit.${infer Word}` ? Word : never) : never

/** What the trail has a sentence for: an act without one does not compile. */
export type Verb = Exclude<AuditWord, 'none' | 'somebody' | 'older'>

export interface Act {
  /** The steward; null from the console. */
  by: string | null
  verb: Verb
  subjectKind:
    'account' | 'slip' | 'business' | 'favor' | 'porch' | 'way' | 'refrigerator' | 'question' | 'phrase' | 'importRun'
  subjectId: string | null
  /** Words that a steward should find there later; never anything private. */
  detail?: string | null
}

/** What a steward did, in the transaction that did it. */
export async function writeAudit(trx: Trx, act: Act, now: string): Promise<void> {
  const { by, detail = null, ...what } = act
  await trx
    .insertInto('audit')
    .values({ id: newId(), at: now, accountId: by, ...what, detail })
    .execute()
}

const PAGE = 200

/** @param before the id under which the page before ended, or null @returns the latest first */
export async function auditTrail(db: Db, before: string | null) {
  let query = db
    .selectFrom('audit')
    .leftJoin('account as actor', 'actor.id', 'audit.accountId')
    .leftJoin('account as person', 'person.id', 'audit.subjectId')
    .leftJoin('business', 'business.id', 'audit.subjectId')
    .select(['audit.id', 'audit.at', 'audit.verb', 'audit.detail', 'actor.name as actor'])
    .select(['person.name as person', 'business.name as business'])
    .orderBy('audit.id', 'desc')
    .limit(PAGE + 1)
  if (before) query = query.where('audit.id', '<', before)
  const rows = await query.execute()
  const acts = rows.slice(0, PAGE)
  return { acts, next: rows.length > PAGE ? (acts.at(-1)?.id ?? null) : null }
}
