import type { Response } from 'express'

/**
 * What stands under another address for good, as far as anybody knows today: a merge can be undone and a name taken back,
 * so that a browser must ask each time, though it may not (RFC 9111 lets it keep a 301 unasked).
 */
export function movedTo(res: Response, address: string): void {
  res.setHeader('cache-control', 'no-cache')
  res.redirect(301, address)
}
