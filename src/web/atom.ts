export interface Entry {
  id: string
  title: string
  author: string
  words: string
  language: string
  /** UTC instants. */
  published: string
  /** Where it was changed later. */
  updated?: string
  url: string
}

export interface Feed {
  /** The feed's own lasting address. */
  self: string
  home: string
  title: string
  language: string
  /** When anything in it last changed. */
  updated: string
  entries: readonly Entry[]
}

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

/** Letters that XML 1.0 has no way of saying. */
const UNSAYABLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

/** Text between XML's tags or in its quotes. */
export const xmlText = (text: string): string =>
  text.replace(UNSAYABLE, '').replace(/[&<>"']/g, (mark) => marks[mark] ?? mark)

/** An Atom feed (RFC 4287). */
export function atomOf({ self, home, title, language, updated, entries }: Feed): string {
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xmlText(language)}">`,
    `<id>${xmlText(self)}</id>`,
    `<title>${xmlText(title)}</title>`,
    `<updated>${updated}</updated>`,
    `<link rel="self" type="application/atom+xml" href="${xmlText(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${xmlText(home)}"/>`,
    ...entries.map(entryOf),
    '</feed>',
  ]
  return `${lines.join('\n')}\n`
}

const entryOf = ({ id, title, author, words, language, published, updated = published, url }: Entry): string =>
  [
    '<entry>',
    `<id>urn:uuid:${id}</id>`,
    `<title>${xmlText(title)}</title>`,
    `<author><name>${xmlText(author)}</name></author>`,
    `<published>${published}</published>`,
    `<updated>${updated}</updated>`,
    `<link rel="alternate" type="text/html" href="${xmlText(url)}"/>`,
    `<content type="text" xml:lang="${xmlText(language)}">${xmlText(words)}</content>`,
    '</entry>',
  ].join('\n')
