import { id, instant, key, maybe, ref, text } from './notation.ts'
import type { Language } from './accounts.ts'

/** The refrigerator sheet. */
export const refrigeratorTables = {
  /** What one neighbor has and gives when the power is out, for the sheet on everybody's refrigerator. */
  refrigeratorLine: {
    id: id('neighbors erase none'),
    ownerId: ref('account', 'neighbors erase archive'),
    businessId: maybe(ref('business', 'neighbors erase none', 'set null')),
    topic: key('neighbors erase archive'),
    words: text('neighbors erase archive'),
    language: maybe(text<Language>('neighbors erase none')),
    /** The number that may hang on refrigerators, whoever else may read the one on a business's page. */
    phone: maybe(text('neighbors erase archive')),
    consentedAt: instant('me erase archive'),
  },
}
