import { answersFor, keepsPage } from '../../directory/rules.ts'
import type { SignedIn, Viewer } from '../../web/viewer.ts'

/** Whom a pair of sentences is shown to once both sides of the counter agree; `parties`: to nobody else. */
export type PairAudience = 'parties' | 'neighbors' | 'anybody'

/** What one side of the counter wrote about both, and how far it has come. */
export interface WentPast {
  accountId: string
  businessId: string
  theyWentPast: string | null
  iWentPast: string | null
  sentAt: string | null
  answered: 'yes' | 'no' | null
  audience: PairAudience
}

/** Whoever wrote it, always; the people of the place once it was sent to them, and never past a block. */
export function mayReadWentPast(viewer: Viewer, one: WentPast): boolean {
  if (viewer.accountId === null) return false
  if (viewer.accountId === one.accountId) return true
  return one.sentAt !== null && answersFor(viewer, one.businessId) && !viewer.blocked.has(one.accountId)
}

/**
 * Who says yes or no to it for the place. What would show on the page waits, as every public edit does, until nobody
 * can object to a claim any more; what stays between the two does not.
 */
export const mayAnswerWentPast = (viewer: SignedIn, one: Pick<WentPast, 'businessId' | 'audience'>): boolean =>
  one.audience === 'parties' ? answersFor(viewer, one.businessId) : keepsPage(viewer, one.businessId)

/** Two sentences make the pair; it stands on the page once the one who wrote it offered that and the other agreed. */
export const isShown = (one: WentPast): boolean =>
  one.sentAt !== null &&
  one.answered === 'yes' &&
  one.audience !== 'parties' &&
  one.theyWentPast !== null &&
  one.iWentPast !== null

/** What its writer's page calls it: both sentences are a pair; one alone is said for what it is. */
export function titleOf({ theyWentPast, iWentPast }: Pick<WentPast, 'theyWentPast' | 'iWentPast'>) {
  if (iWentPast === null) return 'wentpast.they'
  return theyWentPast === null ? 'wentpast.i' : 'wentpast.title'
}
