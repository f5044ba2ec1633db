import type { Request, Response } from 'express'
import { sayFullHour } from '../../web/dates.ts'
import { type FormState, freshForm } from '../../web/forms.ts'
import { type House, townOf } from '../../web/house.ts'
import type { LetterPart } from '../../web/letter-part.ts'
import { showPage } from '../../web/page.ts'
import type { SignedIn } from '../../web/viewer.ts'
import { composeLetter } from './words.ts'
import { letterOf } from './queries.ts'
import { ownNotebook } from '../queries-notebook.ts'
import { readingOf, todayAt } from '../reminders/page.ts'

const USUAL_HOUR = 8

interface LetterPage {
  hours: { value: string; said: string }[]
  chosen: string
  /** The hour it comes at; null where none is wanted. */
  comesAt: string | null
  mail: string | null
  withPorch: boolean
  hasServer: boolean
  /** How today's would read; null where there is nothing new. */
  example: string | null
}

/** Whether one wants what comes up by mail, at which hour, and how it reads. */
export async function showLetter(
  house: House,
  req: Request,
  res: Response,
  viewer: SignedIn,
  parts: readonly LetterPart[],
  form: FormState = freshForm(),
): Promise<void> {
  const { t, language } = res.locals
  const { hour, mail, withPorch } = await letterOf(house.db, viewer.accountId)
  const today = todayAt(house)
  const notebook = await ownNotebook(house.db, viewer)
  const writing = { reading: readingOf(res, today), today, now: house.clock.now(), parts }
  const example = await composeLetter(house, townOf(house), viewer, notebook, writing)
  const typed = form.values.hour
  const page: LetterPage = {
    hours: Array.from({ length: 24 }, (_, at) => ({ value: String(at), said: sayFullHour(at, language) })),
    chosen: typeof typed === 'string' ? typed : String(hour ?? USUAL_HOUR),
    comesAt: hour === null ? null : sayFullHour(hour, language),
    mail,
    withPorch,
    hasServer: house.config.smtpUrl !== null,
    example: example?.letter.text ?? null,
  }
  showPage(house, req, res, { view: 'notebook/letter', title: t('letter.title'), tab: 'notebook', page, form })
}

/** Where a letter's link leads: one button stops it, without signing in. */
export function showLetterStop(house: House, req: Request, res: Response, state: 'ask' | 'done' | 'gone'): void {
  const title = res.locals.t('letter.stop-title')
  showPage(house, req, res, {
    view: 'notebook/letter-stop',
    title,
    page: { state, action: req.path },
    form: freshForm(),
  })
}
