import type { Request, Response } from 'express'
import { dayIn } from '../web/clock.ts'
import { sayDay } from '../web/dates.ts'
import { formToken } from '../web/cross-site.ts'
import { type FormState, formView, freshForm } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import { showPage } from '../web/page.ts'
import type { SignedIn } from '../web/viewer.ts'
import { openReports } from './queries-reports.ts'
import type { Thing } from './queries-things.ts'

const MOST = 100
const said = {
  'porch-post': 'report.by-post',
  'porch-reply': 'report.by-reply',
  'stove-answer': 'report.by-answer',
} as const

/** What somebody told the stewards about, safety first. @param failed the report whose form could not be kept */
export async function showReports(
  house: House,
  req: Request,
  res: Response,
  viewer: SignedIn,
  failed: { id: string; state: FormState } | null = null,
): Promise<void> {
  const { t, language } = res.locals
  const token = (): string => formToken(house.secret, req)
  const reports = await openReports(house.db, viewer, MOST)
  const page = {
    reports: reports.map(({ id, reporter, subjectKind, asItStood, words, safety, madeAt }) => ({
      id,
      reporter,
      heading: asItStood ? t(said[subjectKind], { name: asItStood.by }) : t('report.left'),
      asItStood,
      told: t('report.told', { name: reporter, day: sayDay(dayIn(townOf(house).zone, madeAt), language) }),
      words,
      safety: safety === 1,
      form: formView(failed?.id === id ? failed.state : freshForm(), token, t),
    })),
  }
  const form = failed?.state ?? freshForm()
  showPage(house, req, res, { view: 'porch/reports', title: t('report.desk'), tab: 'desk', page, form })
}

interface ThingPage {
  heading: string
  words: string
  lang: string
  action: string
  back: string
}

const pageOf = (res: Response, thing: Thing, action: string): ThingPage => ({
  heading: res.locals.t(said[thing.kind], { name: thing.name }),
  words: thing.words,
  lang: thing.language,
  action,
  back: thing.href,
})

/** Telling the stewards about something. @param there one's word about it lies at the desk already */
export function showReportForm(
  house: House,
  req: Request,
  res: Response,
  thing: Thing,
  { there = false, form = freshForm() }: { there?: boolean; form?: FormState },
): void {
  const page = { ...pageOf(res, thing, `/porch/${thing.id}/report`), there }
  showPage(house, req, res, { view: 'porch/report', title: res.locals.t('report.title'), tab: 'porch', page, form })
}

/** A steward takes something down, with a reason. */
export function showTakeDown(house: House, req: Request, res: Response, thing: Thing, form: FormState): void {
  const page = pageOf(res, thing, `/stewards/porch/${thing.id}/removal`)
  showPage(house, req, res, {
    view: 'porch/take-down',
    title: res.locals.t('report.take-down-title'),
    tab: 'desk',
    page,
    form,
  })
}
