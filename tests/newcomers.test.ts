import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../src/db/ids.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { addFace, createBusiness, plainFacts } from '../src/directory/records.ts'
import { makeOffer } from '../src/newcomers/queries-offers.ts'
import { type Agent, MORNING, openTown, PASSWORD } from './support/town.ts'

const town = await openTown()
const { db } = town.house
const people: Record<string, Agent> = {}
const id: Record<string, string> = {}
const stand = { id: '', slug: '', ray: '' }

const names = {
  ana: 'Ana Quiroga',
  dot: 'Dot Hemphill',
  earl: 'Earl Presnell',
  graciela: 'Graciela Luna',
  hoyt: 'Hoyt Greer',
  nate: 'Nate Bowers',
  ray: 'Ray Owle',
  ruth: 'Ruth Calloway',
}
type Who = keyof typeof names

const as = (who: Who | 'dee'): Agent => people[who]!
const send = (agent: Agent, path: string, words: Record<string, string> = {}) =>
  agent.post(path).type('form').send(words)
const read = async (agent: Agent, path: string): Promise<string> => (await agent.get(path).expect(200)).text
const ask = (agent: Agent, about: string): Promise<string> =>
  read(agent, `/who?${new URLSearchParams({ about }).toString()}`)
/** The names of those one is told to talk to, in their order. */
const toldIn = (html: string): string[] => [...html.matchAll(/<h2 id="p-[^"]*">([^<]*)</g)].map(([, name]) => name!)
const vouch = (by: Who, words: Record<string, string>) => send(as(by), '/who/vouches', words).expect(303)

beforeAll(async () => {
  for (const [who, name] of Object.entries(names)) {
    people[who] = await town.signIn(name)
    id[who] = await town.account(name)
  }
  people.dee = await town.signIn('Dee Lassiter', 'steward')
  await inTransaction(db, async (trx) => {
    const facts = { ...plainFacts, name: 'Fox Grape Farm Stand', categories: ['farm-stand'], approach: 'walk-in' }
    Object.assign(stand, await createBusiness(trx, facts, { accountId: null, source: 'town' }, MORNING))
    const openers = [{ words: 'Ask about the radio', language: 'en' as const }]
    const face = {
      name: 'Ray Owle',
      role: 'Grower',
      line: null,
      language: 'en',
      whenIn: 'Every day in season',
    } as const
    stand.ray = await addFace(trx, stand.id, { ...face, accountId: id.ray!, audience: 'anybody', openers }, MORNING)
  })
})

describe('asking about firewood', () => {
  test('nobody has said anything: the desk asks around, and somebody signed out is told to stop by', async () => {
    const nate = await ask(as('nate'), 'firewood')
    expect(toldIn(nate)).toEqual([])
    expect(nate).toContain('/who/questions/new?about=firewood')
    const out = await ask(town.visitor(), 'firewood')
    expect(out).toContain('Stop in at the desk')
    // Neighbors may well know: nobody outside is told that nobody does.
    expect(out).toContain('Nobody on the public pages speaks of that')
    expect(out).toContain('/sign-in?next=%2Fwho%3Fabout%3Dfirewood')
    expect(nate).toContain('Nobody here has said they know about that')
    expect(out).not.toContain('/who/questions/new')
  })

  test('Ray offers to be asked: neighbors find him, in either language, and the internet does not', async () => {
    const words = {
      topic: 'Dry firewood',
      whenAndWhere: 'At the stand till dark',
      opener: 'What are you playing Sunday?',
    }
    await send(as('ray'), '/who/offers', words).expect(303)
    for (const about of ['firewood', 'leña', 'Leña seca', 'a cord of wood']) {
      const page = await ask(as('nate'), about)
      expect(toldIn(page), about).toEqual(['Ray Owle'])
      expect(page).toContain('At the stand till dark')
      expect(page).toContain('What are you playing Sunday?')
      expect(page).toContain('Nobody needed. Ray said you may ask.')
    }
    expect(await ask(town.visitor(), 'firewood')).not.toContain('Ray Owle')
    expect(toldIn(await ask(as('ray'), 'firewood'))).toEqual([])
    expect(await read(as('nate'), '/who')).toContain('Dry firewood')
    expect(await read(town.visitor(), '/who')).not.toContain('Dry firewood')
  })

  test('Dot vouches by name and introduces people: whoever knows her may say she sent them', async () => {
    const words = { who: `face-${stand.ray}`, topic: 'Firewood', namesMe: '1', introduces: '1' }
    await vouch('dot', words)
    const stranger = await ask(as('nate'), 'firewood')
    expect(stranger).toContain('Dot Hemphill says to ask them.')
    expect(stranger).not.toContain('that Dot sent you')
    expect(stranger).toContain('Ask Dot to introduce me')
    expect(stranger).toContain('Just go in and look for somebody: Fox Grape Farm Stand.')
    // Ana knows Dot: she said so herself, with her name.
    await vouch('ana', { name: 'Dot Hemphill', topic: 'Meeting people', namesMe: '1' })
    const ana = await ask(as('ana'), 'leña')
    expect(ana).toContain('Tell Ray that Dot sent you.')
    expect(ana.indexOf('Just go in')).toBeLessThan(ana.indexOf('Tell Ray that Dot'))
    expect(ana.indexOf('Tell Ray that Dot')).toBeLessThan(ana.indexOf('Ask Dot to introduce me'))
    expect(await ask(town.visitor(), 'firewood')).not.toContain('Dot')
  })

  test('unsigned vouches are one voice from three households up, and nobody reads whose', async () => {
    await send(as('ray'), `/who/offers/${await offerOf('ray')}/visibility`, { hidden: '1' }).expect(303)
    await send(as('dot'), `/who/vouches/${await vouchOf('dot')}/withdrawal`).expect(303)
    const target = { who: `face-${stand.ray}`, topic: 'Dry firewood' }
    await vouch('earl', target)
    await vouch('hoyt', target)
    expect(toldIn(await ask(as('nate'), 'firewood'))).toEqual([])
    await vouch('ruth', target)
    const page = await ask(as('nate'), 'firewood')
    expect(toldIn(page)).toEqual(['Ray Owle'])
    expect(page).toContain('Several neighbors say to ask them.')
    for (const name of ['Earl', 'Hoyt', 'Ruth']) expect(page).not.toContain(name)
    expect(page).not.toMatch(/\b[123] (neighbors|people|or more)/)
    // Two who confirmed that they live together speak as one.
    await oneHousehold(['earl', 'hoyt'])
    expect(toldIn(await ask(as('nate'), 'firewood'))).toEqual([])
    await vouch('graciela', target)
    expect(await ask(as('nate'), 'firewood')).toContain('Several neighbors')
    await send(as('ray'), `/who/offers/${await offerOf('ray')}/visibility`, { hidden: '0' }).expect(303)
  })

  test('Ray reads what is said of him and whose it is; what he would rather not leaves without a word', async () => {
    const own = await read(as('ray'), '/who/vouches')
    expect(own).toContain('Earl Presnell says to ask you about')
    expect(await read(as('ray'), '/word')).toContain('Earl Presnell says to ask you about')
    const hoyts = await vouchOf('hoyt')
    await send(as('nate'), `/who/vouches/${hoyts}/refusal`).expect(404)
    for (const _twice of [1, 2]) await send(as('ray'), `/who/vouches/${hoyts}/refusal`).expect(303)
    await send(as('ray'), `/who/vouches/${hoyts}/consent`).expect(404)
    expect(await read(as('ray'), '/who/vouches')).not.toContain('Hoyt Greer')
    // To Hoyt it looks like a silence, also when he says it again.
    const before = await read(as('hoyt'), '/who/vouches')
    expect(before).toContain('Ray Owle')
    await vouch('hoyt', { who: `face-${stand.ray}`, topic: 'Dry firewood' })
    expect(await read(as('ray'), '/who/vouches')).not.toContain('Hoyt Greer')
    await send(as('ray'), `/who/vouches/${await vouchOf('earl')}/consent`).expect(303)
    expect(await read(as('ray'), '/who/vouches')).toContain('Earl Presnell')
  })
})

describe('offers', () => {
  test('bad words are given back beside their field', async () => {
    const answer = await send(as('ruth'), '/who/offers', { topic: ' ', opener: 'x'.repeat(301) }).expect(422)
    expect(answer.text).toContain('Write what people may ask you about.')
    expect(answer.text).toContain('x'.repeat(301))
    const wrong = async (many: string): Promise<string> =>
      (await send(as('ruth'), '/who/offers', { topic: 'Canning', introducesPerMonth: many }).expect(422)).text
    expect(await wrong('two')).toContain('Please write a number here.')
    for (const many of ['-1', '31', '1.5'])
      expect(await wrong(many)).toContain('Write a whole number between those two, or nothing.')
    const hostile = '<script>alert(1)</script>'
    await send(as('ruth'), '/who/offers', { topic: hostile }).expect(303)
    expect(await read(as('ruth'), '/who/offers')).not.toContain(hostile)
    await send(as('ruth'), `/who/offers/${await offerOf('ruth')}/removal`).expect(303)
  })

  test('a nervous finger makes one; hidden, shown, changed and removed are the owner’s alone', async () => {
    const words = { topic: 'Canning without a fuss', key: newId() }
    await send(as('ruth'), '/who/offers', words).expect(303)
    await send(as('ruth'), '/who/offers', words).expect(303)
    await send(as('ruth'), '/who/offers', { ...words, topic: 'Planes' }).expect(409)
    expect(toldIn(await ask(as('nate'), 'pickling'))).toEqual(['Ruth Calloway'])
    const offer = await offerOf('ruth')
    await send(as('nate'), `/who/offers/${offer}/visibility`, { hidden: '1' }).expect(404)
    await send(as('ruth'), `/who/offers/${offer}/visibility`, { hidden: '1' }).expect(303)
    expect(toldIn(await ask(as('nate'), 'canning'))).toEqual([])
    await send(as('ruth'), `/who/offers/${offer}/visibility`, { hidden: '0' }).expect(303)
    await send(as('ruth'), `/who/offers/${offer}/edit`, { topic: 'Which planes those are' }).expect(303)
    expect(toldIn(await ask(as('nate'), 'canning'))).toEqual([])
    expect(toldIn(await ask(as('nate'), 'planes'))).toEqual(['Ruth Calloway'])
    expect(await read(as('ruth'), `/who/offers/${offer}/removal`)).toContain('Take this offer back?')
    await send(as('ruth'), `/who/offers/${offer}/removal`).expect(303)
    expect(toldIn(await ask(as('nate'), 'planes'))).toEqual([])
    expect(await db.selectFrom('topicWord').select('key').where('offerId', '=', offer).execute()).toEqual([])
  })

  test('somebody to come along and interpret is named, in the words they offered it in', async () => {
    await send(as('graciela'), '/who/offers', { topic: 'Acompañar a alguien a interpretar' }).expect(303)
    for (const about of ['someone to come along and interpret', 'interpretar', 'help with English'])
      expect(toldIn(await ask(as('ana'), about)), about).toContain('Graciela Luna')
  })
})

describe('vouches', () => {
  test('whom one may mean: a face, a neighbor by name, nobody unknown and not oneself', async () => {
    const nobody = await send(as('ruth'), '/who/vouches', { name: 'Nobody Atall', topic: 'Wells' }).expect(422)
    expect(nobody.text).toContain('Nobody by that name has signed in here.')
    await send(as('ruth'), '/who/vouches', { name: 'Ruth Calloway', topic: 'Wells' }).expect(422)
    await send(as('ruth'), '/who/vouches', { topic: 'Wells' }).expect(422)
    await send(as('ruth'), '/who/vouches', { who: `face-${newId()}`, topic: 'Wells' }).expect(404)
    await send(as('ruth'), '/who/vouches', { who: 'nonsense', topic: 'Wells' }).expect(404)
    const words = { name: 'Earl Presnell', topic: 'Wells', introduces: '1' }
    const unnamed = await send(as('ruth'), '/who/vouches', words).expect(422)
    expect(unnamed.text).toContain('let your name be said as well')
    expect(await read(as('ruth'), `/who/vouches/new?business=${stand.slug}`)).toContain('Ray Owle')
  })

  test('a vouch for a resident who offered nothing sends nobody to their door', async () => {
    await vouch('ruth', { name: 'Nate Bowers', topic: 'Roller skates', namesMe: '1' })
    expect(toldIn(await ask(as('ana'), 'roller skates'))).toEqual([])
    // Nor is it told by the page that asks for an introduction.
    await vouch('ruth', { name: 'Nate Bowers', topic: 'Roller skates', namesMe: '1', introduces: '1' })
    const through = `/who/introductions/new?to=account-${id.nate!}&through=${id.ruth!}`
    await as('ana').get(through).expect(404)
    await send(as('nate'), '/who/offers', { topic: 'Roller skates' }).expect(303)
    const page = await ask(as('ana'), 'roller skates')
    expect(toldIn(page)).toEqual(['Nate Bowers'])
    expect(page).toContain('Ruth Calloway says to ask them.')
    await as('ana').get(through).expect(200)
  })
})

describe('being introduced', () => {
  const own = (who: Who): Promise<string> => read(as(who), '/who/introductions')
  const press = async (who: Who, introduction: string, move: string, words = {}): Promise<void> => {
    for (const _nervous of [1, 2]) await send(as(who), `/who/introductions/${introduction}/${move}`, words).expect(303)
  }
  const askedFor = async (through: Who, topic: string): Promise<string> =>
    /id="i-([0-9a-f-]{36})"/.exec((await own(through)).split(topic)[0]!.split('<article').at(-1)!)![1]!

  test('each presses every button twice, and every step is taken once, to the meeting', async () => {
    await send(as('graciela'), '/who/offers', { topic: 'Tuba valves' }).expect(303)
    await vouch('dot', { name: 'Graciela Luna', topic: 'Tuba valves', namesMe: '1', introduces: '1' })
    const way = { to: `account-${id.graciela}`, through: id.dot!, topic: 'A stuck valve' }
    const form = await read(as('nate'), `/who/introductions/new?${new URLSearchParams(way).toString()}`)
    expect(form).toContain('Only you, Dot Hemphill and Graciela Luna can see this')
    expect(form).toContain('name="reach"')
    const long = await send(as('nate'), '/who/introductions', { ...way, words: 'x'.repeat(600) }).expect(422)
    expect(long.text).toContain('x'.repeat(600))
    await send(as('nate'), '/who/introductions', { ...way, reach: 'Loft over the brewery' }).expect(303)
    const one = await askedFor('dot', 'A stuck valve')
    await press('dot', one, 'agreement', { part: 'introducer' })
    expect(await own('nate')).toContain('You asked Dot Hemphill to introduce you to Graciela Luna. No hurry.')
    expect(await own('graciela')).not.toContain('Loft over the brewery')
    await press('graciela', one, 'agreement', { part: 'other', reach: 'Band room, after three' })
    expect(await own('nate')).toContain('Band room, after three')
    expect(await own('graciela')).toContain('Loft over the brewery')
    expect(await own('dot')).not.toMatch(/Loft over|Band room/)
    await press('dot', one, 'making')
    await press('nate', one, 'meeting')
    expect(await own('graciela')).toContain('You met Nate Bowers, through Dot Hemphill.')
    await send(as('dot'), `/who/introductions/${one}/making`).expect(404)
    await send(as('ruth'), `/who/introductions/${one}/meeting`).expect(404)
  })

  test('who brings two together and forgets to say so keeps nobody waiting', async () => {
    const way = { to: `account-${id.graciela}`, through: id.dot!, topic: 'A lost mouthpiece' }
    await send(as('hoyt'), '/who/introductions', way).expect(303)
    const one = await askedFor('dot', 'A lost mouthpiece')
    await press('dot', one, 'agreement', { part: 'introducer' })
    await press('graciela', one, 'agreement', { part: 'other' })
    expect(await read(as('hoyt'), '/word')).toContain(`/who/introductions/${one}/meeting`)
    await press('hoyt', one, 'meeting')
    for (const who of ['hoyt', 'dot', 'graciela'] as const) expect(await read(as(who), '/word')).not.toContain(one)
  })

  test('a yes pressed twice is not also the yes of somebody who does not sign in here', async () => {
    const face = await inTransaction(db, (trx) => {
      const vernon = { name: 'Vernon Stamper', role: 'Clocks', line: null, language: 'en', whenIn: null } as const
      return addFace(trx, stand.id, { ...vernon, accountId: null, audience: 'anybody', openers: [] }, MORNING)
    })
    await vouch('dot', { who: `face-${face}`, topic: 'Clocks', namesMe: '1', introduces: '1' })
    const way = { to: `face-${face}`, through: id.dot!, topic: 'A mantel clock' }
    const form = await read(as('hoyt'), `/who/introductions/new?${new URLSearchParams(way).toString()}`)
    expect(form).toContain('Vernon Stamper does not sign in here: Dot Hemphill asks them in person')
    expect(form, 'nobody would read it').not.toContain('name="reach"')
    await send(as('hoyt'), '/who/introductions', way).expect(303)
    const one = await askedFor('dot', 'A mantel clock')
    await press('dot', one, 'agreement', { part: 'introducer' })
    expect(await own('dot')).toContain('ask in person, then say so')
    await press('dot', one, 'agreement', { part: 'other' })
    expect(await own('hoyt')).toContain('Vernon Stamper is glad to meet you.')
    const between = (await own('dot')).split('<article').find((part) => part.includes(one))
    expect(between, 'whether they met, Hoyt says').not.toContain('/meeting')
  })
})

describe('to each other not there', () => {
  test('a block takes a person, a voucher and a name out of the answers, both ways and silently', async () => {
    const block = { blockerId: id.ana!, blockedId: id.ruth!, madeAt: MORNING }
    await db.insertInto('block').values(block).execute()
    expect(await ask(as('ana'), 'roller skates')).not.toContain('Ruth')
    await send(as('ruth'), '/who/vouches', { name: 'Ana Quiroga', topic: 'Arepas' }).expect(422)
    await send(as('ruth'), '/who/vouches', { who: `account-${id.ana!}`, topic: 'Arepas' }).expect(404)
    await db.deleteFrom('block').execute()
    // Between voucher and the one vouched for: others no longer read it either.
    await db
      .insertInto('block')
      .values({ ...block, blockerId: id.nate!, blockedId: id.ruth! })
      .execute()
    expect(await ask(as('ana'), 'roller skates')).not.toContain('Ruth')
    expect(await read(as('ruth'), '/who/vouches')).not.toContain('Nate Bowers')
    await db.deleteFrom('block').execute()
  })
})

test('visits and notes change nothing: with every one of them another, the answers are the same to the byte', async () => {
  const about = ['firewood', 'leña', 'roller skates', 'interpretar', 'nothing anybody knows', 'Ray']
  const readers = [as('ana'), as('nate'), as('ruth'), town.visitor()]
  const answers = async (): Promise<string[]> => {
    const pages: string[] = []
    for (const agent of readers) {
      // What was said about the last thing kept stands on the next page only.
      await agent.get('/who-sees-what')
      for (const one of about) pages.push(await ask(agent, one))
      pages.push(await read(agent, '/who'), await read(agent, '/newcomers'))
    }
    return pages
  }
  const before = await answers()
  for (const who of ['ana', 'nate', 'ruth'] as const) {
    const visit = { business: stand.slug, with: `face-${stand.ray}`, smallTalk: `${who} was here`, askNext: 'Wood?' }
    await send(as(who), '/notebook/visits', visit).expect(303)
    await send(as(who), '/notebook/visits', {
      place: 'The dump',
      otherName: 'Dot Hemphill',
      otherTalk: 'Firewood',
    }).expect(303)
  }
  expect(await answers()).toEqual(before)
  await db.deleteFrom('note').execute()
  await db.updateTable('visit').set({ businessId: null, place: 'elsewhere' }).execute()
  expect(await answers()).toEqual(before)
})

describe('favors', () => {
  async function favor(audience: 'parties' | 'neighbors', state: 'confirmed' | 'recorded'): Promise<string> {
    const favorId = newId()
    const times = { happenedOn: '2026-11-01', createdAt: MORNING, updatedAt: MORNING }
    await db
      .insertInto('favor')
      .values({ id: favorId, kind: 'favor', words: 'Pie', language: 'en', state, recordedById: id.dot!, ...times })
      .execute()
    const party = { favorId, state: 'yes', audience, askedSteward: 0 } as const
    const parties = [
      { id: newId(), side: 'gave' as const, accountId: id.dot!, ...party },
      { id: newId(), side: 'received' as const, accountId: id.nate!, ...party },
    ]
    await db.insertInto('favorParty').values(parties).execute()
    return favorId
  }

  test('one that both confirmed and let be seen ties two people; one between the two alone does not', async () => {
    await vouch('dot', { who: `face-${stand.ray}`, topic: 'Firewood', namesMe: '1' })
    for (const [audience, state] of [
      ['parties', 'confirmed'],
      ['neighbors', 'recorded'],
    ] as const) {
      const made = await favor(audience, state)
      expect(await ask(as('nate'), 'firewood')).not.toContain('that Dot sent you')
      await db.deleteFrom('favor').where('id', '=', made).execute()
    }
    await favor('neighbors', 'confirmed')
    expect(await ask(as('nate'), 'firewood')).toContain('Tell Ray that Dot sent you.')
  })
})

describe('the desk asks around', () => {
  test('a question goes to the desk, its answer to the one who asked, and to nobody else', async () => {
    await send(as('nate'), '/who/questions', { topic: '' }).expect(422)
    await send(as('nate'), '/who/questions', { topic: 'Somebody who tunes a piano' }).expect(303)
    expect(await read(as('dee'), '/stewards/questions')).toContain('Somebody who tunes a piano')
    expect(await read(as('dee'), '/stewards')).toContain('One question waits.')
    const [question] = await db.selectFrom('deskQuestion').select('id').execute()
    const at = `/stewards/questions/${question!.id}/answer`
    await send(as('ruth'), at, { answer: 'Me' }).expect(404)
    expect((await send(as('dee'), at, { answer: ' ' }).expect(422)).text).toContain('Write what you found out.')
    const answer = 'Vernon, on the bench at the post office'
    for (const _twice of [1, 2]) await send(as('dee'), at, { answer }).expect(303)
    const late = await send(as('dee'), at, { answer: 'Or not' }).expect(409)
    expect(late.text).toMatch(/Another steward answered this one since\.[^]*Or not/)
    const trail = await read(as('dee'), '/stewards/audit')
    expect(trail.split('answered a question that was put to the desk').length).toBe(2)
    expect(trail).not.toMatch(/piano|Vernon/)
    const word = await read(as('nate'), '/word')
    expect(word).toContain('Vernon, on the bench at the post office')
    expect(await read(as('ruth'), '/word')).not.toContain('Vernon')
    expect(await read(as('ruth'), '/who/questions')).not.toContain('piano')
    await send(as('ruth'), `/who/questions/${question!.id}/thanks`).expect(404)
    for (const _twice of [1, 2]) await send(as('nate'), `/who/questions/${question!.id}/thanks`).expect(303)
    expect(await read(as('nate'), '/word')).not.toContain('Vernon')
    expect(await read(as('nate'), '/who/questions')).toContain('Vernon')
  })
})

test('whoever leaves takes their offers, questions and introductions along; what they said of others stays unnamed', async () => {
  await send(as('dot'), '/who/questions', { topic: 'A quiet lathe' }).expect(303)
  await send(as('dot'), '/who/offers', { topic: 'Lathes', introducesPerMonth: '4' }).expect(303)
  await send(as('dot'), '/account/leaving', { current: PASSWORD }).expect(303)
  const page = await ask(as('nate'), 'firewood')
  expect(page).not.toContain('Dot')
  expect(toldIn(await ask(as('nate'), 'lathes'))).toEqual([])
  expect(await read(as('dee'), '/stewards/questions')).not.toContain('lathe')
  const about = await read(as('ray'), '/who/vouches')
  expect(about).toContain('A former neighbor says to ask you about')
  expect(about).not.toContain('Dot')
})

test('a question may be anything', async () => {
  const odd = ['%', '"', "' or 1=1 --", '<b>', '*', 'a'.repeat(5000), '  ', '🪵', 'w:firewood', 'NEAR(x)']
  for (const about of odd) {
    for (const agent of [as('nate'), town.visitor()]) await ask(agent, about)
  }
  await as('nate').get('/who?about=a&about=b').expect(200)
  await as('nate').get('/who?about[x]=1').expect(200)
})

async function offerOf(who: Who): Promise<string> {
  const rows = await db.selectFrom('offerToBeAsked').select('id').where('accountId', '=', id[who]!).execute()
  return rows.at(-1)!.id
}

async function vouchOf(who: Who): Promise<string> {
  const rows = await db.selectFrom('vouch').select('id').where('voucherId', '=', id[who]!).orderBy('id').execute()
  return rows[0]!.id
}

async function oneHousehold(two: readonly Who[]): Promise<void> {
  const householdId = newId()
  await db.insertInto('household').values({ id: householdId, madeAt: MORNING }).execute()
  const rows = two.map((who) => ({ householdId, accountId: id[who]!, invitedBy: id[two[0]!]!, confirmedAt: MORNING }))
  await db.insertInto('householdMember').values(rows).execute()
}

describe('a long list', () => {
  const topics = Array.from({ length: 30 }, (_, at) => `Quilting, pattern ${String.fromCharCode(97 + (at % 26))}${at}`)
  const linksIn = (html: string): string[] =>
    [...html.matchAll(/href="(\/who\?about=[^"]*pattern[^"]*)"/g)].map((m) => m[1]!)
  const nextIn = (html: string): string | undefined =>
    /rel="next" href="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')

  test('of what neighbors offered goes on to the last of it, each topic once, and back', async () => {
    await inTransaction(db, async (trx) => {
      for (const topic of topics) {
        const offer = { topic, whenAndWhere: null, opener: null, introducesPerMonth: null }
        await makeOffer(trx, id.graciela!, offer, topic.endsWith('7') ? 'es' : 'en')
      }
    })
    const seen: string[] = []
    let at: string | undefined = '/who'
    for (let pages = 0; at && pages < 9; pages += 1) {
      const html = await read(as('nate'), at)
      seen.push(...linksIn(html))
      if (pages > 0) expect(html).toContain('Back to the first of them')
      at = nextIn(html)
    }
    expect(at).toBeUndefined()
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toHaveLength(topics.length)
  })

  test('of people to ask goes on as well, each of them once', async () => {
    const spinners: string[] = []
    for (let at = 0; at < 30; at += 1)
      spinners.push(await town.account(`Spinner ${String.fromCharCode(97 + (at % 26))}${at}y`))
    await inTransaction(db, async (trx) => {
      const offer = { topic: 'Spinning wheels', whenAndWhere: null, opener: null, introducesPerMonth: null }
      for (const spinner of spinners) await makeOffer(trx, spinner, offer, 'en')
    })
    const seen: string[] = []
    let at: string | undefined = '/who?about=spinning+wheels'
    for (let pages = 0; at && pages < 9; pages += 1) {
      const html = await read(as('nate'), at)
      seen.push(...toldIn(html))
      at = nextIn(html)
    }
    expect(new Set(seen).size).toBe(30)
    expect(seen).toHaveLength(30)
    for (const after of ['nobody', '%27', 'x'.repeat(300)]) {
      expect(toldIn(await read(as('nate'), `/who?about=spinning+wheels&after=${after}`))).toHaveLength(12)
      await read(as('nate'), `/who?after=${after}`)
    }
  })

  test('a reader of Spanish has what was written in Spanish first, and is told what was not', async () => {
    await as('ana').post('/account/language').type('form').send({ language: 'es' }).expect(303)
    const html = await read(as('ana'), '/who')
    expect(linksIn(html)[0]).toContain('7')
    expect(html).toContain('(en inglés)')
    expect(html).not.toContain('(en español)')
    await as('ana').post('/account/language').type('form').send({ language: 'en' }).expect(303)
  })
})

describe('somebody new', () => {
  const sectionOf = (html: string, id: string): string =>
    new RegExp(`<section[^>]*aria-labelledby="${id}">[\\s\\S]*?</section>`).exec(html)?.[0] ?? ''

  const place = async (name: string, category: string, hours: { openState: 'open' | 'closed'; opensAt?: string }) =>
    inTransaction(db, async (trx) => {
      const facts = { ...plainFacts, name, categories: [category] }
      const { id: made } = await createBusiness(trx, facts, { accountId: null, source: 'town' }, MORNING)
      await trx.updateTable('business').set(hours).where('id', '=', made).execute()
    })

  test('is sent to an open door now, and to the others once they open, the next one first', async () => {
    await place('Creek Library', 'library', { openState: 'closed', opensAt: '2026-11-17T18:00:00.000Z' })
    await place('Corner Pharmacy', 'pharmacy', { openState: 'closed', opensAt: '2026-11-17T16:00:00.000Z' })
    const before = await read(town.visitor(), '/newcomers')
    expect(sectionOf(before, 'now')).toContain('None of these doors is open just now')
    await place('Blue Door', 'cafe', { openState: 'open' })
    const html = await read(town.visitor(), '/newcomers')
    const [now, later] = [sectionOf(html, 'now'), sectionOf(html, 'later')]
    expect(now).toContain('Blue Door')
    expect(now).not.toMatch(/Creek Library|Corner Pharmacy/)
    expect(later).not.toContain('Blue Door')
    expect(later.indexOf('Corner Pharmacy')).toBeGreaterThan(0)
    expect(later.indexOf('Corner Pharmacy')).toBeLessThan(later.indexOf('Creek Library'))
  })

  test('finds by the menu the page of that name', async () => {
    const menu = /<nav class="tabs"[\s\S]*?<\/nav>/.exec(await read(town.visitor(), '/'))![0]
    const href = /href="([^"]*)"[^>]*>New/.exec(menu)![1]!
    expect(await read(town.visitor(), href)).toContain('<h1>New in town</h1>')
  })
})
