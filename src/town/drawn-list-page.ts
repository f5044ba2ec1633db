import { LRUCache } from 'lru-cache'
import { versionOf } from '../db/version.ts'
import { categories } from '../directory/categories/categories.ts'
import type { Facets } from '../directory/listing/facets.ts'
import { type Filters, listAddress, noFilters } from '../directory/listing/filters.ts'
import type { Listing, ListPage } from '../directory/listing/listing.ts'
import type { Hit } from '../directory/search/rules.ts'
import { icon, safeHtml, type SafeHtml } from '../web/assets.ts'
import { dayIn } from '../web/clock.ts'
import { foldText } from '../web/fold.ts'
import { type House, townOf } from '../web/house.ts'
import type { Language, Translate } from '../web/languages.ts'
import type { Viewer } from '../web/viewer.ts'
import { fillView } from '../web/views.ts'
import { milesWords } from './distance.ts'
import { categoryName, chosenFilters, filterSections, orderLinks } from './list-links.ts'
import { type ListMap, listMap } from './map-page.ts'
import type { TownMaps } from './town-maps.ts'
import { type DrawnRow, earliest, isBlockedFrom, OWN, type Rows } from './row-page.ts'

/** One page of the directory, drawn but for what is the reader's own: that goes between its parts, one for each id. */
export interface DrawnList {
  ids: string[]
  htmlParts: SafeHtml[]
  title: string
  head: string
  changesAt: string | null
}

interface Reader {
  viewer: Viewer
  language: Language
  t: Translate
}

export interface Lists {
  /** @param after the last id of the page before */
  draw(filters: Filters, after: string | null, reader: Reader): Promise<DrawnList>
}

/** What is drawn goes by its letters: a search that finds nothing is short. */
const MOST_LETTERS = 6_000_000

/** Draws pages of the directory and keeps them, as rows are kept. A page that a block changes is never kept. */
export function openLists(house: House, listing: Listing, rows: Rows, maps: TownMaps): Lists {
  const kept = new LRUCache<string, { drawn: DrawnList; accounts: readonly string[] }>({
    maxSize: MOST_LETTERS,
    sizeCalculation: ({ drawn }) => drawn.htmlParts.reduce((sum, part) => sum + part.length, 500),
  })
  const version = versionOf(house.db)
  return {
    async draw(filters, after, reader) {
      const seenAs = reader.viewer.accountId === null ? 'anybody' : reader.viewer.role
      const day = dayIn(townOf(house).zone, house.clock.now())
      const address = listAddress(filters, after ?? undefined)
      const key = `${version.current} ${day} ${reader.language} ${seenAs} ${address}`
      const known = kept.get(key)
      if (known && !isBlockedFrom(reader.viewer, known.accounts)) return known.drawn
      const list = await listing.page(filters, after)
      const shown = await rows.draw(list.ids, reader)
      const somewhere = shown.length > 0 ? list.facets : (await listing.page(noFilters, null)).facets
      const { sketch } = await maps.now(reader)
      const map = listMap(sketch, shown, { ...reader, town: townOf(house).name })
      const drawn = draw(house, { filters, after, list, rows: shown, somewhere, map }, reader)
      const accounts = shown.flatMap((row) => row.accounts)
      if (!isBlockedFrom(reader.viewer, accounts)) kept.set(key, { drawn, accounts })
      return drawn
    },
  }
}

interface ListParts {
  filters: Filters
  after: string | null
  list: ListPage
  rows: DrawnRow[]
  /** What the whole town has, where nobody is on this list. */
  somewhere: Facets
  map: ListMap | null
}

function draw(house: House, parts: ListParts, { viewer, t, language }: Reader): DrawnList {
  const { filters, after, list, rows } = parts
  const heading = (filters.category && categoryName(filters.category, language)) ?? t('list.title')
  const page = {
    heading,
    filters,
    hidden: hiddenFields(filters),
    count: rows.length > 0 ? t('list.places', { count: list.facets.total }) : t('list.nobody'),
    isEmpty: parts.somewhere.total === 0,
    beyond: after !== null,
    first: listAddress(filters),
    next: list.next && listAddress(filters, list.next),
    readings: list.found?.readings.map(({ from, to }) => t('list.read-as', { from, to })) ?? [],
    chosen: chosenFilters(filters, t, language),
    htmlMap: parts.map?.htmlMap ?? null,
    htmlNarrow: narrowing(house, parts, t, language),
    rows: withWhy(parts, t, language),
    // Who keeps the desk can teach the search what was meant.
    teach: viewer.role === 'steward' && filters.q !== '' ? phrasesFor(filters.q) : null,
    nearby: rows.length > 0 ? null : nearbyTrades(parts, language),
    anything: listAddress({ ...noFilters, q: filters.q, near: filters.near, order: filters.order }),
  }
  const address = escaped(house.config.baseUrl + listAddress(filters, after ?? undefined))
  return {
    ids: rows.map((row) => row.id),
    htmlParts: fillView('town/list', { t, icon, page }).split(OWN).map(safeHtml),
    title: filters.q ? t('list.title-for', { words: filters.q }) : heading,
    head: `<link rel="canonical" href="${address}">`,
    changesAt: earliest(rows.map((row) => row.changesAt)),
  }
}

const phrasesFor = (words: string): string => `/stewards/phrases?${new URLSearchParams({ q: words }).toString()}`

const escaped = (address: string): string => address.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

/** What the search box sends along, so that asking anew keeps what the list is narrowed to. */
function hiddenFields(filters: Filters): [string, string][] {
  const query = new URLSearchParams(listAddress({ ...filters, q: '' }).split('?')[1] ?? '')
  return [...query]
}

const rounded = (degrees: number): number => Math.round(degrees * 1000) / 1000

/** What the list can be narrowed to; null where there is nobody, and nothing to take off. */
function narrowing(house: House, parts: ListParts, t: Translate, language: Language): SafeHtml | null {
  const { filters, list, rows, somewhere } = parts
  const { lat, lon } = townOf(house)
  const center = lat !== null && lon !== null ? { lat: rounded(lat), lon: rounded(lon) } : null
  const sections = filterSections(filters, list.facets, t, language)
  if (somewhere.total === 0 || (rows.length === 0 && sections.length === 0)) return null
  // One place alone stands in no order.
  const orders = rows.length > 1 ? orderLinks(filters, center, t) : []
  return fillView('town/list-narrow', { t, icon, page: { sections, orders } })
}

function withWhy({ filters, list, rows, map }: ListParts, t: Translate, language: Language) {
  const hits = new Map(list.found?.hits.map((hit) => [hit.id, hit]))
  return rows.map((row) => {
    const hit = hits.get(row.id)
    return {
      ...row,
      number: map?.numbers.get(row.id) ?? null,
      why: hit ? whyWords(hit, t, language) : null,
      away: filters.near && row.place ? milesWords(filters.near, row.place, t) : null,
    }
  })
}

/** Why it is among the answers; a name speaks for itself. */
function whyWords({ why }: Hit, t: Translate, language: Language): string | null {
  switch (why.kind) {
    case 'name':
      return null
    case 'person':
      return t('list.why-person', { name: why.name })
    case 'trade':
      return whyTrade(why.category, why.term, t, language)
    case 'place':
      return t('list.why-place')
    case 'words':
      return t('list.why-words')
  }
}

/** The words that matched are said where they are the reader's language, or the town's own phrase. */
function whyTrade(id: string, term: string | null, t: Translate, language: Language): string {
  const trade = categoryName(id, language) ?? id
  const category = categories.get(id)
  const foreign = category?.terms[language === 'es' ? 'en' : 'es'] ?? []
  const names = [trade, category?.name.en ?? '', category?.name.es ?? ''].map(foldText)
  const saysNoMore = term === null || names.includes(foldText(term))
  const isForeign = term !== null && foreign.includes(term) && !category?.terms[language].includes(term)
  return saysNoMore || isForeign ? t('list.why-trade', { trade }) : t('list.why-trade-said', { trade, term })
}

const MOST_NEARBY = 8

/** Headings near to what was asked for that somebody stands under; where none is near, all there are, and said so. */
function nearbyTrades({ list, filters, somewhere }: ListParts, language: Language) {
  const meant = new Set((list.found?.trades ?? []).map((id) => categories.get(id)?.group as string))
  const near = somewhere.category.filter(([id]) => meant.has(id))
  const shown = (near.length > 0 ? near : somewhere.category).slice(0, MOST_NEARBY).flatMap(([id]) => {
    const words = categoryName(id, language)
    return words && id !== filters.category ? [{ words, href: listAddress({ ...noFilters, category: id }) }] : []
  })
  return { shown, isNear: near.length > 0 || filters.q === '' }
}
