import type { Language } from '../db/columns/accounts.ts'
import { hashOf } from '../db/ids.ts'
import { type FieldError, parseForm } from '../web/forms.ts'
import { faceForm, type FaceInput, type FaceSlot, faceSlots } from './form.ts'

/** A face as an entry's form shows it. */
export interface ShownFace {
  id: string
  name: string
  role: string | null
  whenIn: string | null
  openers: { words: string; language: Language }[]
}

export type FaceEdit =
  | { kind: 'add'; face: FaceWords }
  | { kind: 'edit'; id: string; mark: string; face: FaceWords }
  | { kind: 'remove'; id: string; mark: string }

export type FaceWords = Omit<ShownFace, 'id'>

const MOST_OPENERS = 8

const linesOf = (text: string | null): string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, MOST_OPENERS)

/** How a face stands, in one word: who changes it says what they had before them. */
export const markOf = ({ name, role, whenIn, openers }: FaceWords): string =>
  hashOf(JSON.stringify([name, role, whenIn, openers.map(({ words }) => words)]))

export const faceField = (slot: FaceSlot, field: string): string => `${slot}-${field}`

/** A face in the form's fields. */
export function faceValues(slot: FaceSlot, face: ShownFace): Record<string, unknown> {
  const { id, name, role, whenIn, openers } = face
  const shown = { id, mark: markOf(face), name, role, whenIn, openers: openers.map(({ words }) => words).join('\n') }
  return Object.fromEntries(Object.entries(shown).map(([field, value]) => [faceField(slot, field), value]))
}

/** What the form's three places for people ask for. A face left as it was shown is no edit. */
export function readFaces(
  body: unknown,
  language: Language,
): { edits: FaceEdit[]; errors: Record<string, FieldError> } {
  const edits: FaceEdit[] = []
  const errors: Record<string, FieldError> = {}
  for (const slot of faceSlots) {
    const parsed = parseForm(faceForm, fieldsOf(body, slot))
    for (const [field, error] of Object.entries(parsed.state.errors)) errors[faceField(slot, field)] = error
    if (!parsed.ok) continue
    const edit = editIn(parsed.value, language)
    if (edit === 'nameless') errors[faceField(slot, 'name')] = { key: 'form.empty' }
    else if (edit) edits.push(edit)
  }
  return { edits, errors }
}

function editIn(input: FaceInput, language: Language): FaceEdit | 'nameless' | null {
  const { id, mark, name, role, whenIn } = input
  const openers = linesOf(input.openers).map((words) => ({ words, language }))
  if (name === null) {
    if (id && mark) return { kind: 'remove', id, mark }
    return role || whenIn || openers.length > 0 ? 'nameless' : null
  }
  const face = { name, role, whenIn, openers }
  if (!id || !mark) return { kind: 'add', face }
  return markOf(face) === mark ? null : { kind: 'edit', id, mark, face }
}

function fieldsOf(body: unknown, slot: FaceSlot): Record<string, unknown> {
  const prefix = faceField(slot, '')
  const entries = Object.entries((body ?? {}) as Record<string, unknown>)
  return Object.fromEntries(
    entries.filter(([name]) => name.startsWith(prefix)).map(([name, value]) => [name.slice(prefix.length), value]),
  )
}
