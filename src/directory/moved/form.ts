import { z } from 'zod'
import { line, maybeDay, maybeLine, maybeNumber, maybeParagraph } from '../../web/fields.ts'

export const moveForm = z.object({
  since: maybeDay,
  street: line(160),
  /** A town's name has no number in it: an address that slips in here would be shown however redacted the street is. */
  locality: maybeLine(80).refine((words) => !/\p{N}/u.test(words ?? ''), 'entry.locality-bad'),
  postcode: maybeLine(12),
  directions: maybeParagraph(1500),
  /** For the page, in their own words. */
  words: maybeLine(200),
  /** The revision that was shown. */
  revision: maybeNumber(0, 2_000_000_000).transform((shown) => Math.trunc(shown ?? 0)),
})
