import type { Trx } from '../db/tables.ts'
import type { SafeHtml } from '../web/assets.ts'
import type { FieldError, FormState } from '../web/forms.ts'
import type { Language, Translate } from '../web/languages.ts'
import type { SignedIn } from '../web/viewer.ts'

/** What another room asks in the form of a new visit, and does in the visit's own transaction. */
export interface VisitPart {
  /** Its fields, as a fold among the others. */
  html: (form: FormState, reader: { t: Translate; language: Language }) => SafeHtml
  /** What is wrong with what was typed there, by field; empty where all is well. */
  wrong: (body: unknown, visit: { businessId: string | null }) => Record<string, FieldError>
  recorded: (
    trx: Trx,
    visit: { id: string; businessId: string | null },
    body: unknown,
    by: SignedIn,
    now: string,
  ) => Promise<void>
}
