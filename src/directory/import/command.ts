import type { House } from '../../web/house.ts'
import { isMessageKey, translator } from '../../web/languages.ts'
import { refreshOpenState } from '../open-state.ts'
import type { HoursKeeper } from '../hours/keeper.ts'
import { type BroughtFile, prepareFile } from './prepare.ts'
import { applyAtOnce, previewOf } from './runs.ts'
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
  const prepared = await prepareFile(hours, file, said)
  if (!apply) {
    tell(await previewOf(house.db, prepared), print)
    print('Nothing was changed. To bring it in, say the same with --apply.')
    return
  }
  const { summary, touched } = await applyAtOnce(house, prepared)
  tell(summary, print)
  print(`Brought in from "${prepared.source}", licence: ${prepared.licence ?? 'none named'}.`)
  await refreshOpenState(house, hours, touched)
}

const LINES = 20

function tell(summary: Summary, print: (line: string) => void): void {
  const t = translator('en')
  const counts = ['new', 'changed', 'linked', 'unchanged', 'skipped', 'left'] as const
  print(counts.map((name) => `${name} ${summary[name]}`).join(', '))
  if (summary.noTrade > 0) print(`no trade known: ${summary.noTrade}`)
  for (const { row, name } of summary.goneOnes.slice(0, LINES)) print(`row ${row}, ${name}: ${t('import.gone')}`)
  for (const { row, name } of summary.doubtedOnes.slice(0, LINES)) print(`row ${row}, ${name}: ${t('import.doubted')}`)
  for (const { row, code, values } of summary.remarks.slice(0, LINES)) {
    const key = `import.remark.${code}`
    if (isMessageKey(key)) print(row > 0 ? `row ${row}: ${t(key, values)}` : t(key, values))
  }
}
