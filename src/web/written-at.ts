import { DAY, later } from './clock.ts'

/** So long may a device have waited for a signal. */
const LONGEST_OUTAGE_DAYS = 60

/** Under which field words that waited on a device say when they were written, by the town's clock as it knew it. */
export const WRITTEN_AT = 'writtenAt'

/**
 * When a form was written. One that waited for a signal says so itself; what is still to come, or further back than any
 * outage lasts, is no such instant: then it is taken as written when it comes.
 */
export function writtenAt(body: unknown, now: string): string {
  const said = (body as Record<string, unknown> | undefined)?.[WRITTEN_AT]
  if (typeof said !== 'string' || !isInstant(said)) return now
  return said <= now && said >= later(now, -LONGEST_OUTAGE_DAYS * DAY) ? said : now
}

/** "February 31" is read as March 3, so what is read is held against what was said. */
const isInstant = (said: string): boolean => {
  const at = new Date(said)
  return !Number.isNaN(at.getTime()) && at.toISOString() === said
}
