import { dayPlus, instantAt } from '../web/clock.ts'
import { keepsPage } from '../directory/rules.ts'
import type { MessageKey } from '../web/languages.ts'
import type { Viewer } from '../web/viewer.ts'

export const kinds = ['ask', 'offer', 'thanks', 'gathering', 'closure'] as const
export type Kind = (typeof kinds)[number]

export const audiences = ['neighbors', 'anybody'] as const
export type PorchAudience = (typeof audiences)[number]

/** How many days a note hangs, the day it was hung included, where its author says nothing else. */
export const daysUp: Record<Kind, number> = { ask: 7, offer: 14, thanks: 7, gathering: 14, closure: 7 }
export const daysToChoose = ['1', '3', '7', '14', '28'] as const

/**
 * A business posts closures and gatherings, and may answer an ask. It never starts an ask, an offer or a thanks: the
 * porch is no storefront. A closure is a business's.
 */
export const mayStart = (kind: Kind, asBusiness: boolean): boolean =>
  asBusiness ? kind === 'gathering' || kind === 'closure' : kind !== 'closure'

export const mayReplyAsBusiness = (kind: Kind): boolean => kind === 'ask'

/**
 * The last day a note hangs. A gathering comes down with its day, a closure with the day it says; everything else
 * after so many days, the first one counted.
 */
export function lastDayUp(kind: Kind, today: string, chosen: { days: number | null; day: string | null }): string {
  if ((kind === 'gathering' || kind === 'closure') && chosen.day !== null) return chosen.day
  return dayPlus(today, (chosen.days ?? daysUp[kind]) - 1)
}

/**
 * Whether a note is this viewer's to change and to take down: its author's, and where it says that a shop is closed,
 * also of all who keep the shop's page. Whoever wrote it may be the one who is away.
 */
export const keepsNote = (
  viewer: Pick<Viewer, 'accountId' | 'role' | 'counters'>,
  post: { accountId: string; kind: Kind; business: { id: string } | null },
): boolean =>
  post.accountId === viewer.accountId ||
  (post.kind === 'closure' && post.business !== null && keepsPage(viewer, post.business.id))

/** Whether a note still hangs. What came down hangs no more on any later day. */
export const isUp = (expiresOn: string, today: string): boolean => expiresOn >= today

export const hangs = (post: { removedAt: string | null; expiresOn: string }, today: string): boolean =>
  post.removedAt === null && isUp(post.expiresOn, today)

/** What a note that was taken down says for its last day: it hung until the day before. */
export const takenDown = (today: string): string => dayPlus(today, -1)

/** The Monday of a day's week. @param day `YYYY-MM-DD` */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
  return dayPlus(day, -((weekday + 6) % 7))
}

/** No note is hung for longer than a year ahead. */
export const FURTHEST_DAYS = 366

interface Dated {
  kind: Kind
  /** The first day closed; null: today. */
  first?: string | null
  day: string | null
  time: string | null
  place: string | null
}

/** What a form is told, and beside which field. */
export type WrongPost = {
  field: 'first' | 'day' | 'time' | 'place' | 'as'
  key: MessageKey
}

/** What a note's date, hour and place are still missing. */
export function wrongWithDate({ kind, first = null, day, time, place }: Dated, today: string): WrongPost | null {
  if (kind !== 'gathering' && kind !== 'closure') return null
  if (day === null) return { field: 'day', key: kind === 'gathering' ? 'porch.when-day' : 'porch.when-closed' }
  if (day < today) return { field: 'day', key: 'porch.day-past' }
  if (day > dayPlus(today, FURTHEST_DAYS)) return { field: 'day', key: 'porch.day-far' }
  if (kind === 'closure') return wrongFirstDay(first ?? today, day, today)
  if (time === null) return { field: 'time', key: 'porch.when-time' }
  if (place === null) return { field: 'place', key: 'porch.where-it-is' }
  return null
}

/** Who is closed already says so too; but nobody writes a diary here. */
function wrongFirstDay(first: string, last: string, today: string): WrongPost | null {
  if (first > last) return { field: 'first', key: 'porch.closed-backwards' }
  if (first < dayPlus(today, -FURTHEST_DAYS)) return { field: 'first', key: 'porch.first-far' }
  return null
}

/** The instant the town's next day begins: until then what hangs today hangs. */
export const nextMidnight = (zone: string, today: string): string => instantAt(zone, dayPlus(today, 1), '00:00')
