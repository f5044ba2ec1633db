import { newId } from '../db/ids.ts'
import type { Db, Trx } from '../db/tables.ts'
import { ask } from '../db/written.ts'
import { NotFound } from '../errors.ts'
import type { Notebook } from '../notebook/queries-notebook.ts'
import { holdNotebook, newContact } from '../notebook/queries-people.ts'
import type { Language } from '../web/languages.ts'
import type { SignedIn } from '../web/viewer.ts'
import { bookOf, openBook } from './queries-book.ts'
import { endTellings } from './queries-came-by.ts'
import { tearOutRegular } from './queries-regulars.ts'

/** What somebody would like a shop to remember, in their own words. */
export interface CardInput {
  callMe: string
  usual: string | null
  dontAsk: string | null
}

/** The viewer's own card, or null while they have written none. */
export async function ownCard(db: Db, viewer: Pick<SignedIn, 'accountId'>) {
  const card = await db
    .selectFrom('card')
    .select(['id', 'callMe', 'usual', 'dontAsk'])
    .where('accountId', '=', viewer.accountId)
    .executeTakeFirst()
  return card ?? null
}

/** Writes the card; wherever it is granted it reads anew at the next request. */
export async function writeCard(
  trx: Trx,
  viewer: Pick<SignedIn, 'accountId'>,
  card: CardInput,
  language: Language,
  now: string,
): Promise<void> {
  const words = { ...card, language, updatedAt: now }
  await trx
    .insertInto('card')
    .values({ id: newId(), accountId: viewer.accountId, ...words })
    .onConflict((conflict) => conflict.column('accountId').doUpdateSet(words))
    .execute()
}

export interface Grant {
  id: string
  usual: string | null
  grantedAt: string
  businessId: string
  name: string
  slug: string
}

const grants = (db: Db, viewer: Pick<SignedIn, 'accountId'>) =>
  db
    .selectFrom('cardGrant')
    .innerJoin('card', 'card.id', 'cardGrant.cardId')
    .innerJoin('business', 'business.id', 'cardGrant.businessId')
    .select(['cardGrant.id', 'cardGrant.usual', 'cardGrant.grantedAt', 'cardGrant.businessId'])
    .select(['business.name', 'business.slug'])
    .where('card.accountId', '=', viewer.accountId)
    .where('business.mergedIntoId', 'is', null)

/** The counters that hold the viewer's card now. */
export async function grantsOf(db: Db, viewer: Pick<SignedIn, 'accountId'>): Promise<Grant[]> {
  return grants(db, viewer).orderBy('business.nameKey').execute()
}

/** @throws NotFound for somebody else's as for none at all */
export async function ownGrant(db: Db, viewer: Pick<SignedIn, 'accountId'>, id: string): Promise<Grant> {
  return grants(db, viewer)
    .where('cardGrant.id', '=', id)
    .executeTakeFirstOrThrow(() => new NotFound('card'))
}

/** Places that somebody stands behind the counter of, and that could therefore be given a card. */
export async function placesWithCounter(db: Db, today: string) {
  return db
    .selectFrom('business')
    .select(['business.id', 'business.name', 'business.slug'])
    .where('business.mergedIntoId', 'is', null)
    .where('business.id', 'in', (eb) =>
      eb
        .selectFrom('businessPerson')
        .select('businessPerson.businessId')
        .where('businessPerson.fromOn', '<=', today)
        .where((person) =>
          person.or([person('businessPerson.untilOn', 'is', null), person('businessPerson.untilOn', '>', today)]),
        ),
    )
    .orderBy('business.nameKey')
    .limit(500)
    .execute()
}

/**
 * Gives the card to a counter. From now on its book may name the account, on a page of its own until the counter says
 * which regular this is.
 * @returns the grant's id
 */
export async function grantCard(
  trx: Trx,
  viewer: SignedIn,
  to: { cardId: string; businessId: string; usual: string | null },
  now: string,
): Promise<string> {
  const id = newId()
  const { id: granted } = await trx
    .insertInto('cardGrant')
    .values({ id, ...to, grantedAt: now })
    .onConflict((conflict) => conflict.columns(['cardId', 'businessId']).doUpdateSet({ usual: to.usual }))
    .returning('id')
    .executeTakeFirstOrThrow()
  if (granted === id) {
    const book = await openBook(trx, await bookOf(trx, to.businessId, { today: '' }, true), to.businessId, now)
    await tieToBook(trx, book, viewer, granted, now)
  }
  return granted
}

/**
 * A card opens a page of its own: whoever bears the name of a regular is not therefore that regular, and would read
 * every word about them. The counter, who knows both, puts the two together.
 */
async function tieToBook(trx: Trx, book: Notebook, viewer: SignedIn, cardGrantId: string, now: string): Promise<void> {
  await holdNotebook(trx, book)
  await trx
    .insertInto('contact')
    .values({ ...newContact(book, viewer.name, null, now), accountId: viewer.accountId, cardGrantId })
    .execute()
}

/**
 * Takes the card back: card and link are gone from that counter at the next request.
 * @param how `eraseAll`: the page about them goes too, with every word on it; else the shop keeps its notes, tied to
 * nobody. `takeBack`: the days it was told of go
 * @throws NotFound
 */
export async function revokeCard(
  trx: Trx,
  viewer: SignedIn,
  id: string,
  { eraseAll, takeBack, zone }: { eraseAll: boolean; takeBack: boolean; zone: string },
): Promise<void> {
  const grant = await ownGrant(trx, viewer, id)
  await endTellings(trx, viewer, grant.businessId, { takeBack: takeBack || eraseAll, zone })
  const pages = await trx
    .selectFrom('contact')
    .select(['id', 'notebookId'])
    .where('cardGrantId', '=', grant.id)
    .execute()
  for (const page of pages) {
    if (eraseAll || (await isBare(trx, page.id))) await tearOutRegular(trx, { id: page.notebookId }, page.id)
  }
  await trx
    .updateTable('contact')
    .set({ accountId: null, cardGrantId: null })
    .where('cardGrantId', '=', grant.id)
    .execute()
  await trx.deleteFrom('cardGrant').where('id', '=', grant.id).execute()
  // Nor does another counter hold it again when it turns out that the two were two.
  await trx
    .deleteFrom('cardGrant')
    .where('cardId', 'in', trx.selectFrom('card').select('id').where('accountId', '=', viewer.accountId))
    .where('businessId', 'in', trx.selectFrom('business').select('id').where('mergedIntoId', '=', grant.businessId))
    .execute()
}

/** A page on which the shop itself wrote nothing leaves with the card. */
async function isBare(trx: Trx, contactId: string): Promise<boolean> {
  const found = await trx
    .selectFrom('contact')
    .select('id')
    .where('id', '=', contactId)
    .where((eb) =>
      eb.or([
        eb('usual', 'is not', null),
        eb.exists(eb.selectFrom('note').select('note.id').where('note.contactId', '=', contactId)),
        eb.exists(eb.selectFrom('visitContact').select('visitId').where('visitContact.contactId', '=', contactId)),
        eb.exists(eb.selectFrom('contactDate').select('contactDate.id').where('contactDate.contactId', '=', contactId)),
      ]),
    )
    .executeTakeFirst()
  return found === undefined
}

/** Somebody leaves: their card goes by its declaration, and with it every page that it tied to them. */
export async function forgetRegular(trx: Trx, accountId: string): Promise<void> {
  const pages = await trx
    .selectFrom('contact')
    .innerJoin('notebook', 'notebook.id', 'contact.notebookId')
    .select(['contact.id', 'contact.notebookId'])
    .where('contact.accountId', '=', accountId)
    .where('notebook.businessId', 'is not', null)
    .execute()
  for (const page of pages) await tearOutRegular(trx, { id: page.notebookId }, page.id)
}

const COUNTER = `select 1 as "one" from "businessPerson" where "businessId" = ? and "fromOn" <= ?
  and ("untilOn" is null or "untilOn" > ?) limit 1`

/** Whether somebody stands behind this counter today. Every business page of a signed-in reader asks it. */
export async function hasCounter(db: Db, businessId: string, today: string): Promise<boolean> {
  return (await ask<{ one: number }>(db, COUNTER, [businessId, today, today])).length > 0
}
