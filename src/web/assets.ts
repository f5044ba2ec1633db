import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../config.ts'

const folder = join(projectRoot, 'public')
const addresses = new Map<string, string>()

/**
 * A public file as it is sent. A stylesheet names its fonts by the addresses that pages preload: under another address
 * a browser would fetch them twice. The service worker names what it keeps likewise, so that it changes when they do.
 * @param name as in `public/`
 */
export function publicFile(name: string): Buffer {
  const written = readFileSync(join(folder, name))
  if (name.endsWith('.css')) {
    const sheet = written.toString()
    return Buffer.from(sheet.replace(/url\((fonts\/[\w.-]+)\)/g, (_, font: string) => `url(${asset(font)})`))
  }
  if (!name.endsWith('.js')) return written
  const script = withoutComments(written.toString())
  return Buffer.from(name === WORKER ? script.replace(NAMED, (_, part: string) => `'${asset(part)}'`) : script)
}

const WORKER = 'sw.js'
const NAMED = /'\/([\w./-]+\.(?:css|js|svg|woff2))'/g

/** Comments are for whoever reads the source, and a third of it. They stand on lines of their own, as code never does. */
const withoutComments = (script: string): string => script.replace(/^\s*(\/\/|\/\*\*|\*).*\n/gm, '')

/** A public file's address with its content's mark, so that browsers may keep it for a year. @param name as in `public/` */
export function asset(name: string): string {
  let address = addresses.get(name)
  if (!address) {
    const mark = createHash('sha256').update(publicFile(name)).digest('base64url').slice(0, 10)
    address = `/${name}?v=${mark}`
    addresses.set(name, address)
  }
  return address
}

/** HTML that was made by us and needs no escaping; views print it with `<%-`. */
export type SafeHtml = string & { readonly safe: true }

export const safeHtml = (html: string): SafeHtml => html as SafeHtml

const icons = new Map<string, SafeHtml>()
const sprite = /<symbol id="i-([\w-]+)"/g
let names: Set<string> | null = null

/** One drawn icon. It repeats the word beside it, so screen readers pass over it. */
export function icon(name: string, kind = 'i'): SafeHtml {
  const key = `${name} ${kind}`
  let drawn = icons.get(key)
  if (!drawn) {
    names ??= new Set([...readFileSync(join(folder, 'icons.svg'), 'utf8').matchAll(sprite)].map((m) => m[1] ?? ''))
    if (!names.has(name)) throw new Error(`no icon is called ${name}`)
    drawn = safeHtml(`<svg class="${kind}" aria-hidden="true"><use href="${asset('icons.svg')}#i-${name}"/></svg>`)
    icons.set(key, drawn)
  }
  return drawn
}
