import { describe, expect, test } from 'vitest'
import { hashPassword } from '../src/accounts/password-rules.ts'
import { viewerFor } from '../src/accounts/viewers.ts'
import { newId } from '../src/db/ids.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { createBusiness, plainFacts } from '../src/directory/records.ts'
import { qrCode, typedAddress } from '../src/web/qr.ts'
import { type Agent, MORNING, openTown, PASSWORD } from './support/town.ts'

const town = await openTown({ env: { BASE_URL: 'http://laurelgap.test', TRUST_PROXY: '1' } })
const { db } = town.house
const NEW = 'the stove is still warm'

let street = 0
/** Somebody without an account, at an address of their own. */
const stranger = (): Agent => town.visitor().set('x-forwarded-for', `198.51.100.${String((street += 1))}`)

const post = (agent: Agent, path: string, fields: Record<string, string | string[]>) =>
  agent.post(path).type('form').send(fields)
const signIn = (agent: Agent, name: string, password: string) => post(agent, '/sign-in', { name, password })
const twice = (password: string) => ({ password, again: password })
const isSignedIn = async (agent: Agent): Promise<boolean> => (await agent.get('/account')).status === 200
/** A page's words without what is drawn anew each time it is shown: the form's key. */
const steady = (html: string): string => html.replace(/name="key" value="[^"]*"/g, '')
const accountOf = (name: string) => db.selectFrom('account').selectAll().where('name', '=', name).executeTakeFirst()

/** A steward makes a slip. @returns the four words, as they stand on the page that is printed */
async function wordsFor(desk: Agent, name: string): Promise<string> {
  const made = await post(desk, '/stewards/slips', { name, key: newId() }).expect(303)
  return wordsAt(desk, made.headers.location!)
}

async function wordsAt(desk: Agent, location: string): Promise<string> {
  const printed = await desk.get(location).expect(200)
  return /class="at words">([a-z]+(?: [a-z]+){3})</.exec(printed.text)![1]!
}

async function invitationFrom(host: Agent, forName: string): Promise<string> {
  const made = await post(host, '/account/invitations', { forName, key: newId() }).expect(303)
  const printed = await host.get(made.headers.location!).expect(200)
  return /href="http:\/\/laurelgap\.test(\/join\/invitation\/[\w-]+)"/.exec(printed.text)![1]!
}

async function lettersTo(mail: string): Promise<{ to: string; subject: string; text: string }[]> {
  const rows = await db.selectFrom('outbox').select('payload').orderBy('id').execute()
  return rows.map((row) => JSON.parse(row.payload)).filter((letter) => letter.to === mail)
}

const linkIn = (text: string): string => /http:\/\/laurelgap\.test(\/sign-in\/link\/[\w-]+)/.exec(text)![1]!

const dee = await town.signIn('Dee Norris', 'steward')

describe('coming in', () => {
  test('with the desk’s slip, without an e-mail address', async () => {
    const words = await wordsFor(dee, 'Ruth Calloway')
    const ruth = stranger()
    const typed = ` ${words.toUpperCase().replaceAll(' ', ',  ')} `
    const fields = { name: 'ruth  CALLOWAY', words: typed, ...twice(NEW), mail: '', language: 'en' }
    const joined = await post(ruth, '/join', fields).expect(303)
    expect(joined.headers.location).toBe('/notebook')
    expect((await ruth.get('/account')).text).toContain('Ruth Calloway')
    const ruths = await accountOf('Ruth Calloway')
    expect(ruths).toMatchObject({ mail: null, role: 'resident', joinedBy: 'slip' })
    expect(ruths?.passwordHash, 'costs whoever guesses 19 MiB and two passes').toMatch(
      /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/,
    )
    await signIn(stranger(), 'ruth calloway', NEW).expect(303)
  })

  test('a slip works once: a second send of the same form comes in, anybody else does not', async () => {
    const words = await wordsFor(dee, 'Hoyt Greer')
    const fields = { name: 'Hoyt Greer', words, ...twice(NEW), language: 'en', key: newId() }
    const [first, second] = [stranger(), stranger()]
    const both = await Promise.all([post(first, '/join', fields), post(second, '/join', fields)])
    expect(both.map((answer) => answer.status)).toEqual([303, 303])
    expect(await Promise.all([isSignedIn(first), isSignedIn(second)])).toEqual([true, true])
    const accounts = await db.selectFrom('account').select('id').where('nameKey', '=', 'hoyt greer').execute()
    expect(accounts).toHaveLength(1)
    const other = await post(stranger(), '/join', { ...fields, ...twice('somebody else’s words') }).expect(422)
    expect(other.text).toContain('This was used already.')
  })

  test('a slip is refused with the wrong words, under another name, and after thirty days', async () => {
    const words = await wordsFor(dee, 'Opal Vance')
    const fields = { name: 'Opal Vance', words, ...twice(NEW), language: 'en' }
    for (const wrong of [{ words: 'acorn acorn acorn acorn' }, { words: "' OR 1=1" }, { name: 'Olive Vance' }]) {
      const answer = await post(stranger(), '/join', { ...fields, ...wrong }).expect(422)
      expect(answer.text).toContain('We cannot find a slip')
      expect(answer.text).toContain('where names look alike, the desk adds something')
      expect(answer.text).not.toContain(NEW)
    }
    town.setClock('2026-12-18T14:40:00.000Z')
    await post(stranger(), '/join', fields).expect(422)
    town.setClock(MORNING)
    expect(await accountOf('Opal Vance')).toBeUndefined()
  })

  test('the words are shown to the steward who made the slip, for ten minutes, and are kept nowhere', async () => {
    const made = await post(dee, '/stewards/slips', { name: 'Lida Moss', key: newId() })
    const location = made.headers.location!
    const words = await wordsAt(dee, location)
    const other = await town.signIn('Wade Foster', 'steward')
    const foreign = await other.get(location).expect(404)
    const unknown = await other.get(`/stewards/slips/${newId()}`).expect(404)
    const here = /\/stewards\/slips\/[\w-]+/g
    expect(foreign.text.replace(here, '')).toBe(unknown.text.replace(here, ''))
    const row = await db.selectFrom('slip').selectAll().where('name', '=', 'Lida Moss').executeTakeFirstOrThrow()
    for (const word of words.split(' ')) expect(JSON.stringify(row)).not.toContain(word)
    expect((await dee.get('/stewards/slips')).text).not.toContain(words)
    town.setClock('2026-11-17T14:51:00.000Z')
    await dee.get(location).expect(404)
    town.setClock(MORNING)
  })

  test('a sheet carries the slips of the last ten minutes in the language the desk asks for, and no square the words', async () => {
    const wade = await town.signIn('Wade Foster', 'steward')
    expect((await wade.get('/stewards/slips/sheet')).text).toContain('No slip was made in the last ten minutes')
    const first = await wordsAt(wade, (await post(wade, '/stewards/slips', { name: 'Nell Bray' })).headers.location!)
    const second = await wordsAt(wade, (await post(wade, '/stewards/slips', { name: 'Curt Bray' })).headers.location!)
    const door = `${town.house.config.baseUrl}/join`
    const { text } = await wade.get('/stewards/slips/sheet')
    for (const said of [first, second, 'For Nell Bray', 'Para Nell Bray', typedAddress(door)])
      expect(text).toContain(said)
    // The same square stands on every slip: it leads to the door and knows nobody's words.
    const [one, two] = text.match(/<svg class="qr".*?<\/svg>/g)!
    expect(one).toBe(two)
    expect(one).toBe(String(qrCode(door)))
    const spanish = (await wade.get('/stewards/slips/sheet?in=es')).text
    expect(spanish).toContain('Para Nell Bray')
    expect(spanish).not.toContain('For Nell Bray')
    town.setClock('2026-11-17T14:51:00.000Z')
    expect((await wade.get('/stewards/slips/sheet')).text).not.toContain(first)
    town.setClock(MORNING)
  })

  test('by a neighbor’s invitation, once, within fourteen days', async () => {
    const ruth = await town.signIn('Nell Ashe')
    const path = await invitationFrom(ruth, 'Ana Reyes')
    expect((await stranger().get(path)).text).toContain('Nell Ashe invites you')
    const fields = { name: 'Ana Reyes', ...twice(NEW), mail: 'ana@mail.test', language: 'es' }
    const ana = stranger()
    await post(ana, path, fields).expect(303)
    expect((await ana.get('/account')).text).toContain('Su cuenta')
    expect((await ruth.get('/account')).text).toContain('Came in as Ana Reyes')
    await post(stranger(), path, { ...fields, name: 'Somebody Else', ...twice('somebody else’s words') }).expect(422)
    town.setClock('2026-11-17T14:43:00.000Z')
    expect((await stranger().get(path).expect(404)).text).toContain('This invitation was used, or is too old.')
    town.setClock(MORNING)
    const late = await invitationFrom(ruth, 'Too Late')
    town.setClock('2026-12-01T14:41:00.000Z')
    await stranger().get(late).expect(404)
    town.setClock(MORNING)
  })

  test('an invitation’s link is shown to who made it, for ten minutes', async () => {
    const host = await town.signIn('Nell Ashe')
    const made = await post(host, '/account/invitations', { forName: 'Ray Otis', key: newId() })
    await (await town.signIn('Carl Boone')).get(made.headers.location!).expect(404)
    town.setClock('2026-11-17T14:51:00.000Z')
    await host.get(made.headers.location!).expect(404)
    town.setClock(MORNING)
  })

  test('by asking for a yes; until then nobody can sign in', async () => {
    const fields = {
      name: 'Iris Cole',
      ...twice(NEW),
      mail: 'iris@mail.test',
      note: 'I live on Pine <b>Ridge</b>',
      language: 'en',
    }
    await post(stranger(), '/join/ask', fields).expect(303)
    await signIn(stranger(), 'Iris Cole', NEW).expect(422)
    const list = await dee.get('/stewards/accounts')
    expect(list.text).toContain('I live on Pine &lt;b&gt;Ridge&lt;/b&gt;')
    const { id } = (await accountOf('Iris Cole'))!
    await dee.post(`/stewards/accounts/${id}/welcome`).expect(303)
    await signIn(stranger(), 'Iris Cole', NEW).expect(303)
    expect((await lettersTo('iris@mail.test'))[0]!.text).toContain('http://laurelgap.test/sign-in')
    expect((await accountOf('Iris Cole'))!.joinNote).toBeNull()
  })

  test('asking tells nobody who is here already, by name or by mail', async () => {
    const fields = { ...twice(NEW), note: '', language: 'en' }
    const answers = []
    for (const who of [
      { name: 'Quite Unknown', mail: '' },
      { name: 'Dee Norris', mail: '' },
      { name: 'Dee Nоrris', mail: '' },
      { name: 'Another Unknown', mail: 'ana@mail.test' },
    ]) {
      const asker = stranger()
      const sent = await post(asker, '/join/ask', { ...fields, ...who })
      const shown = await asker.get(sent.headers.location!)
      answers.push([sent.status, sent.text, sent.headers.location, shown.text])
    }
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(await accountOf('Another Unknown')).toBeUndefined()
  })

  test('somebody turned down leaves nothing behind and may ask again', async () => {
    const fields = { name: 'Gus Pell', ...twice(NEW), note: 'hello', language: 'en' }
    await post(stranger(), '/join/ask', fields).expect(303)
    const { id } = (await accountOf('Gus Pell'))!
    await dee.post(`/stewards/accounts/${id}/refusal`).expect(303)
    expect(await accountOf('Gus Pell')).toBeUndefined()
    await post(stranger(), '/join/ask', fields).expect(303)
    expect((await accountOf('Gus Pell'))!.state).toBe('waiting')
  })
})

describe('names', () => {
  test('that look alike collide, and the sentence says what to add', async () => {
    await town.account('Earl Presnell')
    for (const name of [
      'Еarl Presnell',
      'EarI Presnell',
      'earl  presnell',
      'Éarl Presnell',
      'Ea\u00ADrl Presnell',
      'Earl\u202E Presnell',
    ]) {
      const answer = await post(dee, '/stewards/slips', { name }).expect(422)
      expect(answer.text).toContain('There is already a neighbor here called Earl Presnell. Add your road')
    }
  })

  test('may be made longer on joining, where somebody of that name came first', async () => {
    const words = await wordsFor(dee, 'Tom Ellis')
    await town.account('Tom Ellis')
    const fields = { words, ...twice(NEW), language: 'en' }
    const taken = await post(stranger(), '/join', { ...fields, name: 'Tom Ellis' }).expect(422)
    expect(taken.text).toContain('Tom Ellis of Creek Road')
    await post(stranger(), '/join', { ...fields, name: 'Tom Ellis of Creek Road' }).expect(303)
    await signIn(stranger(), 'tom ellis of creek road', NEW).expect(303)
  })

  test.each([
    ['', 'Please write something here.'],
    ['!! !', 'Write a name with letters in it.'],
    ['x'.repeat(81), 'Keep it to 80 letters.'],
  ])('%j is no name', async (name, said) => {
    const answer = await post(stranger(), '/join', { name, words: 'a', ...twice(NEW), language: 'en' }).expect(422)
    expect(answer.text).toContain(said)
  })

  test('hostile text is text', async () => {
    const name = '<script>alert(1)</script>'
    const words = await wordsFor(dee, name)
    const agent = stranger()
    await post(agent, '/join', { name, words, ...twice(NEW), language: 'en' }).expect(303)
    const shown = (await agent.get('/account')).text
    expect(shown).not.toContain('<script>alert')
    expect(shown).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  })
})

describe('passwords', () => {
  const fields = { name: 'Fay Dunn', words: 'a b c d', language: 'en' }

  test.each([
    [{ password: 'short', again: 'short' }, 'Make it at least 8 characters long.'],
    [twice('x'.repeat(201)), 'Keep it to 200 letters.'],
    [{ password: NEW, again: `${NEW}!` }, 'These two are not the same.'],
    [twice('Fay Dunn'), 'Everybody in town knows your name'],
    [twice('FAYDUNN.'), 'Everybody in town knows your name'],
  ])('%j is refused kindly and never shown again', async (pair, said) => {
    const answer = await post(stranger(), '/join', { ...fields, ...pair }).expect(422)
    expect(answer.text).toContain(said)
    expect(answer.text.match(/type="password" value=""/g)).toHaveLength(2)
  })

  test('the blank at an end is part of a password', async () => {
    const words = await wordsFor(dee, 'Fay Dunn')
    await post(stranger(), '/join', { ...fields, words, ...twice(' two blanks ') }).expect(303)
    await signIn(stranger(), 'Fay Dunn', 'two blanks').expect(422)
    await signIn(stranger(), 'Fay Dunn', ' two blanks ').expect(303)
  })
})

describe('signing in', () => {
  test('goes on to a page of this town and nowhere else', async () => {
    await town.account('Jo Lark')
    const to = async (next: string) =>
      (await post(stranger(), '/sign-in', { name: 'Jo Lark', password: PASSWORD, next }).expect(303)).headers.location
    expect(await to('/directory?q=saw')).toBe('/directory?q=saw')
    for (const next of [
      '',
      '//evil.test',
      '/\\evil.test',
      'https://evil.test',
      '/\t/evil.test',
      'javascript:alert(1)',
    ]) {
      expect(await to(next)).not.toContain('evil')
      expect(await to(next)).toMatch(/^\/(?![/\\])/)
    }
    const asked = await stranger().get('/account').expect(303)
    expect(asked.headers.location).toBe('/sign-in?next=%2Faccount')
    expect((await stranger().get(asked.headers.location!)).text).toContain('name="next" value="/account"')
  })

  test('refuses unknown, mistyped, waiting and suspended alike, in bytes and in time', async () => {
    await town.account('Vera Knox')
    await town.account('Ned Stone')
    await db.updateTable('account').set({ state: 'suspended' }).where('name', '=', 'Ned Stone').execute()
    const passwordHash = await hashPassword(PASSWORD)
    await db.updateTable('account').set({ passwordHash }).where('name', 'in', ['Vera Knox', 'Ned Stone']).execute()
    const took = async (name: string, password: string): Promise<[number, string]> => {
      const began = performance.now()
      const answer = await signIn(stranger(), name, password).expect(422)
      return [
        performance.now() - began,
        steady(answer.text).replaceAll(name, '').replaceAll(encodeURIComponent(name), ''),
      ]
    }
    const times: Record<string, number[]> = { known: [], unknown: [] }
    const texts = new Set<string>()
    for (let round = 0; round < 7; round += 1) {
      for (const [kind, name, password] of [
        ['known', 'Vera Knox', 'not her password'],
        ['unknown', 'Nora Null', 'not her password'],
        ['known', 'Ned Stone', PASSWORD],
        ['unknown', 'Quite Unknown', NEW],
      ] as const) {
        const [time, text] = await took(name, password)
        times[kind]!.push(time)
        texts.add(text)
      }
    }
    expect(texts.size).toBe(1)
    const median = (list: number[]): number => list.sort((a, b) => a - b)[Math.floor(list.length / 2)]!
    const ratio = median(times.known!) / median(times.unknown!)
    expect(ratio).toBeGreaterThan(0.5)
    expect(ratio).toBeLessThan(2)
  })

  test('takes the mail for the name', async () => {
    const id = await town.account('May Bell')
    await db
      .updateTable('account')
      .set({ mail: 'May@Mail.test', mailKey: 'may@mail.test' })
      .where('id', '=', id)
      .execute()
    await signIn(stranger(), ' may@MAIL.test', PASSWORD).expect(303)
  })

  test('gives a browser a new secret, and leaves none behind on signing out', async () => {
    const agent = await town.signIn('Jo Lark')
    const again = await signIn(agent, 'Jo Lark', PASSWORD).expect(303)
    expect(again.headers['set-cookie']![0]).toMatch(/^woodstove=s%3A/)
    const left = await agent.post('/sign-out').expect(303)
    expect(String(left.headers['set-cookie'])).toContain('woodstove=;')
    expect(await isSignedIn(agent)).toBe(false)
  })

  test('nothing odd in the form is an error of ours', async () => {
    for (const fields of [
      {},
      { name: ['a', 'b'], password: ['c', 'd'] },
      { name: "' OR 1=1 --", password: '\u202E' },
      { 'name[x]': 'a' },
    ]) {
      await post(stranger(), '/sign-in', fields as Record<string, string>).expect(422)
    }
    await signIn(stranger(), 'a\0b', 'c').expect(400)
  })

  test('whoever was on the way somewhere is told why they stand at this door, and goes on from it', async () => {
    const note = '/porch/0199b6a0-0000-7000-8000-000000000000#answer'
    const at = `/sign-in?next=${encodeURIComponent(note)}`
    const asked = (await stranger().get(at).expect(200)).text
    expect(asked).toContain('Answers on the porch are signed')
    expect((await stranger().get('/sign-in?next=%2Fways%2Fnew').expect(200)).text).toContain(
      'That page is for neighbors',
    )
    for (const bare of ['/sign-in', '/sign-in?next=https://elsewhere.example/'])
      expect((await stranger().get(bare).expect(200)).text).not.toContain('That page is for')
    await town.signIn('Iva Snow')
    const wrong = await post(stranger(), '/sign-in', { name: 'Iva Snow', password: 'no', next: note }).expect(422)
    expect(wrong.text).toContain('Answers on the porch are signed')
    const right = await post(stranger(), '/sign-in', { name: 'Iva Snow', password: PASSWORD, next: note }).expect(303)
    expect(right.headers.location).toBe(note)
  })

  test('speaks Spanish', async () => {
    const answer = await signIn(stranger().set('accept-language', 'es'), 'Nadie', 'ninguna cosa').expect(422)
    expect(answer.text).toContain('Ese nombre y esa contraseña no van juntos aquí.')
  })
})

describe('limits at the door', () => {
  const from = (address: string): Agent => town.visitor().set('x-forwarded-for', address)

  test('one address cannot go on guessing one account, known or not, and its person still comes in', async () => {
    await town.account('Lena Frost')
    for (const name of ['Lena Frost', 'Nobody At All']) {
      const statuses = []
      for (let n = 0; n < 11; n += 1) statuses.push((await signIn(from('203.0.113.1'), name, 'guess')).status)
      expect(statuses).toEqual([...Array<number>(10).fill(422), 429])
    }
    const shut = await signIn(from('203.0.113.1'), 'Lena Frost', PASSWORD).expect(429)
    expect(Number(shut.headers['retry-after'])).toBeGreaterThan(0)
    expect(shut.text).not.toContain(PASSWORD)
    await signIn(from('203.0.113.2'), 'Lena Frost', PASSWORD).expect(303)
  })

  test('other capitals and letters that look alike are the same name at the door', async () => {
    await town.account('Lillian Oliver')
    const spelt = ['Lillian Oliver', 'LILLIAN OLIVER', 'LiLlIaN oLiVeR', 'lIllIan OLiver', 'LILLIAN oliver']
    const statuses = []
    for (let n = 0; n < 11; n += 1) {
      statuses.push((await signIn(from('203.0.113.71'), spelt[n % spelt.length]!, 'guess')).status)
    }
    expect(statuses).toEqual([...Array<number>(10).fill(422), 429])
  })

  test('guessing from everywhere is stopped, but not for who has come in from here before', async () => {
    await town.account('Cora Hale')
    await signIn(from('203.0.113.50'), 'Cora Hale', PASSWORD).expect(303)
    await db.deleteFrom('attempt').where('tries', '>', 0).execute()
    let shut = 0
    for (let n = 0; n < 102; n += 1) {
      const answer = await signIn(from(`192.0.2.${String(n)}`), 'Cora Hale', 'guess')
      if (answer.status === 429) shut += 1
    }
    expect(shut).toBe(2)
    await signIn(from('203.0.113.50'), 'CORA HALE', PASSWORD).expect(303)
  })

  test('an address may not try every name in town; right tries do not count', async () => {
    await town.account('Sam Reed')
    for (let n = 0; n < 65; n += 1) await signIn(from('203.0.113.9'), 'Sam Reed', PASSWORD).expect(303)
    const statuses = []
    for (let n = 0; n < 61; n += 1)
      statuses.push((await signIn(from('2001:db8:1:2::1'), `Name ${String(n)}`, 'x')).status)
    expect(statuses.filter((status) => status === 429)).toHaveLength(1)
    await signIn(from('2001:db8:1:2:ffff::7'), 'Sam Reed', PASSWORD).expect(429)
    await signIn(from('2001:db8:1:3::1'), 'Sam Reed', PASSWORD).expect(303)
    town.setClock('2026-11-17T14:56:00.000Z')
    await signIn(from('2001:db8:1:2::1'), 'Sam Reed', PASSWORD).expect(303)
    town.setClock(MORNING)
  }, 40_000)

  test('four words cannot be guessed at leisure', async () => {
    const fields = { name: 'Sam Reed', words: 'acorn acorn acorn acorn', ...twice(NEW), language: 'en' }
    const statuses = []
    for (let n = 0; n < 61; n += 1) statuses.push((await post(from('203.0.113.20'), '/join', fields)).status)
    expect(statuses.at(-1)).toBe(429)
    await post(from('203.0.113.20'), '/sign-in/slip', fields).expect(429)
  })
})

describe('a forgotten password', () => {
  async function withMail(name: string, mail: string): Promise<Agent> {
    const id = await town.account(name)
    await db.updateTable('account').set({ mail, mailKey: mail }).where('id', '=', id).execute()
    return town.signIn(name)
  }

  test('by mail: one hour, once, and every other session ends', async () => {
    const before = await withMail('Alma Price', 'alma@mail.test')
    await post(stranger(), '/sign-in/forgotten', { mail: 'Alma@Mail.test' }).expect(303)
    const [letter] = await lettersTo('alma@mail.test')
    const link = linkIn(letter!.text)
    const alma = stranger()
    expect((await alma.get(link)).text).toContain('Alma Price')
    await post(alma, link, { password: 'short', again: 'short' }).expect(422)
    await post(alma, link, twice('alma price')).expect(422)
    expect(await isSignedIn(before)).toBe(true)
    await post(alma, link, twice(NEW)).expect(303)
    expect([await isSignedIn(alma), await isSignedIn(before)]).toEqual([true, false])
    await post(stranger(), link, twice(NEW)).expect(303)
    await post(stranger(), link, twice('somebody else’s words')).expect(404)
    await signIn(stranger(), 'Alma Price', NEW).expect(303)
    await signIn(stranger(), 'Alma Price', PASSWORD).expect(422)
  })

  test('a link dies after an hour, with a newer password, and with its account', async () => {
    await withMail('Bea Lyle', 'bea@mail.test')
    for (let n = 0; n < 5; n += 1) await post(stranger(), '/sign-in/forgotten', { mail: 'bea@mail.test' }).expect(303)
    const letters = await lettersTo('bea@mail.test')
    expect(letters).toHaveLength(3)
    const [first, second, third] = letters.map((letter) => linkIn(letter.text))
    town.setClock('2026-11-17T15:41:00.000Z')
    await stranger().get(first!).expect(404)
    town.setClock(MORNING)
    await post(stranger(), first!, twice(NEW)).expect(303)
    await stranger().get(second!).expect(404)
    await post(stranger(), third!, twice(NEW)).expect(404)
    await post(stranger(), '/sign-in/forgotten', { mail: 'bea@mail.test' }).expect(303)
    const last = linkIn((await lettersTo('bea@mail.test')).at(-1)!.text)
    await db.updateTable('account').set({ state: 'suspended' }).where('name', '=', 'Bea Lyle').execute()
    const dead = await post(stranger(), last, twice(NEW)).expect(404)
    expect(dead.text).toContain('This link was used, or is too old.')
  })

  test('the answer is the same for every address, and follows no Host header', async () => {
    await withMail('Cleo Marsh', 'cleo@mail.test')
    const answers = []
    for (const mail of ['cleo@mail.test', 'nobody@mail.test']) {
      const agent = stranger().set('host', 'evil.test')
      const sent = await post(agent, '/sign-in/forgotten', { mail })
      answers.push([sent.status, sent.text, sent.headers.location, (await agent.get(sent.headers.location!)).text])
    }
    expect(answers[0]).toEqual(answers[1])
    expect((await lettersTo('cleo@mail.test'))[0]!.text).not.toContain('evil')
    await post(stranger(), '/sign-in/forgotten', { mail: 'no address' }).expect(422)
  })

  test('by a new slip from the desk, which works once and only to renew', async () => {
    const before = await town.signIn('Dora Finch')
    const id = await town.account('Dora Finch')
    const made = await dee.post(`/stewards/accounts/${id}/slip`).expect(303)
    const old = await wordsAt(dee, made.headers.location!)
    const newer = await dee.post(`/stewards/accounts/${id}/slip`).expect(303)
    const words = await wordsAt(dee, newer.headers.location!)
    const fields = { name: 'dora finch', ...twice(NEW) }
    await post(stranger(), '/sign-in/slip', { ...fields, words: old }).expect(422)
    await post(stranger(), '/join', { ...fields, words, language: 'en' }).expect(422)
    const dora = stranger()
    await post(dora, '/sign-in/slip', { ...fields, words }).expect(303)
    expect([await isSignedIn(dora), await isSignedIn(before)]).toEqual([true, false])
    await post(stranger(), '/sign-in/slip', { ...fields, ...twice('somebody else’s words'), words }).expect(422)
    const third = await wordsAt(dee, (await dee.post(`/stewards/accounts/${id}/slip`)).headers.location!)
    await dee.post(`/stewards/accounts/${id}/suspension`).expect(303)
    await post(stranger(), '/sign-in/slip', { ...fields, words: third }).expect(422)
    await dee.post(`/stewards/accounts/${id}/slip`).expect(404)
    const joining = await wordsFor(dee, 'Newly Come')
    await post(stranger(), '/sign-in/slip', { ...fields, name: 'Newly Come', words: joining }).expect(422)
  })
})

describe('one’s own account', () => {
  test('the other language is one press away at the top of every page, and stays theirs', async () => {
    const nora = await town.signIn('Nora Swift')
    const page = (await nora.get('/directory?q=saw').expect(200)).text
    expect(page).toContain('name="language" value="es"')
    expect(page).toContain('name="next" value="/directory?q=saw"')
    const answer = await post(nora, '/account/language', { language: 'es', next: '/directory?q=saw' }).expect(303)
    expect(answer.headers.location).toBe('/directory?q=saw')
    expect((await nora.get('/')).text).toContain('<html lang="es">')
    expect((await (await town.signIn('Nora Swift')).get('/')).text).toContain('<html lang="es">')
    const away = await post(nora, '/account/language', { language: 'en', next: '//elsewhere.example/' }).expect(303)
    expect(away.headers.location).toBe('/')
    await post(nora, '/account/language', { language: 'fr' }).expect(400)
  })

  test('a page that answers a form keeps its language, and its words: it says so in both', async () => {
    const etta = await town.signIn('Etta Moss')
    for (const [agent, path, fields] of [
      [etta, '/account/details', { name: 'Etta Moss', mail: 'not a mail', language: 'en' }],
      [etta, '/porch', { kind: 'ask', words: '' }],
      [stranger(), '/join', { name: 'Somebody', words: '' }],
    ] as const) {
      const page = (await post(agent, path, fields).expect(422)).text
      expect(page, path).not.toContain('action="/account/language"')
      expect(page, path).not.toContain('?lang=')
      expect(page).toContain('href="#other-language"')
      expect(page).toMatch(
        /id="other-language"[\s\S]*<p lang="es">En español: esta página[\s\S]*<p lang="en">In English: this page/,
      )
    }
    expect((await etta.get('/account')).text).not.toContain('other-language')
  })

  test('a session that was ended elsewhere is signed out on its next request', async () => {
    const [here, there] = [await town.signIn('Edna Wise'), await town.signIn('Edna Wise')]
    const page = (await here.get('/account')).text
    const handle = /\/account\/sessions\/([\w-]+)\/end/.exec(page)![1]!
    const rows = await db.selectFrom('session').select('id').execute()
    for (const row of rows) expect(page).not.toContain(row.id)
    const thief = await town.signIn('Carl Boone')
    const foreign = await thief.post(`/account/sessions/${handle}/end`).expect(404)
    const unknown = await thief.post('/account/sessions/no-such-session/end').expect(404)
    expect(foreign.text.replaceAll(handle, '')).toBe(unknown.text.replaceAll('no-such-session', ''))
    expect(await isSignedIn(there)).toBe(true)
    await here.post(`/account/sessions/${handle}/end`).expect(303)
    expect([await isSignedIn(here), await isSignedIn(there)]).toEqual([true, false])
    const third = await town.signIn('Edna Wise')
    await here.post('/account/sessions/end-others').expect(303)
    expect([await isSignedIn(here), await isSignedIn(third)]).toEqual([true, false])
  })

  test('the password changes for who knows it, and the other sessions end', async () => {
    const [here, there] = [await town.signIn('Flo Banks'), await town.signIn('Flo Banks')]
    const wrong = await post(here, '/account/password', { current: 'wrong', ...twice(NEW) }).expect(422)
    expect(wrong.text).toContain('That is not the password you have now.')
    await post(here, '/account/password', { current: PASSWORD, ...twice('flobanks!') }).expect(422)
    expect(await isSignedIn(there)).toBe(true)
    await post(here, '/account/password', { current: PASSWORD, ...twice(NEW) }).expect(303)
    expect([await isSignedIn(here), await isSignedIn(there)]).toEqual([true, false])
    await signIn(stranger(), 'Flo Banks', NEW).expect(303)
  })

  test('name and language change freely, the mail with the password', async () => {
    const agent = await town.signIn('Gail Snow')
    const details = { name: 'Gail Snow of Mill Road', mail: '', language: 'es' }
    await post(agent, '/account/details', details).expect(303)
    expect((await agent.get('/account')).text).toContain('Quién es usted aquí')
    await post(agent, '/account/details', { ...details, language: 'en', mail: 'gail@mail.test' }).expect(422)
    await post(agent, '/account/details', {
      ...details,
      language: 'en',
      mail: 'gail@mail.test',
      current: PASSWORD,
    }).expect(303)
    const other = await town.signIn('Hank Snow')
    const taken = await post(other, '/account/details', { ...details, name: 'Gail Snow of Mill Rоad' }).expect(422)
    expect(taken.text).toContain('Gail Snow of Mill Road')
    await post(other, '/account/details', {
      name: 'Hank Snow',
      mail: 'GAIL@mail.test',
      language: 'en',
      current: PASSWORD,
    }).expect(422)
  })

  test('twenty open invitations are enough', async () => {
    const host = await town.signIn('Ivan Poe')
    const key = newId()
    const sent = await post(host, '/account/invitations', { forName: 'Twice', key })
    const again = await post(host, '/account/invitations', { forName: 'Twice', key })
    expect(again.headers.location).toBe(sent.headers.location)
    await post(host, '/account/invitations', { forName: 'Other Words', key }).expect(409)
    for (let n = 1; n < 20; n += 1) await invitationFrom(host, `Guest ${'abcdefghijklmnopqrst'[n]!}ob`)
    await post(host, '/account/invitations', { forName: 'One Too Many' }).expect(422)
  })
})

describe('the desk', () => {
  test('suspends somebody, who is signed out on the next request', async () => {
    const agent = await town.signIn('Jed Crane')
    const id = await town.account('Jed Crane')
    await dee.post(`/stewards/accounts/${id}/suspension`).expect(303)
    await agent.get('/account').expect(303)
    expect(await db.selectFrom('session').select('id').where('accountId', '=', id).execute()).toEqual([])
    await signIn(stranger(), 'Jed Crane', PASSWORD).expect(422)
    await dee.post(`/stewards/accounts/${id}/suspension`).expect(404)
    await dee.post(`/stewards/accounts/${id}/reinstatement`).expect(303)
    await signIn(stranger(), 'Jed Crane', PASSWORD).expect(303)
    const trail = (await dee.get('/stewards/audit')).text
    expect(trail).toContain('Jed Crane')
    expect(trail).toContain('reinstated')
  })

  test('is never left without a steward, also when two leave at once', async () => {
    const lonely = await openTown()
    const [ann, bob] = [await lonely.signIn('Ann Lowe', 'steward'), await lonely.signIn('Bob Lowe', 'steward')]
    const [annId, bobId] = [await lonely.account('Ann Lowe'), await lonely.account('Bob Lowe')]
    const role = (agent: Agent, id: string) => post(agent, `/stewards/accounts/${id}/role`, { role: 'resident' })
    const both = await Promise.all([role(ann, bobId), role(bob, annId)])
    const statuses = both.map((answer) => answer.status)
    expect(statuses.filter((status) => status === 303)).toHaveLength(1)
    const left = await lonely.house.db.selectFrom('account').select('id').where('role', '=', 'steward').execute()
    expect(left).toHaveLength(1)
    const [last, lastId] = left[0]!.id === annId ? [ann, annId] : [bob, bobId]
    expect((await role(last, lastId).expect(422)).text).toContain('This is the last steward.')
    await last.post(`/stewards/accounts/${lastId}/suspension`).expect(422)
    const otherId = lastId === annId ? bobId : annId
    await post(last, `/stewards/accounts/${otherId}/role`, { role: 'steward' }).expect(303)
    await role(last, lastId).expect(303)
    await last.get('/stewards').expect(404)
  })

  test('shows what mail waits, and not its words', async () => {
    const id = await town.account('Kit Vale')
    await db
      .updateTable('account')
      .set({ mail: 'kit@mail.test', mailKey: 'kit@mail.test' })
      .where('id', '=', id)
      .execute()
    await post(stranger(), '/sign-in/forgotten', { mail: 'kit@mail.test' })
    const link = linkIn((await lettersTo('kit@mail.test'))[0]!.text)
    const page = (await dee.get('/stewards/outbox')).text
    expect(page).toContain('Kit Vale')
    expect(page).not.toContain(link)
    expect(page).not.toContain('kit@mail.test')
  })

  test('sees name, role and state of a neighbor, and nothing else', async () => {
    const id = await town.account('Kit Vale')
    const page = (await dee.get(`/stewards/accounts/${id}`)).text
    expect(page).toContain('Kit Vale')
    expect(page).not.toContain('kit@mail.test')
    await dee.get(`/stewards/accounts/${newId()}`).expect(404)
    expect((await dee.get('/stewards/accounts?name=kit')).text).not.toContain('Jed Crane')
    expect((await dee.get("/stewards/accounts?name=%25' OR 1=1")).text).toContain('Nobody by that name.')
  })

  test('withdraws a slip, once', async () => {
    const words = await wordsFor(dee, 'Ludo Hart')
    const { id } = await db.selectFrom('slip').select('id').where('name', '=', 'Ludo Hart').executeTakeFirstOrThrow()
    await dee.post(`/stewards/slips/${id}/withdrawal`).expect(303)
    await dee.post(`/stewards/slips/${id}/withdrawal`).expect(404)
    await post(stranger(), '/join', { name: 'Ludo Hart', words, ...twice(NEW), language: 'en' }).expect(422)
  })

  test('has its pages in Spanish too', async () => {
    const steward = await town.signIn('Paz Luna', 'steward')
    await db.updateTable('account').set({ language: 'es' }).where('name', '=', 'Paz Luna').execute()
    for (const [path, words] of [
      ['/stewards', 'El mostrador'],
      ['/stewards/slips', 'Papeletas'],
      ['/stewards/accounts', 'Vecinos'],
      ['/stewards/people', 'La gente de los negocios'],
      ['/stewards/outbox', 'Correo que espera'],
      ['/stewards/audit', 'Lo que hicieron los encargados'],
    ] as const) {
      expect((await steward.get(path).expect(200)).text).toContain(words)
    }
  })
})

describe('the people of a business', () => {
  test('a clerk stands behind the counter from the first day until the role ends', async () => {
    const by = { accountId: null, source: 'town' }
    const { id: placeId, slug } = await inTransaction(db, (trx) =>
      createBusiness(trx, { ...plainFacts, name: 'Gap Hardware' }, by, MORNING),
    )
    const tammy = await town.account('Tammy Presnell')
    const counters = async (today: string): Promise<string[]> =>
      (await viewerFor(db, tammy, today)).counters.map((counter) => `${counter.role} at ${counter.name}`)
    const path = `/stewards/people/${slug}`
    const role = { name: 'tammy presnell', role: 'staff', fromOn: '2026-11-17', untilOn: '', key: newId() }
    expect((await dee.get('/stewards/people?name=gap')).text).toContain(path)
    await post(dee, path, role).expect(303)
    await post(dee, path, role).expect(303)
    await post(dee, path, { ...role, role: 'owner' }).expect(409)
    expect(await counters('2026-11-16')).toEqual([])
    expect(await counters('2026-11-17')).toEqual(['staff at Gap Hardware'])

    const twice = await post(dee, path, { ...role, role: 'owner', key: newId() }).expect(422)
    expect(twice.text).toContain('They stand behind this counter already')
    expect(twice.text).toContain('value="tammy presnell"')

    const page = (await dee.get(path)).text
    const end = /action="(\/stewards\/people\/[^"]+\/end)"/.exec(page)![1]!
    await dee.post(end.replace(slug, 'no-such-place')).expect(404)
    await (await town.signIn('Carl Boone')).post(end).expect(404)
    await dee.post(end).expect(303)
    expect(await counters('2026-11-17')).toEqual([])
    await dee.post(end).expect(404)
    expect((await dee.get('/stewards/audit')).text).toContain('ended a role')
    expect(await peopleAt(placeId)).toEqual(['staff'])
  })

  const peopleAt = async (businessId: string): Promise<string[]> => {
    const rows = await db.selectFrom('businessPerson').select('role').where('businessId', '=', businessId).execute()
    return rows.map((row) => row.role)
  }

  test('a role with an end day ends by itself, and a wrong form keeps its words', async () => {
    const path = '/stewards/people/gap-hardware'
    const role = { name: 'Earl Presnell', role: 'owner', fromOn: '2026-11-01', untilOn: '2026-11-20' }
    await post(dee, path, { ...role, name: 'Nobody At All' }).expect(422)
    const wrong = await post(dee, path, { ...role, untilOn: '2026-10-01' }).expect(422)
    expect(wrong.text).toContain('This has to be later than the first day.')
    expect(wrong.text).toContain('value="Earl Presnell"')
    await post(dee, path, { ...role, role: 'king' }).expect(422)
    await post(dee, path, { ...role, fromOn: '2026-02-30' }).expect(422)
    await post(dee, path, role).expect(303)
    const earl = await town.account('Earl Presnell')
    expect((await viewerFor(db, earl, '2026-11-19')).counters).toHaveLength(1)
    expect((await viewerFor(db, earl, '2026-11-20')).counters).toHaveLength(0)
  })
})
