import type { Request, Response } from 'express'
import { dayIn } from '../web/clock.ts'
import { formToken } from '../web/cross-site.ts'
import { sayDayBy } from '../web/dates.ts'
import { type FormState, formView, freshForm } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import { showPage } from '../web/page.ts'
import type { SignedIn } from '../web/viewer.ts'
import { deskQuestions, ownQuestions } from './queries-desk.ts'

export function showQuestionForm(house: House, req: Request, res: Response, form: FormState): void {
  const title = res.locals.t('question.title')
  showPage(house, req, res, { view: 'newcomers/question-form', title, tab: 'new', page: {}, form })
}

const dayOf = (house: House, res: Response, instant: string): string => {
  const { zone } = townOf(house)
  return sayDayBy(dayIn(zone, instant), dayIn(zone, house.clock.now()), res.locals.language)
}

export async function showQuestions(house: House, req: Request, res: Response, viewer: SignedIn): Promise<void> {
  const questions = await ownQuestions(house.db, viewer)
  const page = { questions: questions.map((one) => ({ ...one, day: dayOf(house, res, one.askedAt) })) }
  const title = res.locals.t('question.list-title')
  showPage(house, req, res, { view: 'newcomers/questions', title, tab: 'new', page, form: freshForm() })
}

/** What waits at the desk, each with a field for its answer. @param failed an answer that could not be kept */
export async function showDeskQuestions(
  house: House,
  req: Request,
  res: Response,
  failed?: { id: string; form: FormState },
): Promise<void> {
  const { t } = res.locals
  const token = (): string => formToken(house.secret, req)
  const drawn = (all: Awaited<ReturnType<typeof deskQuestions>>) =>
    all.map((one) => ({
      ...one,
      name: one.name ?? t('who.former'),
      day: dayOf(house, res, one.askedAt),
      form: formView(failed?.id === one.id ? failed.form : freshForm(), token, t),
    }))
  const page = {
    open: drawn(await deskQuestions(house.db, 'open')),
    answered: drawn(await deskQuestions(house.db, 'answered')),
  }
  showPage(house, req, res, {
    view: 'newcomers/desk-questions',
    title: t('question.desk-title'),
    tab: 'desk',
    page,
    form: failed?.form ?? freshForm(),
  })
}
