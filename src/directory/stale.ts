import type { Db } from '../db/tables.ts'
import type { FormState } from '../web/forms.ts'
import type { Language } from '../web/languages.ts'
import type { Viewer } from '../web/viewer.ts'
import { type Entry, entryAt, namesOf } from './entry-queries.ts'
import { faceField, faceValues, markOf } from './face-reading.ts'
import type { BusinessFacts, FactName } from './facts.ts'
import { faceSlots, tradeFields } from './form.ts'
import { mergeEdit } from './merging.ts'
import type { ChangeSince } from './revisions.ts'
import { entryValues } from './shown-entry.ts'

export interface StaleChange {
  field: string
  before: string | null
  after: string | null
  at: string
  /** The neighbor who changed it; null for a file, and for somebody whom the writer is not to know of. */
  by: string | null
  /** The writer changed it too. */
  yours: boolean
}

/**
 * A form that met a newer version: the words typed on top of the entry as it stands now, and what others changed since.
 * What the writer left as it was takes what it became, so that sending again undoes nobody's change.
 */
export async function onTopOf(
  db: Db,
  entry: Entry,
  viewer: Viewer,
  sent: { form: FormState; revision: number; wanted: Partial<BusinessFacts>; language: Language; country: string },
): Promise<{ form: FormState; changes: StaleChange[] }> {
  const { since } = await entryAt(db, entry, sent.revision)
  const found = new Map([...since].reverse().map((change) => [change.field, change.before]))
  const { mine } = mergeEdit(entry.facts, found, sent.wanted)
  const now = entryValues(entry, sent.language, sent.country)
  const typed = sent.form.values
  const kept = Object.fromEntries(
    Object.keys(typed)
      .filter((field) => isMine(field, mine))
      .map((field) => [field, typed[field]]),
  )
  const values = { ...typed, ...now, ...kept, ...facesOnTop(typed, entry), revision: entry.revision, understood: '' }
  return { form: { ...sent.form, values }, changes: await toldOf(db, viewer, since, mine) }
}

function isMine(field: string, mine: readonly FactName[]): boolean {
  const facts: readonly string[] = mine
  if (field === 'hours') return facts.includes('hours') || facts.includes('hoursText')
  if (tradeFields.some((trade) => trade === field)) return facts.includes('categories')
  return field === 'why' || facts.includes(field)
}

/** Faces that the writer changed keep their words, on top of the face as it stands; the others are shown as they stand. */
function facesOnTop(typed: Record<string, unknown>, { faces }: Entry): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const slot of faceSlots) {
    const id = typed[faceField(slot, 'id')]
    const mark = typed[faceField(slot, 'mark')]
    const face = faces.find((each) => each.id === id)
    for (const field of ['id', 'mark', 'name', 'role', 'whenIn', 'openers']) {
      values[faceField(slot, field)] = typed[faceField(slot, field)] ?? ''
    }
    if (face && isAsShown(typed, slot, mark)) Object.assign(values, faceValues(slot, face))
    else if (face) values[faceField(slot, 'mark')] = markOf(face)
    else Object.assign(values, { [faceField(slot, 'id')]: '', [faceField(slot, 'mark')]: '' })
  }
  return values
}

function isAsShown(typed: Record<string, unknown>, slot: (typeof faceSlots)[number], mark: unknown): boolean {
  const text = (field: string): string => {
    const words = typed[faceField(slot, field)]
    return typeof words === 'string' ? words.trim() : ''
  }
  const openers = text('openers')
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((words) => ({ words, language: 'en' as const }))
  return markOf({ name: text('name'), role: text('role') || null, whenIn: text('whenIn') || null, openers }) === mark
}

async function toldOf(
  db: Db,
  viewer: Viewer,
  since: readonly ChangeSince[],
  mine: readonly string[],
): Promise<StaleChange[]> {
  const names = await namesOf(
    db,
    since.map((change) => change.accountId),
  )
  return since.map(({ field, before, after, at, accountId }) => ({
    ...{ field, before, after, at },
    by: accountId === null || viewer.blocked.has(accountId) ? null : (names.get(accountId) ?? null),
    yours: mine.includes(field),
  }))
}
