import type { Trx } from '../../db/tables.ts'
import { peopleToMeet } from '../../newcomers/guide-rules.ts'
import { startGuide } from '../../newcomers/queries-guide.ts'
import { couldMeet } from '../../newcomers/queries-people-to-meet.ts'
import { dayPlus, instantAt } from '../../web/clock.ts'
import { isSignedIn, nobody } from '../../web/viewer.ts'
import type { LoadedTown } from './loaded.ts'
import type { AccountKey } from './shapes.ts'
import { laurelGap } from './town.ts'

/** Newcomers in their first weeks, and whom they asked to walk along. */
const guides: readonly { of: AccountKey; daysAgo: number; host: AccountKey; hostAnswer: 'asked' | 'yes' }[] = [
  { of: 'ana', daysAgo: 18, host: 'dot', hostAnswer: 'yes' },
  { of: 'nate', daysAgo: 6, host: 'dot', hostAnswer: 'asked' },
]

export async function loadGuides(trx: Trx, town: LoadedTown): Promise<void> {
  for (const { of, daysAgo, host, hostAnswer } of guides) {
    const startedOn = dayPlus(town.firstDay, -daysAgo)
    const viewer = { ...nobody, accountId: town.accounts.get(of) ?? null, name: of, role: 'resident' as const }
    const hostId = town.accounts.get(host)
    if (!isSignedIn(viewer) || !hostId) continue
    await startGuide(trx, viewer, peopleToMeet(await couldMeet(trx, viewer)), startedOn)
    const askedAt = instantAt(laurelGap.zone, dayPlus(startedOn, 1), '18:20')
    await trx
      .updateTable('guide')
      .set({ hostId, hostAnswer, askedAt })
      .where('accountId', '=', viewer.accountId)
      .execute()
  }
}
