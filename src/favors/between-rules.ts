import { sayDayBy } from '../web/dates.ts'
import { type Language, sayList, type Translate } from '../web/languages.ts'
import type { FavorSeen } from './seeing-rules.ts'

/** A favor in one line, for whoever is about to meet the other side. */
export interface FavorLine {
  id: string
  /** "You did this:", "Wanda did this for you:". */
  who: string
  words: string
  language: Language
  day: string
}

export const favorLines = (
  favors: readonly FavorSeen[],
  { t, language }: { t: Translate; language: Language },
  today: string,
): FavorLine[] =>
  favors.map((favor) => ({
    id: favor.id,
    who: whoGave(favor, { t, language }),
    words: favor.words,
    language: favor.language,
    day: sayDayBy(favor.happenedOn, today, language, 'medium'),
  }))

/** Whose doing it was: the reader's, or of those on the other side whose names they may read. */
function whoGave({ mine, others }: FavorSeen, { t, language }: { t: Translate; language: Language }): string {
  if (mine.side === 'gave') return t('walk-in.you-gave')
  const givers = others.filter(({ side }) => side === 'gave')
  const said = givers.map(({ name }) => (name === 'former' ? t('favor.former') : name.said))
  const names = sayList(said, language)
  return t('walk-in.they-gave', { names: names || t('favor.somebody') })
}
