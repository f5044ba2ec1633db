import type { AddressInfo } from 'node:net'
import ICAL from 'ical.js'
import { simpleParser } from 'mailparser'
import nodeIcal, { type VEvent } from 'node-ical'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { townJobs } from '../src/app.ts'
import { openJobs } from '../src/jobs/jobs.ts'
import { newId } from '../src/db/ids.ts'
import { type Agent, openTown, PASSWORD, type TestTown } from './support/town.ts'

interface Got {
  to: string
  subject: string
  text: string
  stop: string
}

const letters: Got[] = []
const postOffice = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, session, done) {
    void simpleParser(stream).then((mail) => {
      const list = mail.headers.get('list') as { unsubscribe?: { url?: string } } | undefined
      letters.push({
        to: session.envelope.rcptTo.map(({ address }) => address).join(),
        subject: mail.subject ?? '',
        text: mail.text ?? '',
        stop: list?.unsubscribe?.url ?? '',
      })
      done()
    })
  },
})

let town: TestTown
let ruth: Agent
let wanda = ''

const send = (agent: Agent, path: string, words: Record<string, string>) => agent.post(path).type('form').send(words)

async function withMail(name: string, mail: string, language = 'en'): Promise<Agent> {
  const agent = await town.signIn(name)
  await send(agent, '/account/details', { name, mail, language, current: PASSWORD }).expect(303)
  return agent
}

async function contact(agent: Agent, name: string, dates: Record<string, string> = {}): Promise<string> {
  const made = await send(agent, '/notebook/contacts', { name }).expect(303)
  const id = made.headers.location!.split('/').at(-1)!
  await send(agent, `/notebook/contacts/${id}/dates`, { rhythm: '', ...dates }).expect(303)
  return id
}

const date = (label: string, month: number, day: number | '', at = 1, year = '') => ({
  [`label-new-${at}`]: label,
  [`month-new-${at}`]: String(month),
  [`day-new-${at}`]: String(day),
  [`year-new-${at}`]: year,
})

/** The town's clock moves to an hour of New York, in winter; what is due is done, and what it puts on its way leaves. */
async function clockAt(day: string, time: string): Promise<Got[]> {
  const before = letters.length
  const at = new Date(`${day}T${time}:00.000-05:00`).toISOString()
  town.setClock(at)
  await town.jobs.runDue(at)
  await town.jobs.runDue(new Date(Date.parse(at) + 60_000).toISOString())
  return letters.slice(before)
}

beforeAll(async () => {
  await new Promise<void>((resolve) => postOffice.listen(0, '127.0.0.1', resolve))
  const { port } = postOffice.server.address() as AddressInfo
  town = await openTown({ env: { SMTP_URL: `smtp://127.0.0.1:${port}` } })
  ruth = await withMail('Ruth Calloway', 'ruth@example.org')
  wanda = await contact(ruth, 'Wanda Triplett', date('birthday', 11, 23))
  const talk = {
    otherName: 'Wanda Triplett',
    otherTalk: 'Her pie case\nis full of persimmon',
    askNext: 'How is the creek?',
  }
  await send(ruth, '/notebook/visits', { otherDay: '2026-11-10', place: 'The post office', ...talk }).expect(303)
})
afterAll(() => new Promise<void>((resolve) => postOffice.close(resolve)))

describe('the one letter', () => {
  test('says before it is chosen that it carries notes, and refuses an hour that is none', async () => {
    const { text } = await ruth.get('/notebook/letter').expect(200)
    expect(text).toContain('whoever reads your mailbox reads them')
    for (const hour of ['24', '-1', '08:30', '']) await send(ruth, '/notebook/letter', { hour }).expect(422)
    const tom = await town.signIn('Tom Ellis')
    await send(tom, '/notebook/letter', { hour: '8' }).expect(303)
    expect((await tom.get('/notebook/letter')).text).toContain('First write down a mail address')
    expect(await town.house.db.selectFrom('reminderLetter').selectAll().execute()).toEqual([])
  })

  test('comes at the hour chosen, three days ahead and on the day, with the last talk, what to ask and open favors', async () => {
    const loan = { way: 'lent', who: 'Joan of Creek Road', thing: 'long ladder' }
    await send(ruth, '/favors/loans', loan).expect(303)
    await send(ruth, '/notebook/letter', { hour: '8' }).expect(303)
    expect(await clockAt('2026-11-18', '08:05'), 'nothing to say, no letter').toEqual([])
    expect(await clockAt('2026-11-20', '07:50')).toEqual([])
    const [letter, ...more] = await clockAt('2026-11-20', '08:00')
    expect(more).toEqual([])
    expect(letter?.to).toBe('ruth@example.org')
    expect(letter?.subject).toBe('What comes up: Friday, November 20')
    expect(letter?.text).toContain('Good morning, Ruth Calloway.')
    expect(letter?.text).toContain('* Wanda Triplett: birthday. Monday, November 23.')
    expect(letter?.text).toContain('Last time, November 10: Her pie case is full of persimmon')
    expect(letter?.text).toContain('Ask next: How is the creek?')
    expect(letter?.text).toContain('Joan of Creek Road has your long ladder.')
    expect(letter?.stop).toMatch(/\/notebook\/letter\/[\w.-]+$/)
    expect(await clockAt('2026-11-20', '09:00'), 'once a day').toEqual([])
    expect(await clockAt('2026-11-21', '08:00'), 'nothing new').toEqual([])
    expect((await clockAt('2026-11-23', '08:00'))[0]?.text).toContain('* Wanda Triplett: birthday. Today.')
    expect(await clockAt('2026-11-24', '08:00')).toEqual([])
  })

  test('after a standstill it does not come in the night, nor twice, and says everything in one', async () => {
    const at = `/notebook/contacts/${wanda}/follow-ups`
    await send(ruth, at, { followUp: 'Bring jars', followUpOn: '2026-11-26' }).expect(303)
    await send(ruth, at, { followUp: 'Bring peaches', followUpOn: '2026-11-27' }).expect(303)
    expect(await clockAt('2026-11-26', '21:30'), 'too late in the evening').toEqual([])
    expect(await clockAt('2026-11-27', '03:00'), 'in the night').toEqual([])
    const came = await clockAt('2026-11-27', '11:20')
    expect(came).toHaveLength(1)
    expect(came[0]?.text).toContain('* Bring jars. Since Thursday, November 26.')
    expect(came[0]?.text).toContain('* Bring peaches. Today.')
    expect(await clockAt('2026-11-28', '08:00')).toEqual([])
  })

  test('two processes that look at the same time send one', async () => {
    await send(ruth, `/notebook/contacts/${wanda}/follow-ups`, { followUp: 'Once', followUpOn: '2026-11-29' }).expect(
      303,
    )
    const { db } = town.house
    const now = '2026-11-29T13:00:00.000Z'
    const before = letters.length
    town.setClock(now)
    const job = () => townJobs(town.house, town.hours).find(({ name }) => name === 'notebook-letter')!
    // Both hold that the lease is theirs, as after a holder that was thought to be dead.
    await Promise.all([job().run(now), job().run(now), job().run(now)])
    const waiting = await db.selectFrom('outbox').select('id').where('sentAt', 'is', null).execute()
    expect(waiting).toHaveLength(1)
    const quiet = { db, now: () => now, failed: () => undefined }
    const [one, two] = [
      openJobs(quiet, townJobs(town.house, town.hours)),
      openJobs(quiet, townJobs(town.house, town.hours)),
    ]
    await Promise.all([one.runDue(now), two.runDue(now)])
    await town.jobs.runDue('2026-11-29T13:01:00.000Z')
    expect(letters.slice(before).filter(({ text }) => text.includes('* Once.'))).toHaveLength(1)
  })

  test('whoever has the porch by mail gets one letter on Monday and not two; in Spanish to whoever reads Spanish', async () => {
    const ana = await withMail('Ana Reyes', 'ana@example.org', 'es')
    await contact(ana, 'Graciela', date('cumpleaños', 12, 7))
    await send(ana, '/account/digest', { digest: '1' }).expect(303)
    await send(ana, '/notebook/letter', { hour: '7' }).expect(303)
    expect((await ana.get('/notebook/letter')).text).toContain('los lunes llegan los dos')
    expect((await ana.get('/account/digest')).text).toContain('llega todo en una sola carta, a las 7:00')
    const porch = { kind: 'offer', words: 'Rides to Boone', language: 'en', audience: 'neighbors', days: '14' }
    await send(ruth, '/porch', porch).expect(303)
    expect(await clockAt('2026-12-04', '08:30')).toMatchObject([{ to: 'ana@example.org' }])
    const came = (await clockAt('2026-12-07', '08:30')).filter(({ to }) => to === 'ana@example.org')
    expect(came).toHaveLength(1)
    expect(came[0]?.subject).toBe('Lo que viene: lunes, 7 de diciembre')
    expect(came[0]?.text).toContain('* Graciela: cumpleaños. Hoy.')
    expect(came[0]?.text).toContain('Rides to Boone')
    expect((await clockAt('2026-12-08', '08:30')).filter(({ to }) => to === 'ana@example.org')).toEqual([])
  })

  test('is stopped by its own link, which opens nothing else', async () => {
    const path = new URL(letters.find(({ to }) => to === 'ruth@example.org')!.stop).pathname
    const visitor = town.visitor()
    expect((await visitor.get(path).expect(200)).text).not.toContain('Wanda')
    expect((await visitor.get(`${path}x`).expect(200)).text).toContain('belongs to no letter')
    expect((await visitor.get(path)).text).toContain('Stop the letter')
    await visitor.post(path).type('form').send({}).expect(200)
    await send(ruth, `/notebook/contacts/${wanda}/follow-ups`, { followUp: 'Never', followUpOn: '2026-12-09' }).expect(
      303,
    )
    expect((await clockAt('2026-12-09', '08:00')).filter(({ to }) => to === 'ruth@example.org')).toEqual([])
    expect((await ruth.get('/notebook/letter')).text).toContain('No letter comes.')
  })

  test('without a mail server nothing waits at the desk', async () => {
    const quiet = await openTown()
    const agent = await quiet.signIn('Ruth Calloway')
    const details = { name: 'Ruth Calloway', mail: 'ruth@example.org', language: 'en', current: PASSWORD }
    await send(agent, '/account/details', details).expect(303)
    await contact(agent, 'Joan', date('birthday', 11, 18))
    await send(agent, '/notebook/letter', { hour: '9' }).expect(303)
    expect((await agent.get('/notebook/letter')).text).toContain('no mail server yet')
    expect((await agent.get('/notebook/letter')).text).toContain('* Joan: birthday. Tomorrow.')
    quiet.setClock('2026-11-18T14:00:00.000Z')
    await quiet.jobs.runDue('2026-11-18T14:00:00.000Z')
    expect(await quiet.house.db.selectFrom('outbox').select('id').execute()).toEqual([])
  })
})

describe('a calendar of one’s own', () => {
  let dot: Agent
  const addressOf = async (agent: Agent): Promise<string | null> =>
    /value="http:\/\/127\.0\.0\.1(\/calendar\/[\w-]+\.ics)"/.exec((await agent.get('/notebook/calendar')).text)?.[1] ??
    null
  const nasty =
    'Aunt Lorene; “the canner”, of Église & Söhne, who keeps \\ bees on the far ridge beyond the second ford 🐝🐝'

  const titleOf = ({ summary }: VEvent): string => (typeof summary === 'string' ? summary : (summary?.val ?? ''))

  /** Read by two who never met: what each finds, by title. */
  async function readBoth(address: string) {
    const answer = await town.visitor().get(address).expect(200)
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8')
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.headers['set-cookie']).toBeUndefined()
    const { text } = answer
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    const one = new ICAL.Component(ICAL.parse(text) as unknown[])
      .getAllSubcomponents('vevent')
      .map((part) => new ICAL.Event(part))
    const two = Object.values(nodeIcal.sync.parseICS(text)).filter((part): part is VEvent => part?.type === 'VEVENT')
    expect(two.map(titleOf).sort()).toEqual(one.map(({ summary }) => summary).sort())
    return { text, one, two }
  }

  /** The days on which one reader and the other see an event, until the end of 2033. */
  function daysOf(title: string, { one, two }: Awaited<ReturnType<typeof readBoth>>): [string[], string[]] {
    const first = one.find(({ summary }) => summary === title)!
    expect(first.startDate.isDate).toBe(true)
    const steps = first.iterator()
    const seen: string[] = []
    for (let next = steps.next(); next.year < 2034; next = steps.next()) seen.push(next.toString())
    const second = two.find((event) => titleOf(event) === title)!
    const rule = second.rrule
    const starts = rule ? rule.between(new Date('2025-01-01T00:00:00Z'), new Date('2033-12-31T23:59:00Z'), true) : []
    return [seen, starts.map((day) => day.toISOString().slice(0, 10))]
  }

  beforeAll(async () => {
    town.setClock('2026-12-10T15:00:00.000Z')
    dot = await town.signIn('Dot Hemphill')
    expect(await addressOf(dot)).toBeNull()
    const leap = { ...date('birthday', 2, 29), ...date('moved here', 6, '', 2), ...date('wedding', 12, 31, 3, '1974') }
    const id = await contact(dot, 'Hoyt Greer', { ...leap, rhythm: '30' })
    await send(dot, `/notebook/contacts/${id}/follow-ups`, { followUp: nasty, followUpOn: '2027-01-05' }).expect(303)
    await send(dot, '/notebook/calendar', {}).expect(303)
  })

  test('has every date each year, February 29 on the 28th where there is none, and never in March', async () => {
    const read = await readBoth((await addressOf(dot))!)
    const leapDays = ['2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29', '2029-02-28', '2030-02-28', '2031-02-28']
    for (const days of daysOf('Hoyt Greer: birthday', read))
      expect(days).toEqual([...leapDays, '2032-02-29', '2033-02-28'])
    const [months] = daysOf('Hoyt Greer: moved here (some day in June)', read)
    expect(months.slice(0, 3)).toEqual(['2025-06-01', '2026-06-01', '2027-06-01'])
    const [weddings] = daysOf('Hoyt Greer: wedding', read)
    expect(weddings.slice(0, 2)).toEqual(['2025-12-31', '2026-12-31'])
  })

  test('has what to come back to and whom to see on their days, with every mark as it was written', async () => {
    const { one, text } = await readBoth((await addressOf(dot))!)
    const starts = one
      .filter((event) => !event.isRecurring())
      .map((event) => [event.summary, event.startDate.toString()])
    const cut = Array.from(nasty).length <= 80 ? nasty : `${Array.from(nasty).slice(0, 79).join('').trimEnd()}…`
    expect(starts).toEqual(
      expect.arrayContaining([
        [cut, '2027-01-05'],
        ['See Hoyt Greer', '2027-01-09'],
      ]),
    )
    expect(text).not.toContain('DTSTART:')
  })

  test('a renewed address ends the old one at once; nobody else’s and no made-up one opens anything', async () => {
    const old = (await addressOf(dot))!
    await send(dot, '/notebook/calendar', {}).expect(303)
    const renewed = (await addressOf(dot))!
    expect(renewed).not.toBe(old)
    for (const address of [old, '/calendar/x.ics', `/calendar/${newId()}.ics`])
      await town.visitor().get(address).expect(404)
    const { feedTokenHash, feedNonce } = await town.house.db
      .selectFrom('notebook')
      .select(['feedTokenHash', 'feedNonce'])
      .where('feedTokenHash', 'is not', null)
      .executeTakeFirstOrThrow()
    for (const stored of [feedTokenHash, feedNonce]) await town.visitor().get(`/calendar/${stored}.ics`).expect(404)
    await readBoth(renewed)
    expect((await ruth.get('/notebook/calendar')).text).not.toContain(renewed)
    await send(dot, '/notebook/calendar/end', {}).expect(303)
    await town.visitor().get(renewed).expect(404)
  })

  test('leaves out who died, and ends with its owner’s leaving', async () => {
    await send(dot, '/notebook/calendar', {}).expect(303)
    const address = (await addressOf(dot))!
    const { id } = await town.house.db
      .selectFrom('contact')
      .select('id')
      .where('name', '=', 'Hoyt Greer')
      .executeTakeFirstOrThrow()
    await send(dot, `/notebook/contacts/${id}/dates`, { rhythm: '30', died: '1' }).expect(303)
    expect((await town.visitor().get(address).expect(200)).text).not.toMatch(/Hoyt|Lorene/)
    await send(dot, '/account/leaving', { password: PASSWORD, current: PASSWORD, sure: '1', name: 'Dot Hemphill' })
    const account = await town.house.db
      .selectFrom('account')
      .select('state')
      .where('id', '=', await town.account('Dot Hemphill'))
      .executeTakeFirstOrThrow()
    expect(account.state).toBe('erased')
    await town.visitor().get(address).expect(404)
  })
})
