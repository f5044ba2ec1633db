import type { Language } from '../../db/columns/accounts.ts'

const spanish = /(?<!\p{L})(el|la|los|las|de|del|y|en|con|para|por|una?|su|se|que)(?!\p{L})/giu
const english = /(?<!\p{L})(the|and|of|for|with|in|an?|we|our|to|is|at|by)(?!\p{L})/giu

/** In which of the town's languages words were written that nobody signed: by the little words alone. */
export const guessLanguage = (words: string | null): Language =>
  count(words, spanish) > count(words, english) ? 'es' : 'en'

const count = (words: string | null, sign: RegExp): number => words?.match(sign)?.length ?? 0
