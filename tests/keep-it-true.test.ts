import { beforeAll, describe, expect, test } from 'vitest'
import { eraseAccount } from '../src/accounts/erasure-queries.ts'
import { accountErased } from '../src/handlers.ts'
import { newId } from '../src/db/ids.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { addFace, type BusinessFacts, createBusiness, editBusiness, plainFacts } from '../src/directory/records.ts'
import { fieldsIn, fieldsOf } from './support/fields.ts'
import { type Agent, MORNING, openTown, type TestTown } from './support/town.ts'

let town: TestTown
let ruth: Agent
let dee: Agent
let earl: Agent
let tammy: Agent

beforeAll(async () => {
  town = await openTown()
  ruth = await town.signIn('Ruth Calloway')
  dee = await town.signIn('Dee Whitlock', 'steward')
  earl = await town.signIn('Earl Presnell')
  tammy = await town.signIn('Tammy Presnell')
})

const hardware: Partial<BusinessFacts> = {
  name: 'Gap Hardware & Feed',
  categories: ['hardware'],
  about: 'Nails by the pound.',
  street: '12 Main Street',
  locality: 'Laurel Gap',
  region: 'NC',
  postcode: '28600',
  lat: 36.43,
  lon: -81.35,
  phone: '+13365550142',
  hours: 'Mo-Fr 07:30-17:30',
  approach: 'walk-in bring-the-old-part',
  pays: 'check cash',
  spoken: 'en',
}

/** A business with Earl as its owner and Tammy behind its counter. */
async function addBusiness(facts: Partial<BusinessFacts>): Promise<{ id: string; slug: string; code: string }> {
  const accounts = { owner: await town.account('Earl Presnell'), staff: await town.account('Tammy Presnell') }
  return inTransaction(town.house.db, async (trx) => {
    const by = { accountId: accounts.owner, source: null }
    const made = await createBusiness(trx, { ...plainFacts, ...facts }, by, MORNING)
    for (const role of ['owner', 'staff'] as const) {
      await trx
        .insertInto('businessPerson')
        .values({ id: newId(), businessId: made.id, accountId: accounts[role], role, fromOn: '2020-01-01' })
        .execute()
    }
    return made
  })
}

const send = (agent: Agent, path: string, fields: Record<string, unknown>) => agent.post(path).type('form').send(fields)

const rowOf = (id: string) =>
  town.house.db.selectFrom('business').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

describe('adding an entry', () => {
  test('a resident adds a place and it is there, signed', async () => {
    const form = await fieldsOf(ruth, '/directory/new')
    const words = { ...form, name: 'Blue Door Café', trade1: 'Cafe', phone: '336-555-0117', street: '3 Depot Street' }
    const made = await send(ruth, '/directory', words).expect(303)
    expect(made.headers.location).toBe('/directory/blue-door-cafe')
    const history = (await ruth.get('/directory/blue-door-cafe/history').expect(200)).text
    expect(history).toContain('Ruth Calloway')
    const stranger = (await town.visitor().get('/directory/blue-door-cafe/history').expect(200)).text
    expect(stranger).toContain('a neighbor')
    expect(stranger).not.toContain('Ruth')
    const row = await town.house.db
      .selectFrom('business')
      .select(['phone', 'locality', 'source', 'openState'])
      .where('slug', '=', 'blue-door-cafe')
      .executeTakeFirstOrThrow()
    expect(row).toEqual({ phone: '+13365550117', locality: 'Laurel Gap', source: 'town', openState: 'unknown' })
  })

  test('a nervous finger adds one place; other words under the same key are said to conflict', async () => {
    const form = { ...(await fieldsOf(ruth, '/directory/new')), name: 'Twice Told Books', trade1: 'Bookstore' }
    const first = await send(ruth, '/directory', form).expect(303)
    const second = await send(ruth, '/directory', form).expect(303)
    expect(second.headers.location).toBe(first.headers.location)
    await send(ruth, '/directory', { ...form, about: 'other words' }).expect(409)
    const made = await town.house.db
      .selectFrom('business')
      .select('id')
      .where('name', '=', 'Twice Told Books')
      .execute()
    expect(made).toHaveLength(1)
  })

  test('two who add a place of one name at once get two addresses', async () => {
    const [one, other] = [await fieldsOf(ruth, '/directory/new'), await fieldsOf(tammy, '/directory/new')]
    // Whoever is a moment later is asked whether it is that one, and says that it is another.
    const named = { name: 'Same Name Garage', trade1: 'Bakery', another: '1' }
    const sent = await Promise.all([
      send(ruth, '/directory', { ...one, ...named }),
      send(tammy, '/directory', { ...other, ...named }),
    ])
    expect(sent.map((answer) => answer.status)).toEqual([303, 303])
    expect(sent.map((answer) => answer.headers.location as string).sort()).toEqual([
      '/directory/same-name-garage',
      '/directory/same-name-garage-2',
    ])
  })

  test('a name that would hide a page of the town gets another address', async () => {
    const form = await fieldsOf(ruth, '/directory/new')
    const made = await send(ruth, '/directory', { ...form, name: 'New' }).expect(303)
    expect(made.headers.location).toBe('/directory/new-business')
  })

  test.each([
    ['an empty name', { name: ' ' }, 'Please write something here.'],
    ['a name too long', { name: 'x'.repeat(121) }, 'Keep it to 120 letters'],
    ['a phone that is none', { phone: 'call the store' }, 'does not look like a phone number'],
    ['an audience that is none', { phoneAudience: 'the-moon' }, 'Please choose one of these'],
    ['half a point', { lat: '36.4', lon: '' }, 'needs both numbers'],
    ['a point off the earth', { lat: '136.4', lon: '1' }, 'Please write a number'],
    ['an address in the town’s field', { locality: '12 Main Street, Laurel Gap' }, 'Only the town’s name'],
    ['a page that is none', { website: 'javascript:alert(1)' }, 'does not look like the address of a page'],
    ['a face without a name', { 'face1-role': 'Counter' }, 'Please write something here.'],
    ['a trade nobody knows', { trade1: 'xyzzyplugh' }, 'We know no trade by “xyzzyplugh”'],
  ])('%s comes back with the words typed', async (_what, wrong, said) => {
    const form = await fieldsOf(ruth, '/directory/new')
    const sent = await send(ruth, '/directory', { ...form, name: 'Not Yet', about: 'My words stay.', ...wrong }).expect(
      422,
    )
    expect(sent.text).toContain(said)
    expect(sent.text).toContain('My words stay.')
  })

  test('words that name several trades are asked about, and the answer is kept', async () => {
    const form = { ...(await fieldsOf(ruth, '/directory/new')), name: 'Fix It All', trade1: 'pump' }
    const asked = await send(ruth, '/directory', form).expect(422)
    const options = [...asked.text.matchAll(/name="category" value="([^"]+)"/g)].map((found) => found[1])
    expect(options.length).toBeGreaterThan(1)
    await send(ruth, '/directory', { ...form, category: options[0] }).expect(303)
    const kept = await town.house.db
      .selectFrom('businessCategory')
      .innerJoin('business', 'business.id', 'businessCategory.businessId')
      .select('category')
      .where('business.slug', '=', 'fix-it-all')
      .execute()
    expect(kept.map((row) => row.category)).toEqual([options[0]])
  })

  test('hostile text is text', async () => {
    const nasty = '<script>alert("x")</script> \' OR 1=1 -- \u202Egnp.exe'
    const form = await fieldsOf(dee, '/directory/new')
    const words = { ...form, name: `Bobby ${nasty}`, about: nasty, directions: nasty, why: nasty, 'face1-name': nasty }
    const made = await send(dee, '/directory', words).expect(303)
    const slug = String(made.headers.location)
    for (const page of [`${slug}/history`, `${slug}/edit`]) {
      const { text } = await dee.get(page).expect(200)
      expect(text).not.toContain('<script>alert')
      expect(text).not.toContain('\u202E')
      expect(text).toContain('&lt;script&gt;')
    }
  })

  test('signing in comes first', async () => {
    const visitor = town.visitor()
    expect((await visitor.get('/directory/new').expect(303)).headers.location).toBe('/sign-in?next=%2Fdirectory%2Fnew')
    await send(visitor, '/directory', { name: 'Nobody’s' }).expect(401)
  })

  test('in Spanish', async () => {
    const ana = await town.signIn('Ana Reyes')
    await town.house.db.updateTable('account').set({ language: 'es' }).where('name', '=', 'Ana Reyes').execute()
    const form = await ana.get('/directory/new').expect(200)
    expect(form.text).toContain('Por quién preguntar')
    expect(form.text).toContain('Cualquiera puede ver')
    const fields = {
      ...fieldsIn(form.text),
      name: 'Panadería La Vuelta',
      trade1: 'Panadería',
      hours: 'lun a vie 7 a 3',
    }
    const preview = await send(ana, '/directory', fields).expect(200)
    expect(preview.text).toContain('¿Es esta la semana que quiere decir?')
    expect(preview.text).toContain('Sí, así es')
    await send(ana, '/directory', { ...fields, understood: 'Mo-Fr 07:00-15:00' }).expect(303)
    const row = await town.house.db
      .selectFrom('business')
      .select(['slug', 'aboutLanguage', 'hours'])
      .where('name', '=', 'Panadería La Vuelta')
      .executeTakeFirstOrThrow()
    expect(row).toEqual({ slug: 'panaderia-la-vuelta', aboutLanguage: 'es', hours: 'Mo-Fr 07:00-15:00' })
  })
})

describe('hours', () => {
  test('"M-F 9-5" is shown as a week before it is kept, and then the door opens', async () => {
    const form = {
      ...(await fieldsOf(ruth, '/directory/new')),
      name: 'Nine To Five',
      trade1: 'Bakery',
      hours: 'M-F 9-5',
    }
    const preview = await send(ruth, '/directory', form).expect(200)
    expect(preview.text).toContain('Is this the week you mean?')
    expect(preview.text).toContain('9:00 AM to 5:00 PM')
    expect(preview.text).toContain('We took the second hour to be in the afternoon.')
    const again = fieldsIn(preview.text)
    expect(again.hours).toBe('M-F 9-5')
    expect(again.name).toBe('Nine To Five')
    const understood = /name="understood" value="([^"]+)"/.exec(preview.text)?.[1]
    expect(understood).toBe('Mo-Fr 09:00-17:00')
    const none = await town.house.db.selectFrom('business').select('id').where('name', '=', 'Nine To Five').execute()
    expect(none).toEqual([])
    await send(ruth, '/directory', { ...again, understood }).expect(303)
    const kept = await town.house.db
      .selectFrom('business')
      .select(['hours', 'openState', 'openRank', 'openUntil', 'confirmRank'])
      .where('name', '=', 'Nine To Five')
      .executeTakeFirstOrThrow()
    expect(kept).toMatchObject({ hours: 'Mo-Fr 09:00-17:00', openState: 'open', openRank: 0, confirmRank: 0 })
    expect(kept.openUntil).toBe('2026-11-17T22:00:00.000Z')
  })

  test('other words after the preview are previewed again', async () => {
    const form = { ...(await fieldsOf(ruth, '/directory/new')), name: 'Changed My Mind', trade1: 'Bakery' }
    const sent = await send(ruth, '/directory', { ...form, hours: 'M-F 8-4', understood: 'Mo-Fr 09:00-17:00' }).expect(
      200,
    )
    expect(sent.text).toContain('8:00 AM to 4:00 PM')
  })

  test('what cannot be read is kept as it was written, after asking', async () => {
    const form = { ...(await fieldsOf(ruth, '/directory/new')), name: 'When It Suits', trade1: 'Bakery' }
    const hours = 'whenever the light is on'
    const asked = await send(ruth, '/directory', { ...form, hours }).expect(200)
    expect(asked.text).toContain('We could not read')
    await send(ruth, '/directory', { ...form, hours, understood: hours }).expect(303)
    const kept = await town.house.db
      .selectFrom('business')
      .select(['hours', 'hoursText', 'openState'])
      .where('name', '=', 'When It Suits')
      .executeTakeFirstOrThrow()
    expect(kept).toEqual({ hours: null, hoursText: hours, openState: 'call-first' })
  })

  test('anybody in town confirms them; the internet is not told a neighbor’s name', async () => {
    const { id, slug } = await addBusiness({ ...hardware, name: 'Confirmed Feed' })
    await town.visitor().post(`/directory/${slug}/confirmations`).expect(401)
    const sent = await ruth.post(`/directory/${slug}/confirmations`).expect(303)
    expect(sent.headers.location).toBe(`/directory/${slug}`)
    expect(await rowOf(id)).toMatchObject({
      confirmedAs: 'neighbor',
      confirmedBy: await town.account('Ruth Calloway'),
      confirmRank: 0,
    })
    await ruth.post('/directory/nowhere-at-all/confirmations').expect(404)
    await earl.post(`/directory/${slug}/confirmations`).expect(303)
    expect(await rowOf(id)).toMatchObject({ confirmedAs: 'owner' })
  })
})

describe('fixing an entry', () => {
  test('a form sent back as it was shown changes nothing', async () => {
    const { id, slug } = await addBusiness({ ...hardware, name: 'Left Alone', website: 'https://example.org' })
    for (const agent of [earl, dee]) {
      const form = await fieldsOf(agent, `/directory/${slug}/edit`)
      await send(agent, `/directory/${slug}/edit`, form).expect(303)
    }
    expect((await rowOf(id)).revision).toBe(1)
  })

  test('the owner and stewards may; a clerk, a neighbor and the internet find nothing', async () => {
    const { slug } = await addBusiness({ ...hardware, name: 'Whose Is It' })
    await earl.get(`/directory/${slug}/edit`).expect(200)
    await dee.get(`/directory/${slug}/edit`).expect(200)
    for (const agent of [tammy, ruth]) {
      // What was said after an earlier form is said once.
      await agent.get('/directory/new').expect(200)
      const foreign = await agent.get(`/directory/${slug}/edit`).expect(404)
      const unknown = await agent.get('/directory/nobody-knows-it/edit').expect(404)
      expect(foreign.text.replaceAll(slug, '')).toBe(unknown.text.replaceAll('nobody-knows-it', ''))
      await send(agent, `/directory/${slug}/edit`, { name: 'Mine now' }).expect(404)
    }
    await town.visitor().get(`/directory/${slug}/edit`).expect(303)
  })

  test('the history tells each field before and after', async () => {
    const { slug } = await addBusiness({ ...hardware, name: 'Told In Full' })
    const form = await fieldsOf(earl, `/directory/${slug}/edit`)
    const words = { ...form, about: 'Nails and good advice.', pays: ['cash', 'card'], why: 'We got a card reader.' }
    await send(earl, `/directory/${slug}/edit`, words).expect(303)
    const history = (await ruth.get(`/directory/${slug}/history`).expect(200)).text
    expect(history).toContain('<del>Nails by the pound.</del>')
    expect(history).toContain('<ins>Nails and good advice.</ins>')
    expect(history).toContain('<ins>Card, Cash</ins>')
    expect(history).toContain('We got a card reader.')
    expect(history).toContain('Earl Presnell, the owner')
    const stranger = (await town.visitor().get(`/directory/${slug}/history`).expect(200)).text
    expect(stranger).toContain('by the owner')
    expect(stranger).not.toContain('Presnell')
  })

  test('the history says hours in words, in the reader’s language', async () => {
    const { id, slug } = await addBusiness({ ...hardware, name: 'Told In Words' })
    await inTransaction(town.house.db, (trx) =>
      editBusiness(trx, id, 1, { hours: 'Mo-Fr 08:00-17:00; PH off' }, { accountId: null, source: 'osm' }, MORNING),
    )
    const history = (await ruth.get(`/directory/${slug}/history`).expect(200)).text
    expect(history).toContain('<del>Mon to Fri 7:30 AM to 5:30 PM</del>')
    expect(history).toContain('<ins>Mon to Fri 8:00 AM to 5:00 PM; closed on public holidays</ins>')
    expect(history).not.toContain('Mo-Fr')
    const es = await town.visitor().get(`/directory/${slug}/history`).set('accept-language', 'es').expect(200)
    expect(es.text).toContain('<ins>Lun a vie 8:00 a.m. a 5:00 p.m.; cerrado: los días feriados</ins>')
  })

  test('whoever left town is a former neighbor in it, and so is who took something in', async () => {
    const { id, slug } = await addBusiness({ ...hardware, name: 'Told By Nobody' })
    const [nan, cal] = [await town.account('Nan Gone'), await town.account('Cal Gone')]
    const by = { accountId: nan, takenInBy: cal, source: null }
    await inTransaction(town.house.db, async (trx) => {
      await editBusiness(trx, id, 1, { about: 'Nails and hinges.' }, by, MORNING)
      await editBusiness(trx, id, 2, { about: 'Nails, hinges, string.' }, { ...by, takenInBy: null }, MORNING)
    })
    const before = (await ruth.get(`/directory/${slug}/history`).expect(200)).text
    expect(before).toContain('Nan Gone')
    for (const one of [nan, cal]) await inTransaction(town.house.db, (trx) => eraseAccount(trx, one, accountErased))
    for (const agent of [ruth, town.visitor()]) {
      const { text } = await agent.get(`/directory/${slug}/history`).expect(200)
      expect(text).toContain('by a former neighbor')
      expect(text.match(/a former neighbor/g)).toHaveLength(3)
      expect(text).not.toMatch(/Gone/)
    }
  })

  test('a long history goes on, page by page', async () => {
    const { slug } = await addBusiness({ ...hardware, name: 'Often Changed' })
    for (let at = 1; at <= 22; at += 1) {
      const form = await fieldsOf(dee, `/directory/${slug}/edit`)
      await send(dee, `/directory/${slug}/edit`, { ...form, about: `Version number ${at}.` }).expect(303)
    }
    const first = (await ruth.get(`/directory/${slug}/history`).expect(200)).text
    expect(first).toContain('Version number 22.')
    expect(first).not.toContain('Added to the directory')
    const next = /history\?after=(\d+)/.exec(first)?.[1]
    const second = (await ruth.get(`/directory/${slug}/history?after=${next}`).expect(200)).text
    expect(second).toContain('Added to the directory')
    expect(second).not.toContain('Version number 22.')
    await ruth.get(`/directory/${slug}/history?after=%27%20OR%201=1`).expect(200)
  })

  test('a new name brings a new address; the old one leads there, and so does the code', async () => {
    const { slug, code } = await addBusiness({ ...hardware, name: 'Old Name Store' })
    const form = await fieldsOf(earl, `/directory/${slug}/edit`)
    const renamed = await send(earl, `/directory/${slug}/edit`, { ...form, name: 'New Name Store' }).expect(303)
    expect(renamed.headers.location).toBe('/directory/new-name-store')
    const old = await town.visitor().get('/directory/old-name-store/history').expect(301)
    expect(old.headers.location).toBe('/directory/new-name-store/history')
    const scanned = await town.visitor().get(`/b/${code.toLowerCase()}`).expect(302)
    expect(scanned.headers.location).toBe('/directory/new-name-store')
    await town.visitor().get('/b/ZZZZZZZZ').expect(404)
    const back = await fieldsOf(earl, '/directory/new-name-store/edit')
    const again = await send(earl, '/directory/new-name-store/edit', { ...back, name: 'Old Name Store' }).expect(303)
    expect(again.headers.location).toBe('/directory/old-name-store')
  })

  test('a merged entry’s code and address lead to the one that was kept', async () => {
    const kept = await addBusiness({ ...hardware, name: 'Kept One' })
    const gone = await addBusiness({ ...hardware, name: 'Gone One' })
    await town.house.db.updateTable('business').set({ mergedIntoId: kept.id }).where('id', '=', gone.id).execute()
    expect((await town.visitor().get(`/b/${gone.code}`).expect(302)).headers.location).toBe('/directory/kept-one')
    const history = await town.visitor().get('/directory/gone-one/history').expect(301)
    expect(history.headers.location).toBe('/directory/kept-one/history')
  })

  test('people to ask for are added, changed and taken off', async () => {
    const { id, slug } = await addBusiness({ ...hardware, name: 'Ask For Somebody' })
    const path = `/directory/${slug}/edit`
    const form = await fieldsOf(earl, path)
    const added = {
      ...form,
      'face1-name': 'Hoyt Greer',
      'face1-role': 'Saws',
      'face1-openers': 'His beagles\nThe rain gauge',
    }
    await send(earl, path, added).expect(303)
    await send(earl, path, added).expect(303)
    const faces = () =>
      town.house.db
        .selectFrom('face')
        .select(['name', 'role'])
        .where('businessId', '=', id)
        .orderBy('position')
        .execute()
    expect(await faces()).toEqual([{ name: 'Hoyt Greer', role: 'Saws' }])
    expect((await ruth.get(`/directory/${slug}/history`)).text).toContain('<ins>Hoyt Greer</ins>')
    const second = await fieldsOf(earl, path)
    expect(second['face1-openers']).toBe('His beagles\nThe rain gauge')
    await send(earl, path, { ...second, 'face1-role': 'Saws and mowers' }).expect(303)
    expect(await faces()).toEqual([{ name: 'Hoyt Greer', role: 'Saws and mowers' }])
    const third = await fieldsOf(earl, path)
    await send(earl, path, { ...third, 'face1-name': '' }).expect(303)
    expect(await faces()).toEqual([])
    expect((await earl.get(`/directory/${slug}/history`)).text).toContain('Hoyt')
    for (const agent of [ruth, town.visitor()]) {
      expect((await agent.get(`/directory/${slug}/history`)).text).not.toContain('Hoyt')
    }
  })
})

describe('two at once', () => {
  test('edits of different fields are both kept', async () => {
    const { id, slug } = await addBusiness({ ...hardware, name: 'Two Hands' })
    const path = `/directory/${slug}/edit`
    const [one, other] = [await fieldsOf(earl, path), await fieldsOf(dee, path)]
    const sent = await Promise.all([
      send(earl, path, { ...one, about: 'Earl’s words.' }),
      send(dee, path, { ...other, phone: '336-555-0199' }),
    ])
    expect(sent.map((answer) => answer.status)).toEqual([303, 303])
    expect(await rowOf(id)).toMatchObject({ about: 'Earl’s words.', phone: '+13365550199', revision: 3 })
  })

  test('of two who change one field the later is shown what changed, keeps their words, and may send again', async () => {
    const { id, slug } = await addBusiness({ ...hardware, name: 'One Word' })
    const path = `/directory/${slug}/edit`
    const another = await town.signIn('Neal Owle', 'steward')
    const [one, other] = [await fieldsOf(dee, path), await fieldsOf(another, path)]
    await send(dee, path, { ...one, about: 'Dee’s words.', directions: 'Past the bench.' }).expect(303)
    const stale = await send(another, path, { ...other, about: 'Neal’s words.', fillIn: 'Call Dale.' }).expect(409)
    expect(stale.text).toContain('Somebody else changed it too')
    expect(stale.text).toContain('Dee’s words.')
    expect(stale.text).toContain('by Dee Whitlock')
    expect(stale.text).toContain('You changed this too')
    expect(await rowOf(id)).toMatchObject({ about: 'Dee’s words.', fillIn: null })
    const again = fieldsIn(stale.text)
    expect(again).toMatchObject({
      about: 'Neal’s words.',
      fillIn: 'Call Dale.',
      directions: 'Past the bench.',
      revision: '2',
    })
    await send(another, path, again).expect(303)
    expect(await rowOf(id)).toMatchObject({
      about: 'Neal’s words.',
      fillIn: 'Call Dale.',
      directions: 'Past the bench.',
    })
  })

  test('two stewards who write the same are both told it is kept', async () => {
    const { id, slug } = await addBusiness({ ...hardware, name: 'Same Words' })
    const path = `/directory/${slug}/edit`
    const [one, other] = [await fieldsOf(earl, path), await fieldsOf(dee, path)]
    await send(earl, path, { ...one, makesMyDay: 'A stove that draws.' }).expect(303)
    await send(dee, path, { ...other, makesMyDay: 'A stove that draws.' }).expect(303)
    expect((await rowOf(id)).revision).toBe(2)
  })

  test('a face changed by two goes to a person', async () => {
    const { slug } = await addBusiness({ ...hardware, name: 'Two Faces' })
    const path = `/directory/${slug}/edit`
    await send(earl, path, { ...(await fieldsOf(earl, path)), 'face1-name': 'Joan' }).expect(303)
    const [one, other] = [await fieldsOf(earl, path), await fieldsOf(dee, path)]
    await send(earl, path, { ...one, 'face1-role': 'Counter' }).expect(303)
    const stale = await send(dee, path, { ...other, 'face1-role': 'Feed side' }).expect(409)
    const again = fieldsIn(stale.text)
    expect(again['face1-role']).toBe('Feed side')
    await send(dee, path, again).expect(303)
    expect((await fieldsOf(dee, path))['face1-role']).toBe('Feed side')
  })

  test('a stale form does not ask about hours that its writer left alone', async () => {
    const { id, slug } = await addBusiness({ ...hardware, name: 'New Hours' })
    const path = `/directory/${slug}/edit`
    const old = await fieldsOf(dee, path)
    const form = { ...(await fieldsOf(earl, path)), hours: 'Mo-Sa 08:00-18:00', understood: 'Mo-Sa 08:00-18:00' }
    await send(earl, path, form).expect(303)
    await send(dee, path, { ...old, about: 'Longer hours now.' }).expect(303)
    expect(await rowOf(id)).toMatchObject({ hours: 'Mo-Sa 08:00-18:00', about: 'Longer hours now.' })
  })
})

test('the history says that the point on the map moved, once and without degrees', async () => {
  const { slug } = await addBusiness({ ...hardware, name: 'Ridge Bakery', lat: 36.41, lon: -81.32 })
  const path = `/directory/${slug}/edit`
  await send(earl, path, { ...(await fieldsOf(earl, path)), lat: '36.4177', lon: '-81.3277' }).expect(303)
  const { text } = await town.visitor().get(`/directory/${slug}/history`).expect(200)
  expect(text.match(/The point on the map/g)).toHaveLength(1)
  expect(text).not.toMatch(/36\.4|81\.3|Latitude/)
})

describe('what is kept back', () => {
  const secrets = ['4471', 'Piney Fork', '28642', '36.4912', '81.2207', '555-0188', '5550188']

  test('a redaction reaches the past: no page tells the address to a neighbor or the internet', async () => {
    const { id, slug, code } = await addBusiness({
      ...hardware,
      name: 'Ward’s Alterations',
      street: '4471 Piney Fork Road',
      postcode: '28642',
      lat: 36.4912,
      lon: -81.2207,
      phone: '+13365550188',
    })
    const path = `/directory/${slug}/edit`
    const moved = { ...(await fieldsOf(earl, path)), street: '4473 Piney Fork Road' }
    await send(earl, path, moved).expect(303)
    expect((await town.visitor().get(`/directory/${slug}/history`)).text).toContain('4471 Piney Fork Road')
    const redacted = {
      ...(await fieldsOf(earl, path)),
      addressShown: 'town',
      phoneAudience: 'owners',
      phone: '336-555-0189',
    }
    await send(earl, path, redacted).expect(303)
    expect(await rowOf(id)).toMatchObject({
      placeShown: 'Laurel Gap',
      shownPostcode: null,
      shownLat: null,
      shownLon: null,
    })

    const pages = [
      `/directory/${slug}`,
      `/directory/${slug}/history`,
      '/directory',
      `/b/${code}`,
      '/directory?q=piney+fork',
    ]
    for (const agent of [town.visitor(), ruth, tammy]) {
      for (const page of pages) {
        const { text } = await agent.get(page).redirects(1)
        // A form's token and key are drawn by chance, and may hold any four digits.
        const drawn = /value="[\w.-]{24,}"|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[?&]v=[\w-]+/g
        const body = text.replaceAll(drawn, '').replaceAll('piney+fork', '').replaceAll('value="piney fork"', '')
        for (const secret of [...secrets, '4473', '555-0189', '5550189']) {
          expect(body, `${page} tells ${secret}`).not.toContain(secret)
        }
      }
    }
    const own = (await earl.get(`/directory/${slug}/history`).expect(200)).text
    expect(own).toContain('4471 Piney Fork Road')
  })

  test('a steward fixes the rest of an entry without reading, losing or showing what is its owner’s', async () => {
    const kept = {
      street: '77 Hidden Hollow Road',
      postcode: '28699',
      phone: '+13365550177',
      lat: 36.1234,
      lon: -81.5678,
    }
    const { slug, id } = await addBusiness({
      ...hardware,
      ...kept,
      name: 'Hollow Pottery',
      addressShown: 'town',
      phoneAudience: 'owners',
    })
    const path = `/directory/${slug}/edit`
    const form = await fieldsOf(dee, path)
    expect(JSON.stringify(form)).not.toMatch(/Hidden Hollow|28699|555-0177|36\.1234/)
    await dee
      .post(path)
      .type('form')
      .send({ ...form, about: 'Mugs that forgive.' })
      .expect(303)
    const columns = ['street', 'postcode', 'phone', 'lat', 'lon', 'about'] as const
    const stored = () =>
      town.house.db.selectFrom('business').select(columns).where('id', '=', id).executeTakeFirstOrThrow()
    expect(await stored()).toEqual({ ...kept, about: 'Mugs that forgive.' })

    const again = await fieldsOf(dee, path)
    const wider = await dee
      .post(path)
      .type('form')
      .send({ ...again, addressShown: 'full' })
    expect(wider.status).toBe(422)
    expect(wider.text).toContain('Only the owner may show more of this')
    expect(
      (
        await dee
          .post(path)
          .type('form')
          .send({ ...again, phoneAudience: 'anybody' })
      ).status,
    ).toBe(422)
    expect((await town.visitor().get(`/directory/${slug}`)).text).not.toMatch(/Hidden Hollow|555-0177/)
    expect((await fieldsOf(earl, path)).street).toBe('77 Hidden Hollow Road')
  })

  test('by the road’s name only, the search index and the row lose the number at once', async () => {
    const { id, slug } = await addBusiness({
      ...hardware,
      name: 'Winebarger Farrier',
      street: '880 Meat Camp Rd, Apt 2',
    })
    const path = `/directory/${slug}/edit`
    await send(dee, path, { ...(await fieldsOf(dee, path)), addressShown: 'road' }).expect(303)
    expect(await rowOf(id)).toMatchObject({
      placeShown: 'Meat Camp Rd, Laurel Gap',
      shownPostcode: null,
      shownLat: null,
    })
    const history = (await town.visitor().get(`/directory/${slug}/history`)).text
    expect(history).toContain('The road’s name only')
    expect(history).not.toMatch(/\b880\b/)
  })

  test('a phone for neighbors changes before neighbors only', async () => {
    const { slug } = await addBusiness({ ...hardware, name: 'Solo Trade', phoneAudience: 'neighbors' })
    const path = `/directory/${slug}/edit`
    await send(earl, path, { ...(await fieldsOf(earl, path)), phone: '336-555-0123' }).expect(303)
    expect((await ruth.get(`/directory/${slug}/history`)).text).toContain('(336) 555-0123')
    const stranger = (await town.visitor().get(`/directory/${slug}/history`)).text
    expect(stranger).not.toContain('555-01')
    expect(stranger).toContain('is not for everybody')
  })

  test('a blocked neighbor’s name is not read in a history', async () => {
    const { slug } = await addBusiness({ ...hardware, name: 'Quiet Please' })
    await send(dee, `/directory/${slug}/edit`, {
      ...(await fieldsOf(dee, `/directory/${slug}/edit`)),
      about: 'Hush.',
    }).expect(303)
    expect((await ruth.get(`/directory/${slug}/history`)).text).toContain('Dee Whitlock')
    const [blockerId, blockedId] = [await town.account('Dee Whitlock', 'steward'), await town.account('Ruth Calloway')]
    await town.house.db.insertInto('block').values({ blockerId, blockedId, madeAt: MORNING }).execute()
    expect((await ruth.get(`/directory/${slug}/history`)).text).not.toContain('Dee Whitlock')
    await town.house.db.deleteFrom('block').execute()
  })
})

describe('what nobody has confirmed for a year', () => {
  let place: { id: string; slug: string }
  const confirmedOn = (day: string) =>
    town.house.db.updateTable('business').set({ confirmedAt: day }).where('id', '=', place.id).execute()
  const letters = async () =>
    (await town.house.db.selectFrom('outbox').select(['accountId', 'payload']).execute()).filter(({ payload }) =>
      payload.includes('Sleepy Saw Shop'),
    )

  beforeAll(async () => {
    place = await addBusiness({
      ...hardware,
      name: 'Sleepy Saw Shop',
      phone: '+13365550177',
      hours: 'Mo-Fr 08:00-12:00',
    })
    await confirmedOn('2025-11-16T15:00:00.000Z')
    await town.house.db
      .updateTable('account')
      .set({ mail: 'earl@example.org', mailKey: 'earl@example.org' })
      .where('id', '=', await town.account('Earl Presnell'))
      .execute()
  })

  test('whoever helps at the desk rings it, and says in one tap that it is right', async () => {
    const list = (await dee.get('/stewards/ring-through').expect(200)).text
    expect(list).toContain('Sleepy Saw Shop')
    expect(list).toContain('336-555-0177')
    expect(list).toContain('It says: Mon to Fri 8:00 AM to 12:00 PM')
    expect(list).toContain('Last confirmed on November 16, 2025')
    await ruth.get('/stewards/ring-through').expect(404)
    await send(ruth, `/stewards/ring-through/${place.slug}`, {}).expect(404)
    await send(dee, '/stewards/ring-through/no-such-place', {}).expect(404)
    await send(dee, `/stewards/ring-through/${place.slug}`, {}).expect(303)
    await send(dee, `/stewards/ring-through/${place.slug}`, {}).expect(303)
    expect((await dee.get('/stewards/ring-through').expect(200)).text).toContain('is as it says: noted')
    expect((await dee.get('/stewards/ring-through').expect(200)).text).not.toContain('Sleepy Saw Shop')
    expect((await rowOf(place.id)).confirmedAs).toBe('neighbor')
  })

  test('a number kept to the people of the place is nobody else’s to ring', async () => {
    await confirmedOn('2025-11-16T15:00:00.000Z')
    const kept = { phoneAudience: 'owners' as const }
    await town.house.db.updateTable('business').set(kept).where('id', '=', place.id).execute()
    const list = (await dee.get('/stewards/ring-through').expect(200)).text
    expect(list).toContain('Sleepy Saw Shop')
    expect(list).not.toContain('555-0177')
  })

  test('whoever is blocked is not there to be asked for', async () => {
    await confirmedOn('2025-11-16T15:00:00.000Z')
    const [blockerId, blockedId] = [await town.account('Earl Presnell'), await town.account('Dee Whitlock', 'steward')]
    const face = { name: 'Earl of the Saws', role: null, line: null, language: 'en' as const, whenIn: null }
    await inTransaction(town.house.db, (trx) =>
      addFace(trx, place.id, { ...face, accountId: blockerId, audience: 'anybody', openers: [] }, MORNING),
    )
    expect((await dee.get('/stewards/ring-through').expect(200)).text).toContain('Ask for Earl of the Saws.')
    await town.house.db.insertInto('block').values({ blockerId, blockedId, madeAt: MORNING }).execute()
    const list = (await dee.get('/stewards/ring-through').expect(200)).text
    await town.house.db.deleteFrom('block').execute()
    expect(list).toContain('Sleepy Saw Shop')
    expect(list).not.toContain('Earl of the Saws')
  })

  test('its owner reads the question in word for you and by mail, once in half a year; a clerk is not asked', async () => {
    await confirmedOn('2025-11-16T15:00:00.000Z')
    const question = 'Are the hours of Sleepy Saw Shop still right?'
    expect((await earl.get('/word').expect(200)).text).toContain(question)
    expect((await tammy.get('/word').expect(200)).text).not.toContain(question)
    await town.jobs.runDue(MORNING)
    await town.jobs.runDue('2026-11-18T16:00:00.000Z')
    const [letter, ...more] = await letters()
    expect(more).toEqual([])
    expect(letter?.accountId).toBe(await town.account('Earl Presnell'))
    expect(JSON.parse(letter?.payload ?? '{}')).toMatchObject({ to: 'earl@example.org', subject: question })
    await send(earl, `/directory/${place.slug}/confirmations`, {}).expect(303)
    expect((await earl.get('/word').expect(200)).text).not.toContain(question)
    expect((await earl.get(`/directory/${place.slug}`).expect(200)).text).toContain('Checked on November 17, 2026')
  })
})
