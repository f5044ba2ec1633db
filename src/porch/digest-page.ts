import type { Request, Response } from 'express'
import { freshForm } from '../web/forms.ts'
import type { House } from '../web/house.ts'
import { showPage } from '../web/page.ts'

/** Whether one wants the porch by mail. */
export function showDigest(
  house: House,
  req: Request,
  res: Response,
  page: { wanted: boolean; hasMail: boolean },
): void {
  const title = res.locals.t('digest.title')
  showPage(house, req, res, { view: 'porch/digest', title, tab: 'account', page, form: freshForm() })
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
