import { z } from 'zod'
import { choices, line, maybeDay, maybeLine, maybeNumber } from '../../web/fields.ts'
import { stayings } from './rules.ts'

const MOST_FACES = 40

/** Whose faces stay on: ids of faces; those of nobody here count for nothing. */
const faces = z.preprocess(
  (value): unknown[] => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.string().max(36)).max(MOST_FACES),
)

export const saleForm = z.object({
  since: maybeDay,
  name: line(120),
  /** For the page: to whom, in the seller's own words. */
  words: maybeLine(200),
  /** A neighbor by name, who is asked. */
  buyer: maybeLine(80),
  stays: choices(stayings),
  faces,
  /** The revision that was shown. */
  revision: maybeNumber(0, 2_000_000_000).transform((shown) => Math.trunc(shown ?? 0)),
})

export type SaleInput = z.output<typeof saleForm>
