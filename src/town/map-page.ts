import type { SafeHtml } from '../web/assets.ts'
import type { Language, Translate } from '../web/languages.ts'
import { fillView } from '../web/views.ts'
import { type Pin, pinSize, pinsOn } from './sketch/pins.ts'
import { placeMapOf } from './sketch/place-map.ts'
import type { PublishedPlace } from './sketch/shapes.ts'
import { paper, ROAD } from './sketch/labels.ts'
import type { LandmarkKind } from './sketch/landmarks.ts'
import type { TownSketch } from './sketch/town-sketch.ts'
import type { TownMap } from './town-maps.ts'
import type { DrawnRow } from './row-page.ts'

/** How a landmark is drawn, as steps of a path from its spot. */
const signs: Record<LandmarkKind, string> = {
  library: 'm-13-2 13-8 13 8h-2v9h-22v-9z',
  church: 'm-8 8v-10l6-5v-3h-2v-2h2v-3h3v3h2v2h-2v3l6 5v10z',
  school: 'm-11 7v-11h9v-7h8v4h-6v3h11v11z',
  'post-office': 'm-11-7h22v14h-22zm2 2 9 6 9-6z',
  courthouse: 'm-12-3 12-7 12 7v2h-3v6h3v2h-24v-2h3v-6h-3z',
  'town-hall': 'm-11 7v-10h7v-6h8v6h7v10z',
  'fire-station': 'm-11 7v-10h5v-6h5v6h12v10h-4v-5h-8v5z',
  hospital: 'm-10-7h20v14h-20zm8 2v3h-3v4h3v3h4v-3h3v-4h-3v-3z',
  museum: 'm-12-3 12-7 12 7v2h-3v6h3v2h-24v-2h3v-6h-3z',
}

interface Reader {
  t: Translate
  language: Language
  town: string
}

/** A list's map, and which number each of its places has on it. */
export interface ListMap {
  htmlMap: SafeHtml
  numbers: ReadonlyMap<string, number>
}

/** Null where fewer than two of the places may be shown on a map: then there is none, and no number. */
export function listMap(sketch: TownSketch | null, rows: readonly DrawnRow[], reader: Reader): ListMap | null {
  const shown = rows.flatMap(({ id, place, far }) => (place ? [{ id, point: place, far }] : []))
  if (!sketch || shown.length < 2) return null
  const pins = pinsOn(sketch, shown)
  const open = new Set(rows.filter((row) => row.open).map(({ id }) => id))
  const ids = new Set(shown.map(({ id }) => id))
  const idOf = ({ number }: Pin): string => shown[number - 1]?.id ?? ''
  return {
    numbers: new Map(pins.map((pin) => [idOf(pin), pin.number])),
    htmlMap: fillView('town/map', {
      t: reader.t,
      page: {
        ...land(sketch, ids, reader),
        caption: reader.t('map.caption'),
        told: reader.t('map.numbers'),
        pins: pins.map((pin) => ({ ...pin, on: open.has(idOf(pin)) })),
        size: pinSize(shown.length),
        place: null,
      },
    }),
  }
}

/** The map on a place's own page. What it says stands in words beside it. */
export function placeMap(
  { sketch, places }: TownMap,
  place: PublishedPlace,
  told: string,
  reader: Reader,
): SafeHtml | null {
  if (!sketch) return null
  const drawn = placeMapOf(sketch, place, places)
  return fillView('town/map', {
    t: reader.t,
    page: {
      ...land(sketch, new Set([place.id]), reader),
      caption: reader.t(drawn.middle ? 'map.caption-ring' : 'map.caption-one'),
      told,
      pins: [],
      size: 0,
      place: drawn,
    },
  })
}

/** What lies under the numbers. A landmark that has a number of its own needs no sign. */
export function land(sketch: TownSketch, numbered: ReadonlySet<string>, { t, language, town }: Reader) {
  const landmarks = sketch.landmarks.filter(({ id }) => !numbered.has(id))
  const names = sketch.roads.map(({ name }) => name)
  return {
    paper,
    title: t('map.title', { town }),
    roadsTold: names.length > 0 ? t('map.roads', { roads: new Intl.ListFormat(language).format(names) }) : null,
    woods: sketch.woods,
    contours: sketch.contours,
    roads: sketch.roads.map(({ path }) => path),
    road: ROAD,
    landmarks: landmarks.map(({ x, y, kind }) => ({ x, y, sign: signs[kind] })),
    labels: [...sketch.roads.flatMap(({ label }) => label ?? []), ...landmarks.map(({ label }) => label)],
    north: sketch.north,
  }
}
