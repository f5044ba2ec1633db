import type { OpenState } from '../db/columns/directory.ts'

/** How one gets to somebody behind a door: in, in once it opens, or on the phone before. */
export type GoingIn = 'open' | 'opens' | 'away' | 'unsure' | 'call' | 'appointment'

interface Door {
  /** Codes of how the place likes to be approached, with spaces between them. */
  approach: string
  openState: OpenState
  openUntil: string | null
  opensAt: string | null
  /** The last day of a closure that is going on. */
  closedUntil?: string | null
}

/** Nobody is sent to a door on a guess: what the owner asked for comes before what the hours say. */
export function goesIn({ approach, openState, openUntil, opensAt, closedUntil = null }: Door): GoingIn {
  const asks = approach.split(' ')
  if (openState === 'by-appointment' || (asks.includes('by-appointment') && openState !== 'open')) return 'appointment'
  if (openState === 'call-first') return 'call'
  if (!asks.includes('walk-in') && asks.some((code) => code.startsWith('call-'))) return 'call'
  if (openState === 'open') return openUntil ? 'open' : 'unsure'
  if (openState === 'closed' && closedUntil) return 'away'
  return openState === 'closed' && opensAt ? 'opens' : 'unsure'
}
