import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../src/db/ids.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { createBusiness, plainFacts } from '../src/directory/records.ts'
import { type Agent, MORNING, openTown, type TestTown } from './support/town.ts'

let town: TestTown
let ruth: Agent
let hoyt: Agent
let earl: Agent
let shop = ''

beforeAll(async () => {
  town = await openTown()
  ruth = await town.signIn('Ruth Calloway')
  hoyt = await town.signIn('Hoyt Greer')
  earl = await town.signIn('Earl Presnell')
  const made = await inTransaction(town.house.db, (trx) =>
    createBusiness(trx, { ...plainFacts, name: 'Gap Hardware' }, { accountId: null, source: 'town' }, MORNING),
  )
  shop = made.slug
  await town.house.db
    .insertInto('businessPerson')
    .values({
      id: newId(),
      businessId: made.id,
      accountId: await town.account('Earl Presnell'),
      role: 'owner',
      fromOn: '2026-01-01',
    })
    .execute()
})

type Words = Record<string, string | string[]>
const send = (agent: Agent, path: string, words: Words = {}) => agent.post(path).type('form').send(words)
const textOf = async (agent: Agent, path: string): Promise<string> => (await agent.get(path).expect(200)).text

/** Writes one down. @returns where it stands */
async function write(agent: Agent, words: Words): Promise<string> {
  const answer = await send(agent, '/favors', { kind: 'thanks', ...words }).expect(303)
  return String(answer.headers.location)
}
const answer = (agent: Agent, path: string, words: Words) => send(agent, `${path}/answers`, words)

/** The part of the stove's page under a heading. */
function shelf(page: string, heading: string): string {
  const [, ...after] = page.split(`>${heading}</h2>`)
  return after.join('').split(/<\/section>/)[0] ?? ''
}

describe('somebody did me one', () => {
  test('Ruth thanks Hoyt; he reads it in his word and is glad to', async () => {
    const path = await write(ruth, { who: 'hoyt greer', words: 'Sharpened my saw' })
    expect(shelf(await textOf(ruth, '/favors'), 'Warmth that came back')).toContain('Sharpened my saw')
    expect(await textOf(ruth, path)).toContain('Your thank-you is kept. It needs no answer.')

    const word = await textOf(hoyt, '/word')
    expect(word).toContain('Ruth Calloway wrote down that you did this, and says thank you.')
    expect(word).toContain('Sharpened my saw')
    const glad = /action="(\/favors\/[^"]+answer=glad[^"]*)"/.exec(word)?.[1]?.replaceAll('&amp;', '&') ?? ''
    await send(hoyt, glad).expect(303)
    await send(hoyt, glad).expect(303)
    expect(shelf(await textOf(hoyt, '/favors'), 'Wood you put in')).toContain('Sharpened my saw')
    expect(await textOf(hoyt, '/word')).not.toContain('Sharpened my saw')
    expect(await textOf(ruth, path)).toContain('Hoyt Greer answered: glad to.')
  })

  test('that wasn’t me: his name is taken off, and the thank-you is hers', async () => {
    const path = await write(ruth, { who: 'Hoyt Greer', words: 'Left a jar of honey on the step' })
    await answer(hoyt, path, { answer: 'not-me' }).expect(303)
    const page = await textOf(ruth, path)
    expect(page).toContain('Nobody is named any more. The thank-you is yours.')
    expect(page).not.toContain('Hoyt')
    expect(page).toContain('Only you can see this')
    await hoyt.get(path).expect(404)
    expect(await textOf(hoyt, '/favors')).not.toContain('jar of honey')
  })

  test('a business is thanked; its owner alone answers for it', async () => {
    const form = await textOf(ruth, `/favors/new?business=${shop}`)
    expect(form).toContain('value="Gap Hardware"')
    const path = await write(ruth, { who: 'Gap Hardware', words: 'Opened on a Sunday for me' })
    await hoyt.get(path).expect(404)
    expect(await textOf(earl, '/word')).toContain('Opened on a Sunday for me')
    expect(await textOf(earl, path)).toContain('For Gap Hardware')
    await answer(earl, path, { answer: 'glad' }).expect(303)
    expect(await textOf(ruth, path)).toContain('Gap Hardware answered: glad to.')
  })
})

describe('I did somebody a favor', () => {
  test('Earl’s word stands on his page; Ruth reads text, day and who wrote it, and says yes', async () => {
    const path = await write(earl, { kind: 'favor', who: 'Ruth Calloway', words: 'Fixed her step' })
    expect(shelf(await textOf(earl, '/favors'), 'The fire')).toContain('Waiting on Ruth Calloway, no hurry.')
    expect(await textOf(ruth, path)).toContain('Earl Presnell wrote down this favor for you.')
    await answer(ruth, path, { answer: 'yes' }).expect(303)
    expect(shelf(await textOf(earl, '/favors'), 'Wood you put in')).toContain('Ruth Calloway said yes.')
    expect(shelf(await textOf(ruth, '/favors'), 'Warmth that came back')).toContain('Fixed her step')
  })

  test('not quite: she tells it anew, it goes back to him, and neither telling is lost', async () => {
    const path = await write(earl, { kind: 'favor', who: 'Ruth Calloway', words: 'Mended her whole porch' })
    await answer(ruth, path, { answer: 'not-quite', words: '' }).expect(422)
    await answer(ruth, path, { answer: 'not-quite', words: 'Mended one board of my porch' }).expect(303)
    const page = await textOf(earl, path)
    expect(page).toContain('Ruth Calloway told it again, in other words. Is it right like this?')
    expect(page).toContain('Mended one board of my porch')
    expect(page).toContain('Mended her whole porch')
    const word = await textOf(earl, '/word')
    expect(word).toContain('Mended one board')
    expect(word).toContain('Ruth Calloway told it again, in other words.')
    await answer(earl, path, { answer: 'no' }).expect(409)
    await answer(earl, path, { answer: 'yes' }).expect(303)
    expect(shelf(await textOf(ruth, '/favors'), 'Warmth that came back')).toContain('Mended one board of my porch')
  })

  test('a yes to words that were changed meanwhile is no yes to these', async () => {
    const path = await write(earl, { kind: 'favor', who: 'Ruth Calloway', words: 'Plowed her drive' })
    const stale = /action="(\/favors\/[^"]+answer=yes[^"]*)"/.exec(await textOf(ruth, path))?.[1] ?? ''
    await answer(ruth, path, { answer: 'not-quite', words: 'Plowed half my drive' }).expect(303)
    await answer(earl, path, { answer: 'not-quite', words: 'Plowed most of it' }).expect(303)
    await send(ruth, stale.replaceAll('&amp;', '&')).expect(409)
    expect(await textOf(ruth, path)).toContain('Plowed most of it')
  })

  test('a no, contested: both texts are kept for the two, it counts for nobody, and a steward sees it when asked', async () => {
    const dee = await town.signIn('Dee Lassiter', 'steward')
    const path = await write(earl, { kind: 'favor', who: 'Ruth Calloway', words: 'Hauled her wood' })
    await answer(ruth, path, { answer: 'no', words: 'I hauled it myself' }).expect(303)
    expect(await textOf(earl, '/word')).toContain('Ruth Calloway said no to something you wrote down.')
    expect(await textOf(earl, path)).toContain('I hauled it myself')
    await send(ruth, `${path}/standing`).expect(404)
    await send(earl, `${path}/standing`).expect(303)
    for (const one of [ruth, earl]) {
      const page = await textOf(one, path)
      expect(page).toContain('Told two ways')
      expect(page).not.toContain('Who else may read it')
      expect(page).toContain('Hauled her wood')
      expect(page).toContain('I hauled it myself')
      const stove = await textOf(one, '/favors')
      expect(shelf(stove, 'Wood you put in') + shelf(stove, 'Warmth that came back')).not.toContain('Hauled her wood')
    }
    const id = path.split('/').at(-1) ?? ''
    await dee.get(path).expect(404)
    await dee.get(`/stewards/favors/${id}`).expect(404)
    expect(await textOf(dee, '/stewards')).not.toContain('One waits to be read.')
    await send(ruth, `${path}/steward`, { asked: '1' }).expect(303)
    expect(await textOf(dee, '/stewards')).toContain('One waits to be read.')
    expect(await textOf(dee, `/stewards/favors/${id}`)).toContain('I hauled it myself')
    await send(dee, `/stewards/favors/${id}/looked`).expect(303)
    await dee.get(`/stewards/favors/${id}`).expect(404)
    await answer(ruth, path, { answer: 'yes' }).expect(303)
    expect(shelf(await textOf(earl, '/favors'), 'Wood you put in')).toContain('Hauled her wood')
  })

  test('taken back: her words go, from his page too', async () => {
    const path = await write(earl, { kind: 'favor', who: 'Ruth Calloway', words: 'Lent her my good words' })
    await send(ruth, `${path}/withdrawal`).expect(404)
    expect(await textOf(earl, `${path}/withdrawal`)).toContain('Take your words back?')
    await send(earl, `${path}/withdrawal`).expect(303)
    for (const one of [ruth, earl]) {
      await one.get(path).expect(404)
      expect(await textOf(one, '/favors')).not.toContain('good words')
    }
    const told = await write(earl, { kind: 'favor', who: 'Ruth Calloway', words: 'Gave her a ride home' })
    await answer(ruth, told, { answer: 'not-quite', words: 'Gave me a ride to the bridge' }).expect(303)
    await send(earl, `${told}/withdrawal`).expect(303)
    await earl.get(told).expect(404)
    const page = await textOf(ruth, told)
    expect(page).toContain('Earl Presnell took these words back.')
    expect(page).toContain('ride to the bridge')
    expect(page).not.toContain('ride home')
  })
})

describe('several on each side', () => {
  test('nine raise a barn; one of them says no, and only that name is taken off', async () => {
    const names = ['Ben', 'Curtis', 'Dwight', 'Faye', 'Joyce', 'Lamar', 'Luis', 'Nell'].map((name) => `${name} Barn`)
    const helpers = await Promise.all(names.map((name) => town.signIn(name)))
    const path = await write(ruth, {
      who: names[0] ?? '',
      othersThere: names.slice(1, 7).join('\n'),
      othersHere: names[7] ?? '',
      kind: 'favor',
      words: 'We raised the barn',
    })
    const [ben, curtis, ...rest] = helpers as [Agent, Agent, ...Agent[]]
    const waiting = await textOf(ben, path)
    for (const name of names.slice(1)) expect(waiting).not.toContain(name)
    await answer(ben, path, { answer: 'no' }).expect(303)
    await ben.get(path).expect(404)
    for (const one of [curtis, ...rest]) await answer(one, path, { answer: 'yes' }).expect(303)
    const page = await textOf(ruth, path)
    expect(page).not.toContain('Ben Barn')
    for (const name of names.slice(1)) expect(page).toContain(name)
    expect(shelf(await textOf(curtis, '/favors'), 'Warmth that came back')).toContain('We raised the barn')
    expect(shelf(await textOf(rest.at(-1) as Agent, '/favors'), 'Wood you put in')).toContain('We raised the barn')
  })
})

describe('what the form asks', () => {
  test.each([
    [{ who: '' }, 'Say who it was'],
    [{ words: '' }, 'Say in a few words'],
    [{ words: 'x'.repeat(2001) }, 'Keep it to 2000 letters'],
    [{ otherDay: '2026-11-18' }, 'has to be today or before'],
    [{ otherDay: 'soon' }, 'Please give a day'],
    [{ who: 'Ruth Calloway' }, 'That is you'],
    [{ othersThere: 'Hoyt Greer' }, 'Somebody is named twice'],
    [{ othersThere: Array.from({ length: 21 }, (_, n) => `Jim ${n}`).join('\n') }, 'Twenty on a side'],
    [{ kind: 'favor', passedOnFrom: newId() }, 'Please choose one of these'],
    [{ kind: 'debt' }, 'That could not be saved yet'],
  ])('what cannot be is said beside it, and the words stay: %j', async (words, said) => {
    const sent = { kind: 'thanks', who: 'hoyt greer.', words: 'kept all the same', ...words }
    const answered = await send(ruth, '/favors', sent)
    expect(answered.status).toBe(422)
    expect(answered.text).toContain(said)
    if (!('words' in words)) expect(answered.text).toContain('kept all the same')
  })

  test('a name that may mean several is asked about; nobody here is a neighbor without account', async () => {
    const asked = await send(ruth, '/favors', { kind: 'thanks', who: 'Hoyt', words: 'A hand' }).expect(422)
    expect(asked.text).toContain('Who is “Hoyt”?')
    const token = /name="who:hoyt" value="(account-[^"]+)"/.exec(asked.text)?.[1] ?? ''
    const path = await write(ruth, { who: 'Hoyt', words: 'A hand', 'who:hoyt': token })
    expect(await textOf(hoyt, path)).toContain('A hand')
    const other = await write(ruth, { who: 'Hoyt', words: 'Another Hoyt', 'who:hoyt': 'neighbor' })
    await hoyt.get(other).expect(404)
    await send(ruth, '/favors', { kind: 'thanks', who: 'Hoyt', words: 'x', 'who:hoyt': `account-${newId()}` }).expect(
      422,
    )
  })

  test('of two such names each is asked beside its field, and what was ticked stays ticked', async () => {
    const sent: Words = { kind: 'thanks', who: 'Hoyt', othersHere: 'Earl', words: 'Both a hand' }
    const first = await send(ruth, '/favors', sent).expect(422)
    const token = (page: string, name: string): string =>
      new RegExp(`name="who:${name}" value="(account-[^"]+)"`).exec(page)?.[1] ?? ''
    expect(first.text.indexOf('Who is “Hoyt”?')).toBeLessThan(first.text.indexOf('name="othersHere"'))
    expect(first.text.indexOf('Who is “Earl”?')).toBeGreaterThan(first.text.indexOf('name="othersHere"'))
    const [hoyts, earls] = [token(first.text, 'hoyt'), token(first.text, 'earl')]
    const second = await send(ruth, '/favors', { ...sent, 'who:hoyt': hoyts }).expect(422)
    expect(second.text).toContain(`name="who:hoyt" value="${hoyts}" checked`)
    const third = await send(ruth, '/favors', { ...sent, words: '', 'who:hoyt': hoyts, 'who:earl': earls }).expect(422)
    for (const kept of [hoyts, earls]) expect(third.text).toContain(`value="${kept}"`)
    const path = await write(ruth, { ...sent, 'who:hoyt': hoyts, 'who:earl': earls })
    expect(await textOf(ruth, path)).toMatch(/Only you, (Hoyt Greer, and Earl Presnell|Earl Presnell, and Hoyt Greer)/)
  })

  test('written down, gone back and written down again is one favor, until it is taken back', async () => {
    const again = async () => write(ruth, { key: newId(), who: 'Zeb Quill', words: 'Pulled my truck out, once' })
    const first = await again()
    expect(await again()).toBe(first)
    expect((await ruth.get('/favors')).text).toContain('You had written that down already')
    await send(ruth, `/favors/${first.replace('/favors/', '')}/withdrawal`).expect(303)
    expect(await again()).not.toBe(first)
  })

  test('a nervous finger makes one; hostile text is only text', async () => {
    const key = newId()
    const words = `<script>alert(1)</script>' OR 1=1 \u202Eback`
    const [one, two] = [
      await write(ruth, { key, who: 'Jim <b>', words }),
      await write(ruth, { key, who: 'Jim <b>', words }),
    ]
    expect(two).toBe(one)
    const page = await textOf(ruth, one)
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&#39; OR 1=1 back')
    expect(page).toContain('Jim &lt;b&gt;')
    const other = await send(ruth, '/favors', { kind: 'thanks', key, who: 'Jim <b>', words: 'Other words' }).expect(409)
    const given = other.text.split('<main')[1] ?? ''
    expect(given).toContain('Other words')
    expect(given).not.toMatch(/>\s*thanks\s*</)
  })

  test('in Spanish', async () => {
    const ana = await town.signIn('Ana Quiroga')
    await town.house.db.updateTable('account').set({ language: 'es' }).where('name', '=', 'Ana Quiroga').execute()
    expect(await textOf(ana, '/favors')).toContain('El fuego está preparado')
    const path = await write(ana, { who: 'Hoyt Greer', words: 'Me arregló la puerta' })
    expect(await textOf(hoyt, path)).toContain('lang="es"')
    expect(await textOf(ana, path)).toContain('Su agradecimiento queda guardado')
  })
})

test('ninety days without an answer: the recorder’s alone, until a late yes', async () => {
  const path = await write(earl, { kind: 'favor', who: 'Ruth Calloway', words: 'Watched her dog' })
  town.setClock('2027-02-16T15:00:00.000Z')
  await town.jobs.runDue('2027-02-16T15:00:00.000Z')
  const [ruthLater, earlLater] = [await town.signIn('Ruth Calloway'), await town.signIn('Earl Presnell')]
  expect(await textOf(ruthLater, '/word')).not.toContain('Watched her dog')
  expect(await textOf(earlLater, path)).toContain('Nobody answered. It is yours alone; a late yes still counts.')
  await answer(ruthLater, path, { answer: 'yes' }).expect(303)
  expect(shelf(await textOf(earlLater, '/favors'), 'Wood you put in')).toContain('Watched her dog')
})
