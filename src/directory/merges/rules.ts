/** Somebody who stands, stood or will stand behind a counter. */
export interface Behind {
  accountId: string
  /** Owner, manager or family: reads what is for the owners alone. */
  keeps: boolean
  /** Today or later; false for whoever stood there once. */
  now: boolean
}

/** What becomes of what two counters keep: books, cards, private words. */
export type Together =
  /** It comes together: everybody reads as much as before, or nobody ever stood behind the other counter. */
  | 'moves'
  /** What the people before kept behind the other counter stays shut. */
  | 'apart'
  /** Somebody would read what they cannot read today. */
  | 'two-counters'
  /** The same, but the other way round it goes. */
  | 'keep-the-other'

/**
 * Two counter books never become readable to somebody who could not read them. So both have the same people, each
 * reading as much here as there; or one of the two places never had anybody behind its counter, and so keeps nothing.
 */
export function booksTogether(kept: readonly Behind[], gone: readonly Behind[]): Together {
  const [readsKept, readsGone] = [reading(kept), reading(gone)]
  if (readsKept.size > 0 && readsGone.size > 0) return sameReaders(readsKept, readsGone) ? 'moves' : 'two-counters'
  if (readsGone.size > 0) return kept.length > 0 ? 'keep-the-other' : 'moves'
  return gone.length > 0 && kept.length > 0 ? 'apart' : 'moves'
}

/** Who reads a counter's things today or will, and whether the owners' too: the stronger of several roles counts. */
function reading(people: readonly Behind[]): Map<string, boolean> {
  const readers = new Map<string, boolean>()
  for (const { accountId, keeps, now } of people)
    if (now) readers.set(accountId, keeps || readers.get(accountId) === true)
  return readers
}

const sameReaders = (one: ReadonlyMap<string, boolean>, other: ReadonlyMap<string, boolean>): boolean =>
  one.size === other.size && [...one].every(([account, keeps]) => other.get(account) === keeps)

export const UNDO_DAYS = 30
