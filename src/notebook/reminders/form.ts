import { z } from 'zod'
import { choice, day, line, maybeChoice, maybeDay, maybeLine } from '../../web/fields.ts'
import type { FieldError } from '../../web/forms.ts'
import type { MessageKey } from '../../web/languages.ts'
import type { Said, Which } from './queries-answers.ts'
import type { FollowUpInput } from './queries-follow-ups.ts'
import {
  followUpChoices,
  followUpDay,
  type FollowUpIn,
  putOffChoices,
  putOffDay,
  type PutOff,
  reminderKinds,
} from './rules.ts'
import { dayPlus } from '../../web/clock.ts'

/** Nobody puts something off, or means to come back to it, for longer than this. */
const MOST_DAYS = 5 * 366
const WORDS = 300

/** Which one a form or an undo is about. `was`: to when it was put off as the form was shown. */
export const whichForm = z.object({
  kind: maybeChoice(reminderKinds).transform((kind) => kind ?? 'follow-up'),
  occursOn: maybeDay,
  was: maybeDay,
  back: maybeLine(300),
})

export const answerForm = z.object({
  answer: choice(['done', 'skipped', ...putOffChoices, 'day']),
  day: maybeDay,
})

export const whichOf = (id: string, { kind, occursOn }: z.output<typeof whichForm>): Which => ({
  kind,
  id,
  occursOn: kind === 'follow-up' ? null : occursOn,
})

/** What was said, with its day settled; or what is wrong with the day. */
export function saidIn({ answer, day }: z.output<typeof answerForm>, today: string): Said | FieldError {
  if (answer === 'done' || answer === 'skipped') return { state: answer }
  if (answer !== 'day') return { putOffTo: putOffDay(answer satisfies PutOff, today) }
  if (day === null) return { key: 'reminder.which-day' }
  const wrong = wrongDay(day, dayPlus(today, 1), today)
  return wrong ? { key: wrong } : { putOffTo: day }
}

function wrongDay(day: string, from: string, today: string): MessageKey | null {
  if (day < from) return 'reminder.day-over'
  return day > dayPlus(today, MOST_DAYS) ? 'reminder.day-too-far' : null
}

/** Something to come back to, told on somebody's page. */
export const followUpForm = z.object({
  followUp: line(WORDS, 'reminder.what'),
  followUpIn: maybeChoice(followUpChoices),
  followUpOn: maybeDay,
})

/** The same put right: its day is a day. */
export const followUpEditForm = z.object({ followUp: line(WORDS, 'reminder.what'), followUpOn: day })

interface FollowUpTyped {
  followUp: string | null
  followUpIn: FollowUpIn | null
  followUpOn: string | null
}

/**
 * What a form asks to come back to; null where it asks nothing. What was typed counts before what was chosen.
 * @param from the day that "in a week" counts from
 * @param earliest the first day it may be: today, or where one is put right the day it has
 */
export function followUpIn(
  { followUp, followUpIn: choice, followUpOn }: FollowUpTyped,
  { from, today, earliest = today }: { from: string; today: string; earliest?: string | undefined },
): FollowUpInput | null | { wrong: Record<string, FieldError> } {
  if (followUp === null) return followUpOn === null ? null : { wrong: { followUp: { key: 'reminder.what' } } }
  const wrong = followUpOn === null ? null : wrongDay(followUpOn, earliest < today ? earliest : today, today)
  if (wrong) return { wrong: { followUpOn: { key: wrong } } }
  return { words: followUp, dueOn: followUpOn ?? followUpDay(choice ?? 'week', from, today) }
}

/** The fields that a visit's form has of it. */
export const followUpFields = {
  followUp: maybeLine(WORDS),
  followUpIn: maybeChoice(followUpChoices),
  followUpOn: maybeDay,
}
