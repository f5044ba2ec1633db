import { PDFDocument } from '@cantoo/pdf-lib'
import { beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '../src/db/transaction.ts'
import { raiseVersion } from '../src/db/version.ts'
import { addFace, type BusinessFacts, createBusiness, plainFacts } from '../src/directory/records.ts'
import { directoryOnPaper, refrigeratorOnPaper } from '../src/town/edition-page.ts'
import { printedPlaces } from '../src/town/edition/edition-queries.ts'
import { openTownMaps } from '../src/town/town-maps.ts'
import { type Language, translator } from '../src/web/languages.ts'
import { onPostgres } from './support/fresh-database.ts'
import { type Agent, MORNING, openTown } from './support/town.ts'

const town = await openTown()
const { house } = town
const { db } = house

async function open(name: string, facts: Partial<BusinessFacts> = {}, people: string[] = []): Promise<string> {
  return inTransaction(db, async (trx) => {
    const by = { accountId: null, source: 'town' }
    const { id } = await createBusiness(trx, { ...plainFacts, name, ...facts }, by, MORNING)
    for (const person of people) {
      const face = { name: person, role: null, line: null, language: 'en', whenIn: null, accountId: null } as const
      await addFace(trx, id, { ...face, audience: 'anybody', openers: [] }, MORNING)
    }
    await raiseVersion(trx)
    return id
  })
}

interface Handed {
  sections: { heading: string; entries: { name: string; ask: string | null; phone: string | null; line: string }[] }[]
  people: { name: string; at: string }[]
  sources: string | null
}

/** The words that go to the typesetter. */
async function handed(language: Language = 'en'): Promise<Handed> {
  const map = await openTownMaps(house).now({ language, t: translator(language) })
  return directoryOnPaper(house, (await printedPlaces(db, '2026-11-17')) ?? [], map, language, false) as Handed
}

const pdfOf = async (agent: Agent, path: string) => {
  const answer = await agent
    .get(path)
    .buffer()
    .parse((res, done) => {
      const pieces: Buffer[] = []
      res.on('data', (piece: Buffer) => pieces.push(piece))
      res.on('end', () => {
        done(null, Buffer.concat(pieces))
      })
    })
    .expect(200)
    .expect('content-type', 'application/pdf')
  return PDFDocument.load(answer.body as Buffer)
}

describe('before anybody is in the directory', () => {
  test('the page says what will be there, and no empty book is printed', async () => {
    expect((await town.visitor().get('/edition').expect(200)).text).toContain('Nobody is in the directory yet')
    await town.visitor().get('/edition/booklet.pdf').expect(404)
    await town.visitor().get('/edition/large-print.pdf').expect(404)
  })
})

describe('the printed directory', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    const hardware = { categories: ['hardware'], phone: '+13365550142', placeShown: '12 Main Street' }
    await open('Gap Hardware & Feed', { ...hardware, approach: 'walk-in', pays: 'cash check' }, ['Earl Presnell'])
    const hidden = { street: '214 Hidden Hollow Road', locality: 'Laurel Gap', addressShown: 'town' } as const
    const quiet = { phone: '+13365550199', phoneAudience: 'neighbors' } as const
    await open('Winebarger Firewood', { categories: ['firewood'], ...hidden, ...quiet, lat: 36.43, lon: -81.35 })
    await open('What Closed', { categories: ['hardware'], standing: 'closed' })
    await open('Reyes <b>& "Sons" #set page(fill: red)', { about: '#panic("no")', approachWords: '$x^2$ *not bold*' })
  })

  test('leads with whom to ask for, by trade and by name', async () => {
    const { sections, people } = await handed()
    const fix = sections.find((section) => section.entries.some(({ name }) => name === 'Gap Hardware & Feed'))
    expect(fix?.entries[0]).toMatchObject({ ask: 'Ask for Earl Presnell', phone: '336-555-0142' })
    expect(fix?.entries[0]?.line).toMatch(/Just walk in\..*Cash, Check\./)
    expect(people).toEqual([{ name: 'Earl Presnell', at: 'Gap Hardware & Feed', entry: expect.any(String) }])
  })

  test('knows nothing that anybody may not read, and sends nobody to a door that stays shut', async () => {
    const words = JSON.stringify(await handed())
    expect(words).toContain('Winebarger Firewood')
    for (const kept of ['Hidden Hollow', '555-0199', 'What Closed']) expect(words).not.toContain(kept)
  })

  test('reads in Spanish, and names where its rows come from', async () => {
    await db.updateTable('business').set({ attribution: 'OpenStreetMap contributors', licence: 'ODbL-1.0' }).execute()
    const { sections, sources } = await handed('es')
    expect(sections.flatMap(({ entries }) => entries).map(({ ask }) => ask)).toContain('Pregunte por Earl Presnell')
    expect(sources).toBe('De dónde viene: OpenStreetMap contributors (ODbL-1.0).')
  })

  // What is handed over is the same on both engines, and so is the press: it works once.
  if (onPostgres()) return

  test('comes as a booklet whose pages go by fours, and folded on Letter sheets', async () => {
    const booklet = await pdfOf(town.visitor(), '/edition/booklet.pdf')
    expect(booklet.getPageCount() % 4).toBe(0)
    expect(booklet.getPage(0).getSize()).toEqual({ width: 396, height: 612 })
    expect(booklet.getTitle()).toBe('Laurel Gap Directory')
    const folded = await pdfOf(town.visitor(), '/edition/booklet.pdf?order=fold')
    expect(folded.getPageCount()).toBe(booklet.getPageCount() / 2)
    expect(folded.getPage(0).getSize()).toEqual({ width: 792, height: 612 })
  })

  test('comes in large print on Letter paper', async () => {
    const large = await pdfOf(town.visitor(), '/edition/large-print.pdf')
    expect(large.getPage(0).getSize()).toEqual({ width: 612, height: 792 })
  })

  test('is made anew after a change, and not before', async () => {
    const tagOf = async () => (await town.visitor().get('/edition/large-print.pdf').expect(200)).headers.etag as string
    const before = await tagOf()
    expect(await tagOf()).toBe(before)
    await town.visitor().get('/edition/large-print.pdf').set('if-none-match', before).expect(304)
    await open('Second Chair Hair')
    expect(await tagOf()).not.toBe(before)
  })
})

describe('the refrigerator sheet', () => {
  test('prints for neighbors, as it hangs for each of them', async () => {
    await town.visitor().get('/edition/refrigerator.pdf').expect(303)
    const ruth = await town.signIn('Ruth Calloway')
    const line = { topic: 'water', words: 'Hand pump on my well', phone: '336 555 0108' }
    await ruth.post('/refrigerator/lines').type('form').send(line).expect(303)
    const tom = await town.signIn('Tom Ellis')
    if (!onPostgres()) expect((await pdfOf(tom, '/edition/refrigerator.pdf')).getPageCount()).toBe(1)
    const [ruthId, tomId] = [await town.account('Ruth Calloway'), await town.account('Tom Ellis')]
    const reader = (accountId: string, blocked: string[]) =>
      refrigeratorOnPaper(house, { accountId, blocked: new Set(blocked) } as never, 'en')
    expect(JSON.stringify(await reader(tomId, []))).toContain('Hand pump')
    expect(JSON.stringify(await reader(tomId, [ruthId]))).not.toContain('Hand pump')
  })
})
