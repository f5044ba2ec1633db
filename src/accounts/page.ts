import type { Request, Response } from 'express'
import type { FormState } from '../web/forms.ts'
import type { House } from '../web/house.ts'
import { showPage } from '../web/page.ts'

export function showSignIn(house: House, req: Request, res: Response, form: FormState): void {
  showPage(house, req, res, { view: 'accounts/sign-in', title: res.locals.t('signin.title'), page: {}, form })
}
