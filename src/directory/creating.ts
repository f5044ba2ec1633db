import { newCode, newId } from '../db/ids.ts'
import type { Trx } from '../db/tables.ts'
import { foldText } from '../web/fold.ts'
import { type BusinessFacts, factNames, plainFacts, textOf } from './facts.ts'
import { raiseVersionOnce } from './hold.ts'
import { unreadState } from './open/rank.ts'
import { NO_WORD_RANK } from './rules.ts'
import { shownPlace } from './redaction.ts'
import { recordFirstRevisions, type SaidBy } from './revisions.ts'
import { indexBusiness } from './search/index-business.ts'
import { confirmRankOf } from './seasons.ts'
import { takeSlugs } from './slugs.ts'

/** A business to be, and who says so. */
export interface NewBusiness {
  facts: BusinessFacts
  by: SaidBy
}

export interface Created {
  id: string
  slug: string
  code: string
}

/** @param now instant */
export async function createBusiness(trx: Trx, facts: BusinessFacts, by: SaidBy, now: string): Promise<Created> {
  const [created] = await createBusinesses(trx, [{ facts, by }], now)
  if (!created) throw new Error('one business was to be made')
  return created
}

/**
 * Adds some dozens of businesses at once, in their order: an import does not ask a database over the wire row by row.
 * The town's version is raised first: on PostgreSQL that holds the town's row, so that two who add at once take turns
 * and neither number nor address is given out twice.
 * @param now instant
 */
export async function createBusinesses(
  trx: Trx,
  news: readonly NewBusiness[],
  now: string,
  index = indexBusiness,
): Promise<Created[]> {
  if (news.length === 0) return []
  await raiseVersionOnce(trx)
  const named = news.map((one) => ({ ...one, id: newId(), code: newCode(), name: one.facts.name }))
  const slugs = await takeSlugs(trx, named)
  const number = await nextNumber(trx)
  const made = named.map((one) => ({ ...one, slug: slugs.get(one.id) ?? one.id }))
  await trx
    .insertInto('business')
    .values(
      made.map(({ id, code, slug, facts, by }, at) => ({
        id,
        code,
        slug,
        number: number + at,
        ...columnsOf(facts),
        ...unreadState(facts, now),
        confirmRank: confirmRankOf(null, now),
        wordRank: NO_WORD_RANK,
        source: by.source ?? 'town',
        sourceRef: by.sourceRef ?? null,
        licence: by.licence ?? null,
        attribution: by.attribution ?? null,
        revision: 1,
        createdAt: now,
        createdBy: by.accountId,
        recordedBy: by.recordedBy ?? null,
        updatedAt: now,
      })),
    )
    .execute()
  await trx
    .insertInto('businessSlug')
    .values(made.map(({ id, slug }) => ({ slug, businessId: id })))
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .execute()
  await writeCategories(trx, made)
  await recordFirstRevisions(
    trx,
    made.map(({ id, by, facts }) => ({ businessId: id, by, fields: saidIn(facts) })),
    now,
  )
  await index(
    trx,
    made.map(({ id }) => id),
  )
  return made.map(({ id, slug, code }) => ({ id, slug, code }))
}

const saidIn = (facts: BusinessFacts): string[] =>
  factNames.filter((name) => textOf(name, facts) !== textOf(name, plainFacts))

/** Facts as columns, with what follows from them: what may be shown of the address, and the sorted name. */
export function columnsOf(facts: BusinessFacts) {
  const { categories: _categories, ...columns } = facts
  return { ...columns, ...shownPlace(facts), nameKey: foldText(facts.name) }
}

export async function writeCategories(
  trx: Trx,
  ones: readonly { id: string; facts: Pick<BusinessFacts, 'categories'> }[],
): Promise<void> {
  const rows = ones.flatMap(({ id, facts }) =>
    [...new Set(facts.categories)].map((category, position) => ({ businessId: id, category, position })),
  )
  if (rows.length > 0) await trx.insertInto('businessCategory').values(rows).execute()
}

async function nextNumber(trx: Trx): Promise<number> {
  const last = await trx
    .selectFrom('business')
    .select((eb) => eb.fn.max('number').as('number'))
    .executeTakeFirst()
  return (last?.number ?? 0) + 1
}
