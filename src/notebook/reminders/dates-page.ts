import type { Request, Response } from 'express'
import { sayMonth } from '../../web/dates.ts'
import type { FormState } from '../../web/forms.ts'
import type { House } from '../../web/house.ts'
import { showPage } from '../../web/page.ts'
import type { ContactDate, Remembered } from './queries-dates.ts'
import { rhythms } from './rules.ts'
import { sayOften } from './sentences.ts'

interface DatesPage {
  contact: { id: string; name: string }
  /** A row of the form each; those that are not there yet come last, and all but the first are folded. */
  rows: { token: string; isNew: boolean; open: boolean }[]
  months: { value: string; name: string }[]
  rhythms: { value: string; often: string }[]
  died: boolean
}

const NEW_ROWS = ['new-1', 'new-2', 'new-3']

/** A contact's dates, how often to see them, and whether they died, to write down and to put right. */
export function showDates(
  house: House,
  req: Request,
  res: Response,
  { contact, dates, form }: { contact: DatesPage['contact']; dates: ContactDate[]; form: FormState },
): void {
  const { t, language } = res.locals
  const chosen = Number(form.values.rhythm)
  const offered = Number.isInteger(chosen) && chosen > 0 && !rhythms.some((days) => days === chosen)
  const page: DatesPage = {
    contact,
    rows: [
      ...dates.map(({ id }) => ({ token: id, isNew: false, open: true })),
      ...NEW_ROWS.map((token, at) => ({ token, isNew: true, open: at === 0 || isTyped(form, token) })),
    ],
    months: Array.from({ length: 12 }, (_, at) => ({ value: String(at + 1), name: sayMonth(at + 1, language) })),
    rhythms: [...rhythms, ...(offered ? [chosen] : [])].map((days) => ({
      value: String(days),
      often: sayOften(days, { t }),
    })),
    died: Boolean(form.values.died) || Boolean(form.values.diedOn) || form.errors.diedOn !== undefined,
  }
  const title = t('dates.title', { name: contact.name })
  showPage(house, req, res, { view: 'notebook/dates', title, tab: 'notebook', page, form })
}

const isTyped = (form: FormState, token: string): boolean =>
  ['label', 'month', 'day', 'year'].some((field) => {
    const name = `${field}-${token}`
    return Boolean(form.values[name]) || form.errors[name] !== undefined
  })

/** Dates and the rest as their form shows them. */
export const datesFields = (dates: ContactDate[], { rhythmDays, diedOn, dayUnknown }: Remembered) => ({
  rhythm: rhythmDays === null ? '' : String(rhythmDays),
  died: diedOn === null ? '' : '1',
  diedOn: diedOn !== null && dayUnknown !== 1 ? diedOn : '',
  ...Object.fromEntries(
    dates.flatMap(({ id, label, year, month, dayOfMonth }) => [
      [`label-${id}`, label],
      [`month-${id}`, String(month)],
      [`day-${id}`, dayOfMonth === null ? '' : String(dayOfMonth)],
      [`year-${id}`, year === null ? '' : String(year)],
    ]),
  ),
})
