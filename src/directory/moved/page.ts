import type { Request, Response } from 'express'
import { sayDay } from '../../web/dates.ts'
import type { FormState } from '../../web/forms.ts'
import type { House } from '../../web/house.ts'
import { showPage } from '../../web/page.ts'
import type { Entry } from '../entry-queries.ts'

/** "It moved": where to, and since when; and of a place that did, that everybody knows by now. */
export function showMove(
  house: House,
  req: Request,
  res: Response,
  entry: Entry,
  form: FormState,
  status?: number,
): void {
  const { t, language } = res.locals
  const { standing, standingSince, street, addressShown } = entry.facts
  const title = t('moved.title', { name: entry.name })
  showPage(house, req, res, {
    view: 'directory/move',
    title,
    tab: 'find',
    form,
    ...(status && { status }),
    page: {
      title,
      entry: { slug: entry.slug, name: entry.name, revision: entry.revision },
      moved: standing === 'moved',
      since: standing === 'moved' && standingSince ? sayDay(standingSince, language, 'with-year') : null,
      before: entry.hidden.includes('street') ? null : street,
      shown: addressShown,
    },
  })
}
