import { Temporal } from 'temporal-polyfill'
import { dayIn } from '../web/clock.ts'

/** The town's next midnight as an instant: "today" and "tomorrow" on a kept page hold until then. */
export function endOfDay(zone: string, now: string): string {
  const midnight = Temporal.PlainDate.from(dayIn(zone, now)).add({ days: 1 }).toZonedDateTime(zone).toInstant()
  return new Date(midnight.epochMilliseconds).toISOString()
}
