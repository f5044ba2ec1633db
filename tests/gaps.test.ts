import { describe, expect, test } from 'vitest'
import { inTransaction } from '../src/db/transaction.ts'
import { raiseVersion } from '../src/db/version.ts'
import { categories } from '../src/directory/categories/categories.ts'
import { needs } from '../src/directory/gaps/needs.ts'
import { type BusinessFacts, createBusiness, plainFacts } from '../src/directory/records.ts'
import { MORNING, openTown } from './support/town.ts'

const town = await openTown()
const { db } = town.house

const open = (name: string, facts: Partial<BusinessFacts>) =>
  inTransaction(db, (trx) =>
    createBusiness(trx, { ...plainFacts, name, ...facts }, { accountId: null, source: null }, MORNING),
  )

/** The trades that the page says nobody does. */
async function missing(): Promise<string[]> {
  const { text } = await town.visitor().get('/directory/gaps').expect(200)
  return [...text.matchAll(/<h3>([^<]+)<\/h3>/g)].map((found) => found[1]!)
}

const stand = (id: string, standing: Partial<Record<'standing' | 'mergedIntoId' | 'successorId', string>>) =>
  inTransaction(db, async (trx) => {
    await trx
      .updateTable('business')
      .set(standing as object)
      .where('id', '=', id)
      .execute()
    await raiseVersion(trx)
  })

describe('what nobody here does', () => {
  test('before anybody is written down the page says what to do first, and lists nothing', async () => {
    const { text } = await town.visitor().get('/directory/gaps').expect(200)
    expect(text).toContain('Nobody is in the directory yet')
    expect(text).toContain('href="/directory/new"')
    expect(text).not.toContain('class="ledger"')
  })

  test('a trade leaves the page when somebody does it, also from an address that is kept back', async () => {
    await open('Gap Hardware', { categories: ['hardware'] })
    expect(await missing()).toContain('Septic tanks')
    expect(await missing()).not.toContain('Hardware store')
    await open('Cook Septic', { categories: ['septic'], addressShown: 'town', street: '14 Cove Road' })
    expect(await missing()).not.toContain('Septic tanks')
    expect((await town.visitor().get('/directory/gaps')).text).toContain('href="/directory?category=septic"')
  })

  test('what closed, was sold, moved on into another entry or was merged does nothing any more', async () => {
    const { id } = await open('Buchanan Farrier', { categories: ['farrier'] })
    for (const gone of [
      { standing: 'closed' },
      { standing: 'sold' },
      { standing: 'open', mergedIntoId: id },
      { standing: 'moved', mergedIntoId: null as unknown as string, successorId: id },
    ]) {
      await stand(id, gone)
      expect(await missing(), gone.standing).toContain('Farrier')
    }
    await stand(id, { standing: 'moved', successorId: null as unknown as string })
    expect(await missing()).not.toContain('Farrier')
  })

  test('each leads to who might know somebody, and to the entry form with the trade filled in', async () => {
    const { text } = await town.visitor().get('/directory/gaps')
    expect(text).toContain('href="/who?about=Wells+%26+pumps"')
    const write = '/directory/new?trade=Wells+%26+pumps'
    expect(text).toContain(`href="${write}"`)
    expect((await town.visitor().get(write)).headers.location).toMatch(/^\/sign-in\?next=%2Fdirectory%2Fnew/)
    const ruth = await town.signIn('Ruth Calloway')
    expect((await ruth.get(write).expect(200)).text).toMatch(/name="trade1"[^>]* value="Wells &amp; pumps"/)
    expect((await ruth.get('/directory/new?trade=%22%3E%3Cb%3E').expect(200)).text).not.toContain('"><b>')
  })

  test('it reads in Spanish, and is found from the list and from the newcomers’ page', async () => {
    const es = await town.visitor().get('/directory/gaps').set('accept-language', 'es').expect(200)
    expect(es.text).toContain('Lo que aquí todavía no hace nadie')
    expect(es.text).toContain('Fosas sépticas')
    for (const from of ['/directory', '/directory?q=zzyzx', '/newcomers'])
      expect((await town.visitor().get(from)).text, from).toContain('href="/directory/gaps"')
  })
})

test('every need is a category of the directory, and no need is named twice', () => {
  expect(needs.flat().filter((id) => !categories.has(id))).toEqual([])
  expect(new Set(needs.map(([named]) => named)).size).toBe(needs.length)
})
