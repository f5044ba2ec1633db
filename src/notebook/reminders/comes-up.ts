import type { Db } from '../../db/tables.ts'
import { sayDayBy } from '../../web/dates.ts'
import { nextKept } from './date-rules.ts'
import { datesOf, rememberedOf } from './queries-dates.ts'
import type { Notebook } from '../queries-notebook.ts'
import { remindersOf, type Today } from './queries.ts'
import { type Reading, sayDate, sayOften } from './sentences.ts'
import { type ShownReminder, shownReminder } from './page.ts'

/** What somebody's page says of days, of how often, and of what to come back to. */
export interface ComesUp {
  /** That they died, in a sentence: then nothing below comes up. */
  remembered: string | null
  dates: { label: string; day: string; next: string | null }[]
  often: string | null
  /** When they are to be seen again. */
  seeOn: string | null
  followUps: ShownReminder[]
}

/** @param contact looked up through the notebook */
export async function comesUpFor(
  db: Db,
  notebook: Notebook,
  contact: { id: string; name: string },
  today: Today,
  reading: Reading,
): Promise<ComesUp> {
  const { t, language } = reading
  const { diedOn, dayUnknown, rhythmDays } = await rememberedOf(db, contact.id)
  const all = (await remindersOf(db, notebook, today)).filter((one) => one.contact?.id === contact.id)
  const dates = (await datesOf(db, contact.id)).map(({ label, ...date }) => {
    const next = diedOn === null ? nextKept(date, today.day) : null
    const day = sayDate(date, language)
    return { label, day, next: next ? t('dates.next', { day: sayDayBy(next, today.day, language) }) : null }
  })
  const see = all.find((one) => one.kind === 'stay-in-touch')
  return {
    remembered: diedOn === null ? null : rememberedIn(contact.name, dayUnknown === 1 ? null : diedOn, reading),
    dates,
    often:
      diedOn === null && rhythmDays !== null ? t('dates.often-said', { often: sayOften(rhythmDays, { t }) }) : null,
    seeOn: see ? t('dates.comes-up', { day: sayDayBy(see.dueOn, today.day, language) }) : null,
    followUps: all.filter((one) => one.kind === 'follow-up').map((one) => shownReminder(one, reading)),
  }
}

function rememberedIn(name: string, day: string | null, { t, language }: Reading): string {
  if (day === null) return t('dates.remembered-no-day', { name })
  return t('dates.remembered', { name, day: sayDayBy(day, '', language) })
}
