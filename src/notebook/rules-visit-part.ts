import type { Trx } from '../db/tables.ts'
import type { SafeHtml } from '../web/assets.ts'
import type { FieldError, FormState } from '../web/forms.ts'
import type { Language, Translate } from '../web/languages.ts'
import type { SignedIn } from '../web/viewer.ts'

/** What the form is opened about. */
export interface VisitAskedAbout {
  viewer: SignedIn
  /** The place it was opened with, or at which the visit was; null while none is chosen. */
  place: { id: string; name: string; slug: string } | null
  /** The visit it corrects; null for a new one. */
  visitId: string | null
}

interface VisitKept {
  id: string
  businessId: string | null
}

/** What another room asks in the form of a visit, and does in the visit's own transaction. */
export interface VisitPart {
  /** Its fields, as a fold among the others; empty where it asks nothing. */
  html: (form: FormState, reader: { t: Translate; language: Language }, asked: VisitAskedAbout) => Promise<SafeHtml>
  /** What is wrong with what was typed there, by field; empty where all is well. */
  wrong: (body: unknown, visit: { businessId: string | null }) => Record<string, FieldError>
  recorded: (trx: Trx, visit: VisitKept, body: unknown, by: SignedIn, now: string) => Promise<void>
  /** After the visit was put right. */
  corrected?: (trx: Trx, visit: VisitKept, body: unknown, by: SignedIn, now: string) => Promise<void>
  /** Before it is taken out. */
  removed?: (trx: Trx, visit: Pick<VisitKept, 'id'>) => Promise<void>
}
