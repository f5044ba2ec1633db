import { z } from 'zod'
import { tidyLine, tidyText } from './text.ts'

/** The kinds of field that forms are made of. Everything is tidied before it is measured. */

const emptyToNull = (value: string): string | null => (value === '' ? null : value)
/** A field that was sent twice counts once; one that was not sent is empty. */
const one = (value: unknown): unknown => (Array.isArray(value) ? value[0] : (value ?? ''))

export const line = (max: number, whenEmpty = 'form.empty') =>
  z.preprocess(one, z.string().transform(tidyLine).pipe(z.string().min(1, whenEmpty).max(max, 'form.too-long')))

export const maybeLine = (max: number) =>
  z.preprocess(one, z.string().transform(tidyLine).pipe(z.string().max(max, 'form.too-long')).transform(emptyToNull))

export const paragraph = (max: number, whenEmpty = 'form.empty') =>
  z.preprocess(one, z.string().transform(tidyText).pipe(z.string().min(1, whenEmpty).max(max, 'form.too-long')))

export const maybeParagraph = (max: number) =>
  z.preprocess(one, z.string().transform(tidyText).pipe(z.string().max(max, 'form.too-long')).transform(emptyToNull))

/** A tick. */
export const tick = z.preprocess(
  one,
  z.string().transform((value) => (value === '' || value === '0' ? 0 : 1)),
)

export const choice = <const Options extends readonly [string, ...string[]]>(
  options: Options,
  whenElse = 'form.choose',
) => z.preprocess(one, z.enum(options, whenElse))

export const maybeChoice = <const Options extends readonly [string, ...string[]]>(options: Options) =>
  z.preprocess((value) => one(value) || null, z.enum(options, 'form.choose').nullable())

function allOf(value: unknown): unknown[] {
  if (value === undefined || value === '') return []
  return Array.isArray(value) ? [...new Set<unknown>(value)] : [value]
}

/** Several ticks of a closed list; unknown ones are errors, repeats count once. */
export const choices = <const Options extends readonly [string, ...string[]]>(options: Options) =>
  z.preprocess((value: unknown) => allOf(value), z.array(z.enum(options, 'form.choose')).max(options.length))

const REAL_DAY = 'form.not-a-day'
export const day = z.preprocess(one, z.string().trim().pipe(z.iso.date(REAL_DAY)))
export const maybeDay = z.preprocess((value) => one(value) || null, z.iso.date(REAL_DAY).nullable())

/** A wall-clock time of the town, `HH:MM`. */
export const maybeTime = (whenElse: string) =>
  z.preprocess(
    (value) => one(value) || null,
    z
      .string()
      .trim()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, whenElse)
      .nullable(),
  )

export const maybeMail = z.preprocess(
  one,
  z
    .string()
    .transform(tidyLine)
    .pipe(z.union([z.literal(''), z.email('form.not-a-mail').max(200, 'form.too-long')], 'form.not-a-mail'))
    .transform(emptyToNull),
)

export const maybeNumber = (min: number, max: number) =>
  z.preprocess((value) => {
    const text = one(value)
    return typeof text === 'string' && text.trim() === '' ? null : Number(text)
  }, z.number('form.not-a-number').min(min, 'form.not-a-number').max(max, 'form.not-a-number').nullable())
