import { z } from 'zod'
import { choice, line, maybeChoice, paragraph, tick } from '../web/fields.ts'

/** "Wouldn't sell me the whole valve": a few sentences, not a letter. */
const SIGNED = 600
const ONE_LINE = 200
const A_WORD = 2000

const fact = maybeChoice(['yes', 'no']).transform((said) => (said === null ? null : said === 'yes' ? 1 : 0))

const facts = {
  cameWhenPromised: fact,
  priceAsSaid: fact,
  didItRight: fact,
  conflict: maybeChoice(['kin', 'staff', 'rival']),
}

const answers = ['yes', 'mixed', 'no'] as const

/** Who says nothing about it was there today. The box comes behind a line that speaks for it where it is unticked. */
const wasThere = z.preprocess((value: unknown): unknown => (Array.isArray(value) ? value.at(-1) : (value ?? '1')), tick)

const answersForm = z.object({ wouldGoBack: choice(answers, 'rating.choose'), ...facts })
export type RatingInput = z.output<typeof answersForm>

export const ratingForm = answersForm.extend({ visit: wasThere }).transform(({ visit, ...said }) => ({
  answers: said,
  wasThere: visit === 1,
}))

/** The same as a part of a visit's form, where nothing may be said at all. @returns null where nothing was */
export const visitRatingForm = z.object({ wouldGoBack: maybeChoice(answers), ...facts }).transform((typed, context) => {
  const { wouldGoBack, ...rest } = typed
  if (wouldGoBack) return { ...rest, wouldGoBack }
  if (Object.values(rest).some((said) => said !== null))
    context.addIssue({ code: 'custom', path: ['wouldGoBack'], message: 'rating.say-first' })
  return null
})

const audience = tick.transform((anybody) => (anybody ? 'anybody' : 'neighbors'))

export const recommendationForm = z.object({ words: paragraph(SIGNED), anybody: audience })
export const wouldMissForm = z.object({ miss: line(ONE_LINE), anybody: audience })
export const replyForm = z.object({ words: paragraph(SIGNED) })
export const privateWordForm = z.object({ words: paragraph(A_WORD) })
export const answerForm = z.object({ answer: paragraph(A_WORD) })
export const removalForm = z.object({ reason: line(300), what: choice(['words', 'reply']) })
