import { Invalid } from '../../errors.ts'
import { importBounds, type RawListing } from './listing.ts'
import { OsmFile, type OsmElement, type OsmType } from './osm.ts'
import { pauseAt } from './pause.ts'
import type { Remarks } from './remarks.ts'

interface Tag {
  name: string
  /** `</name>`, or `<name/>`. */
  closes: boolean
  selfClosed: boolean
  attributes: Record<string, string>
}

/** The longest tag: OSM's values are at most 255 characters. */
const longestTag = 16_384
const elementTypes = new Set<string>(['node', 'way', 'relation'])

/**
 * The businesses of an OSM XML extract. Reads only what OSM writes: no document type, no entities of a file's own.
 * @throws Invalid `import.not-osm`, `import.broken-xml`, `import.xml-doctype`, `import.too-many-elements`
 */
export async function readOsmXml(text: string, remarks: Remarks): Promise<RawListing[]> {
  const document = new OsmDocument()
  let step = 0
  for (const tag of tagsOf(text)) {
    step += 1
    // A tag takes far less time than a table's row does.
    if (step % 16 === 0) await pauseAt(step / 16)
    document.take(tag)
  }
  return document.end().listings(remarks)
}

/** Follows the tags from `<osm>` to `</osm>`. */
class OsmDocument {
  readonly #file = new OsmFile()
  #root: 'before' | 'inside' | 'after' = 'before'
  #open: OsmElement | null = null
  #tags = 0

  take(tag: Tag): void {
    if (this.#root !== 'inside') this.#enter(tag)
    else if (tag.closes) this.#close(tag)
    else if (this.#open !== null) this.#addTo(this.#open, tag)
    else if (elementTypes.has(tag.name)) this.#start(tag)
  }

  /** @throws Invalid when the document was cut off */
  end(): OsmFile {
    if (this.#root !== 'after') throw new Invalid('import.broken-xml')
    return this.#file
  }

  #enter(tag: Tag): void {
    if (this.#root === 'after' || tag.name !== 'osm' || tag.closes) throw new Invalid('import.not-osm')
    this.#root = tag.selfClosed ? 'after' : 'inside'
  }

  #start(tag: Tag): void {
    this.#open = startElement(tag)
    this.#tags = 0
    if (tag.selfClosed) this.#keep(this.#open)
  }

  #addTo(element: OsmElement, tag: Tag): void {
    if (tag.name === 'tag') this.#tags += 1
    if (this.#tags > importBounds.tags) throw new Invalid('import.broken-xml')
    addPart(element, tag)
  }

  #close(tag: Tag): void {
    if (this.#open !== null && tag.name === this.#open.type) this.#keep(this.#open)
    else if (this.#open === null && tag.name === 'osm') this.#root = 'after'
  }

  /** Editors keep in their files what was deleted, marked; those elements have no id here. */
  #keep(element: OsmElement): void {
    if (element.id !== '') this.#file.add(element)
    this.#open = null
  }
}

function startElement({ name, attributes }: Tag): OsmElement {
  const isGone = attributes['visible'] === 'false' || attributes['action'] === 'delete'
  const [lat, lon] = [Number(attributes['lat'] ?? Number.NaN), Number(attributes['lon'] ?? Number.NaN)]
  return {
    type: name as OsmType,
    id: isGone ? '' : (attributes['id'] ?? ''),
    tags: {},
    version: Number(attributes['version']) || null,
    place: Number.isFinite(lat) && Number.isFinite(lon) ? { lat, lon } : null,
    points: [],
    nodeIds: [],
    members: [],
  }
}

function addPart(element: OsmElement, { name, attributes }: Tag): void {
  const { k, v, ref, type, role } = attributes
  if (name === 'tag' && k !== undefined && v !== undefined && k !== '__proto__') element.tags[k] = v
  if (name === 'nd' && ref !== undefined) element.nodeIds.push(ref)
  if (name === 'center') element.place = { lat: Number(attributes['lat']), lon: Number(attributes['lon']) }
  const isPart = name === 'member' && ref !== undefined && role !== 'inner'
  if (isPart && (type === 'way' || type === 'node')) element.members.push({ type, id: ref })
}

/** Tag after tag; text between them is skipped, for OSM writes none. */
function* tagsOf(text: string): Generator<Tag> {
  let at = text.indexOf('<')
  while (at >= 0) {
    let end: number
    if (text.startsWith('<!--', at)) end = after(text, '-->', at + 4)
    else if (text.startsWith('<?', at)) end = after(text, '?>', at)
    else if (text.startsWith('<!', at)) throw new Invalid('import.xml-doctype')
    else {
      end = tagEnd(text, at)
      yield readTag(text.slice(at + 1, end - 1))
    }
    at = text.indexOf('<', end)
  }
}

function after(text: string, sign: string, from: number): number {
  const found = text.indexOf(sign, from)
  if (found < 0) throw new Invalid('import.broken-xml')
  return found + sign.length
}

/** The place after the tag's own `>`: one inside quotes is part of a value. */
function tagEnd(text: string, start: number): number {
  let quote = ''
  for (let at = start + 1; at < text.length && at - start < longestTag; at += 1) {
    const char = text[at] ?? ''
    if (quote !== '') quote = char === quote ? '' : quote
    else if (char === '"' || char === "'") quote = char
    else if (char === '>') return at + 1
  }
  throw new Invalid('import.broken-xml')
}

function readTag(inside: string): Tag {
  const closes = inside.startsWith('/')
  const selfClosed = inside.endsWith('/')
  const body = inside.slice(closes ? 1 : 0, selfClosed ? -1 : undefined)
  const name = /^[A-Za-z][\w:.-]{0,40}(?=\s|$)/.exec(body)?.[0]
  if (name === undefined) throw new Invalid('import.broken-xml')
  return { name, closes, selfClosed, attributes: readAttributes(body, name.length) }
}

function readAttributes(body: string, from: number): Record<string, string> {
  const attributes: Record<string, string> = {}
  let at = from
  for (let equals = body.indexOf('=', at); equals >= 0; equals = body.indexOf('=', at)) {
    const name = body.slice(at, equals).trim()
    const open = equals + 1 + (/^\s*/.exec(body.slice(equals + 1, equals + 9))?.[0].length ?? 0)
    const quote = body[open]
    const close = quote === '"' || quote === "'" ? body.indexOf(quote, open + 1) : -1
    if (close < 0) throw new Invalid('import.broken-xml')
    if (name !== '__proto__') attributes[name] = withEntities(body.slice(open + 1, close))
    at = close + 1
  }
  return attributes
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function withEntities(value: string): string {
  if (!value.includes('&')) return value
  return value.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return entities[name.toLowerCase()] ?? whole
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}
