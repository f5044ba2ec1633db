import { Evaluator, type EvaluatorOptions } from './evaluator.ts'
import { looksLikeNotation, questionsAbout } from './notation.ts'
import { OUTLOOK_DAYS } from './closed-days.ts'
import type { NoOutlook, Outlook } from './outlook.ts'
import { type HoursQuestion, readPlainWords } from './plain-words.ts'
import type { Answer, HoursPlace } from './questions.ts'

export type { HoursPlace } from './questions.ts'
export type { HoursQuestion } from './plain-words.ts'

/** What became of the words in the form's field. */
export type HoursReading =
  | { kind: 'empty' }
  | {
      kind: 'understood'
      /** OpenStreetMap's `opening_hours` notation. */
      expression: string
      /** Message codes of what was assumed; the form asks. */
      questions: HoursQuestion[]
      /** Not the words that were typed: the form shows the week before it is kept. */
      changed: boolean
    }
  /** Shown as it was written; the business is "call first". */
  | { kind: 'kept-as-text'; text: string }

export interface OutlookRequest {
  expression: string
  /** ISO instant; its day in the town's zone is the first of the `days`. The outlook begins a day earlier. */
  from: string
  /** 15 unless told. */
  days?: number
}

export interface HoursKeeper {
  /** Reads what a person typed; asks the evaluator whether it holds. */
  read(input: string): Promise<HoursReading>
  /** One outlook per request, in order; 'too-hard' or 'invalid' instead of an outlook where it cannot be had. */
  outlooks(requests: OutlookRequest[]): Promise<(Outlook | NoOutlook)[]>
  /** Ends the evaluator's process. What still waits is answered 'too-hard'. */
  close(): Promise<void>
}

export interface HoursKeeperOptions extends EvaluatorOptions {
  /** The day on which words are tried out when they are read. */
  now?: () => Date
}

const MOST_DAYS = 400
const TRIED_OUT = '2026-01-01T12:00:00Z'
/** Real expressions are far shorter; longer ones are refused unread. */
const LONGEST_EXPRESSION = 500

const isOutlook = (answer: Answer): answer is Outlook => typeof answer === 'object' && 'intervals' in answer

/** Who works the expressions out. */
export type HoursEvaluator = Pick<Evaluator, 'ask' | 'close'>

/** @throws RangeError if the zone is not known. */
export function openHoursKeeper(
  place: HoursPlace,
  options: HoursKeeperOptions = {},
  evaluator: HoursEvaluator = new Evaluator(place, options),
): HoursKeeper {
  const localDay = new Intl.DateTimeFormat('en-CA', { timeZone: place.zone, dateStyle: 'short' })
  const now = options.now ?? (() => new Date(TRIED_OUT))

  /** The questions about an expression that holds, else null. */
  async function questionsIfValid(expression: string): Promise<HoursQuestion[] | null> {
    const answer = await evaluator.ask({ kind: 'check', expression, from: now().toISOString() }, true)
    if (typeof answer === 'string' || !('valid' in answer) || !answer.valid) return null
    return questionsAbout(expression, answer.warnings)
  }

  async function readText(text: string): Promise<HoursReading> {
    const asWritten = looksLikeNotation(text) ? await questionsIfValid(text) : null
    if (asWritten) return { kind: 'understood', expression: text, questions: asWritten, changed: false }
    const plain = readPlainWords(text)
    const questions = plain && (await questionsIfValid(plain.expression))
    if (!plain || !questions) return { kind: 'kept-as-text', text }
    const all = [...new Set([...plain.questions, ...questions])]
    return { kind: 'understood', expression: plain.expression, questions: all, changed: plain.expression !== text }
  }

  async function outlook({ expression, from, days = OUTLOOK_DAYS }: OutlookRequest): Promise<Outlook | NoOutlook> {
    if (expression.length > LONGEST_EXPRESSION || Number.isNaN(Date.parse(from))) return 'invalid'
    const within = Math.max(1, Math.min(Math.trunc(days) || OUTLOOK_DAYS, MOST_DAYS))
    const answer = await evaluator.ask({ kind: 'outlook', expression, from, days: within })
    if (typeof answer === 'string') return answer
    return isOutlook(answer) ? answer : 'invalid'
  }

  return {
    async read(input) {
      const text = input.trim().normalize('NFC')
      if (text === '') return { kind: 'empty' }
      return text.length > LONGEST_EXPRESSION ? { kind: 'kept-as-text', text } : readText(text)
    },
    async outlooks(requests) {
      const asked = new Map<string, Promise<Outlook | NoOutlook>>()
      return Promise.all(
        requests.map((request) => {
          const instant = Date.parse(request.from)
          const day = Number.isNaN(instant) ? request.from : localDay.format(instant)
          const key = JSON.stringify([request.expression, day, request.days ?? OUTLOOK_DAYS])
          const answer = asked.get(key) ?? outlook(request)
          asked.set(key, answer)
          return answer
        }),
      )
    },
    close: () => evaluator.close(),
  }
}
