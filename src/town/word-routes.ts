import { dayIn } from '../web/clock.ts'
import { type House, townOf } from '../web/house.ts'
import type { Street } from '../web/registrar.ts'
import type { Waiting, WordForYou } from '../web/waiting.ts'
import { showWord } from './word-page.ts'

/** `/word` gathers what every room lets wait for the reader. */
export function wordRoutes(street: Street, house: House, waiting: readonly Waiting[]): void {
  street.signedIn('GET /word', async (req, res, viewer) => {
    const found: WordForYou[] = []
    const today = dayIn(townOf(house).zone, house.clock.now())
    for (const room of waiting) found.push(...(await room.list(house.db, viewer, today)))
    showWord(house, req, res, found)
  })
}
