import type { Request, Response } from 'express'
import { sayFullHour } from '../web/dates.ts'
import { freshForm } from '../web/forms.ts'
import type { House } from '../web/house.ts'
import { showPage } from '../web/page.ts'

interface DigestPage {
  wanted: boolean
  hasMail: boolean
  /** The hour at which what comes up is mailed to them: on Mondays the porch comes along in that letter. */
  letterAt: string | null
}

/** Whether one wants the porch by mail. */
export function showDigest(
  house: House,
  req: Request,
  res: Response,
  chosen: { wanted: boolean; hasMail: boolean; letterHour: number | null },
): void {
  const { t, language } = res.locals
  const { wanted, hasMail, letterHour } = chosen
  const page: DigestPage = { wanted, hasMail, letterAt: letterHour === null ? null : sayFullHour(letterHour, language) }
  showPage(house, req, res, { view: 'porch/digest', title: t('digest.title'), tab: 'account', page, form: freshForm() })
}

/** Where a letter's link leads: one button stops it, without signing in. */
export function showStop(house: House, req: Request, res: Response, page: { state: 'ask' | 'done' | 'gone' }): void {
  const title = res.locals.t('digest.stop-title')
  showPage(house, req, res, {
    view: 'porch/digest-stop',
    title,
    page: { ...page, action: req.path },
    form: freshForm(),
  })
}
