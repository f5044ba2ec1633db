import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Request, Response } from 'express'
import { LRUCache } from 'lru-cache'
import { versionOf } from '../db/version.ts'
import type { House } from './house.ts'
import { HOUR_SENT } from './kept-offline.ts'
import { languageOf } from './languages.ts'
import { sessionCookie } from './sessions.ts'

/**
 * Finished pages for readers who are not signed in, answered in the http listener before Express sees the request.
 * The key is the address as asked and the language; a page carries the town's version and the next change of hours.
 * Nothing that was made for somebody in particular ever comes in here.
 */
interface KeptPage {
  version: number
  until: string | null
  etag: string
  headers: Record<string, string>
  bodies: { identity: Buffer; gzip: Buffer | null; br: Buffer | null }
}

type Encoding = keyof KeptPage['bodies']

export interface KeptPages {
  /** Answers from what is kept; false where the page has to be made. */
  answer(req: IncomingMessage, res: ServerResponse): boolean
}

const shelves = new WeakMap<House, LRUCache<string, KeptPage>>()

function shelfOf(house: House): LRUCache<string, KeptPage> {
  let shelf = shelves.get(house)
  if (!shelf) {
    shelf = new LRUCache({
      max: 3000,
      maxSize: 48_000_000,
      sizeCalculation: (page) => page.bodies.identity.length + 500,
    })
    shelves.set(house, shelf)
  }
  return shelf
}

const LONGEST_ADDRESS = 300

function keyOf(req: IncomingMessage): string | null {
  const address = req.url ?? ''
  if (req.method !== 'GET' || address.length > LONGEST_ADDRESS) return null
  return `${readerLanguage(req)} ${address}`
}

/** The language of somebody who is not signed in: their cookie, else what their browser asks for. */
export function readerLanguage(req: IncomingMessage): 'en' | 'es' {
  const cookie = req.headers.cookie
  if (cookie) {
    if (/(?:^|;\s*)lang=es(?:;|$)/.test(cookie)) return 'es'
    if (/(?:^|;\s*)lang=en(?:;|$)/.test(cookie)) return 'en'
  }
  return languageOf(req.headers['accept-language'])
}

export function openKeptPages(house: House): KeptPages {
  const shelf = shelfOf(house)
  const version = versionOf(house.db)
  const personal = [`${sessionCookie(house)}=`, 'said=']
  return {
    answer(req, res) {
      const key = keyOf(req)
      if (!key) return false
      const cookie = req.headers.cookie
      if (cookie && personal.some((name) => cookie.includes(name))) return false
      const page = shelf.get(key)
      if (!page) return false
      if (page.version !== version.current || (page.until !== null && page.until <= house.clock.now())) {
        shelf.delete(key)
        return false
      }
      answerWith(req, res, page, house.clock.now())
      return true
    },
  }
}

function answerWith(req: IncomingMessage, res: ServerResponse, page: KeptPage, now: string): void {
  const sent = { [HOUR_SENT]: now }
  if (req.headers['if-none-match'] === page.etag) {
    res.writeHead(304, { etag: page.etag, vary: VARY, 'cache-control': 'no-cache', ...sent })
    res.end()
    return
  }
  const encoding = encodingOf(req)
  const body = page.bodies[encoding] ?? page.bodies.identity
  const headers: Record<string, string | number> = { ...page.headers, ...sent, 'content-length': body.length }
  if (body !== page.bodies.identity) headers['content-encoding'] = encoding
  res.writeHead(200, headers)
  res.end(body)
}

const VARY = 'Accept-Encoding, Accept-Language, Cookie'

function encodingOf(req: IncomingMessage): Encoding {
  const accepted = req.headers['accept-encoding']
  const said = typeof accepted === 'string' ? accepted : ''
  if (/\bbr\b(?!;q=0)/.test(said)) return 'br'
  return /\bgzip\b(?!;q=0)/.test(said) ? 'gzip' : 'identity'
}

/**
 * Keeps a page that any signed-out reader would be shown. It is compressed once, behind the answer. One that was begun
 * before something changed may show what was there before: it is sent, and not kept.
 */
export function keepPage(house: House, req: Request, res: Response, html: string, until: string | null): void {
  const key = keyOf(req)
  const { version } = res.locals
  if (!key || res.statusCode !== 200 || version !== versionOf(house.db).current) return
  const identity = Buffer.from(html)
  const etag = `"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`
  const headers: Record<string, string> = {
    'content-type': 'text/html; charset=utf-8',
    etag,
    vary: VARY,
    'cache-control': 'no-cache',
  }
  for (const [name, value] of Object.entries(res.getHeaders())) {
    if (typeof value === 'string' && name !== 'set-cookie') headers[name] ??= value
  }
  res.setHeader('etag', etag)
  const page: KeptPage = {
    version,
    until,
    etag,
    headers,
    bodies: { identity, gzip: null, br: null },
  }
  shelfOf(house).set(key, page)
  void compress(page)
}

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

async function compress(page: KeptPage): Promise<void> {
  page.bodies.br = await brotli(page.bodies.identity, QUALITY)
  page.bodies.gzip = await gzipped(page.bodies.identity)
}

const WORTH_COMPRESSING = 1400

/** Sends a finished page: to somebody signed in never kept by anybody, to others only with a question back to us. */
export function sendHtml(req: Request, res: Response, html: string): void {
  const isPrivate = res.locals.viewer.accountId !== null || res.locals.theirsAlone === true
  res.setHeader('content-type', 'text/html; charset=utf-8')
  res.setHeader('cache-control', isPrivate ? 'private, no-store' : 'no-cache')
  res.setHeader('vary', VARY)
  const body = Buffer.from(html)
  const encoding = encodingOf(req)
  if (encoding === 'identity' || body.length < WORTH_COMPRESSING || req.method === 'HEAD') {
    res.setHeader('content-length', body.length)
    res.end(req.method === 'HEAD' ? undefined : body)
    return
  }
  const done = (error: Error | null, small: Buffer): void => {
    if (!error) res.setHeader('content-encoding', encoding)
    const sent = error ? body : small
    res.setHeader('content-length', sent.length)
    res.end(sent)
  }
  if (encoding === 'br') brotliCompress(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }, done)
  else gzip(body, done)
}
