import type { Request, Response } from 'express'
import type { SafeHtml } from '../web/assets.ts'
import { dayIn, dayPlus } from '../web/clock.ts'
import { type FormState, freshForm } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import { showPage } from '../web/page.ts'
import type { SignedIn } from '../web/viewer.ts'
import type { ContactSection } from './rules-contact-section.ts'
import { factKinds, type FactKind } from './fact-rules.ts'
import { type AlikePage, alikePairs, alikeTo, type Merge, mergesOf } from './merges/queries.ts'
import { type ContactRow, peopleByName, type PersonEntry } from './queries-contacts.ts'
import { ownNotebook } from './queries-notebook.ts'
import { looseNotes, type OpenAsk, openAsks } from './queries-notes.ts'
import { type VisitEntry, visitsPage } from './queries-visits.ts'
import { type ComesUp, comesUpFor } from './reminders/comes-up.ts'
import { readingOf, todayAt } from './reminders/page.ts'

const EVERYBODY = 50
const A_TIMELINE = 30
const MOST_NOTES = 100

/** Tags and topics are doors to everybody who bears them. */
const doors = ['tag', 'topic'] as const

/** Everybody by name, or everybody with one tag or topic. */
export async function showPeople(house: House, req: Request, res: Response, viewer: SignedIn): Promise<void> {
  const notebook = await ownNotebook(house.db, viewer)
  const asked = (name: string): string | null => {
    const value = req.query[name]
    return typeof value === 'string' && value !== '' ? value : null
  }
  const kind = doors.find((door) => asked(door) !== null)
  const bearing = kind ? { kind, value: asked(kind) ?? '' } : null
  const after = asked('after')
  const listed: { people: PersonEntry[]; next: string | null } = await peopleByName(house.db, notebook, {
    after,
    bearing,
    limit: EVERYBODY,
  })
  const page = {
    ...listed,
    today: dayIn(townOf(house).zone, house.clock.now()),
    bearing,
    pairs: bearing || after ? [] : await alikePairs(house.db, notebook),
  }
  const { t } = res.locals
  const title = bearing ? t(`everybody.${bearing.kind}`, { what: bearing.value }) : t('everybody.title')
  showPage(house, req, res, { view: 'notebook/people', title, tab: 'notebook', page })
}

/** A visit, or a line written down between visits. */
interface Happened {
  day: string
  visit: VisitEntry | null
  note: Awaited<ReturnType<typeof looseNotes>>[number] | null
}

interface ContactPage {
  today: string
  contact: ContactRow
  facts: { kind: FactKind; rows: { label: string | null; value: string; href: string | null }[] }[]
  timeline: Happened[]
  earlier: boolean
  asks: OpenAsk[]
  lastSeen: string | null
  comesUp: ComesUp
  tomorrow: string
  /** The page has two forms that make something: each has a key of its own. */
  followUpKey: string
  back: string
  /** Pages that look like this person's too. */
  alike: AlikePage[]
  /** What was joined to this page; the first is the one that can be parted again. */
  joined: (Merge & { day: string })[]
  /** What other rooms know about the two. */
  htmlSections: SafeHtml[]
}

/** Somebody's page in the viewer's notebook. @param form a line that could not be kept, with its words */
export async function showContact(
  house: House,
  req: Request,
  res: Response,
  viewer: SignedIn,
  contact: ContactRow,
  sections: readonly ContactSection[],
  form?: FormState,
): Promise<void> {
  const { db } = house
  const notebook = await ownNotebook(db, viewer)
  const { visits, next } = await visitsPage(db, notebook, { contactId: contact.id, limit: A_TIMELINE })
  const notes = await looseNotes(db, notebook, contact.id, MOST_NOTES)
  const today = todayAt(house)
  const { zone } = today
  const now = house.clock.now()
  const happened: Happened[] = [
    ...visits.map((visit) => ({ day: visit.visitedOn, visit, note: null })),
    ...notes.map((note) => ({ day: dayIn(zone, note.createdAt), visit: null, note })),
  ]
  const others = await Promise.all(sections.map((section) => section(contact, req, res, viewer)))
  const page: ContactPage = {
    today: today.day,
    contact,
    facts: factKinds.map((kind) => ({ kind, rows: factsOf(contact, kind) })),
    timeline: happened.sort((a, b) => b.day.localeCompare(a.day)),
    earlier: next !== null,
    asks: await openAsks(db, notebook, contact.id),
    lastSeen: visits.find((visit) => visit.kind === 'visit')?.visitedOn ?? null,
    comesUp: await comesUpFor(db, notebook, contact, today, readingOf(res, today)),
    tomorrow: dayPlus(today.day, 1),
    followUpKey: freshForm().key,
    back: `/notebook/contacts/${contact.id}`,
    alike: await alikeTo(db, notebook, contact.id),
    joined: (await mergesOf(db, notebook, contact.id, now)).map((made) => ({
      ...made,
      day: dayIn(zone, made.mergedAt),
    })),
    htmlSections: others.filter((html) => html !== null),
  }
  showPage(house, req, res, {
    view: 'notebook/contact',
    title: contact.name,
    tab: 'notebook',
    page,
    form: form ?? freshForm(),
  })
}

const factsOf = (contact: ContactRow, kind: FactKind): ContactPage['facts'][number]['rows'] =>
  contact.facts
    .filter((fact) => fact.kind === kind)
    .map(({ label, value }) => ({
      label,
      value,
      href: doors.some((door) => door === kind) ? `/notebook/contacts?${kind}=${encodeURIComponent(value)}` : null,
    }))
