import type { Request, Response } from 'express'
import type { SafeHtml } from './assets.ts'

/** The business whose page it is. `gone`: closed for good, or sold. */
export interface PlaceShown {
  id: string
  slug: string
  name: string
  gone: boolean
  /** The neighbors' word in the reader's language; null where there is none. */
  word: string | null
}

/**
 * What a room puts on a business's page. For readers who are signed out it is kept with the page: it may then show only
 * what is the same for all of them, and whatever changes that raises the town's version.
 */
export type PlaceSection = (place: PlaceShown, req: Request, res: Response) => Promise<SafeHtml>
