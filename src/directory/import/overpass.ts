import type { RawListing } from './listing.ts'
import { isObject, listOf, textEntries, textOf, type JsonObject } from './json.ts'
import { OsmFile, type OsmElement, type OsmType } from './osm.ts'
import { pauseAt } from './pause.ts'
import { middleOf, type Place } from './places.ts'
import type { Remarks } from './remarks.ts'

/** The businesses among the `elements` of an Overpass answer, whichever `out` it was asked with. */
export async function readOverpass(elements: readonly unknown[], remarks: Remarks): Promise<RawListing[]> {
  const file = new OsmFile()
  for (const [index, entry] of elements.entries()) {
    await pauseAt(index)
    const element = isObject(entry) ? readElement(entry) : null
    if (element !== null) file.add(element)
  }
  return file.listings(remarks)
}

function readElement(entry: JsonObject): OsmElement | null {
  const type = readType(entry['type'])
  const id = textOf(entry['id'])
  if (type === null || !/^-?\d{1,20}$/.test(id)) return null
  const members = listOf(entry['members'])
    .filter(isObject)
    .filter((member) => member['role'] !== 'inner')
  return {
    type,
    id,
    tags: textEntries(entry['tags']),
    version: Number(entry['version']) || null,
    place: readPoint(entry) ?? readPoint(entry['center']) ?? middleOfBounds(entry['bounds'], type),
    points: [...readPoints(entry['geometry']), ...members.flatMap(memberPoints)],
    nodeIds: listOf(entry['nodes']).map(textOf).filter(Boolean),
    members: members.flatMap((member) => {
      const memberType = readType(member['type'])
      return memberType === null || memberType === 'relation' ? [] : [{ type: memberType, id: textOf(member['ref']) }]
    }),
  }
}

function readType(value: unknown): OsmType | null {
  return value === 'node' || value === 'way' || value === 'relation' ? value : null
}

function readPoint(value: unknown): Place | null {
  if (!isObject(value)) return null
  const { lat, lon } = value
  return typeof lat === 'number' && typeof lon === 'number' ? { lat, lon } : null
}

function readPoints(value: unknown): Place[] {
  return listOf(value).flatMap((point) => readPoint(point) ?? [])
}

function memberPoints(member: JsonObject): Place[] {
  return [...readPoints(member['geometry']), ...readPoints([member])]
}

/** A relation's box is all that `out bb` gives; a way's own corners are better, and come with it. */
function middleOfBounds(value: unknown, type: OsmType): Place | null {
  if (!isObject(value) || type !== 'relation') return null
  const { minlat, minlon, maxlat, maxlon } = value
  const numbers = [minlat, minlon, maxlat, maxlon].map(Number)
  if (!numbers.every(Number.isFinite)) return null
  const [south = 0, west = 0, north = 0, east = 0] = numbers
  return middleOf([
    { lat: south, lon: west },
    { lat: north, lon: east },
  ])
}
