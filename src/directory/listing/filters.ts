import { categories, groups } from '../categories/catalog.ts'

export type ListOrder = 'open' | 'word' | 'name' | 'near'
export type OpenFilter = 'now' | 'appointment' | 'call'

/** What a list is narrowed to and how it is ordered. What an address says wrongly is left out: it narrows nothing. */
export interface Filters {
  q: string
  /** A category's id or a group's. */
  category: string | null
  open: OpenFilter | null
  area: string | null
  /** An ISO 639 code that is spoken there. */
  language: string | null
  pays: string | null
  wheelchair: boolean
  comes: boolean
  /** Degrees; rounded to about a hundred meters. */
  near: { lat: number; lon: number } | null
  /** Null: by how well they answer where something was asked, else open ones first. */
  order: ListOrder | null
}

export const noFilters: Filters = {
  q: '',
  category: null,
  open: null,
  area: null,
  language: null,
  pays: null,
  wheelchair: false,
  comes: false,
  near: null,
  order: null,
}

const known = new Set(
  'q category open area language pays wheelchair comes near order after lang'.split(' ') as readonly string[],
)
const groupIds = new Set<string>(groups.map((group) => group.id))
const LONGEST_QUESTION = 200
const LONGEST_AREA = 80

type Query = Record<string, unknown>

const oneLine = (query: Query, name: string, longest: number): string => {
  const value = query[name]
  const said = Array.isArray(value) ? (value[0] as unknown) : value
  return typeof said === 'string'
    ? said
        .replace(/[\p{C}\s]+/gu, ' ')
        .trim()
        .slice(0, longest)
        .normalize('NFC')
    : ''
}

function oneOf<const Word extends string>(words: readonly Word[], said: string): Word | null {
  return words.find((word) => word === said) ?? null
}

/** Reads a list's address. It never fails: what is not understood is not asked for. */
export function readFilters(query: Query): Filters {
  const code = (name: string, shape: RegExp): string | null => {
    const said = oneLine(query, name, 30)
    return shape.test(said) ? said : null
  }
  const category = oneLine(query, 'category', 60)
  const near = readNear(oneLine(query, 'near', 60))
  const order = oneOf(['open', 'word', 'name', 'near'], oneLine(query, 'order', 10))
  return {
    q: oneLine(query, 'q', LONGEST_QUESTION),
    category: groupIds.has(category) || categories.has(category) ? category : null,
    open: oneOf(['now', 'appointment', 'call'], oneLine(query, 'open', 20)),
    area: oneLine(query, 'area', LONGEST_AREA) || null,
    language: code('language', /^[a-z]{2,3}$/),
    pays: code('pays', /^[a-z][a-z-]{1,20}$/),
    wheelchair: oneOf(['yes'], oneLine(query, 'wheelchair', 10)) !== null,
    comes: oneOf(['yes'], oneLine(query, 'comes', 10)) !== null,
    near,
    order: order === 'near' && !near ? null : order,
  }
}

/** Whether an address says nothing but what a list knows: only those pages are worth keeping. */
export const isPlainAddress = (query: Query): boolean => Object.keys(query).every((name) => known.has(name))

function readNear(said: string): Filters['near'] {
  const parts = /^(-?\d{1,3}(?:\.\d{1,8})?),\s*(-?\d{1,3}(?:\.\d{1,8})?)$/.exec(said)
  if (!parts) return null
  const [lat, lon] = [Number(parts[1]), Number(parts[2])].map((degrees) => Math.round(degrees * 1000) / 1000)
  if (lat === undefined || lon === undefined || Math.abs(lat) > 90 || Math.abs(lon) > 180) return null
  return { lat, lon }
}

/** A list's one address for these filters, without a page's cursor: the same filters always read the same. */
export function listAddress(filters: Filters, after?: string): string {
  const query = new URLSearchParams()
  const put = (name: string, value: string | null | false): void => {
    if (value) query.set(name, value)
  }
  put('q', filters.q)
  put('category', filters.category)
  put('open', filters.open)
  put('area', filters.area)
  put('language', filters.language)
  put('pays', filters.pays)
  put('wheelchair', filters.wheelchair && 'yes')
  put('comes', filters.comes && 'yes')
  put('near', filters.near && `${filters.near.lat},${filters.near.lon}`)
  put('order', filters.order)
  put('after', after ?? null)
  const said = query.toString()
  return said ? `/directory?${said}` : '/directory'
}
