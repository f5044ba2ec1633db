import type { Db } from '../db/tables.ts'
import type { Waiting } from '../web/waiting.ts'

/** Roles that stand open, and began before what they are told of: the count knows no day, so the list goes by the same. */
const OWNED = `"claim" inner join "businessPerson" on "businessPerson"."businessId" = "claim"."businessId"
  where "businessPerson"."accountId" = ? and "businessPerson"."role" = 'owner' and "businessPerson"."untilOn" is null
  and ("businessPerson"."claimId" is null or exists (
    select 1 from "claim" as "by" where "by"."id" = "businessPerson"."claimId" and "by"."state" = 'settled'))
  and "claim"."state" = 'open' and "claim"."accountId" <> ?`

/** For owners: somebody's claim to the same place, while it can be objected to. */
export const claimsToObjectWaiting: Waiting = {
  key: 'claims-to-answer',
  countSql: `select count(distinct "claim"."id") from ${OWNED}`,
  params: 2,
  async list(db, viewer) {
    const rows = await claimsWith(db)
      .innerJoin('businessPerson', 'businessPerson.businessId', 'claim.businessId')
      .where('businessPerson.accountId', '=', viewer.accountId)
      .where('businessPerson.role', '=', 'owner')
      .where('businessPerson.untilOn', 'is', null)
      .leftJoin('claim as by', 'by.id', 'businessPerson.claimId')
      .where((eb) => eb.or([eb('businessPerson.claimId', 'is', null), eb('by.state', '=', 'settled')]))
      .where('claim.state', '=', 'open')
      .where('claim.accountId', '!=', viewer.accountId)
      .distinct()
      .execute()
    return rows.map(({ id, accountId, claimant, place, slug, askedAt, claimedAs }) => ({
      at: askedAt,
      words: (t) =>
        t(`claim.word-${claimedAs}`, { place, name: viewer.blocked.has(accountId) ? t('claim.somebody') : claimant }),
      href: `/directory/${slug}/claim`,
      answers: [
        { action: `/directory/${slug}/claims/${id}/agreement`, label: 'claim.agree' as const },
        { action: `/directory/${slug}/claims/${id}/objection`, label: 'claim.object' as const, plain: true },
      ],
    }))
  },
}

const claimsWith = (db: Db) =>
  db
    .selectFrom('claim')
    .innerJoin('business', 'business.id', 'claim.businessId')
    .innerJoin('account', 'account.id', 'claim.accountId')
    .select(['claim.id', 'claim.accountId', 'claim.claimedAs', 'claim.state', 'claim.askedAt'])
    .select(['business.name as place', 'business.slug', 'account.name as claimant'])

/** For whoever claimed a place: what became of it, until they say that they read it. */
export const claimsDecidedWaiting: Waiting = {
  key: 'claims-decided',
  countSql: `select count(*) from "claim" where "accountId" = ? and "toldAt" is null
    and "state" in ('open', 'objected', 'settled', 'declined', 'sold')`,
  params: 1,
  async list(db, viewer) {
    const rows = await claimsWith(db)
      .where('claim.accountId', '=', viewer.accountId)
      .where('claim.toldAt', 'is', null)
      .where('claim.state', 'in', ['open', 'objected', 'settled', 'declined', 'sold'])
      .execute()
    return rows.flatMap(({ id, place, slug, askedAt, state }) =>
      state === 'asked' || state === 'withdrawn'
        ? []
        : {
            at: askedAt,
            words: (t) => t(`claim.word-${state}`, { place }),
            href: `/directory/${slug}/claim`,
            answers: [
              { action: `/directory/${slug}/claims/${id}/seen`, label: 'counter.seen-it' as const, plain: true },
            ],
          },
    )
  },
}

const HANDED = `"businessSale" inner join "business" on "business"."id" = "businessSale"."successorId"
  where "businessSale"."buyerId" = ? and "answered" is null and "undoneAt" is null and "business"."mergedIntoId" is null`

/** For whoever is said to carry a place on: theirs once they say so. */
export const handoversWaiting: Waiting = {
  key: 'handovers',
  countSql: `select count(*) from ${HANDED}`,
  params: 1,
  async list(db, viewer) {
    const rows = await db
      .selectFrom('businessSale as sale')
      .innerJoin('business as sold', 'sold.id', 'sale.businessId')
      .innerJoin('business as successor', 'successor.id', 'sale.successorId')
      .leftJoin('account', (join) => join.onRef('account.id', '=', 'sale.soldBy').on('account.state', '=', 'active'))
      .select(['sale.id', 'sale.soldAt', 'sale.soldBy', 'account.name as seller', 'sold.name as sold'])
      .select(['successor.name as successor', 'successor.slug'])
      .where('sale.buyerId', '=', viewer.accountId)
      .where('sale.answered', 'is', null)
      .where('sale.undoneAt', 'is', null)
      .where('successor.mergedIntoId', 'is', null)
      .execute()
    return rows.map(({ id, soldAt, soldBy, seller, sold, successor, slug }) => ({
      at: soldAt,
      words: (t) => {
        const named = seller !== null && soldBy !== null && !viewer.blocked.has(soldBy)
        const key = sold === successor ? 'sold.word-same' : 'sold.word'
        return t(key, { name: named ? seller : t('claim.somebody'), sold, successor })
      },
      href: `/directory/${slug}`,
      answers: [
        { action: `/sales/${id}/agreement`, label: 'sold.agree' as const },
        { action: `/sales/${id}/refusal`, label: 'sold.refuse' as const, plain: true },
      ],
    }))
  },
}

const CORRECTED = `"note" inner join "notebook" on "notebook"."id" = "note"."notebookId"
  where "note"."correctedOn" is not null and "note"."correctionSeenAt" is null and exists (
    select 1 from "businessPerson" where "businessPerson"."businessId" = "notebook"."businessId"
    and "businessPerson"."accountId" = ? and "businessPerson"."untilOn" is null
    and "businessPerson"."fromOn" <= "note"."correctedOn" and not exists (
      select 1 from "claim" where "claim"."id" = "businessPerson"."claimId" and "claim"."state" = 'objected')
    and ("note"."ownersOnly" = 0 or "businessPerson"."role" <> 'staff'))`

/** For the people of a counter: a line about somebody that this person put in their own words. */
export const correctionsWaiting: Waiting = {
  key: 'corrections',
  countSql: `select count(*) from ${CORRECTED}`,
  params: 1,
  async list(db, viewer) {
    const rows = await db
      .selectFrom('note')
      .innerJoin('notebook', 'notebook.id', 'note.notebookId')
      .innerJoin('business', 'business.id', 'notebook.businessId')
      .innerJoin('contact', 'contact.id', 'note.contactId')
      .select(['note.id', 'note.body', 'note.language', 'note.correctedOn', 'contact.name', 'contact.id as regularId'])
      .select(['business.slug', 'business.name as place'])
      .where('note.correctedOn', 'is not', null)
      .where('note.correctionSeenAt', 'is', null)
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom('businessPerson')
            .select('businessPerson.id')
            .whereRef('businessPerson.businessId', '=', 'notebook.businessId')
            .where('businessPerson.accountId', '=', viewer.accountId)
            .where('businessPerson.untilOn', 'is', null)
            .where((or) =>
              or.not(
                or.exists(
                  or
                    .selectFrom('claim')
                    .select('claim.id')
                    .whereRef('claim.id', '=', 'businessPerson.claimId')
                    .where('claim.state', '=', 'objected'),
                ),
              ),
            )
            .whereRef('businessPerson.fromOn', '<=', 'note.correctedOn')
            .where((or) => or.or([or('note.ownersOnly', '=', 0), or('businessPerson.role', '!=', 'staff')])),
        ),
      )
      .execute()
    return rows.map(({ id, body, language, correctedOn, name, regularId, slug, place }) => ({
      at: correctedOn ?? '',
      words: (t) => t('counter.word-corrected', { name, place }),
      href: `/counter/${slug}/regulars/${regularId}`,
      quote: { text: body, language },
      answers: [{ action: `/counter/${slug}/notes/${id}/seen`, label: 'counter.seen-it' as const, plain: true }],
    }))
  },
}
