import { inTransaction } from '../../db/transaction.ts'
import { NotFound } from '../../errors.ts'
import { say } from '../../web/flash.ts'
import { type House, townOf } from '../../web/house.ts'
import { translator } from '../../web/languages.ts'
import type { Street } from '../../web/registrar.ts'
import { showCalendar } from './page.ts'
import { notebookCalendar } from './rules.ts'
import { calendarToken, endCalendar, notebookAtAddress, renewCalendar } from './queries.ts'
import { openNotebook, ownNotebook } from '../queries-notebook.ts'
import { remindersOf } from '../reminders/queries.ts'
import { todayAt } from '../reminders/page.ts'

/** What comes up, in a calendar of one's own: its address is made, renewed and ended here, and read there. */
export function calendarRoutes(street: Street, house: House): void {
  const { db, secret, clock } = house

  street.signedIn('GET /notebook/calendar', async (req, res, viewer) => {
    showCalendar(house, req, res, await calendarToken(db, await ownNotebook(db, viewer), secret))
  })

  street.signedIn('POST /notebook/calendar', async (_req, res, viewer) => {
    const had = await inTransaction(db, async (trx) => {
      const notebook = await openNotebook(trx, viewer, clock.now())
      const before = await calendarToken(trx, notebook, secret)
      await renewCalendar(trx, notebook, secret)
      return before !== null
    })
    say(res, secret, { key: had ? 'calendar.renewed' : 'calendar.made' })
    res.redirect(303, '/notebook/calendar')
  })

  street.signedIn('POST /notebook/calendar/end', async (_req, res, viewer) => {
    await inTransaction(db, async (trx) => endCalendar(trx, await ownNotebook(trx, viewer)))
    say(res, secret, { key: 'calendar.ended' })
    res.redirect(303, '/notebook/calendar')
  })

  // Who asks is not looked at: the address alone opens it, and nothing on the way keeps a copy.
  street.open('GET /calendar/:token.ics', async (req, res) => {
    res.setHeader('cache-control', 'no-store')
    const found = await notebookAtAddress(db, String(req.params.token))
    if (!found) throw new NotFound('calendar')
    const { language } = found
    const t = translator(language)
    const today = todayAt(house)
    const { baseUrl } = house.config
    const name = t('calendar.name', { town: townOf(house).name })
    const calendar = { name, host: new URL(baseUrl).hostname, baseUrl, now: clock.now() }
    const all = await remindersOf(db, found.notebook, today)
    const text = notebookCalendar(all, calendar, { t, language, today: today.day })
    res.setHeader('content-type', 'text/calendar; charset=utf-8')
    res.end(req.method === 'HEAD' ? undefined : text)
  })
}
