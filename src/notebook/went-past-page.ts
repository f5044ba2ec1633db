import type { Request, Response } from 'express'
import { freshForm, type FormState } from '../web/forms.ts'
import type { House } from '../web/house.ts'
import { showPage } from '../web/page.ts'
import type { WentPastRead } from './queries-went-past.ts'
import { isShown } from './went-past-rules.ts'

interface WentPastPage {
  found: WentPastRead
  /** Whether both sentences are there, so that they can be shown as a pair. */
  isPair: boolean
  shown: boolean
}

/** What one side of the counter wrote, for the two of them. */
export function showWentPast(house: House, req: Request, res: Response, found: WentPastRead, form?: FormState): void {
  const page: WentPastPage = {
    found,
    isPair: found.theyWentPast !== null && found.iWentPast !== null,
    shown: isShown(found),
  }
  showPage(house, req, res, {
    view: 'notebook/went-past',
    title: res.locals.t('wentpast.title'),
    tab: found.mine ? 'notebook' : 'word',
    page,
    form: form ?? freshForm({ audience: found.audience }),
  })
}
