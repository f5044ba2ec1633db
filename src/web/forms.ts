import type { z } from 'zod'
import { newId } from '../db/ids.ts'
import { isMessageKey, type MessageKey, type Translate, type Values } from './languages.ts'

export interface FieldError {
  key: MessageKey
  values?: Values
}

/** What a form shows: the words typed, and what is wrong beside each field. */
export interface FormState {
  values: Record<string, unknown>
  errors: Record<string, FieldError>
  /** Two sends of one form make one thing: they carry the same key. */
  key: string
}

export type Parsed<T> = { ok: true; value: T; state: FormState } | ({ ok: false } & { state: FormState })

/** A form before anybody typed, with what is already known filled in. */
export const freshForm = (values: Record<string, unknown> = {}): FormState => ({ values, errors: {}, key: newId() })

/** Parses once, at the door. Errors are message keys; the schemas name their own, and zod's are put in our words. */
export function parseForm<Schema extends z.ZodType>(schema: Schema, body: unknown): Parsed<z.output<Schema>> {
  const values = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  const state: FormState = { values, errors: {}, key: creationKey(values) ?? newId() }
  const parsed = schema.safeParse(values)
  if (parsed.success) return { ok: true, value: parsed.data, state }
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? 'form')
    state.errors[field] ??= inOurWords(issue)
  }
  return { ok: false, state }
}

function inOurWords(issue: z.core.$ZodIssue): FieldError {
  if (isMessageKey(issue.message))
    return { key: issue.message, values: 'maximum' in issue ? { max: Number(issue.maximum) } : {} }
  switch (issue.code) {
    case 'too_big':
      return { key: 'form.too-long', values: { max: Number(issue.maximum) } }
    case 'too_small':
    case 'invalid_type':
      return { key: 'form.empty' }
    case 'invalid_value':
      return { key: 'form.choose' }
    default:
      return { key: 'form.not-right' }
  }
}

/** An error that only a look into the database could find, beside its field. */
export function withError(state: FormState, field: string, key: MessageKey, values?: Values): FormState {
  return { ...state, errors: { ...state.errors, [field]: values ? { key, values } : { key } } }
}

const KEY = /^[0-9a-f-]{36}$/

/** The creation key a form carried, if it is one of ours by shape. */
export function creationKey(body: unknown): string | null {
  const key = (body as Record<string, unknown> | undefined)?.key
  return typeof key === 'string' && KEY.test(key) ? key : null
}

/** What views ask of a form. */
export interface FormView {
  key: string
  token: string
  failed: boolean
  value(name: string): string
  has(name: string, choice: string): boolean
  error(name: string): string | null
}

/** @param token made when a view asks for it: most pages have no form that needs one */
export function formView(state: FormState, token: () => string, t: Translate): FormView {
  const textOf = (value: unknown): string =>
    typeof value === 'string' || typeof value === 'number'
      ? String(value)
      : Array.isArray(value)
        ? textOf(value[0])
        : ''
  let made: string | null = null
  return {
    key: state.key,
    get token() {
      return (made ??= token())
    },
    failed: Object.keys(state.errors).length > 0,
    value: (name) => textOf(state.values[name]),
    has: (name, choice) => {
      const value = state.values[name]
      return Array.isArray(value) ? value.includes(choice) : value === choice
    },
    error: (name) => {
      const error = state.errors[name]
      return error ? t(error.key, error.values) : null
    },
  }
}
