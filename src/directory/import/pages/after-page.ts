import type { Response } from 'express'
import { dayIn } from '../../../web/clock.ts'
import { sayDay } from '../../../web/dates.ts'
import { type House, townOf } from '../../../web/house.ts'
import { isMessageKey } from '../../../web/languages.ts'
import { pairsOfImport } from '../../duplicates/queries.ts'
import { looksClosedAt } from '../import-queries.ts'
import type { KnownRun } from '../runs.ts'
import { whyNotUndone } from '../undoing.ts'

/** What is to do after a list was brought in: pairs that look alike, places it left out, taking it back. */
export async function afterwards(house: House, { run, summary }: KnownRun, res: Response) {
  const { t, language } = res.locals
  const isIn = run.state === 'applied'
  const doubts = [...summary.missingOnes, ...summary.doubtedOnes].map(({ slug }) => slug)
  const said = isIn ? await looksClosedAt(house.db, doubts) : new Map<string, string>()
  const why = isIn ? await whyNotUndone(house.db, run.id, house.clock.now()) : null
  const doubt = <T extends { slug: string }>(one: T) => ({ ...one, said: said.get(one.slug) ?? null })
  return {
    state: run.state,
    alike: isIn ? await pairsOfImport(house.db, run.id) : 0,
    isPart: summary.isPart,
    missing: summary.missing,
    missingOnes: summary.missingOnes.map(doubt),
    doubtedOnes: summary.doubtedOnes.map(doubt),
    mayDoubt: isIn,
    mayUndo: isIn && why === null,
    whyNotUndone: why === null ? null : t(`import.undo-${why}`),
    undone: run.undoneAt === null || summary.undone === null ? null : undonePage(summary.undone),
    undoneOn: run.undoneAt === null ? null : sayDay(dayIn(townOf(house).zone, run.undoneAt), language, 'with-year'),
  }

  function undonePage({ removed, restored, kept, keptOnes }: NonNullable<KnownRun['summary']['undone']>) {
    const shown = keptOnes.map(({ name, slug, why: reason }) => {
      const key = `import.kept-${reason}`
      return { name, slug, why: isMessageKey(key) ? t(key) : reason }
    })
    return { removed, restored, keptOnes: shown, more: kept - keptOnes.length }
  }
}
