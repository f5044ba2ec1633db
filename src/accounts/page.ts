import type { Request, Response } from 'express'
import { dayIn } from '../web/clock.ts'
import { formToken } from '../web/cross-site.ts'
import { type DayStyle, sayDayBy } from '../web/dates.ts'
import { type FormState, type FormView, formView, freshForm } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import type { MessageKey } from '../web/languages.ts'
import { showPage } from '../web/page.ts'
import type { SignedIn } from '../web/viewer.ts'
import { invitationsBy, type invitationToPrint } from './invitation-queries.ts'
import { detailsOf } from './queries.ts'
import { sessionsOf } from './session-queries.ts'

/** An instant as the day it was in town, in the reader's words; of another year than today's, with the year. */
export function dayOf(house: House, res: Response, instant: string, style: DayStyle = 'with-year'): string {
  const { zone } = townOf(house)
  return sayDayBy(dayIn(zone, instant), dayIn(zone, house.clock.now()), res.locals.language, style)
}

type Door = 'sign-in' | 'join' | 'ask' | 'forgotten' | 'slip-renewal'
const titles: Record<Door, MessageKey> = {
  'sign-in': 'signin.title',
  join: 'join.title',
  ask: 'ask.title',
  forgotten: 'forgotten.title',
  'slip-renewal': 'renew.title',
}

/** What to say to whoever was on the way somewhere, so that nobody stands at a bare door. */
function whySignIn(next: unknown): MessageKey | null {
  if (typeof next !== 'string' || next === '') return null
  return /^\/porch\/[0-9a-f]{8}-/.test(next) ? 'signin.why-porch' : 'signin.why'
}

/** One of the doors that anybody may stand at. @param sent the form was sent before, and this says what comes now */
export function showDoor(house: House, req: Request, res: Response, door: Door, form: FormState, sent = false): void {
  const page = { sent, town: townOf(house).name, why: door === 'sign-in' ? whySignIn(form.values.next) : null }
  showPage(house, req, res, { view: `accounts/${door}`, title: res.locals.t(titles[door]), page, form })
}

interface Invited {
  invitedBy: string
}

export function showInvitation(house: House, req: Request, res: Response, invited: Invited, form: FormState): void {
  const page = { invitedBy: invited.invitedBy, action: req.path, town: townOf(house).name }
  showPage(house, req, res, { view: 'accounts/invited', title: res.locals.t('join.title'), page, form })
}

export function showLink(house: House, req: Request, res: Response, name: string, form: FormState): void {
  const page = { name, action: req.path }
  showPage(house, req, res, { view: 'accounts/link', title: res.locals.t('renew.title'), page, form })
}

/** Which of the account page's forms was sent and could not be kept. */
export interface Failed {
  form: 'details' | 'password' | 'invitation'
  state: FormState
}

/** One's own account. @param thisSession the id under which the asking browser's session is stored */
export async function showAccount(
  house: House,
  req: Request,
  res: Response,
  viewer: SignedIn,
  thisSession: string,
  failed: Failed | null = null,
): Promise<void> {
  const { t } = res.locals
  const now = house.clock.now()
  const { name, mail, language } = await detailsOf(house.db, viewer.accountId)
  const sessions = await sessionsOf(house.db, house.secret, viewer.accountId, thisSession, now)
  const invitations = await invitationsBy(house.db, viewer.accountId)
  const token = (): string => formToken(house.secret, req)
  const formOf = (which: Failed['form'], fresh: Record<string, unknown> = {}): FormView =>
    formView(failed?.form === which ? failed.state : freshForm(fresh), token, t)
  const page = {
    details: formOf('details', { name, mail, language }),
    password: formOf('password'),
    invitation: formOf('invitation'),
    sessions: sessions.map(({ since, lastSeen, ...session }) => ({
      ...session,
      since: dayOf(house, res, since),
      lastSeen: dayOf(house, res, lastSeen),
    })),
    invitations: invitations.map(({ expiresAt, usedAt, ...invitation }) => ({
      ...invitation,
      isOpen: usedAt === null && expiresAt > now,
      until: dayOf(house, res, expiresAt),
    })),
  }
  const form = failed?.state ?? freshForm()
  showPage(house, req, res, { view: 'accounts/account', title: t('account.title'), tab: 'account', page, form })
}

type Printable = Awaited<ReturnType<typeof invitationToPrint>>

export function showPrintedInvitation(house: House, req: Request, res: Response, { token, ...printed }: Printable) {
  const page = {
    forName: printed.forName,
    link: `${house.config.baseUrl}/join/invitation/${token}`,
    until: dayOf(house, res, printed.expiresAt),
    town: townOf(house).name,
  }
  const title = res.locals.t('invite.printed-title')
  showPage(house, req, res, { view: 'accounts/invitation', title, tab: 'account', page })
}
