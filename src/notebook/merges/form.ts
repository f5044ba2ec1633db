import { z } from 'zod'
import { maybeChoice, maybeLine } from '../../web/fields.ts'
import { fields, takes } from './fields.ts'

const id = z.preprocess(
  (value): unknown => (Array.isArray(value) ? value[0] : (value ?? '')),
  z.string().regex(/^[0-9a-f-]{36}$/, 'form.choose'),
)

/** Whom a page is told apart from. */
export const otherForm = z.object({ with: id })

const takesOf = Object.fromEntries(fields.map((field) => [field, maybeChoice(takes)])) as Record<
  (typeof fields)[number],
  ReturnType<typeof maybeChoice<typeof takes>>
>

/** What each of the two keeps, where both say something; and how both were shown. */
export const joiningForm = z.object({ with: id, seenAt: maybeLine(60), ...takesOf }).transform((typed) => ({
  goneId: typed.with,
  seenAt: typed.seenAt ?? '',
  choices: Object.fromEntries(fields.flatMap((field) => (typed[field] === null ? [] : [[field, typed[field]]]))),
}))
