import type { Request, Response } from 'express'
import { freshForm } from '../../web/forms.ts'
import type { House } from '../../web/house.ts'
import { showPage } from '../../web/page.ts'

/** The address under which a calendar finds what comes up, for its owner alone. */
export function showCalendar(house: House, req: Request, res: Response, token: string | null): void {
  const title = res.locals.t('calendar.title')
  const page = { address: token === null ? null : `${house.config.baseUrl}/calendar/${token}.ics` }
  showPage(house, req, res, { view: 'notebook/calendar', title, tab: 'notebook', page, form: freshForm() })
}
