import type { Request, Response } from 'express'
import { LRUCache } from 'lru-cache'
import { versionOf } from '../db/version.ts'
import { categories } from '../directory/categories/categories.ts'
import type { Counts } from '../directory/listing/facets.ts'
import { type Filters, isPlainAddress, listAddress, noFilters } from '../directory/listing/filters.ts'
import type { ListPage } from '../directory/listing/listing.ts'
import type { Hit } from '../directory/search/rules.ts'
import { icon, type SafeHtml } from '../web/assets.ts'
import { sayDay } from '../web/dates.ts'
import { type House, townOf } from '../web/house.ts'
import type { Language, Translate } from '../web/languages.ts'
import { showPage } from '../web/page.ts'
import { fillView } from '../web/views.ts'
import { milesWords } from './distance.ts'
import { categoryName, chosenFilters, filterSections, orderLinks } from './list-links.ts'
import { endOfDay } from './keeping.ts'
import type { OwnLine } from './own-lines.ts'
import { type DrawnRow, earliest } from './row-page.ts'

/** What one page of the directory shows. */
export interface ListParts {
  filters: Filters
  after: string | null
  list: ListPage
  rows: DrawnRow[]
  own: Map<string, OwnLine>
  /** Where nobody is on the list: the headings somebody does stand under. */
  somewhere: Counts
}

export function showList(house: House, req: Request, res: Response, parts: ListParts): void {
  const { t, language, viewer } = res.locals
  const { filters, list, rows } = parts
  const heading = (filters.category && categoryName(filters.category, language)) ?? t('list.title')
  showPage(house, req, res, {
    view: 'town/list',
    title: filters.q ? t('list.title-for', { words: filters.q }) : heading,
    tab: 'find',
    keepUntil: viewer.accountId === null && isPlainAddress(req.query) ? keptUntil(house, rows) : undefined,
    head: `<link rel="canonical" href="${escaped(house.config.baseUrl + listAddress(filters, parts.after ?? undefined))}">`,
    page: {
      heading,
      filters,
      hidden: hiddenFields(filters),
      count: t('list.places', { count: list.facets.total }),
      beyond: parts.after !== null,
      first: listAddress(filters),
      next: list.next && listAddress(filters, list.next),
      readings: list.found?.readings.map(({ from, to }) => t('list.read-as', { from, to })) ?? [],
      chosen: chosenFilters(filters, t, language),
      htmlNarrow: narrowing(house, parts, t, language),
      rows: withOwn(parts, t, language),
      nearby: rows.length > 0 ? [] : nearbyTrades(parts, language),
      anything: listAddress({
        ...filters,
        category: null,
        open: null,
        area: null,
        language: null,
        pays: null,
        wheelchair: false,
        comes: false,
      }),
    },
  })
}

/** Until the first of its doors opens or shuts, and no longer than the day's names for days hold. */
export const keptUntil = (house: House, rows: DrawnRow[]): string | null =>
  earliest([endOfDay(townOf(house).zone, house.clock.now()), ...rows.map((row) => row.changesAt)])

const rounded = (degrees: number): number => Math.round(degrees * 1000) / 1000
const escaped = (address: string): string => address.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

/** What the search box sends along, so that asking anew keeps what the list is narrowed to. */
function hiddenFields(filters: Filters): [string, string][] {
  const query = new URLSearchParams(listAddress({ ...filters, q: '' }).split('?')[1] ?? '')
  return [...query]
}

const kept = new LRUCache<string, SafeHtml>({ max: 500 })

/** What the list can be narrowed to. It is the same for every reader, so it is drawn once for the town's version. */
function narrowing(house: House, { filters, list }: ListParts, t: Translate, language: Language): SafeHtml {
  const { id, lat, lon } = townOf(house)
  const key = `${id} ${versionOf(house.db).current} ${language} ${listAddress(filters)}`
  const known = kept.get(key)
  if (known) return known
  const center = lat !== null && lon !== null ? { lat: rounded(lat), lon: rounded(lon) } : null
  const sections = filterSections(filters, list.facets, t, language)
  const html = fillView('town/list-narrow', { t, icon, page: { sections, orders: orderLinks(filters, center, t) } })
  kept.set(key, html)
  return html
}

function withOwn({ filters, list, rows, own }: ListParts, t: Translate, language: Language) {
  const hits = new Map(list.found?.hits.map((hit) => [hit.id, hit]))
  return rows.map((row) => {
    const hit = hits.get(row.id)
    const line = own.get(row.id)
    return {
      ...row,
      why: hit ? whyWords(hit, t, language) : null,
      away: filters.near && row.place ? milesWords(filters.near, row.place, t) : null,
      own: line ? ownWords(line, t, language) : null,
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

function whyTrade(category: string, term: string, t: Translate, language: Language): string {
  const trade = categoryName(category, language) ?? category
  const same = trade.toLocaleLowerCase() === term.toLocaleLowerCase()
  return same ? t('list.why-trade', { trade }) : t('list.why-trade-said', { trade, term })
}

function ownWords({ lastDay, ask }: OwnLine, t: Translate, language: Language): { been: string; ask: string | null } {
  return {
    been: lastDay ? t('list.you-were-in', { day: sayDay(lastDay, language, 'medium') }) : '',
    ask: ask && t('list.ask-next', { words: ask }),
  }
}

const MOST_NEARBY = 8

/** Headings near to what was asked for that somebody stands under; all of them where none is near. */
function nearbyTrades({ list, filters, somewhere }: ListParts, language: Language) {
  const meant = new Set((list.found?.trades ?? []).map((id) => categories.get(id)?.group as string))
  const near = somewhere.filter(([id]) => meant.has(id))
  return (near.length > 0 ? near : somewhere).slice(0, MOST_NEARBY).flatMap(([id]) => {
    const words = categoryName(id, language)
    return words && id !== filters.category ? [{ words, href: listAddress({ ...noFilters, category: id }) }] : []
  })
}
