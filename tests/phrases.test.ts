import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../src/db/ids.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { createBusiness, plainFacts } from '../src/directory/records.ts'
import { indexBusiness } from '../src/directory/search/index-business.ts'
import { type Agent, MORNING, openTown } from './support/town.ts'

const town = await openTown()
const { db } = town.house

let dee: Agent

const put = (words: Record<string, string | string[]>, agent = dee) =>
  agent.post('/stewards/phrases').type('form').send(words)
const page = async (query = '', agent = dee): Promise<string> =>
  (await agent.get(`/stewards/phrases${query}`).expect(200)).text
const found = async (words: string): Promise<string> =>
  (await town.visitor().get('/directory').query({ q: words }).expect(200)).text
const idOf = async (phrase: string): Promise<string> =>
  (await db.selectFrom('searchPhrase').select('id').where('phrase', '=', phrase).executeTakeFirstOrThrow()).id

beforeAll(async () => {
  for (const [name, trade] of [
    ['Creston Convenience Center', 'trash-and-dump'],
    ['Hoyt Greer, odd jobs', 'handyman'],
    ['Cook Septic', 'septic'],
  ] as const) {
    await inTransaction(db, async (trx) => {
      const made = { ...plainFacts, name, categories: [trade] }
      const { id } = await createBusiness(trx, made, { accountId: null, source: null }, MORNING)
      await indexBusiness(trx, [id])
    })
  }
  dee = await town.signIn('Dee Lassiter', 'steward')
})

describe('what the town says for a trade', () => {
  test('a steward teaches the search a phrase, sees what it finds from then on, and takes it away again', async () => {
    expect(await found('the yonder hopper')).not.toContain('Creston Convenience Center')
    const before = await page('?q=the+yonder+hopper')
    expect(before).toContain('finds nobody')
    expect(before).toMatch(/name="phrase"[^>]* value="the yonder hopper"/)

    const words = { phrase: 'the Yonder-Hopper', language: 'en', trade1: 'Trash & recycling drop-off', key: newId() }
    const kept = await put(words).expect(303)
    expect(kept.headers.location).toBe('/stewards/phrases?q=the+Yonder-Hopper')
    await put(words).expect(303)
    await put({ ...words, phrase: 'other words' }).expect(409)
    const after = await page('?q=the+Yonder-Hopper')
    expect(after).toContain('>Creston Convenience Center</a>')
    expect(after.match(/<h3[^>]*>the Yonder-Hopper<\/h3>/g)).toHaveLength(1)
    expect(await found('where are the yonder hopper')).toContain('Creston Convenience Center')
    expect(await found('where are the yonder hopper')).toContain('the Yonder-Hopper')

    await dee.post(`/stewards/phrases/${await idOf('the Yonder-Hopper')}/removal`).expect(303)
    expect(await found('the yonder hopper')).not.toContain('Creston Convenience Center')
    const trail = (await dee.get('/stewards/audit')).text
    expect(trail).toContain('taught the search a phrase')
    expect(trail).toContain('took a phrase from the search')
    expect(trail).toContain('the Yonder-Hopper (Trash &amp; recycling drop-off)')
  })

  test('a word that nobody else writes is taken as it is, and its typing errors are read as it', async () => {
    await put({ phrase: 'chambero', language: 'es', trade1: 'Handyman' }).expect(303)
    const text = await found('chambero')
    expect(text).toContain('Hoyt Greer')
    expect(text).not.toContain('No exact match')
    expect(text).not.toMatch(/role="status"/)
    expect(await found('chamberro')).toContain('Hoyt Greer')
  })

  test('a phrase can mean several trades, and be as long as what people say', async () => {
    const words = 'it smells bad behind the house'
    await put({ phrase: words, language: 'en', trade1: 'septic tanks', trade2: 'trash-and-dump' }).expect(303)
    const text = await found(`help, ${words} again`)
    expect(text).toContain('Cook Septic')
    expect(text).toContain('Creston Convenience Center')
    expect(await page(`?q=${encodeURIComponent(words)}`)).toContain('Septic tanks')
  })

  test('the phrases that came with the directory are there to read, and to search', async () => {
    const septic = await page('?category=septic')
    expect(septic).toContain('drain field')
    expect(septic).toContain('fosa séptica')
    expect(septic).toContain('it smells bad behind the house')
    expect(septic).not.toContain('chambero')
    // A trade is found by its name too, and one that is not there is no error.
    expect(await page('?q=septic+tanks')).toContain('href="/stewards/phrases?category=septic"')
    await page('?category=no-such-trade&q=&after=')
    await page(`?q=${'x'.repeat(5000)}`)
    await page('?q=%00'.replace('%00', '%25_') + '&after=%27')
  })

  test('what cannot be kept is said beside its field, with the words kept', async () => {
    const good = { phrase: 'the dump run', language: 'en', trade1: 'Trash & recycling drop-off' }
    const wrong: [Record<string, string>, string][] = [
      [{ phrase: ' ' }, 'phrase-error'],
      [{ phrase: '¿?' }, 'phrase-error'],
      [{ phrase: 'who is the' }, 'phrase-error'],
      [{ phrase: 'one two three four five six seven' }, 'phrase-error'],
      [{ phrase: 'word'.repeat(30) }, 'phrase-error'],
      [{ language: 'fr' }, 'language-error'],
      [{ trade1: '' }, 'trade1-error'],
      [{ trade1: 'zzyzx' }, 'trade1-error'],
      [{ phrase: 'chambero', trade1: 'Handyman' }, 'phrase-error'],
    ]
    for (const [words, at] of wrong) {
      const { status, text } = await put({ ...good, ...words })
      expect(status, JSON.stringify(words)).toBe(422)
      expect(text, JSON.stringify(words)).toContain(`id="${at}"`)
      const typed = words.phrase?.trim()
      if (typed) expect(text).toContain(`value="${typed}"`)
    }
    const which = await put({ ...good, trade1: 'hardware' })
    expect([303, 422]).toContain(which.status)
    await put({ ...good, phrase: '<b>junk</b> & "trash"' }).expect(303)
    expect(await page('?q=junk')).toContain('&lt;b&gt;junk&lt;/b&gt; &amp; &#34;trash&#34;')
  })

  test('the list goes on over pages', async () => {
    const row = (n: number) => {
      const phrase = `errand ${String(n).padStart(3, '0')}`
      return { id: newId(), phrase, phraseKey: phrase, language: 'en', category: 'handyman', addedBy: null } as const
    }
    await db
      .insertInto('searchPhrase')
      .values(Array.from({ length: 60 }, (_, n) => row(n)))
      .execute()
    const first = await page('?q=errand')
    expect(first).toContain('errand 049')
    expect(first).not.toContain('errand 050')
    const next = /href="(\/stewards\/phrases\?[^"]*after=[^"]*)"/.exec(first)![1]!.replaceAll('&amp;', '&')
    expect((await dee.get(next).expect(200)).text).toContain('errand 059')
  })

  test('it reads in Spanish, and is found from the desk, from what nobody does, and from a search that found nothing', async () => {
    const reads = (language: 'en' | 'es') =>
      db.updateTable('account').set({ language }).where('name', '=', 'Dee Lassiter').execute()
    await reads('es')
    expect(await page()).toContain('Lo que dice la gente')
    await reads('en')
    expect((await dee.get('/stewards')).text).toContain('href="/stewards/phrases"')
    expect((await dee.get('/directory/gaps')).text).toContain('href="/stewards/phrases"')
    const nothing = await dee.get('/directory?q=zzyzx').expect(200)
    expect(nothing.text).toContain('href="/stewards/phrases?q=zzyzx"')
    const ruth = await town.signIn('Ruth Calloway')
    for (const from of ['/directory/gaps', '/directory?q=zzyzx'])
      expect((await ruth.get(from)).text).not.toContain('/stewards/phrases')
  })

  test('taking away what is not there any more is not found', async () => {
    await dee.post(`/stewards/phrases/${newId()}/removal`).expect(404)
  })
})
