import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../src/db/ids.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { raiseVersion } from '../src/db/version.ts'
import { addFace, createBusiness, type BusinessFacts, editBusiness, plainFacts } from '../src/directory/records.ts'
import { MORNING, openTown, type TestTown } from './support/town.ts'

let town: TestTown
let earlsAccount: string

const said = { accountId: null, source: null }
const outlook = JSON.stringify({
  intervals: [
    { from: '2026-11-16T12:30:00.000Z', to: '2026-11-16T22:30:00.000Z', state: 'open', comment: null },
    { from: '2026-11-16T22:30:00.000Z', to: '2026-11-17T12:30:00.000Z', state: 'closed', comment: null },
    { from: '2026-11-17T12:30:00.000Z', to: '2026-11-17T22:30:00.000Z', state: 'open', comment: null },
    { from: '2026-11-17T22:30:00.000Z', to: '2026-12-02T05:00:00.000Z', state: 'closed', comment: null },
  ],
  opensAfter: null,
})

type Row = Parameters<Parameters<typeof inTransaction>[1]>[0]

async function open(
  name: string,
  facts: Partial<BusinessFacts> = {},
  state: Record<string, unknown> = {},
): Promise<string> {
  return inTransaction(town.house.db, async (trx: Row) => {
    const { id } = await createBusiness(trx, { ...plainFacts, name, ...facts }, said, MORNING)
    if (Object.keys(state).length > 0) await trx.updateTable('business').set(state).where('id', '=', id).execute()
    await raiseVersion(trx)
    return id
  })
}

const page = async (slug: string, language = 'en'): Promise<string> =>
  (await town.visitor().get(`/directory/${slug}`).set('accept-language', language).expect(200)).text

beforeAll(async () => {
  town = await openTown()
  earlsAccount = await town.account('Earl Presnell')
  const id = await open(
    'Gap Hardware & Feed',
    {
      categories: ['hardware'],
      about: 'Parts, stovepipe </script><script>alert(1)</script> and keys.',
      street: '12 Main Street',
      locality: 'Laurel Gap',
      lat: 36.43,
      lon: -81.35,
      phone: '+13365550142',
      mail: 'earl@example.org',
      mailAudience: 'neighbors',
      approach: 'walk-in bring-the-old-part',
      approachWords: 'Slow before ten.',
      pays: 'cash check',
      spoken: 'en es',
      wheelchair: 'limited',
      hours: 'Mo-Sa 07:30-17:30',
      directions: 'Up Depot Street.\nRight at the stoplight.\nGreen awning.',
      fillIn: 'Call Dwight Cook.',
      makesMyDay: 'Come back and tell me whether it worked.',
      chalkboard: 'Gasket rope is in.',
      chalkboardOn: '2026-11-17',
    },
    {
      outlook,
      openState: 'open',
      openRank: 0,
      openUntil: '2026-11-17T22:30:00.000Z',
      lookAgainAt: '2026-11-17T22:30:00.000Z',
      confirmedAt: '2026-11-05T15:00:00.000Z',
      confirmedBy: await town.account('Nell Roe'),
      confirmedAs: 'neighbor',
    },
  )
  await inTransaction(town.house.db, async (trx) => {
    const face = { line: null, language: 'en' as const, whenIn: 'Every day but Tuesday' }
    await addFace(
      trx,
      id,
      {
        ...face,
        name: 'Earl Presnell',
        role: 'Owner',
        accountId: earlsAccount,
        audience: 'anybody',
        openers: [{ words: 'Beagles. Anybody’s beagles.', language: 'en' }],
      },
      MORNING,
    )
    await addFace(
      trx,
      id,
      { ...face, name: 'Tammy Yates', role: 'Clerk', accountId: null, audience: 'neighbors', openers: [] },
      MORNING,
    )
    await raiseVersion(trx)
  })
})

describe('the page of a business', () => {
  test('leads with whom to ask for, then the place, its door and its hours', async () => {
    const html = await page('gap-hardware-and-feed')
    expect(html).toContain('<h1>Ask for Earl</h1><p class="at">Gap Hardware &amp; Feed</p>')
    expect(html).toContain('until 5:30 this evening')
    expect(html).toMatch(/lead now"><dt>Tuesday, today<\/dt><dd>7:30 AM to 5:30 PM/)
    expect(html).toContain('href="tel:+13365550142"')
    expect(html).toContain('336-555-0142')
    expect(html).toContain('Glad to talk'.toLowerCase())
    expect(html).toContain('Beagles. Anybody’s beagles.')
    expect(html).toContain('Just walk in')
    expect(html).toContain('Slow before ten.')
    expect(html).toContain('<li><strong>Right at the stoplight</strong>.</li>')
    expect(html).toContain('Gasket rope is in.')
    expect(html).toContain('12 Main Street, Laurel Gap')
    expect(html).toContain('href="geo:36.43,-81.35"')
    expect(html).toContain('href="/notebook/visits/new?business=gap-hardware-and-feed"')
  })

  test('in Spanish too', async () => {
    const html = await page('gap-hardware-and-feed', 'es')
    expect(html).toContain('<h1>Pregunte por Earl</h1>')
    expect(html).toContain('hasta las 5:30 de la tarde')
    expect(html).toContain('Martes, hoy')
  })

  test('machines read what anybody may, and no words end their block', async () => {
    const html = await page('gap-hardware-and-feed')
    const block = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1]
    const data = JSON.parse(block!)
    expect(data).toMatchObject({ '@type': 'LocalBusiness', name: 'Gap Hardware & Feed', telephone: '+13365550142' })
    expect(data.email).toBeUndefined()
    expect(data.employee).toEqual([{ '@type': 'Person', name: 'Earl Presnell', jobTitle: 'Owner' }])
    expect(data.openingHoursSpecification).toEqual([
      {
        '@type': 'OpeningHoursSpecification',
        validFrom: '2026-11-17',
        validThrough: '2026-11-17',
        opens: '07:30',
        closes: '17:30',
      },
    ])
    expect(html).not.toContain('<script>alert')
  })

  test('yesterday’s chalkboard is wiped', async () => {
    town.setClock('2026-11-18T14:40:00.000Z')
    expect(await page('gap-hardware-and-feed')).not.toContain('Gasket rope is in.')
    town.setClock(MORNING)
  })

  test('an unknown one is not there', async () => {
    await town.visitor().get('/directory/no-such-place').expect(404)
    await town.visitor().get("/directory/'%20OR%201=1").expect(404)
  })

  test('nobody to ask for: the name leads', async () => {
    await open('Quiet Corner')
    const html = await page('quiet-corner')
    expect(html).toContain('<h1>Quiet Corner</h1>')
    expect(html).toContain('Nobody has written the hours down yet.')
    expect(html).toContain('Nobody has said yet whom to ask for here')
  })
})

describe('who reads what', () => {
  test('what is for neighbors is for neighbors', async () => {
    const ruth = await town.signIn('Ruth')
    const [own, others] = [
      (await ruth.get('/directory/gap-hardware-and-feed').expect(200)).text,
      await page('gap-hardware-and-feed'),
    ]
    expect(own).toContain('Tammy Yates')
    expect(own).toContain('mailto:earl@example.org')
    expect(own).toContain('Checked on November 5, 2026 by Nell Roe.')
    expect(others).not.toContain('Tammy Yates')
    expect(others).not.toContain('earl@example.org')
    expect(others).toContain('Checked on November 5, 2026 by a neighbor.')
    expect(await page('gap-hardware-and-feed')).toBe(others)
  })

  test('people who blocked each other are not there to each other', async () => {
    const mae = await town.signIn('Mae')
    const maesAccount = await town.account('Mae')
    await town.house.db
      .insertInto('block')
      .values({ blockerId: earlsAccount, blockedId: maesAccount, madeAt: MORNING })
      .execute()
    const html = (await mae.get('/directory/gap-hardware-and-feed').expect(200)).text
    expect(html).not.toContain('Earl')
    const ruth = await town.signIn('Ruth')
    // Drawn for Ruth and kept, drawn for Mae alone, and Ruth's again.
    for (const [reader, shown] of [[ruth, true] as const, [mae, false] as const, [ruth, true] as const]) {
      for (const path of ['/directory', '/directory?q=hardware', '/']) {
        expect((await reader.get(path).expect(200)).text.includes('Earl'), path).toBe(shown)
      }
    }
    expect((await ruth.get('/directory/gap-hardware-and-feed').expect(200)).text).toContain('Ask for Earl')
  })

  test('a redacted address and its place on the map are nowhere on the page', async () => {
    await open('Winebarger Firewood', {
      street: '214 Hidden Hollow Road',
      locality: 'Creston',
      postcode: '28615',
      lat: 36.5,
      lon: -81.7,
      addressShown: 'town',
    })
    const html = await page('winebarger-firewood')
    for (const secret of ['Hidden Hollow', '214', '28615', '36.5', '-81.7', 'geo:']) expect(html).not.toContain(secret)
    expect(html).toContain('Creston')
  })

  test('a phone for its owners is shown to nobody else', async () => {
    await open('Back Room Books', { phone: '+13365550199', phoneAudience: 'owners' })
    const ruth = await town.signIn('Ruth')
    expect((await ruth.get('/directory/back-room-books').expect(200)).text).not.toContain('555-0199')
    const dee = await town.signIn('Dee', 'steward')
    expect((await dee.get('/directory/back-room-books').expect(200)).text).not.toContain('555-0199')
    expect(await page('back-room-books')).not.toContain('555-0199')
  })

  test('the card before I walk in is mine alone', async () => {
    const ruth = await town.signIn('Ruth')
    const { db } = town.house
    const { id: businessId } = await db
      .selectFrom('business')
      .select('id')
      .where('slug', '=', 'gap-hardware-and-feed')
      .executeTakeFirstOrThrow()
    const accountId = await town.account('Ruth')
    const notebookId = newId()
    const stamps = { createdAt: MORNING, updatedAt: MORNING, writtenBy: accountId, recordedBy: null }
    await db
      .insertInto('notebook')
      .values({ id: notebookId, accountId, businessId: null, feedTokenHash: null, createdAt: MORNING })
      .execute()
    await db
      .insertInto('visit')
      .values({
        id: newId(),
        notebookId,
        businessId,
        place: null,
        visitedOn: '2026-11-05',
        kind: 'visit',
        whatFor: 'A stove gasket <b>',
        told: 0,
        ...stamps,
      })
      .execute()
    const own = (await ruth.get('/directory/gap-hardware-and-feed').expect(200)).text
    expect(own).toContain('Only you can see this')
    expect(own).toContain('November 5, 2026')
    expect(own).toContain('A stove gasket &lt;b&gt;')
    expect(own).toContain('action="/directory/gap-hardware-and-feed/confirmations"')
    const tom = (await (await town.signIn('Tom')).get('/directory/gap-hardware-and-feed').expect(200)).text
    for (const other of [tom, await page('gap-hardware-and-feed')]) expect(other).not.toContain('stove gasket')
    expect(await page('gap-hardware-and-feed')).not.toContain('Only you can see this')
  })

  test('hours that nobody wrote down are not there to be confirmed', async () => {
    const ruth = await town.signIn('Ruth')
    expect((await ruth.get('/directory/quiet-corner').expect(200)).text).not.toContain('/confirmations"')
    await ruth.post('/directory/quiet-corner/confirmations').type('form').send({}).expect(404)
  })

  test('who may change it is offered to', async () => {
    const dee = await town.signIn('Dee', 'steward')
    expect((await dee.get('/directory/quiet-corner').expect(200)).text).toContain('href="/directory/quiet-corner/edit"')
    const ruth = await town.signIn('Ruth')
    expect((await ruth.get('/directory/quiet-corner').expect(200)).text).not.toContain('/edit"')
  })
})

describe('what became of it', () => {
  test('an old address leads to the new one, for good', async () => {
    const id = await open('First Name')
    await inTransaction(town.house.db, (trx) => editBusiness(trx, id, 1, { name: 'Second Name' }, said, MORNING))
    const answer = await town.visitor().get('/directory/first-name').expect(301)
    expect(answer.headers.location).toBe('/directory/second-name')
  })

  test('closed for good says so, and sends nobody to the door', async () => {
    await open(
      'Gone Grocery',
      {
        standing: 'closed',
        standingSince: '2025-03-01',
        standingWhy: 'Pearl retired.',
        remembers: 'Forty years of Pearl.',
        phone: '+18285550142',
        approach: 'walk-in',
        makesMyDay: 'Somebody who stays a minute',
      },
      { openState: 'closed' },
    )
    const html = await page('gone-grocery')
    expect(html).toContain('This place closed for good.')
    expect(html).toContain('Since March 1, 2025.')
    expect(html).toContain('Forty years of Pearl.')
    for (const way of ['id="hrs"', 'tel:', 'visits/new', 'stays a minute']) expect(html).not.toContain(way)
  })

  test('sold leads to what came after', async () => {
    const successorId = await open('New Mill')
    await open('Elder Mill', { standing: 'sold', successorId })
    expect(await page('elder-mill')).toContain('<a href="/directory/new-mill">New Mill</a>')
  })

  test('closed for a while says why, and when it opens', async () => {
    const closed = JSON.stringify({
      intervals: [
        {
          from: '2026-11-16T05:00:00.000Z',
          to: '2026-12-01T12:00:00.000Z',
          state: 'closed',
          comment: 'closed for deer season',
        },
      ],
      opensAfter: '2026-12-01T12:00:00.000Z',
    })
    await open(
      'Deer Camp Saws',
      {},
      { outlook: closed, openState: 'closed', openRank: 3, opensAt: '2026-12-01T12:00:00.000Z' },
    )
    const html = await page('deer-camp-saws')
    expect(html).toContain('closed for deer season')
    expect(html).toContain('opens December 1')
  })
})
