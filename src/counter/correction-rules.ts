/** A regular's page as its form has it, each field as typed text. */
export type RegularFields = Record<'name' | 'usual' | 'language' | 'birthMonth' | 'birthDay' | 'died', string>

/** What is put right together: a birthday's month from one clerk and its day from another would be nobody's. */
const together: readonly (readonly (keyof RegularFields)[])[] = [
  ['name'],
  ['usual'],
  ['language'],
  ['birthMonth', 'birthDay'],
  ['died'],
]

export interface Merged {
  fields: RegularFields
  /** Changed by both, each in their own way: a person decides. */
  clashing: (keyof RegularFields)[]
}

/**
 * Two clerks put one page right at the same time: what only one of them touched is as that one has it.
 * @param was the page as the form that was sent now had shown it
 * @param now as it stands, after what others sent meanwhile
 */
export function mergeCorrections(was: RegularFields, mine: RegularFields, now: RegularFields): Merged {
  const fields = { ...now }
  const clashing: (keyof RegularFields)[] = []
  for (const names of together) {
    const same = (a: RegularFields, b: RegularFields): boolean => names.every((name) => a[name] === b[name])
    if (same(mine, was) || same(mine, now)) continue
    if (!same(now, was)) clashing.push(...names)
    for (const name of names) fields[name] = mine[name]
  }
  return { fields, clashing }
}

/** What a form brings along of the page it was opened on; null where that cannot be read. */
export function readWas(text: unknown): RegularFields | null {
  if (typeof text !== 'string' || text.length > 2000) return null
  try {
    const read = JSON.parse(text) as Partial<RegularFields> | null
    const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
    if (typeof read !== 'object' || read === null) return null
    const { name, usual, language, birthMonth, birthDay, died } = read
    return {
      name: textOf(name),
      usual: textOf(usual),
      language: textOf(language),
      birthMonth: textOf(birthMonth),
      birthDay: textOf(birthDay),
      died: textOf(died),
    }
  } catch {
    return null
  }
}
