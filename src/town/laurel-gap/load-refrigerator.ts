import { newId } from '../../db/ids.ts'
import type { Trx } from '../../db/tables.ts'
import { dayPlus, instantAt } from '../../web/clock.ts'
import type { LoadedTown } from './loaded.ts'
import { fridgeLines } from './relations-refrigerator.ts'
import { laurelGap } from './town.ts'

/** The refrigerator sheet, each line as its owner put it up. */
export async function loadRefrigerator(trx: Trx, town: LoadedTown): Promise<void> {
  const lines = fridgeLines.map(({ by, place, topic, words, phone, daysAgo }) => {
    const ownerId = town.accounts.get(by)
    if (!ownerId) throw new Error(`nobody in Laurel Gap is called ${by}`)
    return {
      id: newId(),
      ownerId,
      businessId: (place && town.businesses.get(place)) ?? null,
      topic,
      words: words.text,
      language: words.language,
      phone: phone ? `+1${phone.replace(/\D/g, '')}` : null,
      consentedAt: instantAt(laurelGap.zone, dayPlus(town.firstDay, -daysAgo), '18:40'),
    }
  })
  await trx.insertInto('refrigeratorLine').values(lines).execute()
}
