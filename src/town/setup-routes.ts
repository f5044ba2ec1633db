import { createAccount } from '../accounts/queries.ts'
import { inTransaction } from '../db/transaction.ts'
import { TooMany } from '../errors.ts'
import { say } from '../web/flash.ts'
import { freshForm, parseForm, withError } from '../web/forms.ts'
import type { House } from '../web/house.ts'
import type { Street } from '../web/registrar.ts'
import { beginSession } from '../web/sessions.ts'
import { setupForm } from './setup-rules.ts'
import { showSetup } from './setup-page.ts'
import { nameTown } from './setup-queries.ts'

const MOST_WRONG_CODES = 30

/**
 * The first run: whoever reads the console names the town and becomes its first steward.
 * @param code what the console printed; it opens the page until the town has a name, or the process ends
 */
export function setupRoutes(street: Street, house: House, code: string): void {
  let wrongCodes = 0

  street.open('GET /setup', (req, res) => {
    showSetup(house, req, res, freshForm({ zone: 'America/New_York', code: req.query.code }))
  })

  street.open('POST /setup', async (req, res) => {
    if (wrongCodes >= MOST_WRONG_CODES) throw new TooMany(3600)
    const form = parseForm(setupForm, req.body)
    if (!form.ok) {
      showSetup(house, req, res, form.state)
      return
    }
    const { value } = form
    if (value.code.toUpperCase() !== code) {
      wrongCodes += 1
      showSetup(house, req, res, withError(form.state, 'code', 'setup.code-wrong'))
      return
    }
    const now = house.clock.now()
    const steward = await inTransaction(house.db, async (trx) => {
      await nameTown(trx, value, now)
      return createAccount(
        trx,
        {
          name: value.stewardName,
          mail: value.stewardMail,
          password: value.password,
          role: 'steward',
          state: 'active',
          language: res.locals.language,
          joinedBy: 'setup',
        },
        now,
      )
    })
    await house.town.refresh()
    await beginSession(req, steward)
    say(res, house.secret, { key: 'setup.done', values: { town: value.town } })
    res.redirect(303, '/stewards/imports')
  })
}
