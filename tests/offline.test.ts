import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { newId } from '../src/db/ids.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { createBusiness, plainFacts } from '../src/directory/records.ts'
import { publicFile } from '../src/web/assets.ts'
import { en } from '../src/web/messages/en.ts'
import { MORNING, openTown, PASSWORD } from './support/town.ts'

const town = await openTown()
const ruth = await town.signIn('Ruth Calloway')
const tom = await town.signIn('Tom Ellis')
const dee = await town.signIn('Dee Norris', 'steward')
await inTransaction(town.house.db, (trx) =>
  createBusiness(trx, { ...plainFacts, name: 'Gap Hardware' }, { accountId: null, source: 'town' }, MORNING),
)

const markIn = (html: string): string => /data-mark="([^"]*)"/.exec(html)?.[1] ?? 'none'

describe('an app for the home screen', () => {
  test.each([
    ['en', 'Woodstove, Laurel Gap', 'Write down a visit'],
    ['es', 'Woodstove, Laurel Gap', 'Anotar una visita'],
  ])('has a name, icons and a way to the visit form: %s', async (language, name, visit) => {
    const page = await town.visitor().get('/').set('accept-language', language).expect(200)
    const address = /rel="manifest" href="([^"]+)"/.exec(page.text)?.[1] ?? ''
    expect(address).toBe(`/manifest/${language}`)
    const answer = await town.visitor().get(address).expect(200)
    expect(answer.headers['content-type']).toMatch('application/manifest+json')
    const manifest = JSON.parse(answer.text) as {
      name: string
      lang: string
      start_url: string
      icons: { src: string; sizes: string; type: string }[]
      shortcuts: { name: string; url: string }[]
    }
    expect(manifest).toMatchObject({ name, lang: language, start_url: '/', display: 'standalone' })
    expect(manifest.shortcuts[0]).toMatchObject({ name: visit, url: '/notebook/visits/new' })
    for (const size of [192, 512]) {
      const icon = manifest.icons.find(({ sizes }) => sizes === `${String(size)}x${String(size)}`)
      const { body } = await town
        .visitor()
        .get(icon?.src ?? '')
        .buffer(true)
        .expect(200)
        .expect('content-type', 'image/png')
      const png = body as Buffer
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size])
      expect(png.length).toBeLessThan(5000)
    }
  })

  test('another language has none', async () => {
    await town.visitor().get('/manifest/fr').expect(404)
    await town.visitor().get('/on-this-device/words/fr').expect(404)
  })
})

describe('the service worker', () => {
  test('is asked for anew each time, and names everything it keeps by its content', async () => {
    const { text, headers } = await town.visitor().get('/sw.js').expect(200)
    expect(headers['content-type']).toMatch('text/javascript')
    expect(headers['cache-control']).toBe('no-cache')
    const named = [...text.matchAll(/'\/([\w./-]+)(?:\?v=([\w-]+))?'/g)].filter(([, name]) => name?.includes('.'))
    expect(named.length).toBeGreaterThan(8)
    for (const [, name = '', mark] of named) {
      const content = createHash('sha256').update(publicFile(name)).digest('base64url').slice(0, 10)
      expect(mark, name).toBe(content)
    }
  })

  test('has its sentences in both languages, as they are written', async () => {
    for (const language of ['en', 'es']) {
      const { body } = await town.visitor().get(`/on-this-device/words/${language}`).expect(200)
      expect(body).toMatchObject({ language, zone: 'America/New_York' })
      expect(Object.keys(body.words).sort()).toEqual(
        expect.arrayContaining(Object.keys(en).filter((key) => key.startsWith('offline.'))),
      )
      expect(body.words['offline.saved']).toContain('{{saved}}')
    }
  })
})

describe('whose a page is', () => {
  test('it says by a mark: the same after signing in again, another for another account, none that names anybody', async () => {
    const [hers, his] = [await ruth.get('/notebook'), await tom.get('/notebook')]
    const again = await (await town.signIn('Ruth Calloway')).get('/directory')
    expect(markIn(hers.text)).toBe(hers.headers['woodstove-reader'])
    expect(markIn(again.text)).toBe(markIn(hers.text))
    expect(markIn(his.text)).not.toBe(markIn(hers.text))
    expect(markIn(hers.text)).not.toContain(await town.account('Ruth Calloway'))
    // The forms on it say the same.
    expect(/name="token" value="[^".]+\.([^"]+)"/.exec(hers.text)?.[1]).toBe(markIn(hers.text))
  })

  test('nobody’s page is nobody’s, also where the town kept it', async () => {
    await town.visitor().get('/directory')
    const { text, headers } = await town.visitor().get('/directory').expect(200)
    expect([markIn(text), headers['woodstove-reader']]).toEqual(['nobody', 'nobody'])
    expect(headers['woodstove-hour']).toBe(MORNING)
  })

  test('what waited on a device is refused for anybody but whom it was written for', async () => {
    const mark = markIn((await ruth.get('/notebook')).text)
    const visit = { place: 'The post office', visitedOn: '2026-11-17', smallTalk: 'The dog is Biscuit' }
    const sent = (agent: typeof ruth) =>
      agent.post('/notebook/visits').set('woodstove-reader', mark).type('form').send(visit)
    const his = await sent(tom).expect(409)
    expect(his.text).not.toContain('Biscuit')
    await sent(town.visitor()).expect(401)
    expect((await tom.get('/notebook/visits')).text).not.toContain('Biscuit')
    await sent(ruth).expect(303)
    expect((await ruth.get('/notebook')).text).toContain('The post office')
  })
})

describe('what waited for a signal and comes days later', () => {
  const { db } = town.house
  const late = '2026-11-15T03:30:00.000Z'
  const post = (path: string, words: Record<string, string>) => ruth.post(path).type('form').send(words)

  test('bears the day on which it was written: a visit, a favor, a note, and what was asked', async () => {
    await post('/notebook/visits', { place: 'The sawmill', writtenAt: late }).expect(303)
    const visit = db.selectFrom('visit').select('visitedOn').where('place', '=', 'The sawmill')
    expect(await visit.execute()).toEqual([{ visitedOn: '2026-11-14' }])
    const favor = { kind: 'thanks', who: 'Boyd of the Gap', words: 'Sharpened the saw', writtenAt: late }
    await post('/favors', favor).expect(303)
    expect(await db.selectFrom('favor').select('happenedOn').execute()).toEqual([{ happenedOn: '2026-11-14' }])

    const contact = (await post('/notebook/contacts', { name: 'Hoyt Buchanan' }).expect(303)).headers.location!
    const about = contact.split(/[?#]/)[0]!
    await post(`${about}/notes`, { body: 'His truck broke down', askNext: '1', writtenAt: late }).expect(303)
    const note = await db.selectFrom('note').selectAll().where('body', 'like', 'His truck%').executeTakeFirstOrThrow()
    expect(note.createdAt).toBe(late)
    await post(`/notebook/notes/${note.id}/asked`, { asked: '1', writtenAt: late }).expect(303)
    const asked = db.selectFrom('note').select('askedOn').where('id', '=', note.id)
    expect(await asked.execute()).toEqual([{ askedOn: '2026-11-14' }])
  })

  test.each([
    '2026-11-18T00:00:00.000Z',
    '2026-08-01T12:00:00.000Z',
    '0000-99-99T99:99:99.999Z',
    '2026-09-31T12:00:00.000Z',
    'yesterday',
    '',
  ])('bears today where it cannot have been written then: %s', async (writtenAt) => {
    const place = `Nowhere ${writtenAt}`
    await post('/notebook/visits', { place, writtenAt }).expect(303)
    const rows = await db.selectFrom('visit').select('visitedOn').where('place', '=', place.trim()).execute()
    expect(rows).toEqual([{ visitedOn: '2026-11-17' }])
  })

  test('is the same form that was sent at once; with other words it is shown what stands', async () => {
    const form = { place: 'The grange', visitedOn: '2026-11-17', key: newId() }
    const first = await post('/notebook/visits', form).expect(303)
    const again = await post('/notebook/visits', { ...form, writtenAt: late }).expect(303)
    expect(again.headers.location).toBe(first.headers.location)
    const other = await post('/notebook/visits', { ...form, smallTalk: 'The roof leaks' }).expect(409)
    expect(other.text).toContain('The roof leaks')
    const stands = /id="what-stands" href="([^"]+)"/.exec(other.text)?.[1] ?? ''
    expect(stands).toBe(first.headers.location)
    const page = (await ruth.get(stands.split('#')[0]!).expect(200)).text
    expect(page).toMatch(new RegExp(`id="${stands.split('#')[1]!}"[\\s\\S]{0,400}The grange`))
  })
})

describe('what a device may keep', () => {
  const keepOf = async (agent: typeof ruth, path: string): Promise<string | undefined> =>
    (await agent.get(path)).headers['woodstove-keep']

  test.each(['/', '/directory', '/directory/gap-hardware', '/on-this-device'])('%s, by anybody', async (path) => {
    expect(Number(await keepOf(town.visitor(), path))).toBeGreaterThan(3600)
  })

  test.each([
    '/notebook',
    '/notebook/visits/new',
    '/notebook/contacts',
    '/notebook/walk-in/gap-hardware',
    '/favors/new',
  ])('%s, by its reader', async (path) => {
    expect(Number(await keepOf(ruth, path))).toBeGreaterThan(3600)
  })

  test('not the desk, nor doors, nor files, nor what is not there, nor what was said once', async () => {
    const paths = [
      '/stewards',
      '/stewards/slips',
      '/account',
      '/word',
      '/directory.csv',
      '/directory/nowhere',
      '/notebook/contacts/x',
    ]
    for (const path of paths) expect(await keepOf(dee, path), path).toBeUndefined()
    for (const path of ['/sign-in', '/join', '/notebook', '/feed.atom'])
      expect(await keepOf(town.visitor(), path), path).toBeUndefined()
    await ruth.post('/notebook/visits').type('form').send({ place: 'The bank', visitedOn: '2026-11-17' }).expect(303)
    expect(await keepOf(ruth, '/notebook')).toBeUndefined()
    expect(await keepOf(ruth, '/notebook')).toBeDefined()
  })

  test('no search, of the directory or of one’s own, whoever looked for it', async () => {
    for (const path of ['/directory?q=pump', '/directory?about=pump', '/notebook?q=dog', '/notebook/contacts?q=hoyt'])
      for (const agent of [ruth, town.visitor()]) expect(await keepOf(agent, path), path).toBeUndefined()
    expect(await keepOf(ruth, '/directory?q=')).toBeDefined()
  })

  test('a device that keeps a page does not use up what is said once', async () => {
    await ruth
      .post('/notebook/visits')
      .type('form')
      .send({ place: 'The feed mill', visitedOn: '2026-11-17' })
      .expect(303)
    const kept = await ruth.get('/notebook').set('woodstove-device', 'keeping')
    expect(kept.text).not.toContain('class="msg good"')
    expect(kept.headers['woodstove-keep']).toBeDefined()
    expect((await ruth.get('/notebook')).text).toContain('class="msg good"')
  })
})

describe('signing out', () => {
  test('erases what the browser keeps, where no worker has done it', async () => {
    const agent = await town.signIn('Tom Ellis')
    expect((await agent.post('/sign-out').expect(303)).headers['clear-site-data']).toBe('"storage"')
    const other = await town.signIn('Tom Ellis')
    const answer = await other.post('/sign-out').set('woodstove-device', 'erased').expect(303)
    expect(answer.headers['clear-site-data']).toBeUndefined()
    expect((await other.get('/notebook')).status).toBe(303)
  })

  test('leaving town does the same: where the worker erases what is theirs, what waits for others stays', async () => {
    for (const [name, said, cleared] of [
      ['Wanda Triplett', 'nothing', '"storage"'],
      ['Boyd Hensley', 'erased', undefined],
    ] as const) {
      const agent = await town.signIn(name)
      const sent = agent.post('/account/leaving').set('woodstove-device', said).type('form')
      const answer = await sent.send({ current: PASSWORD }).expect(303)
      expect(answer.headers['clear-site-data'], name).toBe(cleared)
    }
  })
})

test('the page of what is on this device says where nothing can be kept', async () => {
  const secure = await town.visitor().get('/on-this-device').expect(200)
  expect(secure.text).toContain('Nothing is kept where scripts are turned off')
  const plain = await town.visitor().get('/on-this-device').set('host', 'library.lan:3000').expect(200)
  expect(plain.text).toContain('begins with https, or on the very machine that the town runs on (localhost)')
  const spanish = await town.visitor().get('/on-this-device').set('host', 'library.lan').set('accept-language', 'es')
  expect(spanish.text).toContain('la dirección empieza con https')
})
