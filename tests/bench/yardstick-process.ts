/* What a row is held against: the same bytes, from a server that does nothing else. `node` or `express`. */
import { createServer, type RequestListener } from 'node:http'
import express from 'express'
import type { YardstickPages } from './yardsticks.ts'

let pages = new Map<string, Buffer>()
let otherwise = Buffer.alloc(0)
let etag: string | null = null

process.on('message', (given: YardstickPages) => {
  pages = new Map(given.pages.map(([path, html]) => [path, Buffer.from(html)]))
  otherwise = Buffer.from(given.otherwise)
  etag = given.etag
  process.send?.('ready')
})
process.on('disconnect', () => process.exit(0))

const bare: RequestListener = (req, res) => {
  if (etag !== null && req.headers['if-none-match'] === etag) {
    res.writeHead(304, { etag })
    res.end()
    return
  }
  const body = pages.get(req.url ?? '') ?? otherwise
  res.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': body.length })
  res.end(body)
}

function bareExpress(): RequestListener {
  const app = express()
  app.get('/{*page}', (req, res) => {
    res.type('html').send(pages.get(req.originalUrl) ?? otherwise)
  })
  return app
}

const server = createServer(process.argv[2] === 'express' ? bareExpress() : bare)
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.(typeof address === 'object' && address ? address.port : 0)
})
