import type { Row } from '../../db/tables.ts'

/** What a page says once. The lists (facts, dates, visits, lines) simply come together. */
export const fields = [
  ...(['name', 'howMet', 'metThroughId', 'language'] as const),
  ...(['faceId', 'accountId', 'rhythmDays', 'diedOn'] as const),
] as const
export type Field = (typeof fields)[number]
export type Fields = Pick<Row<'contact'>, Field>

/** Whose word stands: of the page that stays, of the one that goes, or of both one after the other. */
export const takes = ['kept', 'gone', 'both'] as const
export type Take = (typeof takes)[number]
export type Choices = Partial<Record<Field, Take>>

const A_PAGE = 2000

export interface Question {
  field: Field
  /** What may be chosen; the first is taken where nobody says otherwise. */
  takes: readonly Take[]
}

/** Whoever they met through cannot be themselves. */
function through(one: { id: string } & Fields, other: { id: string }): string | null {
  return one.metThroughId === other.id ? null : one.metThroughId
}

type Page = { id: string } & Fields

const saidBy = (field: Field, one: Page, other: Page): string | number | null =>
  field === 'metThroughId' ? through(one, other) : one[field]

/** Where both say something, and not the same. */
export function questions(kept: Page, gone: Page): Question[] {
  return fields.flatMap((field): Question[] => {
    const [here, there] = [saidBy(field, kept, gone), saidBy(field, gone, kept)]
    if (here === null || there === null || here === there) return []
    const together = field === 'howMet' && `${here}\n${there}`.length <= A_PAGE
    return [{ field, takes: together ? ['both', 'kept', 'gone'] : ['kept', 'gone'] }]
  })
}

/** What the page that stays says afterwards. A choice that was not asked about counts for nothing. */
export function broughtTogether(kept: Page, gone: Page, choices: Choices): Fields {
  const asked = new Map(questions(kept, gone).map(({ field, takes: may }) => [field, may]))
  const said = fields.map((field) => {
    const [here, there] = [saidBy(field, kept, gone), saidBy(field, gone, kept)]
    const may = asked.get(field)
    const chosen = choices[field]
    const take = may && (chosen && may.includes(chosen) ? chosen : may[0])
    if (take === 'both') return [field, `${here}\n${there}`]
    return [field, take === 'gone' ? there : (here ?? there)]
  })
  return Object.fromEntries(said) as Fields
}
