import { tellingWords } from '../categories/stems.ts'
import { MOST_PHRASE_WORDS } from '../search/search.ts'
import { foldText } from '../../web/fold.ts'
import type { MessageKey } from '../../web/languages.ts'

/**
 * What is wrong with a phrase, or null. One of nothing but small words ("who is the") would answer every question, and
 * one of more words than the search compares at once would answer none.
 */
export function phraseTrouble(phrase: string): MessageKey | null {
  if (tellingWords(phrase).length === 0) return 'phrase.says-nothing'
  return foldText(phrase).split(' ').length > MOST_PHRASE_WORDS ? 'phrase.too-many-words' : null
}
