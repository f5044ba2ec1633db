import type { Request, Response } from 'express'
import { calls911 } from '../directory/emergency-rules.ts'
import { refrigeratorSheet } from '../directory/refrigerator/queries.ts'
import { topics } from '../directory/refrigerator/topics.ts'
import { phoneWords } from '../directory/phone-rules.ts'
import { publicFile } from '../web/assets.ts'
import { dayIn } from '../web/clock.ts'
import { sayDay } from '../web/dates.ts'
import { type House, townOf } from '../web/house.ts'
import { type Language, type Translate, translator } from '../web/languages.ts'
import { showPage } from '../web/page.ts'
import { qrCode } from '../web/qr.ts'
import type { SignedIn } from '../web/viewer.ts'
import { fillView } from '../web/views.ts'
import { entryOf, peopleOf, type PrintedEntry, seasonOf, type SectionPlaces, sectionsOf } from './edition/edition.ts'
import type { PrintedPlace } from './edition/edition-queries.ts'
import { land } from './map-page.ts'
import { land as wideLand } from './sketch/hero.ts'
import { pinSize, pinsOn } from './sketch/pins.ts'
import type { TownMap } from './town-maps.ts'
import { whereOf } from './where-words.ts'

/** More numbers than these make a map that nobody can read on half a sheet. */
const MOST_ON_A_MAP = 24
const FEWEST_ON_A_MAP = 3

/** What stands on the page of the printed directory. */
export function showEditionPage(
  house: House,
  req: Request,
  res: Response,
  standing: 'ready' | 'none' | 'too-many',
): void {
  const { t, viewer } = res.locals
  showPage(house, req, res, {
    view: 'town/edition',
    title: t('edition.title'),
    tab: 'find',
    page: { standing, signedIn: viewer.accountId !== null },
  })
}

/** The directory's pages as the typesetter is handed them. */
export function directoryOnPaper(
  house: House,
  places: readonly PrintedPlace[],
  map: TownMap,
  language: Language,
  large: boolean,
): object {
  const t = translator(language)
  const town = townOf(house)
  const now = house.clock.now()
  const today = dayIn(town.zone, now)
  const reading = { t, language, zone: town.zone, now }
  const { baseUrl } = house.config
  const sections = sectionsOf(places, reading).map((section) => {
    const entries = section.places.map((place, at) =>
      entryOf(place, at + 1, baseUrl, inkOnly(qrCode), town.country, reading),
    )
    return {
      ...section,
      places: undefined,
      icon: inkIcon(section.icon),
      entries,
      ...mapOf(section, entries, map, town.name, reading),
    }
  })
  return {
    language,
    large,
    blanks: 0,
    lock: inkIcon('lock'),
    town: town.name,
    state: town.state,
    season: seasonOf(today, town.lat, reading),
    title: t('edition.town-directory', { town: town.name }),
    lead: t('edition.cover'),
    contents: t('edition.contents'),
    goes: { heading: t('edition.goes'), words: t('edition.goes-words') },
    own: { mark: t('edition.own'), talked: t('edition.own-talked'), next: t('edition.own-next') },
    wrong: t('edition.wrong'),
    kept: t('edition.kept'),
    asOf: t('edition.as-of', { day: sayDay(today, language, 'with-year') }),
    sources: sourcesOf(places, t, language),
    hero: fillView('town/edition/cover', { t, page: { hero: map.hero, land: wideLand } }),
    qr: inkOnly(qrCode)(baseUrl),
    sections,
    peopleHeading: t('edition.people'),
    peopleLead: t('edition.people-lead'),
    people: peopleOf(places),
  }
}

function mapOf(
  { places }: Pick<SectionPlaces, 'places'>,
  entries: readonly PrintedEntry[],
  { sketch }: TownMap,
  town: string,
  { t, language }: { t: Translate; language: Language },
): { map: string | null; mapCaption: string } {
  const said = { mapCaption: t('edition.map-caption') }
  const shown = places.flatMap(({ id, placeShown, shownLat: lat, shownLon: lon }) =>
    sketch && lat !== null && lon !== null
      ? [{ id, point: { lat, lon }, far: whereOf(sketch, { lat, lon, placeShown }, t).far }]
      : [],
  )
  if (!sketch || shown.length < FEWEST_ON_A_MAP || shown.length > MOST_ON_A_MAP) return { map: null, ...said }
  const numbers = new Map(entries.map(({ id, number }) => [id, number]))
  const pins = pinsOn(sketch, shown).map((pin) => ({ ...pin, number: numbers.get(shown[pin.number - 1]?.id ?? '') }))
  const page = {
    land: land(sketch, new Set(shown.map(({ id }) => id)), { t, language, town }),
    pins,
    size: pinSize(shown.length),
  }
  return { map: fillView('town/edition/map', { t, page }), ...said }
}

/** The licences ask to be named wherever the rows go. */
function sourcesOf(places: readonly PrintedPlace[], t: Translate, language: Language): string | null {
  const named = new Set(
    places.flatMap(({ attribution, licence }) =>
      attribution ? [licence ? `${attribution} (${licence})` : attribution] : [],
    ),
  )
  if (named.size === 0) return null
  return t('edition.sources', { sources: new Intl.ListFormat(language).format(named) })
}

/** The refrigerator sheet as it hangs for this reader. */
export async function refrigeratorOnPaper(house: House, viewer: SignedIn, language: Language): Promise<object> {
  const t = translator(language)
  const town = townOf(house)
  const today = dayIn(town.zone, house.clock.now())
  const lines = await refrigeratorSheet(house.db, viewer, today)
  return {
    language,
    lock: inkIcon('lock'),
    signpost: inkIcon('signpost'),
    town: town.name,
    title: t('fridge.title'),
    asOf: t('fridge.as-of', { town: town.name, day: sayDay(today, language, 'with-year') }),
    emergency: calls911(town.country) ? t('fridge.911') : null,
    seen: t('seen.neighbors'),
    own: t('fridge.own'),
    none: lines.length === 0 ? t('fridge.none') : null,
    topics: topics
      .map((topic) => ({
        heading: t(`fridge.topic-${topic}`),
        lines: lines
          .filter((line) => line.topic === topic)
          .map(({ place, name, words, phone }) => ({
            who: place ?? name,
            phone: phone && phoneWords(phone),
            words: place ? `${t('fridge.ask-for', { name })} ${words}` : words,
          })),
      }))
      .filter((topic) => topic.lines.length > 0),
  }
}

/** A square to point a phone at, as a picture that stands alone. */
const inkOnly =
  (draw: (address: string) => string) =>
  (address: string): string =>
    draw(address).replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ')

/** An icon in black ink, as a picture that stands alone. @param name as in `public/icons.svg` */
function inkIcon(name: string): string {
  const drawn = new RegExp(`<symbol id="i-${name}"[^>]*>([\\s\\S]*?)</symbol>`).exec(publicFile('icons.svg').toString())
  if (!drawn) throw new Error(`no icon is called ${name}`)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#000" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${drawn[1] ?? ''}</svg>`
}
