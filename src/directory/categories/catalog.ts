import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../../config.ts'

const GROUP_IDS = [
  ...(['fix', 'eat', 'heat', 'farm', 'hair', 'health', 'animals', 'town'] as const),
  ...(['shop', 'build', 'roads', 'office', 'learn', 'stay', 'fun'] as const),
] as const
export type GroupId = (typeof GROUP_IDS)[number]

/** A heading of the directory. `icon` names a symbol of public/icons.svg, without its `i-`. */
export interface Group {
  id: GroupId
  icon: string
  name: { en: string; es: string }
}

/** What a business is. `terms` are what people say for it; each of `tags` is one set of OSM tags that all must hold. */
export interface Category {
  id: string
  group: GroupId
  icon: string
  name: { en: string; es: string }
  terms: { en: string[]; es: string[] }
  tags: Record<string, string>[]
}

const both = z.object({ en: z.string(), es: z.string() })
const groupSchema = z.object({ id: z.enum(GROUP_IDS), icon: z.string(), name: both })
const entrySchema = z.object({
  id: z.string(),
  group: z.enum(GROUP_IDS),
  icon: z.string().optional(),
  name: both,
  terms: both,
  tags: z.string().default(''),
})
const extensionSchema = z.object({ extends: z.string(), terms: both, tags: z.string().default('') })
const presetFile = z.object({ categories: z.array(entrySchema) })
const ruralFile = z.array(z.union([extensionSchema, entrySchema]))

/** The lists stay under src when the code runs from dist. */
const folderOfLists = join(projectRoot, 'src/directory/categories')

const readList = (name: string): unknown => JSON.parse(readFileSync(join(folderOfLists, name), 'utf8'))

const inList = (text: string): string[] =>
  text
    .split(',')
    .map((term) => term.trim())
    .filter((term) => term !== '')

/** "shop=hardware | craft=x & y=z" as the alternatives it names. */
const tagSets = (text: string): Record<string, string>[] =>
  text
    .split(' | ')
    .filter((set) => set !== '')
    .map((set) => Object.fromEntries(set.split(' & ').map((pair) => pair.split('=', 2) as [string, string])))

export const groups: readonly Group[] = z.array(groupSchema).parse(readList('groups.json'))

/** By category, the terms that residents say, written by hand: in a search they count for more than the presets'. */
export const residentTerms = new Map<string, Set<string>>()

function readCatalog(): Map<string, Category> {
  const groupIcons = new Map(groups.map((group) => [group.id, group.icon]))
  const catalog = new Map<string, Category>()
  const rural = ruralFile.parse(readList('rural.json'))
  const own = rural.filter((entry) => 'id' in entry)
  for (const entry of [...presetFile.parse(readList('presets.json')).categories, ...own]) {
    if (catalog.has(entry.id)) throw new Error(`two categories are called ${entry.id}`)
    const { id, group, name } = entry
    const terms = { en: inList(entry.terms.en), es: inList(entry.terms.es) }
    catalog.set(id, {
      id,
      group,
      icon: entry.icon ?? groupIcons.get(group) ?? '',
      name,
      terms,
      tags: tagSets(entry.tags),
    })
  }
  for (const entry of rural) {
    const known = catalog.get('id' in entry ? entry.id : entry.extends)
    if (known === undefined) throw new Error(`nothing to extend: ${JSON.stringify(entry)}`)
    const said = { en: inList(entry.terms.en), es: inList(entry.terms.es) }
    residentTerms.set(known.id, new Set([...said.en, ...said.es]))
    if ('id' in entry) continue
    known.terms.en.unshift(...said.en)
    known.terms.es.unshift(...said.es)
    known.tags.push(...tagSets(entry.tags))
  }
  return catalog
}

/** Every category by its id, in the order of the lists: presets, then the trades they lack. */
export const categories: ReadonlyMap<string, Category> = readCatalog()
