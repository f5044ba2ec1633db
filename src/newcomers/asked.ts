import { dayIn, instantAt } from '../web/clock.ts'
import { type House, townOf } from '../web/house.ts'
import { tidyLine } from '../web/text.ts'

const LONGEST_QUESTION = 200

/** What is asked about, as far as anybody asks. */
export const aboutIn = (about: unknown): string =>
  typeof about === 'string' ? tidyLine(about).slice(0, LONGEST_QUESTION) : ''

/** The instant at which the town's month began. */
export function monthBegan(house: House): string {
  const { zone } = townOf(house)
  return instantAt(zone, `${dayIn(zone, house.clock.now()).slice(0, 8)}01`, '00:00')
}
