import type { Request, Response } from 'express'
import { sayDay } from '../../web/dates.ts'
import { type FormState, freshForm, withError } from '../../web/forms.ts'
import type { House } from '../../web/house.ts'
import type { Language, MessageKey, Translate } from '../../web/languages.ts'
import { showPage } from '../../web/page.ts'
import type { SignedIn } from '../../web/viewer.ts'
import { type Field, questions, type Take } from './fields.ts'
import { shownAt } from './merging.ts'
import { type AlikePage, alikeTo, ownMerge, pagesToCompare } from './queries.ts'
import { type Compared, comparedPage } from './queries-compared.ts'
import type { ContactRow } from '../queries-contacts.ts'
import { ownContact } from '../queries-contacts.ts'
import { type Notebook, ownNotebook } from '../queries-notebook.ts'

interface Asked {
  field: Field
  label: string
  choices: { take: Take; words: string }[]
}

interface JoiningPage {
  contact: ContactRow
  /** The other page, where one was chosen: what each of the two has. */
  other: Compared | null
  own: Compared | null
  asked: Asked[]
  seenAt: string
  /** Whom it may be joined with, where nobody was chosen: those that look alike, and everybody else. */
  alike: AlikePage[]
  others: AlikePage[]
}

/** Two pages side by side, with what stays of either; or whom to choose. */
export async function showJoining(
  house: House,
  req: Request,
  res: Response,
  viewer: SignedIn,
  contact: ContactRow,
  otherId: string | null,
  form: FormState,
  status?: number,
): Promise<void> {
  const { t, language } = res.locals
  const notebook = await ownNotebook(house.db, viewer)
  const other = otherId === null ? null : await ownContact(house.db, notebook, otherId)
  const page =
    other && other.id !== contact.id
      ? await sideBySide(house, notebook, contact, other, { t, language })
      : await toChoose(house, notebook, contact)
  const shown = other?.id === contact.id ? withError(form, 'with', 'joining.the-very-same') : form
  showPage(house, req, res, {
    view: 'notebook/joining',
    title: t('joining.title'),
    tab: 'notebook',
    page,
    form: shown,
    ...(status && { status }),
  })
}

async function toChoose(house: House, notebook: Notebook, contact: ContactRow): Promise<JoiningPage> {
  const alike = await alikeTo(house.db, notebook, contact.id)
  const others = (await pagesToCompare(house.db, notebook)).filter(({ id }) => id !== contact.id)
  return { contact, other: null, own: null, asked: [], seenAt: '', alike, others }
}

interface Reading {
  t: Translate
  language: Language
}

async function sideBySide(
  house: House,
  notebook: Notebook,
  contact: ContactRow,
  gone: ContactRow,
  reading: Reading,
): Promise<JoiningPage> {
  const own = await comparedPage(house.db, notebook, contact)
  const other = await comparedPage(house.db, notebook, gone)
  const asked = questions(own.fields, other.fields).map(({ field, takes }) => ({
    field,
    label: reading.t(`joining.${field}`),
    choices: takes.map((take) => ({ take, words: wordsOf(field, take, own, other, reading) })),
  }))
  return { contact, own, other, asked, seenAt: shownAt(contact, gone), alike: [], others: [] }
}

function wordsOf(field: Field, take: Take, own: Compared, other: Compared, reading: Reading): string {
  if (take === 'both') return reading.t('joining.both')
  return said(field, take === 'kept' ? own : other, reading)
}

/** A single fact as the page says it. */
function said(field: Field, { fields, contact }: Compared, { t, language }: Reading): string {
  switch (field) {
    case 'metThroughId':
      return contact.through?.name ?? ''
    case 'faceId':
      return contact.face?.businessName ?? t('joining.somebody')
    case 'accountId':
      return contact.account?.name ?? t('joining.somebody')
    case 'language':
      return t(fields.language === 'es' ? 'contact.language-es' : 'contact.language-en')
    case 'rhythmDays':
      return t('joining.every', { count: fields.rhythmDays ?? 0 })
    case 'diedOn':
      return sayDay(fields.diedOn ?? '', language, 'with-year')
    default:
      return fields[field] ?? ''
  }
}

/** Why two pages cannot be parted, on the page that stayed. @throws NotFound for what was joined in another notebook */
export async function showPartingRefused(
  house: House,
  req: Request,
  res: Response,
  viewer: SignedIn,
  id: string,
  why: MessageKey,
): Promise<void> {
  const notebook = await ownNotebook(house.db, viewer)
  const made = await ownMerge(house.db, notebook, id)
  const contact = await ownContact(house.db, notebook, made.keptId)
  const form = withError(freshForm(), 'form', why)
  await showJoining(house, req, res, viewer, contact, null, form, 409)
}
