import { tidyLine } from '../../web/text.ts'

const emptyWords = new Set([
  'n/a',
  'na',
  'none',
  'null',
  'nan',
  'nil',
  'unknown',
  'ninguno',
  'ninguna',
  'no hay',
  '\\n',
])

/** One line of text as the town keeps it. JSON can smuggle in what the bytes may not hold: U+0000 and halves of characters. */
export function oneLine(text: string): string {
  return tidyLine(text.replaceAll('\0', '').replace(/\p{Cs}/gu, '')).trim()
}

/** A cell's words, or '' where a table writes that it has none: "N/A", "-", "null". A spreadsheet's `="007"` is 007. */
export function cellText(text: string): string {
  const line = oneLine(text).replace(/^="(.*)"$/, '$1')
  return emptyWords.has(line.toLowerCase()) || /^[-–—.?]+$/.test(line) ? '' : line
}

/** Letters and digits only, without accents and case: two spellings of one thing fold alike. */
export function foldWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/['’`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Yes as tables say it. */
export function saysYes(text: string): boolean {
  return ['y', 'yes', 'true', 't', '1', '1.0', 'x', '✓', 'si', 'only'].includes(foldWords(text) || text.trim())
}

/** At most so many characters, without half of one at the end. */
export function cutText(text: string, length: number): string {
  return text
    .slice(0, length)
    .replace(/[\ud800-\udbff]$/, '')
    .trim()
}
