import { createServer, type RequestListener, type Server } from 'node:http'
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

/** A server that slow bodies and idle connections do not stop. */
export function openServer(listener: RequestListener): Server {
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 15_000, keepAliveTimeout: 20_000 }, listener)
  server.maxConnections = 10_000
  return server
}
