import type { Request, Response } from 'express'
import type { Db } from '../db/tables.ts'
import { inTransaction } from '../db/transaction.ts'
import { dayIn } from '../web/clock.ts'
import { say } from '../web/flash.ts'
import { type FormState, freshForm, parseForm, withError } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import type { MessageKey } from '../web/languages.ts'
import { once } from '../web/once.ts'
import type { Street } from '../web/registrar.ts'
import type { SignedIn } from '../web/viewer.ts'
import { type LoanAsked, loanForm, pickField } from './form.ts'
import { showLoanForm } from './loan-page.ts'
import { giveBack, lendThing, type LoanInput, strikeLoan, waitForLoan } from './queries-loans.ts'
import { type NameChoice, whoIsMeant } from './queries-naming.ts'

const idIn = (req: Request): string => String(req.params.id)

/** Things lent: no favors, but things with a way home. */
export function loanRoutes(street: Street, house: House): void {
  street.signedIn('GET /favors/loans/new', (req, res) => {
    showLoanForm(house, req, res, freshForm({ way: 'lent' }))
  })

  street.signedIn('POST /favors/loans', async (req, res, viewer) => {
    const read = await readOrAskAgain(house, req, res, viewer)
    if (!read) return
    const now = house.clock.now()
    const location = await inTransaction(house.db, (trx) =>
      once(trx, { author: viewer.accountId, body: req.body, now }, async () => {
        return `/favors#loan-${await lendThing(trx, read)}`
      }),
    )
    say(res, house.secret, { key: 'loan.kept' })
    res.redirect(303, location)
  })

  street.signedIn('POST /favors/loans/:id/return', async (req, res, viewer) => {
    const today = dayIn(townOf(house).zone, house.clock.now())
    await inTransaction(house.db, (trx) => giveBack(trx, viewer, idIn(req), today))
    say(res, house.secret, { key: 'loan.returned' })
    res.redirect(303, '/favors')
  })

  street.signedIn('POST /favors/loans/:id/patience', async (req, res, viewer) => {
    await inTransaction(house.db, (trx) => waitForLoan(trx, viewer, idIn(req)))
    say(res, house.secret, { key: 'loan.no-hurry-kept' })
    res.redirect(303, '/favors')
  })

  street.signedIn('POST /favors/loans/:id/removal', async (req, res, viewer) => {
    await inTransaction(house.db, (trx) => strikeLoan(trx, viewer, idIn(req)))
    say(res, house.secret, { key: 'loan.removed' })
    res.redirect(303, '/favors')
  })
}

/** The loan as the form says it; null where the form was shown again instead. */
async function readOrAskAgain(house: House, req: Request, res: Response, viewer: SignedIn): Promise<LoanInput | null> {
  const form = parseForm(loanForm, req.body)
  const again = (state: FormState, choices: NameChoice[] = []): null => {
    showLoanForm(house, req, res, state, choices)
    return null
  }
  if (!form.ok) return again(form.state)
  const today = dayIn(townOf(house).zone, house.clock.now())
  const read = await readLoan(house.db, viewer, form.value, { today, ticked: tickedIn(req, form.value.who) })
  if ('loan' in read) return read.loan
  return again(withError(form.state, read.field, read.say), read.choices)
}

function tickedIn(req: Request, who: string): string | null {
  const ticked = (req.body as Record<string, unknown> | undefined)?.[pickField(who)]
  return typeof ticked === 'string' ? ticked : null
}

type ReadLoan = { loan: LoanInput } | { field: string; say: MessageKey; choices?: NameChoice[] }

async function readLoan(
  db: Db,
  viewer: SignedIn,
  asked: LoanAsked,
  { today, ticked }: { today: string; ticked: string | null },
): Promise<ReadLoan> {
  const { way, who, thing, dueOn } = asked
  const lentOn = asked.lentOn ?? today
  if (lentOn > today || lentOn < '1900-01-01') return { field: 'lentOn', say: 'favor.in-future' }
  if (dueOn && dueOn < lentOn) return { field: 'dueOn', say: 'loan.due-first' }
  const meant = await whoIsMeant(db, viewer, who, ticked)
  if ('perhaps' in meant) {
    const people = meant.perhaps.filter((one) => one.kind === 'resident')
    return { field: 'who', say: people.length > 0 ? 'favor.which' : 'loan.no-business', choices: people }
  }
  const { named } = meant
  if ('business' in named) return { field: 'who', say: 'loan.no-business' }
  if ('account' in named && named.account === viewer.accountId) return { field: 'who', say: 'loan.not-yourself' }
  if (way === 'lent') return { loan: { lenderId: viewer.accountId, borrower: named, thing, lentOn, dueOn } }
  if (!('account' in named)) return { field: 'who', say: 'loan.lender-needed' }
  return { loan: { lenderId: named.account, borrower: { account: viewer.accountId }, thing, lentOn, dueOn } }
}
