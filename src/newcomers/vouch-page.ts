import type { Request, Response } from 'express'
import { sayDay } from '../web/dates.ts'
import { type FormState, freshForm } from '../web/forms.ts'
import type { House } from '../web/house.ts'
import { showPage } from '../web/page.ts'
import type { SignedIn } from '../web/viewer.ts'
import { ownVouches, type Subject, vouchesForMe } from './queries-vouches.ts'

interface VouchFormPage {
  /** Whom it may be about; where nobody is chosen yet, a name is typed. */
  subjects: Subject[]
  slug: string
}

export function showVouchForm(
  house: House,
  req: Request,
  res: Response,
  page: VouchFormPage & { form: FormState },
): void {
  const { form, ...shown } = page
  const [only] = shown.subjects
  const { t } = res.locals
  const title = only && shown.subjects.length === 1 ? t('vouch.title-for', { name: only.name }) : t('vouch.title')
  showPage(house, req, res, { view: 'newcomers/vouch-form', title, tab: 'new', page: { ...shown, title }, form })
}

/** What the viewer said about others, and what others say about them. */
export async function showVouches(house: House, req: Request, res: Response, viewer: SignedIn): Promise<void> {
  const { t, language } = res.locals
  const aboutMe = await vouchesForMe(house.db, viewer)
  const page = {
    own: await ownVouches(house.db, viewer),
    aboutMe: aboutMe.map(({ madeOn, name, ...vouch }) => ({
      ...vouch,
      name: name ?? t('who.former'),
      day: sayDay(madeOn, language, 'with-year'),
    })),
  }
  const title = t('vouch.list-title')
  showPage(house, req, res, { view: 'newcomers/vouches', title, tab: 'new', page, form: freshForm() })
}
