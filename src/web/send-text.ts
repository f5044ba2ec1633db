import { createHash } from 'node:crypto'
import type { Request, Response } from 'express'

/** Sends a finished text that is no page: whoever has it already is told so. */
export function sendText(req: Request, res: Response, type: string, text: string): void {
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
  res.setHeader('etag', etag)
  res.setHeader('cache-control', 'no-cache')
  res.setHeader('content-type', type)
  if (req.get('if-none-match') === etag) res.status(304).end()
  else res.end(req.method === 'HEAD' ? undefined : text)
}
