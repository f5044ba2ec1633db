import type { Request, Response } from 'express'
import { dayIn } from '../../../web/clock.ts'
import { sayDay } from '../../../web/dates.ts'
import { type FormState, freshForm } from '../../../web/forms.ts'
import { type House, townOf } from '../../../web/house.ts'
import { isMessageKey, type Translate } from '../../../web/languages.ts'
import { showPage } from '../../../web/page.ts'
import { categories } from '../../categories/categories.ts'
import { sourceName } from '../../field-words.ts'
import { afterwards } from './after-page.ts'
import { columnsPage } from './columns-page.ts'
import type { LastWord } from '../import-queries.ts'
import { type KnownRun as Known, type latestRuns, namesOf } from '../runs.ts'
import type { Summary } from '../summary.ts'

type Runs = Awaited<ReturnType<typeof latestRuns>>

export function showImports(
  house: House,
  req: Request,
  res: Response,
  runs: Runs,
  form: FormState,
  status?: number,
): void {
  const { t, language } = res.locals
  const { zone } = townOf(house)
  showPage(house, req, res, {
    view: 'directory/imports',
    title: t('import.title'),
    tab: 'desk',
    form,
    ...(status && { status }),
    page: {
      runs: runs.map((run) => ({
        id: run.id,
        name: run.fileName || t('import.pasted-list'),
        source: sourceName(run.source, t),
        state: run.state,
        day: sayDay(dayIn(zone, run.at), language, 'with-year'),
      })),
    },
  })
}

/** One import: what it would do, or what it did. */
export async function showImport(
  house: House,
  req: Request,
  res: Response,
  known: Known,
  form: FormState = freshForm({ licence: known.run.licence, attribution: known.run.attribution }),
  status?: number,
): Promise<void> {
  const { run, summary, asked } = known
  const { t } = res.locals
  showPage(house, req, res, {
    view: 'directory/import',
    title: t(titleOf(run.state)),
    tab: 'desk',
    form,
    ...(status && { status }),
    page: {
      id: run.id,
      fileName: run.fileName || t('import.pasted-list'),
      source: sourceName(run.source, t),
      applied: run.state !== 'previewed',
      ...(await afterwards(house, known, res)),
      licence: run.licence,
      attribution: run.attribution,
      columns: run.state === 'previewed' && asked ? columnsPage(asked, form, t) : null,
      ...countsOf(summary),
      ...shownSummary(summary, await namesOf(house.db, summary), res, townOf(house).zone),
    },
  })
}

const titleOf = (state: Known['run']['state']) =>
  state === 'undone' ? 'import.undone-title' : state === 'applied' ? 'import.applied-title' : 'import.preview-title'

const countsOf = (summary: Summary) => ({
  counts: (['new', 'changed', 'linked', 'unchanged', 'skipped'] as const).map((kind) => ({
    kind,
    n: summary[kind],
  })),
  noTrade: summary.noTrade,
  noTradeOnes: summary.noTradeOnes,
  more: {
    noTrade: summary.noTrade - summary.noTradeOnes.length,
    new: summary.new - summary.newOnes.length,
    changed: summary.changed - summary.changedOnes.length,
    linked: summary.linked - summary.linkedOnes.length,
    left: summary.left - summary.leftOnes.length,
    doubted: summary.doubted - summary.doubtedOnes.length,
    missing: summary.missing - summary.missingOnes.length,
    skipped: summary.gone - summary.goneOnes.length,
  },
})

function shownSummary(summary: Summary, names: ReadonlyMap<string, string>, res: Response, zone: string) {
  const { t, language } = res.locals
  const who = (word: LastWord | null): string => {
    if (word === null) return t('import.left-somebody')
    const day = sayDay(dayIn(zone, word.at), language, 'with-year')
    if (word.source !== null) return t('import.left-source', { source: sourceName(word.source, t), day })
    const name = names.get(word.accountId ?? '')
    return name ? t('import.left-person', { name, day }) : t('import.left-former', { day })
  }
  const trade = (id: string): string => categories.get(id)?.name[language] ?? id
  const shown = (field: string, value: string | null): string =>
    value === null ? t('import.nothing-there') : field === 'categories' ? value.split(' ').map(trade).join(', ') : value
  return {
    newOnes: summary.newOnes.map((one) => ({ ...one, trades: one.trades.map(trade).join(', ') })),
    changedOnes: summary.changedOnes.map((one) => ({
      ...one,
      fields: one.fields.map(({ field, before, after }) => ({
        field: fieldName(field, t),
        // Both are kept back where not everybody may read the field.
        told: before !== null || after !== null,
        before: shown(field, before),
        after: shown(field, after),
      })),
    })),
    linkedOnes: summary.linkedOnes.map((one) => ({
      ...one,
      fields: one.fields.map((field) => fieldName(field, t)).join(', '),
    })),
    leftOnes: summary.leftOnes.map((one) => ({ ...one, field: fieldName(one.field, t), who: who(one.lastWord) })),
    goneOnes: summary.goneOnes,
    remarks: summary.remarks.map(({ row, code, values }) => ({ row, say: remarkOf(code, values, t) })),
  }
}

function remarkOf(code: string, values: Record<string, string | number>, t: Translate): string {
  const key = `import.remark.${code}`
  return isMessageKey(key) ? t(key, values) : code
}

function fieldName(field: string, t: Translate): string {
  const key = `import.field.${field}`
  return isMessageKey(key) ? t(key) : field
}
