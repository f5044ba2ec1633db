import type { Request, Response } from 'express'
import type { FormState } from '../../web/forms.ts'
import type { House } from '../../web/house.ts'
import { showPage } from '../../web/page.ts'

/** Something to come back to, to put right. */
export function showFollowUp(house: House, req: Request, res: Response, page: { id: string }, form: FormState): void {
  const title = res.locals.t('followup.edit-title')
  showPage(house, req, res, { view: 'notebook/follow-up', title, tab: 'notebook', page, form })
}
