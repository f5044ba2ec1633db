import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../src/db/ids.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { createBusiness, plainFacts } from '../src/directory/records.ts'
import { type Agent, MORNING, openTown, PASSWORD, type TestTown } from './support/town.ts'

/** Tuesday, and the Mondays after it, at nine in town. */
const MONDAYS = ['2026-11-23T14:00:00.000Z', '2026-11-30T14:00:00.000Z', '2026-12-07T14:00:00.000Z']

let town: TestTown
beforeAll(async () => {
  town = await openTown()
})

let made = 0
/** A place of its own for each story. */
async function place(owner?: string): Promise<string> {
  const name = `Place ${(made += 1)}`
  const { id, slug } = await inTransaction(town.house.db, (trx) =>
    createBusiness(trx, { ...plainFacts, name }, { accountId: null, source: 'town' }, MORNING),
  )
  if (owner) await behindCounter(slug, owner, 'owner', id)
  return slug
}

async function behindCounter(slug: string, name: string, role: 'owner' | 'staff', id?: string): Promise<void> {
  const businessId = id ?? (await idOf(slug))
  const accountId = await town.account(name)
  const person = { id: newId(), businessId, accountId, role, fromOn: '2026-01-01' }
  await town.house.db.insertInto('businessPerson').values(person).execute()
}

const idOf = async (slug: string): Promise<string> =>
  (await town.house.db.selectFrom('business').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()).id

type Said = 'yes' | 'mixed' | 'no'
const send = (agent: Agent, path: string, words: Record<string, string> = {}) =>
  agent.post(path).type('form').send(words)
const rate = (agent: Agent, slug: string, wouldGoBack: Said, more: Record<string, string> = {}) =>
  send(agent, `/directory/${slug}/rating`, { wouldGoBack, ...more })
const pageOf = async (slug: string, agent: Agent = town.visitor()): Promise<string> =>
  (await agent.get(`/directory/${slug}`).expect(200)).text

async function everyone(slug: string, said: readonly Said[], from = 0): Promise<Agent[]> {
  const raters: Agent[] = []
  for (const [at, one] of said.entries()) {
    const rater = await town.signIn(`Neighbor ${from + at}`)
    await rate(rater, slug, one).expect(303)
    raters.push(rater)
  }
  return raters
}

async function monday(which: number): Promise<void> {
  town.setClock(MONDAYS[which] ?? '')
  await town.house.db.deleteFrom('jobLease').execute()
  await town.jobs.runDue(MONDAYS[which] ?? '')
}
const tuesday = (): void => town.setClock(MORNING)

const EVERYONE = 'Nearly everyone would go back. 3 or more neighbors.'

describe('would you go back?', () => {
  test('one answer keeps the rating and the visit; the rater reads that theirs is in', async () => {
    const slug = await place()
    const ruth = await town.signIn('Ruth Calloway')
    expect(await pageOf(slug, ruth)).toContain('Be the first to say.')
    await rate(ruth, slug, 'yes', { didItRight: 'yes' }).expect(303)
    const page = await pageOf(slug, ruth)
    expect(page).toContain('Yours is in. It shows with the next Monday’s.')
    expect(page).toContain('Your answer: Yes')
    expect(page).not.toContain('Be the first to say.')
    expect((await ruth.get('/notebook/visits')).text).toContain(`href="/directory/${slug}"`)
    expect(await pageOf(slug)).toContain('Be the first to say.')
    expect((await town.visitor().get('/directory?order=word')).text).toContain('Be the first to say.')
  })

  test('the form says that it writes the visit down, and whoever was not there today leaves it out', async () => {
    tuesday()
    const slug = await place()
    const una = await town.signIn('Una Untick')
    for (const path of [`/directory/${slug}`, `/directory/${slug}/rating`]) {
      const form = (await una.get(path)).text
      expect(form).toContain('This also writes today’s visit in your notebook.')
      expect(form).toMatch(
        /<input type="hidden" name="visit" value="0">[^]*<input type="checkbox" name="visit" value="1" checked>/,
      )
    }
    const again = await send(una, `/directory/${slug}/rating`, { visit: '0' }).expect(422)
    expect(again.text).toContain('<input type="checkbox" name="visit" value="1">')
    await rate(una, slug, 'yes', { visit: '0' }).expect(303)
    expect((await una.get('/notebook/visits')).text).not.toContain(`href="/directory/${slug}"`)
    expect(await pageOf(slug, una)).toContain('Your answer: Yes')

    const vic = await town.signIn('Vic Ticked')
    await vic
      .post(`/directory/${slug}/rating`)
      .type('form')
      .send({ wouldGoBack: 'yes', visit: ['0', '1'] })
      .expect(303)
    expect((await vic.get('/notebook/visits')).text).toContain(`href="/directory/${slug}"`)
  })

  test('a nervous finger rates once and was there once; rating again the same day adds no visit', async () => {
    const slug = await place()
    const nia = await town.signIn('Nia Nervous')
    const key = newId()
    await rate(nia, slug, 'yes', { key }).expect(303)
    await rate(nia, slug, 'yes', { key }).expect(303)
    await rate(nia, slug, 'no', { key }).expect(409)
    await rate(nia, slug, 'mixed').expect(303)
    const visits = (await nia.get('/notebook/visits')).text
    expect(visits.split(`href="/directory/${slug}"`).length).toBe(2)
    expect(await pageOf(slug, nia)).toContain('Your answer: Mixed')
    const { db } = town.house
    expect(
      await db
        .selectFrom('rating')
        .select('id')
        .where('businessId', '=', await idOf(slug))
        .execute(),
    ).toHaveLength(1)
  })

  test.each([
    [{}, 'Choose one of the three'],
    [{ wouldGoBack: 'perhaps' }, 'Choose one of the three'],
    [{ wouldGoBack: 'yes', conflict: 'enemy' }, 'Please choose one of these'],
    [{ wouldGoBack: '<script>alert(1)</script>' }, 'Choose one of the three'],
  ])('what cannot be is said beside it: %j', async (words, said) => {
    const slug = await place()
    const lee = await town.signIn('Lee Long')
    const answer = await send(lee, `/directory/${slug}/rating`, { priceAsSaid: 'no', ...words })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(said)
    expect(answer.text).toMatch(/<option value="no" selected>/)
    expect(answer.text).not.toContain('<script>alert')
    expect(await pageOf(slug, lee)).not.toContain('Your answer')
  })

  test('an answer changed on a later day is no visit', async () => {
    tuesday()
    const slug = await place()
    const vi = await town.signIn('Vi Visitor')
    await rate(vi, slug, 'mixed').expect(303)
    town.setClock('2026-11-19T15:00:00.000Z')
    const page = (await vi.get(`/directory/${slug}/rating`)).text
    expect(page).not.toContain('This also writes today’s visit')
    expect(page).toContain(`href="/notebook/visits/new?business=${slug}"`)
    await rate(vi, slug, 'yes').expect(303)
    expect((await vi.get('/notebook/visits')).text.split(`href="/directory/${slug}"`).length).toBe(2)
    expect(await pageOf(slug, vi)).toContain('Your answer: Yes')
    tuesday()
  })

  test('it is changed and taken back; a place that is not there is not there', async () => {
    const slug = await place()
    const pat = await town.signIn('Pat Post')
    await rate(pat, slug, 'yes').expect(303)
    expect((await pat.get(`/directory/${slug}/rating`)).text).toMatch(/value="yes" checked/)
    await rate(pat, slug, 'no').expect(303)
    expect(await pageOf(slug, pat)).toContain('Your answer: No')
    await send(pat, `/directory/${slug}/rating/withdrawal`).expect(303)
    const page = await pageOf(slug, pat)
    expect(page).toContain('Your answer is gone')
    expect(page).not.toContain('Your answer:')
    await send(pat, `/directory/${slug}/rating/withdrawal`).expect(404)
    await rate(pat, 'no-such-place', 'yes').expect(404)
    await rate(town.visitor(), slug, 'yes').expect(401)
  })

  test('inside the visit’s form, in the same moment or not at all', async () => {
    const slug = await place()
    const sam = await town.signIn('Sam Several')
    const form = (await sam.get(`/notebook/visits/new?business=${slug}`)).text
    expect(form).toContain('Your word on the place')
    const visit = { business: slug, smallTalk: 'The dog is Biscuit' }
    const unsaid = await send(sam, '/notebook/visits', { ...visit, priceAsSaid: 'yes' })
    expect(unsaid.status).toBe(422)
    expect(unsaid.text).toContain('Say first whether you would go back')
    expect(unsaid.text).toContain('The dog is Biscuit')
    const nowhere = await send(sam, '/notebook/visits', { place: 'the creek', business: '', wouldGoBack: 'yes' })
    expect(nowhere.text).toContain('Only a place of the directory can be rated')
    expect((await sam.get('/notebook/visits')).text).not.toContain('Biscuit')
    await send(sam, '/notebook/visits', { ...visit, wouldGoBack: 'mixed', priceAsSaid: 'yes' }).expect(303)
    expect(await pageOf(slug, sam)).toContain('Your answer: Mixed')
    await send(sam, '/notebook/visits', visit).expect(303)
    expect(await pageOf(slug, sam)).toContain('Your answer: Mixed')
  })

  test('nobody else reads an answer: not the owner, not a steward, not the street', async () => {
    const slug = await place('Earl Presnell')
    const ruth = await town.signIn('Ruth Calloway')
    await rate(ruth, slug, 'no').expect(303)
    for (const reader of [await town.signIn('Earl Presnell'), await town.signIn('Dee', 'steward'), town.visitor()]) {
      const page = await pageOf(slug, reader)
      expect(page).not.toContain('Your answer')
      expect(page).toContain('Be the first to say.')
    }
  })
})

describe('Monday', () => {
  test('from three households up, together, in a word and a bucket, on page and list', async () => {
    tuesday()
    const slug = await place()
    const [one, two] = await everyone(slug, ['yes', 'yes'])
    await monday(0)
    expect(await pageOf(slug)).toContain('Be the first to say.')
    tuesday()
    const [three] = await everyone(slug, ['yes'], 2)
    expect(await pageOf(slug)).toContain('Be the first to say.')
    await monday(0)
    for (const reader of [one!, two!, three!, town.visitor()]) expect(await pageOf(slug, reader)).toContain(EVERYONE)
    expect(await pageOf(slug, one)).toContain('Yours is in the neighbors’ word.')
    const list = (await town.visitor().get('/directory?order=word')).text
    expect(list).toContain(EVERYONE)
    expect(list.indexOf(slug)).toBeLessThan(list.indexOf('Be the first to say.'))
    const spanish = await town.visitor().get(`/directory/${slug}`).set('accept-language', 'es')
    expect(spanish.text).toContain('Casi todos volverían. 3 vecinos o más.')
  })

  test('one new rater moves nothing; two move the bucket, three the word', async () => {
    tuesday()
    const slug = await place()
    await everyone(slug, ['yes', 'yes', 'yes'])
    await monday(0)
    const [alone] = await everyone(slug, ['no'], 3)
    expect(await pageOf(slug, alone)).toContain('It shows with the next Monday’s.')
    await monday(1)
    expect(await pageOf(slug)).toContain(EVERYONE)
    expect(await pageOf(slug, alone)).toContain('Yours is in. It shows on a Monday, together with others’.')
    await everyone(slug, ['no'], 4)
    await monday(2)
    expect(await pageOf(slug)).toContain('Nearly everyone would go back. 5 or more neighbors.')
  })

  test('an answer given on Monday waits for the next', async () => {
    tuesday()
    const slug = await place()
    await everyone(slug, ['yes', 'yes'])
    town.setClock(MONDAYS[0] ?? '')
    await everyone(slug, ['yes'], 2)
    await monday(0)
    expect(await pageOf(slug)).toContain('Be the first to say.')
    await monday(1)
    expect(await pageOf(slug)).toContain(EVERYONE)
  })

  test('kin, rivals and who stands behind the counter are not counted, and read so', async () => {
    tuesday()
    const slug = await place('Earl Presnell')
    await behindCounter(slug, 'Tammy Yates', 'staff')
    await everyone(slug, ['yes', 'yes'])
    const tammy = await town.signIn('Tammy Yates')
    const kin = await town.signIn('Joan Presnell')
    await rate(tammy, slug, 'yes').expect(303)
    await rate(kin, slug, 'yes', { conflict: 'kin' }).expect(303)
    expect(await pageOf(slug, tammy)).toContain('your answer is kept here, and not counted')
    expect(await pageOf(slug, kin)).toContain('your answer is kept here, and not counted')
    await monday(0)
    expect(await pageOf(slug)).toContain('Be the first to say.')
  })

  test('two who live together are one household, once both said so', async () => {
    tuesday()
    const slug = await place()
    await everyone(slug, ['yes', 'yes', 'yes'], 20)
    const { db } = town.house
    const [one, two] = [await town.account('Neighbor 20'), await town.account('Neighbor 21')]
    const householdId = newId()
    await db.insertInto('household').values({ id: householdId, madeAt: MORNING }).execute()
    const member = (accountId: string, confirmedAt: string | null) => ({
      householdId,
      accountId,
      invitedBy: one,
      confirmedAt,
    })
    await db
      .insertInto('householdMember')
      .values([member(one, MORNING), member(two, null)])
      .execute()
    await db.updateTable('householdMember').set({ confirmedAt: MORNING }).where('accountId', '=', two).execute()
    await monday(0)
    expect(await pageOf(slug)).toContain('Be the first to say.')
    await db.deleteFrom('household').where('id', '=', householdId).execute()
  })

  test('taking an answer back or leaving town changes no word until others are new', async () => {
    tuesday()
    const slug = await place()
    const raters = await everyone(slug, ['yes', 'yes', 'yes'], 30)
    await monday(0)
    await send(raters[0]!, `/directory/${slug}/rating/withdrawal`).expect(303)
    await monday(1)
    expect(await pageOf(slug)).toContain(EVERYONE)
    await everyone(slug, ['yes', 'yes'], 33)
    await monday(2)
    expect(await pageOf(slug)).toContain('Be the first to say.')
  })

  test('a second run of the same Monday adds nothing', async () => {
    tuesday()
    const slug = await place()
    await everyone(slug, ['yes', 'mixed', 'no'], 40)
    await monday(0)
    const first = await pageOf(slug)
    await monday(0)
    expect(await pageOf(slug)).toBe(first)
    expect(first).toContain('Some would go back. 3 or more neighbors.')
  })
})

describe('signed words', () => {
  const say = (agent: Agent, slug: string, words: string, more: Record<string, string> = {}) =>
    send(agent, `/directory/${slug}/recommendations`, { words, ...more })
  const signedId = async (slug: string): Promise<string> =>
    (
      await town.house.db
        .selectFrom('recommendation')
        .select('id')
        .where('businessId', '=', await idOf(slug))
        .executeTakeFirstOrThrow()
    ).id

  test('show at once with a name: to neighbors, and to anybody where their author says so', async () => {
    const slug = await place()
    const ruth = await town.signIn('Ruth Calloway')
    await say(ruth, slug, 'found the two-dollar washer.').expect(303)
    await send(ruth, `/directory/${slug}/would-miss`, { miss: 'drive to Boone.', anybody: '1' }).expect(303)
    const spanish = (await town.visitor().get(`/directory/${slug}`).set('accept-language', 'es').expect(200)).text
    expect(spanish, 'one sentence is in one language').toContain(
      '<p lang="en">If this place closed, I’d have to drive to Boone.',
    )
    const neighbor = await pageOf(slug, await town.signIn('Tom Hayes'))
    expect(neighbor).toMatch(/Ruth Calloway would go back: <span lang="en">found the two-dollar washer\./)
    expect(neighbor).toMatch(/If this place closed, I’d have to drive to Boone\./)
    const street = await pageOf(slug)
    expect(street).not.toContain('washer')
    expect(street).toContain('drive to Boone.')
    const id = await signedId(slug)
    await send(ruth, `/recommendations/${id}/edit`, { words: 'kept me dry.', anybody: '1' }).expect(303)
    expect(await pageOf(slug)).toContain('kept me dry.')
    await send(ruth, `/recommendations/${id}/withdrawal`).expect(303)
    expect(await pageOf(slug)).not.toContain('kept me dry.')
  })

  test.each([
    ['recommendations', { words: '' }, 'Please write something here'],
    ['recommendations', { words: 'x'.repeat(601) }, 'Keep it to 600 letters'],
    ['would-miss', { miss: 'y'.repeat(201) }, 'Keep it to 200 letters'],
  ])('what does not fit is said beside it: %s', async (path, words, said) => {
    const slug = await place()
    const answer = await send(await town.signIn('Lee Long'), `/directory/${slug}/${path}`, words)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(said)
    expect(answer.text).toContain(Object.values(words)[0])
  })

  test('their owner answers once, which waits for who wrote them; nobody recommends their own place', async () => {
    const slug = await place('Earl Presnell')
    const [ruth, earl] = [await town.signIn('Ruth Calloway'), await town.signIn('Earl Presnell')]
    await say(earl, slug, 'Best in town').expect(422)
    await say(ruth, slug, '<b>bold</b> washer').expect(303)
    const id = await signedId(slug)
    expect(await pageOf(slug, earl)).toContain(`/recommendations/${id}/reply`)
    const key = newId()
    await send(earl, `/recommendations/${id}/reply`, { words: 'Bring the old part.', key }).expect(303)
    await send(earl, `/recommendations/${id}/reply`, { words: 'Bring the old part.', key }).expect(303)
    await send(earl, `/recommendations/${id}/reply`, { words: 'And again' }).expect(404)
    await send(ruth, `/recommendations/${id}/reply`, { words: 'Myself' }).expect(404)
    const page = await pageOf(slug, ruth)
    expect(page).toContain('Bring the old part.')
    expect(page).toContain('&lt;b&gt;bold&lt;/b&gt; washer')
    expect((await ruth.get('/word')).text).toContain(`/recommendations/${id}/reply/read`)
    await send(ruth, `/recommendations/${id}/reply/read`).expect(303)
    expect((await ruth.get('/word')).text).not.toContain(`/recommendations/${id}/reply/read`)
    await send(ruth, `/recommendations/${id}/edit`, { words: 'Other words' }).expect(303)
    expect(await pageOf(slug, ruth)).not.toContain('Bring the old part.')
  })

  test('while a claim can be objected to, its claimant answers nobody in public', async () => {
    const slug = await place()
    await say(await town.signIn('Ruth Calloway'), slug, 'found the washer').expect(303)
    const id = await signedId(slug)
    const { db } = town.house
    const business = await db.selectFrom('business').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()
    const accountId = await town.account('Mae Moon')
    const claim = { id: newId(), businessId: business.id, accountId, claimedAs: 'owner' as const }
    await db
      .insertInto('claim')
      .values({ ...claim, state: 'open', askedAt: MORNING, publicFrom: '2026-11-24T14:40:00.000Z' })
      .execute()
    const role = { businessId: business.id, accountId, role: 'owner' as const, claimId: claim.id }
    await db
      .insertInto('businessPerson')
      .values({ id: newId(), ...role, fromOn: '2026-11-17' })
      .execute()
    const mae = await town.signIn('Mae Moon')
    expect(await pageOf(slug, mae)).not.toContain(`/recommendations/${id}/reply`)
    await send(mae, `/recommendations/${id}/reply`, { words: 'Thank you kindly' }).expect(404)
  })

  test('whom one blocked is not there, nor their words', async () => {
    const slug = await place()
    await say(await town.signIn('Bo Blocked'), slug, 'unseen by Bea').expect(303)
    const bea = await town.signIn('Bea Blocker')
    const pair = { blockerId: await town.account('Bea Blocker'), blockedId: await town.account('Bo Blocked') }
    await town.house.db
      .insertInto('block')
      .values({ ...pair, madeAt: MORNING })
      .execute()
    expect(await pageOf(slug, bea)).not.toContain('unseen by Bea')
    expect(await pageOf(slug, await town.signIn('Tom Hayes'))).toContain('unseen by Bea')
  })

  test('a steward takes them off with a reason; the log has kind, day and reason, never the words', async () => {
    const slug = await place()
    const dee = await town.signIn('Dee Steward', 'steward')
    await say(await town.signIn('Mo Mean'), slug, 'unkind-words').expect(303)
    const id = await signedId(slug)
    await send(dee, `/recommendations/${id}/removal`, { reason: '' }).expect(422)
    await send(await town.signIn('Tom Hayes'), `/recommendations/${id}/removal`, { reason: 'x' }).expect(404)
    await send(dee, `/recommendations/${id}/removal`, { reason: 'It named a child.' }).expect(303)
    expect(await pageOf(slug, dee)).not.toContain('unkind-words')
    const log = (await town.visitor().get('/log').expect(200)).text
    expect(log).toContain('A recommendation')
    expect(log).toContain('It named a child.')
    expect(log).not.toMatch(/unkind-words|Mo Mean/)
    expect(await pageOf(slug, await town.signIn('Mo Mean'))).toContain('A steward took words of yours off this page.')
    expect(await pageOf(slug, dee)).not.toContain('words of yours')
  })

  test('a suspended neighbor’s words hide at once, also where pages are kept, and come back', async () => {
    const slug = await place('Sid Owner')
    const dee = await town.signIn('Dee Steward', 'steward')
    const [suz, sid] = [await town.signIn('Suz Suspended'), await town.signIn('Sid Owner')]
    await send(suz, `/directory/${slug}/recommendations`, { words: 'hung the door.', anybody: '1' }).expect(303)
    await send(sid, `/recommendations/${await signedId(slug)}/reply`, { words: 'Glad it swings.' }).expect(303)
    for (const _twice of [1, 2]) expect(await pageOf(slug)).toMatch(/hung the door\.[^]*Glad it swings/)
    const at = async (name: string) => `/stewards/accounts/${await town.account(name)}`
    await send(dee, `${await at('Sid Owner')}/suspension`).expect(303)
    expect(await pageOf(slug)).toContain('hung the door.')
    expect(await pageOf(slug)).not.toContain('Glad it swings')
    await send(dee, `${await at('Suz Suspended')}/suspension`).expect(303)
    expect(await pageOf(slug)).not.toContain('hung the door.')
    for (const name of ['Sid Owner', 'Suz Suspended']) await send(dee, `${await at(name)}/reinstatement`).expect(303)
    expect(await pageOf(slug)).toMatch(/hung the door\.[^]*Glad it swings/)
  })

  test('two stewards who take the same words off at once write one line into the log', async () => {
    const slug = await place()
    const dee = await town.signIn('Dee Steward', 'steward')
    await say(await town.signIn('Mo Mean'), slug, 'twice unkind').expect(303)
    const at = `/recommendations/${await signedId(slug)}/removal`
    const answers = await Promise.all([1, 2].map(() => send(dee, at, { reason: 'Once is enough.' })))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 404])
    const log = (await town.visitor().get('/log').expect(200)).text
    expect(log.split('Once is enough.')).toHaveLength(2)
  })

  test('who leaves becomes a former neighbor; their answers are erased', async () => {
    const slug = await place()
    const gus = await town.signIn('Gus Gone')
    await say(gus, slug, 'fair and square.').expect(303)
    await rate(gus, slug, 'no').expect(303)
    await send(gus, '/account/leaving', { current: PASSWORD }).expect(303)
    const page = await pageOf(slug, await town.signIn('Tom Hayes'))
    expect(page).toContain('A former neighbor would go back:')
    expect(page).not.toContain('Gus Gone')
    const { db } = town.house
    expect(
      await db
        .selectFrom('rating')
        .select('id')
        .where('businessId', '=', await idOf(slug))
        .execute(),
    ).toEqual([])
  })
})

describe('a private word first', () => {
  test('after "no" it is asked; the owner answers; then rate or let be', async () => {
    const slug = await place('Earl Presnell')
    const [ruth, earl] = [await town.signIn('Ruth Calloway'), await town.signIn('Earl Presnell')]
    const rated = await rate(ruth, slug, 'no').expect(303)
    expect(rated.headers.location).toBe(`/directory/${slug}/private-word`)
    expect((await ruth.get(`/directory/${slug}/private-word`)).text).toContain('A private word first?')
    await send(ruth, `/directory/${slug}/private-word`, { words: '' }).expect(422)
    const sent = await send(ruth, `/directory/${slug}/private-word`, { words: 'It was late-secret' }).expect(303)
    const at = String(sent.headers.location)
    const again = await send(ruth, `/directory/${slug}/private-word`, { words: 'And another' }).expect(422)
    expect(again.text).toContain('One at a time')
    expect((await earl.get('/word')).text).toMatch(/Ruth Calloway left a private word[^]*It was late-secret/)
    expect((await earl.get(at)).text).toContain('late-secret')
    for (const other of [await town.signIn('Tom Hayes'), await town.signIn('Dee', 'steward')])
      expect((await other.get(at).expect(404)).text).not.toContain('late-secret')
    await send(ruth, `${at}/answer`, { answer: 'Myself' }).expect(404)
    await send(earl, `${at}/answer`, { answer: 'Come by, I will set it right' }).expect(303)
    await send(earl, `${at}/answer`, { answer: 'Twice' }).expect(404)
    expect((await ruth.get('/word')).text).toMatch(/answered your private word[^]*Come by, I will set it right/)
    const between = (await ruth.get(at)).text
    expect(between).toContain('Come by, I will set it right')
    expect(between).toContain('Only you and the people of')
    expect(between).toContain('Change my answer')
    await send(ruth, `${at}/rest`).expect(303)
    expect((await ruth.get('/word')).text).not.toContain('answered your private word')
    await rate(ruth, slug, 'yes').expect(303)
    expect(await pageOf(slug, ruth)).toContain('Your answer: Yes')
  })

  test('it is offered on the page too, and says of an answer that is not counted nothing about Monday', async () => {
    const slug = await place('Earl Presnell')
    const kit = await town.signIn('Kit Kin')
    await send(kit, '/notebook/visits', { business: slug, wouldGoBack: 'no' }).expect(303)
    expect(await pageOf(slug, kit)).toContain(`href="/directory/${slug}/private-word"`)
    expect((await kit.get(`/directory/${slug}/private-word`)).text).toContain('shows on Monday with the others')
    await rate(kit, slug, 'mixed', { conflict: 'kin' }).expect(303)
    expect((await kit.get(`/directory/${slug}/private-word`)).text).not.toContain('shows on Monday')
    await rate(kit, slug, 'yes').expect(303)
    expect(await pageOf(slug, kit)).not.toContain(`href="/directory/${slug}/private-word"`)
  })

  test('an answer by somebody blocked is not there, nor counted', async () => {
    const slug = await place('Olin Owner')
    const [rex, olin] = [await town.signIn('Rex Blocks'), await town.signIn('Olin Owner')]
    const sent = await send(rex, `/directory/${slug}/private-word`, { words: 'Too loud' }).expect(303)
    const at = String(sent.headers.location)
    await send(olin, `${at}/answer`, { answer: 'Olin’s answer' }).expect(303)
    expect((await rex.get('/word')).text).toContain('class="waits"')
    const pair = { blockerId: await town.account('Olin Owner'), blockedId: await town.account('Rex Blocks') }
    await town.house.db
      .insertInto('block')
      .values({ ...pair, madeAt: MORNING })
      .execute()
    const word = (await rex.get('/word').expect(200)).text
    expect(word).not.toContain('answered your private word')
    expect(word).not.toContain('class="waits"')
    const own = (await rex.get(at).expect(200)).text
    expect(own).toContain('Too loud')
    expect(own).not.toContain('Olin’s answer')
  })

  test('where nobody would read it, it is not asked, and a clerk reads none', async () => {
    const slug = await place()
    await behindCounter(slug, 'Tammy Yates', 'staff')
    const ruth = await town.signIn('Ruth Calloway')
    expect((await rate(ruth, slug, 'no')).headers.location).toBe(`/directory/${slug}#word`)
    await ruth.get(`/directory/${slug}/private-word`).expect(404)
  })
})

describe('places that change', () => {
  async function merge(kept: string, gone: string): Promise<void> {
    const dee = await town.signIn('Dee Whitlock', 'steward')
    const [keep, other] = [await idOf(kept), await idOf(gone)]
    const merging = { keep, gone: other, keptRevision: '1', goneRevision: '1' }
    await send(dee, '/stewards/merges', merging).expect(303)
  }

  test('two entries were one place: the later answer of each rater stays', async () => {
    tuesday()
    const [kept, gone] = [await place(), await place()]
    const [both] = await everyone(kept, ['no'], 60)
    await everyone(kept, ['yes'], 61)
    town.setClock('2026-11-18T14:40:00.000Z')
    await rate(both ?? town.visitor(), gone, 'yes').expect(303)
    await everyone(gone, ['yes'], 62)
    await merge(kept, gone)
    expect(await pageOf(kept, both)).toContain('Your answer: Yes')
    await monday(0)
    expect(await pageOf(kept)).toContain(EVERYONE)
  })

  test('sold: what was said was said of the people before', async () => {
    tuesday()
    const slug = await place()
    const [rater] = await everyone(slug, ['yes', 'yes', 'yes'], 70)
    await monday(0)
    expect(await pageOf(slug)).toContain(EVERYONE)
    const desk = await town.signIn('Dee Norris', 'steward')
    const sold = { name: 'The place after it', revision: '1' }
    await desk.post(`/directory/${slug}/sale`).type('form').send(sold).expect(303)
    const theirs = await pageOf(slug, rater)
    expect(theirs).toContain('Your answer: Yes')
    expect(theirs).toContain('it is counted no more.')
    for (const one of [slug, 'the-place-after-it']) expect(await pageOf(one)).not.toContain(EVERYONE)
    expect(await pageOf('the-place-after-it')).toContain('Be the first to say.')
    await desk.post(`/directory/${slug}/sale/undoing`).type('form').send({}).expect(303)
    expect(await pageOf(slug, rater)).toContain('Your answer: Yes')
    expect(await pageOf(slug)).toContain(EVERYONE)
  })
})
