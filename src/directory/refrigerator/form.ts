import { z } from 'zod'
import { choice, line, maybeLine } from '../../web/fields.ts'
import { topics } from './topics.ts'

/** Long enough for what, where and when; short enough for one row on paper. */
export const LONGEST_LINE = 140

export const lineForm = z.object({
  topic: choice(topics),
  /** The slug of a place whose page the writer keeps; empty for themselves. */
  business: maybeLine(200),
  words: line(LONGEST_LINE),
  phone: maybeLine(40),
})

export const reasonForm = z.object({ reason: line(300) })
