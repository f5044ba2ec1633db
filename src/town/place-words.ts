import { isMessageKey, type Language, sayList, type Translate } from '../web/languages.ts'
import { languageName, payWords } from './list-links.ts'
import type { Place } from './place-queries.ts'

/** One thing to know before going in: a bold first phrase, then the reason. */
export interface Custom {
  icon: string
  lead: string | null
  rest: string | null
  lang: Language | null
}

const approachIcons: Record<string, string> = {
  'walk-in': 'footprints',
  'call-first': 'phone',
  'call-evenings': 'phone',
  'by-appointment': 'calendar',
  'come-around-back': 'signpost',
  'knock-loud': 'door-open',
  'text-ok': 'message-circle',
  'no-texts': 'circle-x',
  'bring-the-old-part': 'package',
  'leave-word-at-the-store': 'store',
}
const words = (codes: string): string[] => codes.split(' ').filter((code) => code !== '')

/** The reader's own way of listing. */
const listed = (parts: string[], language: Language): string => sayList(parts, language)

/** How to do business here: how to come, how to pay, who can talk with whom, and whether wheels get in. */
export function customsOf(place: Place, t: Translate, language: Language): Custom[] {
  const plain = (icon: string, lead: string | null, rest: string | null = null): Custom => ({
    icon,
    lead,
    rest,
    lang: rest ? place.aboutLanguage : null,
  })
  const customs: Custom[] = words(place.approach).flatMap((code) => {
    const key = `approach.${code}`
    return isMessageKey(key) ? [plain(approachIcons[code] ?? 'info', t(key))] : []
  })
  if (place.approachWords) customs.push(plain('clock', null, place.approachWords))
  const pays = words(place.pays).map((code) => payWords(code, t))
  if (pays.length > 0 || place.paysWords) {
    const lead = pays.length > 0 ? pays.join(' · ') : null
    customs.push(plain('banknote', lead, place.paysWords))
  }
  const spoken = words(place.spoken)
  if (spoken.length > 0) {
    const names = spoken.map((code) => languageName(code, language))
    customs.push(plain('languages', t('place.spoken', { languages: listed(names, language) })))
  }
  if (place.wheelchair) customs.push(plain('accessibility', t(`place.wheelchair-${place.wheelchair}`)))
  if (place.comesToYou === 1) customs.push(plain('truck', t('place.comes')))
  return customs
}
