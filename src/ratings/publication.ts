import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Db } from '../db/tables.ts'
import { inTransaction } from '../db/transaction.ts'
import type { Job } from '../jobs/jobs.ts'
import { dayIn, dayPlus, instantAt } from '../web/clock.ts'
import type { House } from '../web/house.ts'
import {
  businessesWithNews,
  countedBusinesses,
  countedSums,
  households,
  Means,
  type Monday,
  tradesOf,
} from './queries-publication.ts'
import { publishPage } from './queries-publishing.ts'

const AT_ONCE = 500

/**
 * Every Monday at midnight in the town's zone, what neighbors said until then. A machine that slept through Monday
 * makes up for it on a later day of the week, with the same answers: those given since wait for the next.
 */
export function mondaysWordJob(house: House): Job {
  return {
    name: 'neighbors-word',
    async run(now) {
      const zone = house.town.current?.zone ?? 'UTC'
      const day = mondayOf(dayIn(zone, now))
      await publishWords(house.db, { day, began: instantAt(zone, day, '00:00') })
      return instantAt(zone, dayPlus(day, 7), '00:00')
    },
  }
}

/** The Monday a day's week began with. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
  return dayPlus(day, -((weekday + 6) % 7))
}

/** In pages of 500 businesses, each a transaction of its own, with room between them for whoever reads. */
export async function publishWords(db: Db, monday: Monday): Promise<void> {
  const livesWith = await households(db)
  const means = await meansSoFar(db)
  for (let after = ''; ;) {
    const page = await businessesWithNews(db, monday, after, AT_ONCE)
    const last = page.at(-1)
    if (last === undefined) return
    await inTransaction(db, (trx) => publishPage(trx, page, { monday, livesWith, means }))
    after = last
    await nextTurn()
  }
}

/** What is expected of a trade is what its places were counted with until now. */
async function meansSoFar(db: Db): Promise<Means> {
  const means = new Means()
  for (let after = ''; ;) {
    const page = await countedBusinesses(db, after, AT_ONCE)
    const last = page.at(-1)
    if (last === undefined) return means
    const trades = await tradesOf(db, page)
    for (const sum of await countedSums(db, page)) means.add(trades.get(sum.businessId), sum)
    after = last
    await nextTurn()
  }
}
