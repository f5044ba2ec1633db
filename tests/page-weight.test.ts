import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { expect, test } from 'vitest'
import { publicFile } from '../src/web/assets.ts'
import { openDemo } from './support/demo.ts'
import { projectRoot } from './support/house.ts'
import { between, counter, desk, own, places } from './support/pages.ts'

/** What a slow line carries: a page, and with it everything that a first visit fetches. Bytes, compressed. */
const MOST_HTML = 14_000
const MOST_VISIT = 60_000

const { stranger } = await openDemo()

/** As pages are compressed for each reader anew: quickly, not best. */
const compressed = (body: string | Buffer): number =>
  brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }).length

const inPublic = (path: string): Buffer => readFileSync(join(projectRoot, 'public', path))
const fonts = readdirSync(join(projectRoot, 'public/fonts')).filter((name) => name.endsWith('.woff2'))
/** What each page takes in for when there is no signal; the worker's own part comes once the page is there. */
const scripts = ['offline/device.js', 'offline/page.js']
const beside =
  compressed(inPublic('woodstove.css')) +
  compressed(inPublic('icons.svg')) +
  compressed(inPublic('icon.svg')) +
  scripts.reduce((sum, name) => sum + compressed(publicFile(name)), 0) +
  fonts.reduce((sum, name) => sum + inPublic(`fonts/${name}`).length, 0)

test.each([
  ['nobody', 'en', places],
  ['ruth', 'en', own],
  ['ruth', 'es', own],
  ['earl', 'en', counter],
  ['dot', 'en', between],
  ['dee', 'es', desk],
])('no page of %s in %s is heavier than a slow line carries', async (as, language, pages) => {
  const reader = stranger().set('accept-language', language)
  if (as !== 'nobody') await reader.post('/demo/sign-in').type('form').send({ as }).expect(303)
  await reader.get(`/?lang=${language}`)
  for (const path of pages) {
    const { text } = await reader.get(path)
    const html = compressed(text)
    expect(html, path).toBeLessThanOrEqual(MOST_HTML)
    expect(html + beside, `${path} and all beside it`).toBeLessThanOrEqual(MOST_VISIT)
    expect(text, `${path} waits for nothing but its stylesheet`).not.toMatch(/<script(?![^>]*(defer|module|ld\+json))/)
  }
})
