import { z } from 'zod'
import { choice, line, maybeLine } from '../../web/fields.ts'

export const LONGEST_PHRASE = 80

export const phraseTrades = ['trade1', 'trade2', 'trade3'] as const

export const phraseForm = z.object({
  phrase: line(LONGEST_PHRASE),
  language: choice(['en', 'es']),
  trade1: line(80),
  trade2: maybeLine(80),
  trade3: maybeLine(80),
  /** What was chosen where a trade's words meant several. */
  category: z.preprocess(
    (value): unknown => (Array.isArray(value) ? value : value === undefined || value === '' ? [] : [value]),
    z.array(z.string().max(60)).max(20),
  ),
})
