import type { Request, Response } from 'express'
import { LRUCache } from 'lru-cache'
import { versionOf } from '../db/version.ts'
import { phoneLink, phoneWords } from '../directory/phone-rules.ts'
import { shownPhoto } from '../directory/photos/rules.ts'
import { audiencesAt, keepsPage, mayEdit } from '../directory/rules.ts'
import { icon, safeHtml, type SafeHtml } from '../web/assets.ts'
import { dayIn } from '../web/clock.ts'
import * as date from '../web/dates.ts'
import { freshForm } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import { isMessageKey, type Language, type Translate } from '../web/languages.ts'
import { showPage } from '../web/page.ts'
import { qrCode, typedAddress } from '../web/qr.ts'
import type { Viewer } from '../web/viewer.ts'
import { fillView } from '../web/views.ts'
import type { WalkInCard } from '../notebook/queries-walk-in.ts'
import { aboutFace, calledBy, facesFor } from '../directory/face-rules.ts'
import { endOfDay } from './keeping.ts'
import { categoryName } from './list-links.ts'
import { openTag, openWords, type Reading } from '../directory/hours/open-words.ts'
import { placeMap } from './map-page.ts'
import type { TownMap, TownMaps } from './town-maps.ts'
import { stepWords } from './step-words.ts'
import { wayFromTheMiddle } from './where-words.ts'
import { shownClosure } from './place-closures.ts'
import { machineData } from './place-data.ts'
import { type Place, readPlace } from './place-queries.ts'
import { hoursRows, outlookOf, reasonNow } from './place-week.ts'
import { customsOf } from './place-words.ts'
import { earliest, isBlockedFrom, wordOf } from './row-page.ts'
import { listAddress, noFilters } from '../directory/listing/filters.ts'

/** A business's page but for what is the reader's own: that goes between its parts. */
export interface DrawnPlace {
  id: string
  slug: string
  name: string
  gone: boolean
  sold: boolean
  /** Whether the reader is told of somebody to ask for. */
  hasFace: boolean
  word: string | null
  crumb: { words: string; href: string } | null
  htmlNotices: SafeHtml
  htmlSign: SafeHtml
  htmlHow: SafeHtml
  htmlHours: SafeHtml
  htmlRoad: SafeHtml
  htmlTalk: SafeHtml
  htmlPhotos: SafeHtml
  htmlSource: SafeHtml
  /** Whether somebody has written hours down, so that they can be confirmed. */
  hasHours: boolean
  hasPhotos: boolean
  head: string
  changesAt: string | null
}

export interface Places {
  /** @throws NotFound */
  draw(id: string, reader: { viewer: Viewer; language: Language; t: Translate }): Promise<DrawnPlace>
}

const PART = '<!-- part -->'
const MOST_PLACES = 2000

/** Draws business pages and keeps them, as rows of lists are kept. A page that a block changes is never kept. */
export function openPlaces(house: House, maps: TownMaps): Places {
  const kept = new LRUCache<string, { drawn: DrawnPlace; accounts: readonly string[] }>({ max: MOST_PLACES })
  const version = versionOf(house.db)
  return {
    async draw(id, { viewer, language, t }) {
      const now = house.clock.now()
      const { zone } = townOf(house)
      const seenAs = audiencesAt(viewer, id).at(-1) ?? 'anybody'
      const key = `${version.current} ${dayIn(zone, now)} ${language} ${seenAs} ${id}`
      const known = kept.get(key)
      if (known && !isBlockedFrom(viewer, known.accounts)) return known.drawn
      const place = await readPlace(house.db, id, dayIn(zone, now))
      const accounts = [
        ...place.faces.flatMap((face) => face.accountId ?? []),
        ...(place.confirmedBy ? [place.confirmedBy] : []),
        ...place.pairs.map((pair) => pair.accountId),
        ...place.closures.map(({ note }) => note.accountId),
      ]
      const map = await maps.now({ t, language })
      const drawn = draw(house, place, viewer, map, { t, language, zone, now })
      if (!isBlockedFrom(viewer, accounts)) kept.set(key, { drawn, accounts })
      return drawn
    },
  }
}

function draw(house: House, place: Place, viewer: Viewer, map: TownMap, reading: Reading): DrawnPlace {
  const { t, language } = reading
  const page = { ...partsOf(house, place, viewer, reading), ...wayOf(place, map, townOf(house).name, reading) }
  const html = fillView('town/place-parts', { t, icon, date, language, page })
  const parts = html.split(PART).map((part) => safeHtml(part.trim()))
  const part = (at: number): SafeHtml => parts[at] ?? safeHtml('')
  const category = place.categories[0]
  const crumb = category ? categoryName(category, language) : null
  return {
    id: place.id,
    slug: place.slug,
    name: place.name,
    gone: isGone(place),
    sold: place.standing === 'sold',
    hasFace: facesFor(place.faces, viewer).length > 0,
    word: wordOf(place, t),
    crumb: category && crumb ? { words: crumb, href: listAddress({ ...noFilters, category }) } : null,
    htmlNotices: part(0),
    htmlSign: part(1),
    htmlHow: part(2),
    htmlHours: part(3),
    htmlRoad: part(4),
    htmlTalk: part(5),
    htmlPhotos: part(6),
    htmlSource: part(7),
    hasPhotos: place.photos.length > 0,
    hasHours: place.hours !== null || place.hoursText !== null,
    head: headOf(house, place, viewer, reading),
    changesAt: earliest([place.lookAgainAt, place.openUntil]),
  }
}

/** Machines do not sign in: what is written for them has no place on a neighbor's page. */
function headOf(house: House, place: Place, viewer: Viewer, reading: Reading): string {
  const { baseUrl } = house.config
  const outlook = isGone(place) ? null : outlookOf(place.outlook)
  const machines = { baseUrl, country: townOf(house).country, outlook }
  const canonical = `<link rel="canonical" href="${baseUrl}/directory/${place.slug}">`
  return viewer.accountId === null ? canonical + machineData(place, machines, reading) : canonical
}

const isGone = ({ standing }: Place): boolean => standing === 'closed' || standing === 'sold'

/** What the parts show: facts already in the reader's words, and only what this reader may read. */
function partsOf(house: House, place: Place, viewer: Viewer, reading: Reading) {
  const { t, language, zone, now } = reading
  const town = townOf(house)
  const gone = isGone(place)
  const faces = facesFor(place.faces, viewer)
  const [first] = faces
  const outlook = gone ? null : outlookOf(place.outlook)
  const audiences = audiencesAt(viewer, place.id)
  const address = `${house.config.baseUrl}/b/${place.code}`
  return {
    place,
    gone,
    since: place.standingSince && date.sayDay(place.standingSince, language, 'with-year'),
    successor:
      place.successorSlug && place.successorGone === null
        ? { href: `/directory/${place.successorSlug}`, name: place.successorName }
        : null,
    faces: faces.map((face) => ({ ...face, said: aboutFace(face) })),
    askFor: first && !gone ? calledBy(first.name) : null,
    tag: gone ? null : openTag(place.openState, t),
    when: gone ? '' : openWords(place, reading, true),
    reason: outlook ? reasonNow(outlook, now) : null,
    word: wordOf(place, t),
    phone:
      place.phone && !gone && audiences.includes(place.phoneAudience)
        ? { href: phoneLink(place.phone), words: phoneWords(place.phone), audience: place.phoneAudience }
        : null,
    mail:
      place.mail && !gone && audiences.includes(place.mailAudience)
        ? { address: place.mail, audience: place.mailAudience }
        : null,
    // Nobody is sent to a door that stays shut.
    customs: gone ? [] : customsOf(place, t, language),
    hours: outlook ? hoursRows(outlook, town.country, reading) : [],
    closures: gone ? [] : place.closures.map((closure) => shownClosure(closure, outlook, viewer, reading)),
    confirmed: confirmedWords(place, viewer, reading),
    chalkboard: !gone && place.chalkboardOn === dayIn(zone, now) ? place.chalkboard : null,
    talkers: faces
      .filter((face) => face.openers.length > 0 && !gone)
      .map((face) => ({ heading: t('place.glad-to-talk', { name: calledBy(face.name) }), openers: face.openers })),
    pairs: place.pairs.filter(
      ({ accountId, audience }) =>
        (audience === 'anybody' || viewer.accountId !== null) && !viewer.blocked.has(accountId),
    ),
    photos: place.photos.map(shownPhoto),
    source: sourceWords(place, t),
    codeAddress: typedAddress(address),
    htmlQr: qrCode(address),
  }
}

/** How to get there: in words, on the sketch, and with one's own map. Nobody is shown the way to what is no more. */
function wayOf(place: Place, map: TownMap, town: string, { t, language }: Reading) {
  const { shownLat: lat, shownLon: lon } = place
  const steps = (place.directions ?? '').split('\n').filter((step) => step.trim() !== '')
  if (isGone(place)) return { steps: [], map: null, htmlMap: null, from: null }
  const said = { steps: steps.map((step) => stepWords(step)) }
  if (lat === null || lon === null) return { ...said, map: null, htmlMap: null, from: null }
  const from = map.sketch && wayFromTheMiddle(map.sketch.middle, { lat, lon }, t)
  const { id, name, placeShown, categories: trades } = place
  const here = { id, name, placeShown, lat, lon, category: trades[0] ?? null }
  return { ...said, from, map: { lat, lon }, htmlMap: from && placeMap(map, here, from, { t, language, town }) }
}

/** Who last said that the hours are right: a face by its name, a neighbor's name for neighbors only, else what they are. */
function confirmedWords(place: Place, viewer: Viewer, { t, language, zone }: Reading): string {
  if (!place.confirmedAt) return t('place.not-confirmed')
  const day = date.sayDay(dayIn(zone, place.confirmedAt), language, 'with-year')
  const face = facesFor(place.faces, viewer).find(
    (one) => one.accountId !== null && one.accountId === place.confirmedBy,
  )
  const mayName = viewer.accountId !== null && place.confirmedBy !== null && !viewer.blocked.has(place.confirmedBy)
  const role = `place.by-${place.confirmedAs ?? ''}`
  const who =
    face?.name ?? (mayName ? place.confirmedByName : null) ?? t(isMessageKey(role) ? role : 'place.by-neighbor')
  return t('place.confirmed', { day, who })
}

function sourceWords({ source, attribution, licence }: Place, t: Translate): string {
  if (source === 'town') return t('place.source-town')
  const from = attribution ?? source
  return licence ? t('place.source-licence', { source: from, licence }) : t('place.source', { source: from })
}

export interface PlaceReader {
  drawn: DrawnPlace
  card: WalkInCard | null
  /** Whom to tell what one knows of a place that nobody stands behind. */
  desk: string
  /** Whether the reader may look at how it changed hands, and take that back. */
  seesSale: boolean
  /** What other rooms put on the page. */
  htmlSections: SafeHtml[]
}

export function showPlace(
  house: House,
  req: Request,
  res: Response,
  { drawn, card, desk, seesSale, htmlSections }: PlaceReader,
): void {
  const { viewer, t, language } = res.locals
  const page = { card, slug: drawn.slug, today: dayIn(townOf(house).zone, house.clock.now()) }
  showPage(house, req, res, {
    view: 'town/place',
    title: drawn.name,
    tab: 'find',
    form: freshForm(),
    keepUntil:
      viewer.accountId !== null || Object.keys(req.query).length > 0
        ? undefined
        : earliest([endOfDay(townOf(house).zone, house.clock.now()), drawn.changesAt]),
    head: drawn.head,
    page: {
      ...drawn,
      desk,
      seesSale,
      mayEdit: mayEdit(viewer, drawn.id),
      keepsPage: keepsPage(viewer, drawn.id),
      signedIn: viewer.accountId !== null,
      // Before one walks in where nobody can: only what is written down already.
      htmlCard:
        card && !(drawn.gone && card.lastVisit === null && card.askNext.length === 0)
          ? fillView('town/own-card', { t, icon, date, language, page })
          : '',
      htmlSections,
    },
  })
}
