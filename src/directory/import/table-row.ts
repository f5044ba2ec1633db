import { isBusiness, saysClosed } from './business-tags.ts'
import { wasSaid } from './choices.ts'
import { tagKey, type Column, type Field } from './columns.ts'
import { readPays } from './customs.ts'
import { blankListing, type RawListing, type SourceGuess } from './listing.ts'
import { readMarketSeasons } from './market-seasons.ts'
import { readPair } from './places.ts'
import type { Plan } from './plan.ts'
import { cellText, foldWords, saysYes } from './words.ts'

/** One row of a table seen through its plan. */
class Cells {
  readonly #plan: Plan
  readonly #cells: readonly string[]

  constructor(plan: Plan, cells: readonly string[]) {
    this.#plan = plan
    this.#cells = cells
  }

  columns(field: Field): readonly Column[] {
    return this.#plan.byField.get(field) ?? []
  }

  /** As it stands in the file. */
  written(column: Column): string {
    return this.#cells[column.index] ?? ''
  }

  text(column: Column): string {
    return cellText(this.written(column))
  }

  /** The words of every column of the field that has any, best column first. */
  words(field: Field): string[] {
    return this.columns(field).flatMap((column) => this.text(column) || [])
  }

  first(field: Field): string {
    return this.words(field)[0] ?? ''
  }
}

/** @returns null when the row is of something that is no business */
export function readRow(plan: Plan, rowCells: readonly string[], row: number): RawListing | null {
  const cells = new Cells(plan, rowCells)
  const tags = tagsOf(cells)
  if (!/^(venue|poi|business)?$/i.test(cells.first('placetype'))) return null
  if (plan.ofFeatures && !isBusiness(tags)) return null
  const isMarket = plan.source.id === 'usda'
  return {
    ...blankListing(row),
    ...addressOf(cells),
    ...placeOf(cells),
    ref: refOf(plan.source, cells.first('id'), cells.first('osmType')),
    name: nameOf(cells),
    tags: isMarket ? { amenity: 'marketplace', ...tags } : tags,
    categoryWords: isMarket ? ['Farmers Market'] : categoriesOf(cells),
    looseTags: looseTagsOf(cells),
    isBare: cells.columns('category').length === 0,
    phone: cells.first('phone'),
    email: cells.first('email'),
    website: cells.first('website'),
    socialPage: cells.words('socialPage').find((page) => /\.\w{2,}\//.test(page)) ?? '',
    hours: hoursOf(cells),
    about: aboutOf(cells),
    languages: cells.words('languages').join(' '),
    wheelchair: cells.first('wheelchair'),
    pays: paysOf(cells),
    closed: isClosed(cells) || saysClosed(tags),
  }
}

/** "None" may be a shop's name: here a cell is only empty when nothing is in it. */
function nameOf(cells: Cells): string {
  const written = cells.columns('name').map((column) => cells.written(column))
  return written.find((cell) => cell.trim() !== '') ?? ''
}

/** What somebody said is about the business is all taken; of several guesses the best one. */
function aboutOf(cells: Cells): string {
  const said = cells
    .columns('about')
    .filter(wasSaid)
    .flatMap((column) => cells.text(column) || [])
  return said.length > 0 ? said.join('. ') : cells.first('about')
}

function addressOf(cells: Cells) {
  // Lines within the cell say where the parts of an address end, so it is taken as written.
  const whole = cells
    .columns('fullAddress')
    .find((column) => cells.text(column) !== '' && !readPair(cells.text(column)))
  return {
    houseNumber: cells.first('houseNumber'),
    street: cells.first('street'),
    unit: cells.first('unit'),
    fullAddress: whole ? cells.written(whole) : '',
    town: cells.first('town'),
    state: cells.first('state'),
    postcode: cells.first('postcode'),
    country: cells.first('country'),
  }
}

function placeOf(cells: Cells) {
  const pair = [...cells.words('pair'), ...cells.words('fullAddress')].map(readPair).find((found) => found !== null)
  return { lat: cells.first('lat') || (pair?.lat ?? ''), lon: cells.first('lon') || (pair?.lon ?? '') }
}

function tagsOf(cells: Cells): Record<string, string> {
  const said = cells
    .columns('tag')
    .map((column) => [tagKey(column.header) ?? column.header, cells.text(column)] as const)
  return Object.fromEntries(said.filter(([, value]) => value !== ''))
}

function refOf(source: SourceGuess, id: string, osmType: string): string | null {
  const plain = id.replace(/\.0$/, '')
  if (plain === '') return null
  if (/^(node|way|relation)\/\d+$/.test(plain)) return plain
  const short = /^([nwr])(\d+)$/.exec(plain)
  const type = { n: 'node', w: 'way', r: 'relation' }[short?.[1] ?? ''] ?? osmType.toLowerCase()
  if (source.id === 'osm' && /^(node|way|relation)$/.test(type)) return `${type}/${short?.[2] ?? plain}`
  return `${source.id === 'wof' || source.id === 'usda' ? source.id : 'id'}:${plain}`
}

const isLoose = ({ header }: Column): boolean => /tags$/i.test(header)
const isNarrower = ({ header }: Column): boolean => /^sub[ _-]?categor/i.test(header.trim())

/** A column of subcategories goes on from the one of categories: commas are part of their names there. */
function categoriesOf(cells: Cells): string[] {
  const columns = cells.columns('category').filter((column) => !isLoose(column))
  const narrower = columns.find(isNarrower)
  const wider = columns.find((column) => !isNarrower(column))
  const path = narrower && wider && cells.text(narrower) !== '' ? [cells.text(wider), cells.text(narrower)] : []
  const others = path.length > 0 ? columns.filter((column) => column !== narrower && column !== wider) : columns
  const said = others.flatMap((column) => categoryWords(cells.text(column)))
  return path.length > 0 ? [path.filter(Boolean).join('|'), ...said] : said
}

/** In a column of tags every bar parts two words; elsewhere it stands between the steps of one path. */
function looseTagsOf(cells: Cells): string[] {
  return cells
    .columns('category')
    .filter(isLoose)
    .flatMap((column) => {
      const text = cells.text(column)
      return categoryWords(/^[[{]/.test(text) ? text : text.replaceAll('|', ';'))
    })
}

/** "Food; Bakery", or words or {type, category, subcategory} written as JSON. */
function categoryWords(cell: string): string[] {
  if (!/^[[{]/.test(cell)) return cell.split(/\s*[;,]\s*/)
  // Some converters write such lists with single quotes.
  for (const json of [cell, cell.replaceAll("'", '"')]) {
    try {
      return wordsOfJson(JSON.parse(json))
    } catch {
      continue
    }
  }
  return cell.replace(/["'[\]{}]/g, '').split(/\s*[;,]\s*/)
}

function wordsOfJson(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap((entry: unknown) => (Array.isArray(entry) ? [] : wordsOfJson(entry)))
  if (typeof value !== 'object' || value === null) return []
  const said = new Map<string, unknown>(Object.entries(value))
  const path = ['type', 'category', 'subcategory'].map((key) => said.get(key))
  return [path.filter((part): part is string => typeof part === 'string' && part !== '').join('|')]
}

/** Hours as written, with the days and the season that stand in columns of their own, in the table's order. */
function hoursOf(cells: Cells): string {
  const said = (field: Field): Column[] =>
    cells
      .columns(field)
      .filter((column) => cells.text(column) !== '')
      .sort((a, b) => a.index - b.index)
  const text = (column: Column): string => cells.text(column).replace(/[;,]$/, '')
  const joined = (field: Field, between: string): string => said(field).map(text).join(between)
  const week = said('weekday').map((column) => `${cellText(column.header)} ${text(column)}`)
  const daysAndTimes = [joined('days', ' '), joined('times', ' ')].filter(Boolean).join(' ')
  const season = joined('season', ', ')
  const seasons = readMarketSeasons(season) ?? season
  return [joined('hours', '; '), daysAndTimes, week.join('; '), seasons].filter(Boolean).join(', ')
}

function paysOf(cells: Cells): string[] {
  const columns = cells.columns('paysBy').filter((column) => saysYes(cells.text(column)))
  const headers = columns.map((column) => column.header.replace(/([a-z])([A-Z])/g, '$1 $2'))
  return [...headers, ...cells.words('pays')].flatMap(readPays)
}

const goneWords =
  /^(closed( permanently| for good)?|permanently closed|out of business|inactive|defunct|cerrado|dissolved)$/

/** Who's On First writes -1 where it does not know, and "uuuu", ".." or "open" for an end that has not come. */
function isClosed(cells: Cells): boolean {
  return (
    cells.words('isCurrent').some((cell) => /^(0|0\.0|no|false|n)$/i.test(cell)) ||
    cells.words('isGone').some(saysYes) ||
    cells.words('goneSince').some((cell) => /\d{3}/.test(cell)) ||
    cells.words('status').some((cell) => goneWords.test(foldWords(cell)))
  )
}
