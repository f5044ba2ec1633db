import type { Request } from 'express'
import { Elsewhere } from '../errors.ts'
import { dayIn } from '../web/clock.ts'
import { type House, townOf } from '../web/house.ts'
import type { SignedIn } from '../web/viewer.ts'
import { type Book, counterBook } from './queries-book.ts'

/**
 * The book of the counter in the address, if the viewer stands behind it at this very request.
 * @throws NotFound; Elsewhere for a page asked for by an address that the place had before
 */
export async function bookAt(house: House, req: Request, viewer: SignedIn): Promise<Book> {
  const { zone } = townOf(house)
  const slug = String(req.params.slug)
  const book = await counterBook(house.db, viewer, slug, { zone, today: dayIn(zone, house.clock.now()) })
  if (req.method === 'GET' && book.business.slug !== slug) throw new Elsewhere(atPresent(req, book.business.slug))
  return book
}

const atPresent = ({ originalUrl }: Request, slug: string): string =>
  `/counter/${slug}${/^\/counter\/[^/?]*(.*)$/.exec(originalUrl)?.[1] ?? ''}`
