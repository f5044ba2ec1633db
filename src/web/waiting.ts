import type { Db } from '../db/tables.ts'
import type { Language, MessageKey, Translate } from './languages.ts'
import type { SignedIn } from './viewer.ts'

/** One thing that waits for somebody: what happened, who did it, where it stands, and how to answer in one tap. */
export interface WordForYou {
  /** The instant or the calendar day it happened: the latest comes first. */
  at: string
  /** One sentence that names the person. */
  words: (t: Translate, language: Language) => string
  href: string
  /** What they wrote, in the language they wrote it, where that is known. */
  quote?: { text: string; language: Language | null }
  /** One-tap answers: forms without fields. `plain` is the second choice. */
  answers?: { action: string; label: MessageKey; plain?: boolean }[]
}

/** What one room lets wait for people. `/word` lists it; its number stands in the menu of every page. */
export interface Waiting {
  key: string
  /**
   * Written SQL that gives one number, every `?` of it the reader's account id and no other question mark in it. Every
   * page of a signed-in reader asks it: it has to be answered from an index, and to count no more than `list` shows.
   * The counters that the reader stands behind today are there as `"behind"`, with `"businessId"`, `"role"` and,
   * 1 while owners may object to their claim, `"waits"`; the town's calendar day is the one `"day"` of `"today"`.
   */
  countSql: string
  /** How many `?` it has. */
  params: number
  /** @param today the town's calendar day */
  list: (db: Db, viewer: SignedIn, today: string) => Promise<WordForYou[]>
}

/** All rooms' counts as one expression of written SQL. */
export interface WaitingCount {
  sql: string
  params: number
}

export const nothingWaits: WaitingCount = { sql: '0', params: 0 }

export function countOf(waiting: readonly Waiting[]): WaitingCount {
  if (waiting.length === 0) return nothingWaits
  return {
    sql: waiting.map(({ countSql }) => `(${countSql})`).join(' + '),
    params: waiting.reduce((sum, { params }) => sum + params, 0),
  }
}
