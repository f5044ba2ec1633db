import { readWas } from './correction-rules.ts'

export type HalfWritten = Record<string, string>

/** A form of the book in which somebody writes: where it goes, after the counter's address, and where it stands. */
interface BookForm {
  goesTo: RegExp
  standsAt: (form: string) => string
  fields: readonly string[]
}

const ID = '[0-9a-f-]{36}'
const REGULAR = ['name', 'usual', 'language', 'birthMonth', 'birthDay'] as const

const forms: readonly BookForm[] = [
  {
    goesTo: new RegExp(`^regulars/${ID}/notes$`),
    standsAt: (form) => form.replace(/\/notes$/, ''),
    fields: ['body', 'ownersOnly'],
  },
  { goesTo: /^regulars$/, standsAt: () => 'regulars/new', fields: REGULAR },
  {
    goesTo: new RegExp(`^regulars/${ID}/edit$`),
    standsAt: (form) => form,
    fields: [...REGULAR, 'died', 'was'],
  },
  { goesTo: /^list$/, standsAt: () => 'list', fields: ['list'] },
]

const formAt = (form: string): BookForm | null => forms.find(({ goesTo }) => goesTo.test(form)) ?? null

/** A list of regulars, and some more. */
const MOST = 50_000
/** Ticked or carried along: by themselves they are nobody's words. */
const SAYS_NOTHING: readonly string[] = ['ownersOnly', 'was']

/** The page on which such a form stands, after the counter's address; null for one whose words are not kept. */
export const standsAt = (form: string): string | null => formAt(form)?.standsAt(form) ?? null

/** The regular whom it is about, if it is about one. */
export const regularIn = (form: string): string | null => new RegExp(`^regulars/(${ID})/`).exec(form)?.[1] ?? null

/** What was written in a form of the book so far; null where that is nothing. */
export function wordsIn(form: string, body: unknown): HalfWritten | null {
  const sent = (body ?? {}) as Record<string, unknown>
  const words: HalfWritten = {}
  for (const name of formAt(form)?.fields ?? []) {
    const value = sent[name]
    if (typeof value === 'string' && value !== '') words[name] = value
  }
  const isBlank = Object.entries(words).every(([name, value]) => SAYS_NOTHING.includes(name) || value.trim() === '')
  if (isBlank || isAsItWas(words, sent) || JSON.stringify(words).length > MOST) return null
  return words
}

/** A page to be put right, on which nothing was put right yet. */
function isAsItWas({ was, ...words }: HalfWritten, sent: object): boolean {
  const before = was === undefined ? null : readWas(was)
  if (!before) return false
  // A usual that is on the person's own card is no field of this form.
  const isAsBefore = ([name, value]: [string, string]): boolean =>
    (name === 'usual' && !('usual' in sent)) || (words[name] ?? '') === value
  return Object.entries(before).every(isAsBefore)
}
