import { newId } from '../../db/ids.ts'
import type { Trx } from '../../db/tables.ts'
import { type Words, wordsOf } from '../../notebook/rules.ts'
import { dayPlus, instantAt, later, MINUTE } from '../../web/clock.ts'
import { foldText } from '../../web/fold.ts'
import type { LoadedTown } from './loaded.ts'
import { type NotebookRows, noRows, putRows } from './notebook-rows.ts'
import { pagesOf } from './notebook-pages.ts'
import { residents } from './residents.ts'
import type { TownContact, TownVisit } from './shapes.ts'
import { laurelGap } from './town.ts'

/** A year of visits and small talk, as each keeper wrote it for themselves; everybody's, put in a few hundred rows at a time. */
export async function loadNotebooks(trx: Trx, town: LoadedTown, now: string): Promise<void> {
  const rows = noRows()
  for (const { key, reads } of residents) {
    const { language, contacts, visits } = pagesOf(key, reads, town.firstDay)
    const notebook = { id: newId(), accountId: town.accounts.get(key) ?? null, createdAt: now }
    rows.notebooks.push(notebook)
    const ids = new Map(contacts.map((contact) => [contact.key, newId()]))
    for (const contact of contacts) writeContact(rows, { notebookId: notebook.id, ids, town, now }, contact)
    const writing = { notebookId: notebook.id, accountId: notebook.accountId, language, ids, town }
    for (const visit of visits) writeVisit(rows, writing, visit)
  }
  await putRows(trx, rows)
}

interface Naming {
  notebookId: string
  ids: ReadonlyMap<string, string>
  town: LoadedTown
  now: string
}

function writeContact(rows: NotebookRows, { notebookId, ids, town, now }: Naming, contact: TownContact): void {
  const { pointer } = contact
  const id = ids.get(contact.key) ?? newId()
  rows.contacts.push({
    id,
    notebookId,
    name: contact.name,
    nameKey: foldText(contact.name),
    faceId: pointer && 'face' in pointer ? (town.faces.get(`${pointer.business}/${pointer.face}`) ?? null) : null,
    accountId: pointer && 'account' in pointer ? (town.accounts.get(pointer.account) ?? null) : null,
    howMet: contact.howMet ?? null,
    metThroughId: null,
    rhythmDays: contact.seeEvery ?? null,
    createdAt: now,
    updatedAt: now,
  })
  const through = contact.through ? ids.get(contact.through) : undefined
  if (through) rows.metThrough.push({ id, through })
  const facts = [
    ...contact.facts.map((value) => ({ kind: 'fact' as const, label: null, value })),
    ...contact.family.map(({ name, relation }) => ({ kind: 'family' as const, label: relation, value: name })),
    ...contact.topics.map((value) => ({ kind: 'topic' as const, label: null, value })),
    ...(contact.tags ?? []).map((value) => ({ kind: 'tag' as const, label: null, value })),
  ]
  rows.facts.push(...facts.map((fact, position) => ({ id: newId(), contactId: id, position, ...fact })))
  for (const { what, year, month, day } of contact.dates)
    rows.dates.push({
      id: newId(),
      contactId: id,
      notebookId,
      label: what,
      year: year ?? null,
      month,
      dayOfMonth: day ?? null,
    })
}

interface Writing {
  notebookId: string
  accountId: string | null
  language: 'en' | 'es'
  ids: ReadonlyMap<string, string>
  town: LoadedTown
}

function writeVisit(rows: NotebookRows, writing: Writing, visit: TownVisit & { time?: string }): void {
  const { notebookId, accountId, language, ids, town } = writing
  const visitId = newId()
  const visitedOn = dayPlus(town.firstDay, -visit.daysAgo)
  const writtenAt = duringTheDay(visitedOn, visit.time ?? '19:30')
  const stamp = { writtenBy: accountId, createdAt: writtenAt, updatedAt: writtenAt }
  const businessId = visit.business ? (town.businesses.get(visit.business) ?? null) : null
  rows.visits.push({
    id: visitId,
    notebookId,
    businessId,
    place: visit.place ?? null,
    visitedOn,
    kind: 'visit',
    whatFor: visit.whatFor ?? null,
    told: 0,
    ...stamp,
  })
  const met = visit.met.flatMap((key) => ids.get(key) ?? [])
  rows.met.push(...met.map((contactId) => ({ visitId, contactId })))
  const said: (Words & { askedOn?: string | null })[] = wordsOf(
    { businessId, met: [], smallTalk: visit.line ?? null, askNext: null },
    met,
  )
  for (const { about, text, askNextTime, askedDaysAgo } of visit.notes ?? []) {
    const askedOn = askedDaysAgo === undefined ? null : dayPlus(town.firstDay, -askedDaysAgo)
    const words = { contactId: ids.get(about) ?? null, businessId: null, body: text }
    said.push({ ...words, askNext: askNextTime ? 1 : 0, askedOn })
  }
  rows.notes.push(
    ...said.map((words) => ({
      id: newId(),
      notebookId,
      visitId,
      language,
      ownersOnly: 0 as const,
      ...stamp,
      ...words,
    })),
  )
  rows.reminders.push(...followUpOf(visit, writing, { visitId, met, createdAt: writtenAt }))
  const { theyWentPast = null, iWentPast = null, pastIs, pastToAnybody } = visit
  if (!businessId || !accountId || (theyWentPast ?? iWentPast) === null) return
  rows.wentPast.push({
    id: newId(),
    visitId,
    accountId,
    businessId,
    theyWentPast,
    iWentPast,
    language,
    sentAt: pastIs ? writtenAt : null,
    answered: pastIs === 'agreed' ? 'yes' : null,
    audience: pastToAnybody ? 'anybody' : 'neighbors',
  })
}

/** What the keeper meant to come back to, about the one who was there. */
function followUpOf(
  { followUp }: TownVisit,
  { notebookId, language, town }: Writing,
  { visitId, met, createdAt }: { visitId: string; met: string[]; createdAt: string },
): NotebookRows['reminders'] {
  if (!followUp) return []
  const contactId = met.length === 1 ? (met[0] ?? null) : null
  const due = { words: followUp.words, dueOn: dayPlus(town.firstDay, followUp.inDays), state: 'waiting' as const }
  return [{ id: newId(), notebookId, kind: 'follow-up', ...due, contactId, visitId, language, createdAt }]
}

const noons = new Map<string, string>()

/** An hour of a day, by way of its noon: zones are asked once a day and not once a visit, for nobody is out before three. */
function duringTheDay(day: string, time: string): string {
  const noon = noons.get(day) ?? instantAt(laurelGap.zone, day, '12:00')
  noons.set(day, noon)
  const [hour = 12, minute = 0] = time.split(':').map(Number)
  return later(noon, ((hour - 12) * 60 + minute) * MINUTE)
}
