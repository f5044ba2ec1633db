import type { Trx } from '../../db/tables.ts'
import { foldText } from '../../web/fold.ts'
import type { ContactMerged, MergedContacts } from './handlers.ts'

/** What stays with the page that goes, and is treated by name where pages are brought together or parted. */
export const stays: readonly string[] = [
  ...['contact.metThroughId', 'contact.mergedIntoId', 'visitContact.contactId'],
  ...['contactMerge.keptId', 'contactMerge.goneId', 'contactsApart.oneId', 'contactsApart.otherId'],
]

/** The lists of the notebook itself. What both pages say stands once: the second waits with the page that goes. */
export const ownLists: ContactMerged = {
  treats: ['note.contactId', 'reminder.contactId', 'contactFact.contactId', 'contactDate.contactId'],
  async merged(trx, merge) {
    const { keptId, goneId, moves } = merge
    await moves.repoint('note', 'contactId', goneId, keptId)
    await moves.repoint('reminder', 'contactId', goneId, keptId)
    await moveFacts(trx, merge)
    await moveDates(trx, merge)
  },
}

async function moveFacts(trx: Trx, { keptId, goneId, moves }: MergedContacts): Promise<void> {
  const facts = await trx
    .selectFrom('contactFact')
    .select(['id', 'contactId', 'kind', 'label', 'value', 'position'])
    .where('contactId', 'in', [keptId, goneId])
    .orderBy('position')
    .orderBy('id')
    .execute()
  const here = facts.filter(({ contactId }) => contactId === keptId)
  const says = ({ kind, label, value }: (typeof facts)[number]): string =>
    [kind, foldText(label ?? ''), foldText(value)].join('\n')
  const known = new Set(here.map(says))
  let last = Math.max(-1, ...here.map(({ position }) => position))
  for (const fact of facts.filter(({ contactId }) => contactId === goneId)) {
    if (known.has(says(fact))) continue
    last += 1
    await moves.set('contactFact', 'position', { from: fact.position, to: last }, [fact.id])
    await moves.set('contactFact', 'contactId', { from: goneId, to: keptId }, [fact.id])
  }
}

async function moveDates(trx: Trx, { keptId, goneId, moves }: MergedContacts): Promise<void> {
  const dates = await trx
    .selectFrom('contactDate')
    .select(['id', 'contactId', 'label', 'year', 'month', 'dayOfMonth'])
    .where('contactId', 'in', [keptId, goneId])
    .execute()
  const says = ({ label, year, month, dayOfMonth }: (typeof dates)[number]): string =>
    [foldText(label), year, month, dayOfMonth].join('\n')
  const known = new Set(dates.filter(({ contactId }) => contactId === keptId).map(says))
  const moving = dates.filter((date) => date.contactId === goneId && !known.has(says(date)))
  await moves.set(
    'contactDate',
    'contactId',
    { from: goneId, to: keptId },
    moving.map(({ id }) => id),
  )
}

/** Visits of the page that goes: those that were moved, and those where both pages stood. */
export interface MetTogether {
  moved: string[]
  both: string[]
}

export async function moveVisits(trx: Trx, { keptId, goneId }: MergedContacts): Promise<MetTogether> {
  const visitsWith = async (contactId: string): Promise<string[]> =>
    (await trx.selectFrom('visitContact').select('visitId').where('contactId', '=', contactId).execute()).map(
      ({ visitId }) => visitId,
    )
  const here = new Set(await visitsWith(keptId))
  const there = await visitsWith(goneId)
  const both = there.filter((visitId) => here.has(visitId))
  const moved = there.filter((visitId) => !here.has(visitId))
  await inParts(both, (some) =>
    trx.deleteFrom('visitContact').where('contactId', '=', goneId).where('visitId', 'in', some).execute(),
  )
  await trx.updateTable('visitContact').set({ contactId: keptId }).where('contactId', '=', goneId).execute()
  return { moved, both }
}

/** Whoever was taken out of a visit meanwhile stays out; a visit that is gone stays gone. */
export async function moveVisitsBack(
  trx: Trx,
  { keptId, goneId }: Pick<MergedContacts, 'keptId' | 'goneId'>,
  { moved, both }: MetTogether,
): Promise<void> {
  await inParts(moved, (some) =>
    trx
      .updateTable('visitContact')
      .set({ contactId: goneId })
      .where('contactId', '=', keptId)
      .where('visitId', 'in', some)
      .execute(),
  )
  await inParts(both, async (some) => {
    const there = await trx
      .selectFrom('visitContact')
      .select('visitId')
      .where('contactId', '=', keptId)
      .where('visitId', 'in', some)
      .execute()
    if (there.length === 0) return
    const rows = there.map(({ visitId }) => ({ visitId, contactId: goneId }))
    await trx.insertInto('visitContact').values(rows).execute()
  })
}

const AT_ONCE = 400

async function inParts(ids: readonly string[], work: (some: string[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < ids.length; from += AT_ONCE) await work(ids.slice(from, from + AT_ONCE))
}
