import { newId } from '../../db/ids.ts'
import type { Trx } from '../../db/tables.ts'
import { rate } from '../../ratings/queries.ts'
import { households as householdsIn, Means } from '../../ratings/queries-publication.ts'
import { publishPage } from '../../ratings/queries-publishing.ts'
import { dayPlus, instantAt } from '../../web/clock.ts'
import type { LoadedTown } from './loaded.ts'
import { households, privateWords, ratings, signed } from './relations-ratings.ts'
import { ratingsInTown } from './relations-ratings-town.ts'
import { signedAllOver } from './relations-signed-all-over.ts'
import { signedUpTheRoads } from './relations-signed-roads.ts'
import { signedInTown } from './relations-signed.ts'
import type { AccountKey, BusinessSlug } from './shapes.ts'
import { laurelGap } from './town.ts'

const unsaid = { cameWhenPromised: null, priceAsSaid: null, didItRight: null, conflict: null }

/** What neighbors answered, signed and asked in private, as it stood after the Monday before the first morning. */
export async function loadRatings(trx: Trx, town: LoadedTown): Promise<void> {
  await loadHouseholds(trx, town)
  const answered = [...ratings, ...ratingsInTown]
  for (const { business, daysAgo, said } of answered) {
    const place = { id: businessIn(town, business), behindCounter: false }
    for (const [at, [who, wouldGoBack]] of Object.entries(said).entries()) {
      const now = instantOf(town, daysAgo + at * 3, '18:20')
      const accountId = accountIn(town, who as AccountKey)
      const visitId = await lastVisit(trx, accountId, place.id, now)
      await rate(trx, { accountId, place, answers: { ...unsaid, wouldGoBack }, visitId }, now)
    }
  }
  await loadSigned(trx, town)
  await loadPrivateWords(trx, town)
  const day = dayPlus(town.firstDay, -1)
  const monday = { day, began: instantAt(laurelGap.zone, day, '00:00') }
  const places = [...new Set(answered.map(({ business }) => businessIn(town, business)))]
  await publishPage(trx, places, { monday, livesWith: await householdsIn(trx), means: new Means() })
}

/** Whoever answers has been there: the visit that the answer came with. */
async function lastVisit(trx: Trx, accountId: string, businessId: string, now: string): Promise<string | null> {
  const visit = await trx
    .selectFrom('visit')
    .innerJoin('notebook', 'notebook.id', 'visit.notebookId')
    .select('visit.id')
    .where('notebook.accountId', '=', accountId)
    .where('visit.businessId', '=', businessId)
    .where('visit.visitedOn', '<=', now.slice(0, 10))
    .orderBy('visit.visitedOn', 'desc')
    .orderBy('visit.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return visit?.id ?? null
}

async function loadHouseholds(trx: Trx, town: LoadedTown): Promise<void> {
  const madeAt = instantOf(town, 200, '12:00')
  for (const pair of households) {
    const householdId = newId()
    await trx.insertInto('household').values({ id: householdId, madeAt }).execute()
    const [one] = pair.map((who) => accountIn(town, who))
    for (const who of pair) {
      const member = { householdId, accountId: accountIn(town, who), invitedBy: one ?? '', confirmedAt: madeAt }
      await trx.insertInto('householdMember').values(member).execute()
    }
  }
}

async function loadSigned(trx: Trx, town: LoadedTown): Promise<void> {
  for (const { by, business, kind, words, daysAgo, toAnybody, answer } of [
    ...signed,
    ...signedInTown,
    ...signedUpTheRoads,
    ...signedAllOver,
  ]) {
    const id = newId()
    await trx
      .insertInto('recommendation')
      .values({
        id,
        accountId: accountIn(town, by),
        businessId: businessIn(town, business),
        kind,
        words: words.text,
        language: words.language,
        audience: toAnybody ? 'anybody' : 'neighbors',
        signedOn: dayPlus(town.firstDay, -daysAgo),
      })
      .execute()
    if (!answer) continue
    await trx
      .insertInto('ownerReply')
      .values({
        id: newId(),
        recommendationId: id,
        accountId: accountIn(town, answer.by),
        words: answer.words.text,
        language: answer.words.language,
        repliedOn: dayPlus(town.firstDay, -answer.daysAgo),
        readAt: answer.read ? instantOf(town, answer.daysAgo, '20:00') : null,
      })
      .execute()
  }
}

async function loadPrivateWords(trx: Trx, town: LoadedTown): Promise<void> {
  for (const { from, to, words, daysAgo, answer } of privateWords) {
    await trx
      .insertInto('privateWord')
      .values({
        id: newId(),
        fromId: accountIn(town, from),
        businessId: businessIn(town, to),
        words,
        sentAt: instantOf(town, daysAgo, '19:10'),
        answer: answer?.words ?? null,
        answeredAt: answer ? instantOf(town, answer.daysAgo, '07:30') : null,
        answeredBy: answer ? accountIn(town, answer.by) : null,
      })
      .execute()
  }
}

const instantOf = (town: LoadedTown, daysAgo: number, time: string): string =>
  instantAt(laurelGap.zone, dayPlus(town.firstDay, -daysAgo), time)

function accountIn(town: LoadedTown, key: AccountKey): string {
  const id = town.accounts.get(key)
  if (!id) throw new Error(`nobody in Laurel Gap is called ${key}`)
  return id
}

function businessIn(town: LoadedTown, slug: BusinessSlug): string {
  const id = town.businesses.get(slug)
  if (!id) throw new Error(`no business in Laurel Gap is called ${slug}`)
  return id
}
