import { createAccount } from '../../accounts/queries.ts'
import type { Trx } from '../../db/tables.ts'
import { newId } from '../../db/ids.ts'
import { plainFacts } from '../../directory/facts.ts'
import { categories } from '../../directory/categories/categories.ts'
import { addFace, createBusiness } from '../../directory/records.ts'
import { dayIn, dayPlus, instantAt } from '../../web/clock.ts'
import { nameTown } from '../setup-queries.ts'
import { businesses } from './businesses.ts'
import { loadDesk } from './load-desk.ts'
import { loadDoubles } from './load-doubles.ts'
import { loadFavors } from './load-favors.ts'
import { loadNewcomers } from './load-newcomers.ts'
import { loadCounter } from './load-counter.ts'
import { loadNotebooks } from './load-notebooks.ts'
import { loadPorch } from './load-porch.ts'
import { loadRatings } from './load-ratings.ts'
import { loadRefrigerator } from './load-refrigerator.ts'
import { loadStandings } from './load-standings.ts'
import { loadSuggestions } from './load-suggestions.ts'
import { loadGuides } from './load-guides.ts'
import { loadWays } from './load-ways.ts'
import { demoPeople } from './people.ts'
import { residents } from './residents.ts'
import type { AccountKey, TownBusiness, TownFace, TownPerson } from './shapes.ts'
import { laurelGap } from './town.ts'

/** The instant the demonstration begins: a Tuesday at 9:40. */
export const firstMorning = (): string =>
  instantAt(laurelGap.zone, laurelGap.firstMorning.day, laurelGap.firstMorning.time)

/** Puts Laurel Gap into an empty database: the same every time, its days laid out backwards from the first morning. */
export async function loadLaurelGap(trx: Trx): Promise<void> {
  const now = firstMorning()
  await nameTown(
    trx,
    {
      town: laurelGap.name,
      state: laurelGap.state,
      country: laurelGap.country.toLowerCase(),
      zone: laurelGap.zone,
      languages: laurelGap.languages.join(' '),
      lat: laurelGap.lat,
      lon: laurelGap.lon,
      elevationFeet: laurelGap.elevationFt,
      demo: 1,
    },
    now,
  )
  const accounts = new Map<AccountKey, string>()
  for (const person of residents) accounts.set(person.key, await addPerson(trx, person, now))
  const loaded = { accounts, businesses: new Map<string, string>(), faces: new Map<string, string>() }
  for (const business of businesses) await addBusiness(trx, business, loaded, now)
  const town = { ...loaded, firstDay: dayIn(laurelGap.zone, now) }
  await loadStandings(trx, town)
  await loadNotebooks(trx, town, now)
  await loadFavors(trx, town)
  await loadNewcomers(trx, town)
  await loadPorch(trx, town)
  await loadWays(trx, town)
  await loadRefrigerator(trx, town)
  await loadGuides(trx, town)
  await loadRatings(trx, town)
  await loadCounter(trx, town)
  await loadDesk(trx, town)
  await loadSuggestions(trx, town)
  await loadDoubles(trx, town)
}

/** Nobody in Laurel Gap has a password: one becomes them by a button, on this machine alone. */
async function addPerson(trx: Trx, person: TownPerson, now: string): Promise<string> {
  const steward = demoPeople.some((demo) => demo.key === person.key && demo.role === 'steward')
  const id = await createAccount(
    trx,
    {
      name: person.name,
      mail: null,
      password: null,
      role: steward ? 'steward' : 'resident',
      state: 'active',
      language: person.reads,
      joinedBy: 'demo',
    },
    now,
  )
  const fields = [
    { field: 'road', value: person.road, language: person.reads, audience: person.roadShownTo },
    { field: 'line', value: person.line.text, language: person.line.language, audience: 'neighbors' as const },
  ]
  await trx
    .insertInto('profileField')
    .values(fields.map((field) => ({ id: newId(), accountId: id, updatedAt: now, ...field })))
    .execute()
  return id
}

interface Loading {
  accounts: Map<AccountKey, string>
  businesses: Map<string, string>
  faces: Map<string, string>
}

async function addBusiness(trx: Trx, business: TownBusiness, loaded: Loading, now: string): Promise<void> {
  const unknown = business.categories.filter((category) => !categories.has(category))
  if (unknown.length > 0) throw new Error(`${business.slug}: no such trade: ${unknown.join(', ')}`)
  const owner = business.faces.find((face) => face.account && face.claim === 'owner')?.account
  const today = dayIn(laurelGap.zone, now)
  const said = instantAt(laurelGap.zone, dayPlus(today, -business.confirmed.daysAgo - 30), '09:00')
  const before = business.standing?.from ?? { ...business.address, lat: business.lat, lon: business.lon }
  const { id, slug } = await createBusiness(
    trx,
    {
      ...plainFacts,
      name: business.name,
      categories: [...business.categories],
      about: business.about,
      aboutLanguage: business.aboutLanguage,
      street: `${before.number} ${before.road}`,
      locality: laurelGap.name,
      region: 'NC',
      addressShown: business.addressShown,
      lat: before.lat,
      lon: before.lon,
      phone: `+1${business.phone.replace(/\D/g, '')}`,
      mail: business.mail ?? null,
      website: business.website ?? null,
      hours: business.hours.understood ? business.hours.text : null,
      hoursText: business.hours.understood ? null : business.hours.text,
      approach: business.approach.codes.join(' '),
      approachWords: business.approach.ownWords?.text ?? null,
      pays: business.pays.join(' '),
      spoken: business.languages.join(' '),
      wheelchair: business.wheelchair,
      comesToYou: business.comesToYou ? 1 : 0,
      directions: business.directions.steps.join('\n'),
      fillIn: business.fillsIn?.text ?? null,
      makesMyDay: business.makesMyDay.text,
      chalkboard: business.chalkboard?.text ?? null,
      chalkboardOn: business.chalkboard ? today : null,
    },
    { accountId: accountOf(loaded, owner ?? 'dee'), source: null, why: null },
    said,
  )
  if (slug !== business.slug) throw new Error(`${business.slug} became ${slug}`)
  loaded.businesses.set(business.slug, id)
  await addFaces(trx, business, id, loaded, said)
  await trx
    .updateTable('business')
    .set({
      confirmedAt: instantAt(laurelGap.zone, dayPlus(today, -business.confirmed.daysAgo), '10:00'),
      confirmedBy: accountOf(loaded, business.confirmed.by),
      confirmedAs: business.faces.find((face) => face.account === business.confirmed.by)?.claim ?? 'neighbor',
      confirmRank: business.confirmed.daysAgo <= 92 ? 0 : business.confirmed.daysAgo <= 365 ? 1 : 2,
    })
    .where('id', '=', id)
    .execute()
}

async function addFaces(
  trx: Trx,
  business: TownBusiness,
  businessId: string,
  loaded: Loading,
  now: string,
): Promise<void> {
  for (const face of business.faces) {
    const accountId = face.account ? accountOf(loaded, face.account) : null
    const faceId = await addFace(
      trx,
      businessId,
      {
        name: face.name,
        role: face.role.text,
        line: face.line.text,
        language: face.line.language,
        whenIn: face.whenIn.text,
        accountId,
        audience: 'anybody',
        openers: face.openers.map((opener) => ({ words: opener.text, language: opener.language })),
      },
      now,
    )
    loaded.faces.set(`${business.slug}/${face.name}`, faceId)
    if (!accountId || !face.claim) continue
    await trx
      .insertInto('businessPerson')
      .values({ id: newId(), businessId, accountId, role: face.claim, fromOn: hereSince(face, now) })
      .execute()
  }
}

function accountOf(loaded: Loading, key: AccountKey): string {
  const id = loaded.accounts.get(key)
  if (!id) throw new Error(`nobody in Laurel Gap is called ${key}`)
  return id
}

/** From which day somebody stands behind a counter: since the town began to write it down, unless they came later. */
const hereSince = ({ sinceDaysAgo }: TownFace, now: string): string => {
  const today = dayIn(laurelGap.zone, firstMorning())
  const began = sinceDaysAgo === undefined ? dayPlus(today, -365) : dayPlus(today, -sinceDaysAgo)
  return sinceDaysAgo === undefined && now.slice(0, 10) < began ? now.slice(0, 10) : began
}
