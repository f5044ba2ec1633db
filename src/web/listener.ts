import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { House } from './house.ts'
import { answerPublicFile } from './public-files.ts'
import { openKeptPages } from './kept-pages.ts'

/** Kept pages and public files are answered here, before Express; everything else is made there. */
export function listenerFor(house: House, app: RequestListener): RequestListener {
  const kept = openKeptPages(house)
  return (req, res) => {
    if (!kept.answer(req, res) && !answerPublicFile(req, res)) app(req, res)
  }
}

/** How long a body may be on its way, in milliseconds: words come soon, a photo takes minutes on a slow line. */
const PATIENCE = { words: 30_000, files: 5 * 60_000 }
const MOST_FILES_BYTES = 64 * 2 ** 20

/** A server that slow bodies and idle connections do not stop. */
export function openServer(listener: RequestListener, patience = PATIENCE): Server {
  const limits = { requestTimeout: patience.files, headersTimeout: 15_000, keepAliveTimeout: 20_000 }
  const server = createServer(limits, (req, res) => {
    if (bringsWords(req)) hurry(req, patience.words)
    listener(req, res)
  })
  server.maxConnections = 10_000
  return server
}

function bringsWords({ headers }: IncomingMessage): boolean {
  const length = headers['content-length']
  if (length === undefined) return headers['transfer-encoding'] !== undefined
  if (length === '0') return false
  return !headers['content-type']?.startsWith('multipart/form-data') || Number(length) > MOST_FILES_BYTES
}

function hurry(req: IncomingMessage, ms: number): void {
  const late = setTimeout(() => {
    if (!req.complete) req.destroy()
  }, ms).unref()
  req.once('close', () => {
    clearTimeout(late)
  })
}
