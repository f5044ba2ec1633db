import type { Request, Response } from 'express'
import { calledBy } from '../directory/face-rules.ts'
import { visitsPage, type VisitEntry } from '../notebook/queries-visits.ts'
import { type FormState, freshForm } from '../web/forms.ts'
import type { House } from '../web/house.ts'
import { showPage } from '../web/page.ts'
import { qrCode, typedAddress } from '../web/qr.ts'
import { asLeft } from './half-written.ts'
import type { Book } from './queries-book.ts'
import { type BirthdayNear, birthdaysNear, type Missed, missedRegulars } from './queries-near.ts'
import { correctionsUnseen, type CounterNote, notesAbout } from './queries-notes.ts'
import { type ToldOfVisit, toldOf } from './queries-told.ts'
import { oneRegular, type Regular, type RegularEntry, regularsByName } from './queries-regulars.ts'
import { findRegulars, latelyIn } from './queries-who-is-in.ts'
import { regularFields } from './regular-fields.ts'
import { rolesToGive } from './rules.ts'

const FOUND = 12
const LATELY = 6
const LAST_VISITS = 6
const EVERYBODY = 60

/** What every page of the book says of itself. */
export interface BookHead {
  slug: string
  name: string
  today: string
  /** May mark a note as the owners' own, and print a regular's code. */
  readsOwnersNotes: boolean
  mayGiveRoles: boolean
  first: string
  /** This browser is the counter's shared tablet: it is locked rather than signed out. */
  onTablet: boolean
  /** The book was opened by a PIN: what needs a password is not offered. */
  byPin: boolean
}

export const headOf = (book: Book, res: Response): BookHead => ({
  slug: book.business.slug,
  name: book.business.name,
  today: book.counter.today,
  readsOwnersNotes: book.counter.readsOwnersNotes,
  mayGiveRoles: rolesToGive(book.business).length > 0 && !res.locals.viewer.byPin,
  first: calledBy(res.locals.viewer.name ?? ''),
  onTablet: res.locals.tablet?.businessId === book.business.businessId,
  byPin: res.locals.viewer.byPin === true,
})

interface RegularPage {
  regular: Regular
  /** What the person is called here, in sentences. */
  called: string
  /** Who reads this page beside the counter: they hold a code or gave their card. */
  readsIt: boolean
  visits: VisitEntry[]
  /** Which of them the regular told the counter of. */
  told: ToldOfVisit[]
  notes: CounterNote[]
  asks: CounterNote[]
  orders: CounterNote[]
}

interface CounterPage {
  /** The form on it that is as its writer left it when the tablet locked. */
  left: string | null
  book: BookHead
  q: string
  names: RegularEntry[]
  empty: boolean
  chosen: RegularPage | null
  /** What lies beside the page; not while somebody stands waiting to be found. */
  beside: {
    missed: Missed[]
    birthdays: BirthdayNear[]
    corrections: Awaited<ReturnType<typeof correctionsUnseen>>
  } | null
}

export interface CounterAsked {
  /** Whose page lies open. */
  regularId: string | null
  /** A line that could not be kept, with its words. */
  form?: FormState
}

/** The counter book as it lies on the counter: who is in, their page, who has not been seen. */
export async function showCounter(
  house: House,
  req: Request,
  res: Response,
  book: Book,
  { regularId, form }: CounterAsked,
): Promise<void> {
  const { db } = house
  const { today } = book.counter
  const q = typeof req.query.q === 'string' ? req.query.q.trim().slice(0, 80) : ''
  const left = regularId && !form ? await asLeft(house, req, res, `regulars/${regularId}/notes`) : null
  const names = q === '' ? await latelyIn(db, book, LATELY) : await findRegulars(db, book, q, FOUND)
  const page: CounterPage = {
    left: left && regularId ? `regulars/${regularId}/notes` : null,
    book: headOf(book, res),
    q,
    names,
    empty: q === '' && names.length === 0,
    chosen: regularId ? await regularPage(house, book, regularId) : null,
    beside:
      q !== '' && !regularId
        ? null
        : {
            missed: await missedRegulars(db, book, today),
            birthdays: await birthdaysNear(db, book, today),
            corrections: await correctionsUnseen(db, book),
          },
  }
  const title = `${page.chosen ? page.chosen.regular.name : res.locals.t('counter.title')}, ${book.business.name}`
  showPage(house, req, res, { view: 'counter/book', title, tab: 'counter', page, form: form ?? left ?? freshForm() })
}

async function regularPage(house: House, book: Book, id: string): Promise<RegularPage> {
  const regular = await oneRegular(house.db, book, id)
  const { visits } = await visitsPage(house.db, book, { contactId: id, limit: LAST_VISITS })
  const lines = await notesAbout(house.db, book, id, book.zone)
  const open = (kind: CounterNote['kind']) => lines.filter((line) => line.kind === kind && line.doneOn === null)
  return {
    regular,
    called: regular.card?.callMe ?? calledBy(regular.name),
    readsIt: regular.card !== null || regular.hasCode,
    visits,
    told: await toldOf(
      house.db,
      visits.map((visit) => visit.id),
    ),
    notes: lines.filter((line) => line.kind === 'note' || line.doneOn !== null),
    asks: open('ask').reverse(),
    orders: open('order').reverse(),
  }
}

/** Everybody in the book, by name. */
export async function showRegulars(house: House, req: Request, res: Response, book: Book): Promise<void> {
  const after = typeof req.query.after === 'string' && req.query.after !== '' ? req.query.after : null
  const { people, next } = await regularsByName(house.db, book, after, EVERYBODY)
  const page = { book: headOf(book, res), people, next }
  showPage(house, req, res, {
    view: 'counter/regulars',
    title: res.locals.t('counter.everybody'),
    tab: 'counter',
    page,
  })
}

interface RegularFormAsked {
  form: FormState
  regular: Regular | null
  status?: number
  /** It is as its writer left it when the tablet locked. */
  left?: boolean
}

/** Writing somebody down, or putting their page right. */
export function showRegularForm(
  house: House,
  req: Request,
  res: Response,
  book: Book,
  { form, regular, status, left = false }: RegularFormAsked,
): void {
  const { t } = res.locals
  const title = regular ? t('counter.edit-title', { name: regular.name }) : t('counter.somebody-new')
  const months = Array.from({ length: 12 }, (_, at) => ({ value: String(at + 1), day: `2026-${two(at + 1)}-01` }))
  // What the form was opened on goes along: so it is seen what somebody else put right meanwhile.
  const was = regular ? JSON.stringify(regularFields(regular)) : ''
  const goesTo = regular ? `regulars/${regular.id}/edit` : 'regulars'
  const wasThen = left && typeof form.values.was === 'string' ? form.values.was : was
  const page = { book: headOf(book, res), regular, months, was: wasThen, goesTo, left: left ? goesTo : null }
  const shown = { view: 'counter/regular-form', title, tab: 'counter', page, form, ...(status && { status }) } as const
  showPage(house, req, res, shown)
}

const two = (number: number): string => String(number).padStart(2, '0')

interface RemovalPage {
  book: BookHead
  ask: string
  goes: string
  words: string[]
  action: string
  back: string
}

/** Asks once before something goes for good. */
export function askToRemove(
  house: House,
  req: Request,
  res: Response,
  book: Book,
  what: { regular: Regular } | { note: { id: string; body: string; contactId: string | null } },
): void {
  const { t } = res.locals
  const at = `/counter/${book.business.slug}`
  const head = headOf(book, res)
  const page: RemovalPage =
    'regular' in what
      ? {
          book: head,
          ask: t('counter.tear-out-ask', { name: what.regular.name }),
          goes: t('counter.tear-out-goes'),
          words: [],
          action: `${at}/regulars/${what.regular.id}/removal`,
          back: `${at}/regulars/${what.regular.id}`,
        }
      : {
          book: head,
          ask: t('removal.note'),
          goes: t('removal.note-goes'),
          words: [what.note.body],
          action: `${at}/notes/${what.note.id}/removal`,
          back: what.note.contactId ? `${at}/regulars/${what.note.contactId}` : at,
        }
  showPage(house, req, res, { view: 'counter/removal', title: page.ask, tab: 'counter', page })
}

/** "We keep a page about you": to print and hand over. @param letters of the code, for whoever may print it */
export function showPaper(
  house: House,
  req: Request,
  res: Response,
  book: Book,
  { regular, letters }: { regular: Regular; letters: string | null },
): void {
  const page = {
    book: headOf(book, res),
    regular,
    called: calledBy(regular.name),
    letters: letters ? `${letters.slice(0, 4)} ${letters.slice(4)}` : null,
    address: typedAddress(`${house.config.baseUrl}/my-page`),
    htmlQr: qrCode(`${house.config.baseUrl}/my-page`),
  }
  showPage(house, req, res, { view: 'counter/paper', title: res.locals.t('paper.card-title'), tab: 'counter', page })
}
