import { type TimeSpan, spanBetween } from './clock-words.ts'
import type { HolidayCode } from './holidays.ts'
import type { Half, Token, ValueWord } from './words.ts'

/** When a statement holds. No days and no months: nothing was said about that. */
export interface When {
  days: number[]
  months: number[]
  holidays: HolidayCode[]
  publicHolidays: boolean
}

export interface Statement {
  when: When
  spans: TimeSpan[]
  /** With `spans`: what these hours are; alone: what the whole day is. */
  value: ValueWord | null
}

export interface Sentence {
  statements: Statement[]
  /** "otherwise by appointment": what holds at every other hour. */
  otherwise: 'by-appointment' | 'call-first' | null
}

const nothingSaid = ({ days, months, holidays, publicHolidays }: When) =>
  days.length + months.length + holidays.length === 0 && !publicHolidays

/** Thrown when two readings are possible, or none: the text is then kept as it is. */
class InDoubt extends Error {}

const isTarget = (token: Token | undefined) =>
  token?.kind === 'days' || token?.kind === 'month' || token?.kind === 'holiday' || token?.kind === 'public-holidays'
const isTime = (token: Token | undefined) => token?.kind === 'time' || token?.kind === 'sun'

/** All numbers from `first` to `last`, around the end of a circle of `size`. */
function around(first: number, last: number, size: number): number[] {
  return Array.from({ length: ((last - first + size) % size) + 1 }, (_, step) => (first + step) % size)
}

/** Reads tokens from left to right; every method takes what it understands, and throws on doubt. */
class Reader {
  readonly #tokens: Token[]
  #at = 0

  constructor(tokens: Token[]) {
    this.#tokens = tokens
  }

  sentence(): Sentence {
    const statements: Statement[] = []
    let otherwise: Sentence['otherwise'] = null
    for (this.#skipMarks(); this.#peek(); this.#skipMarks()) {
      if (otherwise) throw new InDoubt()
      if (this.#take('otherwise')) otherwise = this.#otherwise()
      else statements.push(this.#statement())
    }
    return { statements, otherwise }
  }

  #peek(ahead = 0): Token | undefined {
    return this.#tokens[this.#at + ahead]
  }

  #take(kind: Token['kind']): boolean {
    if (this.#peek()?.kind !== kind) return false
    this.#at += 1
    return true
  }

  #skipMarks(): void {
    while (this.#take('and') || this.#take('stop')) continue
  }

  #otherwise(): 'by-appointment' | 'call-first' {
    const value = this.#value()
    if (value !== 'by-appointment' && value !== 'call-first') throw new InDoubt()
    return value
  }

  /** "Mon-Fri 9-5", "9-5 weekdays", "closed Sundays", "Sunday closed". */
  #statement(): Statement {
    const next = this.#peek()
    if (isTarget(next)) return this.#said(this.#when())
    if (isTime(next)) return this.#timesFirst()
    const value = this.#take('except') ? 'closed' : this.#value()
    if (!value) throw new InDoubt()
    const when = this.#when()
    // "closed Sunday, Monday 9-5": is Monday closed?
    if (isTime(this.#peek()) || (value !== 'all-day' && this.#peek()?.kind === 'value')) throw new InDoubt()
    return { when, spans: [], value }
  }

  #said(when: When): Statement {
    if (this.#take('to')) throw new InDoubt()
    if (isTime(this.#peek())) return { when, spans: this.#spans(), value: this.#hoursValue() }
    const value = this.#value()
    return { when, spans: [], value }
  }

  #timesFirst(): Statement {
    const spans = this.#spans()
    const value = this.#hoursValue()
    const comma = this.#peek()?.kind === 'and' && isTarget(this.#peek(1))
    const start = this.#at
    if (comma) this.#at += 1
    const when = this.#when()
    // "9-5, closed Sundays" says nothing of its own days; "9-5, Sat 9-1" leaves it open which hours are Saturday's.
    if (comma && nothingSaid(when)) this.#at = start
    if (isTime(this.#peek()) || (!nothingSaid(when) && this.#peek()?.kind === 'value')) throw new InDoubt()
    return { when, spans, value }
  }

  /** "9-5 by appointment": hours that need one. Nothing else can follow hours directly. */
  #hoursValue(): ValueWord | null {
    const next = this.#peek()
    if (next?.kind !== 'value' || next.value === 'closed') return null
    if (next.value === 'all-day') throw new InDoubt()
    return this.#value()
  }

  #value(): ValueWord | null {
    const only = this.#take('only')
    const next = this.#peek()
    if (next?.kind !== 'value') {
      if (only) throw new InDoubt()
      return null
    }
    this.#at += 1
    this.#take('only')
    return next.value
  }

  #when(): When {
    const when: When = { days: [], months: [], holidays: [], publicHolidays: false }
    while (isTarget(this.#peek()) || (this.#peek()?.kind === 'and' && isTarget(this.#peek(1)))) {
      this.#take('and')
      this.#target(when)
    }
    if (when.days.length > 0 && this.#take('except')) this.#leaveOut(when)
    this.#take('only')
    return when
  }

  #target(when: When): void {
    const first = this.#peek()
    this.#at += 1
    const last = this.#peek()?.kind === 'to' ? this.#peek(1) : undefined
    if (first?.kind === 'days' && last?.kind === 'days') {
      if (first.days.length !== 1 || last.days.length !== 1) throw new InDoubt()
      when.days.push(...around(first.days[0] ?? 0, last.days[0] ?? 0, 7))
    } else if (first?.kind === 'month' && last?.kind === 'month') {
      when.months.push(...around(first.month, last.month, 12))
    } else if (isTarget(last)) throw new InDoubt()
    else return this.#single(when, first)
    this.#at += 2
  }

  #single(when: When, token: Token | undefined): void {
    if (token?.kind === 'days') when.days.push(...token.days)
    if (token?.kind === 'month') when.months.push(token.month)
    if (token?.kind === 'holiday') when.holidays.push(token.code)
    if (token?.kind === 'public-holidays') when.publicHolidays = true
  }

  #leaveOut(when: When): void {
    const out = this.#when()
    if (out.days.length === 0 || out.months.length + out.holidays.length > 0 || out.publicHolidays) throw new InDoubt()
    when.days = when.days.filter((day) => !out.days.includes(day))
  }

  #spans(): TimeSpan[] {
    const spans = [this.#span()]
    while (this.#peek()?.kind === 'and' && isTime(this.#peek(1))) {
      this.#at += 1
      spans.push(this.#span())
    }
    return spans
  }

  #span(): TimeSpan {
    const from = this.#time()
    if (!this.#take('to')) throw new InDoubt()
    const span = spanBetween(from, this.#time())
    if (!span) throw new InDoubt()
    return span
  }

  #time(): Extract<Token, { kind: 'time' | 'sun' }> {
    const token = this.#peek()
    if (token?.kind !== 'time' && token?.kind !== 'sun') throw new InDoubt()
    this.#at += 1
    const half = this.#peek()
    if (token.kind === 'sun' || half?.kind !== 'half') return token
    this.#at += 1
    return this.#withHalf(token, half.half)
  }

  #withHalf(token: Extract<Token, { kind: 'time' }>, half: Half): Extract<Token, { kind: 'time' }> {
    if (token.half !== null || token.hour > 12 || token.hour === 12) throw new InDoubt()
    return { ...token, half }
  }
}

/** The statements of a sentence about hours, or null when it can be taken two ways. */
export function sentenceOf(tokens: Token[]): Sentence | null {
  try {
    return new Reader(tokens).sentence()
  } catch (error) {
    if (error instanceof InDoubt) return null
    throw error
  }
}
