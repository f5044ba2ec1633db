import { contentText, folded } from '../../web/content-lines.ts'
import type { Language, Translate } from '../../web/languages.ts'
import { sourceName } from '../field-words.ts'
import { codesIn } from '../facts.ts'
import { hoursSaid } from '../hours/notation-words.ts'
import { tradeName } from '../trades.ts'
import { sayFace } from './csv.ts'
import type { Origin } from './hsds.ts'
import type { PublicBusiness } from './public-businesses.ts'

/** A business for somebody's list of contacts (vCard 4.0, RFC 6350): what anybody may read, in the reader's words. */
export function vcardOf(
  business: PublicBusiness,
  { baseUrl, country }: Origin,
  { t, language }: { t: Translate; language: Language },
): string {
  const { code, name, phone, mail, website, shownLat, shownLon, updatedAt } = business
  const page = `${baseUrl}/directory/${business.slug}`
  const isNumber = phone !== null && /^\+\d+$/.test(phone)
  const lines = [
    'BEGIN:VCARD',
    'VERSION:4.0',
    'KIND:org',
    `UID:${baseUrl}/b/${code}`,
    `SOURCE:${page}.vcf`,
    `REV:${updatedAt.replace(/[-:]/g, '').replace(/\.\d+/, '')}`,
    `FN:${contentText(name)}`,
    `ORG:${contentText(name)}`,
    ...(phone === null ? [] : [isNumber ? `TEL;VALUE=uri:tel:${phone}` : `TEL:${contentText(phone)}`]),
    ...(mail === null ? [] : [`EMAIL:${contentText(mail)}`]),
    ...(website === null ? [] : [`URL:${website}`]),
    `URL:${page}`,
    ...addressOf(business, country),
    ...(shownLat === null || shownLon === null ? [] : [`GEO:geo:${shownLat},${shownLon}`]),
    ...codesIn(business.spoken).map((spoken) => `LANG:${spoken}`),
    ...tradesOf(business, language),
    `NOTE;LANGUAGE=${language}:${contentText(noteOf(business, { t, language }))}`,
    'END:VCARD',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

/** The parts of an address in the standard's order; what is not shown of it stays empty. */
function addressOf({ street, town, region, shownPostcode, placeShown }: PublicBusiness, country: string): string[] {
  if (placeShown === null) return []
  const parts = ['', '', street, town, region, shownPostcode, country]
  return [`ADR:${parts.map((part) => contentText(part ?? '')).join(';')}`]
}

function tradesOf({ categories }: PublicBusiness, language: Language): string[] {
  if (categories.length === 0) return []
  return [`CATEGORIES:${categories.map((id) => contentText(tradeName(id, language))).join(',')}`]
}

/** What one wants to read before calling, and where it comes from. */
function noteOf(business: PublicBusiness, { t, language }: { t: Translate; language: Language }): string {
  const { about, faces, hours, hoursText, approachWords, directions, source, licence, attribution } = business
  const said = hours ? hoursSaid(hours, { t, language }) : hoursText
  const from = attribution ?? sourceName(source, t)
  return [
    about,
    ...faces.map((face) => t('place.ask-for', { name: sayFace(face) })),
    said && `${t('place.hours')}: ${said}`,
    approachWords,
    directions,
    source === 'town'
      ? t('place.source-town')
      : licence
        ? t('place.source-licence', { source: from, licence })
        : t('place.source', { source: from }),
  ]
    .filter(Boolean)
    .join('\n')
}
