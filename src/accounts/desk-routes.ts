import type { Request } from 'express'
import type { Trx } from '../db/tables.ts'
import { inTransaction } from '../db/transaction.ts'
import { NotFound } from '../errors.ts'
import { putInOutbox } from '../jobs/outbox.ts'
import { say } from '../web/flash.ts'
import { freshForm, parseForm, withError } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import { translator } from '../web/languages.ts'
import { once } from '../web/once.ts'
import type { Street } from '../web/registrar.ts'
import { type Verb, writeAudit } from './audit-queries.ts'
import { type AccountMoved, deskAccount, isLastSteward, moveAccount, setRole, turnDown } from './desk-queries.ts'
import { showAccounts, showAudit, showDesk, showDeskAccount, showOutbox, showSlips } from './desk-page.ts'
import { roleForm, slipForm } from './form.ts'
import { nameInTheWay } from './queries.ts'
import { showPrintedSlips } from './slip-page.ts'
import { makeSlip, slipsToPrint, slipToPrint, withdrawSlip } from './slip-queries.ts'

/** The desk's pages about accounts. A steward sees name, role and state, and never anything private. */
export function deskRoutes(street: Street, house: House, moved: readonly AccountMoved[]): void {
  street.signedIn('GET /stewards', (req, res, viewer) => showDesk(house, req, res, viewer))
  street.signedIn('GET /stewards/outbox', (req, res) => showOutbox(house, req, res))
  street.signedIn('GET /stewards/audit', (req, res) => showAudit(house, req, res))
  slipRoutes(street, house)
  accountsRoutes(street, house)
  welcomeRoutes(street, house)
  orderRoutes(street, house, moved)
}

const idOf = (req: Request): string => String(req.params.id)

function slipRoutes(street: Street, house: House): void {
  street.signedIn('GET /stewards/slips', (req, res) => showSlips(house, req, res, freshForm()))

  street.signedIn('POST /stewards/slips', async (req, res, viewer) => {
    const form = parseForm(slipForm, req.body)
    if (!form.ok) return showSlips(house, req, res, form.state)
    const { name } = form.value
    const there = await nameInTheWay(house.db, name)
    if (there) return showSlips(house, req, res, withError(form.state, 'name', 'join.name-taken', { there, name }))
    const now = house.clock.now()
    const location = await inTransaction(house.db, (trx) =>
      once(trx, { author: viewer.accountId, body: req.body, now }, async () => {
        const id = await makeSlip(trx, house.secret, { name, accountId: null, madeBy: viewer.accountId }, now)
        const act = {
          by: viewer.accountId,
          verb: 'slip-made',
          subjectKind: 'slip',
          subjectId: id,
          detail: name,
        } as const
        await writeAudit(trx, act, now)
        return `/stewards/slips/${id}`
      }),
    )
    res.redirect(303, location)
  })

  street.signedIn('GET /stewards/slips/sheet', async (req, res, viewer) => {
    const slips = await slipsToPrint(house.db, house.secret, viewer.accountId, house.clock.now())
    showPrintedSlips(house, req, res, slips)
  })

  street.signedIn('GET /stewards/slips/:id', async (req, res, viewer) => {
    const slip = await slipToPrint(house.db, house.secret, idOf(req), viewer.accountId, house.clock.now())
    showPrintedSlips(house, req, res, [slip])
  })

  street.signedIn('POST /stewards/slips/:id/withdrawal', async (req, res, viewer) => {
    const id = idOf(req)
    await inTransaction(house.db, async (trx) => {
      const detail = await withdrawSlip(trx, id)
      const act = { by: viewer.accountId, verb: 'slip-withdrawn', subjectKind: 'slip', subjectId: id, detail } as const
      await writeAudit(trx, act, house.clock.now())
    })
    res.redirect(303, '/stewards/slips')
  })
}

function accountsRoutes(street: Street, house: House): void {
  street.signedIn('GET /stewards/accounts', (req, res) => showAccounts(house, req, res))

  street.signedIn('GET /stewards/accounts/:id', async (req, res) => {
    showDeskAccount(house, req, res, await deskAccount(house.db, idOf(req)))
  })

  street.signedIn('POST /stewards/accounts/:id/slip', async (req, res, viewer) => {
    const account = await deskAccount(house.db, idOf(req))
    if (account.state !== 'active') throw new NotFound('account')
    const now = house.clock.now()
    const slip = { name: account.name, accountId: account.id, madeBy: viewer.accountId }
    const location = await inTransaction(house.db, (trx) =>
      once(trx, { author: viewer.accountId, body: { ...req.body, account: account.id }, now }, async () => {
        const id = await makeSlip(trx, house.secret, slip, now)
        await about(trx, viewer.accountId, 'slip-renewing', account.id, now)
        return `/stewards/slips/${id}`
      }),
    )
    res.redirect(303, location)
  })
}

function welcomeRoutes(street: Street, house: House): void {
  street.signedIn('POST /stewards/accounts/:id/welcome', async (req, res, viewer) => {
    const [id, now] = [idOf(req), house.clock.now()]
    await inTransaction(house.db, async (trx) => {
      const { name, mail, language } = await moveAccount(trx, id, 'waiting', 'active')
      await about(trx, viewer.accountId, 'account-welcomed', id, now)
      if (mail)
        await putInOutbox(trx, { kind: 'mail', accountId: id, payload: welcome(name, mail, language), dueAt: now })
    })
    res.redirect(303, `/stewards/accounts/${id}`)
  })

  function welcome(name: string, to: string, language: 'en' | 'es') {
    const [t, town] = [translator(language), townOf(house).name]
    const link = `${house.config.baseUrl}/sign-in`
    return { to, subject: t('letter.welcome-subject', { town }), text: t('letter.welcome', { name, town, link }) }
  }

  street.signedIn('POST /stewards/accounts/:id/refusal', async (req, res, viewer) => {
    const now = house.clock.now()
    await inTransaction(house.db, async (trx) => {
      const detail = await turnDown(trx, idOf(req))
      const act = { by: viewer.accountId, verb: 'account-refused', subjectKind: 'account', subjectId: null } as const
      await writeAudit(trx, { ...act, detail }, now)
    })
    res.redirect(303, '/stewards/accounts')
  })
}

function orderRoutes(street: Street, house: House, moved: readonly AccountMoved[]): void {
  street.signedIn('POST /stewards/accounts/:id/suspension', async (req, res, viewer) => {
    const [account, now] = [await deskAccount(house.db, idOf(req)), house.clock.now()]
    const done = await inTransaction(house.db, async (trx) => {
      if (await isLastSteward(trx, account.id)) return false
      await moveAccount(trx, account.id, 'active', 'suspended')
      for (const handle of moved) await handle(trx, account.id, now)
      await about(trx, viewer.accountId, 'account-suspended', account.id, now)
      return true
    })
    if (done) res.redirect(303, `/stewards/accounts/${account.id}`)
    else showDeskAccount(house, req, res, account, withError(freshForm(), 'form', 'desk.last-steward'))
  })

  street.signedIn('POST /stewards/accounts/:id/reinstatement', async (req, res, viewer) => {
    const [id, now] = [idOf(req), house.clock.now()]
    await inTransaction(house.db, async (trx) => {
      await moveAccount(trx, id, 'suspended', 'active')
      for (const handle of moved) await handle(trx, id, now)
      await about(trx, viewer.accountId, 'account-reinstated', id, now)
    })
    res.redirect(303, `/stewards/accounts/${id}`)
  })

  street.signedIn('POST /stewards/accounts/:id/role', async (req, res, viewer) => {
    const [account, now] = [await deskAccount(house.db, idOf(req)), house.clock.now()]
    const form = parseForm(roleForm, req.body)
    if (!form.ok) return showDeskAccount(house, req, res, account, form.state)
    const { role } = form.value
    const done = await inTransaction(house.db, async (trx) => {
      if (role === 'resident' && (await isLastSteward(trx, account.id))) return false
      await setRole(trx, account.id, role)
      await about(trx, viewer.accountId, `role-${role}`, account.id, now)
      return true
    })
    if (!done) return showDeskAccount(house, req, res, account, withError(form.state, 'form', 'desk.last-steward'))
    say(res, house.secret, { key: 'desk.role-set', values: { name: account.name } })
    const stillSteward = account.id !== viewer.accountId || role === 'steward'
    res.redirect(303, stillSteward ? `/stewards/accounts/${account.id}` : '/account')
  })
}

/** Writes down what a steward did about somebody. */
async function about(trx: Trx, by: string, verb: Verb, accountId: string, now: string): Promise<void> {
  await writeAudit(trx, { by, verb, subjectKind: 'account', subjectId: accountId }, now)
}
