import { test } from 'vitest'
import { inTransaction } from '../src/db/transaction.ts'
import { raiseVersion } from '../src/db/version.ts'
import { createBusiness, addFace, plainFacts } from '../src/directory/records.ts'
import { indexBusiness } from '../src/directory/search/index-business.ts'
import { categories } from '../src/directory/categories/categories.ts'
import { openSearch } from '../src/directory/search/search.ts'
import { openListing } from '../src/directory/listing/listing.ts'
import { noFilters } from '../src/directory/listing/filters.ts'
import { newId } from '../src/db/ids.ts'
import { openTown, MORNING } from './support/town.ts'
const N = Number(process.env.N ?? 10000)
test('speed', async () => {
  const town = await openTown()
  const db = town.house.db
  const cats = [...categories.keys()]
  const w1 = 'Cedar Piney Laurel Gap Creek Stone Mill Apple Bear Fox Hollow River Ridge Boone Ashe Blue Red Old New'.split(' ')
  const w2 = 'Hardware Plumbing Well Pump Saw Bakery Cafe Repair Farm Feed Auto Haircuts Church Office Books Wood Septic'.split(' ')
  const p1 = 'Earl Ruth Ana Dot Dee Tammy Hoyt Wanda Luis Vernon Dwight June Marisol Opal Ray Nell Curtis Faye'.split(' ')
  const p2 = 'Presnell Calloway Ward Greer Cook Ortega Reyes Stamper Owle Triplett Fields Winebarger Absher'.split(' ')
  const pick = <T>(a: T[], i: number) => a[i % a.length]!
  let ids: string[] = []
  const t0 = performance.now()
  const made = await inTransaction(db, async (trx) => createBusiness(trx, { ...plainFacts, name: 'Template' }, { accountId: null, source: null }, MORNING))
  const template = await db.selectFrom('business').selectAll().where('id', '=', made.id).executeTakeFirstOrThrow()
  for (let from = 0; from < N; from += 1000) {
    await inTransaction(db, async (trx) => {
      const some: string[] = []
      for (let i = from; i < from + 1000; i += 1) {
        const id = newId(); some.push(id)
        const name = `${pick(w1, i)} ${pick(w1, (i * 7) >> 3)} ${pick(w2, i * 3)} ${i}`
        await trx.insertInto('business').values({ ...template, id, code: `X${i}`, slug: `b-${i}`, number: 10 + i, name, nameKey: name.toLowerCase(), about: `We do ${pick(w2, i * 5)} and ${pick(w2, i * 11)} up the ${pick(w1, i * 13)} road since ${1900 + (i % 100)}.`,
          openState: i % 3 ? 'closed' : 'open', openRank: i % 3 ? 3 : 0, openUntil: '2026-11-17T22:30:00.000Z', pays: i % 2 ? 'cash check' : 'cash card', spoken: i % 7 ? 'en' : 'en es', comesToYou: i % 5 ? 0 : 1, locality: pick(w1, i % 4), placeShown: pick(w1, i % 4), shownLat: 36 + (i % 1000) / 1000, shownLon: -81 - (i % 777) / 777 }).execute()
        await trx.insertInto('businessSlug').values({ slug: `b-${i}`, businessId: id }).execute()
        await trx.insertInto('businessCategory').values({ businessId: id, category: pick(cats, i), position: 0 }).execute()
        await addFace(trx, id, { name: `${pick(p1, i)} ${pick(p2, i * 3)}`, role: null, line: 'Come on in.', language: 'en', whenIn: null, accountId: null, audience: 'anybody', openers: [] }, MORNING)
      }
      ids = ids.concat(some)
      if (from === 0) { const t = performance.now(); await indexBusiness(trx, some); console.log('index 1000', Math.round(performance.now() - t)) } else await indexBusiness(trx, some)
      await raiseVersion(trx)
    })
  }
  console.log('made', Math.round(performance.now() - t0))
  const time = async (what: string, work: () => Promise<unknown>, n = 1) => {
    const t = performance.now(); for (let i = 0; i < n; i += 1) await work(); console.log(what, ((performance.now() - t) / n).toFixed(2), 'ms')
  }
  const search = openSearch(db)
  await time('first typo (vocabulary)', () => search.find('plummer'))
  const queries = ['earl', 'haircut', 'well pump', 'somebody to sharpen a saw', 'creek hardware', 'hardwear', 'sharpning', 'presnel', 'laurel gap', 'corte de pelo', 'plumber boone', 'septik', 'church', 'farm fe', 'wanda cook', 'fox books 77']
  for (const q of queries) { await openSearch(db).find('earl'); await time(`find ${q}`, () => openSearch(db).find(q)) }
  await time('find, spelling warm', async () => { await search.find(`hardwear ${Math.random().toString(36).slice(2, 5)}`) }, 20)
  const listing = () => openListing(db, search)
  await time('list cold', () => listing().page(noFilters, null))
  await time('list open cold', () => listing().page({ ...noFilters, open: 'now' }, null))
  await time('list category cold', () => listing().page({ ...noFilters, category: 'fix' }, null))
  await time('list rare cold', () => listing().page({ ...noFilters, category: 'locksmith', pays: 'card' }, null))
  await time('list name deep cold', () => listing().page({ ...noFilters, order: 'name' }, ids[5000]!))
  await time('near cold', () => listing().page({ ...noFilters, near: { lat: 36.43, lon: -81.35 }, order: 'near' }, null))
  const ruth = await town.signIn('Ruth')
  for (const path of ['/directory', '/directory?q=creek+hardware', '/directory/b-77', '/']) {
    await time(`ruth first ${path}`, () => ruth.get(path))
    await time(`ruth ${path}`, () => ruth.get(path), 60)
  }
  console.log('rss', Math.round(process.memoryUsage().rss / 1e6))
}, 600_000)
