import { setImmediate as nextTurn } from 'node:timers/promises'
import { Invalid } from '../../errors.ts'
import { importBounds } from './listing.ts'

export type JsonObject = Record<string, unknown>

/**
 * Parses JSON after measuring how deep it nests, which the parser itself does not bound.
 * @throws Invalid `import.deep-json`, `import.broken-json`
 */
export async function parseJson(text: string): Promise<unknown> {
  await measureDepth(text)
  try {
    return JSON.parse(text)
  } catch {
    throw new Invalid('import.broken-json')
  }
}

async function measureDepth(text: string): Promise<void> {
  let depth = 0
  let inString = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (at % 4_000_000 === 3_999_999) await nextTurn()
    if (inString) {
      if (code === 0x5c) at += 1
      else if (code === 0x22) inString = false
    } else if (code === 0x22) inString = true
    else if (code === 0x7b || code === 0x5b) {
      depth += 1
      if (depth > importBounds.jsonDepth) throw new Invalid('import.deep-json')
    } else if (code === 0x7d || code === 0x5d) depth -= 1
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value as a list; what is none is an empty one. */
export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

/** Only what is its text: numbers and strings. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** The entries whose values are text, as OSM tags are. */
export function textEntries(value: unknown): Record<string, string> {
  if (!isObject(value)) return {}
  const entries = Object.entries(value)
    .slice(0, importBounds.tags)
    .map(([key, entry]) => [key, textOf(entry)] as const)
  return Object.fromEntries(entries.filter(([key, entry]) => entry !== '' && key !== '__proto__'))
}
