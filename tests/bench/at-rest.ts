import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { type Bench, median, type Plan, type Standing } from './bench.ts'
import { residentMemory } from './processes.ts'
import { type Answer, request } from './request.ts'
import { kB, type Row } from './rows.ts'
import { coldStart, startTown } from './town.ts'

const MOST_MEMORY = 150
const IDLE_MS = 5000

/** What a town that nobody asks anything holds, with whatever processes it started. */
export const memoryAtRest: Plan = {
  what: 'memory at rest',
  async measure(_bench, { path, seeded }) {
    const town = await startTown(path)
    await new Promise((resolve) => setTimeout(resolve, IDLE_MS))
    const memory = residentMemory(town.pid)
    await town.stop()
    return {
      what: `memory at rest, ${seeded.businesses.length.toLocaleString('en-US')} businesses`,
      measured: `${memory.toFixed(0)} MiB`,
      target: `${MOST_MEMORY} MiB`,
      ok: memory <= MOST_MEMORY,
      numbers: { mebibytes: memory },
      shares: null,
    }
  },
}

const LONGEST_START = 1000
const STARTS = 5

export const fromCold: Plan = {
  what: 'cold start',
  async measure(_bench: Bench, { path }): Promise<Row> {
    const starts: number[] = []
    while (starts.length < STARTS) starts.push(await coldStart(path))
    const middle = median(starts)
    return {
      what: `cold start to the first answer, median of ${STARTS}`,
      measured: `${middle.toFixed(0)} ms`,
      target: `under ${LONGEST_START} ms`,
      ok: middle < LONGEST_START,
      numbers: { milliseconds: middle },
      shares: null,
    }
  },
}

const MOST_HTML = 14_000
const MOST_VISIT = 60_000
const AS_BROWSERS_ASK = { 'accept-encoding': 'gzip, deflate, br', 'accept-language': 'en' }

/** What comes over the wire for a page, and for everything that a first visit to it fetches. */
export const pageSize = (name: string, pathOf: (standing: Standing) => string): Plan => ({
  what: `size of ${name}`,
  async measure(_bench, standing) {
    const { url } = standing.town
    const page = await fetchedTwice(url, pathOf(standing))
    const parts = await partsOf(url, text(page))
    const html = page.body.length
    const all = parts.reduce((sum, part) => sum + part.answer.body.length, html)
    const biggest = parts.toSorted((a, b) => b.answer.body.length - a.answer.body.length).slice(0, 3)
    const told = biggest.map(({ path, answer }) => `${path.split('?')[0] ?? ''} ${kB(answer.body.length)}`)
    return {
      what: `size of ${name}, compressed; whole first visit`,
      measured: `${kB(html)}; ${kB(all)} (${told.join(', ')})`,
      target: `${kB(MOST_HTML)}; ${kB(MOST_VISIT)}`,
      ok: html <= MOST_HTML && all <= MOST_VISIT,
      numbers: { html, all, plain: text(page).length },
      shares: null,
    }
  },
})

/** The second reader is sent the page that was compressed, better, behind the first one's answer. */
async function fetchedTwice(url: string, path: string): Promise<Answer> {
  await fetched(url, path)
  await new Promise((resolve) => setTimeout(resolve, 300))
  return fetched(url, path)
}

async function fetched(url: string, path: string): Promise<Answer> {
  const answer = await request(url, { path, headers: AS_BROWSERS_ASK })
  if (answer.status !== 200) throw new Error(`${path} was answered ${answer.status}`)
  return answer
}

function text({ headers, body }: Answer): string {
  if (headers['content-encoding'] === 'br') return brotliDecompressSync(body).toString()
  return (headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString()
}

/** Stylesheets, icons, scripts and pictures of a page, and the fonts and pictures its stylesheets name. */
async function partsOf(url: string, html: string): Promise<{ path: string; answer: Answer }[]> {
  const named = html.matchAll(
    /<(?:link\b[^>]*?\bhref|use\b[^>]*?\bhref|script\b[^>]*?\bsrc|img\b[^>]*?\bsrc)="([^"#]+)/g,
  )
  const links = [...named].filter(([tag]) => !/rel="(alternate|canonical|next|prev|nofollow)"/.test(tag))
  const paths = new Set(links.map((match) => pathIn(match[1] ?? '', '/')))
  const parts = new Map<string, Answer>()
  for (const path of paths) {
    const answer = await fetched(url, path)
    parts.set(path, answer)
    if (!/css/.test(answer.headers['content-type'] ?? '')) continue
    for (const [, inside = ''] of text(answer).matchAll(/url\(["']?([^"')]+)/g)) {
      if (!inside.startsWith('data:')) paths.add(pathIn(inside, path))
    }
  }
  return [...parts].map(([path, answer]) => ({ path, answer }))
}

function pathIn(address: string, base: string): string {
  const { pathname, search } = new URL(address.replace(/&amp;/g, '&'), `http://town${base}`)
  return pathname + search
}
