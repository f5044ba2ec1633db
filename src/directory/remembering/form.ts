import { z } from 'zod'
import { maybeDay, maybeLine, maybeNumber, maybeParagraph } from '../../web/fields.ts'

export const rememberingForm = z.object({
  /** Whose face: its id. */
  who: maybeLine(36),
  diedOn: maybeDay,
  /** What the page remembers. */
  words: maybeParagraph(600),
  revision: maybeNumber(0, 2_000_000_000).transform((shown) => Math.trunc(shown ?? 0)),
})
