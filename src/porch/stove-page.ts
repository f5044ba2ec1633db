import type { Request, Response } from 'express'
import { dayPlus } from '../web/clock.ts'
import { sayDay } from '../web/dates.ts'
import { type FormState, freshForm } from '../web/forms.ts'
import type { House } from '../web/house.ts'
import { showPage } from '../web/page.ts'
import { isSignedIn } from '../web/viewer.ts'
import { keptToday, readingOf, todayIn } from './page.ts'
import { answersTo, ownAnswer, type Question, questionNow, questionOfWeek, questionsBefore } from './queries-stove.ts'
import { mondayOf } from './rules.ts'
import { shownAnswer, shownQuestion } from './shown-rules.ts'

const A_PAGE = 50
const ID = /^[0-9a-f-]{36}$/

/** One week's question with what people said; this week's can be answered. */
export async function showQuestion(
  house: House,
  req: Request,
  res: Response,
  question: Question,
  sent?: FormState,
): Promise<void> {
  const reading = readingOf(house, res)
  const { viewer, language } = res.locals
  const after = typeof req.query.after === 'string' && ID.test(req.query.after) ? req.query.after : null
  const answers = await answersTo(house.db, viewer, question.id, { limit: A_PAGE + 1, after })
  const shown = answers.slice(0, A_PAGE).map((answer) => shownAnswer(answer, reading))
  const now = await questionNow(house.db, viewer, reading.today)
  const own = isSignedIn(viewer) ? await ownAnswer(house.db, viewer, question.id) : null
  const fresh = own
    ? { question: question.id, words: own.words, language: own.language, audience: own.audience }
    : { question: question.id, language, audience: 'neighbors' }
  const page = {
    question: shownQuestion(question, reading),
    answers: shown,
    next: answers.length > A_PAGE ? (shown.at(-1)?.id ?? null) : null,
    canAnswer: isSignedIn(viewer) && now?.id === question.id,
    answered: own !== null,
  }
  const form = sent ?? freshForm(fresh)
  const keepUntil = Object.keys(req.query).length === 0 ? keptToday(house) : undefined
  showPage(house, req, res, { view: 'porch/question', title: question.words, tab: 'porch', page, form, keepUntil })
}

/** Earlier weeks, the latest first. `before` is a Monday. */
export async function showWeeks(house: House, req: Request, res: Response): Promise<void> {
  const reading = readingOf(house, res)
  const { viewer, t } = res.locals
  const now = await questionNow(house.db, viewer, reading.today)
  const asked = req.query.before
  const before = typeof asked === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(asked) ? asked : (now?.weekOf ?? reading.today)
  const found = await questionsBefore(house.db, viewer, before, A_PAGE + 1)
  const weeks = found.slice(0, A_PAGE)
  const page = {
    weeks: weeks.map((question) => shownQuestion(question, reading)),
    next: found.length > A_PAGE ? (weeks.at(-1)?.weekOf ?? null) : null,
    begun: now !== null,
  }
  const keepUntil = Object.keys(req.query).length === 0 ? keptToday(house) : undefined
  showPage(house, req, res, { view: 'porch/weeks', title: t('stove.earlier-title'), tab: 'porch', page, keepUntil })
}

/** The steward's form: this week's question or the next one's. */
export async function showAskForm(house: House, req: Request, res: Response, sent?: FormState): Promise<void> {
  const { t, language } = res.locals
  const monday = mondayOf(todayIn(house))
  const weeks = await Promise.all(
    (['this', 'next'] as const).map(async (week) => {
      const from = week === 'this' ? monday : dayPlus(monday, 7)
      const there = await questionOfWeek(house.db, from)
      return { week, label: t(`stove.ask-${week}`, { day: sayDay(from, language) }), there: there ?? null }
    }),
  )
  const open = weeks.find(({ there }) => there === null)?.week ?? 'next'
  const form = sent ?? freshForm({ week: open, language })
  showPage(house, req, res, {
    view: 'porch/ask-question',
    title: t('stove.ask-title'),
    tab: 'desk',
    page: { weeks },
    form,
  })
}
