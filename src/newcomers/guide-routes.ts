import type { Request } from 'express'
import { inTransaction } from '../db/transaction.ts'
import { NotFound } from '../errors.ts'
import { dayIn } from '../web/clock.ts'
import { say } from '../web/flash.ts'
import { type House, townOf } from '../web/house.ts'
import type { Street } from '../web/registrar.ts'
import { showGuide } from './guide-page.ts'
import { peopleToMeet } from './guide-rules.ts'
import { markMet, ownGuide, putGuideAway, startGuide } from './queries-guide.ts'
import { answerNewcomer, askHost } from './queries-hosts.ts'
import { couldMeet } from './queries-people-to-meet.ts'

const idIn = (req: Request): string => String(req.params.id)

/** The first thirty days: something small to give, ten people to meet, and a host who walks along. */
export function guideRoutes(street: Street, house: House): void {
  const { db, clock, secret } = house
  const today = (): string => dayIn(townOf(house).zone, clock.now())

  street.signedIn('GET /newcomers/guide', (req, res, viewer) => showGuide(house, req, res, viewer))

  street.signedIn('POST /newcomers/guide', async (_req, res, viewer) => {
    const people = peopleToMeet(await couldMeet(db, viewer))
    await inTransaction(db, (trx) => startGuide(trx, viewer, people, today()))
    res.redirect(303, '/newcomers/guide')
  })

  street.signedIn('POST /newcomers/guide/removal', async (_req, res, viewer) => {
    await inTransaction(db, (trx) => putGuideAway(trx, viewer))
    say(res, secret, { key: 'guide.put-away-done' })
    res.redirect(303, '/newcomers')
  })

  street.signedIn('POST /newcomers/guide/steps/:id/meeting', async (req, res, viewer) => {
    await inTransaction(db, (trx) => markMet(trx, viewer, idIn(req), today()))
    say(res, secret, { key: 'guide.met-kept' })
    res.redirect(303, '/newcomers/guide')
  })

  street.signedIn('POST /newcomers/guide/host', async (req, res, viewer) => {
    const { host } = (req.body ?? {}) as { host?: unknown }
    const hostId = typeof host === 'string' ? host : ''
    await inTransaction(db, async (trx) => {
      const guide = await ownGuide(trx, viewer)
      if (!guide) throw new NotFound('guide')
      await askHost(trx, viewer, guide, hostId, clock.now())
    })
    say(res, secret, { key: 'guide.asked-kept' })
    res.redirect(303, '/newcomers/guide')
  })

  for (const [verb, answer] of [
    ['agreement', 'yes'],
    ['refusal', 'no'],
  ] as const) {
    street.signedIn(`POST /newcomers/walks/:id/${verb}`, async (req, res, viewer) => {
      const { name } = await inTransaction(db, (trx) => answerNewcomer(trx, viewer, idIn(req), answer))
      say(res, secret, { key: answer === 'yes' ? 'guide.host-yes-kept' : 'guide.host-no-kept', values: { name } })
      res.redirect(303, answer === 'yes' ? '/newcomers/guide' : '/word')
    })
  }
}
