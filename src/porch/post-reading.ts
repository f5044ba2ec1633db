import { instantAt } from '../web/clock.ts'
import type { Counter, SignedIn } from '../web/viewer.ts'
import type { PostAsked } from './form.ts'
import type { NewPost } from './queries-posts.ts'
import { lastDayUp, mayStart, type WrongPost, wrongWithDate } from './rules.ts'

/** The note as the form says it, or what is wrong with it. */
export function readPost(
  asked: PostAsked,
  viewer: SignedIn,
  { today, zone }: { today: string; zone: string },
): NewPost | WrongPost {
  const { as, days, first, day, time, place, ...words } = asked
  const from = counterOf(viewer, as)
  if (from === undefined) return { field: 'as', key: 'porch.not-behind' }
  if (!mayStart(asked.kind, from !== null)) return { field: 'as', key: 'porch.business-may-not' }
  const wrong = wrongWithDate(asked, today)
  if (wrong) return wrong
  const gathers = asked.kind === 'gathering' && day !== null && time !== null
  return {
    ...words,
    from,
    place: gathers ? place : null,
    happensAt: gathers ? instantAt(zone, day, time) : null,
    closedFrom: asked.kind === 'closure' ? (first ?? today) : null,
    closedThrough: asked.kind === 'closure' ? day : null,
    expiresOn: lastDayUp(asked.kind, today, { days: days === null ? null : Number(days), day }),
  }
}

/** Null for oneself; undefined for a counter one does not stand behind today, or that is nowhere. */
export function counterOf(viewer: SignedIn, slug: string | null): Counter | null | undefined {
  return slug === null ? null : viewer.counters.find((counter) => counter.slug === slug)
}
