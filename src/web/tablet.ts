import type { Request } from 'express'
import type { SignedIn } from './viewer.ts'

/** The shared tablet of a counter: the browser that asks, where it is one. */
export interface Tablet {
  id: string
  businessId: string
  /** The counter's address at present, and its name. */
  slug: string
  place: string
  /**
   * Who opened the book on it by their PIN, if they may still read it at this request; null while it is locked. They
   * are this person at the counter's own routes alone, and nobody at all the others.
   */
  clerk: SignedIn | null
  /** Names the one opening: what was shown in another is not sent in this one. */
  opening: string
  /** Minutes without a touch after which it locks by itself. */
  idleMinutes: number
  /** It locked by itself since the last request. */
  wentIdle: boolean
  /** What this request brought came too late for the book, and waits for whoever wrote it. */
  putBy: boolean
}

type WhoseRequest = Partial<Pick<Request, 'session' | 'res'>> & Pick<Request, 'sessionID'>

/** Whose words a request brings: the account that signed in, or who opened the counter's book by their PIN. */
export interface Acting {
  accountId: string
  /** This one sitting of theirs. */
  sitting: string
}

/** The one place that says who acts; null for nobody, and on a tablet that is locked. */
export function whoActs(req: WhoseRequest): Acting | null {
  const accountId = req.session?.accountId
  if (accountId) return { accountId, sitting: req.sessionID }
  const tablet = tabletOf(req)
  return tablet?.clerk ? { accountId: tablet.clerk.accountId, sitting: `tablet ${tablet.opening}` } : null
}

/** The tablet that asks, while it is open for somebody: by a PIN, or because they signed in on it. */
export const tabletInUse = ({ tablet, viewer }: Pick<Express.Locals, 'tablet' | 'viewer'>): Tablet | null =>
  tablet && (tablet.clerk ?? viewer.accountId) ? tablet : null

export function tabletOf(req: Partial<Pick<Request, 'res'>>): Tablet | null {
  const met: Partial<Express.Locals> | undefined = req.res?.locals
  return met?.tablet ?? null
}
