import { z } from 'zod'
import {
  choice,
  line,
  maybeChoice,
  maybeDay,
  maybeLine,
  maybeNumber,
  maybeTime,
  paragraph,
  tick,
} from '../web/fields.ts'
import { audiences, daysToChoose, kinds } from './rules.ts'

const WORDS = 1000
const language = choice(['en', 'es'])
const audience = choice(audiences)

/** A note for the porch. `as` is the slug of the business it is from, empty for oneself. */
export const postForm = z.object({
  kind: choice(kinds),
  as: maybeLine(200),
  words: paragraph(WORDS),
  language,
  audience,
  days: maybeChoice(daysToChoose),
  /** The first day closed; today where nothing is said. */
  first: maybeDay,
  day: maybeDay,
  time: maybeTime('porch.not-a-time'),
  place: maybeLine(200),
})

/** A closure as it should read; `seen` is how many changes there were when its writer read it. */
export const amendForm = z.object({
  words: paragraph(WORDS),
  language,
  first: maybeDay,
  day: maybeDay,
  seen: maybeNumber(0, 100_000),
})

export type PostAsked = z.output<typeof postForm>

/** `to` says who reads it: everybody who reads the note, or its author alone. */
export const replyForm = z.object({
  words: paragraph(WORDS),
  language,
  to: choice(['neighbors', 'author']),
  as: maybeLine(200),
})

export const answerForm = z.object({ question: line(36), words: paragraph(WORDS), language, audience })

export const questionForm = z.object({ words: line(200), language, week: choice(['this', 'next']) })

/** Which of the two was asked: a note comes down first, and a second press of that does not erase it. */
export const removalForm = z.object({ erase: tick })

export const reportForm = z.object({ words: paragraph(WORDS), safety: tick })

/** Why a steward took something down. Anybody reads it, in the log. */
export const reasonForm = z.object({ reason: line(300) })

export const digestForm = z.object({ digest: tick })
