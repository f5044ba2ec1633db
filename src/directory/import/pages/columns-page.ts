import type { FormState } from '../../../web/forms.ts'
import type { Translate } from '../../../web/languages.ts'
import type { Answer, Asked } from '../choices.ts'
import { columnName } from './form.ts'

/** What is offered in the order in which people fill in an address book; "leave it out" first. */
const offered: readonly Answer[] = [
  ...(['leave', 'name', 'category', 'about', 'phone', 'email', 'website', 'socialPage'] as const),
  ...(['fullAddress', 'street', 'houseNumber', 'unit', 'town', 'state', 'postcode', 'country', 'pair'] as const),
  ...(['lat', 'lon', 'hours', 'days', 'times', 'season', 'languages', 'pays', 'wheelchair', 'status', 'id'] as const),
]

/** The columns of a table with some of their words, and what each may be: those nobody understood first. */
export function columnsPage({ columns, recalled }: Asked, form: FormState, t: Translate) {
  const all = columns.map(({ heading, guess, is, samples }, at) => {
    const name = columnName(at)
    const value = form.values[name] ?? is ?? 'leave'
    const more = [guess, is].filter((one) => one !== null && !offered.includes(one)) as Answer[]
    return {
      name,
      heading: heading || t('import.no-heading', { n: at + 1 }),
      samples,
      isKnown: is !== null && is !== 'leave',
      options: [...offered, ...new Set(more)].map((answer) => {
        return { value: answer, label: t(`import.column.${answer}`), chosen: answer === value }
      }),
    }
  })
  return {
    recalled,
    needsName: columns.every(({ is }) => is !== 'name'),
    unknown: all.filter(({ isKnown }) => !isKnown),
    known: all.filter(({ isKnown }) => isKnown),
  }
}
