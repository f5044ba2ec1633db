import { z } from 'zod'
import { line, maybeChoice, maybeLine, maybeNumber, maybeParagraph, paragraph, tick } from '../web/fields.ts'
import { MOST_A_MONTH } from './rules.ts'

const TOPIC = 120
const LINE = 300
const target = /^(face|account)-([0-9a-f-]{36})$/

/** Read as any number first, so that one which is too many is told from what is none. */
const howMany = maybeNumber(-Infinity, Infinity).refine(
  (many) => many === null || (Number.isInteger(many) && many >= 0 && many <= MOST_A_MONTH),
  'offer.introduces-range',
)

export const offerForm = z.object({
  topic: line(TOPIC, 'offer.topic-empty'),
  whenAndWhere: maybeLine(LINE),
  opener: maybeLine(LINE),
  introducesPerMonth: howMany,
})
export type OfferInput = z.output<typeof offerForm>

export const visibilityForm = z.object({ hidden: tick })

/** Whom one says something about, or asks to be introduced to: a face of the directory or a neighbor. */
export type Target = { face: string } | { account: string }

export function readTarget(token: unknown): Target | null {
  const [, kind, id] = typeof token === 'string' ? (target.exec(token) ?? []) : []
  if (!kind || !id) return null
  return kind === 'face' ? { face: id } : { account: id }
}

export const vouchForm = z
  .object({
    who: maybeLine(60),
    name: maybeLine(80),
    topic: line(TOPIC, 'vouch.topic-empty'),
    namesMe: tick,
    introduces: tick,
  })
  .refine(({ who, name }) => who !== null || name !== null, { path: ['name'], message: 'vouch.who-empty' })
  .refine(({ namesMe, introduces }) => namesMe === 1 || introduces === 0, {
    path: ['introduces'],
    message: 'vouch.introduces-named',
  })
export type VouchInput = z.output<typeof vouchForm>

export const introductionForm = z.object({
  topic: line(TOPIC, 'introduction.topic-empty'),
  words: maybeParagraph(500),
  reach: maybeLine(200),
})

/** `part` is for whom a yes is, where one person may answer for two. */
export const agreementForm = z.object({ reach: maybeLine(200), part: maybeChoice(['introducer', 'other']) })

export const questionForm = z.object({ topic: line(LINE, 'question.empty') })
export const answerForm = z.object({ answer: paragraph(1500, 'question.answer-empty') })
