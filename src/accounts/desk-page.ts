import type { Request, Response } from 'express'
import { type FormState, freshForm } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import { isMessageKey, type MessageKey, type Translate } from '../web/languages.ts'
import { showPage } from '../web/page.ts'
import { sayTime } from '../web/dates.ts'
import type { SignedIn } from '../web/viewer.ts'
import { auditTrail } from './audit-queries.ts'
import { firstSteps, type FirstStep, firstStepsDone } from './first-hour-queries.ts'
import { accountsByName, type DeskAccount, deskCounts, waitingAccounts, waitingMail } from './desk-queries.ts'
import { dayOf } from './page.ts'
import { unusedSlips } from './slip-queries.ts'

interface Sheet<Page extends object> {
  view: string
  title: MessageKey
  page: Page
  form?: FormState
}

/** A page of the desk. */
export function showSheet<Page extends object>(house: House, req: Request, res: Response, sheet: Sheet<Page>): void {
  const { view, title, page, form = freshForm() } = sheet
  showPage(house, req, res, { view: `accounts/${view}`, title: res.locals.t(title), tab: 'desk', page, form })
}

export async function showDesk(house: House, req: Request, res: Response, steward: SignedIn): Promise<void> {
  const counts = await deskCounts(house.db, steward, house.clock.now())
  const done = await firstStepsDone(house.db)
  const first = firstSteps.map((step) => ({ ...firstStepWords[step], done: done.has(step) }))
  const page = { ...counts, first: first.some((step) => !step.done) ? first : [] }
  showSheet(house, req, res, { view: 'desk', title: 'desk.title', page })
}

const firstStepWords: Record<FirstStep, { icon: string; href: string; title: MessageKey; why: MessageKey }> = {
  places: { icon: 'upload', href: '/stewards/imports', title: 'first.places', why: 'first.places-why' },
  owners: { icon: 'store', href: '/stewards/people', title: 'first.owners', why: 'first.owners-why' },
  slips: { icon: 'key-round', href: '/stewards/slips', title: 'first.slips', why: 'first.slips-why' },
  question: { icon: 'flame', href: '/stewards/question', title: 'first.question', why: 'first.question-why' },
  way: { icon: 'signpost', href: '/ways/new', title: 'first.way', why: 'first.way-why' },
}

export async function showSlips(house: House, req: Request, res: Response, form: FormState): Promise<void> {
  const slips = await unusedSlips(house.db, house.clock.now())
  const page = {
    slips: slips.map(({ madeAt, expiresAt, accountId, ...slip }) => ({
      ...slip,
      renews: accountId !== null,
      made: dayOf(house, res, madeAt, 'medium'),
      until: dayOf(house, res, expiresAt, 'medium'),
    })),
  }
  showSheet(house, req, res, { view: 'desk-slips', title: 'desk.slips', page, form })
}

const askedFor = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 200) : '')

export async function showAccounts(house: House, req: Request, res: Response): Promise<void> {
  const [name, after] = [askedFor(req.query.name), askedFor(req.query.after)]
  const waiting = await waitingAccounts(house.db)
  const { accounts, next } = await accountsByName(house.db, { startsWith: name, after })
  const page = {
    waiting: waiting.map((account) => ({ ...account, asked: dayOf(house, res, account.createdAt) })),
    accounts,
    name,
    next: next ? `/stewards/accounts?${new URLSearchParams({ name, after: next }).toString()}` : null,
  }
  showSheet(house, req, res, { view: 'desk-accounts', title: 'desk.accounts', page })
}

export function showDeskAccount(
  house: House,
  req: Request,
  res: Response,
  account: DeskAccount,
  form: FormState = freshForm(),
): void {
  const page = {
    account,
    isOwn: account.id === res.locals.viewer.accountId,
    since: dayOf(house, res, account.createdAt),
  }
  showSheet(house, req, res, { view: 'desk-account', title: 'desk.account', page, form })
}

export async function showOutbox(house: House, req: Request, res: Response): Promise<void> {
  const now = house.clock.now()
  const { t } = res.locals
  const waiting = await waitingMail(house.db)
  const page = {
    leavesByMail: house.config.smtpUrl !== null,
    waiting: waiting.map(({ kind, dueAt, tries, failure, to }) => ({
      kind: named(t, 'outbox.kind', kind),
      to,
      due: dueAt <= now ? t('outbox.now') : momentOf(house, res, dueAt),
      failure,
      tries,
    })),
  }
  showSheet(house, req, res, { view: 'desk-outbox', title: 'desk.outbox', page })
}

export async function showAudit(house: House, req: Request, res: Response): Promise<void> {
  const { t } = res.locals
  const { acts, next } = await auditTrail(house.db, askedFor(req.query.before) || null)
  const page = {
    acts: acts.map(({ at, verb, detail, actor, person, business }) => ({
      when: momentOf(house, res, at),
      actor: actor ?? t('audit.somebody'),
      verb: named(t, 'audit', verb),
      about: [person ?? business, detail].filter((part) => part !== null && part !== '').join(': '),
    })),
    next: next ? `/stewards/audit?before=${encodeURIComponent(next)}` : null,
  }
  showSheet(house, req, res, { view: 'desk-audit', title: 'desk.audit', page })
}

/** A word of the books in the reader's language; one that other rooms brought stands as it is. */
function named(t: Translate, family: string, word: string): string {
  const key = `${family}.${word}`
  return isMessageKey(key) ? t(key) : word
}

const momentOf = (house: House, res: Response, instant: string): string =>
  `${dayOf(house, res, instant, 'medium')}, ${sayTime(instant, townOf(house).zone, res.locals.language)}`
