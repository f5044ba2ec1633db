import type { Request, Response } from 'express'
import { dayIn } from '../web/clock.ts'
import type { FormState } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import { showPage } from '../web/page.ts'
import { pickField } from './form.ts'
import { type NameChoice, NOBODY_HERE } from './queries-naming.ts'

interface LoanPage {
  today: string
  /** Whom the typed name may mean; empty where that is settled. */
  choices: { value: string; name: string; isNeighbor: boolean }[]
  field: string
  typed: string
  /** What was ticked for the name before something else stood in the way; null where it is asked again. */
  ticked: string | null
}

/** @param choices whom the typed name may mean */
export function showLoanForm(
  house: House,
  req: Request,
  res: Response,
  form: FormState,
  choices: NameChoice[] = [],
): void {
  const typed = typeof form.values.who === 'string' ? form.values.who : ''
  const ticked = form.values[pickField(typed)]
  const page: LoanPage = {
    today: dayIn(townOf(house).zone, house.clock.now()),
    choices:
      choices.length === 0
        ? []
        : [
            ...choices.map(({ token, name }) => ({ value: token, name, isNeighbor: false })),
            { value: NOBODY_HERE, name: typed, isNeighbor: true },
          ],
    field: pickField(typed),
    typed,
    ticked: choices.length === 0 && !form.errors.who && typeof ticked === 'string' ? ticked : null,
  }
  showPage(house, req, res, { view: 'favors/loan', title: res.locals.t('loan.new-title'), tab: 'favors', page, form })
}
