import type { Request, Response } from 'express'
import { comingIn } from '../../notebook/queries-bringing.ts'
import { ownNotebook } from '../../notebook/queries-notebook.ts'
import { dayIn } from '../../web/clock.ts'
import { sayDay } from '../../web/dates.ts'
import { type FormState, freshForm } from '../../web/forms.ts'
import { type House, townOf } from '../../web/house.ts'
import type { Language, Translate } from '../../web/languages.ts'
import { showPage } from '../../web/page.ts'
import type { SignedIn } from '../../web/viewer.ts'
import { notebookCalendar } from '../../notebook/calendar/rules.ts'
import type { Reminder } from '../../notebook/reminders/queries.ts'
import { archiveCards } from './as-cards.ts'
import { archiveJson } from './as-json.ts'
import { archiveTables } from './as-tables.ts'
import { placedHere } from './placing.ts'
import { readablePages } from './readable-page.ts'
import type { ReadArchive } from './reading.ts'
import { storyOf } from './story.ts'
import type { Taken } from './taking.ts'

export function showArchive(house: House, req: Request, res: Response, form: FormState): void {
  const title = res.locals.t('archive.title')
  showPage(house, req, res, { view: 'town/archive/take', title, tab: 'account', page: {}, form })
}

/** Every file of the archive, by its path in it. */
export function archiveFiles(
  house: House,
  taken: Taken,
  viewer: SignedIn,
  { t, language }: { t: Translate; language: Language },
  now: string,
  comingUp: readonly Reminder[],
): Record<string, string> {
  const town = townOf(house)
  const { zone } = town
  const { baseUrl } = house.config
  const story = storyOf(taken, zone)
  const teller = { t, language, zone, today: dayIn(zone, now), name: viewer.name, town: town.name }
  const tables = Object.entries(archiveTables(story, taken.favors, t))
  return {
    'woodstove.json': archiveJson(taken, town, now),
    ...readablePages(taken, story, teller),
    ...Object.fromEntries(tables.map(([name, text]) => [`tables/${name}`, text])),
    'days.ics': notebookCalendar(
      comingUp,
      { name: t('calendar.name', { town: town.name }), host: new URL(baseUrl).hostname, baseUrl, now },
      { t, language, today: teller.today },
    ),
    'people.vcf': archiveCards(story.people, town.name, t),
  }
}

/** What would come out of the file that was brought, before anything does. */
export async function showBrought(
  house: House,
  req: Request,
  res: Response,
  viewer: SignedIn,
  archive: ReadArchive,
): Promise<void> {
  const { t, language } = res.locals
  const brought = await placedHere(house.db, viewer, archive)
  const coming = await comingIn(house.db, await ownNotebook(house.db, viewer), brought)
  const counted = (['people', 'visits', 'notes', 'reminders'] as const).map((what) => {
    const count = coming[({ people: 'contact', visits: 'visit', notes: 'note', reminders: 'reminder' } as const)[what]]
    return { count, words: t(`archive.come-${what}`, { count }) }
  })
  const comes = Object.values(coming).some((count) => typeof count === 'number' && count > 0)
  const day = sayDay(dayIn(townOf(house).zone, archive.takenAt), language, 'with-year')
  const title = t('archive.preview-title')
  showPage(house, req, res, {
    view: 'town/archive/brought',
    title,
    tab: 'account',
    form: freshForm(),
    page: {
      title,
      from: t('archive.preview-from', { town: archive.town.name, day }),
      counted: counted.filter(({ count }) => count > 0).map(({ words }) => words),
      comes,
      there: coming.there,
    },
  })
}
