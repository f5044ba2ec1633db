import type { Db } from '../db/tables.ts'
import { ask } from '../db/written.ts'
import type { Language, Translate } from '../web/languages.ts'
import type { Viewer } from '../web/viewer.ts'

const MOST_NAMED = 2
/** Every page of a place that nobody stands behind names them: the role is written out, as their index says it. */
const STEWARDS = `
  select "id", "name" from "account" where "role" = 'steward' and "state" = 'active' order by "createdAt" limit 20`

/**
 * Whom a reader asks next, in words that fit after "ask": the stewards by name for neighbors, who may read names; the
 * people at the desk for somebody signed out.
 */
export async function theDesk(
  db: Db,
  { viewer, t, language }: { viewer: Viewer; t: Translate; language: Language },
): Promise<string> {
  if (viewer.accountId === null) return t('desk.people-there')
  const stewards = await ask<{ id: string; name: string }>(db, STEWARDS, [])
  const names = stewards
    .filter(({ id }) => id !== viewer.accountId && !viewer.blocked.has(id))
    .slice(0, MOST_NAMED)
    .map(({ name }) => name)
  if (names.length === 0) return t('desk.people-there')
  return t('desk.named', { names: new Intl.ListFormat(language, { type: 'disjunction' }).format(names) })
}
