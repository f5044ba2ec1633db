import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '../src/db/transaction.ts'
import { versionOf } from '../src/db/version.ts'
import { factFrom, factNames, textOf } from '../src/directory/facts.ts'
import { mergeEdit } from '../src/directory/merging.ts'
import { confirmationSeasonsJob, openStateJob, refreshOpenState } from '../src/directory/open/state.ts'
import { addFace, type BusinessFacts, createBusiness, editBusiness, plainFacts } from '../src/directory/records.ts'
import { shownPlace } from '../src/directory/redaction.ts'
import { roadOf } from '../src/directory/road-rules.ts'
import { audiencesAt, mayEdit } from '../src/directory/rules.ts'
import { slugFor } from '../src/directory/slugs.ts'
import { readTrades } from '../src/directory/trades.ts'
import { DAY, later } from '../src/web/clock.ts'
import { nobody } from '../src/web/viewer.ts'
import { MORNING, openTown, type TestTown } from './support/town.ts'

let town: TestTown
let dee: string

beforeAll(async () => {
  town = await openTown()
  dee = await town.account('Dee Whitlock', 'steward')
})

const add = (facts: Partial<BusinessFacts>, now = MORNING) =>
  inTransaction(town.house.db, (trx) =>
    createBusiness(trx, { ...plainFacts, ...facts }, { accountId: dee, source: null }, now),
  )
const edit = (id: string, base: number, changes: Partial<BusinessFacts>, accountId: string | null = dee) =>
  inTransaction(town.house.db, (trx) => editBusiness(trx, id, base, changes, { accountId, source: null }, MORNING))
const rowOf = (id: string) =>
  town.house.db.selectFrom('business').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

describe('redaction', () => {
  test.each([
    ['12 Main Street', 'Main Street'],
    ['12 Main', 'Main'],
    ['214B Meat Camp Rd, Apt 2', 'Meat Camp Rd'],
    ['214 B Meat Camp Rd', 'Meat Camp Rd'],
    ['12 1/2 N Church St Apt 3', 'N Church St'],
    ['Unit 4, 18 Creek Road', 'Creek Road'],
    ['1420 NC Highway 88', 'NC Highway 88'],
    ['88 NC Highway 88', 'NC Highway 88'],
    ['US 221 N 400', 'US 221 N'],
    ['33 5th Street', '5th Street'],
    ['Twelve Oak Lane', 'Oak Lane'],
    ['#9 Trailer Park Rd', 'Park Rd'],
    ['Calle Luna 12', 'Calle Luna'],
    ['14-16 Depot Street', 'Depot Street'],
    ['Box 112, Route 4', 'Route 4'],
    ['the yellow house behind the church', null],
    ['c/o Ann Winebarger, 77 Piney Fork Road', 'Piney Fork Road'],
    ['9 Main St Apt Blue Door', 'Main St'],
    ['', null],
    ['4471', null],
  ])('%s shows %s', (street, road) => {
    expect(roadOf(street)).toBe(road)
  })

  const names = fc.constantFrom('Piney', 'Meat Camp', 'Old Mill', 'Ébano', 'St. Clair', "Greer's", 'Winebarger')
  const kinds = fc.constantFrom('Road', 'Rd', 'Street', 'Ln', 'Trail', 'Hollow')
  const numbers = fc.oneof(
    fc.integer({ min: 1, max: 99_999 }).map(String),
    fc
      .tuple(fc.integer({ min: 1, max: 999 }), fc.constantFrom('A', 'b', '-12', ' 1/2', '½'))
      .map((parts) => parts.join('')),
  )
  const units = fc.constantFrom('', ' Apt 3', ', Unit 5B', ' #7', ', Lot 12', ' Suite 200', ', Box 9')
  const towns = fc.constantFrom('Laurel Gap', 'West Jefferson', null)
  const redacted = fc.constantFrom('road' as const, 'town' as const)

  test('no digit of the house survives, nor postcode nor point', () => {
    fc.assert(
      fc.property(numbers, names, kinds, units, towns, redacted, (number, name, kind, unit, locality, addressShown) => {
        const street = `${number} ${name} ${kind}${unit}`
        const place = { street, locality, postcode: '28642', addressShown, lat: 36.4912, lon: -81.2207 }
        const shown = shownPlace(place)
        expect(shown.placeShown ?? '').not.toMatch(/\p{N}/u)
        expect(shown).toMatchObject({ shownPostcode: null, shownLat: null, shownLon: null })
        if (addressShown === 'town') expect(shown.placeShown).toBe(locality)
        else expect(shown.placeShown).toContain(`${name} ${kind}`)
      }),
    )
  })

  test('whatever is typed: digits only where they name a road, and the town alone says nothing of the street', () => {
    const highway =
      /(\b(highway|hwy|us|nc|sr|cr|route|rt|rte|i|va|tn|carretera)\b[^\p{L}\p{N}]*\d{1,4})|\b\d{1,3}(st|nd|rd|th)\b/giu
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.nat(9999), towns, (words, number, locality) => {
        const place = { street: `${number} ${words}`, locality, postcode: '1', lat: 1, lon: 1 }
        const road = shownPlace({ ...place, addressShown: 'road' }).placeShown ?? ''
        expect(road.replace(highway, '')).not.toMatch(/\d/)
        expect(shownPlace({ ...place, addressShown: 'town' }).placeShown).toBe(locality)
      }),
    )
  })

  test('an address that slipped into the town’s field is not shown either', () => {
    const place = { street: '77 Piney Fork Road', postcode: null, lat: null, lon: null, addressShown: 'town' as const }
    expect(shownPlace({ ...place, locality: '77 Piney Fork Road, Laurel Gap' }).placeShown).toBeNull()
    expect(shownPlace({ ...place, locality: 'Piney Fork Road, Laurel Gap' }).placeShown).toBeNull()
  })

  test('what is shown in full is shown as it is', () => {
    const place = { street: '12 Main Street', locality: 'Laurel Gap', postcode: '28642', lat: 36.4, lon: -81.2 }
    expect(shownPlace({ ...place, addressShown: 'full' })).toEqual({
      placeShown: '12 Main Street, Laurel Gap',
      shownPostcode: '28642',
      shownLat: 36.4,
      shownLon: -81.2,
    })
  })
})

describe('three-way merging', () => {
  const fields = ['name', 'about', 'phone', 'fillIn', 'website'] as const
  const word = fc.constantFrom('a', 'b', 'c')
  const facts = fc.record({ name: word, about: word, phone: word, fillIn: word, website: word })
  const factsWith = (some: Partial<BusinessFacts>): BusinessFacts => ({ ...plainFacts, ...some })

  test('nobody’s change is lost without somebody being told', () => {
    fc.assert(
      fc.property(facts, facts, facts, (base, theirs, mine) => {
        const found = new Map(fields.filter((f) => base[f] !== theirs[f]).map((f) => [f, base[f]]))
        const merge = mergeEdit(factsWith(theirs), found, mine)
        for (const field of fields) {
          const after = merge.changes[field] ?? theirs[field]
          const conflict = merge.conflicts.includes(field)
          if (mine[field] === base[field]) expect([after, conflict]).toEqual([theirs[field], false])
          else if (theirs[field] === base[field]) expect([after, conflict]).toEqual([mine[field], false])
          else expect(conflict).toBe(mine[field] !== theirs[field])
        }
      }),
    )
  })

  test('with nobody else at it, what is wanted is what comes, and no more is written than changes', () => {
    fc.assert(
      fc.property(facts, facts, (base, mine) => {
        const merge = mergeEdit(factsWith(base), new Map(), mine)
        expect({ ...base, ...merge.changes }).toEqual(mine)
        expect(Object.keys(merge.changes).sort()).toEqual(fields.filter((f) => base[f] !== mine[f]).sort())
      }),
    )
  })

  test('hours in notation and hours in words are one thing; codes in another order are no change', () => {
    const current = factsWith({ hours: 'Mo-Fr 09:00-17:00', approach: 'walk-in call-first' })
    const found = new Map([['hours', null]])
    expect(mergeEdit(current, found, { hours: null, hoursText: 'mornings' }).conflicts).toEqual(['hoursText'])
    expect(mergeEdit(current, new Map(), { approach: 'call-first walk-in' }).mine).toEqual([])
  })

  test('a fact comes back out of a history as it went in', () => {
    const whole = factsWith({ categories: ['bakery', 'cafe'], lat: 36.4, lon: -81, comesToYou: 1, about: 'Bread.' })
    for (const name of factNames) expect(factFrom(name, textOf(name, whole))).toEqual(whole[name])
  })
})

describe('records', () => {
  test('everything that was said has somebody who said it', async () => {
    const { id, code, slug } = await add({ name: 'Gap Hardware & Feed', about: 'Nails.', categories: ['bakery'] })
    expect(code).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{8}$/)
    expect(slug).toBe('gap-hardware-and-feed')
    const said = await town.house.db
      .selectFrom('businessField')
      .select(['field', 'saidBy', 'revision'])
      .where('businessId', '=', id)
      .orderBy('field')
      .execute()
    expect(said).toEqual(['about', 'categories', 'name'].map((field) => ({ field, saidBy: dee, revision: 1 })))
    expect(await edit(id, 1, { about: 'Nails.', name: 'Gap Hardware & Feed' })).toEqual({ revision: 1 })
    expect(await edit(id, 1, { about: 'Nails by the pound.' })).toEqual({ revision: 2 })
    await expect(edit(id, 1, { about: 'Other words.' })).rejects.toThrow('directory.changed-meanwhile')
    expect(await edit(id, 1, { fillIn: 'Dale' })).toEqual({ revision: 3 })
    await expect(edit('no-such-id', 1, { fillIn: 'Dale' })).rejects.toMatchObject({ status: 404 })
  })

  test('many at once get numbers, codes and addresses of their own', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => add({ name: 'Same Everywhere' })))
    const rows = await town.house.db
      .selectFrom('business')
      .select(['number', 'slug', 'code'])
      .where(
        'id',
        'in',
        made.map(({ id }) => id),
      )
      .execute()
    for (const column of ['number', 'slug', 'code'] as const) {
      expect(new Set(rows.map((row) => row[column])).size).toBe(8)
    }
  })

  test('two edits at once of one field: one is kept, the other is told', async () => {
    const { id } = await add({ name: 'One At A Time' })
    const outcomes = await Promise.allSettled([edit(id, 1, { about: 'one' }), edit(id, 1, { about: 'other' })])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await rowOf(id)).revision).toBe(2)
  })

  test('redaction takes the search index and the past along', async () => {
    const street = '4471 Piney Fork Road'
    const { id } = await add({
      name: 'Quiet Alterations',
      street,
      locality: 'Laurel Gap',
      postcode: '28642',
      lat: 36.5,
      lon: -81.2,
    })
    const { number } = await rowOf(id)
    expect(await indexed(number)).toContain('piney')
    await edit(id, 1, { street: '4472 Piney Fork Road' })
    await edit(id, 2, { addressShown: 'town' })
    expect(await indexed(number)).not.toContain('piney')
    const changes = await town.house.db
      .selectFrom('businessChange')
      .innerJoin('businessRevision', 'businessRevision.id', 'businessChange.revisionId')
      .select(['field', 'audience'])
      .where('businessId', '=', id)
      .orderBy('revision')
      .execute()
    expect(changes).toEqual([
      { field: 'street', audience: 'owners' },
      { field: 'addressShown', audience: 'anybody' },
    ])
    await edit(id, 3, { addressShown: 'full', street: '5 Main Street' })
    const [last] = await town.house.db
      .selectFrom('businessChange')
      .select(['audience', 'before'])
      .where('after', '=', '5 Main Street')
      .execute()
    expect(last).toEqual({ audience: 'owners', before: '4472 Piney Fork Road' })
  })

  /** All that the index holds of one business, on either engine. */
  async function indexed(number: number): Promise<string> {
    const postgres = process.env.WOODSTOVE_TEST_ENGINE === 'postgres'
    const found = postgres
      ? await sql<{
          words: string
        }>`select "document"::text as "words" from "businessSearch" where "number" = ${number}`.execute(town.house.db)
      : await sql<{
          words: string
        }>`select "name" || ' ' || "people" || ' ' || "place" as "words" from "businessSearch" where rowid = ${number}`.execute(
          town.house.db,
        )
    return found.rows[0]?.words ?? ''
  }

  test('a narrowed face is not in the index', async () => {
    const { id } = await add({ name: 'Faces' })
    const face = { role: null, line: null, language: 'en' as const, whenIn: null, accountId: null, openers: [] }
    await inTransaction(town.house.db, async (trx) => {
      await addFace(trx, id, { ...face, name: 'Wandaline', audience: 'anybody' }, MORNING)
      await addFace(trx, id, { ...face, name: 'Hidegard', audience: 'neighbors' }, MORNING)
    })
    const words = await indexed((await rowOf(id)).number)
    expect(words).toContain('wandaline')
    expect(words).not.toContain('hidegard')
  })

  test.each([
    ['Panadería La Vuelta', 'panaderia-la-vuelta'],
    ['Greer’s Small Engine', 'greers-small-engine'],
    ['new', 'new-business'],
    ['…', 'business'],
    ['directory.csv', 'directory-csv'],
    ['McDowell & Sons', 'mcdowell-and-sons'],
  ])('%s lives at %s', (name, slug) => {
    expect(slugFor(name)).toBe(slug)
  })

  test('every address is one the town can serve', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (name) => {
        expect(slugFor(name)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      }),
    )
  })
})

describe('trades in people’s own words', () => {
  test('a name in either language is settled; nonsense is asked about; an answer settles', () => {
    expect(readTrades(['Bakery', null, 'panadería'], []).categories).toEqual(['bakery'])
    expect(readTrades(['xyzzyplugh'], []).questions).toEqual([{ at: 0, words: 'xyzzyplugh', options: [] }])
    const asked = readTrades(['pump'], [])
    const [question] = asked.questions
    expect(asked.categories).toEqual([])
    const picked = question!.options[1]!
    expect(readTrades(['pump'], [picked])).toEqual({ categories: [picked], questions: [] })
    expect(readTrades([], ['no-such-trade'])).toEqual({ categories: [], questions: [] })
  })
})

describe('who may', () => {
  const counter = (role: 'owner' | 'manager' | 'family' | 'staff') => ({
    ...nobody,
    accountId: 'a',
    role: 'resident' as const,
    counters: [{ businessId: 'b', slug: 's', name: 'n', role }],
  })
  test('owner, manager and family edit; staff and neighbors do not; stewards do', () => {
    expect((['owner', 'manager', 'family'] as const).map((role) => mayEdit(counter(role), 'b'))).toEqual([
      true,
      true,
      true,
    ])
    expect(mayEdit(counter('staff'), 'b')).toBe(false)
    expect(mayEdit(counter('owner'), 'another')).toBe(false)
    expect(mayEdit(nobody, 'b')).toBe(false)
    expect(mayEdit({ ...nobody, accountId: 'd', role: 'steward' }, 'b')).toBe(true)
    expect(audiencesAt(nobody, 'b')).toEqual(['anybody'])
    expect(audiencesAt(counter('staff'), 'b')).toEqual(['anybody', 'neighbors'])
  })
})

describe('open and shut', () => {
  const run = async (now: string): Promise<string> => {
    town.setClock(now)
    return openStateJob(town.house, town.hours).run(now)
  }
  const version = () => versionOf(town.house.db).refresh()

  test('a door opens and shuts at its hour, and the town’s version moves only then', async () => {
    const { id } = await add({ name: 'Flips', hours: 'Mo-Fr 09:00-17:00' })
    expect(await rowOf(id)).toMatchObject({ openState: 'call-first', openRank: 1, lookAgainAt: MORNING })
    await refreshOpenState(town.house, town.hours, [id])
    const open = await rowOf(id)
    expect(open).toMatchObject({ openState: 'open', openRank: 0, openUntil: '2026-11-17T22:00:00.000Z', opensAt: null })
    expect(open.lookAgainAt).toBe('2026-11-17T22:00:00.000Z')
    const before = await version()
    await run('2026-11-17T21:00:00.000Z')
    expect(await version()).toBe(before)
    await run('2026-11-17T22:00:00.000Z')
    expect(await rowOf(id)).toMatchObject({ openState: 'closed', openRank: 3, opensAt: '2026-11-18T14:00:00.000Z' })
    expect(await version()).toBeGreaterThan(before)
    const next = await run('2026-11-17T22:00:01.000Z')
    expect(next > '2026-11-17T22:00:01.000Z' && next <= later('2026-11-17T22:00:01.000Z', 900)).toBe(true)
  })

  test('what is known already needs no evaluator; what runs out is asked for anew', async () => {
    const { id } = await add({ name: 'Known Hours', hours: 'Mo-Fr 08:00-16:00' })
    town.setClock('2026-11-17T22:00:02.000Z')
    await refreshOpenState(town.house, town.hours, [id])
    const asked: string[] = []
    const counting = {
      ...town.hours,
      outlooks: (requests: Parameters<typeof town.hours.outlooks>[0]) => {
        asked.push(...requests.map(({ expression }) => expression))
        return town.hours.outlooks(requests)
      },
    }
    await openStateJob(town.house, counting).run('2026-11-18T13:00:00.000Z')
    expect(await rowOf(id)).toMatchObject({ openState: 'open', openUntil: '2026-11-18T21:00:00.000Z' })
    expect(asked).not.toContain('Mo-Fr 08:00-16:00')
    await openStateJob(town.house, counting).run('2026-12-08T15:00:00.000Z')
    expect(asked).toContain('Mo-Fr 08:00-16:00')
    expect(await rowOf(id)).toMatchObject({ openState: 'open', openUntil: '2026-12-08T21:00:00.000Z' })
  })

  test('no hours are unknown, words are call first, gone for good is last and stays so', async () => {
    const silent = await add({ name: 'Silent' })
    const words = await add({ name: 'Words', hoursText: 'when the flag is out' })
    const broken = await add({ name: 'Broken', hours: 'Mo-Fr 25:99' })
    const gone = await add({ name: 'Gone', hours: '24/7', standing: 'closed' })
    await refreshOpenState(town.house, town.hours, [silent.id, words.id, broken.id, gone.id])
    const states = await Promise.all([silent, words, broken, gone].map(({ id }) => rowOf(id)))
    expect(states.map(({ openState, openRank }) => [openState, openRank])).toEqual([
      ['unknown', 2],
      ['call-first', 1],
      ['call-first', 1],
      ['closed', 4],
    ])
    await edit(gone.id, 1, { standing: 'open' })
    await refreshOpenState(town.house, town.hours, [gone.id])
    expect(await rowOf(gone.id)).toMatchObject({ openState: 'open', openRank: 0 })
  })

  test('a confirmation fades with the seasons', async () => {
    const { id } = await add({ name: 'Fading' })
    const db = town.house.db
    await db.updateTable('business').set({ confirmedAt: MORNING, confirmRank: 0 }).where('id', '=', id).execute()
    const job = confirmationSeasonsJob(town.house)
    const ranks: number[] = []
    for (const days of [92, 93, 365, 366]) {
      await job.run(later(MORNING, days * DAY))
      ranks.push((await rowOf(id)).confirmRank)
    }
    expect(ranks).toEqual([0, 1, 1, 2])
  })
})
