import { atomOf } from '../../web/atom.ts'
import { type House, townOf } from '../../web/house.ts'
import { translator } from '../../web/languages.ts'
import { closureWords } from '../hours/closure-words.ts'
import type { closuresTold } from '../queries-closures.ts'
import { fieldName, sourceName } from '../field-words.ts'
import type { PublicChange } from './changes.ts'

/** What changed in the directory, for feed readers. Like the porch's it speaks English: a feed has one language. */
export function changesFeed(
  house: House,
  changes: readonly PublicChange[],
  closures: Awaited<ReturnType<typeof closuresTold>>,
  today: string,
): string {
  const t = translator('en')
  const { baseUrl } = house.config
  const town = townOf(house)
  const away = closures.map(({ id, name, slug, fromOn, untilOn, postedAt }) => ({
    id,
    title: `${name}. ${closureWords(fromOn, untilOn, { t, language: 'en', today })}`,
    author: t('files.change-away-by', { name }),
    words: closureWords(fromOn, untilOn, { t, language: 'en', today }),
    language: 'en',
    published: postedAt,
    url: `${baseUrl}/directory/${slug}`,
  }))
  const changed = changes.map(({ id, at, slug, name, isNew, why, source, role, fields }) => ({
    id,
    title: isNew ? t('files.change-new', { name }) : t('files.change', { name }),
    author: source !== null ? sourceName(source, t) : role ? t(`role.${role}`) : t('history.neighbor'),
    words: [fields.map((field) => fieldName(field, t)).join(', '), why].filter(Boolean).join('\n'),
    language: 'en',
    published: at,
    url: `${baseUrl}/directory/${slug}/history`,
  }))
  const entries = [...away, ...changed].sort(newestFirst)
  return atomOf({
    self: `${baseUrl}/directory.atom`,
    home: `${baseUrl}/directory`,
    title: t('files.changes-title', { town: town.name }),
    language: 'en',
    updated: entries[0]?.published ?? town.setUpAt,
    entries,
  })
}

/** What was said at one instant stays in its order. */
const newestFirst = (a: { published: string }, b: { published: string }): number =>
  a.published === b.published ? 0 : a.published < b.published ? 1 : -1
