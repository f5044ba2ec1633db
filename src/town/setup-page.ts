import type { Request, Response } from 'express'
import type { FormState } from '../web/forms.ts'
import type { House } from '../web/house.ts'
import { showPage } from '../web/page.ts'

/** The zones of the towns this was made for come first; any other can be typed. */
const nearZones = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
  'America/Puerto_Rico',
]

export function showSetup(house: House, req: Request, res: Response, form: FormState): void {
  showPage(house, req, res, {
    view: 'town/setup',
    title: res.locals.t('setup.title'),
    page: { zones: nearZones },
    form,
  })
}
