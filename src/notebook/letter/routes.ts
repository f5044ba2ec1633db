import { z } from 'zod'
import { inTransaction } from '../../db/transaction.ts'
import { sayFullHour } from '../../web/dates.ts'
import { say } from '../../web/flash.ts'
import { parseForm } from '../../web/forms.ts'
import { type House, townOf } from '../../web/house.ts'
import { type LetterPart, whoseLetter } from '../../web/letter-part.ts'
import type { Street } from '../../web/registrar.ts'
import { showLetter, showLetterStop } from './page.ts'
import { firstLetterAfter } from './rules.ts'
import { NOTEBOOK_LETTER } from './words.ts'
import { chooseLetter, letterOf, stopLetter } from './queries.ts'

const hourForm = z.object({
  hour: z
    .string('form.choose')
    .regex(/^(1?\d|2[0-3])$/, 'form.choose')
    .transform(Number),
})

/** What comes up, by mail: chosen on a page of one's own, stopped there or by the letter's own link. */
export function letterRoutes(street: Street, house: House, parts: readonly LetterPart[]): void {
  const { db, secret, clock } = house

  street.signedIn('GET /notebook/letter', (req, res, viewer) => showLetter(house, req, res, viewer, parts))

  street.signedIn('POST /notebook/letter', async (req, res, viewer) => {
    const form = parseForm(hourForm, req.body)
    if (!form.ok) return showLetter(house, req, res, viewer, parts, form.state)
    const { mail } = await letterOf(db, viewer.accountId)
    if (mail === null) return res.redirect(303, '/notebook/letter')
    const { hour } = form.value
    const now = clock.now()
    const when = { now, lastOn: firstLetterAfter(townOf(house).zone, hour, now) }
    await inTransaction(db, (trx) => chooseLetter(trx, viewer.accountId, hour, when))
    say(res, secret, { key: 'letter.kept', values: { hour: sayFullHour(hour, res.locals.language) } })
    res.redirect(303, '/notebook/letter')
  })

  street.signedIn('POST /notebook/letter/stop', async (_req, res, viewer) => {
    await inTransaction(db, (trx) => stopLetter(trx, viewer.accountId))
    say(res, secret, { key: 'letter.stopped-said' })
    res.redirect(303, '/notebook/letter')
  })

  street.open('GET /notebook/letter/:token', (req, res) => {
    showLetterStop(house, req, res, whoseLetter(secret, NOTEBOOK_LETTER, String(req.params.token)) ? 'ask' : 'gone')
  })

  street.open('POST /notebook/letter/:token', async (req, res) => {
    const accountId = whoseLetter(secret, NOTEBOOK_LETTER, String(req.params.token))
    if (!accountId) return showLetterStop(house, req, res, 'gone')
    await inTransaction(db, (trx) => stopLetter(trx, accountId))
    showLetterStop(house, req, res, 'done')
  })
}
