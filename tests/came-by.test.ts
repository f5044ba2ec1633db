import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../src/db/ids.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { createBusiness, plainFacts } from '../src/directory/records.ts'
import { type Agent, MORNING, openTown, type TestTown } from './support/town.ts'

const TODAY = '2026-11-17'
let town: TestTown
let earl: Agent
const store = { id: '', slug: '' }
const barn = { id: '', slug: '' }
const bare = { id: '', slug: '' }

beforeAll(async () => {
  town = await openTown()
  for (const [shop, name] of [
    [store, 'Gap Hardware'],
    [barn, 'Gap Barn'],
    [bare, 'Creek Farm Stand'],
  ] as const) {
    const made = await inTransaction(town.house.db, (trx) =>
      createBusiness(trx, { ...plainFacts, name }, { accountId: null, source: 'town' }, MORNING),
    )
    Object.assign(shop, made)
  }
  const accountId = await town.account('Earl Presnell')
  for (const { id: businessId } of [store, barn]) {
    const row = { id: newId(), businessId, accountId, role: 'owner', fromOn: '2026-01-01' } as const
    await town.house.db.insertInto('businessPerson').values(row).execute()
  }
  earl = await town.signIn('Earl Presnell')
})

type Words = Record<string, string | string[]>
const send = (agent: Agent, path: string, words: Words = {}) => agent.post(path).type('form').send(words)
const textOf = async (agent: Agent, path: string): Promise<string> => (await agent.get(path).expect(200)).text
const last = (location: string | undefined): string => String(location).split(/[/#]/).at(-1) ?? ''

interface Regular {
  agent: Agent
  grant: string
  /** The address of their page at the store. */
  page: string
  /** The earliest visit of their notebook that is told. */
  name: string
}

/** Somebody who gave the store their card, and whose page there is theirs. */
async function regular(name: string): Promise<Regular> {
  const agent = await town.signIn(name)
  await send(agent, '/account/cards', { callMe: name.split(' ')[0]! }).expect(303)
  const granted = await send(agent, '/account/cards/grants', { business: store.slug }).expect(303)
  const { id } = await town.house.db
    .selectFrom('contact')
    .select('id')
    .where('cardGrantId', '=', last(granted.headers.location))
    .executeTakeFirstOrThrow()
  return { agent, name, grant: granted.headers.location!, page: `/counter/${store.slug}/regulars/${id}` }
}

const visited = {
  business: '',
  visitedOn: TODAY,
  smallTalk: 'zqsmalltalk',
  askNext: 'zqasknext',
  whatFor: 'stove gasket',
}

/** @returns the visit's id */
async function record(agent: Agent, words: Words): Promise<string> {
  const kept = await send(agent, '/notebook/visits', { ...visited, business: store.slug, ...words }).expect(303)
  return kept.headers.location!.split('#v-')[1]!
}

/** The form of a visit as it stands, to be sent again with other words. */
async function correct(agent: Agent, id: string, words: Words): Promise<void> {
  const html = await textOf(agent, `/notebook/visits/${id}/edit`)
  const valueOf = (name: string): string => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(html)?.[1] ?? ''
  const { updatedAt, visitedOn } = await town.house.db
    .selectFrom('visit')
    .select(['updatedAt', 'visitedOn'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const asItStands = { business: store.slug, otherDay: visitedOn, whatFor: 'stove gasket', seenAt: updatedAt }
  await send(agent, `/notebook/visits/${id}/edit`, { ...asItStands, key: valueOf('key'), ...words }).expect(303)
}

const told = { tellThem: '1', cameByShown: '1' }

async function daysAt(page: string): Promise<string[]> {
  const rows = await town.house.db
    .selectFrom('visit')
    .innerJoin('visitContact', 'visitContact.visitId', 'visit.id')
    .select('visit.visitedOn')
    .where('visitContact.contactId', '=', last(page))
    .orderBy('visit.visitedOn')
    .execute()
  return rows.map(({ visitedOn }) => visitedOn)
}

const undoOn = async (page: string): Promise<string> =>
  /action="(\/counter\/[^"]*\/removal)"><input type="hidden" name="token" value="[^"]*"><button class="lnk"><svg[^>]*>.*?<\/svg>Undo/s.exec(
    await textOf(earl, page),
  )?.[1] ?? ''

describe('let them know I came by', () => {
  test('a tick in the form, and the day is in the book of the counter: the day alone', async () => {
    const ruth = await regular('Ruth Calloway')
    const form = await textOf(ruth.agent, `/notebook/visits/new?business=${store.slug}`)
    expect(form).toContain('Let Gap Hardware know I came by')
    const id = await record(ruth.agent, told)
    expect(await daysAt(ruth.page)).toEqual([TODAY])
    const page = await textOf(earl, ruth.page)
    expect(page).toMatch(/Today[\s\S]{0,80}Ruth told you so\./)
    expect(page).not.toMatch(/zqsmalltalk|zqasknext|stove gasket/)
    expect(await textOf(ruth.agent, '/notebook/visits')).toContain('You let them know you came by.')
    expect(await textOf(ruth.agent, ruth.grant)).toContain('By your own word, from your notebook.')
    const row = await town.house.db
      .selectFrom('visit')
      .innerJoin('cameBy', 'cameBy.counterVisitId', 'visit.id')
      .select(['visit.writtenBy', 'visit.recordedBy', 'visit.place', 'visit.whatFor', 'cameBy.whatFor as toldFor'])
      .where('cameBy.visitId', '=', id)
      .executeTakeFirstOrThrow()
    expect(row).toEqual({ writtenBy: null, recordedBy: null, place: null, whatFor: null, toldFor: null })
    expect(await textOf(earl, `/counter/${store.slug}`)).toContain('Ruth Calloway')
  })

  test('what for is told only with its own tick, and taken back with it', async () => {
    const dot = await regular('Dot Hemphill')
    const id = await record(dot.agent, { ...told, tellWhatFor: '1' })
    expect(await textOf(earl, dot.page)).toContain('told you so: stove gasket')
    const form = await textOf(dot.agent, `/notebook/visits/${id}/edit`)
    expect(form).toMatch(/name="tellThem" value="1" checked/)
    expect(form).toMatch(/name="tellWhatFor" value="1" checked/)
    await correct(dot.agent, id, { ...told, tellWhatFor: '1', whatFor: 'lamp oil' })
    expect(await textOf(earl, dot.page)).toContain('told you so: lamp oil')
    await correct(dot.agent, id, told)
    expect(await textOf(earl, dot.page)).not.toMatch(/lamp oil|stove gasket/)
    expect(await daysAt(dot.page)).toEqual([TODAY])
  })

  test('afterwards, corrected, moved to another place, and taken out: the book follows', async () => {
    const ray = await regular('Ray Owle')
    const id = await record(ray.agent, {})
    expect(await daysAt(ray.page)).toEqual([])
    await correct(ray.agent, id, told)
    expect(await daysAt(ray.page)).toEqual([TODAY])
    await correct(ray.agent, id, { ...told, otherDay: '2026-11-12' })
    expect(await daysAt(ray.page)).toEqual(['2026-11-12'])
    await correct(ray.agent, id, { business: barn.slug })
    expect(await daysAt(ray.page)).toEqual([])
    expect(await textOf(earl, `/counter/${barn.slug}/regulars`)).not.toContain('Ray Owle')
    await correct(ray.agent, id, told)
    // The form did not ask: it stays as it was said.
    await correct(ray.agent, id, { otherDay: '2026-11-11' })
    expect(await daysAt(ray.page)).toEqual(['2026-11-11'])
    await correct(ray.agent, id, { cameByShown: '1' })
    expect(await daysAt(ray.page)).toEqual([])
    await correct(ray.agent, id, told)
    await send(ray.agent, `/notebook/visits/${id}/removal`).expect(303)
    expect(await daysAt(ray.page)).toEqual([])
    expect(await textOf(earl, ray.page)).not.toContain('told you so')
  })

  test('sent twice, told again, and with the counter’s own tap: one day', async () => {
    const ana = await regular('Ana Quiroga')
    const key = newId()
    await Promise.all([record(ana.agent, { ...told, key }), record(ana.agent, { ...told, key })])
    await record(ana.agent, { ...told, whatFor: 'and again in the evening' })
    expect(await daysAt(ana.page)).toEqual([TODAY])
    await send(earl, `${ana.page}/visits`).expect(303)
    await send(earl, `${ana.page}/visits`).expect(303)
    expect(await daysAt(ana.page)).toEqual([TODAY])
    const luis = await regular('Luis Ortega')
    await send(earl, `${luis.page}/visits`).expect(303)
    const id = await record(luis.agent, told)
    expect(await daysAt(luis.page)).toEqual([TODAY])
    expect(await textOf(earl, luis.page)).toContain('told you so')
    await correct(luis.agent, id, { cameByShown: '1' })
    // What Earl wrote down himself is not Luis's to take back here: on the page about him it is.
    expect(await daysAt(luis.page)).toEqual([TODAY])
    expect(await textOf(earl, luis.page)).not.toContain('told you so')
  })

  test('at the same moment as the tap: one day, on either engine', async () => {
    const faye = await regular('Faye Greer')
    await Promise.all([record(faye.agent, told), send(earl, `${faye.page}/visits`), send(earl, `${faye.page}/visits`)])
    expect(await daysAt(faye.page)).toEqual([TODAY])
  })

  test('the tap’s undo leaves the word that stood before, and a counter may take the day off its book', async () => {
    const nell = await regular('Nell Farthing')
    const id = await record(nell.agent, told)
    await send(earl, `${nell.page}/visits`).expect(303)
    const undo = await undoOn(nell.page)
    await send(earl, undo).expect(303)
    expect(await textOf(earl, nell.page)).toContain('told you so')
    await send(earl, `${nell.page}/visits`).expect(303)
    await correct(nell.agent, id, { cameByShown: '1' })
    expect(await daysAt(nell.page)).toEqual([TODAY])
    await correct(nell.agent, id, told)
    await send(earl, undo).expect(303)
    await send(earl, undo).expect(303)
    expect(await daysAt(nell.page)).toEqual([])
    // Off the book is off the book, however often the visit is put right.
    await correct(nell.agent, id, { ...told, whatFor: 'other words' })
    expect(await daysAt(nell.page)).toEqual([])
  })

  test('the person concerned erases it on the page about them, too', async () => {
    const opal = await regular('Opal Ward')
    await record(opal.agent, told)
    const erase = /action="(\/account\/cards\/visits\/[^"]+\/removal)"/.exec(await textOf(opal.agent, opal.grant))![1]!
    await send(opal.agent, erase).expect(303)
    expect(await daysAt(opal.page)).toEqual([])
    expect(await textOf(opal.agent, '/notebook/visits')).not.toContain('You let them know')
  })
})

describe('nobody is told who has no card', () => {
  test('the form says what it would take; a forged tick tells nothing', async () => {
    const tom = await town.signIn('Tom Ellis')
    const form = await textOf(tom, `/notebook/visits/new?business=${barn.slug}`)
    expect(form).toContain('they would need your remember-me card first')
    expect(form).toContain(`/account/cards?to=${barn.slug}`)
    expect(await textOf(tom, `/notebook/visits/new?business=${bare.slug}`)).not.toContain('know I came by')
    const id = await record(tom, { ...told, tellWhatFor: '1', business: barn.slug })
    const row = await town.house.db.selectFrom('visit').select('told').where('id', '=', id).executeTakeFirstOrThrow()
    expect(row.told).toBe(0)
    expect(await textOf(earl, `/counter/${barn.slug}/regulars`)).not.toContain('Tom Ellis')
    expect(await town.house.db.selectFrom('cameBy').select('id').where('visitId', '=', id).execute()).toEqual([])
  })

  test('a card at one of an owner’s two shops tells the other nothing', async () => {
    const iva = await regular('Iva Dancy')
    await record(iva.agent, { ...told, business: barn.slug })
    for (const path of [`/counter/${barn.slug}`, `/counter/${barn.slug}/regulars`, `/counter/${barn.slug}?q=iva`])
      expect(await textOf(earl, path)).not.toContain('Iva')
    expect(await daysAt(iva.page)).toEqual([])
  })

  test('“a regular since 1991” is no day anybody came in', async () => {
    const pilar = await regular('Pilar Zúñiga')
    await record(pilar.agent, { ...told, since: '1991' })
    expect(await daysAt(pilar.page)).toEqual([])
  })
})

describe('the card is taken back', () => {
  test('the days told go with it where that is ticked, and stay tied to nobody where it is not', async () => {
    const hal = await regular('Hal Testerman')
    const notebook = '/notebook/visits'
    await record(hal.agent, told)
    await send(earl, `${hal.page}/notes`, { body: 'Likes the north window' }).expect(303)
    expect(await textOf(hal.agent, `${hal.grant}/revocation`)).toContain('the days I let them know of')
    await send(hal.agent, `${hal.grant}/revocation`, { takeBack: '1' }).expect(303)
    expect(await daysAt(hal.page)).toEqual([])
    expect(await textOf(hal.agent, notebook)).not.toContain('You let them know')

    const joe = await regular('Joe Absher')
    const id = await record(joe.agent, told)
    await send(earl, `${joe.page}/notes`, { body: 'Likes the south window' }).expect(303)
    await send(joe.agent, `${joe.grant}/revocation`).expect(303)
    expect(await daysAt(joe.page)).toEqual([TODAY])
    expect(await textOf(earl, joe.page)).not.toContain('told you so')
    expect(await town.house.db.selectFrom('cameBy').select('id').where('visitId', '=', id).execute()).toEqual([])
    await send(joe.agent, `/notebook/visits/${id}/removal`).expect(303)
    expect(await daysAt(joe.page)).toEqual([TODAY])
  })

  test('two pages that are put together keep one day', async () => {
    const made = await send(earl, `/counter/${store.slug}/regulars`, { name: 'Grace Yoon' }).expect(303)
    const own = made.headers.location!
    await send(earl, `${own}/visits`).expect(303)
    const grace = await regular('Grace Yoon')
    const id = await record(grace.agent, told)
    await record(grace.agent, { ...told, visitedOn: '2026-11-16' })
    await send(earl, `${own}/joining`).expect(303)
    expect(await daysAt(own)).toEqual(['2026-11-16', TODAY])
    await send(grace.agent, `/notebook/visits/${id}/removal`).expect(303)
    expect(await daysAt(own)).toEqual(['2026-11-16', TODAY])
  })
})

test('whatever is told, tapped, undone and taken back: a day is in the book while somebody’s word stands', async () => {
  const { house } = town
  let round = 0
  const step = fc.record({
    what: fc.constantFrom('tell', 'tell', 'untell', 'tap', 'usual', 'takeBack', 'move', 'remove'),
    which: fc.nat(2),
    day: fc.constantFrom(TODAY, '2026-11-16'),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 9 }), async (steps) => {
      round += 1
      const one = await regular(`Wanda ${'abcdefghijklmnopqrstuvwxyz'[round] ?? ''} Triplett${String(round)}`)
      const mine: { id: string; day: string; told: boolean; off: boolean }[] = []
      let tapped = false
      for (const { what, which, day } of steps) {
        const visit = mine[which % Math.max(1, mine.length)]
        if (what === 'tell') {
          const id = await record(one.agent, { ...told, visitedOn: day, key: newId(), whatFor: `for ${newId()}` })
          mine.push({ id, day, told: true, off: false })
        } else if (what === 'tap' || what === 'usual') {
          await send(earl, `${one.page}/visits`, what === 'usual' ? { for: 'usual' } : {}).expect(303)
          tapped = true
        } else if (what === 'takeBack') {
          const there = await house.db
            .selectFrom('visit')
            .innerJoin('visitContact', 'visitContact.visitId', 'visit.id')
            .select('visit.id')
            .where('visitContact.contactId', '=', last(one.page))
            .where('visit.visitedOn', '=', TODAY)
            .executeTakeFirst()
          if (!there) continue
          await send(earl, `/counter/${store.slug}/visits/${there.id}/removal`).expect(303)
          const words = mine.filter((kept) => kept.told && !kept.off && kept.day === TODAY)
          if (!tapped) words.forEach((kept) => (kept.off = true))
          tapped = false
        } else if (visit && what === 'untell') {
          await correct(one.agent, visit.id, { cameByShown: '1' })
          Object.assign(visit, { told: false, off: false })
        } else if (visit && what === 'move' && visit.told && !visit.off) {
          await correct(one.agent, visit.id, { ...told, otherDay: day })
          visit.day = day
        } else if (visit && what === 'remove') {
          await send(one.agent, `/notebook/visits/${visit.id}/removal`).expect(303)
          mine.splice(mine.indexOf(visit), 1)
        }
      }
      const days = mine.filter((kept) => kept.told && !kept.off).map(({ day }) => day)
      expect(await daysAt(one.page)).toEqual([...new Set([...days, ...(tapped ? [TODAY] : [])])].sort())
    }),
    { numRuns: 25, endOnFailure: false },
  )
}, 60_000)
