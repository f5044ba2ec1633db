import { inTransaction } from '../../db/transaction.ts'
import type { Job } from '../../jobs/jobs.ts'
import { putInOutbox } from '../../jobs/outbox.ts'
import { dayIn, HOUR, instantAt, dayPlus, later } from '../../web/clock.ts'
import type { House } from '../../web/house.ts'
import { translator } from '../../web/languages.ts'
import { type ToAsk, toAskByMail, wasAskedAfter } from './queries.ts'

const AT = '09:00'
const AT_ONCE = 100

/** Once in half a year at most: a place whose hours nobody confirmed for a year asks its people by mail. */
export function askAfterHoursJob(house: House): Job {
  return {
    name: 'ask-after-hours',
    async run(now) {
      const town = house.town.current
      if (!town) return later(now, HOUR)
      const today = dayIn(town.zone, now)
      if (now < instantAt(town.zone, today, AT)) return instantAt(town.zone, today, AT)
      const all = await toAskByMail(house.db, today, AT_ONCE)
      const places = new Map(all.map((one) => [one.id, all.filter(({ id }) => id === one.id)]))
      for (const [id, people] of places) {
        await inTransaction(house.db, async (trx) => {
          for (const one of people) {
            const payload = letter(house, town.name, one)
            await putInOutbox(trx, { kind: 'mail', accountId: one.accountId, payload, dueAt: now })
          }
          await wasAskedAfter(trx, id, today)
        })
      }
      return all.length === AT_ONCE ? now : instantAt(town.zone, dayPlus(today, 1), AT)
    },
  }
}

/** The page is where the answer is given: a link that answers by itself would be pressed by whatever reads mail first. */
function letter(house: House, town: string, { name: place, slug, mail: to, language }: ToAsk) {
  const t = translator(language)
  const link = `${house.config.baseUrl}/directory/${slug}#hours`
  return { to, subject: t('asking.letter-subject', { place }), text: t('asking.letter', { place, town, link }) }
}
