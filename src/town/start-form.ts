import { z } from 'zod'
import { maybeChoice, maybeLine, maybeNumber } from '../web/fields.ts'
import { type FieldError, type FormState, parseForm } from '../web/forms.ts'
import type { StartAnswer, StartPlace } from './start-rules.ts'

/** As many places at one sitting as an evening has patience for. */
export const MOST_AT_ONCE = 30

const SLUG = /^[a-z0-9-]{1,120}$/

/** The places ticked, from an address or a form. */
export function tickedPlaces(said: unknown): string[] {
  const all: unknown[] = Array.isArray(said) ? said : said === undefined ? [] : [said]
  const slugs = all.filter((one): one is string => typeof one === 'string' && SLUG.test(one))
  return [...new Set(slugs)].slice(0, MOST_AT_ONCE)
}

const onePlace = (thisYear: number) =>
  z.object({
    who: maybeLine(60),
    name: maybeLine(120),
    since: maybeNumber(1900, thisYear),
    back: maybeChoice(['yes', 'mixed', 'no']),
  })

/** A field of one place in the form. */
export const startField = (name: string, slug: string): string => `${name}-${slug}`

const FIELDS = ['who', 'name', 'since', 'back'] as const

/** Reads every place's fields; an error stands beside its own. */
export function readStart(
  places: StartPlace[],
  body: unknown,
  thisYear: number,
): { state: FormState; answers: StartAnswer[] | null } {
  const { state } = parseForm(z.looseObject({}), body)
  const errors: Record<string, FieldError> = {}
  const answers = places.map((place): StartAnswer => {
    const said = Object.fromEntries(FIELDS.map((name) => [name, state.values[startField(name, place.slug)]]))
    const form = parseForm(onePlace(thisYear), said)
    for (const [name, error] of Object.entries(form.state.errors)) errors[startField(name, place.slug)] = error
    const { who, name, since, back } = form.ok ? form.value : { who: null, name: null, since: null, back: null }
    const face = place.faces.find((one) => one.id === who)
    if (who !== null && !face) errors[startField('who', place.slug)] = { key: 'form.choose' }
    return {
      place,
      who: name ? { name } : face ? { face: face.id } : null,
      since: since ?? thisYear,
      back,
    }
  })
  const failed = Object.keys(errors).length > 0
  return { state: { ...state, errors }, answers: failed ? null : answers }
}
