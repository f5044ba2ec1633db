import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../src/db/ids.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { createBusiness, plainFacts } from '../src/directory/records.ts'
import { type Agent, MORNING, openTown } from './support/town.ts'

/** November 17, 2026, a Tuesday. */
const town = await openTown()
const { db } = town.house
let ruth: Agent

const send = (agent: Agent, path: string, words: Record<string, string | string[]>) =>
  agent.post(path).type('form').send(words)

beforeAll(async () => {
  ruth = await town.signIn('Ruth Calloway')
  await inTransaction(db, (trx) =>
    createBusiness(trx, { ...plainFacts, name: 'Gap Hardware' }, { accountId: null, source: 'town' }, MORNING),
  )
})

/** Writes somebody down. @returns their id */
async function contact(name: string, agent = ruth): Promise<string> {
  const made = await send(agent, '/notebook/contacts', { name }).expect(303)
  return made.headers.location!.split('/').at(-1)!
}

const dates = (id: string, words: Record<string, string>, agent = ruth) =>
  send(agent, `/notebook/contacts/${id}/dates`, { rhythm: '', ...words })

const comesUp = async (agent = ruth): Promise<string> => {
  const { text } = await agent.get('/notebook/reminders').expect(200)
  return text.slice(text.indexOf('<main'))
}

/** The part of the page under a heading. */
async function under(id: string, agent = ruth): Promise<string> {
  const text = await comesUp(agent)
  const at = text.indexOf(`id="${id}"`)
  return at < 0 ? '' : text.slice(at, text.indexOf('</section>', at))
}

/** The first form that answers something, as it stands on the page. */
async function formOf(what: string, agent = ruth): Promise<{ path: string; words: Record<string, string> }> {
  const text = await comesUp(agent)
  const item = text.split('<li id="f-').find((one) => one.includes(what)) ?? ''
  const path = /action="(\/notebook\/reminders\/[^"]+\/answer)"/.exec(item)?.[1] ?? ''
  expect(path, `${what} comes up`).not.toBe('')
  const hidden = [...item.split('</form>')[0]!.matchAll(/name="(kind|occursOn|was|back)" value="([^"]*)"/g)]
  return { path, words: Object.fromEntries(hidden.map((found) => [found[1]!, found[2]!])) }
}

let undoing: string | undefined

async function answer(what: string, said: Record<string, string>, agent = ruth) {
  const { path, words } = await formOf(what, agent)
  const answered = await send(agent, path, { ...words, ...said })
  const { text } = await agent.get('/notebook/reminders')
  undoing = /action="(\/notebook\/reminders\/[^"]+\/putting-back\?[^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
  return answered
}

/** Presses the undo of the last answer, twice. */
async function undo(agent = ruth): Promise<void> {
  expect(undoing).toBeDefined()
  for (let time = 0; time < 2; time += 1) await agent.post(undoing!).type('form').send({}).expect(303)
}

describe('dates worth remembering', () => {
  test('a birthday without a year, a month without a day, and a leap day come up when they are near', async () => {
    const wanda = await contact('Wanda Triplett')
    await dates(wanda, {
      ...{ 'label-new-1': 'birthday', 'month-new-1': '11', 'day-new-1': '23', 'year-new-1': '' },
      ...{ 'label-new-2': 'their anniversary', 'month-new-2': '11' },
      ...{ 'label-new-3': 'the day she moved', 'month-new-3': '2', 'day-new-3': '29' },
    }).expect(303)
    expect(await under('near')).toContain('Wanda Triplett: birthday')
    expect(await under('near')).toContain('Monday, November 23')
    expect(await under('due')).toContain('Some day in November')
    expect(await comesUp()).toContain('February 28, 2027')
    const page = (await ruth.get(`/notebook/contacts/${wanda}`)).text
    expect(page).toContain('February 29')
  })

  test('is put right and erased; a day that no month has is refused with the words kept', async () => {
    const hoyt = await contact('Hoyt Greer')
    const bad = { 'label-new-1': 'born', 'month-new-1': '2', 'day-new-1': '30', 'year-new-1': '1948' }
    const refused = await dates(hoyt, bad).expect(422)
    expect(refused.text).toContain('That month has no such day.')
    expect(refused.text).toContain('value="born"')
    expect((await dates(hoyt, { ...bad, 'day-new-1': '29', 'year-new-1': '1949' }).expect(422)).text).toContain(
      'no such day',
    )
    for (const [field, value, says] of [
      ['month-new-1', '', 'Choose the month.'],
      ['month-new-1', '13', 'Choose the month.'],
      ['year-new-1', '2027', 'A year from 1800'],
      ['year-new-1', 'soon', 'A year from 1800'],
      ['label-new-1', 'x'.repeat(61), 'Keep it to 60 letters'],
      ['label-new-1', '', 'Write what day it is.'],
    ] as const)
      expect((await dates(hoyt, { ...bad, 'day-new-1': '2', [field]: value }).expect(422)).text, value).toContain(says)
    await dates(hoyt, { ...bad, 'day-new-1': '29' }).expect(303)
    const { id } = await db
      .selectFrom('contactDate')
      .select('id')
      .where('contactId', '=', hoyt)
      .executeTakeFirstOrThrow()
    await dates(hoyt, { [`label-${id}`]: 'birthday', [`month-${id}`]: '11', [`day-${id}`]: '18' }).expect(303)
    expect(await under('near')).toContain('Hoyt Greer: birthday')
    expect(await under('near')).toContain('Tomorrow')
    await dates(hoyt, { [`label-${id}`]: '', [`month-${id}`]: '11' }).expect(303)
    expect(await comesUp()).not.toContain('Hoyt Greer')
  })

  test('nobody’s date can be put right through somebody else’s page', async () => {
    const tom = await town.signIn('Tom Ellis')
    const his = await contact('Joan', tom)
    const hers = await contact('Joan Presnell')
    await dates(hers, { 'label-new-1': 'birthday', 'month-new-1': '12', 'day-new-1': '9' }).expect(303)
    const { id } = await db
      .selectFrom('contactDate')
      .select('id')
      .where('contactId', '=', hers)
      .executeTakeFirstOrThrow()
    await dates(his, { [`label-${id}`]: '', [`month-${id}`]: '1' }, tom).expect(303)
    await dates(his, { [`label-${id}`]: 'taken', [`month-${id}`]: '1' }, tom).expect(303)
    const row = await db.selectFrom('contactDate').select(['label', 'month']).where('id', '=', id).executeTakeFirst()
    expect(row).toEqual({ label: 'birthday', month: 12 })
    await dates(hers, {}, tom).expect(404)
  })
})

describe('what comes up', () => {
  test('is done, and comes back when that is undone; sent twice it is done once', async () => {
    const first = await answer('Wanda Triplett: birthday', { answer: 'done' }).then((sent) => sent.headers.location)
    expect(first).toBe('/notebook/reminders')
    expect(undoing).toContain('occursOn=2026-11-23')
    expect(await under('near')).not.toContain('birthday')
    const rows = await db.selectFrom('reminder').selectAll().execute()
    expect(rows.map(({ kind, state, occursOn }) => [kind, state, occursOn])).toEqual([['date', 'done', '2026-11-23']])
    const again = { kind: 'date', occursOn: '2026-11-23', answer: 'done' }
    await send(ruth, `/notebook/reminders/${rows[0]!.contactDateId}/answer`, again).expect(303)
    expect(await db.selectFrom('reminder').select('id').execute()).toHaveLength(1)
    await undo()
    expect(await under('near')).toContain('Wanda Triplett: birthday')
  })

  test('is let be, and put back from the list of what was', async () => {
    await answer('Wanda Triplett: birthday', { answer: 'skipped' })
    const lately = await under('lately')
    expect(lately).toContain('Let be November 17')
    const [, path] = /action="([^"]+putting-back)"/.exec(lately)!
    await send(ruth, path!, { kind: 'date', occursOn: '2026-11-23' }).expect(303)
    expect(await under('near')).toContain('Wanda Triplett: birthday')
  })

  test('is put off: until tomorrow, a week, a month, or a day; a day that is over is refused beside its field', async () => {
    for (const [choice, day] of [
      ['tomorrow', 'Wednesday, November 18'],
      ['week', 'Tuesday, November 24'],
      ['month', 'Thursday, December 17'],
    ] as const) {
      await answer('Wanda Triplett: birthday', { answer: choice }).then(({ status }) => expect(status).toBe(303))
      expect(await under('off')).toContain(`Put off until ${day}`)
      await undoFromList('off')
    }
    const refused = await answer('Wanda Triplett: birthday', { answer: 'day', day: '2026-11-17' })
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('That day is over.')])
    for (const [day, says] of [
      ['', 'Choose the day.'],
      ['2026-02-30', 'Please give a day'],
      ['2046-01-01', 'more than five years'],
    ] as const) {
      const answered = await answer('Wanda Triplett: birthday', { answer: 'day', day })
      expect(answered.status, day).toBe(422)
      expect(answered.text.toLowerCase(), day).toContain(says.toLowerCase())
    }
    await answer('Wanda Triplett: birthday', { answer: 'day', day: '2026-11-30' })
    expect(await under('off')).toContain('Monday, November 30')
    await undo()
    expect(await under('near')).toContain('Monday, November 23')
  })

  async function undoFromList(id: string): Promise<void> {
    const part = await under(id)
    const [, path] = /action="([^"]+putting-back)"/.exec(part)!
    const [, kind] = /name="kind" value="([^"]+)"/.exec(part)!
    const [, occursOn] = /name="occursOn" value="([^"]+)"/.exec(part)!
    await send(ruth, path!, { kind: kind!, occursOn: occursOn! }).expect(303)
  }

  test('a time that does not come up is not answered', async () => {
    const { path } = await formOf('Wanda Triplett: birthday')
    for (const occursOn of ['2026-11-22', '2031-11-23']) {
      await send(ruth, path, { kind: 'date', occursOn, answer: 'done' }).expect(303)
    }
    expect(await under('near')).toContain('Wanda Triplett: birthday')
    await send(ruth, path, { kind: 'date', occursOn: 'never', answer: 'done' }).expect(404)
    await send(ruth, path, { kind: 'stay-in-touch', occursOn: '2026-11-23', answer: 'done' }).expect(404)
    const tom = await town.signIn('Tom Ellis')
    await send(tom, path, { kind: 'date', occursOn: '2026-11-23', answer: 'done' }).expect(404)
  })
})

describe('how often one would like to meet', () => {
  const visit = (day: string, name: string) => send(ruth, '/notebook/visits', { otherDay: day, otherName: name })

  test('says so when the while is over; any visit begins it anew, and taking the visit out brings it back', async () => {
    const nell = await contact('Nell Farthing')
    await visit('2026-11-01', 'Nell Farthing').expect(303)
    await dates(nell, { rhythm: '14' }).expect(303)
    expect(await under('due')).toContain('See Nell Farthing')
    expect(await under('due')).toContain('Every two weeks, you said. The last time was November 1.')
    expect((await ruth.get('/notebook')).text).toContain('See Nell Farthing')
    await visit('2026-11-16', 'Nell Farthing').expect(303)
    expect(await under('due')).not.toContain('Nell Farthing')
    expect(await comesUp()).toContain('Monday, November 30')
    const { id } = await db
      .selectFrom('visit')
      .select('id')
      .where('visitedOn', '=', '2026-11-16')
      .executeTakeFirstOrThrow()
    await send(ruth, `/notebook/visits/${id}/removal`, {}).expect(303)
    expect(await under('due')).toContain('See Nell Farthing')
  })

  test('a call counts too; what was put off is forgotten once they met', async () => {
    await answer('See Nell Farthing', { answer: 'done' })
    expect(await comesUp()).toContain('Tuesday, December 1')
    await undo()
    await answer('See Nell Farthing', { answer: 'week' })
    expect(await under('off')).toContain('Put off until Tuesday, November 24')
    await visit('2026-11-17', 'Nell Farthing').expect(303)
    expect(await under('off')).not.toContain('Nell Farthing')
    expect(await comesUp()).toContain('Tuesday, December 1')
  })

  test('only whole days from one to ten years are taken', async () => {
    const neal = await contact('Neal Absher')
    for (const rhythm of ['0', '-7', '99999', 'often']) await dates(neal, { rhythm }).expect(422)
    await dates(neal, { rhythm: '10' }).expect(303)
    expect(await comesUp()).toContain('See Neal Absher')
    expect((await ruth.get(`/notebook/contacts/${neal}`)).text).toContain('Every 10 days, you said.')
    expect((await ruth.get(`/notebook/contacts/${neal}/dates`)).text).toMatch(/value="10" selected>Every 10 days/)
  })
})

describe('something to come back to', () => {
  const withTalk = { business: 'gap-hardware', otherName: 'Earl Presnell', smallTalk: 'Lent me a level' }
  const visitForm = { ...withTalk, visitedOn: '2026-11-17', followUp: 'Bring back the level', followUpIn: 'fortnight' }
  const followUps = () => db.selectFrom('reminder').selectAll().where('kind', '=', 'follow-up').execute()
  let visitId = ''

  test('is kept with the visit, once however often it is sent', async () => {
    const kept = () => send(ruth, '/notebook/visits', { ...visitForm, key: newId() }).expect(303)
    const first = await kept()
    visitId = first.headers.location!.split('#v-')[1]!
    expect((await kept()).headers.location).toBe(first.headers.location)
    const earl = await db
      .selectFrom('contact')
      .select('id')
      .where('name', '=', 'Earl Presnell')
      .executeTakeFirstOrThrow()
    expect(await followUps()).toMatchObject([
      { words: 'Bring back the level', dueOn: '2026-12-01', contactId: earl.id },
    ])
    expect(await under('near')).toContain('Bring back the level')
    expect((await ruth.get(`/notebook/contacts/${earl.id}`)).text).toContain('Bring back the level')
  })

  test('a visit without it is another one; a second like it asks nothing twice', async () => {
    const { followUp: _, ...without } = visitForm
    const other = await send(ruth, '/notebook/visits', without).expect(303)
    expect(other.headers.location).not.toContain(visitId)
    const key = '0193abcd-0000-7000-8000-000000000001'
    await send(ruth, `/notebook/visits/${visitId}/second?key=${key}`, {}).expect(303)
    expect(await followUps()).toHaveLength(1)
  })

  test('is put right with the visit, and only where the form asks for it', async () => {
    const edit = async (words: Record<string, string>) => {
      const { text } = await ruth.get(`/notebook/visits/${visitId}/edit`).expect(200)
      expect(text).toContain('value="Bring back')
      const seenAt = /name="seenAt" value="([^"]+)"/.exec(text)![1]!
      const day = { business: 'gap-hardware', otherDay: '2026-11-17', seenAt }
      return send(ruth, `/notebook/visits/${visitId}/edit`, { ...day, ...words })
    }
    expect((await edit({ followUp: 'x'.repeat(301), followUpOn: '2026-12-01' })).status).toBe(422)
    expect((await edit({ followUp: '', followUpOn: '2026-12-24' })).text).toContain('Write what it is about.')
    expect((await edit({})).status).toBe(303)
    expect(await followUps()).toMatchObject([{ words: 'Bring back the level', dueOn: '2026-12-01' }])
    expect((await edit({ followUp: 'Bring back both levels', followUpOn: '2026-11-20' })).status).toBe(303)
    expect(await followUps()).toMatchObject([{ words: 'Bring back both levels', dueOn: '2026-11-20', contactId: null }])
    expect(await under('near')).toContain('Gap Hardware')
    const wrong = await edit({ followUp: 'Bring back both levels', followUpOn: '2026-11-01' })
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('That day is over.')])
  })

  test('goes with the visit that is taken out', async () => {
    await send(ruth, `/notebook/visits/${visitId}/removal`, {}).expect(303)
    expect(await followUps()).toEqual([])
  })

  test('is written on somebody’s page, done, put off, put right and taken off', async () => {
    const dot = await contact('Dot Hemphill')
    const at = `/notebook/contacts/${dot}/follow-ups`
    expect((await send(ruth, at, { followUp: '' }).expect(422)).text).toContain('Write what it is about.')
    expect((await send(ruth, at, { followUp: 'Jars', followUpOn: '2026-11-16' }).expect(422)).text).toContain('is over')
    const words = { followUp: 'Bring back her <b>jars</b>', followUpIn: 'month', followUpOn: '2026-11-17' }
    for (let time = 0; time < 2; time += 1) await send(ruth, at, { ...words, key: newId() }).expect(303)
    expect(await followUps()).toHaveLength(1)
    expect(await under('due')).toContain('Bring back her &lt;b&gt;jars&lt;/b&gt;')
    await answer('Bring back her', { answer: 'tomorrow' })
    expect(await followUps()).toMatchObject([{ state: 'waiting', dueOn: '2026-11-17', putOffTo: '2026-11-18' }])
    await undo()
    await answer('Bring back her', { answer: 'done' })
    expect(await comesUp()).toContain('Done November 17')
    await undo()
    const { id } = (await followUps())[0]!
    await ruth.get(`/notebook/reminders/${id}/edit`).expect(200)
    const edit = (followUp: string, followUpOn: string) =>
      send(ruth, `/notebook/reminders/${id}/edit`, { followUp, followUpOn })
    await edit('', '2026-11-20').expect(422)
    await edit('Jars', 'Friday').expect(422)
    await edit('Jars, and thank her', '2026-11-19').expect(303)
    expect(await under('near')).toContain('Jars, and thank her')
    const tom = await town.signIn('Tom Ellis')
    await tom.get(`/notebook/reminders/${id}/edit`).expect(404)
    await send(tom, `/notebook/reminders/${id}/removal`, {}).expect(404)
    expect((await ruth.get(`/notebook/reminders/${id}/removal`)).text).toContain('Take this off the list?')
    await send(ruth, `/notebook/reminders/${id}/removal`, {}).expect(303)
    expect(await followUps()).toEqual([])
  })
})

test('somebody who died is remembered, and nothing of them comes up', async () => {
  const hoyt = await contact('Old Hoyt')
  const born = { 'label-new-1': 'birthday', 'month-new-1': '11', 'day-new-1': '17', rhythm: '7' }
  await dates(hoyt, born).expect(303)
  await send(ruth, `/notebook/contacts/${hoyt}/follow-ups`, { followUp: 'Ask Hoyt about bees', followUpIn: 'week' })
  await send(ruth, `/notebook/contacts/${hoyt}/notes`, { body: 'How is the hive', askNext: '1' })
  expect(await comesUp()).toContain('Old Hoyt')
  await dates(hoyt, { rhythm: '7', diedOn: '2026-11-18' }).expect(422)
  await dates(hoyt, { rhythm: '7', diedOn: '2026-11-10' }).expect(303)
  expect(await comesUp()).not.toMatch(/Hoyt/)
  expect((await ruth.get('/notebook')).text).not.toContain('How is the hive')
  const page = (await ruth.get(`/notebook/contacts/${hoyt}`)).text
  expect(page).toContain('Old Hoyt died on November 10, 2026. You remember them here, and nothing reminds you.')
  expect(page).toContain('birthday')
  await dates(hoyt, { rhythm: '7', died: '1' }).expect(303)
  expect((await ruth.get(`/notebook/contacts/${hoyt}`)).text).toContain('Old Hoyt has died.')
  await dates(hoyt, { rhythm: '7' }).expect(303)
  expect(await comesUp()).toContain('Old Hoyt: birthday')
})

test('a page joined to another brings along that the day of a death is not known', async () => {
  const kept = await contact('Lorene Triplett')
  const gone = await contact('Aunt Lorene')
  await dates(gone, { died: '1' }).expect(303)
  const at = `/notebook/contacts/${kept}/joining`
  const { text } = await ruth.get(`${at}?with=${gone}`).expect(200)
  const seenAt = /name="seenAt" value="([^"]+)"/.exec(text)![1]!
  await send(ruth, at, { with: gone, seenAt }).expect(303)
  expect((await ruth.get(`/notebook/contacts/${kept}`)).text).toMatch(/Lorene( Triplett)? has died\./)
})
