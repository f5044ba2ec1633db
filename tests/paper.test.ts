import { beforeAll, expect, test } from 'vitest'
import { newId } from '../src/db/ids.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { addFace, createBusiness, plainFacts } from '../src/directory/records.ts'
import { qrCode } from '../src/web/qr.ts'
import { type Agent, MORNING, openTown } from './support/town.ts'

const town = await openTown()
const { db, config } = town.house

let ruth: Agent
let place = { id: '', slug: '', code: '' }

const send = (agent: Agent, path: string, words: Record<string, string>) => agent.post(path).type('form').send(words)
const squares = (html: string): string[] => html.match(/<svg class="qr".*?<\/svg>/g) ?? []
const squareOf = (path: string): string => String(qrCode(config.baseUrl + path))

beforeAll(async () => {
  ruth = await town.signIn('Ruth Calloway')
  place = await inTransaction(db, async (trx) => {
    const by = { accountId: null, source: 'town' }
    const made = await createBusiness(trx, { ...plainFacts, name: 'Gap Hardware' }, by, MORNING)
    const face = { role: null, whenIn: null, line: null, language: 'en', accountId: null } as const
    const shy = { ...face, name: 'Wilma Shyly', openers: [], audience: 'neighbors' } as const
    await addFace(trx, made.id, shy, MORNING)
    const openers = [{ words: 'What the rain gauge said', language: 'en' as const }]
    await addFace(trx, made.id, { ...face, name: 'Earl Presnell', openers, audience: 'anybody' }, MORNING)
    return made
  })
})

test('the poster says in both languages how one joins, and leads to the town’s own address whatever it is called with', async () => {
  const { text } = await town.visitor().get('/poster').set('host', 'elsewhere.example').expect(200)
  for (const said of ['Ask at the desk for a slip', 'Pida en el mostrador una papeleta', 'lang="es"']) {
    expect(text).toContain(said)
  }
  expect(squares(text)).toEqual([squareOf('')])
  expect(text).not.toContain('elsewhere.example')
  expect((await town.visitor().get('/edition')).text).toContain('href="/poster"')
})

test('a sign stands before strangers: it has the permanent code, and nobody whom neighbors alone may read', async () => {
  for (const reader of [town.visitor(), ruth]) {
    const { text } = await reader.get(`/directory/${place.slug}/sign`).expect(200)
    for (const said of ['Ask for Earl', 'Pregunte por Earl', 'What the rain gauge said']) expect(text).toContain(said)
    expect(text).not.toContain('Wilma')
    expect(squares(text)).toEqual([squareOf(`/b/${place.code}`), squareOf(`/b/${place.code}`)])
  }
  await town.visitor().get('/directory/no-such-place/sign').expect(404)
})

test('a place that closed has no sign: nobody is sent to a door that stays shut', async () => {
  await db.updateTable('business').set({ standing: 'closed' }).where('id', '=', place.id).execute()
  await town.visitor().get(`/directory/${place.slug}/sign`).expect(404)
  await db.updateTable('business').set({ standing: 'open' }).where('id', '=', place.id).execute()
})

test('a business’s page carries its permanent code for paper', async () => {
  expect(squares((await town.visitor().get(`/directory/${place.slug}`)).text)).toEqual([squareOf(`/b/${place.code}`)])
})

test('the remember-me card is printed for whoever wrote one, and for nobody else', async () => {
  await town.visitor().get('/account/cards/paper').expect(303)
  expect((await ruth.get('/account/cards/paper').expect(303)).headers.location).toBe('/account/cards')
  const words = { callMe: 'Ruth', usual: 'Stove gasket & rope', dontAsk: 'the <house>' }
  await send(ruth, '/account/cards', words).expect(303)
  const { text } = await ruth.get('/account/cards/paper').expect(200)
  expect(text).toContain('Stove gasket &amp; rope')
  expect(text).toContain('the &lt;house&gt;')
  expect(squares(text)).toEqual([squareOf('/account/cards')])
  const tom = await town.signIn('Tom Ellis')
  await tom.get('/account/cards/paper').expect(303)
})

test('a favor’s paper card has the door in its square, and the letters beside it only', async () => {
  const said = { kind: 'thanks', who: 'Joan of Creek Road', words: 'Drove me to Boone', key: newId() }
  const at = (await send(ruth, '/favors', said).expect(303)).headers.location!
  const party = /\/favors\/parties\/([0-9a-f-]{36})\/cards/.exec((await ruth.get(at)).text)![1]!
  const card = (await send(ruth, `/favors/parties/${party}/cards`, {}).expect(303)).headers.location!
  const { text } = await ruth.get(card).expect(200)
  expect(text).toMatch(/id="code">[A-Z]{4} [A-Z]{4}</)
  expect(squares(text)).toEqual([squareOf('/favors/card')])
  expect(text).toContain('Whoever holds this card and Ruth Calloway can read this')
})
