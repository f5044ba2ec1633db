import type { Request } from 'express'
import { dayIn } from '../web/clock.ts'
import { type House, townOf } from '../web/house.ts'
import type { SignedIn } from '../web/viewer.ts'
import { type Book, counterBook } from './queries-book.ts'

/** The book of the counter in the address, if the viewer stands behind it at this very request. @throws NotFound */
export function bookAt(house: House, req: Request, viewer: SignedIn): Promise<Book> {
  const { zone } = townOf(house)
  return counterBook(house.db, viewer, String(req.params.slug), { zone, today: dayIn(zone, house.clock.now()) })
}
