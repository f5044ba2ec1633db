import { z } from 'zod'
import { maybeDay, maybeNumber, tick } from '../../web/fields.ts'
import type { MessageKey } from '../../web/languages.ts'
import { tidyLine } from '../../web/text.ts'
import { isDayOf } from './date-rules.ts'

export interface DateInput {
  label: string
  year: number | null
  month: number
  dayOfMonth: number | null
}

const LABEL = 60
const EARLIEST_YEAR = 1800
const row = /^label-([0-9a-f-]{36}|new-[1-3])$/

/** A row of the form: a date that is there by its id, or a new one; `date` null erases it. */
type Row = { id: string | null; date: DateInput | null }

/** Dates worth remembering, how often to see somebody, and whether they died. Their fields come as `label-…`, `month-…`. */
export const datesForm = (today: string) =>
  z
    .looseObject({
      rhythm: maybeNumber(1, 3660),
      died: tick,
      diedOn: maybeDay,
    })
    .transform(({ rhythm, died, diedOn, ...typed }, context) => {
      const wrong = (path: string, message: MessageKey, max?: number): void => {
        if (max === undefined) context.addIssue({ code: 'custom', path: [path], message })
        else context.issues.push({ code: 'too_big', maximum: max, origin: 'string', path: [path], message, input: '' })
      }
      if (diedOn !== null && diedOn > today) wrong('diedOn', 'dates.died-not-yet')
      const tokens = Object.keys(typed).flatMap((field) => row.exec(field)?.[1] ?? [])
      const rows = tokens.flatMap((token): Row[] => readRow(token, typed, today, wrong))
      return {
        rhythmDays: rhythm === null ? null : Math.round(rhythm),
        died: diedOn !== null ? { on: diedOn } : died === 1 ? { on: null } : null,
        rows,
      }
    })

export type DatesInput = z.output<ReturnType<typeof datesForm>>

function readRow(
  token: string,
  typed: Record<string, unknown>,
  today: string,
  wrong: (path: string, message: MessageKey, max?: number) => void,
): Row[] {
  const isNew = token.startsWith('new-')
  const id = isNew ? null : token
  const textOf = (field: string): string => {
    const value = typed[`${field}-${token}`]
    return typeof value === 'string' ? tidyLine(value) : ''
  }
  const [label, month, day, year] = ['label', 'month', 'day', 'year'].map(textOf) as [string, string, string, string]
  if (label === '') {
    if (isNew && (month || day || year)) wrong(`label-${token}`, 'dates.what-day')
    return isNew ? [] : [{ id, date: null }]
  }
  if (label.length > LABEL) wrong(`label-${token}`, 'form.too-long', LABEL)
  const date = { label, year: whole(year), month: whole(month) ?? 0, dayOfMonth: whole(day) }
  const problem = problemWith(date, { day, year }, today)
  if (problem) wrong(`${problem.field}-${token}`, problem.say)
  return [{ id, date }]
}

/** NaN for what is no number, so that it is seen to be none. */
const whole = (text: string): number | null => (text === '' ? null : /^\d{1,4}$/.test(text) ? Number(text) : NaN)

function problemWith(
  { year, month, dayOfMonth }: DateInput,
  typed: { day: string; year: string },
  today: string,
): { field: 'month' | 'day' | 'year'; say: MessageKey } | null {
  if (!(month >= 1 && month <= 12)) return { field: 'month', say: 'dates.which-month' }
  const thisYear = Number(today.slice(0, 4))
  if (typed.year !== '' && !(year !== null && year >= EARLIEST_YEAR && year <= thisYear))
    return { field: 'year', say: 'dates.year-not-right' }
  if (typed.day !== '' && !(dayOfMonth !== null && isDayOf(month, dayOfMonth, year)))
    return { field: 'day', say: 'dates.no-such-day' }
  return null
}
