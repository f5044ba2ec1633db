import { Invalid } from '../../errors.ts'
import { isBusiness } from './business-tags.ts'
import { cellOf, headersOf } from './objects.ts'
import { isObject, listOf, textEntries, textOf, type JsonObject } from './json.ts'
import { importBounds, openStreetMap, type RawListing, type RawReading } from './listing.ts'
import { osmListing, osmName, remarkLeftOut } from './osm.ts'
import { pauseAt } from './pause.ts'
import { centreOf, middleOf, type Place } from './places.ts'
import type { Remarks } from './remarks.ts'
import type { Recall } from './choices.ts'
import { readWholeTable, type TableRow } from './table.ts'

/**
 * The businesses of a FeatureCollection: OSM's own by their tags, anybody else's by what their properties are called.
 * @throws Invalid `import.too-many-rows`, `import.too-many-columns`, `import.no-name-column`
 */
export async function readGeoJson(
  collection: JsonObject,
  fileName: string,
  remarks: Remarks,
  recall?: Recall,
): Promise<RawReading> {
  const features = listOf(collection['type'] === 'Feature' ? [collection] : collection['features']).filter(isObject)
  const ofOsm = /openstreetmap/i.test(
    ['attribution', 'copyright', 'license', 'licence'].map((key) => textOf(collection[key])).join(),
  )
  if (ofOsm || features.some((feature) => osmRef(feature) !== null)) {
    return { format: 'geojson', source: openStreetMap, raws: await readOsmFeatures(features, remarks) }
  }
  return readFeatureTable(features, fileName, remarks, recall)
}

async function readOsmFeatures(features: readonly JsonObject[], remarks: Remarks): Promise<RawListing[]> {
  const raws: RawListing[] = []
  const leftOut = { others: 0, nameless: 0 }
  for (const [index, feature] of features.entries()) {
    await pauseAt(index)
    const properties = isObject(feature['properties']) ? feature['properties'] : {}
    const tags = textEntries(isObject(properties['tags']) ? properties['tags'] : properties)
    const row = index + 1
    if (!isBusiness(tags)) leftOut.others += 1
    else if (osmName(tags) === '') leftOut.nameless += 1
    else raws.push({ ...osmListing('', tags, placeOf(feature), row), ref: osmRef(feature) ?? textRef(feature) })
  }
  remarkLeftOut(leftOut, remarks)
  return raws
}

/** `node/123`, where Overpass turbo and osmtogeojson write it. */
function osmRef(feature: JsonObject): string | null {
  const properties = isObject(feature['properties']) ? feature['properties'] : {}
  const told = [feature['id'], properties['@id'], properties['id'], properties['osm_id']].map(textOf)
  const whole = told.find((id) => /^(node|way|relation)\/\d+$/.test(id))
  if (whole !== undefined) return whole
  const type = textOf(properties['@type'] ?? properties['osm_type'])
  const id = told.find((word) => /^\d+$/.test(word))
  return id !== undefined && /^(node|way|relation)$/.test(type) ? `${type}/${id}` : null
}

function textRef(feature: JsonObject): string | null {
  const id = textOf(feature['id'])
  return id === '' ? null : `id:${id}`
}

async function readFeatureTable(
  features: JsonObject[],
  fileName: string,
  remarks: Remarks,
  recall?: Recall,
): Promise<RawReading> {
  if (features.length > importBounds.listings) throw new Invalid('import.too-many-rows', { max: importBounds.listings })
  const properties = features.map((feature) => (isObject(feature['properties']) ? feature['properties'] : {}))
  const headers = await headersOf(properties)
  const rows = properties.map((each, index): TableRow => ({ row: index + 1, cells: headers.map(cellOf(each)) }))
  const { raws, source, asked } = await readWholeTable({ headers, rows, fileName, recall }, remarks)
  return { format: 'geojson', source, asked, raws: raws.map((raw) => withFeature(raw, features[raw.row - 1] ?? {})) }
}

/** The drawn place is believed before numbers among the properties. */
function withFeature(raw: RawListing, feature: JsonObject): RawListing {
  const place = placeOf(feature)
  return { ...raw, ...(place === null ? {} : { lat: place.lat, lon: place.lon }), ref: raw.ref ?? textRef(feature) }
}

function placeOf(feature: JsonObject): Place | null {
  const geometry = feature['geometry']
  if (!isObject(geometry)) return null
  const coordinates = geometry['coordinates']
  switch (geometry['type']) {
    case 'Point':
      return pointOf(coordinates)
    case 'Polygon':
      return centreOf(pointsOf(listOf(coordinates)[0]))
    case 'LineString':
    case 'MultiPoint':
      return middleOf(pointsOf(coordinates))
    case 'MultiPolygon':
      return middleOf(listOf(coordinates).flatMap((polygon) => pointsOf(listOf(polygon)[0])))
    default:
      return null
  }
}

function pointsOf(value: unknown): Place[] {
  return listOf(value).flatMap((point) => pointOf(point) ?? [])
}

/** GeoJSON says longitude first. Some tables' converters write the numbers as text. */
function pointOf(value: unknown): Place | null {
  const [lon, lat] = listOf(value).map((number) => (textOf(number).trim() === '' ? Number.NaN : Number(number)))
  if (lon === undefined || lat === undefined) return null
  return Number.isFinite(lon) && Number.isFinite(lat) ? { lat, lon } : null
}
