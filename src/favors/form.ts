import { z } from 'zod'
import { choice, line, maybeChoice, maybeDay, maybeLine, maybeParagraph, paragraph } from '../web/fields.ts'
import { foldText } from '../web/fold.ts'
import { tidyLine } from '../web/text.ts'
import { MOST_ON_A_SIDE } from './rules.ts'

const WORDS = 2000
const NAME = 120
const id = /^[0-9a-f-]{36}$/

const languages = ['en', 'es'] as const
const audiences = ['parties', 'neighbors', 'anybody'] as const

/** Under which field it comes who is meant by a name that was typed. */
export const pickField = (name: string): string => `who:${foldText(name)}`

/** Names, one a line. */
const names = maybeParagraph(MOST_ON_A_SIDE * NAME).transform((text, context) => {
  const lines = [...new Set((text ?? '').split('\n').map(tidyLine).filter(Boolean))]
  if (lines.length > MOST_ON_A_SIDE) context.addIssue({ code: 'custom', message: 'favor.too-many' })
  if (lines.some((one) => one.length > NAME)) context.addIssue({ code: 'custom', message: 'favor.name-too-long' })
  return lines
})

const maybeId = z.preprocess(
  (value) => (typeof value === 'string' && value !== '' ? value : null),
  z.string().regex(id, 'form.choose').nullable(),
)

/** A favor as the page asks for it. Who is meant by a name comes as `who:` and the name. */
export const favorForm = z
  .looseObject({
    kind: choice(['thanks', 'favor']),
    who: line(NAME, 'favor.say-who'),
    othersThere: names,
    othersHere: names,
    words: paragraph(WORDS, 'favor.say-what'),
    language: maybeChoice(languages),
    happenedOn: maybeDay,
    otherDay: maybeDay,
    passedOnFrom: maybeId,
  })
  .transform(({ who, othersThere, othersHere, otherDay, happenedOn, ...typed }) => {
    const ticked = new Map(
      Object.entries(typed).flatMap(([field, value]) =>
        field.startsWith('who:') && typeof value === 'string' ? [[field, value] as const] : [],
      ),
    )
    return {
      kind: typed.kind,
      words: typed.words,
      language: typed.language,
      passedOnFromId: typed.passedOnFrom,
      day: otherDay ?? happenedOn,
      there: [...new Set([who, ...othersThere])],
      here: othersHere,
      /** What was ticked for a name, or null. */
      tickedFor: (name: string): string | null => ticked.get(pickField(name)) ?? null,
    }
  })

export type FavorAsked = z.output<typeof favorForm>

/** An answer, as a button sends it: what it answers may stand in the address. */
export const answerForm = z
  .object({
    answer: choice(['glad', 'yes', 'not-quite', 'no', 'not-me']),
    of: maybeLine(36),
    words: maybeParagraph(WORDS),
    language: maybeChoice(languages),
  })
  .superRefine(({ answer, words }, context) => {
    if (answer === 'not-quite' && words === null)
      context.addIssue({ code: 'custom', path: ['words'], message: 'favor.say-how' })
  })

export const audienceForm = z.object({ audience: choice(audiences) })

export const stewardForm = z.object({ asked: maybeChoice(['1', '0']) })

export const sameForm = z.object({ same: line(36) })

/** A card's code as somebody types it: capitals, blanks and dashes do not matter. */
const code = line(40, 'favor.card-empty').transform((typed) => typed.toUpperCase().replace(/[^A-Z]/g, ''))

export const cardForm = z.object({ code })

export const loanForm = z.object({
  way: choice(['lent', 'borrowed']),
  who: line(NAME, 'loan.say-who'),
  thing: line(200, 'loan.say-what'),
  lentOn: maybeDay,
  dueOn: maybeDay,
})

export type LoanAsked = z.output<typeof loanForm>
