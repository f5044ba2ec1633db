import { DAY } from '../web/clock.ts'

const daysAfter = (confirmedAt: string, now: string): number =>
  (Date.parse(now) - Date.parse(confirmedAt)) / (DAY * 1000)

/** The longest a confirmation counts for this season, and for this year, in days. */
export const SEASON_DAYS = 92
export const YEAR_DAYS = 365

/** How lately somebody confirmed the hours: 0 this season, 1 this year, 2 longer ago or never. */
export function confirmRankOf(confirmedAt: string | null, now: string): 0 | 1 | 2 {
  if (confirmedAt === null) return 2
  const days = daysAfter(confirmedAt, now)
  return days <= SEASON_DAYS ? 0 : days <= YEAR_DAYS ? 1 : 2
}
