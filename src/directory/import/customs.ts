import type { Wheelchair } from './listing.ts'
import { foldWords, saysYes } from './words.ts'

const languageCodes = new Map(
  Object.entries({
    en: 'english ingles',
    es: 'spanish espanol castellano',
    chr: 'cherokee',
    fr: 'french frances',
    de: 'german aleman',
    it: 'italian italiano',
    pt: 'portuguese portugues',
    zh: 'chinese chino mandarin',
    ko: 'korean coreano',
    ja: 'japanese japones',
    vi: 'vietnamese vietnamita',
    tl: 'tagalog',
    ru: 'russian ruso',
    uk: 'ukrainian ucraniano',
    ar: 'arabic arabe',
    hi: 'hindi',
    gu: 'gujarati',
    pl: 'polish polaco',
    ht: 'haitian',
    ase: 'asl',
    pdc: 'dutch',
  }).flatMap(([code, names]) => [code, ...names.split(' ')].map((name) => [name, code] as const)),
)

/** "English, Español; ko" → en, es, ko. Words that name no language we know are left out. */
export function readLanguages(written: string): string[] {
  const words = foldWords(written).split(' ')
  return [...new Set(words.flatMap((word) => languageCodes.get(word) ?? []))]
}

/** `language:es=yes` → es */
export function languagesOfTags(tags: Record<string, string>): string[] {
  return Object.entries(tags).flatMap(([key, value]) => {
    const code = /^language:([a-z]{2,3})$/.exec(key)?.[1]
    return code !== undefined && value !== 'no' ? [code] : []
  })
}

export function readWheelchair(written: string): Wheelchair | null {
  const word = foldWords(written)
  if (saysYes(word) || word === 'designated' || word === 'accessible') return 'yes'
  if (/^(limited|partial|partially|partly|parcial)$/.test(word)) return 'limited'
  return /^(no|n|false|0)$/.test(word) ? 'no' : null
}

const waysToPay: [RegExp, string][] = [
  [/\b(cash|coins|notes|efectivo)\b/, 'cash'],
  [/\b(checks?|cheques?)\b/, 'check'],
  [/\b(credit|debit|cards?|visa|mastercard|american express|discover card|tarjetas?|contactless)\b/, 'card'],
  [/\bvenmo\b/, 'venmo'],
  [/\bpaypal\b/, 'paypal'],
  [/\bzelle\b/, 'zelle'],
  [/\bcash ?app\b/, 'cash-app'],
  [/\b(snap|ebt)\b/, 'snap'],
  [/\b(wic|wiccash)\b/, 'wic'],
  [/\bsfmnp\b/, 'sfmnp'],
  [/\b(barter|trade|trueque)\b/, 'barter'],
]

/** "Cash, check or Venmo" → cash, check, venmo */
export function readPays(written: string): string[] {
  const words = foldWords(written)
  const withoutApp = words.replace(/\bcash ?app\b/g, 'cashapp')
  return waysToPay.flatMap(([sign, way]) => (sign.test(withoutApp) ? [way] : []))
}

/** `payment:cash=yes`, `payment:credit_cards=only` → cash, card */
export function paysOfTags(tags: Record<string, string>): string[] {
  const said = Object.entries(tags).filter(([key, value]) => key.startsWith('payment:') && value !== 'no')
  return [...new Set(said.flatMap(([key]) => readPays(key.slice('payment:'.length))))]
}
