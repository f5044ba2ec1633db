/**
 * Run by hand: `npx tsx src/web/icons/extract.ts`. Writes public/icons.svg, one sprite of the Lucide icons that pages
 * (`names.json`) and categories name, and our own stove; and Lucide's licence beside it. No page needs the 2,000 others.
 */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { unpackPackage } from './unpack.ts'

const LUCIDE = 'lucide-static@1.62.0'
const OWN_ICON = 'stove'
const root = join(import.meta.dirname, '../../..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

const iconOwners = z.array(z.object({ icon: z.string().optional() }))
const presetFile = z.object({ categories: iconOwners })

/** The icons of the directory's groups and categories, read as data: the web's rooms do not import the directory's. */
function categoryIcons(): string[] {
  const list = (name: string): unknown => JSON.parse(read(`src/directory/categories/${name}.json`))
  const owners = [
    ...iconOwners.parse(list('groups')),
    ...iconOwners.parse(list('rural')),
    ...presetFile.parse(list('presets')).categories,
  ]
  return owners.flatMap(({ icon }) => icon ?? [])
}

/** Stroke, fill and size come from the stylesheet, so only the drawing itself is kept. */
function symbolOf(name: string, source: string): string {
  const drawing = /<svg[^>]*>(.*)<\/svg>/s.exec(readFileSync(join(source, 'icons', `${name}.svg`), 'utf8'))?.[1]
  if (drawing === undefined) throw new Error(`no drawing in ${name}`)
  const shapes = drawing.replace(/\s+/g, ' ').replace(/ ?\/>/g, '/>').replace(/> </g, '><').trim()
  return `<symbol id="i-${name}" viewBox="0 0 24 24">${shapes}</symbol>`
}

const source = unpackPackage(LUCIDE)
const names = new Set([...z.array(z.string()).parse(JSON.parse(read('src/web/icons/names.json'))), ...categoryIcons()])
names.delete(OWN_ICON)
const symbols = [...names].sort().map((name) => symbolOf(name, source))
symbols.push(read('src/web/icons/stove.svg').trim())
const sprite = `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('\n')}\n</svg>\n`
writeFileSync(join(root, 'public/icons.svg'), sprite)
copyFileSync(join(source, 'LICENSE'), join(root, 'public/LICENSE-lucide.txt'))
process.stdout.write(`${symbols.length} symbols, ${Buffer.byteLength(sprite)} bytes\n`)
