import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../src/db/ids.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { versionOf } from '../src/db/version.ts'
import { addFace, createBusiness, plainFacts } from '../src/directory/records.ts'
import { openNotebook, ownNotebook } from '../src/notebook/queries-notebook.ts'
import { type Agent, MORNING, openTown, type TestTown } from './support/town.ts'

let town: TestTown
let ruth: Agent
const hardware = { id: '', slug: '', earl: '', tammy: '' }

beforeAll(async () => {
  town = await openTown()
  await openHardware()
  ruth = await town.signIn('Ruth Calloway')
})

async function openHardware(): Promise<void> {
  const by = { accountId: null, source: 'town' }
  const plain = { role: null, line: null, language: 'en', accountId: null, audience: 'anybody', openers: [] } as const
  const earlsAccount = await town.account('Earl Presnell')
  await inTransaction(town.house.db, async (trx) => {
    const facts = {
      ...plainFacts,
      name: 'Gap Hardware & Feed',
      approach: 'walk-in',
      approachWords: 'Come in and look.',
    }
    Object.assign(hardware, await createBusiness(trx, facts, by, MORNING))
    const openers = [{ words: 'Ask about the rain gauge', language: 'en' as const }]
    const earl = { ...plain, name: 'Earl Presnell', whenIn: 'mornings', accountId: earlsAccount, openers }
    hardware.earl = await addFace(trx, hardware.id, earl, MORNING)
    hardware.tammy = await addFace(trx, hardware.id, { ...plain, name: 'Tammy Presnell', whenIn: null }, MORNING)
  })
}

type Words = Record<string, string | string[]>
const send = (agent: Agent, path: string, words: Words = {}) => agent.post(path).type('form').send(words)
const record = (agent: Agent, words: Words) => send(agent, '/notebook/visits', { business: hardware.slug, ...words })

/** The visit's id, from where keeping it led. */
async function recorded(agent: Agent, words: Words): Promise<string> {
  const answer = await record(agent, words).expect(303)
  return String(answer.headers.location).split('#v-')[1] ?? ''
}

async function textOf(agent: Agent, path: string): Promise<string> {
  return (await agent.get(path).expect(200)).text
}

const contactNamed = async (agent: Agent, name: string): Promise<string> => {
  const people = await textOf(agent, '/notebook/contacts')
  return new RegExp(`/notebook/contacts/([0-9a-f-]{36})"><b>${name}`).exec(people)?.[1] ?? ''
}

describe('before walking in', () => {
  test('two requests from the business page keep a visit, and the card has it next time', async () => {
    const form = await textOf(ruth, `/notebook/visits/new?business=${hardware.slug}`)
    expect(form).toContain('Earl Presnell')
    expect(form).toMatch(/value="gap-hardware-and-feed" checked|value="[\w-]+" checked><span>Gap Hardware/)
    const kept = await record(ruth, {
      smallTalk: 'Caleb got a six-point',
      askNext: 'How the gasket holds',
      with: `face-${hardware.earl}`,
    })
    expect(kept.status).toBe(303)
    const ledger = await ruth.get(String(kept.headers.location)).expect(200)
    expect(ledger.text).toContain('Kept in your notebook: Gap Hardware &amp; Feed, Tuesday, November 17')
    expect(ledger.text).toMatch(/action="\/notebook\/visits\/[0-9a-f-]{36}\/removal"/)
    expect(ledger.text).toContain('Caleb got a six-point')

    const card = await textOf(ruth, `/notebook/walk-in/${hardware.slug}`)
    for (const words of ['Caleb got a six-point', 'How the gasket holds', 'Tuesday, November 17', 'with Earl Presnell'])
      expect(card).toContain(words)
    for (const words of [
      'mornings',
      'Just walk in',
      'Come in and look.',
      'Ask about the rain gauge',
      'You have been in once',
    ])
      expect(card).toContain(words)
    expect(await textOf(ruth, `/notebook/visits/new`)).toContain('Gap Hardware')
  })

  test('nobody else ever reads it: not Tom, not Earl, not a steward, not the street', async () => {
    const id = await recorded(ruth, { smallTalk: 'Wanda is poorly-secret', askNext: 'the secret-question' })
    const contact = await contactNamed(ruth, 'Earl Presnell')
    const note = /\/notebook\/notes\/([0-9a-f-]{36})\/asked/.exec(await textOf(ruth, '/notebook'))?.[1] ?? ''
    expect(note).not.toBe('')
    const others = [
      await town.signIn('Tom Hayes'),
      await town.signIn('Earl Presnell'),
      await town.signIn('Dee', 'steward'),
    ]
    const open = ['/', '/directory', `/directory/${hardware.slug}`, '/who-sees-what']
    const own = [
      '/notebook',
      '/notebook/visits',
      '/notebook/contacts',
      `/notebook/walk-in/${hardware.slug}`,
      `/notebook/visits/new?business=${hardware.slug}`,
    ]
    const guessed = [
      `/notebook/visits?at=${id}`,
      `/notebook/visits?with=${contact}`,
      `/notebook/visits/${id}/edit`,
      `/notebook/visits/${id}/removal`,
      `/notebook/contacts/${contact}`,
      `/notebook/contacts/${contact}/edit`,
      `/notebook/notes/${note}/removal`,
      `/notebook/visits/new?contact=${contact}`,
    ]
    for (const reader of others) {
      for (const path of [...open, ...own, ...guessed]) {
        const { text } = await reader.get(path)
        expect(text, path).not.toMatch(/poorly-secret|secret-question|six-point/)
      }
      for (const path of guessed) await reader.get(path).expect(404)
    }
    const nobody = town.visitor()
    for (const path of open) expect((await nobody.get(path)).text).not.toContain('poorly-secret')
    for (const path of [...own, ...guessed]) {
      const answer = await nobody.get(path).expect(303)
      expect(answer.headers.location).toMatch(/^\/sign-in\?next=/)
    }
  })

  test('a foreign id and an unknown one are answered with the same bytes', async () => {
    const id = await recorded(ruth, { smallTalk: 'mine' })
    const contact = await contactNamed(ruth, 'Earl Presnell')
    const tom = await town.signIn('Tom Hayes')
    const pairs = (kind: string, foreign: string, rest: string) =>
      [foreign, newId()].map((one) => `/notebook/${kind}/${one}${rest}`)
    for (const [foreign = '', unknown = ''] of [pairs('visits', id, '/edit'), pairs('contacts', contact, '')]) {
      const [one, other] = [await tom.get(foreign).expect(404), await tom.get(unknown).expect(404)]
      expect(one.text.replaceAll(foreign, '')).toBe(other.text.replaceAll(unknown, ''))
    }
    const posts = [
      'visits/ID/edit',
      'visits/ID/removal',
      'contacts/ID/notes',
      'contacts/ID/removal',
      'notes/ID/asked',
      'notes/ID/removal',
    ]
    for (const path of posts) {
      const at = (one: string) => `/notebook/${path.replace('ID', one)}`
      const unknown = newId()
      const one = await send(tom, at(id), { body: 'x' }).expect(404)
      const other = await send(tom, at(unknown), { body: 'x' }).expect(404)
      expect(one.text.replaceAll(id, '')).toBe(other.text.replaceAll(unknown, ''))
    }
    await record(tom, { with: `contact-${contact}` }).expect(404)
    expect(await textOf(ruth, '/notebook/visits')).toContain('mine')
  })

  test('private writes leave the public pages as they are kept', async () => {
    const before = versionOf(town.house.db).current
    await recorded(ruth, { smallTalk: 'quietly', with: `face-${hardware.tammy}` })
    expect(await versionOf(town.house.db).refresh()).toBe(before)
  })
})

describe('recording a visit', () => {
  test('half past eleven at night belongs to that day', async () => {
    const ana = await town.signIn('Ana Night')
    town.setClock('2026-11-19T04:30:00.000Z')
    await record(ana, { smallTalk: 'late' }).expect(303)
    town.setClock(MORNING)
    expect(await textOf(ana, '/notebook/visits')).toContain('datetime="2026-11-18"')
  })

  test.each([
    [{ otherDay: '2026-11-18' }, 'still to come'],
    [{ otherDay: '1899-12-31' }, 'before 1900'],
    [{ otherDay: '2026-02-30' }, 'Please give a day'],
    [{ otherDay: 'yesterday' }, 'Please give a day'],
    [{ since: '2027' }, 'still to come'],
    [{ since: 'long ago' }, 'Please write a number'],
    [{ smallTalk: 'x'.repeat(2001) }, 'Keep it to 2000 letters'],
    [{ with: 'the-earl' }, 'Your words are kept'],
    [{ business: '', place: '' }, 'Say where it was, or whom you met'],
    [{ otherTalk: 'about whom?' }, 'Whose words are these'],
  ])('what cannot be is said beside it, and the words stay: %j', async (words, said) => {
    const answer = await record(ruth, { whatFor: 'a stove gasket', ...words })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(said)
    expect(answer.text).toContain('value="a stove gasket"')
  })

  test('a line about somebody of another place is not lost with an error', async () => {
    const words = { business: '', [`about-face-${hardware.earl}`]: 'y'.repeat(2001) }
    const answer = await record(await town.signIn('Abe About'), words)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Keep it to 2000 letters')
    expect(answer.text).toContain('y'.repeat(2001))
  })

  test('2,000 letters fit, and hostile text is only text', async () => {
    const lee = await town.signIn('Lee Long')
    const words = `<script>alert(1)</script>' OR 1=1 \u202Ereversed`
    await record(lee, { smallTalk: 'x'.repeat(2000), askNext: words, otherName: words, whatFor: words }).expect(303)
    const page = await textOf(lee, '/notebook/visits')
    expect(page).toContain('x'.repeat(2000))
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&#39; OR 1=1 reversed')
    expect(page).not.toMatch(/<script>alert|\u202E/)
    expect(await textOf(lee, '/notebook')).not.toMatch(/<script>alert|\u202E/)
  })

  test('a nervous finger makes one visit; other words under the same key are a conflict', async () => {
    const nia = await town.signIn('Nia Nervous')
    const key = newId()
    const once = { key, smallTalk: 'once only' }
    const [one, two] = [await record(nia, once).expect(303), await record(nia, once).expect(303)]
    expect(two.headers.location).toBe(one.headers.location)
    const page = await textOf(nia, '/notebook/visits')
    expect(page.split('once only').length).toBe(2)
    expect(page).toContain('Kept in your notebook')
    const changed = await record(nia, { key, smallTalk: 'other words' }).expect(409)
    expect(changed.text).toContain('other words')
    expect(await textOf(nia, '/notebook/visits')).not.toContain('other words')
  })

  test('saved, gone back and saved again is one visit, and a true second one can be kept', async () => {
    const bea = await town.signIn('Bea Back')
    const form = `/notebook/visits/new?business=${hardware.slug}`
    const keyOf = async () => /name="key" value="([^"]+)"/.exec(await textOf(bea, form))?.[1] ?? ''
    const tokenOf = async () =>
      /value="((?:face|contact)-[^"]+)"[^>]*><span>Earl/.exec(await textOf(bea, form))?.[1] ?? ''
    const save = async (words: Words = {}) =>
      record(bea, {
        key: await keyOf(),
        with: await tokenOf(),
        smallTalk: 'back again',
        askNext: 'the gauge',
        ...words,
      })
    const visits = async () => (await textOf(bea, '/notebook/visits')).split('back again').length - 1

    const first = String((await save().then((kept) => kept)).headers.location)
    const again = await save()
    expect(again.status).toBe(303)
    expect(again.headers.location).toBe(first)
    expect(await visits()).toBe(1)

    await save()
    const page = await textOf(bea, first)
    expect(page).toContain('You had written that down already: Gap Hardware &amp; Feed, Tuesday, November 17')
    const second = /action="(\/notebook\/visits\/[0-9a-f-]{36}\/second\?key=[0-9a-f-]{36})"/.exec(page)?.[1] ?? ''
    const kept = await send(bea, second).expect(303)
    expect((await send(bea, second).expect(303)).headers.location).toBe(kept.headers.location)
    expect(await visits()).toBe(2)
    expect((await textOf(bea, '/notebook')).split('the gauge</span>').length).toBeLessThanOrEqual(2)
    await send(await town.signIn('Tom Hayes'), second).expect(404)

    await save({ smallTalk: 'back again, and stayed' })
    expect(await visits()).toBe(3)
    town.setClock('2026-11-17T15:01:00.000Z')
    await save()
    town.setClock(MORNING)
    expect(await visits()).toBe(4)
  })

  test('a line kept, gone back to and kept again is one line', async () => {
    const nell = await town.signIn('Nell Note')
    await recorded(nell, { otherName: 'Joan' })
    const page = `/notebook/contacts/${await contactNamed(nell, 'Joan')}`
    const keep = async () =>
      (await send(nell, `${page}/notes`, { key: newId(), body: 'Likes rye' }).expect(303)).headers
    const first = String((await keep()).location)
    expect((await keep()).location).toBe(first)
    expect((await textOf(nell, page)).split('>Likes rye<').length).toBe(2)
    await send(nell, `/notebook/notes/${first.split('#n-')[1] ?? ''}/removal`).expect(303)
    expect((await keep()).location).not.toBe(first)
  })

  test('what was taken out or put right meanwhile is written down anew', async () => {
    const una = await town.signIn('Una Undo')
    const save = async (): Promise<string> => recorded(una, { key: newId(), smallTalk: 'taken out', otherName: 'Joan' })
    const first = await save()
    expect(await save()).toBe(first)
    await send(una, `/notebook/visits/${first}/removal`).expect(303)
    const anew = await save()
    expect(anew).not.toBe(first)
    const page = await textOf(una, `/notebook/visits/${anew}/edit`)
    const seenAt = /name="seenAt" value="([^"]+)"/.exec(page)?.[1] ?? ''
    town.setClock('2026-11-17T14:41:00.000Z')
    await send(una, `/notebook/visits/${anew}/edit`, { business: hardware.slug, whatFor: 'a hinge', seenAt }).expect(
      303,
    )
    expect(await save()).not.toBe(anew)
    town.setClock(MORNING)
  })

  test('two first visits at once open one notebook and one page for Earl', async () => {
    const flo = await town.signIn('Flo First')
    await Promise.all(
      [1, 2, 3, 4].map((n) => record(flo, { smallTalk: `first ${n}`, with: `face-${hardware.earl}` }).expect(303)),
    )
    expect((await textOf(flo, '/notebook/contacts')).split('<b>Earl Presnell</b>').length).toBe(2)
    const page = await textOf(flo, '/notebook/visits')
    for (const n of [1, 2, 3, 4]) expect(page).toContain(`first ${n}`)
  })

  test('several people, each with a line of their own', async () => {
    const sam = await town.signIn('Sam Several')
    await record(sam, {
      with: [`face-${hardware.earl}`],
      [`about-face-${hardware.tammy}`]: 'Tammy cuts keys',
      [`about-face-${hardware.earl}`]: 'Earl keeps the gauge',
      otherName: 'Joan',
      otherTalk: 'Joan bakes',
      smallTalk: 'All of us about the rain',
    }).expect(303)
    const pages = await Promise.all(
      ['Earl Presnell', 'Tammy Presnell', 'Joan'].map(async (name) =>
        textOf(sam, `/notebook/contacts/${await contactNamed(sam, name)}`),
      ),
    )
    expect(pages).toHaveLength(3)
    for (const page of pages) expect(page).toContain('All of us about the rain')
    const card = await textOf(sam, `/notebook/walk-in/${hardware.slug}`)
    expect(card).toContain('Earl Presnell, Joan, and Tammy Presnell')
    // Where several were there, each line says whose it is.
    expect(card.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')).toContain('Earl Presnell: Earl keeps the gauge')
    await record(sam, { otherName: 'joan', smallTalk: 'again' }).expect(303)
    expect((await textOf(sam, '/notebook/contacts')).split('<b>Joan</b>').length).toBe(2)
  })

  test('a day of another year says its year, wherever it is said', async () => {
    const yuri = await town.signIn('Yuri Yearly')
    const kept = await record(yuri, { otherDay: '2025-12-29', otherName: 'Joan', smallTalk: 'snow' }).expect(303)
    const ledger = await textOf(yuri, String(kept.headers.location))
    expect(ledger).toContain('Kept in your notebook: Gap Hardware &amp; Feed, December 29, 2025.')
    expect(await textOf(yuri, `/notebook/walk-in/${hardware.slug}`)).toContain('December 29, 2025')
    expect(await textOf(yuri, `/notebook/contacts/${await contactNamed(yuri, 'Joan')}`)).toContain('December 29, 2025')
  })

  test('without a business: met at the post office', async () => {
    const pat = await town.signIn('Pat Post')
    await record(pat, { business: '', place: 'the post office', otherName: 'Joan', visitedOn: '2026-11-16' }).expect(
      303,
    )
    const page = await textOf(pat, '/notebook')
    expect(page).toContain('the post office')
    expect(page).toContain('Last seen November 16')
  })

  test('a business is known by its name, half a name is asked about once', async () => {
    const kim = await town.signIn('Kim Namer')
    await record(kim, { business: '', place: 'gap hardware & feed' }).expect(303)
    expect(await textOf(kim, '/notebook/visits')).toContain(`href="/directory/${hardware.slug}"`)
    const asked = await record(kim, { business: '', place: 'hardware' }).expect(422)
    expect(asked.text).toContain('name="placeShown" value="hardware"')
    expect(asked.text).toContain(`value="${hardware.slug}"`)
    await record(kim, { business: '', place: 'hardware', placeShown: 'hardware', smallTalk: 'as written' }).expect(303)
    await record(kim, { place: 'hardware', placeShown: 'hardware', smallTalk: 'the ticked one' }).expect(303)
    const page = await textOf(kim, '/notebook/visits')
    expect(page).toContain('<h3>hardware</h3>')
    expect(page.split(`href="/directory/${hardware.slug}"`).length).toBe(3)
    await record(kim, { business: 'no-such-place' }).expect(404)
    await kim.get('/notebook/visits/new?business=no-such-place').expect(404)
  })

  test('a regular since 1991 is no time been in', async () => {
    const reg = await town.signIn('Reg Regular')
    await record(reg, { since: '1991' }).expect(303)
    expect(await textOf(reg, '/notebook/visits')).toContain('A regular since 1991')
    const card = await textOf(reg, `/notebook/walk-in/${hardware.slug}`)
    expect(card).toContain('A regular since 1991.')
    expect(card).toContain('You have not written down a visit here yet')
  })

  test('signed out meanwhile: nothing is kept but the words on the page', async () => {
    const eve = await town.signIn('Eve Ended')
    await send(eve, '/sign-out').expect(303)
    const answer = await record(eve, { smallTalk: 'three days of words' }).expect(401)
    expect(answer.text).toContain('three days of words')
    const back = await town.signIn('Eve Ended')
    expect(await textOf(back, '/notebook')).not.toContain('three days of words')
  })

  test('in Spanish', async () => {
    const luz = await town.signIn('Luz Vega')
    await town.house.db.updateTable('account').set({ language: 'es' }).where('name', '=', 'Luz Vega').execute()
    expect(await textOf(luz, '/notebook')).toContain('Todavía no hay nada escrito')
    await record(luz, { smallTalk: 'Habló de la nieve', with: `face-${hardware.earl}` }).expect(303)
    const page = await textOf(luz, '/notebook/visits')
    expect(page).toContain('Guardado en su cuaderno: Gap Hardware &amp; Feed, martes, 17 de noviembre.')
    expect(page).toContain('lang="es">Habló de la nieve')
    expect(await textOf(luz, `/notebook/walk-in/${hardware.slug}`)).toContain(
      'La última vez fue el martes, 17 de noviembre',
    )
  })
})

describe('putting right', () => {
  test('day, place, people and words; emptied lines go, words follow who was there', async () => {
    const ed = await town.signIn('Ed Editor')
    const id = await recorded(ed, {
      smallTalk: 'About the gauge',
      askNext: 'bring butter',
      with: `face-${hardware.earl}`,
    })
    const form = await textOf(ed, `/notebook/visits/${id}/edit`)
    const seenAt = /name="seenAt" value="([^"]+)"/.exec(form)?.[1] ?? ''
    const [talk = '', ask = ''] = [...form.matchAll(/id="note-([0-9a-f-]{36})"/g)].map((match) => match[1] ?? '')
    town.setClock('2026-11-17T15:00:00.000Z')
    const words = {
      business: hardware.slug,
      seenAt,
      otherDay: '2026-11-10',
      whatFor: 'a hinge',
      with: `face-${hardware.tammy}`,
      [`note-${talk}`]: 'About the rain',
      [`note-${ask}`]: '',
    }
    await send(ed, `/notebook/visits/${id}/edit`, words).expect(303)
    const page = await textOf(ed, `/notebook/visits?at=${id}`)
    for (const now of ['datetime="2026-11-10"', 'a hinge', 'About the rain', 'Tammy Presnell'])
      expect(page).toContain(now)
    for (const gone of ['bring butter', 'About the gauge', '>Earl Presnell<']) expect(page).not.toContain(gone)
    expect(await textOf(ed, `/notebook/contacts/${await contactNamed(ed, 'Tammy Presnell')}`)).toContain(
      'About the rain',
    )
    const stale = await send(ed, `/notebook/visits/${id}/edit`, { ...words, whatFor: 'a stale thing' }).expect(409)
    expect(stale.text).toContain('a stale thing')
    town.setClock(MORNING)
  })

  test('another tab erased nothing that this one did not show', async () => {
    const tab = await town.signIn('Tab Two')
    const id = await recorded(tab, { smallTalk: 'stays as it is' })
    const form = await textOf(tab, `/notebook/visits/${id}/edit`)
    const seenAt = /name="seenAt" value="([^"]+)"/.exec(form)?.[1] ?? ''
    const words = { business: hardware.slug, seenAt, otherDay: '2026-11-17', smallTalk: 'and one more' }
    const foreign = await recorded(ruth, { smallTalk: 'foreign line' })
    const note = await town.house.db
      .selectFrom('note')
      .select('id')
      .where('visitId', '=', foreign)
      .executeTakeFirstOrThrow()
    await send(tab, `/notebook/visits/${id}/edit`, { ...words, [`note-${note.id}`]: 'overwritten' }).expect(303)
    const page = await textOf(tab, '/notebook/visits')
    expect(page).toContain('stays as it is')
    expect(page).toContain('and one more')
    expect(await textOf(ruth, '/notebook/visits')).toContain('foreign line')
  })

  test('undo leaves no trace; taking out asks once', async () => {
    const una = await town.signIn('Una Undo')
    const id = await recorded(una, { smallTalk: 'a slip', otherName: 'Wrong Person' })
    await send(una, `/notebook/visits/${id}/removal`).expect(303)
    const front = await textOf(una, '/notebook')
    expect(front).not.toMatch(/a slip|Wrong Person/)
    const kept = await recorded(una, { smallTalk: 'think first', with: `face-${hardware.earl}` })
    expect(await textOf(una, `/notebook/visits/${kept}/removal`)).toContain('think first')
    expect(await textOf(una, '/notebook/visits')).toContain('think first')
    await send(una, `/notebook/visits/${kept}/removal`).expect(303)
    expect(await textOf(una, '/notebook/visits')).not.toContain('think first')
    const again = await send(una, `/notebook/visits/${kept}/removal`).expect(404)
    expect(again.text).toContain('If you just took it away, it is done')
  })

  test('the ledger pages by key, whatever the day', async () => {
    const lea = await town.signIn('Lea Ledger')
    for (let day = 1; day <= 23; day += 1)
      await record(lea, { otherDay: `2026-10-${String(day).padStart(2, '0')}`, smallTalk: `talk ${day}.` }).expect(303)
    const first = await textOf(lea, '/notebook/visits')
    expect(first).toContain('talk 23.')
    expect(first).not.toContain('talk 3.')
    const next = /href="(\/notebook\/visits\?after=[0-9a-f-]{36})"/.exec(first)?.[1] ?? ''
    const second = await textOf(lea, next)
    expect([...second.matchAll(/talk (\d+)\./g)].map((match) => match[1])).toEqual(['3', '2', '1'])
    await lea.get('/notebook/visits?after=nonsense').expect(404)
  })
})

describe('people of the notebook', () => {
  test('a page with facts, a line, and how they met; corrected and torn out', async () => {
    const cal = await town.signIn('Cal Contact')
    const joan = {
      name: 'Joan',
      howMet: 'At the fall supper',
      fact: 'Takes: coffee, black\nSings alto',
      topic: 'fruitcake, snow',
    }
    const location = String((await send(cal, '/notebook/contacts', joan).expect(303)).headers.location)
    const page = await textOf(cal, location)
    for (const words of [
      '<dt>Takes</dt><dd>coffee, black</dd>',
      'Sings alto',
      '?topic=fruitcake">fruitcake</a>',
      'At the fall supper',
    ])
      expect(page).toContain(words)
    const caleb = {
      name: 'Caleb',
      through: location.split('/').at(-1) ?? '',
      family: 'Grandmother: Joan',
      animal: 'Biscuit',
    }
    const his = String((await send(cal, '/notebook/contacts', caleb).expect(303)).headers.location)
    expect(await textOf(cal, his)).toContain(`href="${location}">Joan</a>`)
    const form = await textOf(cal, `${location}/edit`)
    expect(form).toContain('Takes: coffee, black\nSings alto')
    await send(cal, `${location}/edit`, { ...joan, name: 'Joan Presnell', fact: 'Sings alto' }).expect(303)
    const corrected = await textOf(cal, location)
    expect(corrected).toContain('<h1>Joan Presnell</h1>')
    expect(corrected).not.toContain('coffee, black')
    await send(cal, `${location}/notes`, { body: '' }).expect(422)
    await send(cal, `${location}/notes`, { body: 'Her sister is poorly', key: newId() }).expect(303)
    expect(await textOf(cal, location)).toContain('Her sister is poorly')
    expect(await textOf(cal, `${location}/removal`)).toContain('Tear out the page of Joan Presnell?')
    await send(cal, `${location}/removal`).expect(303)
    await cal.get(location).expect(404)
    expect(await textOf(cal, his)).not.toContain('Joan Presnell')
  })

  test('a line is erased after asking', async () => {
    const era = await town.signIn('Era Eraser')
    const location = String((await send(era, '/notebook/contacts', { name: 'Hoyt' }).expect(303)).headers.location)
    const kept = await send(era, `${location}/notes`, { body: 'not for the page' }).expect(303)
    const note = String(kept.headers.location).split('#n-')[1] ?? ''
    expect(await textOf(era, `/notebook/notes/${note}/removal`)).toContain('not for the page')
    await send(era, `/notebook/notes/${note}/removal`).expect(303)
    expect(await textOf(era, location)).not.toContain('not for the page')
  })

  test('pointing at a face: from the directory, not at one that is hidden', async () => {
    const ina = await town.signIn('Ina Pointer')
    expect(await textOf(ina, `/notebook/contacts/new?face=${hardware.tammy}`)).toContain('value="Tammy Presnell"')
    const at = String(
      (await send(ina, '/notebook/contacts', { name: 'Tam', face: hardware.tammy }).expect(303)).headers.location,
    )
    expect(await textOf(ina, at)).toContain('Gap Hardware &amp; Feed')
    expect(await textOf(ina, `/notebook/walk-in/${hardware.slug}`)).toContain('>Tam</a>')
    const db = town.house.db
    await db.updateTable('face').set({ audience: 'me' }).where('id', '=', hardware.tammy).execute()
    await ina.get(`/notebook/contacts/new?face=${hardware.tammy}`).expect(404)
    await record(ruth, { with: `face-${newId()}` }).expect(404)
    const stranger = await town.signIn('Stella Stranger')
    await record(stranger, { with: `face-${hardware.tammy}` }).expect(404)
    await send(ina, `${at}/edit`, { name: 'Tam', face: hardware.tammy }).expect(303)
    await db.updateTable('face').set({ audience: 'anybody' }).where('id', '=', hardware.tammy).execute()
  })

  test('people who blocked each other are not there for each other', async () => {
    const bo = await town.signIn('Bo Blocked')
    const [blocker, blocked] = [await town.account('Earl Presnell'), await town.account('Bo Blocked')]
    await town.house.db
      .insertInto('block')
      .values({ blockerId: blocker, blockedId: blocked, madeAt: MORNING })
      .execute()
    expect(await textOf(bo, `/notebook/visits/new?business=${hardware.slug}`)).not.toContain('Earl Presnell')
    expect(await textOf(bo, `/notebook/walk-in/${hardware.slug}`)).not.toContain('Earl Presnell')
    await record(bo, { with: `face-${hardware.earl}` }).expect(404)
  })
})

describe('ask next time', () => {
  test('comes back until it is marked asked, and can be turned round', async () => {
    const ask = await town.signIn('Ask Asker')
    await record(ask, { askNext: 'Did the gasket hold?', with: `face-${hardware.earl}` }).expect(303)
    const mark = /\/notebook\/notes\/[0-9a-f-]{36}\/asked/.exec(await textOf(ask, '/notebook'))?.[0] ?? ''
    const card = `/notebook/walk-in/${hardware.slug}`
    expect(await textOf(ask, card)).toContain('<span lang="en">Did the gasket hold?')
    for (const _twice of [1, 2]) await send(ask, mark, { asked: '1', back: card }).expect(303).expect('location', card)
    expect(await textOf(ask, card)).not.toContain('<span lang="en">Did the gasket hold?')
    expect(await textOf(ask, '/notebook/visits')).toMatch(/Asked November 17[^]*name="asked" value="0"/)
    await send(ask, mark).expect(303)
    expect(await textOf(ask, card)).toContain('<span lang="en">Did the gasket hold?')
    const marked = await send(ask, mark, { asked: '1', back: '//elsewhere.example/' }).expect(303)
    expect(marked.headers.location).toBe('/notebook')
    const undo = /action="(\/notebook\/notes\/[^"]+asked=0[^"]*)"/.exec(await textOf(ask, '/notebook'))?.[1] ?? ''
    for (const _twice of [1, 2]) await send(ask, undo.replaceAll('&amp;', '&')).expect(303)
    expect(await textOf(ask, '/notebook')).toContain('Did the gasket hold?')
  })
})

describe('a notebook is made on first use', () => {
  test('reading makes none, writing at once makes one', async () => {
    const { db } = town.house
    const accountId = await town.account('Early Bird')
    expect((await ownNotebook(db, { accountId })).id).toBe('')
    const opened = await Promise.all(
      [1, 2, 3].map(() => inTransaction(db, (trx) => openNotebook(trx, { accountId }, MORNING))),
    )
    expect(new Set(opened.map((one) => one.id)).size).toBe(1)
    expect((await ownNotebook(db, { accountId })).id).toBe(opened[0]?.id)
  })
})
