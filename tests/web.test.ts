import { type MessageKey, translator } from '../src/web/languages.ts'
import { en } from '../src/web/messages/en.ts'
import { spawnSync } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { request as httpRequest, type ServerResponse } from 'node:http'
import type { Request, Response } from 'express'
import { connect } from 'node:net'
import { sql } from 'kysely'
import { describe, expect, test, vi } from 'vitest'
import { engineOf } from '../src/db/dialect.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { raiseVersion, versionOf } from '../src/db/version.ts'
import { projectRoot, readConfig } from '../src/config.ts'
import { startTown } from '../src/server.ts'
import { keepPage, openKeptPages } from '../src/web/kept-pages.ts'
import { openServer } from '../src/web/listener.ts'
import { openTown } from './support/town.ts'

const town = await openTown()
const { house } = town

describe('who may write', () => {
  const visit = { place: 'The post office', day: '2026-11-17' }

  test('a form sent from another site changes nothing', async () => {
    const ruth = await town.signIn('Ruth Calloway')
    const answer = await ruth.post('/notebook/visits').set('sec-fetch-site', 'cross-site').type('form').send(visit)
    expect(answer.status).toBe(403)
    expect(answer.text).toContain('could not tell that this came from our own page')
    expect((await ruth.get('/notebook/visits')).text).not.toContain('The post office')
  })

  test('what was typed is given back where it is refused, the four words of a slip are not', async () => {
    const refused = async (path: string, sent: Record<string, string>): Promise<string> =>
      (await town.visitor().post(path).set('sec-fetch-site', 'cross-site').type('form').send(sent).expect(403)).text
    const favor = { kind: 'thanks', who: 'Hoyt Greer', words: 'Sharpened my saw' }
    const page = await refused('/favors', favor)
    for (const typed of ['Hoyt Greer', 'Sharpened my saw']) expect(page).toContain(typed)
    for (const door of ['/join', '/sign-in/slip'])
      expect(await refused(door, { name: 'Ray Owle', words: 'ash birch cedar dove' })).not.toContain('birch')
  })

  test('a foreign Origin is refused where the browser says nothing better', async () => {
    const ruth = await town.signIn('Ruth Calloway')
    const answer = await ruth.post('/sign-out').unset('sec-fetch-site').set('origin', 'https://elsewhere.example')
    expect(answer.status).toBe(403)
  })

  test('a text browser, which says neither, is let in by its Referer or by the form’s token', async () => {
    const ruth = await town.signIn('Ruth Calloway')
    const page = await ruth.get('/notebook/visits/new')
    const token = /name="token" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
    expect(token).not.toBe('')
    const bare = (path: string) => ruth.post(path).unset('sec-fetch-site').type('form')
    expect((await bare('/notebook/visits').send(visit)).status).toBe(403)
    expect((await bare('/notebook/visits').send({ ...visit, token: `${token}x` })).status).toBe(403)
    const referer = 'http://127.0.0.1/notebook/visits/new'
    expect((await bare('/account/sessions/end-others').set('referer', referer)).status).toBe(303)
    expect((await bare('/account/sessions/end-others').send({ token })).status).toBe(303)
  })

  test('a token of another session does not let in', async () => {
    const [ruth, tom] = [await town.signIn('Ruth Calloway'), await town.signIn('Tom Bright')]
    const page = await tom.get('/notebook/visits/new')
    const token = /name="token" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
    expect((await ruth.post('/sign-out').unset('sec-fetch-site').type('form').send({ token })).status).toBe(403)
  })
})

describe('who was signed out meanwhile', () => {
  test('gets back what they typed, whatever the form was, and none of what the form carried', async () => {
    const visitor = town.visitor().set('accept-language', 'es')
    const carried = {
      key: '01a21e9c-7b2b-7019-8c0f-1df231404997',
      business: 'gap-hardware',
      with: 'face-01a21e9c-7b2b-7019-8c0f-1df231404997',
    }
    const visit = await visitor
      .post('/notebook/visits')
      .type('form')
      .send({ ...carried, smallTalk: 'The dog is Biscuit' })
    expect(visit.status).toBe(401)
    expect(visit.text).toContain('The dog is Biscuit')
    for (const none of ['01a21e9c', 'gap-hardware', 'smallTalk']) expect(visit.text).not.toContain(none)
    const list = await visitor
      .post('/stewards/imports')
      .field('pasted', 'Gap Feed, 336 555 0142')
      .attach('file', Buffer.from('x'), 'x.csv')
    expect(list.status).toBe(401)
    expect(list.text).toContain('Gap Feed, 336 555 0142')
  })

  test('an address too long to come back to is left out', async () => {
    const answer = await town.visitor().get(`/account?${'a=b&'.repeat(2000)}`)
    expect([answer.status, answer.headers.location]).toEqual([303, '/sign-in'])
  })
})

describe('what cannot be read', () => {
  test('U+0000 gets a sentence and 400, in an address and in a form', async () => {
    const ruth = await town.signIn('Ruth Calloway')
    expect((await ruth.get('/directory?q=%00')).status).toBe(400)
    const answer = await ruth.post('/notebook/visits').type('form').send('place=a%00b&day=2026-11-17')
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('a character in it that cannot be kept')
  })

  test('a broken escape, a body too large and an odd kind of body are told apart', async () => {
    const ruth = await town.signIn('Ruth Calloway')
    expect((await ruth.get('/directory/%E0%A4%A')).status).toBe(400)
    const large = await ruth
      .post('/notebook/visits')
      .type('form')
      .send(`place=${'x'.repeat(300_000)}`)
    expect(large.status).toBe(413)
  })

  test('words of a kind that no form sends are 415, wherever they are sent', async () => {
    const wade = await town.signIn('Wade Foster', 'steward')
    const added = await wade.post('/directory').type('form').send({ name: 'Gap Feed' }).expect(303)
    const place = added.headers.location ?? ''
    const doors = ['/sign-in', '/directory', `${place}/edit`, '/notebook/visits', '/stewards/imports']
    for (const path of doors) {
      expect((await wade.post(path).send({ name: 'Gap Feed' })).status, path).toBe(415)
      const plain = await wade.post(path).type('text/plain').send('Gap Feed')
      expect(plain.status, path).toBe(415)
      expect(plain.text).toContain('Send the form from the page')
    }
    // A form without words is one all the same.
    expect((await wade.post(`${place}/edit`)).status).toBe(422)
  })

  test('a page that is not there says so in the town’s look, in the reader’s language', async () => {
    const answer = await town.visitor().get('/no/such/page').set('accept-language', 'es-MX,es;q=0.9')
    expect(answer.status).toBe(404)
    expect(answer.text).toContain('<html lang="es">')
    expect(answer.text).toContain('Aquí no hay nada con ese nombre')
  })
})

describe('the menu', () => {
  test.each(['en', 'es'] as const)('says each entry once, the longer way where there is room: %s', async (language) => {
    const t = translator(language)
    const shortened = Object.keys(en).filter((key) => /^app\..*-short$/.test(key))
    expect(shortened.length).toBeGreaterThan(2)
    for (const short of shortened) {
      const [said, label] = [t(short as MessageKey), t(short.replace('-short', '') as MessageKey)]
      expect(label === said || label.startsWith(`${said} `), `“${said}” begins “${label}”`).toBe(true)
    }
    const { text } = await town.visitor().get('/directory').set('accept-language', language).expect(200)
    const { find, more } =
      /tabs[\s\S]*?aria-current="page">(?<find>[^<]*)<span class="long">(?<more>[^<]*)</.exec(text)?.groups ?? {}
    expect(`${find}${more}`).toBe(t('app.find'))
  })
})

describe('languages', () => {
  test('a value that ends in a period ends the sentence too', () => {
    expect(translator('es')('demo.clock-shows', { day: 'martes', time: '10:00 a. m.' })).toMatch(/10:00 a\. m\.$/)
    expect(translator('en')('demo.clock-shows', { day: 'Tuesday', time: '9:40' })).toMatch(/ Laurel Gap\.$/)
  })

  test('?lang= sets a cookie and comes back without it', async () => {
    const visitor = town.visitor()
    const answer = await visitor.get('/directory?lang=es&q=le%C3%B1a')
    expect(answer.status).toBe(303)
    expect(answer.headers.location).toBe('/directory?q=le%C3%B1a')
    expect((await visitor.get('/directory')).text).toContain('<html lang="es">')
  })

  test('it never sends anybody to another site', async () => {
    const answer = await town.visitor().get('//elsewhere.example/?lang=es')
    expect(answer.headers.location ?? '').not.toMatch(/^(\/\/|https?:)/)
  })
})

describe('public files', () => {
  test('a preloaded font is the one the stylesheet names, and may be kept for a year', async () => {
    const visitor = town.visitor()
    const { text } = await visitor.get('/directory').expect(200)
    const [, font = 'no font'] = /rel="preload" href="([^"]+)"/.exec(text) ?? []
    const [, sheet = 'no stylesheet'] = /rel="stylesheet" href="([^"]+)"/.exec(text) ?? []
    expect((await visitor.get(sheet).expect(200)).text).toContain(`url(${font})`)
    expect((await visitor.get(font).expect(200)).headers['cache-control']).toContain('immutable')
  })
})

describe('kept pages', () => {
  test('one that was begun before something changed is sent, and not kept', async () => {
    const path = '/directory?q=begun-before'
    const req = { method: 'GET', url: path, headers: {} } as unknown as Request
    const begun = { version: versionOf(house.db).current }
    const res = { statusCode: 200, locals: begun, getHeaders: () => ({}), setHeader: () => undefined }
    const there = { writeHead: () => undefined, end: () => undefined } as unknown as ServerResponse
    const pages = openKeptPages(house)
    await inTransaction(house.db, raiseVersion)
    keepPage(house, req, res as unknown as Response, 'words that were taken off meanwhile', null)
    expect(pages.answer(req, there)).toBe(false)
    res.locals = { version: versionOf(house.db).current }
    keepPage(house, req, res as unknown as Response, 'as it is now', null)
    expect(pages.answer(req, there)).toBe(true)
  })

  test('a second signed-out reader gets the same bytes, and 304 when they have them', async () => {
    const first = await town.visitor().get('/directory').expect(200)
    const second = await town.visitor().get('/directory').expect(200)
    expect(second.text).toBe(first.text)
    expect(second.headers.etag).toBe(first.headers.etag)
    const again = await town.visitor().get('/directory').set('if-none-match', String(first.headers.etag))
    expect(again.status).toBe(304)
    expect(second.headers['content-security-policy']).toBe(first.headers['content-security-policy'])
  })

  test('nobody is handed a page of somebody who signed in', async () => {
    const ruth = await town.signIn('Ruth Calloway')
    const hers = await ruth.get('/directory').expect(200)
    expect(hers.headers['cache-control']).toBe('private, no-store')
    expect(hers.text).toContain('Calloway')
    expect((await town.visitor().get('/directory')).text).not.toContain('Calloway')
  })

  test('a change to the town is seen at the next request', async () => {
    const before = await town.visitor().get('/directory').expect(200)
    await inTransaction(house.db, async (trx) => {
      await trx.updateTable('town').set({ name: 'Bearwallow' }).execute()
      await raiseVersion(trx)
    })
    await house.town.refresh()
    const after = await town.visitor().get('/directory').expect(200)
    expect(after.text).not.toBe(before.text)
    expect(after.text).toContain('Bearwallow')
  })

  test('it is compressed once for those who ask', async () => {
    await town.visitor().get('/directory')
    const plain = await town.visitor().get('/directory')
    await vi.waitFor(async () => {
      const small = await town.visitor().get('/directory').set('accept-encoding', 'gzip')
      expect(small.text).toBe(plain.text)
      expect(small.headers['content-encoding']).toBe('gzip')
    })
  })
})

describe('when the database cannot be written', () => {
  test('reading goes on, writing says so with the words kept, and nothing is left broken', async () => {
    const ruth = await town.signIn('Ruth Calloway')
    const isSqlite = engineOf(house.db) === 'sqlite'
    if (isSqlite) {
      await sql`pragma wal_checkpoint(truncate)`.execute(house.db)
      await sql`pragma max_page_count = 1`.execute(house.db)
    } else {
      await sql`create function refuse() returns trigger language plpgsql as $$ begin raise exception using errcode = '53100'; end $$`.execute(
        house.db,
      )
      await sql`create trigger full_disk before insert on "visit" execute function refuse()`.execute(house.db)
    }
    const words = `The heron was back. ${'It stood a long while. '.repeat(60)}`
    const write = () =>
      ruth
        .post('/notebook/visits')
        .type('form')
        .send({ place: 'The creek bridge', smallTalk: words, when: '2026-11-17' })
    let answer = await write()
    let kept = 0
    // A full disk still has a few half-empty pages.
    while (answer.status === 303 && kept < 400) {
      kept += 1
      answer = await write()
    }
    expect(answer.status).toBe(503)
    expect(answer.text).toContain('The heron was back.')
    expect((await ruth.get('/notebook/visits')).status).toBe(200)
    if (isSqlite) await sql`pragma max_page_count = 1000000`.execute(house.db)
    else await sql`drop trigger full_disk on "visit"`.execute(house.db)
    await write().expect(303)
    const { visits } = await house.db
      .selectFrom('visit')
      .select((eb) => eb.fn.countAll<number>().as('visits'))
      .where('place', '=', 'The creek bridge')
      .executeTakeFirstOrThrow()
    expect(visits).toBe(kept + 1)
  })
})

describe('when more than the database fails', () => {
  test('sessions that cannot be read get a page of ours, not a bare error', async () => {
    const ruth = await town.signIn('Ruth Calloway')
    await sql`alter table "session" rename to "gone"`.execute(house.db)
    const answer = await ruth.get('/notebook')
    await sql`alter table "gone" rename to "session"`.execute(house.db)
    expect(answer.status).toBe(500)
    expect(answer.text).toContain('Something broke, and it is our fault')
    await ruth.get('/notebook').expect(200)
  })

  test('a log on a full disk loses its lines and does not end the town', () => {
    const full = openSync('/dev/full', 'w')
    const program = `
      const { openLog } = await import('./src/web/log.ts')
      const log = openLog('info')
      for (let n = 0; n < 100; n += 1) log.info({ n })
      await new Promise((resolve) => setTimeout(resolve, 300))
      console.error('still here')`
    const ran = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
      cwd: projectRoot,
      stdio: ['ignore', full, 'pipe'],
      encoding: 'utf8',
      timeout: 20_000,
    })
    closeSync(full)
    expect([ran.status, ran.stderr]).toEqual([0, 'still here\n'])
  }, 30_000)
})

describe('starting and stopping', () => {
  test('a wrong setting is named with its reason', () => {
    expect(() => readConfig({ PORT: 'seventy', DATABASE_URL: 'mysql://x' })).toThrow(/PORT.*\n.*DATABASE_URL/)
  })

  test('a photo may take its time on a slow line; words that do not come are not waited for', async () => {
    const server = openServer(town.listener, { words: 150, files: 60_000 })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number }
    const sending = (type: string, length: number) => {
      const socket = connect(port, '127.0.0.1')
      socket.on('error', () => undefined).resume()
      socket.write(
        `POST /sign-in HTTP/1.1\r\nhost: x\r\ncontent-type: ${type}\r\ncontent-length: ${String(length)}\r\n\r\na`,
      )
      return socket
    }
    const files = 'multipart/form-data; boundary=x'
    const [words, endless, photo] = [sending('text/html', 9), sending(files, 2 ** 30), sending(files, 4_000_000)]
    // Both are listened to from the start: they end at the same moment.
    await Promise.all([words, endless].map((socket) => new Promise((resolve) => socket.once('close', resolve))))
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(photo.destroyed).toBe(false)
    photo.destroy()
    server.close()
  })

  test('a stop finishes what is in flight and does not wait for the idle', async () => {
    const running = await startTown(
      readConfig({ PORT: '0', DATABASE_URL: 'sqlite::memory:', SESSION_SECRET: 'x'.repeat(40), LOG_LEVEL: 'silent' }),
    )
    const idle = connect(running.port, '127.0.0.1')
    await new Promise((resolve) => idle.once('connect', resolve))
    const inFlight = new Promise<number>((resolve, reject) => {
      httpRequest({ port: running.port, path: '/setup' }, (res) => {
        res.resume()
        resolve(res.statusCode ?? 0)
      })
        .on('error', reject)
        .end()
    })
    expect(await inFlight).toBe(200)
    const began = performance.now()
    await running.close()
    expect(performance.now() - began).toBeLessThan(6000)
    idle.destroy()
  })
})
