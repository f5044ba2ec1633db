import { foldText } from '../web/fold.ts'
import type { Db } from '../db/tables.ts'
import { ask } from '../db/written.ts'
import type { Notebook } from '../notebook/queries-notebook.ts'
import type { RegularEntry } from './queries-regulars.ts'

/** The rows of one book and no other; what a person's own card says is their usual comes first. */
const ENTRIES = `select "contact"."id", "contact"."name", "contact"."lastInOn",
  coalesce("cardGrant"."usual", "card"."usual", "contact"."usual") as "usual"
  from "contact" left join "cardGrant" on "cardGrant"."id" = "contact"."cardGrantId"
  left join "card" on "card"."id" = "cardGrant"."cardId"
  where "contact"."notebookId" = ? and "contact"."mergedIntoId" is null`

const A_NAME_BEGINS = ' and ("contact"."nameKey" like ? or "contact"."nameKey" like ?)'

const MOST_WORDS = 6

/** Everybody one of whose names begins with each of the words typed: three letters find Ruth. */
export async function findRegulars(db: Db, book: Notebook, typed: string, limit: number): Promise<RegularEntry[]> {
  const words = foldText(typed).split(' ').filter(Boolean).slice(0, MOST_WORDS)
  if (words.length === 0) return []
  const found = `${ENTRIES}${A_NAME_BEGINS.repeat(words.length)}
    order by "contact"."nameKey", "contact"."id" limit ?`
  // A folded text holds letters, digits and blanks alone: nothing in it means anything to LIKE.
  return ask<RegularEntry>(db, found, [book.id, ...words.flatMap((word) => [`${word}%`, `% ${word}%`]), limit])
}

const LATELY = `${ENTRIES} and "contact"."lastInOn" is not null and "contact"."diedOn" is null
  order by "contact"."lastInOn" desc, "contact"."nameKey" limit ?`

/** Who was in last. By the day alone: a counter never counts who comes most. */
export async function latelyIn(db: Db, book: Notebook, limit: number): Promise<RegularEntry[]> {
  return ask<RegularEntry>(db, LATELY, [book.id, limit])
}
