import { type Token, phrases, spanishWords } from './words.ts'

const timeAt = /(\d{1,2})(?::(\d{2}))?(?:\s?(am|pm)(?![a-z0-9])|([ap])(?![a-z0-9]))?(?![\d:])/y
const spaceAt = /[ \t]+/y

/** Lower case, no accents, one kind of dash, apostrophe and "am". */
function plain(input: string): string {
  return input
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/\r\n?/g, '\n')
    .replace(/(?<![a-z])([ap])(?:\. ?)?m\b\.?/g, '$1m')
}

const marks: Record<string, Token['kind'] & ('to' | 'and' | 'stop' | 'filler')> = {
  '-': 'to',
  ',': 'and',
  '&': 'and',
  '/': 'and',
  ';': 'stop',
  '\n': 'stop',
  ':': 'filler',
  '(': 'filler',
  ')': 'filler',
}

/** By their first letter, the longest first: a list of thousands of lines is read word by word. */
const phrasesBy = new Map<string, [string, Token][]>()
for (const phrase of phrases) {
  const first = phrase[0].charAt(0)
  const others = phrasesBy.get(first)
  if (others) others.push(phrase)
  else phrasesBy.set(first, [phrase])
}

function phraseAt(text: string, at: number): [string, Token] | undefined {
  return phrasesBy
    .get(text.charAt(at))
    ?.find(([words]) => text.startsWith(words, at) && !/[a-z0-9']/.test(text.charAt(at + words.length)))
}

function timeTokenAt(text: string, at: number): { token: Token; length: number } | null {
  timeAt.lastIndex = at
  const found = timeAt.exec(text)
  if (!found) return null
  const [all, hour, minute, half, letter] = found
  const said = half ?? (letter ? `${letter}m` : null)
  const token: Token = {
    kind: 'time',
    hour: Number(hour),
    minute: Number(minute ?? 0),
    half: said === 'am' || said === 'pm' ? said : null,
  }
  return { token, length: all.length }
}

/** A full stop ends an abbreviation ("Sat.") or a sentence; between digits it could be anything. */
const isSoftStop = (text: string, at: number) => text[at] === '.' && !/\d/.test(text.charAt(at + 1))

function tokenAt(text: string, at: number): { token: Token; length: number } | null {
  const phrase = phraseAt(text, at)
  if (phrase) return { token: phrase[1], length: phrase[0].length }
  const time = timeTokenAt(text, at)
  if (time) return time
  const mark = marks[text.charAt(at)]
  if (mark) return { token: { kind: mark }, length: 1 }
  return isSoftStop(text, at) ? { token: { kind: 'filler' }, length: 1 } : null
}

/** "Mar" is March in a range with another month, martes in one with a day or in a Spanish sentence, and else nobody knows. */
function settleMar(tokens: Token[], text: string): Token[] | null {
  const isSpanish = text.split(/[^a-z]+/).some((word) => spanishWords.has(word))
  const kindAt = (at: number) => tokens[at]?.kind
  const settled = tokens.map((token, at): Token | null => {
    if (token.kind !== 'march-or-tuesday') return token
    const ends = [kindAt(at - 1) === 'to' ? kindAt(at - 2) : null, kindAt(at + 1) === 'to' ? kindAt(at + 2) : null]
    if (ends.includes('month')) return { kind: 'month', month: 2 }
    const besideMonth = [-2, -1, 1, 2].some((step) => kindAt(at + step) === 'month')
    return isSpanish && !besideMonth ? { kind: 'days', days: [1] } : null
  })
  return settled.every((token) => token !== null) ? settled : null
}

/** The pieces of what somebody typed, without fillers; null if a single word is not known. */
export function tokensOf(input: string): Token[] | null {
  const text = plain(input)
  const tokens: Token[] = []
  for (let at = 0; at < text.length;) {
    spaceAt.lastIndex = at
    const space = spaceAt.exec(text)
    const found = space ? null : tokenAt(text, at)
    if (!space && !found) return null
    if (found && found.token.kind !== 'filler' && found.token.kind !== 'spanish') tokens.push(found.token)
    at += space?.[0].length ?? found?.length ?? 1
  }
  return settleMar(tokens, text)
}
