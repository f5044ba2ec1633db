import { newId } from '../db/ids.ts'
import type { Db, Row, Trx } from '../db/tables.ts'
import { raiseVersion } from '../db/version.ts'
import { NotFound } from '../errors.ts'
import { nameKey, nameLook } from './rules.ts'

export type BusinessRole = Row<'businessPerson'>['role']

export interface Place {
  id: string
  slug: string
  name: string
}

/** Whether a place changed hands: its counter is shut for good, and its people are those of the page after it. */
export async function wasSold(db: Db, { id }: Pick<Place, 'id'>): Promise<boolean> {
  const row = await db.selectFrom('business').select('standing').where('id', '=', id).executeTakeFirst()
  return row?.standing === 'sold'
}

/** @throws NotFound */
export async function placeCalled(db: Db, slug: string): Promise<Place> {
  const place = await db
    .selectFrom('business')
    .select(['id', 'slug', 'name'])
    .where('slug', '=', slug)
    .where('mergedIntoId', 'is', null)
    .executeTakeFirst()
  if (!place) throw new NotFound('business')
  return place
}

export async function placesNamed(db: Db, name: string): Promise<Place[]> {
  const key = nameKey(name)
  return db
    .selectFrom('business')
    .select(['id', 'slug', 'name'])
    .where('nameKey', '>=', key)
    .where('nameKey', '<', `${key}\u{10FFFF}`)
    .where('mergedIntoId', 'is', null)
    .orderBy('nameKey')
    .limit(50)
    .execute()
}

/** Everybody who stands or stood behind its counter, those who still do first. */
export async function peopleOf(db: Db, businessId: string) {
  return db
    .selectFrom('businessPerson')
    .innerJoin('account', 'account.id', 'businessPerson.accountId')
    .select(['businessPerson.id', 'businessPerson.accountId', 'account.name', 'businessPerson.role'])
    .select(['businessPerson.fromOn', 'businessPerson.untilOn'])
    .where('businessId', '=', businessId)
    .orderBy('businessPerson.fromOn', 'desc')
    .execute()
}

/** An active account by its name, or null. */
export async function accountCalled(db: Db, name: string): Promise<string | null> {
  const rows = await db
    .selectFrom('account')
    .select(['id', 'nameKey'])
    .where('state', '=', 'active')
    .where((eb) => eb.or([eb('nameKey', '=', nameKey(name)), eb('nameLook', '=', nameLook(name))]))
    .execute()
  return (rows.find((row) => row.nameKey === nameKey(name)) ?? rows[0])?.id ?? null
}

interface NewPerson {
  businessId: string
  accountId: string
  role: BusinessRole
  fromOn: string
  /** The first day without; null while nobody knows. */
  untilOn: string | null
  addedBy: string
}

/** Whether somebody is written down in this place's counter book already. */
export async function keepsABook(db: Db, businessId: string): Promise<boolean> {
  const page = await db
    .selectFrom('contact')
    .innerJoin('notebook', 'notebook.id', 'contact.notebookId')
    .select('contact.id')
    .where('notebook.businessId', '=', businessId)
    .limit(1)
    .executeTakeFirst()
  return page !== undefined
}

/** Whether somebody stands behind this place's counter today, or will. */
export async function standsThere(db: Db, businessId: string, accountId: string, today: string): Promise<boolean> {
  const role = await db
    .selectFrom('businessPerson')
    .select('id')
    .where('businessId', '=', businessId)
    .where('accountId', '=', accountId)
    .where((eb) => eb.or([eb('untilOn', 'is', null), eb('untilOn', '>', today)]))
    .executeTakeFirst()
  return role !== undefined
}

export async function addPerson(trx: Trx, person: NewPerson): Promise<void> {
  await trx
    .insertInto('businessPerson')
    .values({ id: newId(), ...person })
    .execute()
  await raiseVersion(trx)
}

/** Ends a role as of today. @returns whose it was @throws NotFound where it is not this business's, or is over */
export async function endRole(trx: Trx, businessId: string, id: string, today: string): Promise<string> {
  const ended = await trx
    .updateTable('businessPerson')
    .set({ untilOn: today })
    .where('id', '=', id)
    .where('businessId', '=', businessId)
    .where((eb) => eb.or([eb('untilOn', 'is', null), eb('untilOn', '>', today)]))
    .returning('accountId')
    .executeTakeFirst()
  if (!ended) throw new NotFound('role')
  await raiseVersion(trx)
  const { accountId } = ended
  return (await trx.selectFrom('account').select('name').where('id', '=', accountId).executeTakeFirstOrThrow()).name
}
