/**
 * Run by hand: `npx tsx src/directory/categories/extract.ts`. Reads the OpenStreetMap tagging presets that
 * `selection.json` names and writes `presets.json`, so that the 70 MB they come from are no dependency.
 */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { unpackPackage } from '../../web/icons/unpack.ts'
import { foldText } from '../../web/fold.ts'

const PACKAGE = '@openstreetmap/id-tagging-schema'
const VERSION = '6.19.2'
/** A term that more categories than this share tells nobody which of them is meant. */
const SHARED_BY_AT_MOST = 4

const bothNames = z.object({ en: z.string(), es: z.string() })
const selectionSchema = z.object({
  presets: z.record(z.string(), z.record(z.string(), z.string())),
  names: z.record(z.string(), bothNames),
  drop: z.record(z.string(), z.string()),
})
const presetSchema = z.object({ tags: z.record(z.string(), z.string()), name: z.string().optional() })
const wordsSchema = z.object({
  name: z.string().optional(),
  aliases: z.string().optional(),
  terms: z.string().optional(),
})
type Words = Record<string, z.output<typeof wordsSchema>>

interface Draft {
  id: string
  group: string
  icon?: string
  tags: Record<string, string>[]
  name: { en: string; es: string }
  terms: { en: string[]; es: string[] }
}

const here = import.meta.dirname
const readJson = (...path: string[]): unknown => JSON.parse(readFileSync(join(...path), 'utf8'))

const selection = selectionSchema.parse(readJson(here, 'selection.json'))
const source = unpackPackage(`${PACKAGE}@${VERSION}`)
const presets = z.record(z.string(), presetSchema).parse(readJson(source, 'dist/presets.json'))
const words = { en: wordsIn('en'), es: wordsIn('es') }

function wordsIn(language: 'en' | 'es'): Words {
  const file = z
    .record(z.string(), z.object({ presets: z.object({ presets: z.record(z.string(), wordsSchema) }) }))
    .parse(readJson(source, `dist/translations/${language}.json`))
  return file[language]?.presets.presets ?? {}
}

/** A preset named `{amenity/ice_cream}` borrows the words of that one; its own path may also stand under education. */
function wordsOf(preset: string, language: 'en' | 'es'): string[] {
  const borrowed = /^\{(.+)\}$/.exec(presets[preset]?.name ?? '')?.[1]
  const found = words[language][borrowed ?? preset]
  if (found?.name === undefined) throw new Error(`${preset} has no ${language} name`)
  const list = [
    ...found.name.split(' / '),
    ...(found.aliases?.split('\n') ?? []),
    ...(found.terms?.split(/[,.]/) ?? []),
  ]
  return list.map((word) => word.replace(/\s*\(.*\)$/, '').trim()).filter((word) => word !== '' && !word.includes('*'))
}

const sentenceCase = (name: string): string => name.replace(/ (?!\p{Lu}{2})\p{Lu}/gu, (letter) => letter.toLowerCase())

function draftsFromSelection(): Map<string, Draft> {
  const drafts = new Map<string, Draft>()
  for (const [group, chosen] of Object.entries(selection.presets)) {
    for (const [preset, idAndIcon] of Object.entries(chosen)) {
      const [id = '', icon] = idAndIcon.split(' ')
      const tags = presets[preset]?.tags
      if (tags === undefined) throw new Error(`no preset ${preset}`)
      const terms = { en: wordsOf(preset, 'en'), es: wordsOf(preset, 'es') }
      const known = drafts.get(id)
      if (known === undefined) {
        const name = selection.names[id] ?? { en: sentenceCase(terms.en[0] ?? id), es: sentenceCase(terms.es[0] ?? id) }
        drafts.set(id, { id, group, ...(icon === undefined ? {} : { icon }), tags: [tags], name, terms })
      } else {
        known.tags.push(tags)
        known.terms.en.push(...terms.en)
        known.terms.es.push(...terms.es)
      }
    }
  }
  return drafts
}

/** A pizza restaurant repeats the restaurant's "breakfast, dine, table": what the broader category says stays there. */
function broaderTerms(draft: Draft, all: Iterable<Draft>, language: 'en' | 'es'): Set<string> {
  const first = Object.entries(draft.tags[0] ?? {})
  const broader = new Set<string>()
  for (const other of all) {
    const [key, value] = Object.entries(other.tags[0] ?? {})[0] ?? []
    const isBroader = Object.keys(other.tags[0] ?? {}).length < first.length
    if (isBroader && first.some(([k, v]) => k === key && v === value))
      for (const term of other.terms[language]) broader.add(foldText(term))
  }
  return broader
}

function tidyTerms(drafts: Map<string, Draft>, language: 'en' | 'es'): void {
  const tidied = new Map<string, string[]>()
  for (const draft of drafts.values()) {
    const dropped = `${selection.drop['*'] ?? ''},${selection.drop[draft.id] ?? ''}`.split(',').map(foldText)
    const seen = new Set([
      foldText(draft.name[language]),
      ...dropped,
      ...broaderTerms(draft, drafts.values(), language),
    ])
    const kept = draft.terms[language].filter((term) => {
      const folded = foldText(term)
      if (folded.length < 2 || seen.has(folded)) return false
      seen.add(folded)
      return true
    })
    tidied.set(draft.id, kept)
  }
  const shared = new Map<string, number>()
  for (const term of [...tidied.values()].flat()) shared.set(foldText(term), (shared.get(foldText(term)) ?? 0) + 1)
  for (const draft of drafts.values()) {
    const kept = tidied.get(draft.id) ?? []
    draft.terms[language] = kept.filter((term) => (shared.get(foldText(term)) ?? 0) <= SHARED_BY_AT_MOST)
  }
}

const tagsAsText = (tags: Record<string, string>): string =>
  Object.entries(tags)
    .map(([key, value]) => `${key}=${value}`)
    .join(' & ')

const drafts = draftsFromSelection()
tidyTerms(drafts, 'en')
tidyTerms(drafts, 'es')
const categories = [...drafts.values()].map((draft) => ({
  ...draft,
  tags: draft.tags.map(tagsAsText).join(' | '),
  terms: { en: draft.terms.en.join(', '), es: draft.terms.es.join(', ') },
}))
const extract = {
  source: PACKAGE,
  version: VERSION,
  licence: 'ISC, (c) iD Contributors; see LICENSE-presets.txt',
  categories,
}
writeFileSync(join(here, 'presets.json'), `${JSON.stringify(extract, null, 2)}\n`)
copyFileSync(join(source, 'LICENSE.md'), join(here, 'LICENSE-presets.txt'))
process.stdout.write(`${categories.length} categories\n`)
