import { beforeAll, describe, expect, test } from 'vitest'
import { eraseAccount } from '../src/accounts/erasure-queries.ts'
import { accountErased } from '../src/handlers.ts'
import { newId } from '../src/db/ids.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { type BusinessFacts, createBusiness, plainFacts } from '../src/directory/records.ts'
import { fieldsIn, fieldsOf } from './support/fields.ts'
import { type Agent, MORNING, openTown, type TestTown } from './support/town.ts'

let town: TestTown
let ruth: Agent
let tom: Agent
let earl: Agent
let dee: Agent

beforeAll(async () => {
  town = await openTown()
  ruth = await town.signIn('Ruth Calloway')
  tom = await town.signIn('Tom Bright')
  earl = await town.signIn('Earl Presnell')
  dee = await town.signIn('Dee Whitlock', 'steward')
})

const feed: Partial<BusinessFacts> = {
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
}

/** A place of Earl's, with his face on its page. */
async function placeOf(name: string, facts: Partial<BusinessFacts> = {}, owned = true) {
  const owner = await town.account('Earl Presnell')
  return inTransaction(town.house.db, async (trx) => {
    const by = { accountId: owner, source: null }
    const made = await createBusiness(trx, { ...plainFacts, ...feed, ...facts, name }, by, MORNING)
    if (!owned) return made
    await trx
      .insertInto('businessPerson')
      .values({ id: newId(), businessId: made.id, accountId: owner, role: 'owner', fromOn: '2020-01-01' })
      .execute()
    const face = { name: 'Earl Presnell', nameKey: 'earl presnell', language: 'en', accountId: owner } as const
    await trx
      .insertInto('face')
      .values({ id: newId(), businessId: made.id, ...face, position: 0, audience: 'anybody' })
      .execute()
    return made
  })
}

const send = (agent: Agent, path: string, fields: Record<string, unknown> = {}) =>
  agent.post(path).type('form').send(fields)

const rowOf = (id: string) =>
  town.house.db.selectFrom('business').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

/** Suggests some changes as a browser would. @returns where the suggestion stands */
async function suggest(agent: Agent, slug: string, words: Record<string, unknown>): Promise<string> {
  const form = await fieldsOf(agent, `/directory/${slug}/suggestions/new`)
  const sent = await send(agent, `/directory/${slug}/suggestions`, { ...form, ...words }).expect(303)
  expect(sent.headers.location).toBe(`/directory/${slug}`)
  const page = (await agent.get(`/directory/${slug}/suggestions/new`).expect(200)).text
  return [...page.matchAll(/href="(\/suggestions\/[0-9a-f-]{36})"/g)].at(-1)![1]!
}

const read = async (agent: Agent, path: string): Promise<string> => (await agent.get(path).expect(200)).text

describe('a neighbor suggests', () => {
  test('what is not right, and nothing public changes until the owner takes it in', async () => {
    const { id, slug } = await placeOf('Gap Feed')
    expect(await read(ruth, `/directory/${slug}`)).toContain('Something here is not right?')
    const path = `/directory/${slug}/suggestions`
    const form = await fieldsOf(ruth, `${path}/new`)
    const why = 'I was in this morning.'
    const words = { ...form, about: 'Nails by the pound, and advice.', pays: ['cash', 'card'], why }
    await send(ruth, path, words).expect(303)
    const after = await read(ruth, `/directory/${slug}`)
    expect(after).toContain('Your suggestion waits for Earl Presnell or the desk.')
    expect(after).not.toContain('and advice')
    expect((await rowOf(id)).revision).toBe(1)
    expect(await read(ruth, `/directory/${slug}/history`)).not.toContain('and advice')

    const word = await read(earl, '/word')
    expect(word).toContain('Ruth Calloway suggests a change at Gap Feed.')
    expect(word).toContain(why)
    const at = /href="(\/suggestions\/[0-9a-f-]+)"/.exec(word)![1]!
    const page = await read(earl, at)
    expect(page).toContain('Nails by the pound, and advice.')
    expect(page).toContain('Card, Cash')
    expect(page.match(/type="checkbox" name="part"/g)).toHaveLength(2)
    // A part is left: the rest goes in, as Ruth's word, with who took it in.
    const answer = { ...fieldsIn(page), part: 'about', reason: 'We still take checks.' }
    await send(earl, `${at}/acceptance`, answer).expect(303)
    expect(await rowOf(id)).toMatchObject({ about: 'Nails by the pound, and advice.', pays: 'cash check', revision: 2 })
    const history = await read(tom, `/directory/${slug}/history`)
    expect(history).toContain('suggested by Ruth Calloway; taken in by Earl Presnell, the owner')
    expect(history).toContain(why)
    const stranger = await read(town.visitor(), `/directory/${slug}/history`)
    expect(stranger).toContain('suggested by a neighbor; taken in by the owner')
    expect(stranger).not.toContain('Ruth')

    expect(await read(earl, '/word')).not.toContain('Ruth Calloway suggests')
    const outcome = await read(ruth, '/word')
    expect(outcome).toContain('A part of what you suggested for Gap Feed is taken in.')
    expect(outcome).toContain('We still take checks.')
    const own = await read(ruth, at)
    expect(own).toContain('Left as it was')
    await send(ruth, `${at}/reading`).expect(303)
    expect(await read(ruth, '/word')).not.toContain('Gap Feed')
  })

  test('hours, shown as a week before they are sent and when they are decided; whoever takes them in confirms them', async () => {
    const { id, slug } = await placeOf('Hours Feed')
    const path = `/directory/${slug}/suggestions`
    const form = { ...(await fieldsOf(ruth, `${path}/new`)), hours: 'M-F 8-5' }
    const preview = await send(ruth, path, form).expect(200)
    expect(preview.text).toContain('Is this the week you mean?')
    await send(ruth, path, { ...form, understood: 'Mo-Fr 08:00-17:00' }).expect(303)
    const { id: suggestion } = await town.house.db
      .selectFrom('suggestion')
      .select('id')
      .where('businessId', '=', id)
      .executeTakeFirstOrThrow()
    const page = await read(dee, `/suggestions/${suggestion}`)
    expect(page).toContain('7:30 AM to 5:30 PM')
    expect(page).toContain('8:00 AM to 5:00 PM')
    await send(dee, `/suggestions/${suggestion}/acceptance`, { ...fieldsIn(page), part: 'hours' }).expect(303)
    expect(await rowOf(id)).toMatchObject({ hours: 'Mo-Fr 08:00-17:00', openState: 'open', confirmedAs: 'neighbor' })
    expect((await rowOf(id)).confirmedBy).toBe(await town.account('Dee Whitlock'))
    expect(await read(dee, '/stewards/audit')).toContain('took in what a neighbor suggested')
  })

  test('plain hours leave what stood about holidays as it was, and whoever decides sees it', async () => {
    const { id, slug } = await placeOf('Holiday Feed', { hours: 'Mo-Fr 07:30-17:30; Dec 24-Jan 02 off; PH off' })
    const path = `/directory/${slug}/suggestions`
    const form = { ...(await fieldsOf(ruth, `${path}/new`)), hours: 'M-F 8-5' }
    const preview = (await send(ruth, path, form).expect(200)).text
    const said = 'closed December 24 to January 2; closed on public holidays'
    expect(preview).toContain(`so it stays: ${said}.`)
    const kept = 'Mo-Fr 08:00-17:00; Dec 24-Jan 02 off; PH off'
    expect(preview).toContain(`value="${kept}"`)
    // Whoever knows that it no longer holds says so, and sees the week once more.
    const without = (await send(ruth, path, { ...form, understood: kept, dropRules: '1' }).expect(200)).text
    expect(without).toContain('value="Mo-Fr 08:00-17:00"')
    expect(without).toMatch(/name="dropRules" value="1" checked/)
    await send(ruth, path, { ...form, understood: kept }).expect(303)
    const { id: suggestion } = await town.house.db
      .selectFrom('suggestion')
      .select('id')
      .where('businessId', '=', id)
      .executeTakeFirstOrThrow()
    const page = await read(dee, `/suggestions/${suggestion}`)
    expect(page.match(new RegExp(said, 'g'))).toHaveLength(2)
    await send(dee, `/suggestions/${suggestion}/acceptance`, { ...fieldsIn(page), part: 'hours' }).expect(303)
    expect(await rowOf(id)).toMatchObject({ hours: kept })
  })

  test('whoever speaks of holidays, or writes the notation itself, says all of it', async () => {
    const { slug } = await placeOf('Notation Feed', { hours: 'Mo-Fr 07:30-17:30; PH off' })
    const path = `/directory/${slug}/suggestions`
    const form = await fieldsOf(ruth, `${path}/new`)
    const spoken = (await send(ruth, path, { ...form, hours: 'M-F 8-5, closed Thanksgiving' }).expect(200)).text
    expect(spoken).toContain('value="Mo-Fr 08:00-17:00; Nov Th[4] off"')
    const written = await send(ruth, path, { ...form, hours: 'Mo-Fr 08:00-17:00' })
    expect(written.text).not.toContain('so it stays')
  })

  test.each([
    ['nothing', {}, 'Nothing is changed yet.'],
    ['an empty name', { name: ' ' }, 'Please write something here.'],
    ['a phone that is none', { phone: 'call the store' }, 'does not look like a phone number'],
    ['too much', { about: 'x'.repeat(1501) }, 'longer than fits'],
    ['a revision that is none', { revision: 'yesterday' }, 'could not be saved yet'],
  ])('%s comes back with the words typed', async (what, wrong, said) => {
    const { slug } = await placeOf(`Wrong ${what}`)
    const path = `/directory/${slug}/suggestions`
    const form = { ...(await fieldsOf(ruth, `${path}/new`)), why: 'My words stay.', ...wrong }
    const sent = await send(ruth, path, form).expect(422)
    expect(sent.text).toContain(said)
    expect(sent.text).toContain('My words stay.')
  })

  test('a nervous finger suggests once; the fourth that waits is too many; hostile text is text', async () => {
    const { slug } = await placeOf('Many Words')
    const path = `/directory/${slug}/suggestions`
    const nasty = '<script>alert("x")</script> \u202Egnp.exe'
    const form = { ...(await fieldsOf(ruth, `${path}/new`)), about: nasty, why: nasty }
    await send(ruth, path, form).expect(303)
    await send(ruth, path, form).expect(303)
    const shown = await read(ruth, `${path}/new`)
    const waiting = [...new Set([...shown.matchAll(/href="(\/suggestions\/[0-9a-f-]+)"/g)].map((found) => found[1]!))]
    expect(waiting).toHaveLength(1)
    for (const reader of [ruth, earl]) {
      const text = await read(reader, waiting[0]!)
      expect(text).not.toContain('<script>alert')
      expect(text).not.toContain('\u202E')
      expect(text).toContain('&lt;script&gt;')
    }
    await suggest(ruth, slug, { about: 'Two' })
    await suggest(ruth, slug, { about: 'Three' })
    const fourth = await send(ruth, path, { ...(await fieldsOf(ruth, `${path}/new`)), about: 'Four' }).expect(409)
    expect(fourth.text).toContain('Three of your suggestions wait here already.')
    expect(fourth.text).toContain('Four')
  })

  test('that somebody to ask for is gone or missing: words for who decides, who asks them first', async () => {
    const { id, slug } = await placeOf('Faces Feed')
    const path = `/directory/${slug}/suggestions`
    const words = 'Hoyt retired in May; ask for <b>Lena</b> now.'
    const page = await read(ruth, `${path}/new`)
    expect(page).toContain('<li><strong>Earl Presnell</strong></li>')
    const form = await fieldsOf(ruth, `${path}/new`)
    const tooLong = await send(ruth, path, { ...form, people: 'x'.repeat(501), why: 'kept words' }).expect(422)
    expect(tooLong.text).toContain('kept words')
    expect(tooLong.text).toContain('x'.repeat(501))
    const at = await suggest(ruth, slug, { people: words })
    for (const somebody of [town.visitor(), tom, ruth])
      for (const path of [`/directory/${slug}`, `/directory/${slug}/history`])
        expect(await read(somebody, path)).not.toContain('Lena')
    await tom.get(at).expect(404)
    expect(await read(dee, '/stewards/suggestions')).toContain('Whom to ask for')
    expect(await read(earl, '/word')).toContain('Hoyt retired in May')
    const shown = await read(earl, at)
    expect(shown).toContain('ask for &lt;b&gt;Lena&lt;/b&gt; now')
    await send(earl, `${at}/acceptance`, { ...fieldsIn(shown), part: [] }).expect(422)
    const taken = await send(earl, `${at}/acceptance`, { ...fieldsIn(shown), part: 'people' }).expect(303)
    expect(taken.headers.location).toBe(`/directory/${slug}/edit#people`)
    expect(await read(earl, `/directory/${slug}/edit`)).toContain('ask them first')
    expect((await rowOf(id)).revision).toBe(1)
    expect(await read(ruth, '/word')).toContain('What you suggested for Faces Feed is taken in.')
    expect(await read(ruth, at)).toContain('Noted')
    expect(await read(tom, `/directory/${slug}/history`)).not.toContain('Lena')
  })

  test('fields and people at once, of which one is left', async () => {
    const { id, slug } = await placeOf('Both Feed')
    const at = await suggest(ruth, slug, { people: 'Lena is new.', about: 'Seed by the scoop.' })
    const page = await read(dee, at)
    expect(page.match(/type="checkbox" name="part"/g)).toHaveLength(2)
    await send(dee, `${at}/acceptance`, { ...fieldsIn(page), part: 'about' }).expect(303)
    expect(await rowOf(id)).toMatchObject({ about: 'Seed by the scoop.', revision: 2 })
    expect(await read(ruth, '/word')).toContain('A part of what you suggested for Both Feed is taken in.')
    expect(await read(ruth, at)).toContain('Left as it was')
  })

  test('nobody reads there of whoever is not there for them, though they keep the page', async () => {
    const { slug } = await placeOf('Blocked Feed')
    const [earlId, deeId] = [await town.account('Earl Presnell'), await town.account('Dee Whitlock')]
    const from = [await town.account('Tom Bright'), deeId]
    await town.house.db
      .insertInto('block')
      .values(from.map((blockerId) => ({ blockerId, blockedId: earlId, madeAt: MORNING })))
      .execute()
    const own = ['edit', 'remembering', 'sale'].map((page) => ({ agent: dee, page }))
    for (const { agent, page } of [{ agent: tom, page: 'suggestions/new' }, ...own])
      expect(await read(agent, `/directory/${slug}/${page}`)).not.toContain('Earl Presnell')
    await town.house.db.deleteFrom('block').where('blockedId', '=', earlId).execute()
  })

  test('takes it back before it is settled; then it is nobody’s', async () => {
    const { slug } = await placeOf('Second Thoughts')
    const at = await suggest(ruth, slug, { about: 'Hm.' })
    await send(tom, `${at}/withdrawal`).expect(404)
    await send(earl, `${at}/withdrawal`).expect(404)
    await send(ruth, `${at}/withdrawal`).expect(303)
    await send(ruth, `${at}/withdrawal`).expect(303)
    await earl.get(at).expect(404)
    await send(earl, `${at}/acceptance`, { part: 'about' }).expect(404)
    expect(await read(ruth, at)).toContain('You took it back.')
    expect(await read(dee, '/stewards/suggestions')).not.toContain('Second Thoughts')
  })

  test('whoever keeps the page changes it directly; signing in comes first', async () => {
    const { slug } = await placeOf('Own Hands')
    const path = `/directory/${slug}/suggestions/new`
    for (const agent of [earl, dee]) expect((await agent.get(path).expect(303)).headers.location).toMatch(/\/edit$/)
    expect(await read(town.visitor(), `/directory/${slug}`)).toContain(path)
    expect((await town.visitor().get(path).expect(303)).headers.location).toContain('/sign-in?next=')
    await ruth.get('/directory/nowhere/suggestions/new').expect(404)
  })
})

describe('who decides', () => {
  test('one of them once; another who comes later is told, the same finger twice is not', async () => {
    const { id, slug } = await placeOf('Two Deciders')
    const at = await suggest(ruth, slug, { about: 'New words.' })
    const [one, other] = [await fieldsOf(earl, at), await fieldsOf(dee, at)]
    const sent = await Promise.all([
      send(earl, `${at}/acceptance`, { ...one, part: 'about' }),
      send(dee, `${at}/acceptance`, { ...other, part: 'about' }),
    ])
    expect(sent.map(({ status }) => status).sort()).toEqual([303, 409])
    expect((await rowOf(id)).revision).toBe(2)
    const first = sent[0].status === 303 ? earl : dee
    expect((await send(first, `${at}/acceptance`, { part: 'about' }).expect(303)).headers.location).toBe(at)
    expect((await send(first, `${at}/refusal`, { reason: 'Changed my mind' }).expect(303)).headers.location).toBe(at)
  })

  test('nothing ticked and no reason are said beside the form', async () => {
    const { slug } = await placeOf('Unticked')
    const at = await suggest(ruth, slug, { about: 'New words.', makesMyDay: 'A dry cord of oak.' })
    const form = { ...(await fieldsOf(earl, at)), part: [] }
    const none = await send(earl, `${at}/acceptance`, { ...form, reason: 'kept words' }).expect(422)
    expect(none.text).toContain('Tick what you take in.')
    expect(none.text).toContain('kept words')
    expect((await send(earl, `${at}/refusal`, { ...form, reason: ' ' }).expect(422)).text).toContain('Say why')
    expect((await send(earl, `${at}/refusal`, { reason: 'x'.repeat(301) }).expect(422)).text).toContain('longer than')
    await send(earl, `${at}/acceptance`, { ...form, part: 'the-moon' }).expect(422)
  })

  test('says no with a reason, which its writer reads', async () => {
    const { id, slug } = await placeOf('Not This')
    const at = await suggest(ruth, slug, { phone: '336-555-0199' })
    await send(dee, `${at}/refusal`, { reason: 'I called: the old one rings.' }).expect(303)
    expect((await rowOf(id)).revision).toBe(1)
    const word = await read(ruth, '/word')
    expect(word).toContain('What you suggested for Not This was left as it is.')
    expect(word).toContain('I called: the old one rings.')
    expect(await read(ruth, at)).toContain('I called: the old one rings.')
    expect(await read(dee, '/stewards/audit')).toContain('said no to what a neighbor suggested')
  })

  test('what somebody changed meanwhile goes to them, both shown, and is never ticked by itself', async () => {
    const { id, slug } = await placeOf('Meanwhile')
    const at = await suggest(ruth, slug, { about: 'Ruth’s words.', makesMyDay: 'Pie.' })
    const edit = `/directory/${slug}/edit`
    await send(earl, edit, { ...(await fieldsOf(earl, edit)), about: 'Earl’s words.' }).expect(303)
    const page = await read(dee, at)
    for (const words of ['Nails by the pound.', 'Ruth’s words.', 'Earl’s words.', 'Somebody changed this since'])
      expect(page).toContain(words)
    const form = fieldsIn(page)
    expect(form.part).toBe('makesMyDay')

    // Changed once more while it was being decided: it comes back, and nothing is kept.
    await send(earl, edit, { ...(await fieldsOf(earl, edit)), about: 'Earl’s later words.' }).expect(303)
    const stale = await send(dee, `${at}/acceptance`, { ...form, part: ['about', 'makesMyDay'] }).expect(409)
    expect(stale.text).toContain('Somebody changed a part of this while you were looking')
    expect(stale.text).toContain('Earl’s later words.')
    expect(await rowOf(id)).toMatchObject({ about: 'Earl’s later words.', makesMyDay: null })

    const over = { ...fieldsIn(stale.text), part: ['about', 'makesMyDay'] }
    await send(dee, `${at}/acceptance`, over).expect(303)
    expect(await rowOf(id)).toMatchObject({ about: 'Ruth’s words.', makesMyDay: 'Pie.' })
  })

  test('a form that does not say what it showed overwrites nobody', async () => {
    const { id, slug } = await placeOf('No Revision')
    const at = await suggest(ruth, slug, { about: 'Ruth’s words.' })
    const edit = `/directory/${slug}/edit`
    await send(earl, edit, { ...(await fieldsOf(earl, edit)), about: 'Earl’s words.' }).expect(303)
    await send(dee, `${at}/acceptance`, { part: 'about' }).expect(409)
    expect((await rowOf(id)).about).toBe('Earl’s words.')
  })

  test('blocks are silent: the owner is asked nothing, the desk decides without a name', async () => {
    const { slug } = await placeOf('Quiet Feed')
    const pair = { blockerId: await town.account('Earl Presnell'), blockedId: await town.account('Ruth Calloway') }
    const other = { blockerId: await town.account('Dee Whitlock'), blockedId: pair.blockedId }
    await town.house.db
      .insertInto('block')
      .values([pair, other].map((one) => ({ ...one, madeAt: MORNING })))
      .execute()
    const waits = async () => /class="waits"[^>]*>(\d+)/.exec(await read(earl, '/directory'))?.[1] ?? '0'
    const before = await waits()
    const form = await fieldsOf(ruth, `/directory/${slug}/suggestions/new`)
    await send(ruth, `/directory/${slug}/suggestions`, { ...form, about: 'Shh.' }).expect(303)
    expect(await read(ruth, `/directory/${slug}`)).toContain('waits for the people of this place or the desk')
    expect(await read(earl, '/word')).not.toContain('Quiet Feed')
    expect(await waits()).toBe(before)
    const { id } = await town.house.db
      .selectFrom('suggestion')
      .innerJoin('suggestionField', 'suggestionField.suggestionId', 'suggestion.id')
      .select('suggestion.id')
      .where('after', '=', 'Shh.')
      .executeTakeFirstOrThrow()
    await earl.get(`/suggestions/${id}`).expect(404)
    const page = await read(dee, `/suggestions/${id}`)
    expect(page).toContain('a neighbor suggested this')
    expect(page).not.toContain('Ruth')
    await send(dee, `/suggestions/${id}/refusal`, { reason: 'Not so.' }).expect(303)
    await town.house.db.deleteFrom('block').execute()
    await send(ruth, `/suggestions/${id}/reading`).expect(303)
  })

  test('what somebody suspended said waits with them; who left is a former neighbor', async () => {
    const { id, slug } = await placeOf('Away Feed')
    const opal = await town.signIn('Opal Moody')
    const at = await suggest(opal, slug, { about: 'Opal’s words.', why: 'Opal’s reasons.' })
    const accountId = await town.account('Opal Moody')
    const as = (state: 'active' | 'suspended') =>
      town.house.db.updateTable('account').set({ state }).where('id', '=', accountId).execute()
    await as('suspended')
    await earl.get(at).expect(404)
    expect(await read(dee, '/stewards/suggestions')).not.toContain('Away Feed')
    await as('active')
    expect(await read(earl, '/word')).toContain('Opal Moody suggests a change at Away Feed.')
    await inTransaction(town.house.db, (trx) => eraseAccount(trx, accountId, accountErased))
    const page = await read(earl, at)
    expect(page).toContain('a former neighbor suggested this')
    expect(page).not.toContain('Opal’s reasons.')
    await send(earl, `${at}/acceptance`, { ...fieldsIn(page), part: 'about' }).expect(303)
    expect((await rowOf(id)).about).toBe('Opal’s words.')
  })
})

describe('what is kept back', () => {
  const hidden = {
    street: '77 Hidden Hollow Road',
    postcode: '28699',
    lat: 36.1234,
    lon: -81.5678,
    addressShown: 'road',
    phone: '+13365550177',
    phoneAudience: 'owners',
  } as const

  test('a neighbor is neither shown nor asked what is not theirs to read', async () => {
    const { id, slug } = await placeOf('Hollow Pots', hidden)
    const page = await read(ruth, `/directory/${slug}/suggestions/new`)
    expect(page).not.toMatch(/77 Hidden|28699|555-0177|36\.1234|name="(street|postcode|lat|lon|phone|phoneAudience)"/)
    // What is sent for it all the same is not read.
    const form = { ...fieldsIn(page), street: '1 Elsewhere', phone: '336-555-0100', phoneAudience: 'anybody' }
    const sent = { ...form, addressShown: 'full', lat: '36', lon: '-81', standing: 'closed' }
    await send(ruth, `/directory/${slug}/suggestions`, sent).expect(422)
    await send(ruth, `/directory/${slug}/suggestions`, { ...sent, about: 'Mugs.' }).expect(303)
    const fields = await town.house.db
      .selectFrom('suggestionField')
      .innerJoin('suggestion', 'suggestion.id', 'suggestionField.suggestionId')
      .select(['field', 'before', 'after'])
      .where('businessId', '=', id)
      .execute()
    expect(fields).toEqual([{ field: 'about', before: 'Nails by the pound.', after: 'Mugs.' }])
  })

  test('an old form does not bring a number back that was for the owner alone', async () => {
    const { id, slug } = await placeOf('Once Private', { phone: '+13365550177', phoneAudience: 'owners' })
    const edit = `/directory/${slug}/edit`
    const open = { ...(await fieldsOf(earl, edit)), phone: '336-555-0178', phoneAudience: 'anybody' }
    await send(earl, edit, open).expect(303)
    const form = {
      ...(await fieldsOf(ruth, `/directory/${slug}/suggestions/new`)),
      phone: '336-555-0179',
      revision: '1',
    }
    await send(ruth, `/directory/${slug}/suggestions`, form).expect(303)
    const before = await town.house.db
      .selectFrom('suggestionField')
      .innerJoin('suggestion', 'suggestion.id', 'suggestionField.suggestionId')
      .select(['before'])
      .where('businessId', '=', id)
      .execute()
    expect(before).toEqual([{ before: '+13365550178' }])
  })

  test('a redaction reaches what was suggested: the desk and its writer read it no more, the owner does', async () => {
    const { id, slug } = await placeOf('Moved Home', { street: '4471 Piney Fork Road' })
    const at = await suggest(ruth, slug, { street: '4473 Piney Fork Road', about: 'Hems.' })
    expect(await read(dee, at)).toContain('4473 Piney Fork Road')
    const edit = `/directory/${slug}/edit`
    await send(earl, edit, { ...(await fieldsOf(earl, edit)), addressShown: 'town' }).expect(303)
    for (const agent of [dee, ruth]) {
      const page = await read(agent, at)
      expect(page).not.toMatch(/447\d/)
      expect(page).toContain('A part of it is for the people of this place alone.')
      expect(page).toContain('Hems.')
    }
    expect(await read(earl, at)).toContain('4473 Piney Fork Road')
    await tom.get(at).expect(404)
    await send(dee, `${at}/acceptance`, { ...(await fieldsOf(dee, at)), part: ['street', 'about'] }).expect(303)
    expect(await rowOf(id)).toMatchObject({ street: '4471 Piney Fork Road', about: 'Hems.' })
  })

  test('a foreign suggestion answers as one that is nowhere', async () => {
    const { slug } = await placeOf('Whose Words')
    const at = await suggest(ruth, slug, { about: 'Mine.' })
    for (const path of [at, `/suggestions/${newId()}`]) {
      await tom.get(path).expect(404)
      for (const verb of ['acceptance', 'refusal', 'withdrawal', 'reading'])
        await send(tom, `${path}/${verb}`, { part: 'about', reason: 'no' }).expect(404)
    }
    await send(ruth, `${at}/acceptance`, { part: 'about' }).expect(404)
  })
})

describe('putting back', () => {
  const edited = async (slug: string, words: Record<string, unknown>, agent = earl) =>
    send(agent, `/directory/${slug}/edit`, { ...(await fieldsOf(agent, `/directory/${slug}/edit`)), ...words }).expect(
      303,
    )

  test('any version, one part or all that differs, as a change like every other', async () => {
    const { id, slug } = await placeOf('There And Back')
    await edited(slug, { about: 'Second words.', makesMyDay: 'Pie.' })
    await edited(slug, { about: 'Third words.', hours: 'Mo-Sa 08:00-18:00', understood: 'Mo-Sa 08:00-18:00' })
    const history = await read(dee, `/directory/${slug}/history`)
    expect(history).toContain(`/directory/${slug}/returns/new?to=2&amp;part=about`)
    for (const agent of [ruth, town.visitor()])
      expect(await read(agent, `/directory/${slug}/history`)).not.toContain('returns/new')
    const part = `/directory/${slug}/returns/new?to=2&part=about`
    const one = await fieldsOf(dee, part)
    expect(one.part).toBe('about')
    await send(dee, `/directory/${slug}/returns`, { ...one, why: 'That was true.' }).expect(303)
    expect(await rowOf(id)).toMatchObject({ about: 'Second words.', hours: 'Mo-Sa 08:00-18:00', revision: 4 })
    const after = await read(ruth, `/directory/${slug}/history`)
    expect(after).toContain('That was true.')
    expect(await read(dee, '/stewards/audit')).toContain('put an earlier version back')

    const page = await read(earl, `/directory/${slug}/returns/new?to=1`)
    expect(page).toContain('7:30 AM to 5:30 PM')
    const all = fieldsIn(page)
    expect(all.part).toEqual(['about', 'hours', 'makesMyDay'])
    await send(earl, `/directory/${slug}/returns`, all).expect(303)
    expect(await rowOf(id)).toMatchObject({
      about: 'Nails by the pound.',
      hours: 'Mo-Fr 07:30-17:30',
      makesMyDay: null,
      openState: 'open',
    })
    expect(await read(earl, `/directory/${slug}/returns/new?to=1`)).toContain('Nothing that you can read differs')
  })

  test('what somebody changed meanwhile is shown anew, and nothing is put back before', async () => {
    const { id, slug } = await placeOf('Back Too Late')
    await edited(slug, { about: 'Second words.' })
    const form = await fieldsOf(dee, `/directory/${slug}/returns/new?to=1`)
    await edited(slug, { about: 'Third words.' })
    const stale = await send(dee, `/directory/${slug}/returns`, form).expect(409)
    expect(stale.text).toContain('Somebody changed this while you were looking.')
    expect(stale.text).toContain('Third words.')
    expect((await rowOf(id)).about).toBe('Third words.')
    await send(dee, `/directory/${slug}/returns`, { to: '1', part: 'about' }).expect(409)
    await send(dee, `/directory/${slug}/returns`, fieldsIn(stale.text)).expect(303)
    expect((await rowOf(id)).about).toBe('Nails by the pound.')
  })

  test('a redacted part is put back by its owner alone, and shown to nobody else', async () => {
    const { id, slug } = await placeOf('Back Home', { street: '4471 Piney Fork Road' })
    await edited(slug, { street: '9 Oak Lane', about: 'Hems.' })
    await edited(slug, { addressShown: 'town', phoneAudience: 'owners' })
    const page = await read(dee, `/directory/${slug}/returns/new?to=1`)
    expect(page).not.toMatch(/4471|Oak Lane|name="part" value="(street|addressShown|phoneAudience)"/)
    const sent = { ...fieldsIn(page), part: ['street', 'addressShown', 'about'] }
    await send(dee, `/directory/${slug}/returns`, sent).expect(303)
    expect(await rowOf(id)).toMatchObject({ street: '9 Oak Lane', addressShown: 'town', about: 'Nails by the pound.' })
    expect(await read(earl, `/directory/${slug}/returns/new?to=1`)).toContain('4471 Piney Fork Road')
  })

  test('bad forms, unknown versions, and people whose page it is not', async () => {
    const { slug } = await placeOf('Not Yours')
    await edited(slug, { about: 'Second words.' })
    const at = `/directory/${slug}/returns`
    for (const agent of [ruth, tom]) {
      await agent.get(`${at}/new?to=1`).expect(404)
      await send(agent, at, { to: '1', part: 'about' }).expect(404)
    }
    for (const to of ['', '0', '99', '1e99', '1.5', "' or 1=1"]) await earl.get(`${at}/new?to=${to}`).expect(404)
    const form = await fieldsOf(earl, `${at}/new?to=1`)
    const none = await send(earl, at, { ...form, part: [], why: 'kept words' }).expect(422)
    expect(none.text).toContain('Tick what should say again')
    expect(none.text).toContain('kept words')
    expect((await send(earl, at, { ...form, part: 'the-moon' }).expect(422)).text).toContain('Tick what should')
    expect((await send(earl, at, { ...form, why: 'x'.repeat(301) }).expect(422)).text).toContain('longer than fits')
  })
})

describe('closed for good', () => {
  const closing = (slug: string) => `/directory/${slug}/closing`
  const say = async (agent: Agent, slug: string, words: Record<string, unknown> = {}) =>
    send(agent, closing(slug), { ...(await fieldsOf(agent, closing(slug))), ...words })
  const standing = async (id: string) => (await rowOf(id)).standing

  test('its owner says so at once, with words for the page, and takes it back any day', async () => {
    const { id, slug } = await placeOf('Long Run')
    expect(await read(earl, closing(slug))).toContain('You can undo it any day.')
    await say(earl, slug, { since: '2026-11-01', words: 'Thank you for forty years.', why: 'Retired.' }).then(
      ({ status }) => expect(status).toBe(303),
    )
    expect(await rowOf(id)).toMatchObject({ standing: 'closed', standingSince: '2026-11-01', openState: 'closed' })
    const page = await read(town.visitor(), `/directory/${slug}`)
    expect(page).toContain('This place closed for good.')
    expect(page).toContain('Thank you for forty years.')
    expect(page).toContain('Open after all?')
    await say(earl, slug).then(({ headers }) => expect(headers.location).toBe(`/directory/${slug}`))
    const again = await fieldsOf(earl, closing(slug))
    await send(earl, `/directory/${slug}/reopening`, { ...again, why: 'My daughter goes on.' }).expect(303)
    expect(await rowOf(id)).toMatchObject({ standing: 'open', standingSince: null, openState: 'open' })
    expect(await read(ruth, `/directory/${slug}/history`)).toContain('My daughter goes on.')
  })

  test('one neighbor’s word waits, a second one’s closes it, and the history says who', async () => {
    const { id, slug } = await placeOf('Dark Windows')
    await say(ruth, slug, { since: '2026-10-01', why: 'The sign is down.' }).then(({ status }) =>
      expect(status).toBe(303),
    )
    const after = await read(ruth, `/directory/${slug}`)
    expect(after).toContain('A second neighbor’s word, the owner or the desk settles it.')
    expect(await standing(id)).toBe('open')
    const waits = await read(tom, closing(slug))
    expect(waits).toContain('One neighbor says it has closed.')
    expect(waits).not.toContain('Ruth')
    expect(await read(earl, '/word')).toContain('Ruth Calloway suggests a change at Dark Windows.')
    // Said twice by one it is one word.
    await say(ruth, slug)
    expect(await standing(id)).toBe('open')
    expect(await read(ruth, closing(slug))).toContain('You said so.')
    await say(tom, slug)
    expect(await rowOf(id)).toMatchObject({ standing: 'closed', standingSince: '2026-10-01' })
    expect(await read(dee, `/directory/${slug}/history`)).toContain(
      'Ruth Calloway said so first; Tom Bright said so too',
    )
    expect(await read(ruth, '/word')).toContain('What you suggested for Dark Windows is taken in.')
    await send(dee, `/directory/${slug}/reopening`, { ...(await fieldsOf(dee, closing(slug))), why: 'Moved the sign.' })
    expect(await standing(id)).toBe('open')
    expect(await read(dee, '/stewards/audit')).toContain('said that a place is open after all')
  })

  test('two who say it at the same moment close it', async () => {
    const { id, slug } = await placeOf('Same Moment')
    await Promise.all([say(ruth, slug), say(tom, slug)])
    expect(await standing(id)).toBe('closed')
  })

  test.each([
    ['of one household', 'Wanda Ellis', 'Gene Lowe', 'household'],
    ['of one family name', 'Hoyt Greer', 'Sherry Ann Greer', null],
    ['one who let the other into town', 'Dinah Kemp', 'Nate Fox', 'invitation'],
  ])('the second word of somebody %s is kept, and somebody else has to say it too', async (what, one, other, tie) => {
    const { id, slug } = await placeOf(`Tie ${what}`)
    const [first, second] = [await town.signIn(one), await town.signIn(other)]
    const [a, b] = [await town.account(one), await town.account(other)]
    if (tie === 'household') {
      const household = newId()
      await town.house.db.insertInto('household').values({ id: household, madeAt: MORNING }).execute()
      const member = { householdId: household, invitedBy: a, confirmedAt: MORNING }
      await town.house.db
        .insertInto('householdMember')
        .values([a, b].map((accountId) => ({ ...member, accountId })))
        .execute()
    }
    if (tie === 'invitation') {
      const made = {
        id: newId(),
        tokenHash: newId(),
        forName: other,
        invitedBy: a,
        madeAt: MORNING,
        expiresAt: MORNING,
      }
      await town.house.db
        .insertInto('invitation')
        .values({ ...made, usedAt: MORNING, usedBy: b })
        .execute()
    }
    await say(first, slug)
    const sent = await say(second, slug)
    expect(sent.status).toBe(303)
    expect(await standing(id)).toBe('open')
    // Not a word of why: that would tell who was the first.
    expect(await read(second, `/directory/${slug}`)).toContain(
      'A second neighbor’s word, the owner or the desk settles it.',
    )
    await say(tom, slug)
    expect(await standing(id)).toBe('closed')
  })

  test('a steward’s own first word is one word; another’s they settle', async () => {
    const { id, slug } = await placeOf('Desk Says')
    await say(dee, slug)
    expect(await standing(id)).toBe('open')
    const at = /href="(\/suggestions\/[0-9a-f-]+)"/.exec(await read(dee, closing(slug)))![1]!
    await send(dee, `${at}/acceptance`, { part: 'standing' }).expect(404)
    const neal = await town.signIn('Neal Owle', 'steward')
    await send(neal, `${at}/acceptance`, { ...(await fieldsOf(neal, at)), part: 'standing' }).expect(303)
    expect(await standing(id)).toBe('closed')
  })

  test('that it is open after all a neighbor suggests', async () => {
    const { id, slug } = await placeOf('Not So Fast')
    await say(earl, slug)
    const form = await fieldsOf(ruth, closing(slug))
    await send(ruth, `/directory/${slug}/reopening`, { ...form, why: 'I bought nails today.' }).expect(303)
    expect(await read(ruth, `/directory/${slug}`)).toContain('Your suggestion waits for Earl Presnell or the desk.')
    expect(await standing(id)).toBe('closed')
    expect(await read(earl, '/word')).toContain('I bought nails today.')
  })

  test.each([
    ['a day to come', { since: '2030-01-01' }, 'That day is still to come.'],
    ['a day that is none', { since: 'when it snowed' }, 'Please give a day'],
    ['too many words', { why: 'x'.repeat(301) }, 'longer than fits'],
  ])('%s comes back', async (what, wrong, said) => {
    const { slug } = await placeOf(`Closing ${what}`)
    const sent = await say(ruth, slug, { ...wrong })
    expect(sent.status).toBe(422)
    expect(sent.text).toContain(said)
  })

  test('an old word, one the hours were confirmed after, and one the owner set aside count no more', async () => {
    const { id, slug } = await placeOf('Still Here')
    await say(ruth, slug)
    town.setClock('2026-11-18T14:40:00.000Z')
    await send(earl, `/directory/${slug}/confirmations`).expect(303)
    await say(tom, slug)
    expect(await standing(id)).toBe('open')
    town.setClock('2027-06-18T14:40:00.000Z')
    const dot = await town.signIn('Dot Hemphill')
    await say(dot, slug)
    expect(await standing(id)).toBe('open')
    const word = await read(dot, `/directory/${slug}/closing`)
    const at = /href="(\/suggestions\/[0-9a-f-]+)"/.exec(word)![1]!
    // Sessions ended long ago.
    const again = await town.signIn('Earl Presnell')
    await send(again, `${at}/refusal`, { reason: 'We were on the coast.' }).expect(303)
    await say(await town.signIn('Silas Moss'), slug)
    expect(await standing(id)).toBe('open')
  })
})
