import { afterEach, describe, expect, test } from 'vitest'
import { eraseAccount } from '../src/accounts/erasure-queries.ts'
import { accountErased } from '../src/handlers.ts'
import { newId } from '../src/db/ids.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { openStateJob } from '../src/directory/open/state.ts'
import { type BusinessFacts, createBusiness, editBusiness, plainFacts } from '../src/directory/records.ts'
import { type Agent, MORNING, openTown } from './support/town.ts'

const town = await openTown()
const { db } = town.house

const NEXT_DAY = '2026-11-18T14:40:00.000Z'
const IN_A_WEEK = '2026-11-24T14:40:00.000Z'

afterEach(() => {
  town.setClock(MORNING)
})

/** People of their own for every story: names are unique in town. */
let people = 0
const somebody = (first: string): string => `${first} Hollar ${'abcdefghijklmnopqrstuvwxyz'[people++ % 26]!.repeat(3)}`

const read = async (who: Agent, path: string): Promise<string> => (await who.get(path).expect(200)).text
const send = (who: Agent, path: string, words: Record<string, string> = {}) => who.post(path).type('form').send(words)

interface Note {
  kind?: string
  words?: string
  audience?: string
  days?: string
  [field: string]: string | undefined
}

async function hang(who: Agent, note: Note): Promise<string> {
  const words = { kind: 'ask', words: 'A ladder for Saturday', language: 'en', audience: 'neighbors', ...note }
  const sent = await send(who, '/porch', words as Record<string, string>).expect(303)
  return sent.headers.location!.split('?')[0]!
}

async function reply(who: Agent, note: string, words: string, to = 'neighbors', as = ''): Promise<string> {
  const sent = await send(who, `${note}/replies`, { words, language: 'en', to, as }).expect(303)
  return sent.headers.location!.split('#r-')[1]!
}

async function shop(name: string, keeper: string, facts: Partial<BusinessFacts> = {}): Promise<string> {
  return inTransaction(db, async (trx) => {
    const by = { accountId: null, source: 'town' }
    const made = await createBusiness(trx, { ...plainFacts, name, ...facts }, by, MORNING)
    await trx
      .insertInto('businessPerson')
      .values({ id: newId(), businessId: made.id, accountId: keeper, role: 'staff', fromOn: '2026-01-01' })
      .execute()
    return made.slug
  })
}

describe('around the stove this week', () => {
  test('the steward asks, six people answer by name, and the next week has its own question', async () => {
    const dee = await town.signIn('Dee Lassiter', 'steward')
    await send(dee, '/stewards/question', {
      words: 'Who taught you something useful here?',
      language: 'en',
      week: 'this',
    }).expect(303)
    const six = await Promise.all(['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Flo'].map((first) => town.signIn(somebody(first))))
    const page = await read(six[0]!, '/porch')
    const question = /\/porch\/stove\/([0-9a-f-]{36})/.exec(page)![1]!
    for (const [i, each] of six.entries()) {
      const audience = i === 5 ? 'anybody' : 'neighbors'
      await send(each, '/porch/stove', { question, words: `My lesson ${i}`, language: 'en', audience }).expect(303)
    }
    for (const path of ['/', '/porch', `/porch/stove/${question}`]) {
      const neighbors = await read(six[1]!, path)
      for (const i of [0, 1, 2, 3, 4, 5]) expect(neighbors, path).toContain(`My lesson ${i}`)
      expect(neighbors).toMatch(/Flo Hollar/)
      const anybody = await read(town.visitor(), path)
      expect(anybody).toContain('Who taught you something useful here?')
      expect(anybody).toContain('My lesson 5')
      expect(anybody).not.toContain('My lesson 4')
    }

    await send(six[0]!, '/porch/stove', {
      question,
      words: 'Put better',
      language: 'en',
      audience: 'neighbors',
    }).expect(303)
    const changed = await read(six[1]!, '/porch')
    expect(changed).toContain('Put better')
    expect(changed).not.toContain('My lesson 0')

    const taken = /\/porch\/([0-9a-f-]{36})\/removal/.exec(await read(six[5]!, `/porch/stove/${question}`))![1]!
    expect(await read(six[5]!, `/porch/${taken}/removal`)).toContain('My lesson 5')
    await send(six[5]!, `/porch/${taken}/removal`).expect(303)
    expect(await read(town.visitor(), '/')).not.toContain('My lesson 5')

    // Answered already: the words people answered stay.
    await send(dee, '/stewards/question', { words: 'Other words', language: 'en', week: 'this' }).expect(422)
    await send(dee, '/stewards/question', { words: '¿Qué se come aquí?', language: 'es', week: 'next' }).expect(303)
    expect(await read(six[0]!, '/porch')).not.toContain('¿Qué se come aquí?')
    town.setClock('2026-11-23T14:40:00.000Z')
    expect(await read(town.visitor(), '/porch')).toContain('lang="es"><a href="/porch/stove/')
    const late = { question, words: 'Too late by a night', language: 'en', audience: 'neighbors' }
    const again = await send(six[0]!, '/porch/stove', late).expect(422)
    expect(again.text).toContain('Too late by a night')
    expect(await read(town.visitor(), '/porch/stove')).toContain('Who taught you something useful here?')
    expect(await read(six[0]!, `/porch/stove/${question}`)).toContain('My lesson 1')
  })
})

describe('notes on the porch', () => {
  test('neighbors read a note, somebody signed out only what is for anybody, and nobody after its last day', async () => {
    const [opal, tom] = [await town.signIn(somebody('Opal')), await town.signIn(somebody('Tom'))]
    const ask = await hang(opal, { words: 'Dry locust, before Thursday', days: '1' })
    const offer = await hang(opal, {
      kind: 'offer',
      words: 'Apple drops, no need to knock',
      audience: 'anybody',
      days: '7',
    })
    expect(await read(tom, '/porch')).toContain('Dry locust')
    expect(await read(tom, ask)).toContain('Dry locust')
    await town.visitor().get(ask).expect(404)
    const outside = await read(town.visitor(), '/porch')
    expect(outside).not.toContain('Dry locust')
    expect(outside).toContain('Apple drops')
    const signedOut = await read(town.visitor(), offer)
    expect(signedOut).toContain('Apple drops')
    expect(signedOut).toContain('Neighbors who signed in can answer')
    expect(signedOut).toContain(`/sign-in?next=${encodeURIComponent(offer)}%23answer`)

    town.setClock(NEXT_DAY)
    expect(await read(tom, '/porch')).not.toContain('Dry locust')
    await tom.get(ask).expect(404)
    expect(await read(opal, ask)).toContain('Only you can still read it')
    expect(await read(town.visitor(), '/porch')).toContain('Apple drops')
    town.setClock(IN_A_WEEK)
    for (const path of ['/', '/porch']) expect(await read(town.visitor(), path)).not.toContain('Apple drops')
    await town.visitor().get(offer).expect(404)
  })

  test('the author takes it down, and then erases it with its answers', async () => {
    const [opal, tom] = [await town.signIn(somebody('Opal')), await town.signIn(somebody('Tom'))]
    const note = await hang(opal, { kind: 'offer', words: 'A crate of kittens', audience: 'anybody' })
    await reply(tom, note, 'The gray one, please')
    expect(await read(town.visitor(), '/')).toContain('crate of kittens')
    await send(tom, `${note}/removal`).expect(404)
    // A nervous finger takes it down, and does not erase it.
    for (const _twice of [1, 2]) await send(opal, `${note}/removal`).expect(303)
    expect(await read(town.visitor(), '/')).not.toContain('crate of kittens')
    await tom.get(note).expect(404)
    expect(await read(opal, note)).toContain('The gray one')
    expect(await read(opal, `${note}/removal`)).toContain('name="erase"')
    await send(opal, `${note}/removal`, { erase: '1' }).expect(303)
    await opal.get(note).expect(404)
    expect(
      await db.selectFrom('porchReply').select('id').where('words', '=', 'The gray one, please').execute(),
    ).toEqual([])
  })

  test('after an ask, and never after anything else, three small things are offered', async () => {
    const [opal, ruth] = [await town.signIn(somebody('Opal')), await town.signIn(somebody('Ruth'))]
    await hang(opal, { words: 'Somebody to read me a letter' })
    const offer = { kind: 'offer', words: 'Jars', language: 'en', audience: 'neighbors' }
    const offered = await send(ruth, '/porch', offer).expect(303)
    expect(await read(ruth, offered.headers.location!)).not.toContain('three small things')
    const ask = { kind: 'ask', words: 'A saw sharpened', language: 'en', audience: 'neighbors' }
    const asked = await send(ruth, '/porch', ask).expect(303)
    const page = await read(ruth, asked.headers.location!)
    expect(page).toContain('Your ask is up.')
    expect(page).toContain('here are three small things')
    expect(page).toMatch(/<a class="lnk" href="\/porch\/[0-9a-f-]+">Not today/)
    expect(await read(ruth, asked.headers.location!.split('?')[0]!)).not.toContain('three small things')
    expect(await read(opal, asked.headers.location!)).not.toContain('three small things')
  })

  test('a gathering needs its day, hour and place; wrong forms keep the words typed', async () => {
    const ann = await town.signIn(somebody('Ann'))
    const soup = { kind: 'gathering', words: 'Soup supper', language: 'en', audience: 'anybody' }
    const at = { day: '2026-11-20', time: '18:00', place: 'Church hall' }
    const wrong: Record<string, string>[] = [
      { ...soup },
      { ...soup, ...at, day: '2026-11-16' },
      { ...soup, ...at, day: '2028-01-01' },
      { ...soup, ...at, day: 'Friday' },
      { ...soup, ...at, time: '6 pm' },
      { ...soup, ...at, place: ' ' },
      { ...soup, ...at, words: 'Soup supper '.repeat(100) },
      { ...soup, ...at, language: 'fr' },
      { ...soup, ...at, audience: 'stewards' },
      { ...soup, ...at, as: 'no-such-place' },
    ]
    for (const form of wrong) {
      const answer = await send(ann, '/porch', form).expect(422)
      expect(answer.text, JSON.stringify(form)).toContain('Soup supper')
      expect(answer.text).toMatch(/class="err"/)
    }
    for (const kind of ['sale', '']) await send(ann, '/porch', { ...soup, ...at, kind }).expect(422)
    await send(ann, '/porch', { ...soup, words: '  ' }).expect(422)
    expect(await db.selectFrom('porchPost').select('id').where('words', 'like', 'Soup supper%').execute()).toEqual([])
    const note = await hang(ann, { ...soup, ...at, words: '<script>alert(1)</script> & soup' })
    const page = await read(town.visitor(), note)
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; soup')
    expect(page).toContain('Friday, November 20, 6:00')
    expect(page).toContain('Church hall')
  })

  test('a note of last year says its year', async () => {
    town.setClock('2025-12-20T14:40:00.000Z')
    const yul = await town.signIn(somebody('Yul'))
    const note = await hang(yul, { words: 'From another year' })
    town.setClock('2026-01-02T14:40:00.000Z')
    expect(await read(yul, note)).toContain('December 20, 2025')
  })

  test('hung, gone back and hung again is one note, until it came down', async () => {
    const bo = await town.signIn(somebody('Bo'))
    const again = async () => hang(bo, { key: newId(), kind: 'offer', words: 'Said twice only' })
    const note = await again()
    expect(await again()).toBe(note)
    expect(await read(bo, note)).toContain('That note hangs already')
    expect((await read(bo, '/porch')).split('Said twice only').length).toBe(2)
    await send(bo, `${note}/removal`).expect(303)
    expect(await again()).not.toBe(note)
  })

  test('a nervous finger hangs one note; other words under the same key are a conflict', async () => {
    const opal = await town.signIn(somebody('Opal'))
    const form = { key: newId(), kind: 'ask', words: 'One only', language: 'en', audience: 'neighbors' }
    const [first, second] = [await send(opal, '/porch', form).expect(303), await send(opal, '/porch', form).expect(303)]
    expect(second.headers.location).toBe(first.headers.location)
    await send(opal, '/porch', { ...form, words: 'Another' }).expect(409)
    expect(await db.selectFrom('porchPost').select('id').where('words', '=', 'One only').execute()).toHaveLength(1)
  })
})

describe('answers to a note', () => {
  test('a private one is read by the two, and waits for the author until it was read', async () => {
    const names = { opal: somebody('Opal'), ray: somebody('Ray') }
    const [opal, ray, tom] = [
      await town.signIn(names.opal),
      await town.signIn(names.ray),
      await town.signIn(somebody('Tom')),
    ]
    const steward = await town.signIn('Dee Lassiter', 'steward')
    const note = await hang(opal, { words: 'Locust wanted' })
    expect(await read(opal, '/')).not.toContain('class="waits"')
    const alone = await reply(ray, note, 'Half a rick behind my barn', 'author')
    const open = await reply(tom, note, 'Ask at the mill')

    for (const who of [opal, ray]) expect(await read(who, note)).toContain('Half a rick')
    for (const who of [tom, steward]) {
      const page = await read(who, note)
      expect(page).not.toContain('Half a rick')
      expect(page).toContain('Ask at the mill')
      await who.get(`/porch/${alone}/report`).expect(404)
    }
    await steward.get(`/stewards/porch/${alone}/removal`).expect(404)

    const menu = await read(opal, '/directory')
    expect(menu).toContain('<b class="waits" aria-hidden="true">2</b><span class="vh">: 2 things wait</span>')
    const word = await read(opal, '/word')
    expect(word).toContain(`${names.ray} answered what you asked. Only you can read it.`)
    expect(word).toContain('Half a rick')
    for (const who of [ray, tom]) await send(who, `/porch/replies/${alone}/reading`).expect(404)
    await send(opal, `/porch/replies/${alone}/reading`).expect(303).expect('location', '/word')
    await send(opal, `/porch/replies/${alone}/reading`).expect(303)
    await send(opal, `/porch/replies/${open}/reading`, { back: '//elsewhere.example' })
      .expect(303)
      .expect('location', '/word')
    const after = await read(opal, '/word')
    expect(after).not.toContain('class="waits"')
    expect(after).toContain('Nothing waits for you')
    expect(await read(opal, note)).toContain('Half a rick')
  })

  test('nobody signed out reads answers, also to a note for anybody', async () => {
    const [ben, tom] = [await town.signIn(somebody('Ben')), await town.signIn(somebody('Tom'))]
    const note = await hang(ben, { kind: 'offer', words: 'Windfalls', audience: 'anybody' })
    await reply(tom, note, 'I will bring the baskets back')
    const out = await read(town.visitor(), note)
    expect(out).not.toContain('baskets back')
    expect(out).toContain('Neighbors who signed in can answer')
    const stays = 'what is answered stays with neighbors who signed in'
    for (const who of [ben, tom]) expect(await read(who, note)).toMatch(new RegExp(`baskets back[^]*<form[^]*${stays}`))
    const forNeighbors = await hang(ben, { kind: 'offer', words: 'Cider' })
    expect(await read(tom, forNeighbors)).not.toContain(stays)
  })

  test('wrong answers keep their words; what came down cannot be answered', async () => {
    const [opal, tom] = [await town.signIn(somebody('Opal')), await town.signIn(somebody('Tom'))]
    const note = await hang(opal, { words: 'A cot for a night' })
    for (const form of [
      { words: '' },
      { words: 'x'.repeat(1001) },
      { to: 'everybody' },
      { language: '' },
      { as: 'foreign' },
    ]) {
      const sent = { words: 'We have a cot', language: 'en', to: 'author', as: '', ...form }
      await send(tom, `${note}/replies`, sent).expect(422)
    }
    await send(opal, `${note}/removal`).expect(303)
    await send(tom, `${note}/replies`, { words: 'Too late', language: 'en', to: 'author' }).expect(404)
    await send(opal, `${note}/replies`, { words: 'Found one', language: 'en', to: 'neighbors' }).expect(404)
  })
})

describe('a business on the porch', () => {
  test('answers an ask, says it is closed, calls people together, and starts nothing else', async () => {
    const names = { tammy: somebody('Tammy'), ana: somebody('Ana') }
    const [tammy, ana] = [await town.signIn(names.tammy), await town.signIn(names.ana)]
    const slug = await shop(`Hardware ${names.tammy}`, await town.account(names.tammy))
    const ask = await hang(ana, { words: 'Busco una escalera', language: 'es' })
    await reply(tammy, ask, 'I can help, stop by', 'neighbors', slug)
    expect(await read(ana, ask)).toContain(`${names.tammy}, Hardware ${names.tammy}`)
    expect(await read(ana, '/word')).toContain(`${names.tammy}, Hardware ${names.tammy} answered what you asked.`)

    const words = { words: 'Paint, half price', language: 'en', audience: 'anybody', as: slug }
    for (const kind of ['ask', 'offer', 'thanks']) {
      const refused = await send(tammy, '/porch', { ...words, kind }).expect(422)
      expect(refused.text).toContain('The rest of the porch is for people.')
    }
    const closed = await hang(tammy, { ...words, kind: 'closure', words: 'Stocktaking', day: '2026-11-19' })
    expect(await read(town.visitor(), closed)).toContain('Closed Tuesday, November 17 to Thursday, November 19')
    // A shop is not said to be closed for as long as its note hangs.
    const undated = await send(tammy, '/porch', { ...words, kind: 'closure', words: 'Deer season' }).expect(422)
    expect(undated.text).toMatch(/Say through which day it is closed\.[^]*/)
    expect(undated.text).toContain('Deer season')
    await send(ana, '/porch', { ...words, kind: 'closure', words: 'Not her shop' }).expect(422)
    await send(ana, '/porch', { ...words, kind: 'closure', as: '', words: 'No shop at all' }).expect(422)

    const offer = await hang(ana, { kind: 'offer', words: 'Clases de mate' })
    const asShop = { words: 'We buy', language: 'en', to: 'neighbors', as: slug }
    await send(tammy, `${offer}/replies`, asShop).expect(422)
    await db
      .updateTable('businessPerson')
      .set({ untilOn: '2026-11-17' })
      .where('accountId', '=', await town.account(names.tammy))
      .execute()
    await send(tammy, `${ask}/replies`, asShop).expect(422)
  })
})

describe('a shop that is closed for some days', () => {
  const DAILY = 'Mo-Sa 08:00-17:00'
  const fishing = { kind: 'closure', words: 'Gone fishing', audience: 'anybody' }

  /** Earl's shop, open as its hours say; and Earl. */
  async function earls(facts: Partial<BusinessFacts> = { hours: DAILY }) {
    const name = somebody('Earl')
    const earl = await town.signIn(name)
    const slug = await shop(`Tackle ${name}`, await town.account(name), facts)
    await runJobs()
    return { earl, name, slug, page: `/directory/${slug}` }
  }
  /** Somebody else of the shop. */
  async function keeper(slug: string, role: 'owner' | 'staff' = 'owner') {
    const name = somebody('Ottis')
    const agent = await town.signIn(name)
    const { id: businessId } = await db
      .selectFrom('business')
      .select('id')
      .where('slug', '=', slug)
      .executeTakeFirstOrThrow()
    const person = { id: newId(), businessId, accountId: await town.account(name), role, fromOn: '2026-01-01' }
    await db.insertInto('businessPerson').values(person).execute()
    return { agent, name }
  }
  const { hours } = town
  const runJobs = () => openStateJob(town.house, hours).run(town.house.clock.now())
  const openNow = async (slug: string): Promise<boolean> =>
    (await read(town.visitor(), '/directory?open=now')).includes(`/directory/${slug}"`)
  const days = (first: string, day: string) => ({ first, day })

  test('says so on its page, in the lists and on the card, and opens again by itself', async () => {
    const { earl, slug, page } = await earls()
    expect(await openNow(slug)).toBe(true)
    const note = await hang(earl, { ...fishing, as: slug, ...days('2026-11-17', '2026-11-19') })

    const said = await read(town.visitor(), page)
    expect(said).toContain(
      'Closed Tuesday, November 17 to Thursday, November 19.</strong> Opens again Friday, November 20.',
    )
    expect(said).toContain('Gone fishing')
    expect(said).toContain(`href="${note}"`)
    expect(said).toMatch(/class="tag closed">[^]*?<span>until Friday<\/span>/)
    expect(await openNow(slug)).toBe(false)
    expect(await read(town.visitor(), '/directory?order=open')).toMatch(/class="tag closed">[^]*?until Friday/)
    const card = await read(earl, `/notebook/walk-in/${slug}`)
    expect(card).toContain('until Friday')
    expect(card).toContain('Closed Tuesday, November 17 to Thursday, November 19.')
    const spanish = (await town.visitor().get(page).set('accept-language', 'es').expect(200)).text
    expect(spanish).toContain('Cerrado del martes, 17 de noviembre al jueves, 19 de noviembre.')
    expect(spanish).toContain('Vuelve a abrir el viernes, 20 de noviembre.')
    expect(spanish).toContain('abre el viernes')

    town.setClock('2026-11-20T04:59:00.000Z')
    await runJobs()
    expect(await read(town.visitor(), page)).toContain('class="tag closed"')
    town.setClock('2026-11-20T13:30:00.000Z')
    await runJobs()
    const after = await read(town.visitor(), page)
    expect(after).toContain('class="tag open"')
    expect(after).not.toContain('Gone fishing')
    expect(await openNow(slug)).toBe(true)
  })

  test('is open until the first day of it, and shut from its midnight on', async () => {
    const { earl, slug, page } = await earls({ hours: '24/7' })
    await hang(earl, { ...fishing, as: slug, ...days('2026-11-19', '2026-11-19') })
    const before = await read(town.visitor(), page)
    expect(before).toContain('Closed on Thursday, November 19.</strong> Opens again Friday, November 20.')
    expect(before).toContain('class="tag open"')
    expect(await openNow(slug)).toBe(true)
    town.setClock('2026-11-19T05:01:00.000Z')
    await runJobs()
    expect(await openNow(slug)).toBe(false)
    town.setClock('2026-11-20T05:01:00.000Z')
    await runJobs()
    expect(await openNow(slug)).toBe(true)
  })

  test('a long closure and its reopening are known from the first day', async () => {
    const { earl, slug, page } = await earls()
    await hang(earl, { ...fishing, as: slug, ...days('2026-11-17', '2027-02-27') })
    const said = await read(town.visitor(), page)
    expect(said).toContain('Opens again March 1, 2027.')
    expect(said).toContain('<span>until March 1</span>')
    for (const at of ['2026-12-04T15:00:00.000Z', '2027-01-15T15:00:00.000Z', '2027-02-27T15:00:00.000Z']) {
      town.setClock(at)
      await runJobs()
      expect(await openNow(slug)).toBe(false)
    }
    town.setClock('2027-03-01T15:00:00.000Z')
    await runJobs()
    expect(await openNow(slug)).toBe(true)
  })

  test('the hours come back when the note comes down, by its author or by a steward', async () => {
    const { earl, slug, page } = await earls()
    const dee = await town.signIn('Dee Lassiter', 'steward')
    const mine = await hang(earl, { ...fishing, as: slug, ...days('', '2026-11-19') })
    expect(await openNow(slug)).toBe(false)
    await send(earl, `${mine}/removal`).expect(303)
    expect(await openNow(slug)).toBe(true)
    expect(await read(town.visitor(), page)).not.toContain('Gone fishing')
    // The note stays one's own to read, with its days.
    expect(await read(earl, mine)).toContain('Closed Tuesday, November 17 to Thursday, November 19')

    const again = await hang(earl, { ...fishing, as: slug, ...days('2026-11-16', '2026-11-19') })
    expect(await openNow(slug)).toBe(false)
    await send(dee, `/stewards${again}/removal`, { reason: 'It is open' }).expect(303)
    expect(await openNow(slug)).toBe(true)

    const third = await hang(earl, { ...fishing, as: slug, ...days('2026-11-17', '2026-11-19') })
    await send(dee, `${third}/report`, { words: 'It is open' }).expect(303)
    const desk = await read(dee, '/stewards/reports')
    const report = /\/stewards\/reports\/([0-9a-f-]{36})\/removal/.exec(desk)?.[1] ?? ''
    await send(dee, `/stewards/reports/${report}/removal`, { reason: 'It is open' }).expect(303)
    expect(await openNow(slug)).toBe(true)
  })

  test('of two closures that overlap the other still stands when one comes down', async () => {
    const { earl, slug, page } = await earls()
    const one = await hang(earl, { ...fishing, as: slug, ...days('2026-11-17', '2026-11-18') })
    await hang(earl, { ...fishing, words: 'Still fishing', as: slug, ...days('2026-11-18', '2026-11-20') })
    expect(await read(town.visitor(), page)).toContain('<span>until Saturday</span>')
    await send(earl, `${one}/removal`).expect(303)
    expect(await openNow(slug)).toBe(true)
    town.setClock('2026-11-19T15:00:00.000Z')
    await runJobs()
    expect(await openNow(slug)).toBe(false)
  })

  test('its days are anybody’s, as hours are; its words are for whom their author says', async () => {
    const { earl, name, slug, page } = await earls()
    const alone = 'At my sister’s in Boone'
    const note = await hang(earl, { ...fishing, words: alone, audience: 'neighbors', as: slug, day: '2026-11-19' })
    const out = await read(town.visitor(), page)
    expect(out).toContain('Closed Tuesday, November 17 to Thursday, November 19.')
    expect(out).not.toContain(alone)
    expect(out).not.toContain(note)
    for (const feed of ['/porch.ics', '/feed.atom', '/directory.geojson', '/directory.csv', '/porch?kind=closure'])
      expect((await town.visitor().get(feed).buffer(true).expect(200)).text).not.toContain(alone)
    await town.visitor().get(note).expect(404)
    const anas = somebody('Ana')
    const ana = await town.signIn(anas)
    const seen = await read(ana, page)
    expect(seen).toContain(alone)
    expect(seen).toMatch(/At my sister’s in Boone[^]*?class="seen town neighbors"/)
    await db
      .insertInto('block')
      .values({ blockerId: await town.account(anas), blockedId: await town.account(name), madeAt: MORNING })
      .execute()
    const blocked = await read(ana, page)
    expect(blocked).not.toContain(alone)
    expect(blocked).toContain('Closed Tuesday, November 17 to Thursday, November 19.')
  })

  test('goes with whoever said it: hides while they are suspended, and leaves with them', async () => {
    const { earl, name, slug, page } = await earls()
    const dee = await town.signIn('Dee Lassiter', 'steward')
    await hang(earl, { ...fishing, as: slug, day: '2026-11-19' })
    const id = await town.account(name)
    await dee.post(`/stewards/accounts/${id}/suspension`).expect(303)
    await runJobs()
    expect(await openNow(slug)).toBe(true)
    expect(await read(town.visitor(), page)).not.toContain('Closed Tuesday')
    await dee.post(`/stewards/accounts/${id}/reinstatement`).expect(303)
    await runJobs()
    expect(await openNow(slug)).toBe(false)
    await inTransaction(db, (trx) => eraseAccount(trx, id, accountErased))
    await runJobs()
    expect(await openNow(slug)).toBe(true)
    expect(await read(town.visitor(), page)).not.toContain('Closed Tuesday')
  })

  test('is in the lists that others take as long as it is on the page, and no longer', async () => {
    const { earl, name, slug } = await earls()
    const dee = await town.signIn('Dee Lassiter', 'steward')
    await hang(earl, { ...fishing, as: slug, day: '2026-11-19' })
    const lists = async () => {
      const [csv, hsds, geo] = await Promise.all(
        ['csv', 'json', 'geojson'].map((ending) => town.visitor().get(`/directory.${ending}`).buffer(true).expect(200)),
      )
      const service = JSON.parse(hsds!.text).find((one: { name: string }) => one.name === `Tackle ${name}`)
      const feature = JSON.parse(geo!.text).features.find(
        (one: { properties: { name: string } }) => one.properties.name === `Tackle ${name}`,
      )
      const line = csv!.text.split('\r\n').find((one) => one.includes(`Tackle ${name}`))
      return [line?.includes('2026-11-17 to 2026-11-19'), service.alert, feature.properties.closures.length]
    }
    expect(await lists()).toEqual([true, '2026-11-17 to 2026-11-19', 1])
    const id = await town.account(name)
    await dee.post(`/stewards/accounts/${id}/suspension`).expect(303)
    expect(await lists()).toEqual([false, undefined, 0])
    await dee.post(`/stewards/accounts/${id}/reinstatement`).expect(303)
    town.setClock('2026-11-20T15:00:00.000Z')
    expect(await lists()).toEqual([false, undefined, 0])
    town.setClock(MORNING)
  })

  test('whoever asks whom to talk to, and feed readers, are told the days', async () => {
    const { earl, name, slug } = await earls({ hours: DAILY, categories: ['hardware'] })
    const ruth = await town.signIn(somebody('Ruth'))
    const { id: businessId } = await db
      .selectFrom('business')
      .select('id')
      .where('slug', '=', slug)
      .executeTakeFirstOrThrow()
    const face = { name: 'Ottis Away', nameKey: 'ottis away', language: 'en', accountId: null } as const
    await db
      .insertInto('face')
      .values({ id: newId(), businessId, ...face, position: 0, audience: 'anybody' })
      .execute()
    const note = await hang(earl, { ...fishing, as: slug, ...days('2026-11-17', '2026-11-19') })
    for (const who of [ruth, town.visitor()]) {
      const answer = await read(who, `/who?about=Tackle+${encodeURIComponent(name)}`)
      expect(answer).toContain(`Tackle ${name}, closed until Friday`)
      expect(answer).toContain('is closed until Friday. Go in after that.')
    }
    expect(await read(ruth, '/newcomers')).toMatch(/class="tag closed">[^]*?until Friday/)
    await send(ruth, '/newcomers/guide').expect(303)
    expect(await read(ruth, '/newcomers/guide')).toMatch(/Ottis Away[^]*?until Friday/)

    const said = 'Closed Tuesday, November 17 to Thursday, November 19'
    const atom = async (path: string) => (await town.visitor().get(path).buffer(true).expect(200)).text
    expect(await atom('/feed.atom')).toContain(`Tackle ${name} is closed. ${said}</title>`)
    expect(await atom('/directory.atom')).toContain(`<title>Tackle ${name}. ${said}</title>`)
    town.setClock('2026-11-18T14:40:00.000Z')
    const words = { words: 'Gone fishing', language: 'en', ...days('2026-11-17', '2026-11-20'), seen: '0' }
    await send(earl, `${note}/edit`, words).expect(303)
    expect(await atom('/feed.atom')).toMatch(/November 20<\/title>[^]*?<updated>2026-11-18T14:40:00.000Z<\/updated>/)
    expect(await atom('/directory.atom')).not.toContain(`Tackle ${name}. ${said}`)
    town.setClock(MORNING)
  })

  test('reaches a place whose hours nobody knows, or that opens by appointment; an edit of the hours leaves it', async () => {
    for (const facts of [{}, { hoursText: 'When the light is on' }, { hours: '"by appointment"' }]) {
      const { earl, slug, page } = await earls(facts)
      await hang(earl, { ...fishing, as: slug, day: '2026-11-19' })
      expect(await read(town.visitor(), page)).toMatch(/class="tag closed">[^]*?<span>through Thursday<\/span>/)
      const { id, revision } = await db
        .selectFrom('business')
        .select(['id', 'revision'])
        .where('slug', '=', slug)
        .executeTakeFirstOrThrow()
      const by = { accountId: null, source: 'town' }
      await inTransaction(db, (trx) => editBusiness(trx, id, revision, { hours: null, hoursText: 'Ask' }, by, MORNING))
      await runJobs()
      expect(await read(town.visitor(), page)).toContain('<span>through Thursday</span>')
      town.setClock('2026-11-20T15:00:00.000Z')
      await runJobs()
      expect(await read(town.visitor(), page)).toContain('class="tag call"')
      town.setClock(MORNING)
    }
  })

  test('is kept right by all who keep the shop’s page: days and words, with what it said before', async () => {
    const { earl, name, slug, page } = await earls()
    const ottis = await keeper(slug)
    const note = await hang(earl, { ...fishing, as: slug, ...days('2026-11-17', '2026-11-19') })
    const form = await read(ottis.agent, `${note}/edit`)
    expect(form).toContain('value="2026-11-19"')
    const words = { words: 'Gone fishing, back Monday', language: 'en', ...days('2026-11-17', '2026-11-21'), seen: '0' }
    await send(ottis.agent, `${note}/edit`, words).expect(303)
    await send(ottis.agent, `${note}/edit`, words).expect(303)
    await runJobs()
    const said = await read(town.visitor(), page)
    expect(said).toContain('Closed Tuesday, November 17 to Saturday, November 21.')
    expect(said).toContain('Gone fishing, back Monday')
    expect(await openNow(slug)).toBe(false)
    const seen = await read(earl, note)
    expect(seen).toContain(`Changed by ${ottis.name}, Tuesday. Before that it said:`)
    expect(seen.match(/Changed by/g)).toHaveLength(1)
    expect(seen).toContain('Closed Tuesday, November 17 to Thursday, November 19')
    const out = await read(town.visitor(), note)
    expect(out).toContain('Changed by somebody of the shop')
    expect(out).not.toContain(ottis.name)

    // Its author still can; and who read an older one is shown what it says now, with their own words kept.
    const late = { ...words, words: 'Back on Sunday' }
    const stale = await send(earl, `${note}/edit`, late).expect(409)
    expect(stale.text).toContain('Back on Sunday')
    expect(stale.text).toContain('Gone fishing, back Monday')
    await send(earl, `${note}/edit`, { ...late, seen: '1' }).expect(303)
    expect(await read(town.visitor(), note)).toContain('Back on Sunday')
    for (const [wrong, at] of [
      [{ words: ' ' }, 'words'],
      [{ words: 'x'.repeat(1001) }, 'words'],
      [{ day: '2026-11-10' }, 'day'],
      [{ day: '' }, 'day'],
      [{ first: '2026-11-30' }, 'first'],
      [{ language: 'fr' }, 'language'],
    ] as const)
      expect((await send(earl, `${note}/edit`, { ...late, seen: '2', ...wrong }).expect(422)).text).toContain(
        `id="${at}-error"`,
      )

    // When whoever changed it leaves town, a former neighbor did.
    await inTransaction(db, async (trx) => eraseAccount(trx, await town.account(ottis.name), accountErased))
    expect(await read(earl, note)).toContain('Changed by a former neighbor')
    expect(await read(earl, note)).toContain(name)
  })

  test('comes down at the hand of all who keep the shop’s page, and of nobody else', async () => {
    const { earl, slug, page } = await earls()
    const ottis = await keeper(slug)
    const clerk = await keeper(slug, 'staff')
    const note = await hang(earl, { ...fishing, as: slug, ...days('2026-11-17', '2026-11-19') })
    const ruth = await town.signIn(somebody('Ruth'))
    for (const stranger of [ruth, clerk.agent]) {
      expect(await read(stranger, note)).not.toContain(`${note}/edit`)
      for (const door of ['edit', 'removal']) {
        await stranger.get(`${note}/${door}`).expect(404)
        await send(stranger, `${note}/${door}`, { erase: '1' }).expect(404)
      }
    }
    const other = await hang(earl, { kind: 'ask', words: 'A ladder' })
    await ottis.agent.get(`${other}/removal`).expect(404)
    await ottis.agent.get(`${other}/edit`).expect(404)
    await earl.get(`${other}/edit`).expect(404)

    expect(await read(ottis.agent, `${note}/removal`)).toContain('Nobody but its author sees it any more')
    const down = await send(ottis.agent, `${note}/removal`, { erase: '1' }).expect(303)
    expect(down.headers.location).toBe(page)
    await runJobs()
    expect(await openNow(slug)).toBe(true)
    await ottis.agent.get(note).expect(404)
    await ottis.agent.get(`${note}/removal`).expect(404)
    // It is down, not gone: whoever wrote it reads it still.
    expect(await read(earl, note)).toContain('Gone fishing')
  })

  test('asks for its days in order, and keeps the words', async () => {
    const { earl, name, slug } = await earls()
    const form = await read(earl, '/porch/new?kind=closure')
    expect(form).toContain('First day closed')
    expect(form).toContain('value="2026-11-17"')
    const wrong = [
      [days('2026-11-20', '2026-11-19'), 'first', 'The first day closed comes after the last one.'],
      [days('2024-11-20', '2026-11-19'), 'first', 'That was more than a year ago.'],
      [days('soon', '2026-11-19'), 'first', 'Please give a day, such as'],
      [days('2026-11-10', '2026-11-16'), 'day', 'That day is over.'],
      [days('2026-11-17', '2028-11-16'), 'day', 'That is more than a year away.'],
      [days('2026-11-17', ''), 'day', 'Say through which day it is closed.'],
    ] as const
    for (const [dates, field, sentence] of wrong) {
      const words = { ...fishing, language: 'en', as: slug, ...dates }
      const { text } = await send(earl, '/porch', words).expect(422)
      expect(text).toMatch(new RegExp(`id="${field}-error">${sentence}`))
      expect(text).toContain('Gone fishing')
      expect(text).toContain(`value="${dates.first}"`)
    }
    await db.updateTable('account').set({ language: 'es' }).where('name', '=', name).execute()
    const backwards = { ...fishing, language: 'es', as: slug, ...days('2026-11-20', '2026-11-19') }
    const { text } = await send(earl, '/porch', backwards).expect(422)
    expect(text).toContain('El primer día cerrado cae después del último.')
    expect(await openNow(slug)).toBe(true)
  })

  test('stands in the calendar of closures by its first day, and in iCalendar as whole days', async () => {
    const { earl, slug, name } = await earls()
    const late = await hang(earl, { ...fishing, words: 'Fishing twice', as: slug, ...days('2026-12-07', '2026-12-11') })
    const early = await hang(earl, { ...fishing, as: slug, ...days('2026-12-01', '2026-12-24') })
    const old = await hang(earl, { ...fishing, words: 'Older than first days', as: slug, day: '2026-12-03' })
    await db
      .updateTable('porchPost')
      .set({ closedFrom: null, closedThrough: null })
      .where('id', '=', old.slice('/porch/'.length))
      .execute()
    for (const page of ['/porch?kind=closure', '/porch']) {
      const listed = await read(town.visitor(), page)
      const order = [early, old, late].map((note) => listed.indexOf(`href="${note}"`))
      expect(order).toEqual(order.toSorted((a, b) => a - b))
      expect(order[0]).toBeGreaterThan(0)
      expect(listed).toContain('Last day closed: Thursday, December 3')
    }
    const next = await read(town.visitor(), `/porch?kind=closure&after=${early.slice('/porch/'.length)}`)
    expect(next).not.toContain(`href="${early}"`)
    expect(next).toContain(`href="${late}"`)
    const calendar = (await town.visitor().get('/porch.ics').expect(200)).text.replaceAll('\r\n ', '')
    expect(calendar).toMatch(
      new RegExp(
        `DTSTART;VALUE=DATE:20261207\r\nDTEND;VALUE=DATE:20261212\r\nTRANSP:TRANSPARENT\r\nSUMMARY:Tackle ${name} is closed`,
      ),
    )
    expect(calendar).not.toContain('Older than first days')
  })
})

describe('who is not there', () => {
  test('people who blocked each other neither read nor reach each other', async () => {
    const names = { opal: somebody('Opal'), tom: somebody('Tom') }
    const [opal, tom] = [await town.signIn(names.opal), await town.signIn(names.tom)]
    const note = await hang(opal, { words: 'A quilt frame wanted', audience: 'anybody' })
    await reply(tom, note, 'Mine is free')
    expect(await read(opal, '/porch')).toContain('class="waits"')
    const block = {
      blockerId: await town.account(names.opal),
      blockedId: await town.account(names.tom),
      madeAt: MORNING,
    }
    await db.insertInto('block').values(block).execute()
    await tom.get(note).expect(404)
    await send(tom, `${note}/replies`, { words: 'Still mine', language: 'en', to: 'author' }).expect(404)
    expect(await read(tom, '/porch')).not.toContain('quilt frame')
    const page = await read(opal, note)
    expect(page).not.toContain('Mine is free')
    expect(page).not.toContain('class="waits"')
    expect(await read(opal, '/word')).not.toContain('Mine is free')
  })

  test('a suspended author’s notes hide at once, also where pages are kept, and come back', async () => {
    const name = somebody('Opal')
    const [opal, dee] = [await town.signIn(name), await town.signIn('Dee Lassiter', 'steward')]
    await hang(opal, { kind: 'offer', words: 'Kindling by the sack', audience: 'anybody' })
    const [visitor, id] = [town.visitor(), await town.account(name)]
    for (const _twice of [1, 2]) expect(await read(visitor, '/')).toContain('Kindling')
    await send(dee, `/stewards/accounts/${id}/suspension`).expect(303)
    expect(await read(visitor, '/')).not.toContain('Kindling')
    expect(await read(dee, '/porch')).not.toContain('Kindling')
    await send(dee, `/stewards/accounts/${id}/reinstatement`).expect(303)
    expect(await read(visitor, '/')).toContain('Kindling')
  })

  test('whoever leaves takes notes, answers and what was reported of them along', async () => {
    const names = { opal: somebody('Opal'), tom: somebody('Tom') }
    const [opal, tom] = [await town.signIn(names.opal), await town.signIn(names.tom)]
    const note = await hang(opal, { words: 'Marmalade-colored cat lost', audience: 'anybody' })
    const other = await hang(tom, { words: 'A hand with the hay' })
    await reply(opal, other, 'Marmalade and I are coming')
    await send(tom, `${note}/report`, { words: 'Wrong place for this' }).expect(303)
    expect(await read(town.visitor(), '/')).toContain('Marmalade-colored')
    await inTransaction(db, async (trx) => {
      await eraseAccount(trx, await town.account(names.opal), accountErased)
    })
    const written = JSON.stringify([
      await db.selectFrom('porchPost').selectAll().execute(),
      await db.selectFrom('porchReply').selectAll().execute(),
      await db.selectFrom('report').selectAll().execute(),
    ])
    expect(written).not.toContain('Marmalade')
    expect(written).toContain('A hand with the hay')
    expect(await read(town.visitor(), '/')).not.toContain('Marmalade')
    expect(await read(tom, '/word')).not.toContain('Marmalade')
    expect(await read(await town.signIn('Dee Lassiter', 'steward'), '/stewards/reports')).toContain('has left')
  })
})

describe('keeping order on the porch', () => {
  test('a report reaches the stewards alone; with safety at stake at once; what they take down says why', async () => {
    const names = { opal: somebody('Opal'), tom: somebody('Tom'), wade: somebody('Wade') }
    const [opal, tom] = [await town.signIn(names.opal), await town.signIn(names.tom)]
    const wade = await town.signIn(names.wade, 'steward')
    const note = await hang(opal, { kind: 'offer', words: 'Fireworks out of my shed', audience: 'anybody' })
    expect(await read(town.visitor(), '/')).toContain('Fireworks')
    await send(tom, `${note}/report`, { words: '' }).expect(422)
    await send(opal, `${note}/report`, { words: 'My own' }).expect(404)
    await send(tom, `${note}/report`, { words: 'The shed is by the school', safety: '1' }).expect(303)
    expect(await read(tom, `${note}/report`)).toContain('have your word about this already')
    expect(await read(wade, '/directory')).toContain('class="waits"')
    expect(await read(wade, '/word')).toContain('The shed is by the school')
    for (const who of [opal, tom]) {
      await who.get('/stewards/reports').expect(404)
      expect(await read(who, note)).not.toContain('by the school')
      expect(await read(who, '/word')).not.toContain('by the school')
    }
    const desk = await read(wade, '/stewards/reports')
    expect(desk).toMatch(/Safety[^]*Fireworks out of my shed[^]*The shed is by the school/)
    const [, report] = /\/stewards\/reports\/([0-9a-f-]{36})\/removal[^]*?/.exec(desk)!
    await send(wade, `/stewards/reports/${report}/removal`, { reason: '' }).expect(422)
    await send(wade, `/stewards/reports/${report}/removal`, { reason: 'Not safe near the school' }).expect(303)
    expect(await read(town.visitor(), '/')).not.toContain('Fireworks')
    await tom.get(note).expect(404)
    expect(await read(opal, note)).toContain('Not safe near the school')
    expect(await read(wade, '/stewards/reports')).not.toContain('Fireworks')
    const late = await send(wade, `/stewards/reports/${report}/keeping`).expect(409)
    expect(late.text).toContain('Another steward has settled this')
    const removal = await db
      .selectFrom('removal')
      .selectAll()
      .where('subjectId', '=', note.split('/').at(-1)!)
      .executeTakeFirstOrThrow()
    expect([removal.subjectKind, removal.reason]).toEqual(['porch-post', 'Not safe near the school'])
  })

  test('two stewards who settle one report at once do it once: one removal, one line, and a word to the second', async () => {
    const names = { opal: somebody('Opal'), tom: somebody('Tom') }
    const [opal, tom] = [await town.signIn(names.opal), await town.signIn(names.tom)]
    const stewards = [await town.signIn('Dee Lassiter', 'steward'), await town.signIn(somebody('Wade'), 'steward')]
    const reported = async (words: string): Promise<{ note: string; report: string }> => {
      const note = await hang(opal, { kind: 'offer', words })
      await send(tom, `${note}/report`, { words: `About ${words}` }).expect(303)
      const desk = await read(stewards[0]!, '/stewards/reports')
      const at = desk.slice(desk.indexOf(words))
      return { note, report: `/stewards${/\/reports\/[0-9a-f-]{36}/.exec(at)![0]}` }
    }
    const lines = async (): Promise<number> =>
      (await read(town.visitor(), '/log')).split('Said twice is once.').length - 1
    const both = async (paths: string[]): Promise<string> => {
      const form = { reason: 'Said twice is once.' }
      const sent = await Promise.all(stewards.map((each, i) => send(each, paths[i]!, form)))
      const [first, second] = sent.toSorted((a, b) => a.status - b.status)
      expect(first!.status).toBe(303)
      return second!.status === 409 ? second!.text : String(second!.status)
    }
    const settled = 'Another steward has settled this'
    const jars = await reported('Empty jars')
    expect(await both([`${jars.report}/removal`, `${jars.report}/removal`])).toContain(settled)
    expect(await lines()).toBe(1)
    const rings = await reported('Empty rings')
    expect(await both([`${rings.report}/removal`, `${rings.report}/keeping`])).toContain(settled)
    const before = await lines()
    const lids = await reported('Empty lids')
    const where = `/stewards/porch/${lids.note.split('/').at(-1)}/removal`
    expect(await both([`${lids.report}/removal`, where])).toMatch(/^404$|Another steward has settled this/)
    expect(await lines()).toBe(before + 1)

    const gone = await reported('Words their author erased')
    for (const erase of ['', '1']) await send(opal, `${gone.note}/removal`, { erase }).expect(303)
    await send(stewards[0]!, `${gone.report}/removal`, { reason: 'Said twice is once.' }).expect(303)
    expect(await read(stewards[0]!, '/stewards/reports')).toContain('had erased it already')
    expect(await lines()).toBe(before + 1)
  })

  test('a steward does not judge their own words, nor learn who reported them', async () => {
    const [wade, tom] = [await town.signIn(somebody('Wade'), 'steward'), await town.signIn(somebody('Tom'))]
    const dee = await town.signIn('Dee Lassiter', 'steward')
    const note = await hang(wade, { words: 'Keys to the town hall, anybody?' })
    await send(tom, `${note}/report`, { words: 'He should know where they are', safety: '1' }).expect(303)
    expect(await read(wade, '/stewards/reports')).not.toContain('He should know')
    expect(await read(wade, '/word')).not.toContain('He should know')
    const desk = await read(dee, '/stewards/reports')
    expect(desk).toContain('He should know')
    const report = [...desk.matchAll(/id="p-([0-9a-f-]{36})"/g)].map((match) => match[1]!)
    for (const id of report)
      await send(wade, `/stewards/reports/${id}/keeping`).then(({ status }) => expect([303, 404]).toContain(status))
    expect(await read(dee, '/stewards/reports')).toContain('He should know')
  })

  test('nor once the words are gone; and whoever leaves takes along what they had erased before', async () => {
    const names = { wade: somebody('Wade'), tom: somebody('Tom') }
    const [wade, tom] = [await town.signIn(names.wade, 'steward'), await town.signIn(names.tom)]
    const dee = await town.signIn('Dee Lassiter', 'steward')
    const desk = async (who: Agent) => read(who, '/stewards')
    const before = await desk(wade)
    const note = await hang(wade, { words: 'Persimmon words' })
    await send(tom, `${note}/report`, { words: 'About persimmons', safety: '1' }).expect(303)
    expect(await desk(wade), 'nor by a number').toBe(before)
    for (const erase of ['', '1']) await send(wade, `${note}/removal`, { erase }).expect(303)
    await wade.get(note).expect(404)
    expect(await read(wade, '/stewards/reports')).not.toContain('About persimmons')
    expect(await read(wade, '/word')).not.toContain('About persimmons')
    expect(await desk(wade)).toBe(before)
    expect(await read(dee, '/stewards/reports')).toMatch(/Persimmon words[^]*About persimmons/)
    await inTransaction(db, async (trx) => eraseAccount(trx, await town.account(names.wade), accountErased))
    const left = await read(dee, '/stewards/reports')
    expect(left).toContain('About persimmons')
    expect(left).not.toContain('Persimmon words')
    expect(JSON.stringify(await db.selectFrom('report').selectAll().execute())).not.toContain('Persimmon')
  })

  test('a steward takes an answer down directly, with a reason; it does not come back by sending it again', async () => {
    const [dee, tom] = [await town.signIn('Dee Lassiter', 'steward'), await town.signIn(somebody('Tom'))]
    await send(dee, '/stewards/question', { words: 'What did you fix?', language: 'en', week: 'this' })
    const question = /\/porch\/stove\/([0-9a-f-]{36})/.exec(await read(tom, '/porch'))![1]!
    const rude = { question, words: 'Something rude', language: 'en', audience: 'anybody' }
    await send(tom, '/porch/stove', rude).expect(303)
    const id = /\/stewards\/porch\/([0-9a-f-]{36})\/removal/.exec(await read(dee, `/porch/stove/${question}`))![1]!
    const answer = await db
      .selectFrom('stoveAnswer')
      .select('id')
      .where('words', '=', 'Something rude')
      .executeTakeFirstOrThrow()
    expect(await read(dee, `/stewards/porch/${id}/removal`)).toContain('said around the stove')
    await send(dee, `/stewards/porch/${answer.id}/removal`, { reason: 'Rude' }).expect(303)
    expect(await read(town.visitor(), '/porch')).not.toContain('Something rude')
    const again = await send(tom, '/porch/stove', { ...rude, words: 'Something rude again' }).expect(422)
    expect(again.text).toContain('Ask at the desk')
    expect(await read(town.visitor(), '/porch')).not.toContain('rude')
  })
})

describe('the porch for calendars and feed readers', () => {
  test('only what is for anybody, whoever asks', async () => {
    const name = somebody('Ann')
    const ann = await town.signIn(name)
    const at = { kind: 'gathering', day: '2026-11-20', time: '18:00', place: 'Hall; upstairs' }
    await hang(ann, { ...at, words: 'Pie, and more pie', audience: 'anybody' })
    await hang(ann, { ...at, words: 'Choir alone', audience: 'neighbors' })
    await hang(ann, { kind: 'thanks', words: 'To <everybody> & all', audience: 'anybody' })
    for (const who of [town.visitor(), ann]) {
      const calendar = await who
        .get('/porch.ics')
        .expect(200)
        .expect('content-type', /text\/calendar/)
        .buffer()
      const lines = calendar.text
      expect(lines).toContain('SUMMARY:Pie\\, and more pie\r\n')
      expect(lines).toContain('LOCATION:Hall\\; upstairs')
      expect(lines).toContain('DTSTART:20261120T230000Z')
      expect(lines).not.toContain('Choir')
      expect(lines).not.toContain(name)
      const feed = await who
        .get('/feed.atom')
        .expect(200)
        .buffer()
        .parse((res, done) => {
          let text = ''
          res.on('data', (piece: Buffer) => (text += piece.toString()))
          res.on('end', () => done(null, text))
        })
      expect(feed.body).toContain('To &lt;everybody&gt; &amp; all')
      expect(feed.body).not.toContain('Choir')
    }
  })
})

describe('the porch by mail', () => {
  const letters = async (name: string) => {
    const rows = await db
      .selectFrom('outbox')
      .select('payload')
      .where('accountId', '=', await town.account(name))
      .execute()
    return rows.map(({ payload }) => JSON.parse(payload) as { to: string; subject: string; text: string })
  }

  test('comes on Mondays to who chose it, says what they may read, and stops by its own link', async () => {
    const names = { ruth: somebody('Ruth'), opal: somebody('Opal'), tom: somebody('Tom') }
    const [ruth, opal, tom] = [
      await town.signIn(names.ruth),
      await town.signIn(names.opal),
      await town.signIn(names.tom),
    ]
    expect(await read(ruth, '/account/digest')).toContain('write down a mail address on your account page')
    await send(ruth, '/account/digest', { digest: '1' }).expect(303)
    const mail = 'ruth@example.org'
    await db
      .updateTable('account')
      .set({ mail, mailKey: mail })
      .where('id', '=', await town.account(names.ruth))
      .execute()
    await send(ruth, '/account/digest', { digest: '1' }).expect(303)
    expect(await read(ruth, '/account/digest')).toContain('checked')
    await hang(opal, { words: 'A churn wanted', days: '14' })
    const own = await hang(ruth, { kind: 'offer', words: 'Rides to Boone', days: '14' })
    await reply(tom, own, 'Knock at the green door', 'author')
    await town.jobs.runDue(MORNING)
    expect(await letters(names.ruth)).toEqual([])

    const monday = '2026-11-23T14:40:00.000Z'
    town.setClock(monday)
    for (const _twice of [1, 2]) await town.jobs.runDue(monday)
    const [letter, ...more] = await letters(names.ruth)
    expect(more).toEqual([])
    expect(letter?.to).toBe(mail)
    expect(letter?.text).toContain('A churn wanted')
    expect(letter?.text).toContain(`${names.tom} answered your offer.`)
    expect(letter?.text).not.toContain('green door')
    expect(await letters(names.opal)).toEqual([])

    const stop = /\/porch\/digest\/\S+/.exec(letter?.text ?? '')![0]
    const stranger = town.visitor()
    expect(await read(stranger, stop)).toContain('Stop the letter')
    expect(await read(stranger, `${stop.slice(0, -3)}abc`)).toContain('belongs to no letter')
    expect((await send(stranger, stop).expect(200)).text).toContain('The letter stops.')
    town.setClock('2026-11-30T14:40:00.000Z')
    await town.jobs.runDue('2026-11-30T14:40:00.000Z')
    expect(await letters(names.ruth)).toHaveLength(1)
  })

  test('the Monday letter names what touches somebody’s safety, and does not quote it', async () => {
    const names = { wade: somebody('Wade'), tom: somebody('Tom'), opal: somebody('Opal') }
    const [wade, tom] = [await town.signIn(names.wade, 'steward'), await town.signIn(names.tom)]
    const mail = 'wade@example.org'
    await db
      .updateTable('account')
      .set({ mail, mailKey: mail })
      .where('id', '=', await town.account(names.wade))
      .execute()
    await send(wade, '/account/digest', { digest: '1' }).expect(303)
    const note = await hang(await town.signIn(names.opal), { words: 'Sawdust for free', days: '14' })
    await send(tom, `${note}/report`, { words: 'Ask at the blue house', safety: '1' }).expect(303)
    expect(await read(wade, '/word')).toContain('Ask at the blue house')
    const monday = '2026-11-23T14:40:00.000Z'
    town.setClock(monday)
    await db.deleteFrom('jobLease').execute()
    await town.jobs.runDue(monday)
    const [letter] = await letters(names.wade)
    expect(letter?.text).toContain(`${names.tom} says somebody’s safety is at stake`)
    expect(letter?.text).not.toContain('blue house')
  })
})

test('in Spanish too', async () => {
  const ana = await town.signIn(somebody('Ana'))
  await ana.get('/porch?lang=es')
  await db.updateTable('account').set({ language: 'es' }).where('name', 'like', 'Ana Hollar%').execute()
  const note = await hang(ana, { words: 'Busco semillas', language: 'es' })
  for (const path of ['/porch', '/porch/new?kind=gathering', note, `${note}/removal`, '/word', '/porch/stove']) {
    const page = await read(ana, path)
    expect(page, path).toContain('<html lang="es">')
    expect(page, path).not.toMatch(/>(porch|stove|report|word)\.[a-z-]+</)
  }
})
