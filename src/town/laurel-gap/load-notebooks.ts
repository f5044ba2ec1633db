import { newId } from '../../db/ids.ts'
import type { Trx } from '../../db/tables.ts'
import type { Language } from '../../web/languages.ts'
import { foldText } from '../../web/fold.ts'
import { dayPlus, instantAt } from '../../web/clock.ts'
import type { LoadedTown } from './loaded.ts'
import { notebooks } from './relations.ts'
import type { TownContact, TownNotebook, TownVisit } from './shapes.ts'
import { laurelGap } from './town.ts'

/** A year of visits and small talk, as each keeper wrote it for themselves. */
export async function loadNotebooks(trx: Trx, town: LoadedTown, now: string): Promise<void> {
  for (const notebook of notebooks) {
    const id = newId()
    const accountId = town.accounts.get(notebook.keeper) ?? null
    await trx.insertInto('notebook').values({ id, accountId, createdAt: now }).execute()
    const contacts = await addContacts(trx, id, notebook, town, now)
    for (const visit of notebook.visits) await addVisit(trx, { id, notebook, contacts, town }, visit)
  }
}

async function addContacts(trx: Trx, notebookId: string, notebook: TownNotebook, town: LoadedTown, now: string) {
  const ids = new Map(notebook.contacts.map((contact) => [contact.key, newId()]))
  for (const contact of notebook.contacts) {
    const { pointer } = contact
    const faceId = pointer && 'face' in pointer ? (town.faces.get(`${pointer.business}/${pointer.face}`) ?? null) : null
    const accountId = pointer && 'account' in pointer ? (town.accounts.get(pointer.account) ?? null) : null
    await trx
      .insertInto('contact')
      .values({
        id: ids.get(contact.key) ?? newId(),
        notebookId,
        name: contact.name,
        nameKey: foldText(contact.name),
        faceId,
        accountId,
        howMet: contact.howMet ?? null,
        rhythmDays: contact.seeEvery ?? null,
        createdAt: now,
        updatedAt: now,
      })
      .execute()
    await addFacts(trx, ids.get(contact.key) ?? '', contact)
  }
  for (const contact of notebook.contacts) {
    const through = contact.through ? ids.get(contact.through) : undefined
    if (through)
      await trx
        .updateTable('contact')
        .set({ metThroughId: through })
        .where('id', '=', ids.get(contact.key) ?? '')
        .execute()
  }
  return ids
}

async function addFacts(trx: Trx, contactId: string, contact: TownContact): Promise<void> {
  const facts = [
    ...contact.facts.map((value) => ({ kind: 'fact' as const, label: null, value })),
    ...contact.family.map(({ name, relation }) => ({ kind: 'family' as const, label: relation, value: name })),
    ...contact.topics.map((value) => ({ kind: 'topic' as const, label: null, value })),
  ]
  if (facts.length > 0) {
    await trx
      .insertInto('contactFact')
      .values(facts.map((fact, position) => ({ id: newId(), contactId, position, ...fact })))
      .execute()
  }
  for (const date of contact.dates) {
    await trx
      .insertInto('contactDate')
      .values({ id: newId(), contactId, label: date.what, year: date.year, month: date.month, dayOfMonth: date.day })
      .execute()
  }
}

interface Writing {
  id: string
  notebook: TownNotebook
  contacts: ReadonlyMap<string, string>
  town: LoadedTown
}

async function addVisit(
  trx: Trx,
  { id: notebookId, notebook, contacts, town }: Writing,
  visit: TownVisit,
): Promise<void> {
  const visitId = newId()
  const visitedOn = dayPlus(town.firstDay, -visit.daysAgo)
  const writtenAt = instantAt(laurelGap.zone, visitedOn, '19:30')
  const businessId = visit.business ? (town.businesses.get(visit.business) ?? null) : null
  const met = visit.met.map((key) => contacts.get(key) ?? '').filter(Boolean)
  const writtenBy = town.accounts.get(notebook.keeper) ?? null
  await trx
    .insertInto('visit')
    .values({
      id: visitId,
      notebookId,
      businessId,
      place: visit.place ?? null,
      visitedOn,
      kind: 'visit',
      whatFor: visit.whatFor ?? null,
      told: 0,
      writtenBy,
      createdAt: writtenAt,
      updatedAt: writtenAt,
    })
    .execute()
  for (const contactId of met) await trx.insertInto('visitContact').values({ visitId, contactId }).execute()
  const notes = [{ contactId: met[0] ?? null, body: visit.line, askNext: 0 as 0 | 1 }]
  for (const note of visit.notes) {
    notes.push({ contactId: contacts.get(note.about) ?? null, body: note.text, askNext: note.askNextTime ? 1 : 0 })
  }
  await trx
    .insertInto('note')
    .values(
      notes.map((note) => ({
        id: newId(),
        notebookId,
        visitId,
        businessId,
        language: notebook.language,
        ownersOnly: 0 as const,
        writtenBy,
        createdAt: writtenAt,
        updatedAt: writtenAt,
        ...note,
      })),
    )
    .execute()
  await addWentPast(trx, { visitId, businessId, accountId: writtenBy, writtenAt, language: notebook.language }, visit)
}

interface Written {
  visitId: string
  businessId: string | null
  accountId: string | null
  writtenAt: string
  language: Language
}

async function addWentPast(trx: Trx, written: Written, visit: TownVisit): Promise<void> {
  const { visitId, businessId, accountId, writtenAt, language } = written
  const { theyWentPast = null, iWentPast = null, pastIs } = visit
  if (!businessId || !accountId || (theyWentPast ?? iWentPast) === null) return
  await trx
    .insertInto('wentPast')
    .values({
      id: newId(),
      visitId,
      accountId,
      businessId,
      theyWentPast,
      iWentPast,
      language,
      sentAt: pastIs ? writtenAt : null,
      answered: pastIs === 'agreed' ? 'yes' : null,
      audience: 'neighbors',
    })
    .execute()
}
