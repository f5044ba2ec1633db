import { sayClockTime, sayDay } from '../web/dates.ts'
import type { Language, Translate } from '../web/languages.ts'
import type { Span, WeekRow } from './hours/week.ts'

export interface WeekLine {
  days: string
  hours: string
  today: boolean
}

/** A week as it hangs on a door. */
export function sayWeek(rows: readonly WeekRow[], t: Translate, language: Language): WeekLine[] {
  return rows.map((row) => ({ days: sayDays(row, t, language), hours: sayHours(row, t, language), today: row.today }))
}

function sayDays({ fromDay, toDay }: WeekRow, t: Translate, language: Language): string {
  const from = capital(sayDay(fromDay, language, 'weekday'))
  return fromDay === toDay ? from : t('week.days', { from, to: sayDay(toDay, language, 'weekday') })
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

function sayHours({ spans, otherwise }: WeekRow, t: Translate, language: Language): string {
  const said = spans.map((span) => saySpan(span, t, language))
  if (otherwise) {
    const what = sayState(otherwise, t)
    said.push(said.length > 0 ? t('week.otherwise', { what }) : what)
  }
  return said.length > 0 ? capital(said.join(', ')) : t('week.closed')
}

function saySpan(span: Span, t: Translate, language: Language): string {
  const allDay = span.from === '00:00' && span.to === '24:00'
  if (allDay && span.state === 'open') return t('week.all-day')
  const state = span.state === 'open' ? (span.comment ?? '') : sayState(span, t)
  if (allDay) return state
  const clock = t('week.span', { from: sayClockTime(span.from, language), to: sayClockTime(span.to, language) })
  return state === '' ? clock : `${clock} (${state})`
}

const words = { open: 'week.all-day', closed: 'week.closed' } as const

function sayState({ state, comment }: Pick<Span, 'state' | 'comment'>, t: Translate): string {
  const said = t(state === 'by-appointment' || state === 'call-first' ? `week.${state}` : words[state])
  return comment ? `${said}: ${comment}` : said
}
