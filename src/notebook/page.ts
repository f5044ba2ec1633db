import type { Request, Response } from 'express'
import { type House, townOf } from '../web/house.ts'
import { dayIn } from '../web/clock.ts'
import type { FormState } from '../web/forms.ts'
import { showPage } from '../web/page.ts'
import type { SignedIn } from '../web/viewer.ts'
import { ownContact, type PersonEntry, peopleSeenLast } from './queries-contacts.ts'
import { ownNotebook } from './queries-notebook.ts'
import { type OpenAsk, openAsks } from './queries-notes.ts'
import { type VisitEntry, visitsPage } from './queries-visits.ts'
import { dueNow, type ShownReminder } from './reminders/page.ts'

const ON_THE_FRONT = 5
const A_PAGE = 20
const PEOPLE_ON_THE_FRONT = 12
const DUE_ON_THE_FRONT = 3

interface FrontPage {
  today: string
  visits: VisitEntry[]
  people: PersonEntry[]
  asks: OpenAsk[]
  /** What is due, a few of it; and whether anything comes up at all. */
  due: ShownReminder[]
  comesUp: boolean
}

/** The notebook as it lies open: what to ask, whom one knows, where one was last. */
export async function showNotebook(house: House, req: Request, res: Response, viewer: SignedIn): Promise<void> {
  const notebook = await ownNotebook(house.db, viewer)
  const { due, any } = await dueNow(house, res, viewer, DUE_ON_THE_FRONT)
  const page: FrontPage = {
    today: dayIn(townOf(house).zone, house.clock.now()),
    visits: (await visitsPage(house.db, notebook, { limit: ON_THE_FRONT })).visits,
    people: await peopleSeenLast(house.db, notebook, PEOPLE_ON_THE_FRONT),
    asks: await openAsks(house.db, notebook),
    due,
    comesUp: any,
  }
  showPage(house, req, res, { view: 'notebook/front', title: res.locals.t('notebook.title'), tab: 'notebook', page })
}

interface VisitsPage {
  today: string
  visits: VisitEntry[]
  next: string | null
  /** Whose visits these are, where only one person's are asked for. */
  who: { id: string; name: string } | null
  begun: boolean
}

/** The ledger of visits. `at` and `after` are ids of visits, `with` a contact's. */
export async function showVisits(house: House, req: Request, res: Response, viewer: SignedIn): Promise<void> {
  const notebook = await ownNotebook(house.db, viewer)
  const asked = (name: string): string | null => {
    const value = req.query[name]
    return typeof value === 'string' && value !== '' ? value : null
  }
  const contactId = asked('with')
  const who = contactId ? await ownContact(house.db, notebook, contactId) : null
  const [at, after] = [asked('at'), asked('after')]
  const { visits, next } = await visitsPage(house.db, notebook, { at, after, contactId, limit: A_PAGE })
  const today = dayIn(townOf(house).zone, house.clock.now())
  const page: VisitsPage = { today, visits, next, who, begun: at !== null || after !== null }
  const title = who ? res.locals.t('visits.title-with', { name: who.name }) : res.locals.t('visits.title')
  showPage(house, req, res, { view: 'notebook/visits', title, tab: 'notebook', page })
}

/** What somebody said when they were asked, where it could not be kept as it was typed. */
export function showAnswer(
  house: House,
  req: Request,
  res: Response,
  note: { id: string; body: string; language: 'en' | 'es' },
  form: FormState,
  back: string,
): void {
  const title = res.locals.t('asknext.answer')
  showPage(house, req, res, { view: 'notebook/answer', title, tab: 'notebook', page: { note, back }, form })
}

interface RemovalPage {
  ask: string
  goes: string
  words: string[]
  action: string
  back: string
}

type ToRemove =
  | { visit: VisitEntry }
  | { contact: { id: string; name: string } }
  | { note: { id: string; body: string; contactId: string | null } }
  | { followUp: { id: string; words: string; contactId: string | null } }

/** Asks once before something goes for good. */
export function askToRemove(house: House, req: Request, res: Response, what: ToRemove): void {
  const page = removalOf(res, what)
  showPage(house, req, res, { view: 'notebook/removal', title: page.ask, tab: 'notebook', page })
}

function removalOf({ locals: { t } }: Response, what: ToRemove): RemovalPage {
  if ('visit' in what) {
    const { id, whatFor, notes } = what.visit
    return {
      ask: t('removal.visit'),
      goes: t('removal.visit-goes'),
      words: [...(whatFor ? [whatFor] : []), ...notes.map((note) => note.body)],
      action: `/notebook/visits/${id}/removal`,
      back: `/notebook/visits?at=${id}#v-${id}`,
    }
  }
  if ('contact' in what) {
    const { id, name } = what.contact
    const at = `/notebook/contacts/${id}`
    return {
      ask: t('removal.contact', { name }),
      goes: t('removal.contact-goes', { name }),
      words: [],
      action: `${at}/removal`,
      back: at,
    }
  }
  if ('followUp' in what) {
    const { id, words } = what.followUp
    return {
      ask: t('removal.followup'),
      goes: t('removal.followup-goes'),
      words: [words],
      action: `/notebook/reminders/${id}/removal`,
      back: '/notebook/reminders',
    }
  }
  const { id, body, contactId } = what.note
  return {
    ask: t('removal.note'),
    goes: t('removal.note-goes'),
    words: [body],
    action: `/notebook/notes/${id}/removal`,
    back: contactId ? `/notebook/contacts/${contactId}` : '/notebook/visits',
  }
}
