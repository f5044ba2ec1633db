import type { Language } from '../db/columns/accounts.ts'
import type { Db } from '../db/tables.ts'
import { ask } from '../db/written.ts'
import { meaningOf, type Outlook } from '../directory/hours/outlook.ts'
import type { Reading } from '../directory/hours/open-words.ts'
import { closureWords } from '../directory/hours/closure-words.ts'
import { dayIn, dayPlus, instantAt } from '../web/clock.ts'
import { sayDayBy } from '../web/dates.ts'
import type { Viewer } from '../web/viewer.ts'

/** Days on which a place is shut, and the note on the porch that says so. `accountId` is never printed. */
export interface PlaceClosure {
  fromOn: string
  untilOn: string
  note: { id: string; accountId: string; words: string; language: Language; audience: 'neighbors' | 'anybody' }
}

const MOST = 3

const NOT_OVER = `select "closure"."fromOn", "closure"."untilOn", "porchPost"."id", "porchPost"."accountId", "words",
    "porchPost"."language", "audience"
  from "closure" inner join "porchPost" on "porchPost"."closureId" = "closure"."id"
    inner join "account" on "account"."id" = "porchPost"."accountId"
  where "closure"."businessId" = ? and "closure"."untilOn" >= ? and "account"."state" = 'active'
  order by "closure"."fromOn", "closure"."id" limit ${MOST}`

/** The closures of a place that are not over, the first one first. Whoever is suspended said nothing. */
export async function closuresOf(db: Db, businessId: string, today: string): Promise<PlaceClosure[]> {
  const rows = await ask<PlaceClosure['note'] & { fromOn: string; untilOn: string | null }>(db, NOT_OVER, [
    businessId,
    today,
  ])
  return rows.map(({ fromOn, untilOn, ...note }) => ({ fromOn, untilOn: untilOn ?? fromOn, note }))
}

export interface ShownClosure {
  said: string
  /** "Opens again Monday, December 14"; empty where nobody knows. */
  opens: string
  /** The owner's reason, where this reader may read it. */
  reason: { words: string; lang: Language; audience: 'neighbors' | 'anybody'; href: string } | null
}

/** The days are anybody's to know, as the hours are; the words are for whom their author says. */
export function shownClosure(
  { fromOn, untilOn, note }: PlaceClosure,
  outlook: Outlook | null,
  viewer: Viewer,
  reading: Reading,
): ShownClosure {
  const { id, accountId, words, language: lang, audience } = note
  const today = dayIn(reading.zone, reading.now)
  const mayRead = (audience === 'anybody' || viewer.accountId !== null) && !viewer.blocked.has(accountId)
  const opens = outlook && opensAfter(outlook, untilOn, reading)
  return {
    said: closureWords(fromOn, untilOn, { ...reading, today }),
    opens: opens ? reading.t('place.opens-again', { day: sayDayBy(opens, today, reading.language) }) : '',
    reason: mayRead ? { words, lang, audience, href: `/porch/${id}` } : null,
  }
}

/** The day on which the door opens after a closure, as far as the hours are known. */
function opensAfter(outlook: Outlook, untilOn: string, { zone }: Reading): string | null {
  const over = instantAt(zone, dayPlus(untilOn, 1), '00:00')
  const next = outlook.intervals.find((one) => one.to > over && meaningOf(one) === 'open')
  if (next) return dayIn(zone, next.from > over ? next.from : over)
  // Past the days that are kept only the first opening is known.
  return outlook.opensAfter && outlook.opensAfter >= over ? dayIn(zone, outlook.opensAfter) : null
}
