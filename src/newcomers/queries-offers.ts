import { newId } from '../db/ids.ts'
import type { Db, Trx } from '../db/tables.ts'
import { NotFound } from '../errors.ts'
import type { Language } from '../web/languages.ts'
import type { SignedIn } from '../web/viewer.ts'
import type { OfferInput } from './form.ts'
import { topicKeyOf, topicWords } from './topic-rules.ts'

const columns = ['id', 'topic', 'whenAndWhere', 'opener', 'language', 'introducesPerMonth', 'hidden'] as const

/** What the viewer offered to be asked about. */
export async function ownOffers(db: Db, viewer: SignedIn) {
  return db
    .selectFrom('offerToBeAsked')
    .select(columns)
    .where('accountId', '=', viewer.accountId)
    .orderBy('topicKey')
    .orderBy('id')
    .execute()
}

export type OwnOffer = Awaited<ReturnType<typeof ownOffers>>[number]

/** @throws NotFound also where it is somebody else's */
export async function ownOffer(db: Db, viewer: SignedIn, id: string): Promise<OwnOffer> {
  return db
    .selectFrom('offerToBeAsked')
    .select(columns)
    .where('id', '=', id)
    .where('accountId', '=', viewer.accountId)
    .executeTakeFirstOrThrow(() => new NotFound('offer'))
}

export async function makeOffer(trx: Trx, accountId: string, offer: OfferInput, language: Language): Promise<string> {
  const id = newId()
  await trx
    .insertInto('offerToBeAsked')
    .values({ id, accountId, ...offer, topicKey: topicKeyOf(offer.topic), language, hidden: 0 })
    .execute()
  await keepWords(trx, { offerId: id, vouchId: null }, offer.topic)
  return id
}

/** @throws NotFound also where it is somebody else's */
export async function changeOffer(
  trx: Trx,
  viewer: SignedIn,
  id: string,
  offer: OfferInput,
  language: Language,
): Promise<void> {
  const before = await ownOffer(trx, viewer, id)
  // Words that stayed as they were are still in the language they were written in.
  const same = before.topic === offer.topic && before.opener === offer.opener
  await trx
    .updateTable('offerToBeAsked')
    .set({ ...offer, topicKey: topicKeyOf(offer.topic), language: same ? before.language : language })
    .where('id', '=', id)
    .execute()
  await trx.deleteFrom('topicWord').where('offerId', '=', id).execute()
  await keepWords(trx, { offerId: id, vouchId: null }, offer.topic)
}

/** Hidden, it is found by nobody and can be shown again. @throws NotFound also where it is somebody else's */
export async function hideOffer(trx: Trx, viewer: SignedIn, id: string, hidden: 0 | 1): Promise<void> {
  await ownOffer(trx, viewer, id)
  await trx.updateTable('offerToBeAsked').set({ hidden }).where('id', '=', id).execute()
}

/** @throws NotFound also where it is somebody else's */
export async function removeOffer(trx: Trx, viewer: SignedIn, id: string): Promise<void> {
  await ownOffer(trx, viewer, id)
  await trx.deleteFrom('offerToBeAsked').where('id', '=', id).execute()
}

/** Writes down what a topic is found by. */
export async function keepWords(
  trx: Trx,
  of: { offerId: string | null; vouchId: string | null },
  topic: string,
): Promise<void> {
  const rows = topicWords(topic).map((key) => ({ key, ...of }))
  if (rows.length > 0) await trx.insertInto('topicWord').values(rows).execute()
}
