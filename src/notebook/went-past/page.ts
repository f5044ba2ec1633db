import type { Request, Response } from 'express'
import { freshForm, type FormState } from '../../web/forms.ts'
import type { House } from '../../web/house.ts'
import { showPage } from '../../web/page.ts'
import type { WentPastRead } from './queries.ts'
import { isShown, titleOf } from './rules.ts'

interface WentPastPage {
  found: WentPastRead
  /** From where its reader stands. */
  heading: string
  /** Whether both sentences are there, so that they can be shown as a pair. */
  isPair: boolean
  shown: boolean
}

/** What one side of the counter wrote, for the two of them. */
export function showWentPast(house: House, req: Request, res: Response, found: WentPastRead, form?: FormState): void {
  const { t } = res.locals
  const title = titleOf(found)
  const theirs = { 'wentpast.they': 'wentpast.they-went', 'wentpast.i': 'wentpast.i-went' } as const
  const page: WentPastPage = {
    found,
    heading:
      found.mine || title === 'wentpast.title'
        ? t(title)
        : t(theirs[title], { place: found.place, name: found.writer }),
    isPair: found.theyWentPast !== null && found.iWentPast !== null,
    shown: isShown(found),
  }
  showPage(house, req, res, {
    view: 'notebook/went-past',
    title: page.heading,
    tab: found.mine ? 'notebook' : 'word',
    page,
    form: form ?? freshForm({ audience: found.audience }),
  })
}
