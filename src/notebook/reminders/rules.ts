import { dayPlus, daysBetween } from '../../web/clock.ts'
import { type KeptDate, nextKept } from './date-rules.ts'

export const reminderKinds = ['date', 'follow-up', 'stay-in-touch'] as const
export type ReminderKind = (typeof reminderKinds)[number]

/** What was answered about one time of something: one year's birthday, one while without a visit. */
export interface Answer {
  occursOn: string | null
  state: 'waiting' | 'done' | 'skipped'
  answeredOn: string | null
  putOffTo: string | null
  /** The instant at which the letter said it. */
  toldAt: string | null
}

/** When something comes up next. */
export interface Turn {
  /** Which time it is: what is answered is answered for that one. */
  occursOn: string
  /** The day it comes up; put off, the day it was put off to. */
  dueOn: string
  putOff: boolean
  toldAt: string | null
}

/** A date stands a while after its day: a late word is still welcome. */
const LATE_DAYS = 3
/** So many days ahead the page names what comes. Whom one sees every other week is not named all the time. */
const NEAR_DAYS = { date: 14, 'follow-up': 14, 'stay-in-touch': 3 } as const
/** So many days ahead the letter says a date: time enough to bake something. */
const TOLD_AHEAD = 3

/**
 * The time of a date that counts today: the one that is over since at most three days, else the next. One that was
 * answered gives way to the next year's; one that was put off stays until then, or until the next is near.
 */
export function turnOfDate(date: KeptDate, answers: readonly Answer[], today: string): Turn {
  const kept = { month: date.month, dayOfMonth: date.dayOfMonth ?? 1 }
  const from = date.dayOfMonth === null ? `${today.slice(0, 7)}-01` : dayPlus(today, -LATE_DAYS)
  const current = keptFrom(kept, from)
  const answerTo = (day: string): Answer | undefined => answers.find(({ occursOn }) => occursOn === day)
  const isOver = (answerTo(current)?.state ?? 'waiting') !== 'waiting'
  const occursOn = isOver ? keptFrom(kept, dayPlus(current, 1)) : current
  const putOff = latestOf(answers.filter((one) => one.occursOn !== null && one.occursOn <= occursOn))
  if (putOff?.putOffTo && putOff.state === 'waiting') {
    const stillCounts = putOff.occursOn === occursOn || daysBetween(today, occursOn) > NEAR_DAYS.date
    if (stillCounts)
      return { occursOn: putOff.occursOn ?? occursOn, dueOn: putOff.putOffTo, putOff: true, toldAt: putOff.toldAt }
  }
  return { occursOn, dueOn: occursOn, putOff: false, toldAt: answerTo(occursOn)?.toldAt ?? null }
}

const keptFrom = (date: KeptDate, from: string): string => nextKept(date, from) ?? from

function latestOf(answers: readonly Answer[]): Answer | null {
  return answers.reduce<Answer | null>(
    (last, one) => (last === null || (one.occursOn ?? '') > (last.occursOn ?? '') ? one : last),
    null,
  )
}

/**
 * When somebody is to be seen again: so many days after the last visit. Any visit begins the while anew, and so does an
 * answer: a call counts, and so does a shrug.
 * @param seen the last day they were met; where they never were, the day they were written down
 */
export function turnOfRhythm(rhythmDays: number, seen: string, answers: readonly Answer[]): Turn {
  const since = answers.reduce((latest, one) => {
    const day = one.state === 'waiting' ? null : one.answeredOn
    return day !== null && day > latest ? day : latest
  }, seen)
  const said = answers.find((one) => one.occursOn === since && one.state === 'waiting')
  const dueOn = said?.putOffTo ?? dayPlus(since, rhythmDays)
  return { occursOn: since, dueOn, putOff: (said?.putOffTo ?? null) !== null, toldAt: said?.toldAt ?? null }
}

export type Standing = 'due' | 'near' | 'put-off' | 'later'

/** Where something stands on the page today. */
export function standingOf(
  kind: ReminderKind,
  { dueOn, putOff }: Pick<Turn, 'dueOn' | 'putOff'>,
  today: string,
): Standing {
  if (dueOn <= today) return 'due'
  if (putOff) return 'put-off'
  return daysBetween(today, dueOn) <= NEAR_DAYS[kind] ? 'near' : 'later'
}

/**
 * Whether the letter says it today. Each thing is said once; a date some days ahead, and again when its day has come.
 * @param toldOn the town's day on which a letter said it
 */
export function isToTell(
  kind: ReminderKind,
  turn: Pick<Turn, 'dueOn' | 'putOff'> & { wholeMonth?: boolean },
  toldOn: string | null,
  today: string,
): boolean {
  const ahead = kind === 'date' && !turn.putOff && !turn.wholeMonth ? TOLD_AHEAD : 0
  if (daysBetween(today, turn.dueOn) > ahead) return false
  return toldOn === null || (toldOn < turn.dueOn && turn.dueOn <= today)
}

export const putOffChoices = ['tomorrow', 'week', 'month'] as const
export type PutOff = (typeof putOffChoices)[number]

/** The day something is put off to. */
export function putOffDay(choice: PutOff, today: string): string {
  if (choice === 'month') return monthAfter(today)
  return dayPlus(today, choice === 'week' ? 7 : 1)
}

/** The same day of the next month; its last day where it has no such day. */
export function monthAfter(day: string): string {
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + 1, 0))
  const there = Math.min(dayOfMonth, last.getUTCDate())
  return `${last.toISOString().slice(0, 8)}${String(there).padStart(2, '0')}`
}

export const followUpChoices = ['week', 'fortnight', 'month'] as const
export type FollowUpIn = (typeof followUpChoices)[number]

/** The day somebody comes back to it. @param from the day of the visit it came up at, or today */
export function followUpDay(choice: FollowUpIn, from: string, today: string): string {
  const day = choice === 'month' ? monthAfter(from) : dayPlus(from, choice === 'week' ? 7 : 14)
  return day < today ? today : day
}

/** How often somebody would like to be seen, as the form offers it; in days. */
export const rhythms = [7, 14, 21, 30, 60, 90, 182, 365] as const
