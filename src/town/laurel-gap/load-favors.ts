import type { Trx } from '../../db/tables.ts'
import { answerFavor, askSteward, standByFavor, takeBackFavor } from '../../favors/queries-answers.ts'
import { lendThing } from '../../favors/queries-loans.ts'
import { type Named, recordFavor } from '../../favors/queries-recording.ts'
import { dayPlus, instantAt } from '../../web/clock.ts'
import { nobody, type SignedIn } from '../../web/viewer.ts'
import { businesses } from './businesses.ts'
import type { LoadedTown } from './loaded.ts'
import { favors, loans, type TownFavor, type TownParty } from './relations-favors.ts'
import { favorsInTown } from './relations-favors-town.ts'
import { favorsUpTheRoads } from './relations-favors-roads.ts'
import type { AccountKey } from './shapes.ts'
import { laurelGap } from './town.ts'

/** What people did for each other, written down and answered as they would themselves. */
export async function loadFavors(trx: Trx, town: LoadedTown): Promise<void> {
  const ids = new Map<string, string>()
  const told = [...favors, ...favorsInTown, ...favorsUpTheRoads].sort((one, other) => other.daysAgo - one.daysAgo)
  for (const favor of told) ids.set(favor.key, await addFavor(trx, town, favor, ids))
  for (const loan of loans) {
    await lendThing(trx, {
      lenderId: accountIn(town, loan.lender),
      borrower: { account: accountIn(town, loan.borrower) },
      thing: loan.thing,
      lentOn: dayPlus(town.firstDay, -loan.lentDaysAgo),
      dueOn: loan.dueInDays === null ? null : dayPlus(town.firstDay, loan.dueInDays),
    })
  }
}

async function addFavor(trx: Trx, town: LoadedTown, favor: TownFavor, ids: ReadonlyMap<string, string>) {
  const happenedOn = dayPlus(town.firstDay, -favor.daysAgo)
  const at = (time: string): string => instantAt(laurelGap.zone, happenedOn, time)
  const recorder = personIn(town, favor.by)
  const id = await recordFavor(
    trx,
    recorder,
    {
      kind: favor.kind,
      words: favor.words.text,
      language: favor.words.language,
      happenedOn,
      passedOnFromId: favor.passedOnFrom ? (ids.get(favor.passedOnFrom) ?? null) : null,
      there: favor.there.map((who) => namedIn(town, who)),
      here: (favor.here ?? []).map((who) => namedIn(town, who)),
    },
    at('19:10'),
  )
  for (const { by, answer, words } of favor.answers ?? []) {
    const given = { answer, of: null, words: words?.text ?? null, language: words?.language ?? 'en' }
    await answerFavor(trx, answeringFor(town, favor, by), id, given, at('20:30'))
  }
  if (favor.stoodBy) await standByFavor(trx, recorder, id, at('21:15'))
  if (favor.asksSteward) await askSteward(trx, personIn(town, favor.asksSteward), id, 1)
  if (favor.takenBack) await takeBackFavor(trx, recorder, id, at('21:15'))
  return id
}

function namedIn(town: LoadedTown, who: TownParty): Named {
  if (typeof who === 'string') return { account: accountIn(town, who) }
  if ('neighbor' in who) return who
  const business = town.businesses.get(who.business)
  if (!business) throw new Error(`no business in Laurel Gap is called ${who.business}`)
  return { business }
}

/** Somebody as they answer for a place of theirs that the favor was with. */
function answeringFor(town: LoadedTown, { there }: TownFavor, key: AccountKey): SignedIn {
  const counters = there.flatMap((who) => {
    if (typeof who === 'string' || !('business' in who)) return []
    const face = businesses.find(({ slug }) => slug === who.business)?.faces.find(({ account }) => account === key)
    const businessId = town.businesses.get(who.business)
    return face?.claim && businessId ? [{ businessId, slug: who.business, name: who.business, role: face.claim }] : []
  })
  return { ...personIn(town, key), counters }
}

const personIn = (town: LoadedTown, key: AccountKey): SignedIn => ({
  ...nobody,
  accountId: accountIn(town, key),
  name: key,
  role: 'resident',
})

function accountIn(town: LoadedTown, key: AccountKey): string {
  const id = town.accounts.get(key)
  if (!id) throw new Error(`nobody in Laurel Gap is called ${key}`)
  return id
}
