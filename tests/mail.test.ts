import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../src/db/transaction.ts'
import { outboxJob, putInOutbox } from '../src/jobs/outbox.ts'
import { type Agent, MORNING, openTown, PASSWORD, type TestTown } from './support/town.ts'

const letters: { to: string[]; text: string }[] = []
const postOffice = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, session, done) {
    let text = ''
    stream.on('data', (piece: Buffer) => (text += piece.toString()))
    stream.on('end', () => {
      letters.push({ to: session.envelope.rcptTo.map(({ address }) => address), text })
      done()
    })
  },
})

let town: TestTown
beforeAll(async () => {
  await new Promise<void>((resolve) => postOffice.listen(0, '127.0.0.1', resolve))
  const { port } = postOffice.server.address() as AddressInfo
  town = await openTown({ env: { SMTP_URL: `smtp://127.0.0.1:${port}`, BASE_URL: 'http://127.0.0.1' } })
})
afterAll(() => new Promise<void>((resolve) => postOffice.close(resolve)))

const forget = (agent: Agent, mail: string) => agent.post('/sign-in/forgotten').type('form').send({ mail })

test('a forgotten password comes by mail, once, and ends the other sessions', async () => {
  const ruth = await town.signIn('Ruth Calloway')
  await ruth
    .post('/account/details')
    .type('form')
    .send({ name: 'Ruth Calloway', mail: 'ruth@example.org', language: 'en', current: PASSWORD })
    .expect(303)
  const known = await forget(town.visitor(), 'ruth@example.org')
  const unknown = await forget(town.visitor(), 'nobody@example.org')
  expect(known.status).toBe(unknown.status)
  await town.jobs.runDue(town.house.clock.now())
  expect(letters.map((letter) => letter.to)).toEqual([['ruth@example.org']])

  const words = letters[0]!.text.replaceAll('=\r\n', '').replaceAll('=3D', '=')
  const path = /http:\/\/127\.0\.0\.1(\/sign-in\/link\/[\w-]+)/.exec(words)?.[1] ?? ''
  expect(path).not.toBe('')
  const visitor = town.visitor()
  expect((await visitor.get(path)).status).toBe(200)
  await visitor.post(path).type('form').send({ password: 'a new one by mail', again: 'a new one by mail' }).expect(303)
  expect((await visitor.get('/notebook')).status).toBe(200)
  expect((await ruth.get('/notebook')).status).toBe(303)
  const rows = await town.house.db.selectFrom('outbox').select(['payload', 'sentAt']).execute()
  expect(rows.every((row) => row.sentAt !== null && row.payload === '{}')).toBe(true)
})

test('the Monday letter says in its head how to stop it; a letter somebody asked for has nothing to stop', async () => {
  const opal = await town.signIn('Opal Winebarger')
  const details = { name: 'Opal Winebarger', mail: 'opal@example.org', language: 'en', current: PASSWORD }
  await opal.post('/account/details').type('form').send(details).expect(303)
  await opal.post('/account/digest').type('form').send({ digest: '1' }).expect(303)
  const porch = { kind: 'offer', words: 'Rides to Boone', language: 'en', audience: 'neighbors', days: '14' }
  await opal.post('/porch').type('form').send(porch).expect(303)
  const before = letters.length
  const monday = '2026-11-23T14:40:00.000Z'
  town.setClock(monday)
  for (const later of [monday, '2026-11-23T14:41:00.000Z']) await town.jobs.runDue(later)
  const [letter] = letters.slice(before)
  const [head = '', ...body] = letter!.text.split('\r\n\r\n')
  const unfolded = head.replaceAll(/\r\n\s+/g, ' ')
  const stop = /^List-Unsubscribe: <http:\/\/127\.0\.0\.1(\/porch\/digest\/[^>\s]+)>$/m.exec(unfolded)?.[1] ?? ''
  expect(stop).not.toBe('')
  expect(body.join(' ').replaceAll('=\r\n', '')).toContain(stop)
  expect(unfolded).not.toContain('List-Unsubscribe-Post')
  expect((await town.visitor().get(stop).expect(200)).text).toContain('Stop the letter')
  expect(letters.slice(0, before).some(({ text }) => text.includes('List-Unsubscribe'))).toBe(false)
})

test('where no server is set, mail waits, and the desk is told that it does', async () => {
  const quiet = await openTown()
  const ruth = await quiet.signIn('Ruth Calloway')
  await ruth
    .post('/account/details')
    .type('form')
    .send({ name: 'Ruth Calloway', mail: 'ruth@example.org', language: 'en', current: PASSWORD })
    .expect(303)
  await forget(quiet.visitor(), 'ruth@example.org')
  await quiet.jobs.runDue(quiet.house.clock.now())
  const dee = await quiet.signIn('Dee Lassiter', 'steward')
  const page = await dee.get('/stewards/outbox').expect(200)
  expect(page.text).toContain('Ruth Calloway')
  expect(page.text).not.toContain('/sign-in/link/')
})

test('a letter that is given up on keeps no word of anybody’s', async () => {
  const { db } = town.house
  const job = outboxJob(db, { mail: () => Promise.reject(new Error('no such mailbox')) })
  const letter = { kind: 'mail', accountId: null, payload: { text: 'the heron was back' }, dueAt: MORNING }
  await inTransaction(db, (trx) => putInOutbox(trx, letter))
  const standing = () =>
    db.selectFrom('outbox').select(['payload', 'tries']).where('failure', 'is not', null).executeTakeFirstOrThrow()
  for (let day = 18; day < 26; day += 1) {
    await job.run(`2026-11-${day}T00:00:00.000Z`)
    if (day === 18) expect((await standing()).payload).toContain('heron')
  }
  expect((await standing()).payload).toBe('{}')
})
