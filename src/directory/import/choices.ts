import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Invalid } from '../../errors.ts'
import { tidyLine } from '../../web/text.ts'
import { type Column, fields, recognizeColumns } from './columns.ts'
import { cellText, cutText, foldWords } from './words.ts'

/** What a column holds, as a person said it: one of the table's fields, or nothing that is wanted. */
export const answers = [...fields, 'leave'] as const
export type Answer = (typeof answers)[number]

/** Answers by heading; a heading that stands twice counts its second as another. */
export const choicesSchema = z.record(z.string(), z.enum(answers))
export type Choices = z.output<typeof choicesSchema>

/** What somebody said before of a table with these headings. */
export type Recall = (headings: string) => Promise<Choices | null>

const askedColumn = z.object({
  heading: z.string(),
  key: z.string(),
  guess: z.enum(fields).nullable(),
  is: z.enum(answers).nullable(),
  samples: z.array(z.string()),
})
export const askedSchema = z.object({
  /** Of the set of headings: the same list next year has the same. */
  headings: z.string(),
  recalled: z.boolean(),
  columns: z.array(askedColumn),
})
/** A table's columns, to be asked about: what each was taken for, and some of its words. */
export type Asked = z.output<typeof askedSchema>

/** The table has no column of names, so nothing of it can be brought in before somebody says which one that is. */
export class NoNameColumn extends Invalid {
  readonly asked: Asked

  constructor(asked: Asked) {
    const columns = asked.columns.map(({ heading }) => heading)
    super('import.no-name-column', { columns: columns.slice(0, 12).join(', ').slice(0, 300) })
    this.asked = asked
  }
}

/** Better than any guess. */
const SAID = 1_000

/** A column somebody said the meaning of. */
export const wasSaid = ({ score }: Column): boolean => score === SAID

export interface Known {
  columns: Column[]
  keys: string[]
  choices: Choices | null
}

/** The columns as they are guessed, but where somebody said what they are. */
export async function knownColumns(headers: readonly string[], recall?: Recall): Promise<Known> {
  const keys = headingKeys(headers)
  const choices = (await recall?.(hashOf(keys))) ?? null
  return { columns: columnsBy(headers, keys, choices), keys, choices }
}

function columnsBy(headers: readonly string[], keys: readonly string[], choices: Choices | null): Column[] {
  const guessed = recognizeColumns(headers)
  if (choices === null) return guessed
  const said = new Map(
    keys.flatMap((key, index) => (choices[key] === undefined ? [] : [[index, choices[key]] as const])),
  )
  const chosen = headers.flatMap((header, index): Column[] => {
    const field = said.get(index)
    return field === undefined || field === 'leave' ? [] : [{ index, header, field, score: SAID }]
  })
  return [...chosen, ...guessed.filter(({ index }) => !said.has(index))]
}

/**
 * Spellings of one heading are one; a second column of it is told apart by its number. With a word before it, no heading
 * is called as what every object has ("constructor").
 */
function headingKeys(headers: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return headers.map((header) => {
    const folded = `column ${cutText(foldWords(header) || tidyLine(header), 120)}`
    const times = (seen.get(folded) ?? 0) + 1
    seen.set(folded, times)
    return times === 1 ? folded : `${folded} #${String(times)}`
  })
}

const hashOf = (keys: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify([...keys].sort()))
    .digest('base64url')

const SAMPLES = 3
const ROWS_LOOKED_AT = 300

/** What is asked about a table: every column that has a heading or words. */
export function askedAbout(
  headers: readonly string[],
  { columns, keys, choices }: Known,
  rows: readonly { cells: string[] }[],
): Asked {
  const guesses = new Map(recognizeColumns(headers).map(({ index, field }) => [index, field]))
  const taken = new Map(columns.map(({ index, field }) => [index, field]))
  const looked = rows.slice(0, ROWS_LOOKED_AT)
  const asked = headers.map((header, index) => ({
    heading: cutText(tidyLine(header), 80),
    key: keys[index] ?? '',
    guess: guesses.get(index) ?? null,
    is: choices?.[keys[index] ?? ''] ?? taken.get(index) ?? null,
    samples: samplesOf(looked, index),
  }))
  const told = asked.filter(({ heading, samples }) => heading !== '' || samples.length > 0)
  return { headings: hashOf(keys), recalled: choices !== null, columns: told }
}

function samplesOf(rows: readonly { cells: string[] }[], index: number): string[] {
  const found = new Set<string>()
  for (const { cells } of rows) {
    const text = cutText(cellText(cells[index] ?? ''), 60)
    if (text !== '') found.add(text)
    if (found.size === SAMPLES) break
  }
  return [...found]
}

/** Only what differs from the guess is worth remembering: a better guess of a later day then counts. */
export const worthKeeping = (asked: Asked, choices: Choices): Choices =>
  Object.fromEntries(
    asked.columns.flatMap(({ key, guess }): [string, Answer][] => {
      const said = choices[key]
      return said === undefined || said === (guess ?? 'leave') ? [] : [[key, said]]
    }),
  )
