import { newId } from '../db/ids.ts'
import type { NewRow, Trx } from '../db/tables.ts'
import { NotFound } from '../errors.ts'
import { foldText } from '../web/fold.ts'
import type { FactInput } from './fact-rules.ts'
import { type ContactInput, ownContact } from './queries-contacts.ts'
import type { Notebook } from './queries-notebook.ts'
import { newContact, oneFace, type Reader } from './queries-people.ts'

/** @returns the contact's id. @throws NotFound for a person or a face that is not there for this writer */
export async function addContact(
  trx: Trx,
  notebook: Notebook,
  contact: ContactInput,
  by: Reader,
  now: string,
): Promise<string> {
  await refuseStrangers(trx, notebook, contact, by)
  const { howMet, metThroughId, language, accountId } = contact
  const row = { ...newContact(notebook, contact.name, contact.faceId, now), howMet, metThroughId, language, accountId }
  await trx.insertInto('contact').values(row).execute()
  await keepFacts(trx, row.id, contact.facts)
  return row.id
}

/** @throws NotFound */
export async function correctContact(
  trx: Trx,
  notebook: Notebook,
  id: string,
  contact: ContactInput,
  by: Reader,
  now: string,
): Promise<void> {
  const { face, unsaid } = await ownContact(trx, notebook, id)
  const sameFace = contact.faceId === (face?.id ?? unsaid.faceId)
  await refuseStrangers(trx, notebook, { ...contact, faceId: sameFace ? null : contact.faceId }, by)
  const { name, howMet, language, faceId, accountId } = contact
  await trx
    .updateTable('contact')
    .set({ name, nameKey: foldText(name), howMet, language, faceId, accountId, updatedAt: now })
    .set({ metThroughId: contact.metThroughId === id ? null : contact.metThroughId })
    .where('notebookId', '=', notebook.id)
    .where('id', '=', id)
    .execute()
  await keepFacts(trx, id, contact.facts)
}

async function refuseStrangers(
  trx: Trx,
  notebook: Notebook,
  { metThroughId, faceId }: Pick<ContactInput, 'metThroughId' | 'faceId'>,
  by: Reader,
): Promise<void> {
  if (metThroughId) await ownContact(trx, notebook, metThroughId)
  if (faceId) await oneFace(trx, by, faceId)
}

/** What a page says of somebody, as it now reads. A line that stays keeps its row: a page that was joined takes it home. */
async function keepFacts(trx: Trx, contactId: string, facts: FactInput[]): Promise<void> {
  const says = ({ kind, label, value }: FactInput): string => [kind, label ?? '', value].join('\n')
  const before = await trx
    .selectFrom('contactFact')
    .select(['id', 'kind', 'label', 'value', 'position'])
    .where('contactId', '=', contactId)
    .orderBy('position')
    .execute()
  const added: NewRow<'contactFact'>[] = []
  for (const [position, fact] of facts.entries()) {
    const at = before.findIndex((row) => says(row) === says(fact))
    const [known] = at < 0 ? [] : before.splice(at, 1)
    if (!known) added.push({ id: newId(), contactId, ...fact, position })
    else if (known.position !== position)
      await trx.updateTable('contactFact').set({ position }).where('id', '=', known.id).execute()
  }
  for (const { id } of before) await trx.deleteFrom('contactFact').where('id', '=', id).execute()
  if (added.length > 0) await trx.insertInto('contactFact').values(added).execute()
}

/**
 * Tears the page out: the person, what is known of them and every word about them, and what was joined to it. Visits
 * stay, without them.
 * @throws NotFound
 */
export async function tearOut(trx: Trx, notebook: Notebook, id: string): Promise<void> {
  const joined = await trx
    .selectFrom('contact')
    .select('id')
    .where('notebookId', '=', notebook.id)
    .where('mergedIntoId', '=', id)
    .execute()
  for (const page of joined) await tearOut(trx, notebook, page.id)
  const gone = await trx
    .deleteFrom('contact')
    .where('notebookId', '=', notebook.id)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (!gone) throw new NotFound('contact')
}
