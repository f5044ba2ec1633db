import fc from 'fast-check'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { shopNotesJob } from '../src/counter/jobs.ts'
import { hasLainIdle, isPlainPin } from '../src/counter/lock-rules.ts'
import { newId } from '../src/db/ids.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { createBusiness, plainFacts } from '../src/directory/records.ts'
import { later } from '../src/web/clock.ts'
import { type Agent, MORNING, openTown, PASSWORD, type TestTown } from './support/town.ts'

let town: TestTown
let earl: Agent
let tammy: Agent
const store = { id: '', slug: '', tammysJob: '' }
/** Earl's other shop, where Tammy does not stand. */
const barn = { id: '', slug: '' }
let ruths = ''

beforeAll(async () => {
  town = await openTown()
  Object.assign(store, await openShop('Gap Hardware & Feed'))
  Object.assign(barn, await openShop('Gap Barn'))
  await stand('Earl Presnell', store.id, 'owner')
  await stand('Earl Presnell', barn.id, 'owner')
  store.tammysJob = await stand('Tammy Yates', store.id, 'staff')
  earl = await town.signIn('Earl Presnell')
  tammy = await town.signIn('Tammy Yates', 'steward')
  await send(earl, counter('/pin'), { pin: '1947', pinAgain: '1947', current: PASSWORD }).expect(303)
  await send(tammy, counter('/pin'), { pin: '258025', pinAgain: '258025', current: PASSWORD }).expect(303)
  const made = await send(earl, counter('/regulars'), { name: 'Ruth Calloway', usual: 'chimney things' }).expect(303)
  ruths = made.headers.location!
  await send(earl, `${ruths}/notes`, { body: 'Owes her brother a truck', ownersOnly: '1' }).expect(303)
})

const openShop = (name: string) =>
  inTransaction(town.house.db, (trx) =>
    createBusiness(trx, { ...plainFacts, name }, { accountId: null, source: 'town' }, MORNING),
  )

async function stand(name: string, businessId: string, role: 'owner' | 'manager' | 'staff'): Promise<string> {
  const [id, accountId] = [newId(), await town.account(name)]
  const row = { id, businessId, accountId, role, fromOn: '2026-01-01' }
  await town.house.db.insertInto('businessPerson').values(row).execute()
  return id
}

type Words = Record<string, string>
const send = (agent: Agent, path: string, words: Words = {}) => agent.post(path).type('form').send(words)
const counter = (rest = ''): string => `/counter/${store.slug}${rest}`
const textOf = async (agent: Agent, path: string): Promise<string> => (await agent.get(path).expect(200)).text

/** Earl carries a tablet to the counter and lays it there. */
async function layTablet(idleMinutes = '5'): Promise<Agent> {
  const tablet = await town.signIn('Earl Presnell')
  const laid = await send(tablet, counter('/tablets'), { idleMinutes, current: PASSWORD }).expect(303)
  expect(laid.headers.location).toBe(counter('/lock'))
  return tablet
}

const handleOn = (html: string, name: string): string =>
  new RegExp(`name="who" value="([^"]+)"[^>]*>(?:<span>)?${name}`).exec(html)?.[1] ?? ''

async function typePin(tablet: Agent, name: string, pin: string, next?: string) {
  const who = handleOn(await textOf(tablet, counter('/lock')), name)
  return send(tablet, counter('/opening'), { who, pin, ...(next && { next }) })
}

const open = async (tablet: Agent, name: string, pin: string): Promise<void> => {
  expect((await typePin(tablet, name, pin)).status).toBe(303)
}

const tokenIn = (html: string): string => /name="token" value="([^"]+)"/.exec(html)?.[1] ?? ''

describe('a tablet on the counter', () => {
  test('is laid there by an owner, and signs them out on it', async () => {
    const tablet = await layTablet()
    const lock = await textOf(tablet, counter('/lock'))
    expect(lock).toMatch(/Earl Presnell[\s\S]*Tammy Yates/)
    expect(lock).not.toMatch(/Ruth|chimney|1947/)
    for (const path of ['/notebook', '/account', '/word', '/favors']) {
      expect((await tablet.get(path).expect(303)).headers.location).toMatch(/^\/sign-in/)
    }
    expect((await tablet.get(ruths).expect(303)).headers.location).toBe(
      counter(`/lock?next=${encodeURIComponent(ruths)}`),
    )
    const pages = [counter(), counter('?q=rut'), counter('/regulars'), `${ruths}/edit`, `${ruths}/paper`]
    for (const path of pages) {
      const answer = await tablet.get(path).expect(303)
      expect(answer.headers.location).not.toMatch(/rut$/)
      expect(answer.text).not.toMatch(/Ruth|chimney/)
    }
  })

  test('is not for a clerk to lay, nor for anybody else; and the lock is nowhere but there', async () => {
    await send(tammy, counter('/tablets'), { idleMinutes: '5', current: PASSWORD }).expect(404)
    expect(await textOf(tammy, counter('/tablet'))).not.toContain('This is the counter’s tablet')
    const ruth = await town.signIn('Ruth Calloway')
    await send(ruth, counter('/tablets'), { idleMinutes: '5', current: PASSWORD }).expect(404)
    await ruth.get(counter('/tablet')).expect(404)
    for (const reader of [ruth, town.visitor(), earl]) {
      await reader.get(counter('/lock')).expect(404)
      await send(reader, counter('/opening'), { who: 'x', pin: '1947' }).expect(404)
      await send(reader, counter('/lock')).expect(404)
    }
    const tablet = await layTablet()
    await tablet.get(`/counter/${barn.slug}/lock`).expect(404)
  })

  test('what cannot be kept says why beside its field, and no PIN comes back', async () => {
    const answer = await send(earl, counter('/pin'), { pin: '12', pinAgain: '12', current: PASSWORD }).expect(422)
    expect(answer.text).toContain('four to six digits')
    expect(
      (await send(earl, counter('/pin'), { pin: '4321', pinAgain: '4321', current: PASSWORD }).expect(422)).text,
    ).toContain('try that one first')
    const differs = await send(earl, counter('/pin'), { pin: '8350', pinAgain: '8351', current: PASSWORD }).expect(422)
    expect(differs.text).toContain('not the same')
    expect(differs.text).not.toMatch(/835[01]/)
    await send(earl, counter('/pin'), { pin: 'x'.repeat(5000), pinAgain: '', current: PASSWORD }).expect(422)
    await send(earl, counter('/pin')).expect(422)
    await send(earl, counter('/tablets'), { idleMinutes: '9999' }).expect(422)
    const tablet = await layTablet()
    expect((await send(tablet, counter('/opening'), { pin: '1947' }).expect(422)).text).toContain('Tap your name first')
    await send(tablet, counter('/opening'), { who: 'somebody', pin: '1947' }).expect(422)
    const { pinHash } = await town.house.db.selectFrom('counterPin').select('pinHash').executeTakeFirstOrThrow()
    expect(pinHash).toMatch(/^\$argon2id\$/)
  })
})

describe('a minute at somebody’s unlocked screen', () => {
  test('sets no PIN and lays no tablet: both ask for the password', async () => {
    const before = await town.house.db.selectFrom('counterPin').selectAll().execute()
    for (const current of ['', 'x'.repeat(5000), 'wood goes in last']) {
      const pin = await send(earl, counter('/pin'), { pin: '8350', pinAgain: '8350', current }).expect(422)
      expect(pin.text).toMatch(/id="current-error"/)
      const laid = await send(earl, counter('/tablets'), { idleMinutes: '5', current }).expect(422)
      expect(laid.text).toMatch(/id="laying-current-error"/)
      expect(laid.headers['set-cookie'] ?? '').not.toContain('tablet=')
      for (const { text } of [pin, laid]) expect(text).not.toMatch(/value="8350"|wood goes in last/)
    }
    await send(earl, counter('/pin'), { pin: '8350', pinAgain: '8350' }).expect(422)
    expect(await town.house.db.selectFrom('counterPin').selectAll().execute()).toEqual(before)
  })
})

describe('Tammy’s PIN', () => {
  test('opens this book, as herself, and goes on where the tablet was', async () => {
    const tablet = await layTablet()
    const answer = await typePin(tablet, 'Tammy Yates', '258025', ruths)
    expect([answer.status, answer.headers.location]).toEqual([303, ruths])
    const page = await tablet.get(ruths).expect(200)
    expect(page.headers['cache-control']).toBe('private, no-store')
    expect(page.text).toContain('Tammy is on.')
    expect(page.text).not.toContain('brother a truck')
    expect(page.text).not.toMatch(/href="\/(notebook|account|favors|word|stewards)"|\/counter\/[^"]*\/(people|tablet)"/)
    await send(tablet, `${ruths}/notes`, { body: 'Wants the long brush' }).expect(303)
    const { writtenBy } = await town.house.db
      .selectFrom('note')
      .select('writtenBy')
      .where('body', '=', 'Wants the long brush')
      .executeTakeFirstOrThrow()
    expect(writtenBy).toBe(await town.account('Tammy Yates'))
    // She may be a steward with her password: with the PIN she is a clerk.
    for (const path of [
      '/notebook',
      '/account',
      '/word',
      '/favors',
      '/stewards',
      '/account/cards',
      counter('/people'),
    ]) {
      const gone = await tablet.get(path)
      expect([gone.status, gone.headers.location ?? ''], path).toEqual([303, expect.stringMatching(/^\/sign-in/)])
    }
    for (const path of ['/notebook/visits', '/sign-out', '/account/password', counter('/pin'), counter('/tablets')]) {
      await send(tablet, path, { pin: '8350', pinAgain: '8350', idleMinutes: '5' }).expect(401)
    }
    expect(await textOf(tablet, '/')).toContain('href="/sign-in"')
  })

  test('a next that leads elsewhere leads to the book', async () => {
    const tablet = await layTablet()
    for (const next of ['//evil.example/', 'https://evil.example/', '/notebook', `/counter/${barn.slug}/regulars`]) {
      const answer = await typePin(tablet, 'Tammy Yates', '258025', next)
      expect(answer.headers.location).toBe(counter())
      await send(tablet, counter('/lock')).expect(303)
    }
  })

  test('locked in one tap: nothing is read or written, and the next clerk is themselves', async () => {
    const tablet = await layTablet()
    await open(tablet, 'Tammy Yates', '258025')
    const form = await textOf(tablet, ruths)
    await send(tablet, `${ruths}/visits`, { token: tokenIn(form) }).expect(303)
    const locked = await send(tablet, counter('/lock')).expect(303)
    expect(locked.headers.location).toBe(counter('/lock'))
    // Nor is what was said to Tammy read out to whoever comes next.
    expect(await textOf(tablet, counter('/lock'))).not.toContain('Ruth')
    await tablet.get(ruths).expect(303)
    const late = await send(tablet, `${ruths}/notes`, { body: 'Too late a word', token: tokenIn(form) }).expect(401)
    expect(late.text).not.toContain('Too late a word')
    const tokenless = await send(tablet, `${ruths}/notes`, { body: 'Too late a word' }).expect(401)
    expect(tokenless.text).not.toContain('Too late a word')
    await open(tablet, 'Earl Presnell', '1947')
    expect(await textOf(tablet, ruths)).toContain('Owes her brother a truck')
    const hers = await send(tablet, `${ruths}/notes`, { body: 'Too late a word', token: tokenIn(form) }).expect(409)
    expect(hers.text).not.toContain('Too late a word')
    const notes = await town.house.db.selectFrom('note').select('body').where('body', 'like', 'Too late%').execute()
    expect(notes).toEqual([])
  })

  test('locked also where nothing can be written: the browser lets go of the opening', async () => {
    const tablet = await layTablet()
    await open(tablet, 'Tammy Yates', '258025')
    const full = vi.spyOn(town.house.db, 'updateTable').mockImplementation(() => {
      throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
    })
    const refused = await send(tablet, counter('/lock'))
    full.mockRestore()
    expect([refused.status, String(refused.headers['set-cookie'])]).toEqual([
      503,
      expect.stringMatching(/tablet-open=;/),
    ])
    await tablet.get(ruths).expect(303)
  })

  test('a form sent in a later sitting of her own is kept', async () => {
    const tablet = await layTablet()
    await open(tablet, 'Tammy Yates', '258025')
    const form = await textOf(tablet, ruths)
    await send(tablet, counter('/lock')).expect(303)
    await open(tablet, 'Tammy Yates', '258025')
    await send(tablet, `${ruths}/notes`, { body: 'Hers all along', token: tokenIn(form) }).expect(303)
  })

  test('an old opening’s cookie opens nothing after the lock', async () => {
    const tablet = await layTablet()
    const opened = await typePin(tablet, 'Tammy Yates', '258025')
    const cookies = String(opened.headers['set-cookie'])
    const opening = /tablet-open=([\w-]+)/.exec(cookies)![1]!
    expect(cookies).toMatch(/tablet-open=[^;]+;[^,]*HttpOnly/)
    await tablet.get(ruths).expect(200)
    await send(tablet, counter('/lock')).expect(303)
    await tablet.get(ruths).set('cookie', `tablet-open=${opening}`).expect(303)
    const other = town.visitor()
    await other
      .get(ruths)
      .set('cookie', `tablet-open=${opening}`)
      .expect(303, /sign-in/)
  })
})

describe('words in the middle of which it locked', () => {
  const WORDS = 'Her chimney draws badly in an east wind'
  const inForm = (html: string): string => /name="body" type="text" value="([^"]*)"/.exec(html)?.[1] ?? 'no form'

  /** Locks from inside a form, as the script does and as the form's own lock does without one. */
  async function lockFrom(tablet: Agent, form: string, words: Words) {
    const standsAt = form.replace(/\/notes$/, '').replace(/^regulars$/, 'regulars/new')
    const token = tokenIn(await textOf(tablet, counter(`/${standsAt}`)))
    return send(tablet, counter(`/lock?form=${form}`), { ...words, token }).expect(303)
  }
  const notesForm = () => `regulars/${ruths.split('/').at(-1)!}/notes`

  test('are there again for the same clerk after their PIN, and for nobody else, and not while it is locked', async () => {
    const tablet = await layTablet()
    await open(tablet, 'Tammy Yates', '258025')
    expect(await textOf(tablet, ruths)).toContain(`formaction="${counter('/lock')}?form=${notesForm()}"`)
    const locked = await lockFrom(tablet, notesForm(), { body: WORDS, kind: 'order' })
    const lock = await textOf(tablet, locked.headers.location!)
    expect(lock).toContain('waits for whoever wrote it')
    expect(lock).not.toMatch(/chimney|Ruth/)

    const earls = await typePin(tablet, 'Earl Presnell', '1947')
    expect(earls.headers.location).toBe(counter())
    expect(await textOf(tablet, ruths)).not.toContain(WORDS)
    await send(tablet, counter('/half-written/removal'), { form: notesForm() }).expect(303)
    await send(tablet, counter('/lock')).expect(303)
    await send(tablet, '/sign-in', { name: 'Earl Presnell', password: PASSWORD }).expect(303)
    expect(await textOf(tablet, ruths)).not.toContain(WORDS)
    await send(tablet, counter('/lock')).expect(303)
    // Nor on another tablet of hers.
    const other = await layTablet()
    expect((await typePin(other, 'Tammy Yates', '258025')).headers.location).toBe(counter())
    expect(await textOf(other, ruths)).not.toContain(WORDS)

    const hers = await typePin(tablet, 'Tammy Yates', '258025', counter('/regulars'))
    expect(hers.headers.location).toBe(ruths)
    const page = await tablet.get(ruths).expect(200)
    expect(inForm(page.text)).toBe(WORDS)
    expect(page.text).toContain('as you left it when the tablet locked')
    expect(page.headers['woodstove-keep']).toBeUndefined()
    const note = { body: WORDS, kind: 'order', token: tokenIn(page.text) }
    await send(tablet, `${ruths}/notes`, note).expect(303)
    expect(inForm(await textOf(tablet, ruths))).toBe('')
    expect(await town.house.db.selectFrom('halfWritten').selectAll().execute()).toEqual([])
  })

  test('also a new regular, a page put right, and a list; let go where they are not wanted', async () => {
    const tablet = await layTablet()
    await open(tablet, 'Tammy Yates', '258025')
    await lockFrom(tablet, 'regulars', { name: 'Wylie Tate', usual: 'fence staples', birthMonth: '3' })
    expect((await typePin(tablet, 'Tammy Yates', '258025')).headers.location).toBe(counter('/regulars/new'))
    const anew = await textOf(tablet, counter('/regulars/new'))
    expect(anew).toMatch(/value="Wylie Tate"[\s\S]*value="fence staples"[\s\S]*<option value="3" selected>/)
    // Emptied and locked again they are gone; and blank fields are nobody's words.
    await lockFrom(tablet, 'regulars', { name: ' ', usual: '' })
    expect((await typePin(tablet, 'Tammy Yates', '258025')).headers.location).toBe(counter())
    const edit = `regulars/${ruths.split('/').at(-1)!}/edit`
    const was = /name="was" value="([^"]*)"/.exec(await textOf(tablet, counter(`/${edit}`)))![1]!
    const before = was.replaceAll('&#34;', '"')
    const asItWas = { was: before, ...(JSON.parse(before) as Words) }
    expect((await lockFrom(tablet, edit, asItWas)).headers.location).toBe(counter('/lock'))
    await open(tablet, 'Tammy Yates', '258025')
    await lockFrom(tablet, edit, { ...asItWas, usual: 'stove cement' })
    expect((await typePin(tablet, 'Tammy Yates', '258025')).headers.location).toBe(counter(`/${edit}`))
    expect(await textOf(tablet, counter(`/${edit}`))).toContain('value="stove cement"')
    const gone = await send(tablet, counter('/half-written/removal'), { form: edit }).expect(303)
    expect(gone.headers.location).toBe(counter(`/${edit}`))
    expect(await textOf(tablet, counter(`/${edit}`))).not.toContain('stove cement')
    await lockFrom(tablet, 'list', { list: 'Wylie Tate, staples' })
    expect((await typePin(tablet, 'Tammy Yates', '258025')).headers.location).toBe(counter('/list'))
    expect(await textOf(tablet, counter('/list'))).toContain('>Wylie Tate, staples</textarea>')
    await send(tablet, counter('/half-written/removal'), { form: 'list' }).expect(303)
  })

  test('nothing is put by of what is no form of the book, is too long, or was opened by somebody else', async () => {
    const tablet = await layTablet()
    await open(tablet, 'Tammy Yates', '258025')
    const page = await textOf(tablet, ruths)
    const rows = () => town.house.db.selectFrom('halfWritten').selectAll().execute()
    const tries: [string, Words][] = [
      ['list', { list: 'x'.repeat(60_000), token: tokenIn(page) }],
      ['regulars/x/notes', { body: WORDS, token: tokenIn(page) }],
      ['../notebook', { body: WORDS, token: tokenIn(page) }],
      ['', { body: WORDS, token: tokenIn(page) }],
      [notesForm(), { body: WORDS }],
    ]
    for (const [form, words] of tries) {
      await send(tablet, counter(`/lock?form=${encodeURIComponent(form)}`), words).expect(303)
      expect(await rows(), form).toEqual([])
      await open(tablet, 'Tammy Yates', '258025')
    }
    // Tammy's page, and Earl is in: the book is shut, and nothing is his.
    await send(tablet, counter('/lock')).expect(303)
    await open(tablet, 'Earl Presnell', '1947')
    await send(tablet, counter(`/lock?form=${notesForm()}`), { body: WORDS, token: tokenIn(page) }).expect(303)
    expect(await rows()).toEqual([])
    await tablet.get(ruths).expect(303)
    // Nor what comes when it is locked.
    await send(tablet, counter(`/lock?form=${notesForm()}`), { body: WORDS, token: tokenIn(page) }).expect(303)
    expect(await rows()).toEqual([])
  })

  test('a note that came after it had locked itself is put by too; after a day nothing is', async () => {
    const tablet = await layTablet('2')
    await open(tablet, 'Tammy Yates', '258025')
    const form = { body: WORDS, token: tokenIn(await textOf(tablet, ruths)) }
    town.setClock(later(MORNING, 130))
    const late = await send(tablet, `${ruths}/notes`, form).expect(401)
    expect(late.text).toContain('What you wrote waits for you alone')
    expect(late.text).not.toContain(WORDS)
    expect((await typePin(tablet, 'Tammy Yates', '258025')).headers.location).toBe(ruths)
    expect(inForm(await textOf(tablet, ruths))).toBe(WORDS)
    // Locked by the script, when the town had locked it already.
    town.setClock(later(MORNING, 260))
    const more = { ...form, body: 'And her flue is short' }
    const shut = await send(tablet, counter(`/lock?form=${notesForm()}`), more).expect(303)
    expect(shut.headers.location).toBe(counter('/lock?waits=1'))
    town.setClock(later(MORNING, 86_500))
    expect((await typePin(tablet, 'Tammy Yates', '258025')).headers.location).toBe(ruths)
    town.setClock(later(MORNING, 87_000))
    expect((await typePin(tablet, 'Tammy Yates', '258025')).headers.location).toBe(counter())
    expect(inForm(await textOf(tablet, ruths))).toBe('')
    await runHourly()
    expect(await town.house.db.selectFrom('halfWritten').selectAll().execute()).toEqual([])
    town.setClock(MORNING)
  })

  test('go with the role, and with the tablet', async () => {
    const { db } = town.house
    const tablet = await layTablet()
    await open(tablet, 'Tammy Yates', '258025')
    await lockFrom(tablet, notesForm(), { body: WORDS })
    expect(await db.selectFrom('halfWritten').select('form').execute()).toHaveLength(1)
    await db.updateTable('businessPerson').set({ untilOn: '2026-11-17' }).where('id', '=', store.tammysJob).execute()
    await runHourly()
    expect(await db.selectFrom('halfWritten').select('form').execute()).toEqual([])
    await db.updateTable('businessPerson').set({ untilOn: null }).where('id', '=', store.tammysJob).execute()
    await open(tablet, 'Tammy Yates', '258025')
    await lockFrom(tablet, notesForm(), { body: WORDS })
    const { tabletId } = await db.selectFrom('halfWritten').select('tabletId').executeTakeFirstOrThrow()
    await send(earl, counter(`/tablets/${tabletId}/end`)).expect(303)
    expect(await db.selectFrom('halfWritten').select('form').execute()).toEqual([])
  })

  test('go with the page they are about: whoever has it torn out is in no drawer', async () => {
    const { db } = town.house
    const tablet = await layTablet()
    await open(tablet, 'Tammy Yates', '258025')
    const added = await send(tablet, counter('/regulars'), { name: 'Clyde Dancy', key: newId() })
    const clydes = new URL(added.headers.location!, 'http://town').pathname
    await lockFrom(tablet, `${clydes.replace(/^.*(?=regulars)/, '')}/notes`, { body: 'Clyde waits for feed' })
    expect(await db.selectFrom('halfWritten').select('form').execute()).toHaveLength(1)
    await send(earl, `${clydes}/removal`).expect(303)
    expect(await db.selectFrom('halfWritten').select('form').execute()).toEqual([])
  })
})

const runHourly = () => shopNotesJob(town.house).run(town.house.clock.now())

describe('what ends it', () => {
  test('the job: at the very next request, by every way of asking', async () => {
    const tablet = await layTablet()
    await open(tablet, 'Tammy Yates', '258025')
    await tablet.get(ruths).expect(200)
    const { db } = town.house
    await db.updateTable('businessPerson').set({ untilOn: '2026-11-17' }).where('id', '=', store.tammysJob).execute()
    for (const path of [ruths, counter(), `${ruths}/paper`, counter('?q=rut')]) await tablet.get(path).expect(303)
    await send(tablet, `${ruths}/visits`).expect(401)
    const lock = await textOf(tablet, counter('/lock'))
    expect(lock).not.toContain('Tammy Yates')
    await db.updateTable('businessPerson').set({ untilOn: null }).where('id', '=', store.tammysJob).execute()
    await tablet.get(ruths).expect(200)
  })

  test('an hour by itself, whoever was in: by PIN or with a password', async () => {
    const tablet = await layTablet('2')
    await open(tablet, 'Tammy Yates', '258025')
    town.setClock(later(MORNING, 100))
    await tablet.get(ruths).expect(200)
    town.setClock(later(MORNING, 100 + 115))
    await tablet.get(ruths).expect(200)
    town.setClock(later(MORNING, 100 + 115 + 121))
    const gone = await tablet.get(ruths).expect(303)
    expect(await textOf(tablet, gone.headers.location!)).toContain('locked itself')
    await tablet
      .post('/sign-in')
      .type('form')
      .send({ name: 'Earl Presnell', password: 'wood goes in first' })
      .expect(303)
    await tablet.get('/notebook').expect(200)
    town.setClock(later(MORNING, 600))
    expect((await tablet.get('/notebook').expect(303)).headers.location).toMatch(/^\/sign-in/)
    await tablet.get('/account').expect(303)
    await tablet.get(ruths).expect(303)
    town.setClock(MORNING)
  })

  test('another of its owners, from elsewhere: and whoever was signed in on it is signed out', async () => {
    const tablet = await layTablet()
    await tablet
      .post('/sign-in')
      .type('form')
      .send({ name: 'Earl Presnell', password: 'wood goes in first' })
      .expect(303)
    await tablet.get(ruths).expect(200)
    const { id } = await town.house.db
      .selectFrom('counterTablet')
      .select('id')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    const wanda = await town.signIn('Wanda Triplett')
    await send(wanda, counter(`/tablets/${id}/end`)).expect(404)
    await send(tammy, counter(`/tablets/${id}/end`)).expect(404)
    await send(earl, `/counter/${barn.slug}/tablets/${id}/end`).expect(404)
    // Open for longer is as good as laid anew; locked sooner, or as it is, needs no password.
    for (const current of ['', 'wood goes in last']) {
      const longer = await send(earl, counter(`/tablets/${id}/idle`), { idleMinutes: '10', current }).expect(422)
      expect(longer.text).toContain(`id="error-${id}"`)
      expect(longer.text).not.toContain('wood goes in last')
      expect(longer.text).toMatch(/<option value="10" selected>/)
    }
    await send(earl, counter(`/tablets/${id}/idle`), { idleMinutes: '2' }).expect(303)
    await send(earl, counter(`/tablets/${id}/idle`), { idleMinutes: '2' }).expect(303)
    await send(tammy, counter(`/tablets/${id}/idle`), { idleMinutes: '1' }).expect(404)
    await send(earl, counter(`/tablets/${id}/idle`), { idleMinutes: '10', current: PASSWORD }).expect(303)
    expect(await textOf(earl, counter('/tablet'))).toContain('After 10 minutes')
    await send(earl, counter(`/tablets/${id}/end`)).expect(303)
    await tablet.get(counter('/lock')).expect(404)
    expect((await tablet.get('/notebook').expect(303)).headers.location).toMatch(/^\/sign-in/)
  })

  test('a PIN set anew or dropped locks what it had opened', async () => {
    const tablet = await layTablet()
    await open(tablet, 'Tammy Yates', '258025')
    await send(tammy, counter('/pin'), { pin: '9035', pinAgain: '9035', current: PASSWORD }).expect(303)
    await tablet.get(ruths).expect(303)
    await open(tablet, 'Tammy Yates', '9035')
    await send(tammy, counter('/pin/removal')).expect(303)
    await tablet.get(ruths).expect(303)
    expect(await textOf(tablet, counter('/lock'))).not.toContain('Tammy')
    await send(tammy, counter('/pin'), { pin: '258025', pinAgain: '258025', current: PASSWORD }).expect(303)
  })

  test('whoever ends their sessions locks what their PIN opened; a new password takes the PIN too', async () => {
    const [tablet, gus] = [await layTablet(), await town.signIn('Gus Moody')]
    await stand('Gus Moody', store.id, 'staff')
    await send(gus, counter('/pin'), { pin: '7416', pinAgain: '7416', current: PASSWORD }).expect(303)
    await open(tablet, 'Gus Moody', '7416')
    await tablet.get(ruths).expect(200)
    await send(gus, '/account/sessions/end-others').expect(303)
    await tablet.get(ruths).expect(303)
    await open(tablet, 'Gus Moody', '7416')
    const password = 'a dry fall and a wet spring'
    await send(gus, '/account/password', { current: PASSWORD, password, again: password }).expect(303)
    expect(await textOf(gus, '/account')).toContain('Your PINs for counters went with the old one')
    const more = 'a wet fall and a dry spring'
    await send(gus, '/account/password', { current: password, password: more, again: more }).expect(303)
    expect(await textOf(gus, '/account')).not.toContain('PINs for counters')
    await tablet.get(ruths).expect(303)
    expect(await textOf(tablet, counter('/lock'))).not.toContain('Gus Moody')
    expect(await textOf(gus, counter('/tablet'))).toContain('You have none yet')
  })

  test('a password typed on it takes the place of the PIN, and leaving locks', async () => {
    const tablet = await layTablet()
    await open(tablet, 'Tammy Yates', '258025')
    await tablet
      .post('/sign-in')
      .type('form')
      .send({ name: 'Earl Presnell', password: 'wood goes in first' })
      .expect(303)
    const page = await textOf(tablet, ruths)
    expect(page).toContain('Earl is on.')
    expect(page).toContain(`action="${counter('/lock')}"`)
    expect(page).not.toContain('action="/sign-out"')
    await send(tablet, '/sign-out').expect(303)
    await tablet.get(ruths).expect(303)
    await tablet.get('/notebook').expect(303)
  })
})

test('a tablet’s browser is told when it locks, keeps the counter’s pages alone, and every page of whoever is in locks', async () => {
  const tablet = await layTablet('2')
  const keeps = async (path: string): Promise<boolean[]> => {
    const { headers, text } = await tablet.get(path).expect(200)
    const locks = text.includes(`action="${counter('/lock')}" data-lock-after="2"`) && text.includes('/counter-lock.js')
    return [headers['woodstove-keep'] !== undefined, headers['woodstove-lock-after'] === '2', locks]
  }
  expect(await keeps('/directory')).toEqual([true, false, false])
  await open(tablet, 'Tammy Yates', '258025')
  expect(await keeps(ruths)).toEqual([true, true, true])
  await send(tablet, '/sign-in', { name: 'Earl Presnell', password: PASSWORD }).expect(303)
  expect(await keeps(counter())).toEqual([true, true, true])
  for (const path of ['/notebook', '/notebook/contacts', '/favors', '/directory', '/on-this-device'])
    expect(await keeps(path), path).toEqual([false, true, true])
  await send(tablet, counter('/lock')).expect(303)
  expect(await keeps('/directory')).toEqual([true, false, false])
  expect((await earl.get('/notebook')).headers['woodstove-lock-after']).toBeUndefined()
})

describe('guessing', () => {
  test('waits after a few tries, rests after ten, and keeps nobody out of their account', async () => {
    const tablet = await layTablet()
    const statuses: number[] = []
    for (let time = 0; time < 6; time += 1) statuses.push((await typePin(tablet, 'Tammy Yates', '0000')).status)
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429])
    // Even the right one waits; and on another tablet it opens still.
    expect((await typePin(tablet, 'Tammy Yates', '258025')).status).toBe(429)
    await open(tablet, 'Earl Presnell', '1947')
    await open(await layTablet(), 'Tammy Yates', '258025')
    town.setClock(later(MORNING, 301))
    for (let time = 0; time < 5; time += 1) await typePin(tablet, 'Tammy Yates', '0000')
    town.setClock(later(MORNING, 601))
    for (let time = 0; time < 5; time += 1) await typePin(tablet, 'Tammy Yates', '0000')
    town.setClock(later(MORNING, 901))
    expect((await typePin(tablet, 'Tammy Yates', '258025')).status).toBe(422)
    const signedIn = await town.signIn('Tammy Yates')
    expect(await textOf(signedIn, counter('/tablet'))).toContain('Yours rests')
    await send(signedIn, counter('/pin'), { pin: '258025', pinAgain: '258025', current: PASSWORD }).expect(303)
    await open(tablet, 'Tammy Yates', '258025')
    town.setClock(MORNING)
  })

  test('is told to whom it was tried on, in one sentence, once they open the book; and to nobody else', async () => {
    const tablet = await layTablet()
    await open(tablet, 'Tammy Yates', '258025')
    await tablet.get(counter()).expect(200)
    await send(tablet, counter('/lock')).expect(303)
    town.setClock('2026-11-24T15:00:00.000Z')
    for (let time = 0; time < 3; time += 1) await typePin(tablet, 'Tammy Yates', '0000')
    town.setClock('2026-11-26T15:00:00.000Z')
    for (let time = 0; time < 4; time += 1) await typePin(tablet, 'Tammy Yates', '0000')
    await open(tablet, 'Earl Presnell', '1947')
    expect(await textOf(tablet, counter())).not.toContain('wrong PIN')
    await send(tablet, counter('/lock')).expect(303)
    await open(tablet, 'Tammy Yates', '258025')
    expect(await textOf(tablet, counter())).toContain('Somebody typed a wrong PIN for you 7 times since Tuesday.')
    expect(await textOf(tablet, counter())).not.toContain('wrong PIN')
    await send(tablet, counter('/lock')).expect(303)
    await open(tablet, 'Tammy Yates', '258025')
    expect(await textOf(tablet, counter())).not.toContain('wrong PIN')
    await send(tablet, counter('/lock')).expect(303)
    town.setClock('2026-11-26T16:00:00.000Z')
    await typePin(tablet, 'Tammy Yates', '0000')
    await tablet.get('/?lang=es').expect(303)
    await open(tablet, 'Tammy Yates', '258025')
    expect(await textOf(tablet, counter())).toContain('Alguien escribió hoy 1 vez un PIN equivocado')
    town.setClock(MORNING)
  })

  test('a hundred at once are a hundred', async () => {
    const tablet = await layTablet()
    const who = handleOn(await textOf(tablet, counter('/lock')), 'Earl Presnell')
    const tries = Array.from({ length: 12 }, (_, at) =>
      send(tablet, counter('/opening'), { who, pin: String(5000 + at) }).then((answer) => answer.status),
    )
    const statuses = await Promise.all(tries)
    expect(statuses.filter((status) => status === 422)).toHaveLength(5)
    expect(statuses.filter((status) => status === 429)).toHaveLength(7)
  })
})

test('a plain PIN is one digit over and over, or counted up or down', () => {
  for (const pin of ['1111', '000000', '1234', '4321', '8901', '987654']) expect(isPlainPin(pin), pin).toBe(true)
  for (const pin of ['2580', '1947', '1357', '112233']) expect(isPlainPin(pin), pin).toBe(false)
})

test('a tablet has lain idle from that minute on, and never before', () => {
  const minutes = fc.integer({ min: 1, max: 60 })
  fc.assert(
    fc.property(minutes, fc.integer({ min: 0, max: 7200 }), (idle, seconds) => {
      expect(hasLainIdle(MORNING, idle, later(MORNING, seconds))).toBe(seconds >= idle * 60)
    }),
  )
})
