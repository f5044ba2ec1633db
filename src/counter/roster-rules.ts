import { tidyLine } from '../web/text.ts'
import { dayWritten } from './day-rules.ts'

/** A regular as a line of a pasted list names them. */
export interface RosterLine {
  name: string
  usual: string | null
  /** `YYYY-MM-DD` */
  lastInOn: string | null
}

export type LineTrouble = 'no-name' | 'too-long' | 'in-future'

export type ReadLine =
  { ok: true; at: number; line: RosterLine } | { ok: false; at: number; text: string; why: LineTrouble }

/** So many are kept at a time: all of them in one transaction, while nobody else writes. */
export const MOST_LINES = 300
const LONGEST_NAME = 120
const LONGEST_USUAL = 200

/**
 * Reads a list of regulars, one a line: name, usual, last visit, with tabs, semicolons, bars or commas between. The last
 * part counts as a day where it reads as one; everything between is the usual, commas and all.
 * @param today the town's day, from which "Nov 5" without a year is counted back
 */
export function readRoster(text: string, today: string): ReadLine[] {
  return text
    .split(/\r?\n/)
    .map((written, at) => ({ at: at + 1, written: tidyLine(written.replaceAll('\t', ' | ')) }))
    .filter(({ written }) => written.replace(/[|;,]/g, '').trim() !== '' || /[|;,]/.test(written))
    .map(({ at, written }) => readLine(at, written, today))
}

function readLine(at: number, written: string, today: string): ReadLine {
  const between = written.includes('|') ? '|' : written.includes(';') ? ';' : ','
  const [name = '', ...rest] = written.split(between).map((part) => part.trim())
  const { day, before } = takeDay(rest, between, today)
  const usual = before.filter(Boolean).join(between === ',' ? ', ' : ` ${between} `) || null
  const wrong = (why: LineTrouble): ReadLine => ({ ok: false, at, text: written, why })
  if (!/[\p{L}\p{N}]/u.test(name)) return wrong('no-name')
  if (name.length > LONGEST_NAME || (usual?.length ?? 0) > LONGEST_USUAL) return wrong('too-long')
  if (day !== null && day > today) return wrong('in-future')
  return { ok: true, at, line: { name, usual, lastInOn: day } }
}

/** The day at the end of a line; "November 5, 2026" has a comma of its own. */
function takeDay(parts: string[], between: string, today: string): { day: string | null; before: string[] } {
  const endsInYear = between === ',' && parts.length > 1 && /^\d{4}$/.test(parts.at(-1) ?? '')
  for (const many of endsInYear ? [2, 1] : [1]) {
    const day = dayWritten(parts.slice(-many).join(' '), today)
    if (day !== null) return { day, before: parts.slice(0, -many) }
  }
  return { day: null, before: parts }
}
