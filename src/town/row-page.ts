import { LRUCache } from 'lru-cache'
import { versionOf } from '../db/version.ts'
import { type ListedBusiness, listedBusinesses } from '../directory/listing/rows.ts'
import { icon, safeHtml, type SafeHtml } from '../web/assets.ts'
import { dayIn } from '../web/clock.ts'
import { type House, townOf } from '../web/house.ts'
import { isMessageKey, type Language, type Translate } from '../web/languages.ts'
import type { Viewer } from '../web/viewer.ts'
import { fillView } from '../web/views.ts'
import { facesFor } from '../directory/face-rules.ts'
import { categoryName } from './list-links.ts'
import type { TownSketch } from './sketch/town-sketch.ts'
import type { TownMaps } from './town-maps.ts'
import { whereOf } from './where-words.ts'
import { openTag, openWords } from '../directory/hours/open-words.ts'

/** One business of a list, drawn but for what is the reader's own: that goes between the two halves. */
export interface DrawnRow {
  id: string
  place: { lat: number; lon: number } | null
  /** How far and on which road, where that is outside of the middle of town. */
  far: string | null
  open: boolean
  htmlIcon: SafeHtml
  htmlStart: SafeHtml
  htmlEnd: SafeHtml
  /** Whom a block could take off this row. It is never printed. */
  accounts: readonly string[]
  /** When the row says something else; null: not before the page changes. */
  changesAt: string | null
}

export interface Rows {
  /** In the order asked for; ids that are not listed are left out. */
  draw(ids: readonly string[], reader: { viewer: Viewer; language: Language; t: Translate }): Promise<DrawnRow[]>
}

/** Where a reader's own words go in what is drawn for everybody. Nobody's words look like it: a view escapes them. */
export const OWN = '<!-- own -->'
const MOST_ROWS = 6000

/**
 * Draws rows and keeps them, for the town's version and day, in each language, once as the internet sees them and once
 * as neighbors do. What a reader alone sees is never in them.
 */
export function openRows(house: House, maps: TownMaps): Rows {
  const kept = new LRUCache<string, DrawnRow>({ max: MOST_ROWS })
  const version = versionOf(house.db)
  return {
    async draw(ids, { viewer, language, t }) {
      const now = house.clock.now()
      const { zone } = townOf(house)
      const seenAs = viewer.accountId === null ? 'anybody' : 'neighbors'
      const prefix = `${version.current} ${dayIn(zone, now)} ${language} ${seenAs} `
      const known = new Map(ids.map((id) => [id, kept.get(prefix + id)]))
      const missing = ids.filter((id) => {
        const drawn = known.get(id)
        return drawn === undefined || isBlockedFrom(viewer, drawn.accounts)
      })
      const read = await listedBusinesses(house.db, missing)
      const sketch = read.size > 0 ? (await maps.now({ language, t })).sketch : null
      for (const business of read.values()) {
        const reading = { t, language, zone, now }
        const drawn = draw(business, viewer, sketch, reading)
        known.set(business.id, drawn)
        if (!isBlockedFrom(viewer, drawn.accounts)) kept.set(prefix + business.id, drawn)
      }
      return ids.flatMap((id) => known.get(id) ?? [])
    },
  }
}

function draw(
  business: ListedBusiness,
  viewer: Viewer,
  sketch: TownSketch | null,
  reading: { t: Translate; language: Language; zone: string; now: string },
): DrawnRow {
  const { t } = reading
  const gone = business.standing === 'closed' || business.standing === 'sold'
  const face = gone ? undefined : facesFor(business.faces, viewer)[0]
  const { id, shownLat: lat, shownLon: lon, placeShown } = business
  const place = lat !== null && lon !== null ? { lat, lon } : null
  const where = place && sketch && !gone ? whereOf(sketch, { ...place, placeShown }, t) : null
  const html = fillView('town/row', {
    icon,
    page: {
      ...business,
      tag: gone ? null : openTag(business.openState, t),
      gone: gone ? t(business.standing === 'sold' ? 'list.sold' : 'list.gone') : null,
      when: gone ? '' : openWords(business, reading),
      where: (face?.line || business.about ? where?.row : where?.miles) ?? null,
      comes: business.comesToYou === 1 && !gone ? t('list.comes') : null,
      ask: face ? t('list.ask-for', { name: face.name }) : null,
      line: face?.line ? { words: shortened(face.line), language: face.language } : null,
      about: business.about ? { words: shortened(business.about), language: business.aboutLanguage } : null,
      trade: categoryName(business.categories[0] ?? '', reading.language),
      spanish: business.spoken.split(' ').includes('es') ? 'Se habla español.' : null,
      word: wordOf(business, t) ?? (gone ? null : t('townword.none')),
    },
  })
  const [start = '', end = ''] = html.split(OWN)
  return {
    id,
    place: gone ? null : place,
    far: where?.far ?? null,
    open: !gone && business.openState === 'open',
    htmlIcon: icon(business.icon, 'i cat'),
    htmlStart: safeHtml(start),
    htmlEnd: safeHtml(end),
    accounts: business.faces.flatMap((shown) => shown.accountId ?? []),
    changesAt: earliest([business.lookAgainAt, business.openUntil]),
  }
}

/** What shows somebody whom this reader blocked, or who blocked them, is drawn for this reader and not kept. */
export const isBlockedFrom = (viewer: Viewer, accounts: readonly string[]): boolean =>
  viewer.blocked.size > 0 && accounts.some((account) => viewer.blocked.has(account))

/** The neighbors' word as published, with its bucket; nothing where there is none. */
export function wordOf({ word, wordBucket }: Pick<ListedBusiness, 'word' | 'wordBucket'>, t: Translate): string | null {
  const said = [word && `townword.${word}`, wordBucket && `townword.bucket-${wordBucket}`]
  const words = said.flatMap((key) => (key && isMessageKey(key) ? [t(key)] : []))
  return words.length > 0 ? words.join(' ') : null
}

/** The first of some instants; null where there is none. */
export const earliest = (instants: (string | null)[]): string | null =>
  instants.reduce((first, one) => (one !== null && (first === null || one < first) ? one : first), null)

const LONGEST_LINE = 110

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  if (line.length <= LONGEST_LINE) return line
  const cut = line.slice(0, LONGEST_LINE)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST_LINE - 30)).replace(/[\s.,;:]+$/, '')}…`
}
