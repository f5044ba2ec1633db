import { isInForce } from '../accounts/behind-queries.ts'
import { newId } from '../db/ids.ts'
import type { Db, Trx } from '../db/tables.ts'
import { DAY, later } from '../web/clock.ts'
import type { HalfWritten } from './half-written-rules.ts'

/** Whose words, on which tablet. */
export interface Desk {
  tabletId: string
  accountId: string
}

/** Puts by what somebody was writing when the tablet locked; what they had emptied is put by no longer. */
export async function putBy(
  trx: Trx,
  { tabletId, accountId }: Desk,
  form: string,
  words: HalfWritten | null,
  now: string,
): Promise<void> {
  await dropWords(trx, { tabletId, accountId }, form)
  if (!words) return
  const row = { id: newId(), tabletId, accountId, form, fields: JSON.stringify(words), keptAt: now }
  await trx.insertInto('halfWritten').values(row).execute()
}

const stillKept = (db: Db, { tabletId, accountId }: Desk, now: string) =>
  db
    .selectFrom('halfWritten')
    .where('tabletId', '=', tabletId)
    .where('accountId', '=', accountId)
    .where('keptAt', '>', later(now, -DAY))

/** What this very person left in this form, on this tablet; null for anybody else. */
export async function wordsPutBy(db: Db, desk: Desk, form: string, now: string): Promise<HalfWritten | null> {
  const row = await stillKept(db, desk, now).select('fields').where('form', '=', form).executeTakeFirst()
  return row ? (JSON.parse(row.fields) as HalfWritten) : null
}

/** The form that somebody was at last, if its page is still there. */
export async function formPutBy(db: Db, desk: Desk, now: string): Promise<string | null> {
  const row = await stillKept(db, desk, now).select('form').orderBy('keptAt', 'desc').executeTakeFirst()
  return row?.form ?? null
}

/** Sent, or let go. */
export async function dropWords(trx: Trx, { tabletId, accountId }: Desk, form: string): Promise<void> {
  await trx
    .deleteFrom('halfWritten')
    .where('tabletId', '=', tabletId)
    .where('accountId', '=', accountId)
    .where('form', '=', form)
    .execute()
}

/** Whoever's page is torn out is in nobody's half-written words either. @param regularId the page, one of the book's */
export async function dropWordsAbout(trx: Trx, regularId: string): Promise<void> {
  await trx.deleteFrom('halfWritten').where('form', 'like', `regulars/${regularId}/%`).execute()
}

/** Nobody who left a counter has words waiting there; and nobody's wait for longer than a day. */
export async function sweepWords(trx: Trx, today: string, now: string): Promise<void> {
  await trx.deleteFrom('halfWritten').where('keptAt', '<=', later(now, -DAY)).execute()
  await trx
    .deleteFrom('halfWritten')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('counterTablet')
            .innerJoin('businessPerson', 'businessPerson.businessId', 'counterTablet.businessId')
            .innerJoin('business', 'business.id', 'businessPerson.businessId')
            .leftJoin('claim', 'claim.id', 'businessPerson.claimId')
            .select('counterTablet.id')
            .whereRef('counterTablet.id', '=', 'halfWritten.tabletId')
            .whereRef('businessPerson.accountId', '=', 'halfWritten.accountId')
            .where('business.standing', '!=', 'sold')
            .where('business.mergedIntoId', 'is', null)
            .where(isInForce(today)),
        ),
      ),
    )
    .execute()
}
