import type { Request, Response } from 'express'
import { dayIn } from '../../web/clock.ts'
import type { FormState } from '../../web/forms.ts'
import { type House, townOf } from '../../web/house.ts'
import { showPage } from '../../web/page.ts'
import { type Entry, facesShown } from '../entry-queries.ts'
import { theDead } from './queries.ts'

/** Somebody of a place died: whose face it was, and what the page remembers. */
export async function showRemembering(
  house: House,
  req: Request,
  res: Response,
  entry: Entry,
  form: FormState,
  status?: number,
): Promise<void> {
  const title = res.locals.t('remembering.title', { name: entry.name })
  showPage(house, req, res, {
    view: 'directory/remembering',
    title,
    tab: 'find',
    form,
    ...(status && { status }),
    page: {
      title,
      entry: { slug: entry.slug, name: entry.name, revision: entry.revision },
      language: entry.facts.aboutLanguage,
      faces: (await facesShown(house.db, res.locals.viewer, entry.id)).map(({ id, name }) => ({ id, name })),
      dead: await theDead(house.db, entry.id),
      today: dayIn(townOf(house).zone, house.clock.now()),
    },
  })
}
