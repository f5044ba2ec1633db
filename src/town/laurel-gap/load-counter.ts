import { askClaim } from '../../counter/queries-claims.ts'
import { grantCard, writeCard } from '../../counter/queries-cards.ts'
import { correctLine, pageByGrant } from '../../counter/queries-concerned.ts'
import { type Book, bookOf, openBook } from '../../counter/queries-book.ts'
import { writeNote } from '../../counter/queries-notes.ts'
import { addRegular, joinCardPage } from '../../counter/queries-regulars.ts'
import { comeIn } from '../../counter/queries-visits.ts'
import type { Trx } from '../../db/tables.ts'
import { dayPlus, instantAt } from '../../web/clock.ts'
import { nobody, type SignedIn } from '../../web/viewer.ts'
import type { LoadedTown } from './loaded.ts'
import { cards, claimsAsked, hardwareBook, type TownRegular } from './relations-counter.ts'
import { residents } from './residents.ts'
import type { AccountKey } from './shapes.ts'
import { laurelGap } from './town.ts'

/** The hardware store's counter book, the cards that people gave it, and a claim that waits at the desk. */
export async function loadCounter(trx: Trx, town: LoadedTown): Promise<void> {
  const at = (daysAgo: number): string => instantAt(laurelGap.zone, dayPlus(town.firstDay, -daysAgo), '10:15')
  for (const { account, callMe, usual = null, dontAsk = null, language } of cards) {
    await writeCard(trx, personIn(town, account), { callMe, usual, dontAsk }, language, at(30))
  }
  const business = { businessId: businessIn(town, hardwareBook.business), slug: hardwareBook.business, name: '' }
  const day = (daysAgo: number): Book => ({
    id: '',
    business: { ...business, role: 'owner' },
    zone: laurelGap.zone,
    counter: { today: dayPlus(town.firstDay, -daysAgo), readsOwnersNotes: true },
  })
  const { id } = await openBook(
    trx,
    await bookOf(trx, business.businessId, { today: '' }, true),
    business.businessId,
    at(365),
  )
  for (const regular of hardwareBook.regulars) {
    await addOne(trx, town, regular, { on: (daysAgo) => ({ ...day(daysAgo), id }), at })
  }
  for (const claim of claimsAsked) {
    const input = { claimedAs: claim.as, likesToTalkAbout: claim.talk, evidence: claim.evidence }
    await askClaim(trx, personIn(town, claim.by), businessIn(town, claim.business), input, at(claim.daysAgo))
  }
}

interface Days {
  on: (daysAgo: number) => Book
  at: (daysAgo: number) => string
}

async function addOne(trx: Trx, town: LoadedTown, regular: TownRegular, { on, at }: Days): Promise<void> {
  const { name, usual = null, birthday, cameIn, notes, card, corrected } = regular
  const keeper = personIn(town, hardwareBook.keeper)
  const born = birthday ? { month: birthday.month, dayOfMonth: birthday.day } : null
  const input = { name, usual, language: null, birthday: born, died: false }
  const regularId = await addRegular(trx, on(0), input, at(365))
  for (const visit of cameIn) {
    const [daysAgo, whatFor] = typeof visit === 'number' ? [visit, usual] : visit
    const came = { regularId, whatFor, visitedOn: on(daysAgo).counter.today, language: 'en' as const }
    await comeIn(trx, on(daysAgo), came, keeper, at(daysAgo))
  }
  const ids: string[] = []
  for (const { text, daysAgo, kind = 'note' as const, ownersOnly } of notes) {
    const note = { body: text, kind, ownersOnly: ownersOnly ? (1 as const) : (0 as const), language: 'en' as const }
    ids.push(await writeNote(trx, on(daysAgo), regularId, note, keeper, at(daysAgo)))
  }
  if (!card) return
  const person = personIn(town, card.account)
  const own = await trx
    .selectFrom('card')
    .select('id')
    .where('accountId', '=', person.accountId)
    .executeTakeFirstOrThrow()
  const to = { cardId: own.id, businessId: businessIn(town, hardwareBook.business), usual: null }
  const grantId = await grantCard(trx, person, to, at(card.daysAgo))
  await joinCardPage(trx, on(card.daysAgo), regularId)
  if (!corrected) return
  const page = await pageByGrant(trx, person, grantId, on(corrected.daysAgo).counter.today)
  const said = { body: corrected.words, language: 'en' as const }
  await correctLine(trx, page, ids[corrected.note] ?? '', said, at(corrected.daysAgo))
}

function personIn(town: LoadedTown, key: AccountKey): SignedIn {
  const accountId = town.accounts.get(key)
  const person = residents.find((one) => one.key === key)
  if (!accountId || !person) throw new Error(`nobody in Laurel Gap is called ${key}`)
  return { ...nobody, accountId, name: person.name, role: 'resident' }
}

function businessIn(town: LoadedTown, slug: string): string {
  const id = town.businesses.get(slug)
  if (!id) throw new Error(`no business in Laurel Gap is called ${slug}`)
  return id
}
