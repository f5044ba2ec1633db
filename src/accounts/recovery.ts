import type { Trx } from '../db/tables.ts'
import type { Letter } from '../jobs/mail.ts'
import { putInOutbox } from '../jobs/outbox.ts'
import { townOf, type House } from '../web/house.ts'
import { type MessageKey, translator } from '../web/languages.ts'
import { type Outcome, sameAgain } from './joining.ts'
import { hashPassword } from './password-rules.ts'
import { createSignInLink, linkFor, setPassword, takeLink } from './queries.ts'
import { mailKey } from './rules.ts'
import type { AccountShut } from './session-queries.ts'
import { settleSlip, slipHeld, slipJustUsed, takeSlip } from './slip-queries.ts'

/** Whose password is new, and what else went with the old one; where a form came twice, that was told the first time. */
export interface Renewed {
  accountId: string
  also?: MessageKey | null
}

/** Else what was wrong, beside its field. */
type Renewal = Renewed | Exclude<Outcome, { accountId: string }>

const LINK_HOURS = 1
const MOST_LINKS = 3

/** Sends a link to whoever has this mail here. Whoever asks learns nothing of whether somebody has. */
export async function mailLink(trx: Trx, house: House, mail: string, now: string): Promise<void> {
  const account = await trx
    .selectFrom('account')
    .select(['id', 'name', 'mail', 'language'])
    .where('mailKey', '=', mailKey(mail))
    .where('state', '=', 'active')
    .executeTakeFirst()
  if (!account?.mail || (await linksOnTheirWay(trx, account.id, now)) >= MOST_LINKS) return
  const token = await createSignInLink(trx, account.id, now, LINK_HOURS)
  const t = translator(account.language)
  const town = townOf(house).name
  const payload: Letter = {
    to: account.mail,
    subject: t('letter.link-subject', { town }),
    text: t('letter.link', { name: account.name, town, link: `${house.config.baseUrl}/sign-in/link/${token}` }),
  }
  await putInOutbox(trx, { kind: 'mail', accountId: account.id, payload, dueAt: now })
}

/** One who asks again and again gets no more mail for it. */
async function linksOnTheirWay(trx: Trx, accountId: string, now: string): Promise<number> {
  const rows = await trx
    .selectFrom('signInLink')
    .select('id')
    .where('accountId', '=', accountId)
    .where('expiresAt', '>', now)
    .where('usedAt', 'is', null)
    .execute()
  return rows.length
}

/**
 * Sets a new password through a link from the mail.
 * @throws Invalid (404) where the link is too old, or was used
 */
export async function renewWithLink(
  trx: Trx,
  token: string,
  password: string,
  now: string,
  shut: readonly AccountShut[],
): Promise<Renewal> {
  const holder = await linkFor(trx, token, now)
  if (!(await takeLink(trx, token, now))) return sameAgain(holder, password)
  const also = await setPassword(trx, holder.id, await hashPassword(password), shut)
  return { accountId: holder.id, also }
}

/** Sets a new password with a slip from the desk. */
export async function renewWithSlip(
  trx: Trx,
  secret: string,
  held: { name: string; words: string; password: string },
  now: string,
  shut: readonly AccountShut[],
): Promise<Renewal> {
  const slip = await slipHeld(trx, secret, held, 'renew', now)
  if (!slip?.accountId) return { field: 'words', key: 'renew.slip-wrong' }
  if (!(await takeSlip(trx, slip.id, now))) return sameAgain(await slipJustUsed(trx, slip.id, now), held.password)
  const also = await setPassword(trx, slip.accountId, await hashPassword(held.password), shut)
  await settleSlip(trx, slip.id, slip.accountId)
  return { accountId: slip.accountId, also }
}
