import { newCode, newId } from '../../src/db/ids.ts'
import type { Row } from '../../src/db/tables.ts'
import { categories } from '../../src/directory/categories/categories.ts'
import { approachCodes, payCodes } from '../../src/directory/facts.ts'
import { foldText } from '../../src/web/fold.ts'
import { openHoursKeeper } from '../../src/directory/hours/keeper.ts'
import { nextLookAt, stateAt } from '../../src/directory/hours/outlook.ts'
import { openRanks, unreadState } from '../../src/directory/open/rank.ts'
import { shownPlace } from '../../src/directory/redaction.ts'
import { NO_WORD_RANK } from '../../src/directory/rules.ts'
import { confirmRankOf } from '../../src/directory/seasons.ts'
import { slugFor } from '../../src/directory/slugs.ts'
import type { Bulk } from './bulk.ts'
import { type Dice, openDice } from './dice.ts'
import { aboutFor, businessName, localities, openerFor, personName, roads, roles } from './names.ts'

/** What later steps need to know of a seeded business. */
export interface Seeded {
  id: string
  slug: string
  name: string
  trade: string
  faces: { id: string; name: string }[]
}

interface Hours {
  hours: string
  state: Pick<Row<'business'>, 'outlook' | 'openState' | 'openUntil' | 'opensAt' | 'openRank' | 'lookAgainAt'>
}

const someHours = [
  'Mo-Fr 09:00-17:00',
  'Mo-Fr 08:00-17:00; Sa 08:00-12:00',
  'Tu-Sa 10:00-18:00',
  'Mo-Sa 07:00-19:00; Su 13:00-17:00',
  'We-Su 11:00-21:00',
  'Mo,Tu,Th,Fr 08:30-12:00,13:00-16:30',
  'Apr-Oct Mo-Sa 09:00-18:00; Nov-Mar Th-Sa 10:00-16:00',
  '24/7',
  'Sa 07:00-12:00',
  'Mo-Fr 06:00-14:00; PH off',
  'Mo-Fr 09:00-17:00 || "by appointment"',
  '"call first"',
]

/** What each of the hours above says now, evaluated once: a thousand shops open at nine. */
async function evaluatedHours(now: string): Promise<Hours[]> {
  const place = { zone: 'America/New_York', lat: '36.43', lon: '-81.35', state: 'North Carolina', countryCode: 'us' }
  const keeper = openHoursKeeper(place)
  const outlooks = await keeper.outlooks(someHours.map((expression) => ({ expression, from: now })))
  await keeper.close()
  return someHours.map((hours, at) => {
    const outlook = outlooks[at]
    if (outlook === undefined || typeof outlook === 'string') throw new Error(`no outlook for ${hours}`)
    const { state, until, opensAt } = stateAt(outlook, now)
    return {
      hours,
      state: {
        outlook: JSON.stringify(outlook),
        openState: state,
        openUntil: until,
        opensAt,
        openRank: openRanks[state],
        lookAgainAt: nextLookAt(outlook, now),
      },
    }
  })
}

/** So many businesses: faces at every other one, one to three trades each, hours for two of three. */
export async function seedBusinesses(bulk: Bulk, count: number, now: string): Promise<Seeded[]> {
  const dice = openDice(count)
  const hours = await evaluatedHours(now)
  const trades = [...categories.keys()]
  const taken = new Map<string, number>()
  return Array.from({ length: count }, (_, at) => {
    const trade = dice.oftenFirst(trades)
    const name = businessName(dice, categories.get(trade)?.name.en ?? trade)
    const seeded = { id: newId(), slug: freeSlug(taken, name), name, trade, faces: [] }
    bulk.put('business', businessRow(dice, seeded, at + 1, hours, now))
    writeAround(bulk, dice, seeded, trades, now)
    return { ...seeded, faces: dice.hits(0.5) ? writeFaces(bulk, dice, seeded.id) : [] }
  })
}

function freeSlug(taken: Map<string, number>, name: string): string {
  const wanted = slugFor(name)
  const times = (taken.get(wanted) ?? 0) + 1
  taken.set(wanted, times)
  return times === 1 ? wanted : `${wanted}-${times}`
}

function placeFacts(dice: Dice) {
  const addressShown = dice.hits(0.85) ? 'full' : dice.hits(0.5) ? 'road' : 'town'
  const place = {
    street: `${1 + dice.below(900)} ${dice.of(roads)}`,
    locality: dice.oftenFirst(localities),
    postcode: '28000',
    lat: 36.43 + (dice.roll() - 0.5) / 3,
    lon: -81.35 + (dice.roll() - 0.5) / 3,
    addressShown,
  } as const
  return { ...place, region: 'NC', ...shownPlace(place) }
}

function contactFacts(dice: Dice, slug: string) {
  return {
    phone: dice.hits(0.8) ? `+1336555${String(dice.below(10_000)).padStart(4, '0')}` : null,
    phoneAudience: dice.hits(0.9) ? 'anybody' : 'neighbors',
    mail: dice.hits(0.4) ? `hello@${slug.slice(0, 30)}.example` : null,
    mailAudience: 'anybody',
    website: dice.hits(0.3) ? `https://${slug.slice(0, 30)}.example/` : null,
  } as const
}

function customFacts(dice: Dice, spanish: boolean) {
  return {
    approach: dice.hits(0.7) ? dice.of(approachCodes) : '',
    approachWords: dice.hits(0.3) ? 'Come around to the side door and holler; I am usually under something.' : null,
    pays: dice.hits(0.6) ? `cash ${dice.of(payCodes.slice(1))}` : '',
    spoken: spanish ? 'es en' : dice.hits(0.8) ? 'en' : '',
    wheelchair: dice.hits(0.3) ? dice.of(['yes', 'limited', 'no'] as const) : null,
    comesToYou: dice.hits(0.15) ? 1 : 0,
    directions: dice.hits(0.3)
      ? 'Past the church, second gravel road on the left.\nThe one with the blue mailbox.'
      : null,
    makesMyDay: dice.hits(0.2) ? 'Somebody who stays for a story.' : null,
  } as const
}

function businessRow(dice: Dice, { id, slug, name, trade }: Seeded, number: number, hours: Hours[], now: string) {
  const spanish = dice.hits(0.08)
  const kept = dice.hits(0.66) ? dice.of(hours) : null
  const hoursText = kept ? null : dice.hits(0.2) ? 'When the light is on' : null
  const confirmedAt = kept && dice.hits(0.5) ? daysBefore(now, dice.below(500)) : null
  return {
    id,
    code: newCode(),
    slug,
    number,
    name,
    nameKey: foldText(name),
    about: dice.hits(0.7) ? aboutFor(dice, categories.get(trade)?.name.en ?? trade, spanish) : null,
    aboutLanguage: spanish ? 'es' : 'en',
    ...placeFacts(dice),
    ...contactFacts(dice, slug),
    hours: kept?.hours ?? null,
    hoursText,
    confirmedAt,
    confirmRank: confirmRankOf(confirmedAt, now),
    ...customFacts(dice, spanish),
    standing: 'open',
    ...(kept?.state ?? unreadState({ hours: null, hoursText, standing: 'open' }, now)),
    wordRank: NO_WORD_RANK,
    source: 'town',
    revision: 1,
    createdAt: now,
    updatedAt: now,
  } as const
}

/** What stands around the row: its address, trades, and who said what it says. */
function writeAround(bulk: Bulk, dice: Dice, { id, slug, trade }: Seeded, trades: string[], now: string): void {
  bulk.put('businessSlug', { slug, businessId: id })
  const further = dice.hits(0.3) ? [dice.oftenFirst(trades), dice.oftenFirst(trades)] : []
  const all = [...new Set([trade, ...further])]
  for (const [position, category] of all.entries()) bulk.put('businessCategory', { businessId: id, category, position })
  bulk.put('businessRevision', { id: newId(), businessId: id, revision: 1, at: now, source: 'town' })
  for (const field of ['name', 'categories', 'hours', 'phone']) {
    bulk.put('businessField', { businessId: id, field, revision: 1, saidBySource: 'town', saidAt: now })
  }
}

function writeFaces(bulk: Bulk, dice: Dice, businessId: string): { id: string; name: string }[] {
  return Array.from({ length: dice.hits(0.3) ? 2 : 1 }, (_, position) => {
    const face = { id: newId(), name: personName(dice) }
    bulk.put('face', {
      ...face,
      businessId,
      nameKey: foldText(face.name),
      role: dice.of(roles),
      line: dice.hits(0.4) ? 'Knows every bolt in the place by its sound.' : null,
      language: 'en',
      whenIn: dice.hits(0.5) ? 'mornings, not on Wednesdays' : null,
      position,
      audience: dice.hits(0.9) ? 'anybody' : 'neighbors',
    })
    if (dice.hits(0.5)) {
      bulk.put('opener', { id: newId(), faceId: face.id, words: openerFor(dice), language: 'en', position: 0 })
    }
    return face
  })
}

export const daysBefore = (now: string, days: number): string =>
  new Date(Date.parse(now) - days * 86_400_000).toISOString()
