import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { businessSold } from '../src/handlers.ts'
import { columns } from '../src/db/columns.ts'
import type { Declared } from '../src/db/columns/notation.ts'
import { newId } from '../src/db/ids.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { audienceOf, factNames } from '../src/directory/facts.ts'
import { addFace, type BusinessFacts, createBusiness, plainFacts } from '../src/directory/records.ts'
import { directorySold, staysWithSold } from '../src/directory/sales/own-rows.ts'
import { stayings, successorFacts } from '../src/directory/sales/rules.ts'
import { type Agent, MORNING, openTown, type TestTown } from './support/town.ts'

let town: TestTown
let ruth: Agent
let earl: Agent
let tammy: Agent
let dee: Agent

beforeAll(async () => {
  town = await openTown()
  ruth = await town.signIn('Ruth Calloway')
  earl = await town.signIn('Earl Presnell')
  tammy = await town.signIn('Tammy Greer')
  dee = await town.signIn('Dee Whitlock', 'steward')
})

const shop: Partial<BusinessFacts> = {
  categories: ['hardware'],
  about: 'Nails by the pound.',
  street: '12 Main Street',
  locality: 'Laurel Gap',
  region: 'NC',
  phone: '+13365550142',
  hours: 'Mo-Fr 07:30-17:30',
  approach: 'walk-in',
  pays: 'cash check',
  spoken: 'en',
  makesMyDay: 'Bring the old part.',
}

interface Shop {
  id: string
  slug: string
  code: string
  faces: Record<string, string>
}

/** A shop of Earl's with Tammy behind the counter, and both on its page. */
async function openShop(name: string, facts: Partial<BusinessFacts> = {}): Promise<Shop> {
  const people = { earl: await town.account('Earl Presnell'), tammy: await town.account('Tammy Greer') }
  return inTransaction(town.house.db, async (trx) => {
    const by = { accountId: null, source: 'osm', licence: 'ODbL', attribution: 'OpenStreetMap contributors' }
    const made = await createBusiness(trx, { ...plainFacts, ...shop, name, ...facts }, by, MORNING)
    const faces: Record<string, string> = {}
    for (const [who, called] of [
      ['earl', 'Earl Presnell'],
      ['tammy', 'Tammy Greer'],
    ] as const) {
      const face = { name: called, role: null, line: null, language: 'en', whenIn: null, openers: [] } as const
      faces[who] = await addFace(trx, made.id, { ...face, accountId: people[who], audience: 'anybody' }, MORNING)
      const role = who === 'earl' ? 'owner' : 'staff'
      await trx
        .insertInto('businessPerson')
        .values({ id: newId(), businessId: made.id, accountId: people[who], role, fromOn: '2026-01-01' })
        .execute()
    }
    return { ...made, faces }
  })
}

type Words = Record<string, string | string[]>
const send = (agent: Agent, path: string, words: Words = {}) => agent.post(path).type('form').send(words)
const textOf = async (agent: Agent, path: string): Promise<string> => (await agent.get(path).expect(200)).text
const everything = [...stayings]
/** A page's words without the address that was asked for and the tokens drawn anew. */
const bare = (html: string, slug: string): string =>
  html.replaceAll(slug, '').replace(/name="(key|token)" value="[^"]*"/g, '')

const sell = (agent: Agent, { slug }: Pick<Shop, 'slug'>, words: Words = {}) =>
  send(agent, `/directory/${slug}/sale`, { name: `${slug} next`, stays: everything, revision: '1', ...words })

const entry = (slug: string) =>
  town.house.db.selectFrom('business').selectAll().where('slug', '=', slug).executeTakeFirstOrThrow()

describe('what goes along', () => {
  const facts = fc.record({
    name: fc.string({ minLength: 1, maxLength: 9 }),
    categories: fc.subarray(['hardware', 'cafe']),
    street: fc.option(fc.constantFrom('12 Main Street', '4 Far Road')),
    locality: fc.option(fc.constant('Laurel Gap')),
    lat: fc.option(fc.constant(36.4)),
    lon: fc.option(fc.constant(-81.3)),
    postcode: fc.option(fc.constant('28600')),
    addressShown: fc.constantFrom('full' as const, 'road' as const, 'town' as const),
    phone: fc.option(fc.constant('+13365550142')),
    phoneAudience: fc.constantFrom('anybody' as const, 'neighbors' as const, 'owners' as const),
    mail: fc.option(fc.constant('earl@example.org')),
    hours: fc.option(fc.constant('Mo-Fr 09:00-17:00')),
    makesMyDay: fc.option(fc.constant('Bring the old part.')),
    chalkboard: fc.option(fc.constant('Seed potatoes are in')),
    remembers: fc.option(fc.constant('Alvin.')),
    standing: fc.constantFrom('open' as const, 'moved' as const, 'closed' as const),
    about: fc.option(fc.constant('Nails.')),
  })

  test('is what neighbors could read, and was ticked; nothing else', () => {
    fc.assert(
      fc.property(facts, fc.subarray([...stayings]), (some, ticked) => {
        const sold: BusinessFacts = { ...plainFacts, ...some }
        const next = successorFacts(sold, 'Next', ticked)
        for (const name of factNames) {
          if (['name', 'aboutLanguage'].includes(name)) continue
          const said = next[name]
          const left = JSON.stringify(said) !== JSON.stringify(plainFacts[name])
          if (left) expect([said, audienceOf(name, sold)]).not.toEqual([said, 'owners'])
          if (left) expect(said).toEqual(sold[name])
        }
        expect([next.standing, next.makesMyDay, next.chalkboard, next.remembers, next.mail]).toEqual([
          'open',
          ...[null, null, null, null],
        ])
        if (ticked.length === 0)
          expect(next).toEqual({ ...plainFacts, aboutLanguage: sold.aboutLanguage, name: 'Next' })
      }),
    )
  })

  test('every column that points to a business or a face is treated by a room, once', () => {
    const declared: Declared = columns
    const pointing = Object.entries(declared).flatMap(([table, all]) =>
      Object.entries(all)
        .filter(([, column]) => ['business', 'face'].includes(column.reference?.table ?? ''))
        .map(([name]) => `${table}.${name}`),
    )
    const treated = [...staysWithSold, ...[directorySold, ...businessSold].flatMap(({ treats }) => treats)]
    expect([...treated].sort()).toEqual(pointing.sort())
  })
})

describe('a sale', () => {
  test('is written down by the owner: a new page begins, and the old one leads there', async () => {
    const old = await openShop('Gap Hardware')
    const form = await textOf(earl, `/directory/${old.slug}/sale`)
    expect(form).toContain('12 Main Street')
    expect(form).toContain('(336) 555-0142')
    expect(form).toContain('Nobody new reads any of it')
    expect(form).toMatch(new RegExp(`name="faces" value="${old.faces.tammy!}">`))
    const answer = await sell(earl, old, { words: 'To Tammy’s cousin.', faces: [old.faces.tammy!] }).expect(303)
    expect(answer.headers.location).toBe('/directory/gap-hardware')
    const page = await textOf(town.visitor(), '/directory/gap-hardware')
    expect(page).toContain('This place changed hands.')
    expect(page).toContain('To Tammy’s cousin.')
    expect(page).toContain('<a href="/directory/gap-hardware-next">gap-hardware next</a>')
    const next = await textOf(town.visitor(), '/directory/gap-hardware-next')
    expect(next).toContain('It carries on <a href="/directory/gap-hardware">Gap Hardware</a>')
    expect(next).toContain('Ask for Tammy')
    expect(next).toContain('12 Main Street')
    expect(next).toContain('OpenStreetMap contributors')
    for (const left of ['Earl Presnell', 'Bring the old part']) expect(next).not.toContain(left)
    const [before, after] = [await entry(old.slug), await entry('gap-hardware-next')]
    expect(after.code).not.toBe(before.code)
    expect([after.hours, after.confirmedAt, after.number]).toEqual(['Mo-Fr 07:30-17:30', null, before.number + 1])
    expect((await town.visitor().get(`/b/${old.code}`).expect(302)).headers.location).toBe('/directory/gap-hardware')
    const history = await textOf(town.visitor(), '/directory/gap-hardware/history')
    for (const said of ['It goes on as', 'Who carries it on', 'gap-hardware next']) expect(history).toContain(said)
    expect(await textOf(town.visitor(), '/directory')).not.toContain('href="/directory/gap-hardware"')
  })

  test('keeps its name where the name stays, and makes one place however often it is sent', async () => {
    const old = await openShop('Twice Hardware')
    const words = { name: 'Twice Hardware', key: newId() }
    await sell(earl, old, words).expect(303)
    await sell(earl, old, words).expect(303)
    const all = await town.house.db.selectFrom('business').select('slug').where('name', '=', 'Twice Hardware').execute()
    expect(all.map(({ slug }) => slug).sort()).toEqual(['twice-hardware', 'twice-hardware-2'])
    const second = await sell(earl, old, { name: 'Another', key: newId() }).expect(409)
    expect(second.text).toContain('Somebody wrote this down before you.')
  })

  test('by two at once is one, and the other reads so', async () => {
    const old = await openShop('Race Hardware')
    const answers = await Promise.all([sell(earl, old, { name: 'Race A' }), sell(dee, old, { name: 'Race B' })])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    const sales = await town.house.db.selectFrom('businessSale').select('id').where('businessId', '=', old.id).execute()
    expect(sales).toHaveLength(1)
  })

  test('says beside the field what is wrong, with the words typed', async () => {
    const old = await openShop('Wrong Hardware')
    const bad = async (words: Words, says: string): Promise<void> => {
      const answer = await sell(earl, old, { words: 'To <b>Joan</b>', ...words }).expect(422)
      expect(answer.text).toContain(says)
      expect(answer.text).toContain('To &lt;b&gt;Joan&lt;/b&gt;')
    }
    await bad({ name: '' }, 'name-error')
    await bad({ name: 'x'.repeat(121) }, 'name-error')
    await bad({ since: '2026-11-18' }, 'That day is still to come')
    await bad({ since: 'soon' }, 'since-error')
    await bad({ stays: ['everything'] }, 'class="err"')
    await bad({ buyer: 'Nobody Atall' }, 'Nobody in town has an account by that name')
    await bad({ buyer: 'Earl Presnell' }, 'Then it stays yours')
    expect((await entry(old.slug)).standing).toBe('open')
  })

  test('is nobody’s but the owner’s and the desk’s to write down', async () => {
    const old = await openShop('Quiet Hardware')
    const [theirs, nowhere] = [
      await ruth.get(`/directory/${old.slug}/sale`).expect(404),
      await ruth.get('/directory/no-such-place/sale').expect(404),
    ]
    expect(bare(theirs.text, old.slug)).toBe(bare(nowhere.text, 'no-such-place'))
    for (const agent of [ruth, tammy]) {
      await agent.get(`/directory/${old.slug}/sale`).expect(404)
      await sell(agent, old).expect(404)
      await send(agent, `/directory/${old.slug}/sale/undoing`).expect(404)
    }
    expect((await entry(old.slug)).standing).toBe('open')
    await sell(dee, old).expect(303)
    expect(await textOf(dee, '/stewards/audit')).toContain('wrote down that a place changed hands')
    for (const agent of [ruth, tammy]) await agent.get(`/directory/${old.slug}/sale`).expect(404)
    expect(await textOf(earl, `/directory/${old.slug}`)).toContain(`/directory/${old.slug}/sale"`)
    expect(await textOf(tammy, `/directory/${old.slug}`)).not.toContain(`/directory/${old.slug}/sale"`)
  })

  test('hands over no address that was redacted, and no number that was for the owners', async () => {
    const hidden = { street: '99 Hollow Road', postcode: '28617', lat: 36.41, lon: -81.33 }
    const old = await openShop('Home Hardware', { ...hidden, addressShown: 'town', phoneAudience: 'owners' })
    const form = await textOf(dee, `/directory/${old.slug}/sale`)
    for (const word of ['99 Hollow', '555-0142']) expect(form).not.toContain(word)
    await sell(earl, old).expect(303)
    const { street, postcode, lat, lon, phone, addressShown, locality } = await entry('home-hardware-next')
    expect([street, postcode, lat, lon, phone]).toEqual([null, null, null, null, null])
    expect([addressShown, locality]).toEqual(['town', 'Laurel Gap'])
  })

  test('is no pair for the desk to merge, and is not merged', async () => {
    const old = await openShop('Pair Hardware')
    await sell(earl, old, { name: 'Pair Hardware' }).expect(303)
    const next = await entry('pair-hardware-2')
    const pair = await town.house.db
      .selectFrom('duplicatePair')
      .select('state')
      .where((eb) => eb.or([eb('oneId', '=', next.id), eb('otherId', '=', next.id)]))
      .execute()
    expect(pair).toEqual([{ state: 'not-the-same' }])
    for (const [keep, gone] of [
      [old.id, next.id],
      [next.id, old.id],
    ] as const) {
      const revisions = { keptRevision: keep === old.id ? '2' : '1', goneRevision: gone === old.id ? '2' : '1' }
      const refused = await send(dee, '/stewards/merges', { keep, gone, ...revisions }).expect(409)
      expect(refused.text).toContain('One of the two was sold.')
    }
  })
})

describe('behind the counter', () => {
  /** Ruth is in Earl's book, by her card, with a line for the owners alone. */
  async function bookOf(old: Shop): Promise<string> {
    const at = `/counter/${old.slug}`
    const made = await send(earl, `${at}/regulars`, { name: 'Ruth C.' }).expect(303)
    const regular = made.headers.location!.split('/').at(-1)!
    await send(earl, `${at}/regulars/${regular}/notes`, { body: 'Likes hickory handles' }).expect(303)
    await send(earl, `${at}/regulars/${regular}/notes`, { body: 'Paid her brother’s tab', ownersOnly: '1' }).expect(303)
    await send(ruth, '/account/cards', { callMe: 'Ruth', usual: 'Two keys' })
    const granted = await send(ruth, '/account/cards/grants', { business: old.slug }).expect(303)
    const { id } = await town.house.db
      .selectFrom('cardGrant')
      .select('id')
      .where('businessId', '=', old.id)
      .executeTakeFirstOrThrow()
    await town.house.db.updateTable('contact').set({ cardGrantId: id }).where('id', '=', regular).execute()
    expect(granted.headers.location).toContain(id)
    return id
  }

  test('everybody leaves it the same minute, nobody comes to it, and the person concerned still reads and erases', async () => {
    const old = await openShop('Book Hardware')
    const grant = await bookOf(old)
    await textOf(tammy, `/counter/${old.slug}`)
    const wanda = await town.signIn('Wanda Hart')
    await sell(earl, old, { buyer: 'Wanda Hart', faces: Object.values(old.faces) }).expect(303)
    const open = async (agent: Agent, slug: string) => (await agent.get(`/counter/${slug}`)).status
    for (const agent of [earl, tammy, dee, wanda]) expect(await open(agent, old.slug)).toBe(404)
    const page = await textOf(ruth, `/account/cards/${grant}`)
    expect(page).toContain('Likes hickory handles')
    expect(page).toContain('Paid her brother’s tab')
    const note = /notes\/([0-9a-f-]{36})\/removal/.exec(page)![1]!
    await send(ruth, `/account/cards/notes/${note}/removal`).expect(303)
    expect((await textOf(ruth, `/account/cards/${grant}`)).match(/notes\/[0-9a-f-]{36}\/removal/g)).toHaveLength(1)

    // Wanda says yes: her book is empty, and neither the card nor the regular is in it.
    const word = await textOf(wanda, '/word')
    expect(word).toContain('Earl Presnell wrote down that Book Hardware is yours now, as book-hardware next.')
    const sale = /\/sales\/([0-9a-f-]{36})\/agreement/.exec(word)![1]!
    for (const agent of [ruth, earl, dee]) await send(agent, `/sales/${sale}/agreement`).expect(404)
    expect(await open(wanda, 'book-hardware-next')).toBe(404)
    await send(wanda, `/sales/${sale}/agreement`).expect(303)
    await send(wanda, `/sales/${sale}/agreement`).expect(404)
    const book = await textOf(wanda, '/counter/book-hardware-next')
    for (const left of ['Ruth', 'hickory', 'Two keys']) expect(book).not.toContain(left)
    expect(await open(wanda, old.slug)).toBe(404)
    // The public page is hers when nobody can object any more.
    await wanda.get('/directory/book-hardware-next/edit').expect(404)

    // Even put behind the old counter by the desk she would read nothing.
    const refused = await send(dee, `/stewards/people/${old.slug}`, {
      name: 'Wanda Hart',
      role: 'owner',
      fromOn: '2026-11-17',
    })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('This place changed hands.')
    await town.house.db
      .insertInto('businessPerson')
      .values({
        id: newId(),
        businessId: old.id,
        accountId: await town.account('Wanda Hart'),
        role: 'owner',
        fromOn: '2026-01-01',
      })
      .execute()
    expect(await open(wanda, old.slug)).toBe(404)
    const claimed = await send(wanda, `/directory/${old.slug}/claim`, { claimedAs: 'owner' }).expect(303)
    expect(claimed.headers.location).toBe('/directory/book-hardware-next/claim')
  })

  test('whoever is named and is not the one says so, and stands behind nothing', async () => {
    const old = await openShop('Refused Hardware')
    const joan = await town.signIn('Joan Miller')
    await sell(earl, old, { buyer: 'Joan Miller' }).expect(303)
    expect(await textOf(earl, `/directory/${old.slug}/sale`)).toContain('Joan Miller is asked whether it is theirs')
    const sale = /\/sales\/([0-9a-f-]{36})\/refusal/.exec(await textOf(joan, '/word'))![1]!
    await send(joan, `/sales/${sale}/refusal`).expect(303)
    expect(await textOf(joan, '/word')).not.toContain(sale)
    await joan.get('/counter/refused-hardware-next').expect(404)
    expect(await textOf(earl, `/directory/${old.slug}/sale`)).not.toContain('Joan')
  })

  test('a claim that waits ends with the sale, and its claimant reads so', async () => {
    const old = await openShop('Claimed Hardware')
    const hoyt = await town.signIn('Hoyt Barker')
    await send(hoyt, `/directory/${old.slug}/claim`, { claimedAs: 'manager' }).expect(303)
    const { id } = await town.house.db
      .selectFrom('claim')
      .select('id')
      .where('businessId', '=', old.id)
      .executeTakeFirstOrThrow()
    await sell(earl, old).expect(303)
    expect(await textOf(hoyt, '/word')).toContain('your claim to it ended with that')
    await send(dee, `/stewards/claims/${id}/handshake`).expect(409)
    await send(dee, `/directory/${old.slug}/sale/undoing`).expect(303)
    await send(dee, `/stewards/claims/${id}/handshake`).expect(303)
  })

  test('the address before a merge, or before a new name, leads to the book for those behind it', async () => {
    const [kept, gone] = [await openShop('Kept Saws', { phone: null }), await openShop('Gone Saws', { phone: null })]
    const both = { keep: kept.id, gone: gone.id, keptRevision: '1', goneRevision: '1' }
    await send(dee, '/stewards/merges', both).expect(303)
    const at = async (agent: Agent, path: string) => (await agent.get(path)).headers.location
    expect(await at(earl, '/counter/gone-saws')).toBe('/counter/kept-saws')
    expect(await at(tammy, '/counter/gone-saws/regulars?find=ru')).toBe('/counter/kept-saws/regulars?find=ru')
    const { revision } = await entry('kept-saws')
    const named = { name: 'Sharp Saws', trade1: 'Hardware store', revision: String(revision) }
    await send(earl, '/directory/kept-saws/edit', named).expect(303)
    for (const slug of ['kept-saws', 'gone-saws'])
      expect(await at(earl, `/counter/${slug}`)).toBe('/counter/sharp-saws')
    const nowhere = await ruth.get('/counter/no-such-saws').expect(404)
    for (const slug of ['kept-saws', 'gone-saws', 'sharp-saws']) {
      const answer = await ruth.get(`/counter/${slug}`).expect(404)
      expect(answer.text.length - slug.length).toBe(nowhere.text.length - 'no-such-saws'.length)
    }
  })
})

describe('what hung on it', () => {
  test('stays on the old page, is not counted for the new one, and asks nobody any more', async () => {
    const old = await openShop('Hung Hardware')
    await send(ruth, `/directory/${old.slug}/recommendations`, {
      words: 'Found the two-dollar washer.',
      anybody: '1',
    }).expect(303)
    await send(ruth, '/notebook/visits', { business: old.slug, visitedOn: '2026-11-16', smallTalk: 'Rain' }).expect(303)
    const form = { name: 'Hung Hardware', trade1: 'Hardware store', about: 'Nails and rope.', revision: '1' }
    await send(ruth, `/directory/${old.slug}/suggestions`, form).expect(303)
    await send(earl, '/refrigerator/lines', { topic: 'chainsaw', words: 'Sharp chains', business: old.slug }).expect(
      303,
    )
    expect(await textOf(ruth, '/refrigerator')).toContain('Sharp chains')
    const closed = {
      kind: 'closure',
      words: 'Gone fishing',
      language: 'en',
      audience: 'anybody',
      as: old.slug,
      day: '2026-11-20',
    }
    await send(earl, '/porch', closed).expect(303)
    expect(await textOf(ruth, '/porch')).toContain('Gone fishing')
    await sell(earl, old).expect(303)
    expect(await textOf(town.visitor(), `/directory/${old.slug}`)).toContain('Found the two-dollar washer.')
    const next = await textOf(ruth, '/directory/hung-hardware-next')
    expect(next).not.toContain('two-dollar washer')
    expect(next).not.toContain('Rain')
    expect(await textOf(ruth, '/word')).toContain('Hung Hardware')
    const { state, reason } = await town.house.db
      .selectFrom('suggestion')
      .select(['state', 'reason'])
      .where('businessId', '=', old.id)
      .executeTakeFirstOrThrow()
    expect([state, reason]).toEqual(['declined', expect.stringContaining('in other hands now')])
    expect(await textOf(ruth, '/refrigerator')).not.toContain('Sharp chains')
    expect(await textOf(ruth, '/porch')).not.toContain('Gone fishing')
    const card = await textOf(ruth, `/notebook/walk-in/${old.slug}`)
    expect(card).toContain('Rain')
    expect(card).toContain('<a href="/notebook/walk-in/hung-hardware-next">hung-hardware next</a>')
    expect(await textOf(ruth, '/notebook/walk-in/hung-hardware-next')).toContain(
      `<a href="/notebook/walk-in/${old.slug}">`,
    )
    await send(ruth, `/directory/${old.slug}/recommendations`, { words: 'Again' }).expect((answer) => {
      expect(answer.status).not.toBe(200)
    })
  })

  test('a word for somebody, and their face in a notebook, goes with whoever stays on', async () => {
    const old = await openShop('Word Hardware')
    for (const who of ['earl', 'tammy']) {
      const about = {
        who: `face-${old.faces[who]!}`,
        topic: who === 'earl' ? 'Piano tuning' : 'Deer processing',
        namesMe: '1',
      }
      await send(ruth, '/who/vouches', about).expect(303)
    }
    await sell(earl, old, { faces: [old.faces.tammy!] }).expect(303)
    const asked = async (topic: string) => textOf(ruth, `/who?about=${encodeURIComponent(topic)}`)
    expect(await asked('Deer processing')).toContain('word-hardware-next')
    expect(await asked('Piano tuning')).not.toContain('word-hardware')
  })
})

describe('taken back', () => {
  const tables = [
    'business',
    'face',
    'businessPerson',
    'claim',
    'rating',
    'suggestion',
    'porchPost',
    'cardGrant',
    'notebook',
    'contact',
    'note',
  ]
  /** What is worked out anew from the hours, and what a revision says of itself. */
  const workedOut = {
    revision: 0,
    updatedAt: '',
    outlook: '',
    openState: '',
    openRank: 0,
    openUntil: '',
    opensAt: '',
    lookAgainAt: '',
  }
  async function standing(old: Shop): Promise<Record<string, string[]>> {
    const all: Record<string, string[]> = {}
    for (const table of tables) {
      const key = table === 'business' ? 'id' : 'businessId'
      const where = ['contact', 'note'].includes(table)
        ? sql`"notebookId" in (select "id" from "notebook" where "businessId" = ${old.id})`
        : sql`${sql.ref(key)} = ${old.id}`
      const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)} where ${where}`.execute(
        town.house.db,
      )
      all[table] = rows.map((row) => JSON.stringify(table === 'business' ? { ...row, ...workedOut } : row)).sort()
    }
    return all
  }

  test('it stands as it stood, by an owner whose role had ended; what was pressed leads back', async () => {
    const old = await openShop('Back Hardware')
    await send(ruth, `/directory/${old.slug}/rating`, { wouldGoBack: 'yes', visitedOn: '2026-11-17' })
    const form = { name: 'Back Hardware', trade1: 'Hardware store', about: 'Nails and rope.', revision: '1' }
    await send(ruth, `/directory/${old.slug}/suggestions`, form).expect(303)
    const before = await standing(old)
    await sell(earl, old, { faces: Object.values(old.faces) }).expect(303)
    const { code } = await entry('back-hardware-next')
    // What residents write for themselves stands in nobody's way, and is of the place.
    await send(ruth, '/notebook/visits', {
      business: 'back-hardware-next',
      visitedOn: '2026-11-17',
      smallTalk: 'New sign',
    }).expect(303)
    expect(await textOf(earl, `/directory/${old.slug}/sale`)).toContain('Take it back')
    await send(earl, `/directory/${old.slug}/sale/undoing`).expect(303)
    expect(await standing(old)).toEqual(before)
    await textOf(earl, `/counter/${old.slug}`)
    await textOf(tammy, `/counter/${old.slug}`)
    expect((await town.visitor().get('/directory/back-hardware-next').expect(301)).headers.location).toBe(
      '/directory/back-hardware',
    )
    expect((await town.visitor().get(`/b/${code}`).expect(302)).headers.location).toBe('/directory/back-hardware')
    expect(await textOf(ruth, `/notebook/walk-in/${old.slug}`)).toContain('New sign')
    await send(earl, `/directory/${old.slug}/sale/undoing`).expect(404)
    const { revision } = await entry(old.slug)
    await sell(earl, old, { name: 'Back Again', revision: String(revision) }).expect(303)
  })

  test('not from somebody whose it is by now, but by the desk', async () => {
    const old = await openShop('Settled Hardware')
    const lena = await town.signIn('Lena Ward')
    await sell(earl, old, { buyer: 'Lena Ward' }).expect(303)
    const sale = /\/sales\/([0-9a-f-]{36})\/agreement/.exec(await textOf(lena, '/word'))![1]!
    await send(lena, `/sales/${sale}/agreement`).expect(303)
    expect(await textOf(earl, `/directory/${old.slug}/sale`)).toContain('Take it back')
    await town.house.db
      .updateTable('claim')
      .set({ state: 'settled' })
      .where('accountId', '=', await town.account('Lena Ward'))
      .execute()
    expect(await textOf(earl, `/directory/${old.slug}/sale`)).toContain('The new place is theirs by now.')
    const refused = await send(earl, `/directory/${old.slug}/sale/undoing`).expect(409)
    expect(refused.text).toContain('The new place is theirs by now.')
    await textOf(lena, '/counter/settled-hardware-next')
    await send(dee, `/directory/${old.slug}/sale/undoing`).expect(303)
    await lena.get('/counter/settled-hardware-next').expect(404)
    await textOf(earl, `/counter/${old.slug}`)
  })

  test('not once somebody wrote on the new page, or after thirty days', async () => {
    const old = await openShop('Written Hardware')
    await sell(earl, old).expect(303)
    await send(ruth, '/directory/written-hardware-next/recommendations', { words: 'Good start.' }).expect(303)
    expect(await textOf(earl, `/directory/${old.slug}/sale`)).not.toContain('Take it back')
    const refused = await send(earl, `/directory/${old.slug}/sale/undoing`).expect(409)
    expect(refused.text).toContain('Somebody has written on the new page or in its book since.')
    const late = await openShop('Late Hardware')
    await sell(earl, late).expect(303)
    town.setClock('2026-12-18T15:00:00.000Z')
    const desk = await town.signIn('Dee Whitlock', 'steward')
    const tooLate = await send(desk, `/directory/${late.slug}/sale/undoing`).expect(409)
    expect(tooLate.text).toContain('The thirty days are over')
    await town.jobs.runDue('2026-12-18T15:00:00.000Z')
    const kept = await town.house.db.selectFrom('businessSale').select('snapshot').execute()
    expect(kept.filter(({ snapshot }) => snapshot !== '')).toEqual([])
    expect(await textOf(desk, `/directory/${late.slug}/sale`)).toContain('The thirty days are over')
    town.setClock(MORNING)
    earl = await town.signIn('Earl Presnell')
    ruth = await town.signIn('Ruth Calloway')
    tammy = await town.signIn('Tammy Greer')
    dee = await town.signIn('Dee Whitlock', 'steward')
  })

  test('from the history nobody puts back how a place stood before it was sold', async () => {
    const old = await openShop('History Hardware')
    await sell(earl, old).expect(303)
    expect(await textOf(dee, `/directory/${old.slug}/history`)).not.toContain('part=')
    const form = await textOf(dee, `/directory/${old.slug}/returns/new?to=1`)
    expect(form).not.toContain('value="standing"')
    await send(dee, `/directory/${old.slug}/returns`, { to: '1', revision: '2', part: 'standing' }).expect(422)
    expect((await entry(old.slug)).standing).toBe('sold')
  })
})

describe('moved', () => {
  test('is the same place: the new address, since when, and what neighbors say stays', async () => {
    const old = await openShop('Moving Hardware', { lat: 36.4, lon: -81.3, directions: 'Past the church.' })
    await send(ruth, `/directory/${old.slug}/recommendations`, { words: 'Good.', anybody: '1' }).expect(303)
    for (const agent of [ruth, tammy]) await agent.get(`/directory/${old.slug}/move`).expect(404)
    expect(await textOf(earl, `/directory/${old.slug}/edit`)).toContain(`/directory/${old.slug}/move`)
    const where = {
      street: '4 Depot Street',
      locality: 'Laurel Gap',
      since: '2026-11-10',
      words: 'Same bench.',
      revision: '1',
    }
    for (const [words, says] of [
      [{ street: '' }, 'street-error'],
      [{ since: '2027-01-01' }, 'That day is still to come'],
      [{ locality: '12 Main' }, 'locality-error'],
    ] as const)
      expect((await send(earl, `/directory/${old.slug}/move`, { ...where, ...words }).expect(422)).text).toContain(says)
    await send(earl, `/directory/${old.slug}/move`, where).expect(303)
    await send(earl, `/directory/${old.slug}/move`, where).expect(303)
    const page = await textOf(town.visitor(), `/directory/${old.slug}`)
    for (const said of ['This place moved on November 10, 2026', 'Same bench.', '4 Depot Street', 'Good.'])
      expect(page).toContain(said)
    expect(page).not.toContain('Past the church')
    expect((await entry(old.slug)).lat).toBeNull()
    const other = await send(dee, `/directory/${old.slug}/move`, { ...where, street: '9 Far Road' }).expect(409)
    expect(other.text).toContain('9 Far Road')
    await send(earl, `/directory/${old.slug}/move/settling`).expect(303)
    expect(await textOf(town.visitor(), `/directory/${old.slug}`)).not.toContain('This place moved')
    expect((await entry(old.slug)).street).toBe('4 Depot Street')
  })
})

describe('somebody died', () => {
  test('their family says so: nobody is sent to them, and the page remembers', async () => {
    const old = await openShop('Chair Hardware')
    const dinah = await town.signIn('Dinah Presnell')
    const family = { businessId: old.id, accountId: await town.account('Dinah Presnell'), role: 'family' } as const
    await town.house.db
      .insertInto('businessPerson')
      .values({ id: newId(), ...family, fromOn: '2026-01-01' })
      .execute()
    await send(ruth, '/who/vouches', { who: `face-${old.faces.earl!}`, topic: 'Chair caning', namesMe: '1' }).expect(
      303,
    )
    const at = `/directory/${old.slug}/remembering`
    for (const agent of [ruth, tammy]) await agent.get(at).expect(404)
    expect(await textOf(dinah, `/directory/${old.slug}/edit`)).toContain(at)
    expect((await send(dinah, at, { who: '', revision: '1' }).expect(422)).text).toContain('Say who it was')
    expect((await send(dinah, at, { who: newId(), revision: '1' }).expect(422)).text).toContain('Say who it was')
    const later = { who: old.faces.earl!, diedOn: '2027-01-01', words: 'Forty years.', revision: '1' }
    expect((await send(dinah, at, later).expect(422)).text).toContain('That day is still to come')
    await send(dinah, at, { ...later, diedOn: '' }).expect(303)
    const page = await textOf(town.visitor(), `/directory/${old.slug}`)
    expect(page).toContain('Forty years.')
    expect(page).toContain('Ask for Tammy')
    expect(page).not.toContain('Earl Presnell')
    expect(await textOf(ruth, '/who?about=Chair%20caning')).not.toContain('Earl')
    expect(await textOf(town.visitor(), '/directory?q=Earl%20Presnell')).not.toContain('chair-hardware')
    expect(await textOf(dinah, at)).toContain('Whom this page remembers')
    await send(dinah, `${at}/undoing`, { who: newId() }).expect(404)
    await send(dinah, `${at}/undoing`, { who: old.faces.earl! }).expect(303)
    expect(await textOf(town.visitor(), `/directory/${old.slug}`)).toContain('Ask for Earl')
    await send(dinah, at, { who: '', words: '', revision: '4' }).expect(303)
    expect((await entry(old.slug)).remembers).toBeNull()
  })
})
