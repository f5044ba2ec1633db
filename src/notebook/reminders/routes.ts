import type { Request } from 'express'
import { inTransaction } from '../../db/transaction.ts'
import { sayDayBy } from '../../web/dates.ts'
import { say } from '../../web/flash.ts'
import { parseForm, withError } from '../../web/forms.ts'
import type { House } from '../../web/house.ts'
import { localPath } from '../../web/local-path.ts'
import type { MessageKey } from '../../web/languages.ts'
import type { Street } from '../../web/registrar.ts'
import { answerReminder, ownReminder, putBack, type Said, type Which } from './queries-answers.ts'
import { ownNotebook } from '../queries-notebook.ts'
import { answerForm, saidIn, whichForm, whichOf } from './form.ts'
import { showReminders, todayAt } from './page.ts'

const idIn = (req: Request): string => String(req.params.id)
const HERE = '/notebook/reminders'

/** What comes up: done, let be, put off, and put back. */
export function reminderRoutes(street: Street, house: House): void {
  street.signedIn('GET /notebook/reminders', (req, res, viewer) => showReminders(house, req, res, viewer))

  street.signedIn('POST /notebook/reminders/:id/answer', async (req, res, viewer) => {
    const notebook = await ownNotebook(house.db, viewer)
    const { which, was, back } = asked(req)
    await ownReminder(house.db, notebook, which)
    const form = parseForm(answerForm, req.body)
    if (!form.ok) return showReminders(house, req, res, viewer, { which, form: form.state })
    const today = todayAt(house)
    const said = saidIn(form.value, today.day)
    if ('key' in said)
      return showReminders(house, req, res, viewer, { which, form: withError(form.state, 'day', said.key) })
    const taken = await inTransaction(house.db, (trx) => answerReminder(trx, notebook, which, said, today))
    const { language } = res.locals
    const undo = { undo: undoing(which, was, back) }
    if (!taken) say(res, house.secret, { key: 'reminder.not-up' })
    else say(res, house.secret, { key: keyOf(said), values: dayOf(said, today.day), ...undo })
    res.redirect(303, back)

    function dayOf(one: Said, now: string): { day: string } {
      return { day: 'putOffTo' in one ? sayDayBy(one.putOffTo, now, language) : '' }
    }
  })

  street.signedIn('POST /notebook/reminders/:id/putting-back', async (req, res, viewer) => {
    const notebook = await ownNotebook(house.db, viewer)
    const { which, was, back } = asked(req)
    await inTransaction(house.db, (trx) => putBack(trx, notebook, which, was))
    say(res, house.secret, { key: 'reminder.said-back' })
    res.redirect(303, back)
  })
}

const keyOf = (said: Said): MessageKey =>
  'putOffTo' in said ? 'reminder.said-put-off' : said.state === 'done' ? 'reminder.said-done' : 'reminder.said-skipped'

/** Which one a form or an undo names. What cannot be read names a thing to do by its id, and goes back to the page. */
function asked(req: Request): { which: Which; was: string | null; back: string } {
  const form = parseForm(whichForm, { ...req.query, ...(req.body as Record<string, unknown> | undefined) })
  const named = form.ok ? form.value : { kind: 'follow-up' as const, occursOn: null, was: null, back: null }
  return { which: whichOf(idIn(req), named), was: named.was, back: localPath(named.back) ?? HERE }
}

/** An undo is a form without fields, so its address says what it undoes: pressed twice it still undoes once. */
function undoing({ kind, id, occursOn }: Which, was: string | null, back: string): string {
  const named = { kind, back, ...(occursOn && { occursOn }), ...(was && { was }) }
  return `${HERE}/${id}/putting-back?${new URLSearchParams(named).toString()}`
}
