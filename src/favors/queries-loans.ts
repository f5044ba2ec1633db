import { newId } from '../db/ids.ts'
import type { Db, Trx } from '../db/tables.ts'
import { NotFound } from '../errors.ts'
import type { SignedIn } from '../web/viewer.ts'

/** A thing that somebody lent. It is no favor: it has a way home. */
export interface LoanInput {
  lenderId: string
  borrower: { account: string } | { neighbor: string }
  thing: string
  lentOn: string
  dueOn: string | null
}

export async function lendThing(trx: Trx, loan: LoanInput): Promise<string> {
  const id = newId()
  const { lenderId, borrower, thing, lentOn, dueOn } = loan
  await trx
    .insertInto('loan')
    .values({
      id,
      lenderId,
      borrowerId: 'account' in borrower ? borrower.account : null,
      borrowerName: 'neighbor' in borrower ? borrower.neighbor : null,
      thing,
      lentOn,
      dueOn,
    })
    .execute()
  return id
}

/** Loans of which the viewer is one end; between people who blocked each other they are not there. */
function loansOf(db: Db, viewer: SignedIn) {
  const unseen = [...viewer.blocked]
  return db
    .selectFrom('loan')
    .innerJoin('account as lender', 'lender.id', 'loan.lenderId')
    .leftJoin('account as borrower', 'borrower.id', 'loan.borrowerId')
    .select(['loan.id', 'loan.lenderId', 'lender.name as lenderName', 'loan.borrowerName'])
    .select(['borrower.name as borrowerAccount', 'loan.thing', 'loan.lentOn', 'loan.dueOn', 'loan.returnedOn'])
    .where((eb) => eb.or([eb('lenderId', '=', viewer.accountId), eb('borrowerId', '=', viewer.accountId)]))
    .$if(unseen.length > 0, (loans) =>
      loans
        .where('lenderId', 'not in', unseen)
        .where((eb) => eb.or([eb('borrowerId', 'is', null), eb('borrowerId', 'not in', unseen)])),
    )
}

/** What is not back yet, what is due first before the rest. */
export async function openLoans(db: Db, viewer: SignedIn) {
  const rows = await loansOf(db, viewer).where('returnedOn', 'is', null).orderBy('loan.lentOn').limit(100).execute()
  return rows.sort((a, b) => ((a.dueOn ?? '9999') < (b.dueOn ?? '9999') ? -1 : 1))
}

/** What was to be back before today, what has been away longest first. */
export async function loansPastDue(db: Db, viewer: SignedIn, today: string) {
  return loansOf(db, viewer)
    .where('returnedOn', 'is', null)
    .where('dueOn', '<', today)
    .orderBy('dueOn')
    .orderBy('loan.id')
    .limit(100)
    .execute()
}

/** Both ends may say that it is back. @throws NotFound */
export async function giveBack(trx: Trx, viewer: SignedIn, id: string, today: string): Promise<void> {
  const loan = await ownLoan(trx, viewer, id)
  if (loan.returnedOn === null) await trx.updateTable('loan').set({ returnedOn: today }).where('id', '=', id).execute()
}

/** Whoever lent it is in no hurry: no day to be back is kept any more, and nobody is reminded. @throws NotFound */
export async function waitForLoan(trx: Trx, viewer: SignedIn, id: string): Promise<void> {
  await lentBy(trx, viewer, id)
  await trx.updateTable('loan').set({ dueOn: null }).where('id', '=', id).execute()
}

/** Whoever lent it may strike it out. @throws NotFound */
export async function strikeLoan(trx: Trx, viewer: SignedIn, id: string): Promise<void> {
  await lentBy(trx, viewer, id)
  await trx.deleteFrom('loan').where('id', '=', id).execute()
}

async function lentBy(db: Db, viewer: SignedIn, id: string): Promise<void> {
  const { lenderId } = await ownLoan(db, viewer, id)
  if (lenderId !== viewer.accountId) throw new NotFound('loan')
}

async function ownLoan(db: Db, viewer: SignedIn, id: string) {
  return loansOf(db, viewer)
    .where('loan.id', '=', id)
    .executeTakeFirstOrThrow(() => new NotFound('loan'))
}
