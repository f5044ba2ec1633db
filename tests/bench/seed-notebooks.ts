import { newId } from '../../src/db/ids.ts'
import { foldText } from '../../src/web/fold.ts'
import type { Bulk } from './bulk.ts'
import { type Dice, openDice } from './dice.ts'
import { askNext, personName, purposes, smallTalk } from './names.ts'
import { daysBefore, type Seeded } from './seed-businesses.ts'

interface Keeper {
  notebookId: string
  accountId: string
  /** Where this keeper goes: a person has some places, however many the town has. */
  places: Seeded[]
  /** By face. */
  contacts: Map<string, string>
}

const VISITS_A_BUSINESS = 10
const VISITS_A_PLACE = 10
const DAYS = 1100

/** How much is written down in a town. */
export interface NotebooksWanted {
  visits: number
  readersVisits: number
  /** Notebooks beside the reader's. */
  keepers: number
}

/** Ten visits for each business of the town, one of a hundred of them the reader's. */
export const usualNotebooks = (businesses: number): NotebooksWanted => ({
  visits: businesses * VISITS_A_BUSINESS,
  readersVisits: Math.max(500, (businesses * VISITS_A_BUSINESS) / 100),
  keepers: Math.max(20, Math.ceil(businesses / 50)),
})

/** A town that wrote much down: a million visits in two thousand notebooks, and a reader who keeps a long one. */
export const longNotebooks: NotebooksWanted = { visits: 1_000_000, readersVisits: 5000, keepers: 2000 }

/**
 * Notebooks of the reader and of everybody else, ten visits in each of the reader's places. Whose visit comes next is
 * left to chance, so that one person's visits lie as scattered in the file as they do after years.
 * @returns the reader's places
 */
export function seedNotebooks(
  bulk: Bulk,
  businesses: Seeded[],
  readerId: string,
  now: string,
  { visits, readersVisits, keepers }: NotebooksWanted,
): Seeded[] {
  const dice = openDice(businesses.length + 1)
  const reader = openKeeper(bulk, dice, readerId, businesses, Math.ceil(readersVisits / VISITS_A_PLACE), now)
  const others = Array.from({ length: keepers }, () =>
    openKeeper(bulk, dice, writeAccount(bulk, dice, now), businesses, 40, now),
  )
  const indexed = bulk.withoutIndexes(['visit', 'visitContact', 'note'])
  for (let at = 0; at < visits; at += 1) {
    const daysAgo = Math.floor(DAYS * (1 - at / visits))
    writeVisit(bulk, dice, dice.hits(readersVisits / visits) ? reader : dice.of(others), daysBefore(now, daysAgo))
  }
  indexed()
  return reader.places
}

function openKeeper(
  bulk: Bulk,
  dice: Dice,
  accountId: string,
  businesses: Seeded[],
  places: number,
  now: string,
): Keeper {
  const notebookId = newId()
  bulk.put('notebook', { id: notebookId, accountId, createdAt: now })
  const chosen = Array.from({ length: places }, () => dice.of(businesses))
  return { notebookId, accountId, places: [...new Set(chosen)], contacts: new Map() }
}

function writeAccount(bulk: Bulk, dice: Dice, now: string): string {
  const id = newId()
  const name = `${personName(dice)} ${id.slice(-6)}`
  bulk.put('account', {
    id,
    name,
    nameKey: foldText(name),
    nameLook: foldText(name),
    role: 'resident',
    state: 'active',
    language: 'en',
    joinedBy: 'slip',
    createdAt: now,
  })
  return id
}

function contactFor(bulk: Bulk, dice: Dice, keeper: Keeper, place: Seeded, at: string): string | null {
  const face = place.faces[0]
  if (!face) return null
  const known = keeper.contacts.get(face.id)
  if (known) return known
  const id = newId()
  bulk.put('contact', {
    id,
    notebookId: keeper.notebookId,
    name: face.name,
    nameKey: foldText(face.name),
    faceId: dice.hits(0.8) ? face.id : null,
    createdAt: at,
    updatedAt: at,
  })
  keeper.contacts.set(face.id, id)
  return id
}

function writeVisit(bulk: Bulk, dice: Dice, keeper: Keeper, at: string): void {
  const place = dice.of(keeper.places)
  const id = newId()
  const written = { notebookId: keeper.notebookId, businessId: place.id, writtenBy: keeper.accountId }
  const times = { createdAt: at, updatedAt: at }
  const whatFor = dice.hits(0.7) ? dice.of(purposes) : null
  bulk.put('visit', { id, ...written, ...times, visitedOn: at.slice(0, 10), kind: 'visit', whatFor, told: 0 })
  const contactId = dice.hits(0.6) ? contactFor(bulk, dice, keeper, place, at) : null
  if (contactId) bulk.put('visitContact', { visitId: id, contactId })
  if (dice.hits(0.4)) {
    const note = { id: newId(), visitId: id, contactId, body: dice.of(smallTalk), language: 'en', askNext: 0 } as const
    bulk.put('note', { ...note, ...written, ...times, ownersOnly: 0 })
  }
  if (dice.hits(0.1)) {
    const ask = { id: newId(), visitId: id, contactId, body: dice.of(askNext), language: 'en', askNext: 1 } as const
    const askedOn = dice.hits(0.8) ? at.slice(0, 10) : null
    bulk.put('note', { ...ask, ...written, ...times, ownersOnly: 0, askedOn })
  }
}
