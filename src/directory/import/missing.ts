import type { Db } from '../../db/tables.ts'
import { pauseAt } from './pause.ts'
import type { Outcome } from './weighing.ts'

/** An entry that its source spoke of before, and speaks of no more. */
export interface Missing {
  name: string
  slug: string
}

const AT_ONCE = 1_000

/** Which entries the rows of a file spoke for. */
export class SpokenFor {
  readonly #ids = new Set<string>()

  add(outcome: Outcome): void {
    if (outcome.kind === 'same') this.#ids.add(outcome.businessId)
    else if ('entry' in outcome) this.#ids.add(outcome.entry.id)
  }

  /**
   * Entries of the source that are listed as open and have no row in this file. Where the file speaks of less than half
   * of what its source brought before, it is a part of the list and says nothing about the rest: then null.
   */
  async missing(db: Db, source: string, refs: ReadonlySet<string>): Promise<Missing[] | null> {
    const there = new Set<string>()
    const gone = new Map<string, Missing>()
    for (let after = ''; ;) {
      const rows = await rowsAfter(db, source, after)
      for (const [index, { sourceRef, businessId, name, slug }] of rows.entries()) {
        await pauseAt(index)
        if (refs.has(sourceRef) || this.#ids.has(businessId)) there.add(businessId)
        else gone.set(businessId, { name, slug })
      }
      const last = rows.at(-1)
      if (!last || rows.length < AT_ONCE) break
      after = last.sourceRef
    }
    for (const id of there) gone.delete(id)
    return gone.size > there.size ? null : [...gone.values()]
  }
}

const rowsAfter = (db: Db, source: string, after: string) =>
  db
    .selectFrom('importedRow')
    .innerJoin('business', 'business.id', 'importedRow.businessId')
    .select(['importedRow.sourceRef', 'importedRow.businessId', 'business.name', 'business.slug'])
    .where('importedRow.source', '=', source)
    .where('importedRow.sourceRef', '>', after)
    .where('business.standing', '=', 'open')
    .where('business.mergedIntoId', 'is', null)
    .orderBy('importedRow.sourceRef')
    .limit(AT_ONCE)
    .execute()
