import { Invalid } from '../../errors.ts'
import { isBusiness, saysClosed } from './business-tags.ts'
import { blankListing, importBounds, type RawListing } from './listing.ts'
import { pauseAt } from './pause.ts'
import { centreOf, middleOf, type Place } from './places.ts'
import type { Remarks } from './remarks.ts'

export type OsmType = 'node' | 'way' | 'relation'

/** An element of OpenStreetMap, from whichever format. Ids stay text: they are only compared. */
export interface OsmElement {
  type: OsmType
  id: string
  tags: Record<string, string>
  /** How often it was edited, where the file says. */
  version: number | null
  /** Where it is, when the file says so itself. */
  place: Place | null
  /** A way's corners, when the file gives them in place. */
  points: Place[]
  /** A way's nodes. */
  nodeIds: string[]
  /** A relation's ways and nodes, without the holes. */
  members: { type: OsmType; id: string }[]
}

/** What was read so far; elements may come in any order, so places are looked up when all are known. */
export class OsmFile {
  readonly #nodes = new Map<string, Place>()
  readonly #ways = new Map<string, string[]>()
  readonly #tagged: { row: number; element: OsmElement }[] = []
  #count = 0

  /** @throws Invalid `import.too-many-elements` */
  add(element: OsmElement): void {
    this.#count += 1
    if (this.#count > importBounds.osmElements) throw new Invalid('import.too-many-elements')
    if (element.type === 'node' && element.place !== null) this.#nodes.set(element.id, element.place)
    if (element.type === 'way') this.#ways.set(element.id, element.nodeIds)
    if (Object.keys(element.tags).length > 0) this.#tagged.push({ row: this.#count, element })
  }

  /** Businesses as listings; everything else on the map is counted. */
  async listings(remarks: Remarks): Promise<RawListing[]> {
    const raws: RawListing[] = []
    const leftOut = { others: 0, nameless: 0, gazetteer: new Array<string>() }
    for (const [index, { row, element }] of this.#tagged.entries()) {
      await pauseAt(index)
      if (!isBusiness(element.tags)) leftOut.others += 1
      else if (osmName(element.tags) === '') leftOut.nameless += 1
      else if (isUntouchedGazetteer(element)) leftOut.gazetteer.push(osmName(element.tags))
      else raws.push(osmListing(`${element.type}/${element.id}`, element.tags, this.#placeOf(element), row))
    }
    remarkLeftOut(leftOut, remarks)
    return raws
  }

  #placeOf(element: OsmElement): Place | null {
    if (element.place !== null) return element.place
    if (element.type === 'way') {
      return centreOf(element.points.length > 0 ? element.points : this.#corners(element.nodeIds))
    }
    return middleOf([...element.points, ...element.members.flatMap((member) => this.#memberPoints(member))])
  }

  #memberPoints(member: { type: OsmType; id: string }): Place[] {
    if (member.type === 'way') return this.#corners(this.#ways.get(member.id) ?? [])
    return this.#corners([member.id])
  }

  #corners(nodeIds: readonly string[]): Place[] {
    return nodeIds.flatMap((id) => this.#nodes.get(id) ?? [])
  }
}

interface LeftOut {
  others: number
  nameless: number
  /** Names. */
  gazetteer?: string[]
}

const gazetteerSays = /^(name|amenity|ele|gnis:.+|source|import_uuid)$/

/**
 * A federal gazetteer brought the post offices of ghost towns into OSM, most of them without a word that they are gone.
 * Where nobody edited one since, nobody says that it is there.
 */
const isUntouchedGazetteer = ({ tags, version }: OsmElement): boolean =>
  version === 1 &&
  tags['amenity'] === 'post_office' &&
  tags['gnis:feature_id'] !== undefined &&
  !osmName(tags).endsWith('(historical)') &&
  Object.keys(tags).every((key) => gazetteerSays.test(key))

export function remarkLeftOut(leftOut: LeftOut, remarks: Remarks): void {
  if (leftOut.others > 0) remarks.add(0, 'not-a-business', { n: leftOut.others })
  if (leftOut.nameless > 0) remarks.add(0, 'nameless-features', { n: leftOut.nameless })
  const old = leftOut.gazetteer ?? []
  if (old.length > 0) remarks.add(0, 'old-gazetteer', { n: old.length, names: old.slice(0, 8).join(', ') })
}

/** Chains are often mapped with a brand and no name. */
export function osmName(tags: Record<string, string>): string {
  return firstOf(tags, 'name', 'name:en', 'official_name', 'brand', 'operator', 'disused:name', 'was:name', 'old_name')
}

/** A listing out of OSM tags. */
export function osmListing(ref: string, tags: Record<string, string>, place: Place | null, row: number): RawListing {
  return {
    ...blankListing(row),
    ref,
    name: osmName(tags),
    tags,
    houseNumber: firstOf(tags, 'addr:housenumber', 'contact:housenumber'),
    street: firstOf(tags, 'addr:street', 'contact:street', 'addr:place'),
    unit: firstOf(tags, 'addr:unit'),
    fullAddress: firstOf(tags, 'addr:full'),
    town: firstOf(tags, 'addr:city', 'contact:city', 'addr:hamlet'),
    state: firstOf(tags, 'addr:state'),
    postcode: firstOf(tags, 'addr:postcode', 'contact:postcode'),
    country: firstOf(tags, 'addr:country'),
    lat: place?.lat ?? null,
    lon: place?.lon ?? null,
    phone: firstOf(tags, 'phone', 'contact:phone', 'phone:mobile', 'contact:mobile'),
    email: firstOf(tags, 'email', 'contact:email'),
    website: firstOf(tags, 'website', 'contact:website', 'url'),
    socialPage: firstOf(tags, 'contact:facebook', 'contact:instagram'),
    hours: firstOf(tags, 'opening_hours'),
    about: firstOf(tags, 'description', 'description:en'),
    wheelchair: firstOf(tags, 'wheelchair'),
    closed: saysClosed(tags),
  }
}

function firstOf(tags: Record<string, string>, ...keys: string[]): string {
  return keys.map((key) => (Object.hasOwn(tags, key) ? tags[key] : undefined)).find((value) => value?.trim()) ?? ''
}
