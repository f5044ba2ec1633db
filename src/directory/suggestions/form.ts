import { z } from 'zod'
import { line, maybeDay, maybeLine, maybeNumber, maybeParagraph } from '../../web/fields.ts'
import { factNames } from '../facts.ts'

const LONGEST_REASON = 300

/** What is ticked: parts by the name of their first field. Ticks of what the suggestion does not hold count for nothing. */
const parts = z.preprocess(
  (value): unknown[] => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.string()).max(factNames.length + 1),
)

/** The revision that was shown; 0 where nobody says. */
const revision = maybeNumber(0, 2_000_000_000).transform((shown) => Math.trunc(shown ?? 0))

/** What is said about the people to ask for, beside the fields. */
export const peopleForm = z.object({ people: maybeParagraph(500) })

export const acceptanceForm = z.object({
  part: parts.refine((ticked) => ticked.length > 0, 'suggest.tick-one'),
  revision,
  reason: maybeLine(LONGEST_REASON),
})

export const refusalForm = z.object({ reason: line(LONGEST_REASON, 'suggest.say-why') })

export const closingForm = z.object({
  since: maybeDay,
  why: maybeLine(LONGEST_REASON),
  /** The owner's own words for the page. */
  words: maybeLine(200),
  revision,
})

export const reopeningForm = z.object({ why: maybeLine(LONGEST_REASON), revision })

export const returnForm = z.object({
  part: parts.refine((ticked) => ticked.length > 0, 'returns.tick-one'),
  revision,
  to: revision,
  why: maybeLine(LONGEST_REASON),
})
