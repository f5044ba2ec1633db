import { hashPassword } from '../../accounts/password-rules.ts'
import { tellCounter } from '../../counter/queries-came-by.ts'
import { askClaim } from '../../counter/queries-claims.ts'
import { grantCard, writeCard } from '../../counter/queries-cards.ts'
import { correctLine, pageByGrant } from '../../counter/queries-concerned.ts'
import { type Book, bookOf, openBook } from '../../counter/queries-book.ts'
import { writeNote } from '../../counter/queries-notes.ts'
import { setPin } from '../../counter/queries-pins.ts'
import { addRegular, joinCardPage } from '../../counter/queries-regulars.ts'
import { comeIn, settleVisits } from '../../counter/queries-visits.ts'
import { newId } from '../../db/ids.ts'
import type { Trx } from '../../db/tables.ts'
import { dayPlus, instantAt } from '../../web/clock.ts'
import { nobody, type SignedIn } from '../../web/viewer.ts'
import { booksOfDepotStreet } from './counter-books-depot-street.ts'
import { booksOfMainStreet } from './counter-books-main-street.ts'
import type { LoadedTown } from './loaded.ts'
import { noRows, putRows } from './notebook-rows.ts'
import {
  cards,
  claimsAsked,
  hardwareBook,
  pins,
  toldVisits,
  type TownBook,
  type TownRegular,
} from './relations-counter.ts'
import { residents } from './residents.ts'
import type { AccountKey } from './shapes.ts'
import { laurelGap } from './town.ts'
import { openDaysOf } from './walked-hours.ts'

export const counterBooks: readonly TownBook[] = [hardwareBook, ...booksOfMainStreet, ...booksOfDepotStreet]

/** The counter books, the cards that people gave them, and a claim that waits at the desk. */
export async function loadCounter(trx: Trx, town: LoadedTown): Promise<void> {
  for (const { account, callMe, usual = null, dontAsk = null, language } of cards) {
    await writeCard(trx, personIn(town, account), { callMe, usual, dontAsk }, language, at(town, 225))
  }
  for (const book of counterBooks) await loadBook(trx, town, book)
  for (const { by, business, daysAgo } of toldVisits) await tell(trx, town, personIn(town, by), { business, daysAgo })
  for (const { by, business, pin } of pins) {
    const of = { businessId: businessIn(town, business), accountId: personIn(town, by).accountId }
    await setPin(trx, { ...of, pinHash: await hashPassword(pin) }, at(town, 90))
  }
  for (const claim of claimsAsked) {
    const input = { claimedAs: claim.as, likesToTalkAbout: claim.talk, evidence: claim.evidence }
    await askClaim(trx, personIn(town, claim.by), businessIn(town, claim.business), input, at(town, claim.daysAgo))
  }
}

const at = (town: LoadedTown, daysAgo: number): string =>
  instantAt(laurelGap.zone, dayPlus(town.firstDay, -daysAgo), '10:15')

/** They let the counter know they came by, on the evening of the visit. */
async function tell(
  trx: Trx,
  town: LoadedTown,
  by: SignedIn,
  { business, daysAgo }: { business: string; daysAgo: number },
): Promise<void> {
  const visit = await trx
    .selectFrom('visit')
    .innerJoin('notebook', 'notebook.id', 'visit.notebookId')
    .select('visit.id')
    .where('notebook.accountId', '=', by.accountId)
    .where('visit.businessId', '=', businessIn(town, business))
    .where('visit.visitedOn', '=', dayPlus(town.firstDay, -daysAgo))
    .executeTakeFirstOrThrow()
  await tellCounter(trx, visit.id, by, { whatFor: true }, { now: at(town, daysAgo), zone: laurelGap.zone })
}

interface Open {
  book: TownBook
  businessId: string
  keeper: SignedIn
  /** The book as its keeper had it open on a day. */
  on: (daysAgo: number) => Book
}

async function loadBook(trx: Trx, town: LoadedTown, book: TownBook): Promise<void> {
  const businessId = businessIn(town, book.business)
  const { id } = await openBook(trx, await bookOf(trx, businessId, { today: '' }, true), businessId, at(town, 365))
  const on = (daysAgo: number): Book => ({
    id,
    business: { businessId, slug: book.business, name: '', role: 'owner' },
    zone: laurelGap.zone,
    counter: { today: dayPlus(town.firstDay, -daysAgo), readsOwnersNotes: true },
  })
  const open = { book, businessId, keeper: personIn(town, book.keeper), on }
  for (const regular of book.regulars) await addOne(trx, town, regular, open)
}

async function addOne(trx: Trx, town: LoadedTown, regular: TownRegular, open: Open): Promise<void> {
  const { name, usual = null, birthday, cameIn = [], notes } = regular
  const { keeper, on, book } = open
  const { language } = book
  const born = birthday ? { month: birthday.month, dayOfMonth: birthday.day } : null
  const regularId = await addRegular(
    trx,
    on(0),
    { name, usual, language: null, birthday: born, died: false },
    at(town, 365),
  )
  for (const visit of cameIn) {
    const [daysAgo, whatFor] = typeof visit === 'number' ? [visit, usual] : visit
    const came = { regularId, whatFor, visitedOn: on(daysAgo).counter.today, language }
    await comeIn(trx, on(daysAgo), came, keeper, at(town, daysAgo))
  }
  const ids: string[] = []
  for (const { text, daysAgo, kind = 'note' as const, ownersOnly } of notes) {
    const note = { body: text, kind, ownersOnly: ownersOnly ? (1 as const) : (0 as const), language }
    ids.push(await writeNote(trx, on(daysAgo), regularId, note, keeper, at(town, daysAgo)))
  }
  if (regular.often) await comeOften(trx, town, { regularId, usual, often: regular.often }, open)
  await giveCard(trx, town, regular, { regularId, ids }, open)
}

interface Often {
  regularId: string
  usual: string | null
  often: NonNullable<TownRegular['often']>
}

/** As many taps at the counter, put down at once; what the row says of them is settled as after any tap. */
async function comeOften(
  trx: Trx,
  town: LoadedTown,
  came: Often,
  { businessId, keeper, on, book }: Open,
): Promise<void> {
  const rows = noRows()
  for (const daysAgo of openDaysOf(book.business, town.firstDay, came.often)) {
    const visitId = newId()
    const visitedOn = dayPlus(town.firstDay, -daysAgo)
    const writtenAt = at(town, daysAgo)
    const stamp = { writtenBy: keeper.accountId, createdAt: writtenAt, updatedAt: writtenAt }
    const visit = { id: visitId, notebookId: on(0).id, businessId, place: null, visitedOn, whatFor: came.usual }
    rows.visits.push({ ...visit, kind: 'visit', told: 0, ...stamp })
    rows.met.push({ visitId, contactId: came.regularId })
  }
  await putRows(trx, rows)
  await settleVisits(trx, on(0), came.regularId, laurelGap.zone)
}

interface Page {
  regularId: string
  /** Of their notes, in the order they were written. */
  ids: readonly string[]
}

async function giveCard(trx: Trx, town: LoadedTown, regular: TownRegular, page: Page, open: Open): Promise<void> {
  const { card, corrected } = regular
  if (!card) return
  const person = personIn(town, card.account)
  const own = await trx
    .selectFrom('card')
    .select('id')
    .where('accountId', '=', person.accountId)
    .executeTakeFirstOrThrow()
  const to = { cardId: own.id, businessId: open.businessId, usual: card.usual ?? null }
  const grantId = await grantCard(trx, person, to, at(town, card.daysAgo))
  await joinCardPage(trx, open.on(card.daysAgo), page.regularId)
  if (!corrected) return
  const mine = await pageByGrant(trx, person, grantId, open.on(corrected.daysAgo).counter.today)
  const said = { body: corrected.words, language: open.book.language }
  await correctLine(trx, mine, page.ids[corrected.note] ?? '', said, at(town, corrected.daysAgo))
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
