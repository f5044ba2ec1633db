import type { MessageKey, Translate } from '../web/languages.ts'
import { milesBetween, minutesOnFoot, WALKABLE_MINUTES } from './distance.ts'
import { offsetFrom } from './sketch/projection.ts'
import { roadNamed } from './sketch/roads.ts'
import type { Point } from './sketch/shapes.ts'
import type { TownSketch } from './sketch/town-sketch.ts'

const directions: readonly MessageKey[] = [
  ...(['map.e', 'map.ne', 'map.n', 'map.nw', 'map.w', 'map.sw', 'map.s', 'map.se'] as const),
]

/** One of eight directions, from the middle of town. */
function directionWords(middle: Point, place: Point, t: Translate): string {
  const { east, north } = offsetFrom(middle, place)
  const eighth = Math.round((Math.atan2(north, east) / Math.PI) * 4)
  return t(directions[(eighth + 8) % 8] ?? 'map.n')
}

function milesSaid(miles: number, t: Translate): string {
  if (miles < 0.375) return t('map.quarter-mile')
  if (miles < 0.75) return t('map.half-mile')
  return t('map.miles', { count: Math.round(miles) })
}

export interface Where {
  /** For a list's row: the road, with the miles where it stands outside of the middle of town. */
  row: string | null
  /** The same for a row that says its address already: the miles alone, or nothing. */
  miles: string | null
  /** For the map's edge, where it stands there. */
  far: string | null
}

/** Where a place is, as lists and their map say it. @param place as it may be shown */
export function whereOf(sketch: TownSketch, place: Point & { placeShown: string | null }, t: Translate): Where {
  const road = roadNamed(place.placeShown)
  const miles = milesBetween(sketch.middle, place)
  if (miles < sketch.projection.outsideFrom) return { row: road, miles: null, far: null }
  const said = milesSaid(miles, t)
  const row = road
    ? t('map.far-on', { far: said, road })
    : t('map.far-to', { far: said, direction: directionWords(sketch.middle, place, t) })
  return {
    row,
    miles: said,
    far: sketch.roads.some((drawn) => drawn.label !== null && drawn.name === road) ? said : row,
  }
}

const IN_THE_MIDDLE = 0.015

/** The same in a sentence, for the page of the place: minutes on foot while that is sensible, else miles. */
export function wayFromTheMiddle(middle: Point, place: Point, t: Translate): string {
  const miles = milesBetween(middle, place)
  if (miles < IN_THE_MIDDLE) return t('map.in-the-middle')
  const direction = directionWords(middle, place, t)
  const minutes = minutesOnFoot(miles)
  if (minutes <= WALKABLE_MINUTES) return t('map.on-foot', { count: minutes, direction })
  const said = t('map.far-of', { far: milesSaid(miles, t), direction })
  return said.charAt(0).toLocaleUpperCase() + said.slice(1)
}
