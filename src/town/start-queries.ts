import type { Db, Trx } from '../db/tables.ts'
import { categories } from '../directory/categories/categories.ts'
import type { GroupId } from '../directory/categories/catalog.ts'
import { recordVisit } from '../notebook/queries.ts'
import { openNotebook } from '../notebook/queries-notebook.ts'
import { facesAt } from '../notebook/queries-people.ts'
import { rate, standsBehind } from '../ratings/queries.ts'
import type { Language } from '../web/languages.ts'
import type { SignedIn } from '../web/viewer.ts'
import type { StartAnswer, StartPlace } from './start-rules.ts'

/** A business to tick at the kitchen table. */
export interface TickPlace {
  slug: string
  name: string
  /** Null for one that no trade is known of. */
  group: GroupId | null
}

const MOST_OFFERED = 2000

/** Every place that is still there and not in the reader's notebook, by name. */
export async function placesToTick(db: Db, viewer: SignedIn): Promise<TickPlace[]> {
  const rows = await db
    .selectFrom('business')
    .leftJoin('businessCategory', (join) =>
      join.onRef('businessCategory.businessId', '=', 'business.id').on('businessCategory.position', '=', 0),
    )
    .select(['business.slug', 'business.name', 'businessCategory.category'])
    .where('business.mergedIntoId', 'is', null)
    .where('business.standing', 'in', ['open', 'moved'])
    .where('business.id', 'not in', (eb) =>
      eb
        .selectFrom('visit')
        .innerJoin('notebook', 'notebook.id', 'visit.notebookId')
        .select('visit.businessId')
        .where('notebook.accountId', '=', viewer.accountId)
        .where('visit.businessId', 'is not', null),
    )
    .orderBy('business.nameKey')
    .limit(MOST_OFFERED)
    .execute()
  return rows.map(({ slug, name, category }) => ({
    slug,
    name,
    group: category === null ? null : (categories.get(category)?.group ?? null),
  }))
}

/** The ticked ones with whom one can ask for there, in the order they were ticked; what is not there is passed over. */
export async function placesTicked(db: Db, viewer: SignedIn, slugs: string[]): Promise<StartPlace[]> {
  if (slugs.length === 0) return []
  const rows = await db
    .selectFrom('business')
    .select(['id', 'slug', 'name'])
    .where('slug', 'in', slugs)
    .where('mergedIntoId', 'is', null)
    .execute()
  const faces = await facesAt(
    db,
    viewer,
    rows.map((row) => row.id),
  )
  return slugs.flatMap((slug) => {
    const row = rows.find((one) => one.slug === slug)
    if (!row) return []
    const there = faces.filter((face) => face.businessId === row.id)
    return [{ ...row, faces: there.map(({ id, name, role }) => ({ id, name, role })) }]
  })
}

const nothingMore = { cameWhenPromised: null, priceAsSaid: null, didItRight: null, conflict: null }

/** Fills the notebook: each place as one where they are a regular, with whom they ask for, and their answer. */
export async function keepStart(
  trx: Trx,
  viewer: SignedIn,
  answers: StartAnswer[],
  language: Language,
  now: string,
): Promise<void> {
  const notebook = await openNotebook(trx, viewer, now)
  for (const { place, who, since, back } of answers) {
    const visit = {
      businessId: place.id,
      place: null,
      visitedOn: `${since}-01-01`,
      kind: 'regular-since' as const,
      whatFor: null,
      met: who ? [{ who, smallTalk: null }] : [],
      smallTalk: null,
      askNext: null,
      language,
    }
    const visitId = await recordVisit(trx, notebook, visit, viewer, now)
    if (!back) continue
    const rated = { id: place.id, behindCounter: standsBehind(viewer, place.id) }
    await rate(
      trx,
      { accountId: viewer.accountId, place: rated, answers: { wouldGoBack: back, ...nothingMore }, visitId },
      now,
    )
  }
}
