import type { Language } from './languages.ts'

/** A business behind whose counter the viewer stands today. */
export interface Counter {
  businessId: string
  slug: string
  name: string
  role: 'owner' | 'manager' | 'family' | 'staff'
  /** Their claim can still be objected to: the book is open, the public page is not theirs to change yet. */
  waits?: true
}

/** Who is looking. Read anew on every request, so that what a role gave ends the minute the role does. */
export interface Viewer {
  /** Null for somebody who is not signed in. */
  accountId: string | null
  name: string | null
  role: 'nobody' | 'resident' | 'steward'
  language: Language | null
  /** People this viewer blocked or who blocked them: to each other they are not there. */
  blocked: ReadonlySet<string>
  counters: readonly Counter[]
  /** Came in by a PIN, on a counter's tablet: at that counter's book and nowhere else. */
  byPin?: true
  /** How many things wait in `/word`. */
  waits: number
}

export const nobody: Viewer = {
  accountId: null,
  name: null,
  role: 'nobody',
  language: null,
  blocked: new Set(),
  counters: [],
  waits: 0,
}

/** A viewer who is signed in; what the route table's guards promise a handler. */
export interface SignedIn extends Viewer {
  accountId: string
  name: string
  role: 'resident' | 'steward'
}

export const isSignedIn = (viewer: Viewer): viewer is SignedIn => viewer.accountId !== null
