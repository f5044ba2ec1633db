import { timingSafeEqual } from 'node:crypto'
import type { NextFunction, Request, Response } from 'express'
import { keyedHash } from '../db/ids.ts'
import { CrossSite } from '../errors.ts'
import type { House } from './house.ts'

/**
 * A form's token, bound to the session that showed it; empty for somebody without one. Where sessions could not be read
 * or ended there is none at all, and a page has to say so.
 */
export function formToken(secret: string, req: Partial<Pick<Request, 'session'>> & Pick<Request, 'sessionID'>): string {
  return req.session?.accountId ? keyedHash(secret, `form ${req.sessionID}`) : ''
}

/**
 * A writing request must come from our own page. Browsers say where from (Sec-Fetch-Site, else Origin); text browsers
 * say neither, and are let in by a Referer of ours or by the form's token.
 */
export function refuseOtherSites(house: House) {
  return (req: Request, _res: Response, next: NextFunction): void => {
    if (req.method === 'GET' || req.method === 'HEAD' || isOurs(house, req)) next()
    else throw new CrossSite()
  }
}

function isOurs(house: House, req: Request): boolean {
  const fetchSite = req.get('sec-fetch-site')
  if (fetchSite) return fetchSite === 'same-origin' || fetchSite === 'none'
  const origin = req.get('origin')
  if (origin) return hostOf(origin) !== null && ownHosts(house, req).includes(hostOf(origin) ?? '')
  const referer = req.get('referer')
  if (referer && ownHosts(house, req).includes(hostOf(referer) ?? '')) return true
  return hasToken(house, req)
}

const ownHosts = (house: House, req: Request): string[] => [hostOf(house.config.baseUrl) ?? '', req.get('host') ?? '']

function hostOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).host : null
}

function hasToken(house: House, req: Request): boolean {
  const body = req.body as Record<string, unknown> | undefined
  const given = Buffer.from(typeof body?.token === 'string' ? body.token : '')
  const expected = Buffer.from(formToken(house.secret, req))
  return expected.length > 0 && given.length === expected.length && timingSafeEqual(given, expected)
}
