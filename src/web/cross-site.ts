import { timingSafeEqual } from 'node:crypto'
import type { NextFunction, Request, Response } from 'express'
import { keyedHash } from '../db/ids.ts'
import { AnothersForm, CrossSite, LockedMeanwhile } from '../errors.ts'
import type { House } from './house.ts'
import { tabletOf, whoActs } from './tablet.ts'
import { READER, readersMark } from './readers-mark.ts'

type WhoseSession = Partial<Pick<Request, 'session' | 'res'>> & Pick<Request, 'sessionID'>

/**
 * A form's token, bound to the session that showed it, and to whose it was; empty for somebody without one. Where
 * sessions could not be read or ended there is none at all, and a page has to say so.
 */
export function formToken(secret: string, req: WhoseSession): string {
  const acting = whoActs(req)
  if (!acting) return ''
  return `${keyedHash(secret, `form ${acting.sitting}`)}.${readersMark(secret, acting.accountId)}`
}

/**
 * A writing request must come from our own page. Browsers say where from (Sec-Fetch-Site, else Origin); text browsers
 * say neither, and are let in by a Referer of ours or by the form's token.
 */
export function refuseOtherSites(house: House) {
  return (req: Request, _res: Response, next: NextFunction): void => {
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      if (!isOurs(house, req)) throw new CrossSite()
      const whose = whoseForm(house, req)
      if (whose === 'another') throw new AnothersForm()
      if (whose === 'locked') throw new LockedMeanwhile()
    }
    next()
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

const SHUTS = /^\/counter\/[^/]+\/lock$/

/**
 * Opened while somebody else was signed in here, in another tab say: on a shared computer one person's words must not
 * land in the next one's notebook. Whoever signed in again meanwhile is still the same person. On a counter's tablet
 * that locked meanwhile somebody's words are shown to nobody either.
 */
function whoseForm(
  house: House,
  req: WhoseSession & Pick<Request, 'body' | 'get' | 'path'>,
): 'own' | 'another' | 'locked' {
  const { token } = (req.body ?? {}) as { token?: unknown }
  const inForm = typeof token === 'string' ? token.split('.')[1] : undefined
  // What waited on a device says for whom it is sent: the session may have changed while it was on its way.
  const claims = [inForm, req.get(READER)].filter((claim) => claim !== undefined)
  // A book may be shut whoever's page the button stands on; whose its words are is looked at there.
  if (claims.length === 0 || SHUTS.test(req.path)) return 'own'
  const acting = whoActs(req)
  if (!acting) return tabletOf(req) ? 'locked' : 'own'
  const mark = readersMark(house.secret, acting.accountId)
  return claims.every((claim) => claim === mark) ? 'own' : 'another'
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
