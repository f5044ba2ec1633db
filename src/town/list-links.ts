import { categories, groups } from '../directory/categories/categories.ts'
import type { Counts, Facets } from '../directory/listing/facets.ts'
import { type Filters, listAddress, type ListOrder } from '../directory/listing/filters.ts'
import { isMessageKey, type Language, type MessageKey, type Translate } from '../web/languages.ts'

/** One thing a list can be narrowed to, with how many it would show. */
export interface FilterLink {
  words: string
  href: string
  businesses: number
  chosen: boolean
}

export interface FilterSection {
  legend: string
  links: FilterLink[]
}

const MOST_LINKS = 8

/** A category's or group's name in the reader's language; null for an id that is neither. */
export function categoryName(id: string, language: Language): string | null {
  const named = categories.get(id) ?? groups.find((group) => group.id === id)
  return named?.name[language] ?? null
}

export const payWords = (code: string, t: Translate): string => {
  const key = `pays.${code}`
  return isMessageKey(key) ? t(key) : code
}

const languageNames = new Map<Language, Intl.DisplayNames>()

/** A language's name as the reader says it. @param code ISO 639 */
export function languageName(code: string, language: Language): string {
  const names = languageNames.get(language) ?? new Intl.DisplayNames([language], { type: 'language' })
  languageNames.set(language, names)
  return names.of(code) ?? code
}

/** How one filter is put in words, and what choosing a value of it changes. */
interface FilterKind {
  legend: MessageKey
  counts: Counts
  chosen: string | null
  words: (value: string) => string | null
  changes: (value: string | null) => Partial<Filters>
}

function filterKinds(filters: Filters, facets: Facets, t: Translate, language: Language): FilterKind[] {
  return [
    {
      legend: 'list.filter-open',
      counts: facets.open,
      chosen: filters.open,
      words: (value) => t(openKeys[value] ?? 'list.open-now'),
      changes: (value) => ({ open: value as Filters['open'] }),
    },
    {
      legend: 'list.filter-category',
      counts: facets.category,
      chosen: filters.category,
      words: (id) => categoryName(id, language),
      changes: (category) => ({ category }),
    },
    {
      legend: 'list.filter-language',
      counts: facets.language,
      chosen: filters.language,
      words: (code) => languageName(code, language),
      changes: (code) => ({ language: code }),
    },
    {
      legend: 'list.filter-pays',
      counts: facets.pays,
      chosen: filters.pays,
      words: (code) => payWords(code, t),
      changes: (pays) => ({ pays }),
    },
    {
      legend: 'list.filter-area',
      counts: facets.area,
      chosen: filters.area,
      words: (area) => area,
      changes: (area) => ({ area }),
    },
  ]
}

/** What the list may still be narrowed to; a link that is chosen takes its filter off. */
export function filterSections(filters: Filters, facets: Facets, t: Translate, language: Language): FilterSection[] {
  const link = (words: string, businesses: number, chosen: boolean, changes: Partial<Filters>): FilterLink => ({
    words,
    businesses,
    chosen,
    href: listAddress({ ...filters, ...changes }),
  })
  const sections = filterKinds(filters, facets, t, language).map(
    ({ legend, counts, chosen, words, changes }): FilterSection => ({
      legend: t(legend),
      // The headings stand in the town's order: a cut would take the last ones, however many shops they have.
      links: counts
        .slice(0, legend === 'list.filter-category' ? groups.length : MOST_LINKS)
        .flatMap(([value, businesses]) => {
          const said = words(value)
          // What all of them have narrows nothing.
          if (businesses === facets.total && value !== chosen) return []
          return said ? [link(said, businesses, value === chosen, changes(value === chosen ? null : value))] : []
        }),
    }),
  )
  const ways: FilterLink[] = [
    ...facets.wheelchair.map(([, many]) =>
      link(t('list.wheelchair'), many, filters.wheelchair, { wheelchair: !filters.wheelchair }),
    ),
    ...facets.comes.map(([, many]) => link(t('list.comes'), many, filters.comes, { comes: !filters.comes })),
  ]
  sections.splice(1, 0, { legend: t('list.filter-way'), links: ways })
  return sections.filter(({ links }) => links.length > 0)
}

const openKeys: Record<string, MessageKey> = {
  now: 'list.open-now',
  appointment: 'list.by-appointment',
  call: 'list.call-first',
}

/** What the list is narrowed to now, each with the address without it. */
export function chosenFilters(filters: Filters, t: Translate, language: Language): { words: string; href: string }[] {
  const without = (words: string | null, changes: Partial<Filters>) =>
    words ? [{ words, href: listAddress({ ...filters, ...changes }) }] : []
  return [
    ...without(filters.category && categoryName(filters.category, language), { category: null }),
    ...without(filters.open && t(openKeys[filters.open] ?? 'list.open-now'), { open: null }),
    ...without(filters.area, { area: null }),
    ...without(filters.language && languageName(filters.language, language), { language: null }),
    ...without(filters.pays && payWords(filters.pays, t), { pays: null }),
    ...without(filters.wheelchair ? t('list.wheelchair') : null, { wheelchair: false }),
    ...without(filters.comes ? t('list.comes') : null, { comes: false }),
    ...without(filters.near ? t('list.near') : null, { near: null, order: null }),
  ]
}

/** The orders a list can stand in; the first one is what it stands in unasked. */
export function orderLinks(
  filters: Filters,
  center: Filters['near'],
  t: Translate,
): { words: string; href: string; chosen: boolean }[] {
  const usual: { order: ListOrder | null; key: MessageKey } = filters.q
    ? { order: null, key: 'list.order-best' }
    : { order: null, key: 'list.order-open' }
  const near = filters.near ?? center
  const orders: { order: ListOrder | null; key: MessageKey }[] = [
    usual,
    ...(filters.q ? [{ order: 'open', key: 'list.order-open' } as const] : []),
    { order: 'word', key: 'list.order-word' },
    { order: 'name', key: 'list.order-name' },
    ...(near ? [{ order: 'near', key: 'list.order-near' } as const] : []),
  ]
  return orders.map(({ order, key }) => ({
    words: t(key),
    href: listAddress({ ...filters, order, near: order === 'near' ? near : filters.near }),
    chosen: filters.order === order,
  }))
}
