import { calendarText, stampOf, titleOf, wholeDays } from '../../web/calendar.ts'
import { contentText } from '../../web/content-lines.ts'
import { sayMonth } from '../../web/dates.ts'
import { type KeptDate, nextKept } from '../reminders/date-rules.ts'
import type { Reminder } from '../reminders/queries.ts'
import { type Reading, sayWhat } from '../reminders/sentences.ts'

interface Calendar {
  name: string
  /** Names where the events come from, in their lasting ids. */
  host: string
  baseUrl: string
  now: string
}

/** What comes up as whole days: dates every year, the rest on its day. Notes are not in it. */
export function notebookCalendar(all: readonly Reminder[], calendar: Calendar, reading: Reading): string {
  return calendarText(
    calendar.name,
    'Notebook',
    all.flatMap((one) => eventsOf(one, calendar, reading)),
  )
}

function eventsOf(one: Reminder, calendar: Calendar, reading: Reading): string[][] {
  const what = sayWhat(one, reading)
  const url = `${calendar.baseUrl}${one.contact ? `/notebook/contacts/${one.contact.id}` : '/notebook/reminders'}`
  const event = (uid: string, when: string[], title: string): string[] => [
    `UID:${uid}@${calendar.host}`,
    `DTSTAMP:${stampOf(calendar.now)}`,
    ...when,
    `SUMMARY:${contentText(titleOf(title))}`,
    'CLASS:PRIVATE',
    `URL:${url}`,
  ]
  const onItsDay = (uid: string): string[] => event(uid, wholeDays(one.dueOn, one.dueOn), what)
  if (one.kind !== 'date' || !one.date) return [onItsDay(one.kind === 'follow-up' ? one.id : `${one.id}-see`)]
  const title = one.date.dayOfMonth === null ? wholeMonth(what, one.date, reading) : what
  const yearly = event(one.id, everyYear(one.date, reading.today), title)
  return one.putOff ? [yearly, onItsDay(`${one.id}-put-off`)] : [yearly]
}

const wholeMonth = (what: string, { month }: KeptDate, { t, language }: Reading): string =>
  t('calendar.month-event', { what, month: sayMonth(month, language) })

/**
 * Every year from last year on. February 29 is the last day of its month in every year: so no calendar leaves it out,
 * or keeps it in March. Where only the month is known it stands on the first.
 */
function everyYear({ month, dayOfMonth }: KeptDate, today: string): string[] {
  const from = `${Number(today.slice(0, 4)) - 1}-01-01`
  const first = nextKept({ month, dayOfMonth: dayOfMonth ?? 1 }, from) ?? from
  const isLeapDay = month === 2 && dayOfMonth === 29
  return [...wholeDays(first, first), `RRULE:FREQ=YEARLY${isLeapDay ? ';BYMONTH=2;BYMONTHDAY=-1' : ''}`]
}
