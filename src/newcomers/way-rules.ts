import slugify from '@sindresorhus/slugify'
import type { Language } from '../web/languages.ts'
import { topicWords } from './topic-rules.ts'

/** A page's text as it is read: paragraphs, and lines that begin with a dash as a list. */
export type WayPart = { kind: 'paragraph'; lines: string[] } | { kind: 'list'; items: string[] }

const ITEM = /^\s*[-*•]\s+/

/** @param body tidied text; an empty line ends a part */
export function partsOf(body: string): WayPart[] {
  const parts: WayPart[] = []
  let last: WayPart | null = null
  for (const line of body.split('\n')) {
    if (line.trim() === '') last = null
    else if (ITEM.test(line)) {
      if (last?.kind !== 'list') parts.push((last = { kind: 'list', items: [] }))
      last.items.push(line.replace(ITEM, '').trim())
    } else {
      if (last?.kind !== 'paragraph') parts.push((last = { kind: 'paragraph', lines: [] }))
      last.lines.push(line.trim())
    }
  }
  return parts
}

const LEAD = 140

/** What a list says of a page: its first words, cut at a word. */
export function leadOf(body: string): string {
  const words = body.replace(ITEM, '').replace(/\s+/g, ' ').trim()
  const sentence = /^.*?[.!?](?=\s|$)/.exec(words)?.[0] ?? words
  if (sentence.length <= LEAD) return sentence
  return `${sentence.slice(0, LEAD).replace(/\s+\S*$/, '')}…`
}

const reserved = new Set(['new', 'edit', 'history'])
const LONGEST = 60

/** A page's address. It stays when the title changes: somebody may have written it down. */
export function waySlugFor(title: string, isTaken: (slug: string) => boolean): string {
  const words = slugify(title.replace(/['’‘`´]/g, ''), { decamelize: false }).slice(0, LONGEST)
  const plain = words.replace(/-+$/, '')
  const own = plain === '' || reserved.has(plain) ? `way${plain && `-${plain}`}` : plain
  let slug = own
  for (let at = 2; isTaken(slug); at += 1) slug = `${own}-${String(at)}`
  return slug
}

/**
 * The pages whose title means something of what somebody asks about, in either language ("permiso de quema" finds
 * "Burn permits"), closest first.
 */
export function waysAbout<Titled extends { title: string }>(ways: readonly Titled[], about: string): Titled[] {
  const asked = new Set(topicWords(about))
  return ways
    .map((way) => ({ way, shared: topicWords(way.title).filter((key) => asked.has(key)).length }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared)
    .map(({ way }) => way)
}

/** What somebody reads without help comes first; otherwise everything stays in its order. */
export function readFirst<Written extends { language: Language }>(
  list: readonly Written[],
  language: Language,
): Written[] {
  const own = list.filter((one) => one.language === language)
  return [...own, ...list.filter((one) => one.language !== language)]
}
