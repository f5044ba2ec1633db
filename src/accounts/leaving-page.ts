import type { Request, Response } from 'express'
import type { FormState } from '../web/forms.ts'
import type { House } from '../web/house.ts'
import { showPage } from '../web/page.ts'

export function showLeaving(house: House, req: Request, res: Response, form: FormState): void {
  showPage(house, req, res, {
    view: 'accounts/leaving',
    title: res.locals.t('leaving.title'),
    tab: 'account',
    page: {},
    form,
  })
}
