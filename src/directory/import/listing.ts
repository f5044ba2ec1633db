import type { Asked } from './choices.ts'

/** How much one import may bring, so that no file can fill the machine or stop the town answering. */
export const importBounds = {
  bytes: 20 * 2 ** 20,
  unpackedBytes: 64 * 2 ** 20,
  columns: 200,
  listings: 50_000,
  cellLength: 20_000,
  listLine: 600,
  tags: 1_000,
  osmElements: 1_500_000,
  jsonDepth: 40,
  remarks: 2_000,
} as const

/** One business as a file speaks of it, before the town's categories and records are consulted. */
export interface ReadListing {
  /** Stable inside its source: `node/123`, `wof:1108…`, `usda:…`, `id:…` from a column, else `as:…`, a hash of name and address. */
  ref: string
  /** 1-based: the spreadsheet's row, the list's line, the feature's number. */
  row: number
  name: string
  /** OSM tags where the source has them. */
  tags: Record<string, string>
  /** The source's own words; a path of categories stays one word, `Retail|Hardware`. */
  categoryWords: string[]
  /** Loose words about the business, "parts" or "used": less sure than its categories. */
  looseTags: string[]
  /** The list has no column for what anybody does: only then does a name say it. */
  isBare: boolean
  street: string | null
  town: string | null
  /** Two letters for states of the US, else as written. */
  state: string | null
  postcode: string | null
  /** ISO 3166 alpha-2; null when the file does not say. */
  country: string | null
  /** Degrees, WGS 84; both or neither. */
  lat: number | null
  lon: number | null
  /** E.164. */
  phone: string | null
  /** As written, where E.164 cannot say it: not understood, or with an extension. */
  phoneText: string | null
  email: string | null
  website: string | null
  /** As written. */
  hours: string | null
  about: string | null
  /** ISO 639 codes. */
  languages: string[]
  wheelchair: Wheelchair | null
  pays: string[]
  /** The source says it is gone. */
  closed: boolean
}

export type Wheelchair = 'yes' | 'limited' | 'no'

export interface SourceGuess {
  id: 'osm' | 'wof' | 'usda' | 'list'
  /** SPDX id; null: the person who imports names source and licence. */
  licence: string | null
  attribution: string | null
}

/** Something the person should know. `row` 0 speaks of the whole file. The words stand under `import.remark.<code>`. */
export interface Remark {
  row: number
  code: RemarkCode
  values: Record<string, string | number>
}

export type RemarkCode =
  | 'no-name'
  | 'name-cut'
  | 'text-cut'
  | 'bad-phone'
  | 'bad-place'
  | 'bad-email'
  | 'bad-website'
  | 'twice-in-file'
  | 'not-a-business'
  | 'nameless-features'
  | 'old-gazetteer'
  | 'uneven-row'
  | 'unused-columns'
  | 'old-encoding'
  | 'more-remarks'

export interface Reading {
  format: 'csv' | 'json' | 'geojson' | 'hsds' | 'osm-xml' | 'overpass-json'
  source: SourceGuess
  listings: ReadListing[]
  remarks: Remark[]
  /** Of a table, what each column was taken for. */
  asked: Asked | null
}

/** A listing as a format's reader found it: words untidied and unchecked, address in whatever pieces there were. */
export interface RawListing {
  row: number
  ref: string | null
  name: string
  tags: Record<string, string>
  categoryWords: string[]
  looseTags: string[]
  isBare: boolean
  houseNumber: string
  street: string
  unit: string
  fullAddress: string
  town: string
  state: string
  postcode: string
  country: string
  lat: string | number | null
  lon: string | number | null
  phone: string
  email: string
  website: string
  socialPage: string
  hours: string
  about: string
  languages: string
  wheelchair: string
  pays: string[]
  closed: boolean
}

/** What every format's reader hands to `read.ts`. */
export interface RawReading {
  format: Reading['format']
  source: SourceGuess
  raws: RawListing[]
  asked?: Asked
}

export function blankListing(row: number): RawListing {
  return {
    row,
    ref: null,
    name: '',
    tags: {},
    categoryWords: [],
    looseTags: [],
    isBare: false,
    houseNumber: '',
    street: '',
    unit: '',
    fullAddress: '',
    town: '',
    state: '',
    postcode: '',
    country: '',
    lat: null,
    lon: null,
    phone: '',
    email: '',
    website: '',
    socialPage: '',
    hours: '',
    about: '',
    languages: '',
    wheelchair: '',
    pays: [],
    closed: false,
  }
}

export const openStreetMap: SourceGuess = {
  id: 'osm',
  licence: 'ODbL-1.0',
  attribution: '© OpenStreetMap contributors',
}

export const whosOnFirst: SourceGuess = {
  id: 'wof',
  licence: 'CC-BY-4.0',
  attribution: 'Data from Who’s On First, https://whosonfirst.org/docs/licenses/',
}

export const usdaMarkets: SourceGuess = { id: 'usda', licence: null, attribution: null }

export const plainList: SourceGuess = { id: 'list', licence: null, attribution: null }
