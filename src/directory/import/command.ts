import type { House } from '../../web/house.ts'
import { isMessageKey, translator } from '../../web/languages.ts'
import { dayIn } from '../../web/clock.ts'
import { lookForDuplicatesOf } from '../duplicates/looking.ts'
import { refreshOpenState } from '../open/state.ts'
import type { HoursKeeper } from '../hours/keeper.ts'
import { type BroughtFile, prepareFile } from './prepare.ts'
import { recallFrom } from './remembered.ts'
import { previewOf } from './previews.ts'
import { applyAtOnce } from './runs.ts'
import type { Summary } from './summary.ts'

interface ImportOptions {
  source?: string | undefined
  licence?: string | undefined
  attribution?: string | undefined
  /** False shows what would change, and changes nothing. */
  apply: boolean
}

/**
 * `woodstove import FILE`: the same as the stewards' page, told in lines.
 * @throws Invalid with a key `import.<reason>` when the file cannot be read
 */
export async function importFile(
  { house, hours }: { house: House; hours: HoursKeeper },
  file: BroughtFile,
  { source, licence, attribution, apply }: ImportOptions,
  print: (line: string) => void,
): Promise<void> {
  const said = { source: source || null, licence: licence || null, attribution: attribution || null }
  const prepared = await prepareFile(hours, file, said, recallFrom(house.db))
  if (prepared.asked?.recalled) print(translator('en')('import.columns-as-last'))
  if (!apply) {
    tell(await previewOf(house.db, prepared), print)
    print('Nothing was changed. To bring it in, say the same with --apply.')
    return
  }
  const { summary, touched } = await applyAtOnce(house, prepared)
  tell(summary, print)
  print(`Brought in from "${prepared.source}", licence: ${prepared.licence ?? 'none named'}.`)
  await refreshOpenState(house, hours, touched)
  const { current } = house.town
  const pairs = current ? await lookForDuplicatesOf(house.db, touched, dayIn(current.zone, house.clock.now())) : 0
  if (pairs > 0) print(translator('en')('import.alike', { count: pairs }))
}

const LINES = 20

/** The sentences of the stewards' page. */
function tell(summary: Summary, print: (line: string) => void): void {
  const t = translator('en')
  const counts = (['new', 'changed', 'linked', 'unchanged', 'skipped'] as const).filter((name) => summary[name] > 0)
  print(counts.map((name) => `${t(`import.count.${name}`)}: ${summary[name]}`).join('. '))
  if (summary.noTrade > 0) {
    print(t('import.no-trade', { count: summary.noTrade }))
    tellSome(summary.noTradeOnes, summary.noTrade, () => t('import.trade-unknown'), print)
  }
  if (summary.left > 0) {
    print(`${t('import.left-head')}: ${summary.left}. ${t('import.left-lead')}`)
    tellSome(summary.leftOnes, summary.left, ({ field }) => fieldName(field, t), print)
  }
  tellSome(summary.goneOnes, summary.gone, () => t('import.gone'), print)
  tellSome(summary.doubtedOnes, summary.doubted, () => t('import.doubted'), print)
  if (summary.isPart) print(t('import.only-part'))
  if (summary.missing > 0) {
    print(`${t('import.missing-head')}: ${summary.missing}. ${t('import.missing-lead')}`)
    for (const { name } of summary.missingOnes.slice(0, LINES)) print(`  ${name}`)
    if (summary.missing > LINES) print(`  ${t('import.and-more', { count: summary.missing - LINES })}`)
  }
  for (const { row, code, values } of summary.remarks.slice(0, LINES)) {
    const key = `import.remark.${code}`
    if (isMessageKey(key)) print(row > 0 ? `${t('import.row')} ${row}: ${t(key, values)}` : t(key, values))
  }
}

function tellSome<T extends { row: number; name: string }>(
  ones: readonly T[],
  all: number,
  say: (one: T) => string,
  print: (line: string) => void,
): void {
  const t = translator('en')
  for (const one of ones.slice(0, LINES)) print(`  ${t('import.row')} ${one.row}, ${one.name}: ${say(one)}`)
  if (all > LINES) print(`  ${t('import.and-more', { count: all - LINES })}`)
}

const fieldName = (field: string, t: ReturnType<typeof translator>): string => {
  const key = `import.field.${field}`
  return isMessageKey(key) ? t(key) : field
}
