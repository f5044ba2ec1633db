import type { Request, Response } from 'express'
import { dayIn, dayPlus } from '../../web/clock.ts'
import { sayDayBy } from '../../web/dates.ts'
import type { FormState } from '../../web/forms.ts'
import { type House, townOf } from '../../web/house.ts'
import type { Language } from '../../web/languages.ts'
import { showPage } from '../../web/page.ts'
import type { SignedIn } from '../../web/viewer.ts'
import type { Which } from './queries-answers.ts'
import { ownNotebook } from '../queries-notebook.ts'
import { type Answered, answeredLately, type Reminder, remindersOf, type Today } from './queries.ts'
import { type ReminderKind, type Standing, standingOf } from './rules.ts'
import { type Reading, sayBeside, sayWhat, sayWhen } from './sentences.ts'

/** The town's day, and the zone whose day it is. */
export function todayAt(house: House): Today {
  const { zone } = townOf(house)
  return { day: dayIn(zone, house.clock.now()), zone }
}

export const readingOf = ({ locals: { t, language } }: Response, { day }: Today): Reading => ({
  t,
  language,
  today: day,
})

/** Something that comes up, as every page shows it. */
export interface ShownReminder {
  kind: ReminderKind
  id: string
  occursOn: string
  /** To when it is put off now; empty where it is not. */
  was: string
  icon: string
  what: string
  whatLanguage: Language
  when: string
  beside: string | null
  contact: Reminder['contact']
  place: Reminder['place']
}

const icons = { date: 'calendar', 'follow-up': 'undo-2', 'stay-in-touch': 'footprints' } as const

export function shownReminder(reminder: Reminder, reading: Reading): ShownReminder {
  const { kind, id, occursOn, putOff, dueOn, contact, place } = reminder
  return {
    kind,
    id,
    occursOn,
    was: putOff ? dueOn : '',
    icon: icons[kind],
    what: sayWhat(reminder, reading),
    whatLanguage: reminder.language ?? reading.language,
    when: sayWhen(reminder, reading),
    beside: sayBeside(reminder, reading),
    contact,
    place,
  }
}

interface RemindersPage extends Record<'due' | 'near' | 'putOff' | 'later', ShownReminder[]> {
  answered: (Pick<Answered, 'kind' | 'id' | 'occursOn'> & { what: string; whatLanguage: Language; when: string })[]
  empty: boolean
  tomorrow: string
  /** Which one's day could not be taken; its fold is open. */
  failed: string | null
}

const LATELY = 8

/** Everything that comes up. @param failed an answer that could not be taken, with what was typed */
export async function showReminders(
  house: House,
  req: Request,
  res: Response,
  viewer: SignedIn,
  failed?: { which: Which; form: FormState },
): Promise<void> {
  const notebook = await ownNotebook(house.db, viewer)
  const today = todayAt(house)
  const reading = readingOf(res, today)
  const all = await remindersOf(house.db, notebook, today)
  const at = (standing: Standing): ShownReminder[] =>
    all.filter((one) => standingOf(one.kind, one, today.day) === standing).map((one) => shownReminder(one, reading))
  const answered = await answeredLately(house.db, notebook, LATELY)
  const page: RemindersPage = {
    due: at('due'),
    near: at('near'),
    putOff: at('put-off'),
    later: at('later'),
    answered: answered.map((one) => shownAnswered(one, reading)),
    empty: all.length === 0 && answered.length === 0,
    tomorrow: dayPlus(today.day, 1),
    failed: failed?.which.id ?? null,
  }
  showPage(house, req, res, {
    view: 'notebook/reminders',
    title: res.locals.t('reminders.title'),
    tab: 'notebook',
    page,
    ...(failed && { form: failed.form }),
  })
}

function shownAnswered(answered: Answered, reading: Reading) {
  const { kind, id, occursOn, state, answeredOn, words, contactName, language } = answered
  const day = sayDayBy(answeredOn, reading.today, reading.language, 'medium')
  return {
    kind,
    id,
    occursOn,
    what: sayWhat({ kind, words, contact: contactName ? { id, name: contactName } : null }, reading),
    whatLanguage: language ?? reading.language,
    when: reading.t(state === 'done' ? 'reminder.was-done' : 'reminder.was-skipped', { day }),
  }
}

/** What is due, for a page that only mentions it. */
export async function dueNow(
  house: House,
  res: Response,
  viewer: SignedIn,
  limit: number,
): Promise<{ due: ShownReminder[]; any: boolean }> {
  const notebook = await ownNotebook(house.db, viewer)
  const today = todayAt(house)
  const all = await remindersOf(house.db, notebook, today)
  const due = all.filter((one) => standingOf(one.kind, one, today.day) === 'due')
  return { due: due.slice(0, limit).map((one) => shownReminder(one, readingOf(res, today))), any: all.length > 0 }
}
