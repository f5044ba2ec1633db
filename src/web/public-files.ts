import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { projectRoot } from '../config.ts'
import { publicFile } from './assets.ts'

/** Stylesheet, fonts, icons: read once, compressed once, and answered from memory before anything else looks. */
interface PublicFile {
  type: string
  etag: string
  bodies: { identity: Buffer; gzip: Buffer | null; br: Buffer | null }
}

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
}

let files: ReadonlyMap<string, PublicFile> | null = null

function readAll(): ReadonlyMap<string, PublicFile> {
  const folder = join(projectRoot, 'public')
  const found = new Map<string, PublicFile>()
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const type = types[extname(name)]
    if (!type) continue
    const identity = publicFile(name.replaceAll('\\', '/'))
    const isText = /text|svg|json/.test(type)
    found.set(`/${name.replaceAll('\\', '/')}`, {
      type,
      etag: `"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`,
      bodies: {
        identity,
        gzip: isText ? gzipSync(identity) : null,
        br: isText ? brotliCompressSync(identity) : null,
      },
    })
  }
  return found
}

/** An address that carries its content's mark never changes its content; a service worker's is asked for anew each time. */
function howLong(path: string, query: string): string {
  if (path === '/sw.js') return 'no-cache'
  return query.startsWith('v=') ? 'public, max-age=31536000, immutable' : 'public, max-age=300'
}

/** Answers a request for a public file; false where the address is no file's. */
export function answerPublicFile(req: IncomingMessage, res: ServerResponse): boolean {
  if (req.method !== 'GET' && req.method !== 'HEAD') return false
  const [path = '', query = ''] = (req.url ?? '').split('?')
  files ??= readAll()
  const file = files.get(path)
  if (!file) return false
  const headers = {
    etag: file.etag,
    vary: 'Accept-Encoding',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': howLong(path, query),
  }
  if (req.headers['if-none-match'] === file.etag) {
    res.writeHead(304, headers).end()
    return true
  }
  const accepted = req.headers['accept-encoding'] ?? ''
  const encoding = (['br', 'gzip'] as const).find(
    (each) => new RegExp(`\\b${each}\\b(?!;q=0)`).test(accepted) && file.bodies[each] !== null,
  )
  const body = (encoding && file.bodies[encoding]) ?? file.bodies.identity
  res.writeHead(200, {
    ...headers,
    ...(encoding && { 'content-encoding': encoding }),
    'content-type': file.type,
    'content-length': body.length,
  })
  res.end(req.method === 'HEAD' ? undefined : body)
  return true
}
