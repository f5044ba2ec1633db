import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type { NextFunction, Request, RequestHandler, Response } from 'express'
import helmet from 'helmet'
import { Invalid } from '../errors.ts'
import type { House } from './house.ts'
import { usesHttps } from './sessions.ts'

/** Everything comes from us, nothing runs inline, nobody frames us. The same for every answer: asked of helmet once. */
export function headers(house: House): RequestHandler {
  const blank = new ServerResponse(new IncomingMessage(new Socket()))
  careful(house)(blank.req, blank, () => undefined)
  const same = Object.entries(blank.getHeaders()) as [string, string][]
  return (_req, res, next) => {
    for (const [name, value] of same) res.setHeader(name, value)
    next()
  }
}

function careful(house: House) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // 'no-referrer' would make our own forms arrive with `Origin: null`.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: usesHttps(house) ? { maxAge: 15_552_000 } : false,
    crossOriginEmbedderPolicy: false,
  })
}

/** U+0000 is text for nobody, and one of the two databases would choke on it. */
export function refuseNul(req: Request, _res: Response, next: NextFunction): void {
  if (/%00|\0/.test(req.url) || carriesNul(req.body)) throw new Invalid('error.nul')
  next()
}

function carriesNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0')
  if (Array.isArray(value)) return value.some(carriesNul)
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).some(([k, v]) => carriesNul(k) || carriesNul(v))
  return false
}
