import { z } from 'zod'
import { choices, line, maybeNumber } from '../../web/fields.ts'
import { type Group, groupNames } from './choices.ts'

const [first, ...others] = groupNames
const groups = [first ?? 'name', ...others] as [Group, ...Group[]]

const revision = maybeNumber(0, 2_000_000_000).transform((number) => Math.trunc(number ?? 0))

/** Which entry stays, and what it takes of the other, as both stood when somebody looked at them. */
export const mergeForm = z.object({
  keep: line(36),
  gone: line(36),
  keptRevision: revision,
  goneRevision: revision,
  taken: choices(groups),
})

/** What an address says of the choices made so far: a bad word is no choice. */
export const chosenIn = (query: Record<string, unknown>, group: Group): 'kept' | 'gone' | null => {
  const said = query[group]
  return said === 'kept' || said === 'gone' ? said : null
}

export const pairForm = z.object({ one: line(36), other: line(36) })
