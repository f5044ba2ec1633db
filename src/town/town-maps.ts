import { LRUCache } from 'lru-cache'
import type { Db } from '../db/tables.ts'
import { versionOf } from '../db/version.ts'
import { type House, townOf } from '../web/house.ts'
import type { Language, Translate } from '../web/languages.ts'
import { type Hero, heroOf } from './sketch/hero.ts'
import type { PublishedPlace } from './sketch/shapes.ts'
import { sketchOf, type TownSketch } from './sketch/town-sketch.ts'

/** What maps are drawn from, and what is the same on all of them. */
export interface TownMap {
  places: readonly PublishedPlace[]
  hero: Hero
  /** Null where fewer than two places have a point. */
  sketch: TownSketch | null
}

export interface TownMaps {
  now(reader: { language: Language; t: Translate }): Promise<TownMap>
}

/** More than a small town has: a map of a county's thousands draws the first ones' roads. */
const MOST_PLACES = 1000

/**
 * Asked once for the town's version, and drawn anew only when a place or its words have changed: a door that opens
 * leaves the map as it is.
 */
export function openTownMaps(house: House): TownMaps {
  const version = versionOf(house.db)
  const drawn = new LRUCache<string, TownMap>({ max: 4 })
  /** `changes` counts how often the places were found different from the time before. */
  let asked: { version: number; places: readonly PublishedPlace[]; written: string; changes: number } | null = null

  async function places() {
    const now = version.current
    if (asked?.version !== now) {
      const rows = await publishedPlaces(house.db)
      const written = JSON.stringify(rows)
      const changes = (asked?.changes ?? 0) + (asked?.written === written ? 0 : 1)
      asked = { version: now, places: rows, written, changes }
    }
    return asked
  }

  return {
    async now({ language, t }) {
      const { places: published, changes } = await places()
      const { name, lat, lon, elevationFeet } = townOf(house)
      const key = JSON.stringify([changes, language, name, lat, lon, elevationFeet])
      const known = drawn.get(key)
      if (known) return known
      const at = lat !== null && lon !== null ? { lat, lon } : null
      const map: TownMap = {
        places: published,
        hero: heroOf({ name, at, elevationFeet }, published),
        sketch: sketchOf(at, published, (kind) => t(`map.${kind}`)),
      }
      drawn.set(key, map)
      return map
    },
  }
}

/**
 * Where places are as far as anybody may know: a redacted address has no `shown…` point and is not among these, nor is
 * what closed.
 */
async function publishedPlaces(db: Db): Promise<PublishedPlace[]> {
  const rows = await db
    .selectFrom('business')
    .leftJoin('businessCategory', (join) =>
      join.onRef('businessCategory.businessId', '=', 'business.id').on('businessCategory.position', '=', 0),
    )
    .select(['business.id', 'business.name', 'business.placeShown', 'business.shownLat', 'business.shownLon'])
    .select('businessCategory.category')
    .where('business.mergedIntoId', 'is', null)
    .where('business.standing', 'in', ['open', 'moved'])
    .where('business.shownLat', 'is not', null)
    .where('business.shownLon', 'is not', null)
    .orderBy('business.id')
    .limit(MOST_PLACES)
    .execute()
  return rows.flatMap(({ shownLat: lat, shownLon: lon, ...place }) =>
    lat === null || lon === null ? [] : [{ ...place, lat, lon }],
  )
}
