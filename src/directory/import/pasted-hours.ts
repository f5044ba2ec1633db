import { tokensOf } from '../hours/tokens.ts'

/** A piece of a typed line, and what parted it from the piece before. */
export interface Piece {
  text: string
  before: string
}

const dayWord =
  /(?<!\p{L})(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun|m-f|weekdays?|weekends?|daily|days?|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bados?|domingos?|d[ií]as?|semana)(?!\p{L})/iu
const clockTime =
  /\d{1,2}(?::\d\d)?\s*(?:[ap]\.?m\.?\s*)?(?:-|–|to|till?|until|thru|a|hasta)\s*(?:las )?(?:\d{1,2}(?::\d\d)?(?!\d)|noon|dark|dusk|close|mediod[ií]a)|\d\s?[ap]\.?m\b/i
const asking =
  /(?<!\p{L})(?:by app(?:oin)?t(?:ment)?\b|app(?:oin)?t(?:ment)? only|call (?:first|ahead|before)|con (?:previa )?cita|previa cita|llam[ea]r? (?:antes|primero))/iu
const seasonal =
  /^(?:seasonal(?:ly)?|year[- ]round|todo el año|por temporada|(?:open|abierto) (?:daily|every|all|most|when|from|in|until|late|todos?|todo|de|en)\b.*)$/iu
const roadEnd = /\b(?:st|street|rd|road|ave|avenue|ln|lane|dr|drive|hwy|highway|blvd|pike)\.?$/i

/** Two letters that a state is written by are no Monday ("MO") and no miércoles ("MI") behind an address. */
const isState = (text: string): boolean => /^(?:MO|MI)$/.test(text)

/** Every word of it is one that hours are told with, and together they tell when. */
function saysWhen(text: string): 'surely' | 'likely' | null {
  const tokens = isState(text) ? null : tokensOf(text)
  if (!tokens) return null
  const count = (kind: string): number => tokens.filter((token) => token.kind === kind).length
  const [days, times, sun] = [count('days'), count('time'), count('sun')]
  const halves = tokens.some((token) => token.kind === 'half' || (token.kind === 'time' && token.half !== null))
  if ((days > 0 && times + sun > 0) || (halves && times > 1)) return 'surely'
  if (count('value') > 0 || (count('to') > 0 && (times + sun > 1 || count('month') > 1))) return 'likely'
  return days > 0 && dayWord.test(text) ? 'likely' : null
}

/** Hours in words that no program understands are hours all the same: "most Saturdays, 9 to 1 or so". */
const soundsLikeHours = (text: string): boolean =>
  asking.test(text) || seasonal.test(text) || (dayWord.test(text) && clockTime.test(text) && !roadEnd.test(text))

/**
 * Takes the hours out of a line's pieces, wherever they stand, also in two pieces, also at the end of another one.
 * A name comes first, so the first piece is hours only where it can be nothing else.
 */
export function takeHours(pieces: readonly Piece[]): { hours: string; rest: string[] } {
  const hours: string[] = []
  const rest: string[] = []
  for (let at = 0; at < pieces.length;) {
    const many = at > 0 || saysWhen(pieces[0]?.text ?? '') === 'surely' ? hoursFrom(pieces, at) : 0
    const text = joined(pieces.slice(at, at + Math.max(many, 1)))
    const begin = many > 0 ? 0 : hoursIn(text, at === 0)
    hours.push(...(begin < text.length ? [text.slice(begin)] : []))
    rest.push(...(begin > 0 ? [text.slice(0, begin).replace(/[\s,:–—-]+$/, '')] : []))
    at += Math.max(many, 1)
  }
  return { hours: hours.join(', '), rest }
}

const joined = (pieces: readonly Piece[]): string =>
  pieces.map(({ text, before }, at) => (at === 0 ? '' : before) + text).join('')

const MOST_PIECES = 12

/** How many pieces from here on tell hours together: "M", "W", "F 9-5" do, and "Mon-Fri 8" with "5" behind a dash. */
function hoursFrom(pieces: readonly Piece[], at: number): number {
  let last = at
  while (last < pieces.length && last - at < MOST_PIECES && isOfHours(pieces[last]?.text ?? '')) last += 1
  for (let end = last; end > at; end -= 1) if (saysWhen(joined(pieces.slice(at, end))) !== null) return end - at
  return 0
}

const isOfHours = (text: string): boolean => !isState(text) && (tokensOf(text)?.length ?? 0) > 0

const firstOfHours =
  /^(?:open|hours:?|hrs\.?:?|abierto|horario:?|closed|cerrado|by|con|call|llame|previa|\p{L}{1,2}-\p{L}{1,2}|\d{1,2}(?::\d\d)?(?:[ap]\.?m\.?)?[-–]\d.*|\d{1,2}(?::\d\d|\s?[ap]\.?m\.?).*)$/iu

/**
 * Where the hours begin in a piece that is more than they: behind other words without a comma, "12 Depot St M-F 8-5", or
 * all of it where it only sounds like hours, which no name does. Its length where there are none.
 */
function hoursIn(text: string, isName: boolean): number {
  if (!/\d/.test(text) && !asking.test(text) && !seasonal.test(text)) return text.length
  for (const { index } of text.matchAll(/(?<=\s)\S/g)) {
    const tail = text.slice(index)
    const [first = ''] = tail.split(' ', 1)
    if (!firstOfHours.test(first) && !dayWord.test(first)) continue
    if (saysWhen(tail) === 'surely' || asking.exec(tail)?.index === 0) return index
  }
  return !isName && soundsLikeHours(text) ? 0 : text.length
}
