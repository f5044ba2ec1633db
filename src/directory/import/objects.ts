import { Invalid } from '../../errors.ts'
import { type JsonObject, textOf } from './json.ts'
import { importBounds } from './listing.ts'
import { pauseAt } from './pause.ts'

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
