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
  lang?: Language
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

/** What the list may still be narrowed to; a link that is chosen takes its filter off. */
export function filterSections(filters: Filters, facets: Facets, t: Translate, language: Language): FilterSection[] {
  const link = (words: string, businesses: number, chosen: boolean, changes: Partial<Filters>): FilterLink => ({
    words,
    businesses,
    chosen,
    href: listAddress({ ...filters, ...changes }),
  })
  const section = (
    legend: MessageKey,
    counts: Counts,
    chosen: string | null,
    wordsOf: (value: string) => string | null,
    changes: (value: string | null) => Partial<Filters>,
  ): FilterSection => ({
    legend: t(legend),
    links: counts.slice(0, MOST_LINKS).flatMap(([value, businesses]) => {
      const words = wordsOf(value)
      return words ? [link(words, businesses, value === chosen, changes(value === chosen ? null : value))] : []
    }),
  })
  const ticks: FilterLink[] = [
    ...facets.wheelchair.map(([, many]) =>
      link(t('list.wheelchair'), many, filters.wheelchair, { wheelchair: !filters.wheelchair }),
    ),
    ...facets.comes.map(([, many]) => link(t('list.comes'), many, filters.comes, { comes: !filters.comes })),
  ]
  const sections = [
    section('list.filter-open', facets.open, filters.open, (value) => t(openKeys[value] ?? 'list.open-now'), (value) => ({
      open: value as Filters['open'],
    })),
    { legend: t('list.filter-way'), links: ticks },
    section('list.filter-category', facets.category, filters.category, (id) => categoryName(id, language), (category) => ({
      category,
    })),
    section('list.filter-language', facets.language, filters.language, (code) => languageName(code, language), (code) => ({
      language: code,
    })),
    section('list.filter-pays', facets.pays, filters.pays, (code) => payWords(code, t), (pays) => ({ pays })),
    section('list.filter-area', facets.area, filters.area, (area) => area, (area) => ({ area })),
  ]
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
