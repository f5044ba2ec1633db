import { Invalid } from '../../errors.ts'
import type { Recall } from './choices.ts'
import { isObject, type JsonObject, textOf } from './json.ts'
import { importBounds, type RawReading } from './listing.ts'
import { pauseAt } from './pause.ts'
import type { Remarks } from './remarks.ts'
import { readWholeTable, type TableRow } from './table.ts'

/**
 * The headings of a table that is written as objects: every key that any of them has.
 * @throws Invalid `import.too-many-columns`
 */
export async function headersOf(objects: readonly JsonObject[]): Promise<string[]> {
  const headers = new Set<string>()
  for (const [index, object] of objects.entries()) {
    await pauseAt(index)
    for (const key of Object.keys(object)) headers.add(key)
    if (headers.size > importBounds.columns) throw new Invalid('import.too-many-columns', { max: importBounds.columns })
  }
  return [...headers]
}

/** What an object says under a heading, as a table's cell would. */
export function cellOf(object: JsonObject): (header: string) => string {
  return (header) => {
    const value = Object.hasOwn(object, header) ? object[header] : ''
    if (typeof value === 'boolean') return value ? 'yes' : 'no'
    const text = typeof value === 'object' && value !== null ? JSON.stringify(value) : textOf(value)
    return text.slice(0, importBounds.cellLength)
  }
}

/** The list of objects that a JSON file is, or that is the only one within it: `[…]`, `{"businesses": […]}`. */
export function objectsIn(value: unknown): JsonObject[] | null {
  if (Array.isArray(value)) return value.length > 0 && value.every(isObject) ? value : null
  if (!isObject(value)) return null
  const lists = Object.values(value).flatMap((each) => {
    const list = Array.isArray(each) ? objectsIn(each) : null
    return list === null ? [] : [list]
  })
  return lists.length === 1 ? (lists[0] ?? null) : null
}

/**
 * A list of objects as a table: their keys are its headings, and what is told within a key stands beside it.
 * @throws Invalid `import.too-many-rows`, `import.too-many-columns`; NoNameColumn
 */
export async function readObjects(
  objects: readonly JsonObject[],
  fileName: string,
  remarks: Remarks,
  recall?: Recall,
): Promise<RawReading> {
  if (objects.length > importBounds.listings) throw new Invalid('import.too-many-rows', { max: importBounds.listings })
  const flat = objects.map(flattened)
  const headers = await headersOf(flat)
  const rows: TableRow[] = []
  for (const [index, each] of flat.entries()) {
    await pauseAt(index)
    rows.push({ row: index + 1, cells: headers.map(cellOf(each)) })
  }
  return { format: 'json', ...(await readWholeTable({ headers, rows, fileName, recall }, remarks)) }
}

/** `{"address": {"street": …}}` is a column "address street"; a list of words is one cell. */
function flattened(object: JsonObject): JsonObject {
  const entries = Object.entries(object).flatMap(([key, value]): [string, unknown][] => {
    if (Array.isArray(value) && value.every((each) => !isObject(each) && !Array.isArray(each)))
      return [[key, value.map(textOf).filter(Boolean).join('; ')]]
    if (!isObject(value)) return [[key, value]]
    return Object.entries(value).map(([inner, each]) => [`${key} ${inner}`, each])
  })
  return Object.fromEntries(entries.filter(([key]) => key !== '__proto__'))
}
