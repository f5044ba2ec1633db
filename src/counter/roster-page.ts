import type { Request, Response } from 'express'
import type { FormState } from '../web/forms.ts'
import type { House } from '../web/house.ts'
import { showPage } from '../web/page.ts'
import { headOf } from './page.ts'
import type { Book } from './queries-book.ts'
import type { ReadLine } from './roster-rules.ts'

/** The list of the first day: pasted, looked at, kept. @param lines as they were read; null before anything was */
export function showRoster(
  house: House,
  req: Request,
  res: Response,
  book: Book,
  { form, lines, left = false }: { form: FormState; lines: ReadLine[] | null; left?: boolean },
): void {
  const page = {
    book: headOf(book, res),
    lines,
    /** It is as its writer left it when the tablet locked. */
    left,
    fits: (lines ?? []).some((line) => line.ok),
  }
  showPage(house, req, res, {
    view: 'counter/list',
    title: res.locals.t('counter.list-title'),
    tab: 'counter',
    page,
    form,
  })
}
