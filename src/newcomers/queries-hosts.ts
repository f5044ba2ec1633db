import type { Db, Trx } from '../db/tables.ts'
import { NotFound } from '../errors.ts'
import type { SignedIn, Viewer } from '../web/viewer.ts'
import type { Waiting } from '../web/waiting.ts'
import type { Guide } from './queries-guide.ts'

const MOST_HOSTS = 6

/** Neighbors who said that they introduce people, by name; each once, with what they may be asked about first. */
export async function hosts(db: Db, viewer: Viewer) {
  const rows = await db
    .selectFrom('offerToBeAsked as offer')
    .innerJoin('account', 'account.id', 'offer.accountId')
    .select(['offer.accountId', 'account.name', 'offer.topic', 'offer.whenAndWhere', 'offer.language'])
    .where('offer.introducesPerMonth', '>', 0)
    .where('offer.hidden', '=', 0)
    .where('account.state', '=', 'active')
    .orderBy('account.nameKey')
    .orderBy('offer.id')
    .limit(100)
    .execute()
  const others = rows.filter((row) => row.accountId !== viewer.accountId && !viewer.blocked.has(row.accountId))
  const once = new Map(others.toReversed().map((row) => [row.accountId, row]))
  return others.filter((row) => once.get(row.accountId) === row).slice(0, MOST_HOSTS)
}

/** Asks a host to walk along; another one asked before is asked no longer. @throws NotFound who is no host */
export async function askHost(trx: Trx, viewer: SignedIn, guide: Guide, hostId: string, now: string): Promise<void> {
  const found = (await hosts(trx, viewer)).some(({ accountId }) => accountId === hostId)
  if (!found) throw new NotFound('host')
  if (guide.host?.id === hostId) return
  await trx.updateTable('guide').set({ hostId, hostAnswer: 'asked', askedAt: now }).where('id', '=', guide.id).execute()
}

/** Newcomers who asked the viewer, and those the viewer walks along with; nobody past a block. */
export async function newcomersOf(db: Db, viewer: SignedIn) {
  const rows = await db
    .selectFrom('guide')
    .innerJoin('account', 'account.id', 'guide.accountId')
    .select(['guide.id', 'guide.accountId', 'guide.hostAnswer', 'guide.askedAt', 'account.name'])
    .where('guide.hostId', '=', viewer.accountId)
    .where('guide.hostAnswer', 'in', ['asked', 'yes'])
    .where('account.state', '=', 'active')
    .orderBy('guide.id')
    .execute()
  return rows.filter(({ accountId }) => !viewer.blocked.has(accountId))
}

/** A host's word; a yes may be taken back. @throws NotFound who was not asked */
export async function answerNewcomer(trx: Trx, viewer: SignedIn, guideId: string, answer: 'yes' | 'no') {
  const found = (await newcomersOf(trx, viewer)).find(({ id }) => id === guideId)
  if (!found) throw new NotFound('newcomer')
  await trx.updateTable('guide').set({ hostAnswer: answer }).where('id', '=', guideId).execute()
  return found
}

/** Who asks the reader to walk along. */
export const newcomersWalkWaiting: Waiting = {
  key: 'guide',
  countSql: `select count(*) from "guide" inner join "account" on "account"."id" = "guide"."accountId"
    where "hostId" = ? and "hostAnswer" = 'asked' and "account"."state" = 'active'
      and not exists (select 1 from "block" where ("blockerId" = ? and "blockedId" = "guide"."accountId")
        or ("blockedId" = ? and "blockerId" = "guide"."accountId"))`,
  params: 3,
  async list(db, viewer) {
    const all = await newcomersOf(db, viewer)
    return all
      .filter(({ hostAnswer }) => hostAnswer === 'asked')
      .map(({ id, name, askedAt }) => ({
        at: askedAt ?? '',
        words: (t) => t('guide.word', { name }),
        href: '/newcomers/guide',
        answers: [
          { action: `/newcomers/walks/${id}/agreement`, label: 'guide.host-yes' as const },
          { action: `/newcomers/walks/${id}/refusal`, label: 'guide.host-no' as const, plain: true },
        ],
      }))
  },
}
