import { createHash } from 'node:crypto'
import { mergeAddress } from './addresses.ts'
import { readEmail, readPhone, readWebsite } from './contacts.ts'
import { languagesOfTags, paysOfTags, readLanguages, readWheelchair } from './customs.ts'
import { quietName, quietStreet } from './letter-case.ts'
import type { RawListing, ReadListing } from './listing.ts'
import { readPlace } from './places.ts'
import type { Remarks } from './remarks.ts'
import { cellText, cutText, foldWords, oneLine } from './words.ts'

const longest = { name: 120, hours: 1_000, about: 2_000, category: 120, ref: 120, tag: 255 }
const most = { tags: 60, categoryWords: 12 }

/** What the listing already says in its own fields, what mappers write to each other, and where data came from. */
const otherTags =
  /^(@.*|__.*|(name|phone|fax|email|website|url|description|opening_hours|addr|contact|source|note|fixme|created_by|attribution|tiger|gnis|import|check_date|survey|is_in|ref|id|osm_id|osm_type)(:.*)?)$/i

/** Gazetteers write it behind the name. */
const saidGone = /\((historical|closed|permanently closed|defunct|out of business|cerrado)\)$/i

type RefParts = Pick<ReadListing, 'street' | 'town' | 'phone' | 'lat' | 'lon'>

/**
 * Tidies and checks what a reader found. What cannot be believed becomes null, with a remark.
 * @returns null when there is no name to go by
 */
export function settleListing(raw: RawListing, remarks: Remarks): ReadListing | null {
  const name = settleName(raw, remarks)
  if (name === null) return null
  const { lat, lon } = settlePlace(raw, remarks)
  const merged = mergeAddress(raw)
  const address = { ...merged, street: merged.street && quietStreet(merged.street) }
  const { phone, phoneText } = settlePhone(raw, address.country, remarks)
  const ownRef = raw.ref === null ? '' : oneLine(raw.ref).slice(0, longest.ref)
  return {
    ref: ownRef || refByWords(name, { ...address, phone: phone ?? phoneText, lat, lon }),
    row: raw.row,
    name,
    tags: settleTags(raw.tags),
    categoryWords: settleCategories(raw.categoryWords),
    looseTags: settleCategories(raw.looseTags),
    isBare: raw.isBare,
    ...address,
    lat,
    lon,
    phone,
    phoneText,
    email: checked(raw, 'email', 'bad-email', readEmail, remarks) ?? mailAsWebsite(raw.website),
    website: settleWebsite(raw, remarks),
    hours: settleText(raw, 'hours', remarks),
    about: settleText(raw, 'about', remarks),
    languages: [...new Set([...readLanguages(raw.languages), ...languagesOfTags(raw.tags)])],
    wheelchair: readWheelchair(raw.wheelchair),
    pays: [...new Set([...raw.pays, ...paysOfTags(raw.tags)])],
    closed: raw.closed || saidGone.test(name),
  }
}

/**
 * The same words make the same ref in whatever row they stand; a new phone does not make another where there is a street.
 * Places count to some hundred meters, so that two branches without an address stay two.
 */
function refByWords(name: string, { street, town, phone, lat, lon }: RefParts): string {
  const place = lat === null || lon === null ? null : `${lat.toFixed(3)} ${lon.toFixed(3)}`
  const where = street === null ? (phone ?? place ?? town ?? '') : `${street} ${town ?? ''}`
  const words = `${foldWords(name)}\n${street === null ? where : foldWords(where)}`
  return `as:${createHash('sha256').update(words).digest('hex').slice(0, 24)}`
}

function settleName(raw: RawListing, remarks: Remarks): string | null {
  const name = quietName(oneLine(raw.name).replace(/^"([^"]+)"$/, '$1'))
  if (!/[\p{L}\p{N}]/u.test(name)) {
    remarks.add(raw.row, 'no-name')
    return null
  }
  if (name.length <= longest.name) return name
  const short = cutAtWord(name, longest.name)
  remarks.add(raw.row, 'name-cut', { name: short })
  return short
}

function settlePlace(raw: RawListing, remarks: Remarks): { lat: number | null; lon: number | null } {
  const place = readPlace(raw.lat, raw.lon)
  if (place !== 'bad') return place ?? { lat: null, lon: null }
  remarks.add(raw.row, 'bad-place', { written: `${raw.lat ?? ''}, ${raw.lon ?? ''}`.slice(0, 80) })
  return { lat: null, lon: null }
}

function settlePhone(raw: RawListing, country: string | null, remarks: Remarks) {
  const written = cellText(raw.phone)
  if (written === '') return { phone: null, phoneText: null }
  const { phone, text } = readPhone(written, country)
  if (phone === null) remarks.add(raw.row, 'bad-phone', { written: written.slice(0, 80) })
  return { phone, phoneText: text?.slice(0, 80) ?? null }
}

function checked(
  raw: RawListing,
  field: 'email' | 'website',
  code: 'bad-email' | 'bad-website',
  read: (written: string) => string | null,
  remarks: Remarks,
): string | null {
  const written = cellText(raw[field])
  if (written === '') return null
  const value = read(written)
  if (value === null) remarks.add(raw.row, code, { written: written.slice(0, 80) })
  return value
}

function settleWebsite(raw: RawListing, remarks: Remarks): string | null {
  const web = mailAsWebsite(raw.website) === null ? raw.website : ''
  return checked({ ...raw, website: web }, 'website', 'bad-website', readWebsite, remarks) ?? socialPage(raw.socialPage)
}

/** "http://market@mail.example": somebody wrote their mail where their page was asked for. */
function mailAsWebsite(written: string): string | null {
  const found = /^https?:\/\/(?!www\.)([^/\s:]+@[^/\s:]+)\/?$/i.exec(written.trim())
  return found ? readEmail(found[1] ?? '') : null
}

/** Tables write names as well as addresses here; a name is not worth a remark. */
function socialPage(written: string): string | null {
  return /^https?:|^www\.|\.com\//i.test(written.trim()) ? readWebsite(cellText(written)) : null
}

function settleText(raw: RawListing, field: 'hours' | 'about', remarks: Remarks): string | null {
  const text = cellText(raw[field])
  if (text.length <= longest[field]) return text || null
  remarks.add(raw.row, 'text-cut', { name: oneLine(raw.name).slice(0, 80), n: longest[field] })
  return cutAtWord(text, longest[field])
}

function settleTags(tags: Record<string, string>): Record<string, string> {
  const kept = Object.entries(tags)
    .filter(([key, value]) => key.length <= 80 && value.length <= longest.tag && !otherTags.test(key))
    .slice(0, most.tags)
  return Object.fromEntries(kept.map(([key, value]) => [oneLine(key), oneLine(value)]))
}

function settleCategories(words: string[]): string[] {
  const tidy = words.map(cellText).filter((word) => word !== '' && word.length <= longest.category)
  return [...new Set(tidy)].slice(0, most.categoryWords)
}

function cutAtWord(text: string, length: number): string {
  const short = cutText(text, length)
  const space = short.lastIndexOf(' ')
  return space > length / 2 ? short.slice(0, space).trim() : short
}
