import { sayDayBy } from '../../web/dates.ts'
import type { Language, Translate } from '../../web/languages.ts'

interface Speaking {
  t: Translate
  language: Language
  today: string
}

/** "Closed Monday, December 7 to Friday, December 11", or the one day. */
export function closureWords(from: string, through: string, { t, language, today }: Speaking): string {
  const say = (day: string): string => sayDayBy(day, today, language)
  return from === through
    ? t('porch.closed-on', { day: say(from) })
    : t('porch.closed-days', { from: say(from), to: say(through) })
}
