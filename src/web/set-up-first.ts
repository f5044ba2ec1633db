import type { RequestHandler } from 'express'
import type { House } from './house.ts'

/** Until the town has a name, every page leads to where it gets one. */
export function setUpFirst(house: House): RequestHandler {
  return (req, res, next) => {
    if (house.town.current || ['/setup', '/healthz', '/readyz'].includes(req.path)) next()
    else res.redirect(303, '/setup')
  }
}
