import type { AccountErased } from './accounts/erasure-queries.ts'
import type { AccountShut } from './accounts/session-queries.ts'
import { forgetRegular } from './counter/queries-cards.ts'
import {
  claimsDecidedWaiting,
  claimsToObjectWaiting,
  correctionsWaiting,
  handoversWaiting,
} from './counter/queries-waiting.ts'
import { counterMerged } from './counter/queries-merged.ts'
import { papersMerged } from './counter/queries-paper-merged.ts'
import { shutTablets } from './counter/queries-pins.ts'
import { counterSold } from './counter/queries-sold.ts'
import { forgetClosures } from './directory/queries-closures.ts'
import { hoursToConfirmWaiting } from './directory/asking/waiting.ts'
import { suggestionsWaiting } from './directory/suggestions/waiting.ts'
import type { BusinessMerged } from './directory/merges/handlers.ts'
import type { BusinessSold } from './directory/sales/handlers.ts'
import { forgetFavors } from './favors/leaving-queries.ts'
import { loansDueWaiting } from './favors/queries-due.ts'
import { openFavorsInLetter } from './favors/letter-part.ts'
import { favorsMerged } from './favors/queries-merged.ts'
import { favorsSold } from './favors/queries-sold.ts'
import { favorsWaiting } from './favors/queries-waiting.ts'
import { newcomersMerged } from './newcomers/queries-merged.ts'
import { newcomersSold } from './newcomers/queries-sold.ts'
import { newcomersWaiting } from './newcomers/queries-waiting.ts'
import { newcomersWalkWaiting } from './newcomers/queries-hosts.ts'
import { forgetVoucher } from './newcomers/queries-vouches.ts'
import type { ContactMerged } from './notebook/merges/handlers.ts'
import { notebookMerged } from './notebook/queries-merged.ts'
import { notebookSold } from './notebook/queries-sold.ts'
import { wentPastWaiting } from './notebook/went-past/queries.ts'
import { forgetPorchWords } from './porch/leaving-queries.ts'
import { porchMerged } from './porch/queries-merged.ts'
import { porchSold } from './porch/queries-sold.ts'
import { waitingReplies, waitingSafety } from './porch/queries-waiting.ts'
import { porchInLetter } from './porch/digest.ts'
import { forgetAnswers } from './ratings/queries-private-words.ts'
import { ratingsMerged } from './ratings/queries-merged.ts'
import { ratingsSold } from './ratings/queries-sold.ts'
import { ratingsWait } from './ratings/queries-waiting.ts'
import { forgetPerson } from './directory/leaving-queries.ts'
import type { House } from './web/house.ts'
import type { LetterPart } from './web/letter-part.ts'
import { type Waiting } from './web/waiting.ts'

/** What each room does when somebody leaves, in the same transaction. */
export const accountErased: readonly AccountErased[] = [
  forgetPerson,
  forgetRegular,
  forgetFavors,
  forgetVoucher,
  forgetPorchWords,
  forgetClosures,
  forgetAnswers,
]

/** What each room does when somebody ends sessions or sets a new password, in the same transaction. */
export const accountShut: readonly AccountShut[] = [shutTablets]

/** What each room does when two entries turn out to be one business, in the same transaction. */
export const businessMerged: readonly BusinessMerged[] = [
  notebookMerged,
  favorsMerged,
  ratingsMerged,
  counterMerged,
  newcomersMerged,
  porchMerged,
]

/** What each room does when somebody else carries a business on, in the same transaction. */
export const businessSold: readonly BusinessSold[] = [
  notebookSold,
  favorsSold,
  ratingsSold,
  counterSold,
  newcomersSold,
  porchSold,
]

/** What each room does when two pages of a notebook turn out to be one person's, in the same transaction. */
export const contactMerged: readonly ContactMerged[] = [papersMerged]

/** What waits for people in each room: listed in `/word`, its number in the menu. */
export const waiting: readonly Waiting[] = [
  wentPastWaiting,
  favorsWaiting,
  loansDueWaiting,
  newcomersWaiting,
  newcomersWalkWaiting,
  waitingReplies,
  waitingSafety,
  ratingsWait,
  claimsToObjectWaiting,
  claimsDecidedWaiting,
  handoversWaiting,
  correctionsWaiting,
  suggestionsWaiting,
  hoursToConfirmWaiting,
]

/** What comes along in the one letter that a resident asked for. */
export const lettersParts = (house: House): LetterPart[] => [openFavorsInLetter(house), porchInLetter(house, waiting)]
