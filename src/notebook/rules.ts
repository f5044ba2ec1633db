import type { Language, MessageKey } from '../web/languages.ts'

/** Somebody who was met: known to the notebook, shown by the directory, or named just now. */
export type Who = { contact: string } | { face: string } | { name: string }

export interface Met {
  who: Who
  /** What was talked about with this person in particular. */
  smallTalk: string | null
}

/** A visit as it is written down; everything but the day may be missing. */
export interface VisitInput {
  businessId: string | null
  /** Where it was, when it was at no business: "the post office". */
  place: string | null
  /** `YYYY-MM-DD`; of "a regular since" only the year counts. */
  visitedOn: string
  kind: 'visit' | 'regular-since'
  whatFor: string | null
  met: Met[]
  smallTalk: string | null
  askNext: string | null
  /** The language these words are in. */
  language: Language
}

/** What is said about one visit, or to be said at the next. */
export interface Words {
  contactId: string | null
  businessId: string | null
  body: string
  askNext: 0 | 1
}

/**
 * Whom each line is about. What was said in general is about the one person who was there; with several, or nobody,
 * it belongs to the place.
 * @param contactIds the contacts of `visit.met`, in the same order
 */
export function wordsOf(
  visit: Pick<VisitInput, 'met' | 'smallTalk' | 'askNext' | 'businessId'>,
  contactIds: string[],
): Words[] {
  const only = new Set(contactIds).size === 1 ? (contactIds[0] ?? null) : null
  const about = { contactId: only, businessId: only === null ? visit.businessId : null }
  const words: Words[] = []
  if (visit.smallTalk) words.push({ ...about, body: visit.smallTalk, askNext: 0 })
  visit.met.forEach(({ smallTalk }, i) => {
    const contactId = contactIds[i]
    if (smallTalk && contactId) words.push({ contactId, businessId: null, body: smallTalk, askNext: 0 })
  })
  if (visit.askNext) words.push({ ...about, body: visit.askNext, askNext: 1 })
  return words
}

const EARLIEST = '1900-01-01'

/** When a form says it was: a day shown to choose, another day typed, or the year somebody became a regular. */
export interface DaySaid {
  visitedOn: string | null
  otherDay: string | null
  since: number | null
}

export type DayOfVisit =
  | { ok: true; visitedOn: string; kind: VisitInput['kind'] }
  | { ok: false; field: 'otherDay' | 'since'; say: MessageKey }

/** What was typed counts before what was chosen. @param today the town's day */
export function dayOfVisit(said: DaySaid, today: string): DayOfVisit {
  if (said.since !== null) {
    const year = String(said.since)
    if (year > today.slice(0, 4)) return { ok: false, field: 'since', say: 'visit.in-future' }
    return { ok: true, visitedOn: `${year}-01-01`, kind: 'regular-since' }
  }
  const visitedOn = said.otherDay ?? said.visitedOn ?? today
  if (visitedOn > today) return { ok: false, field: 'otherDay', say: 'visit.in-future' }
  if (visitedOn < EARLIEST) return { ok: false, field: 'otherDay', say: 'visit.too-long-ago' }
  return { ok: true, visitedOn, kind: 'visit' }
}
