import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '../src/db/tables.ts'
import { importFile } from '../src/directory/import/command.ts'
import { projectRoot } from './support/house.ts'
import { type Agent, openTown, type TestTown } from './support/town.ts'

let town: TestTown
let dee: Agent
beforeAll(async () => {
  town = await openTown()
  dee = await town.signIn('Dee', 'steward')
})

/** A county's export, as nobody would have headed it by hand. */
const heads = ['BIZ_NM', 'ph_no', 'Trade desc.', 'St addr', 'Twp', 'Op sched', 'Int code']
const rows = [
  ['Kilby’s Feed', '828-555-0142', 'Hardware', '12 Depot St', 'Laurel Gap', 'M-F 8-5', 'A7'],
  ['Stamper Saws', '828-555-0143', 'Saw sharpening', '4 Creek Rd', 'Laurel Gap', 'by appointment', 'B2'],
]
const csv = (order: readonly number[] = [0, 1, 2, 3, 4, 5, 6]): string =>
  [heads, ...rows].map((row) => order.map((at) => row[at]).join(',')).join('\n')

const bring = async (agent: Agent, bytes: string | Buffer, name: string, source = 'County'): Promise<string> => {
  const answer = await agent.post('/stewards/imports').field({ source }).attach('file', Buffer.from(bytes), name)
  expect(answer.status, answer.text).toBe(303)
  return String(answer.headers['location'])
}

/** Every choice of the page as a browser would send it: name to value. */
function choicesOn(html: string): Record<string, string> {
  const found = [...html.matchAll(/<select id="(column-\d+)"[\s\S]*?<\/select>/g)]
  return Object.fromEntries(
    found.map(([select, name = '']) => [name, /value="(\w+)" selected/.exec(select)?.[1] ?? 'nothing chosen']),
  )
}

/** The name of the field that asks about a heading. */
const fieldOf = (html: string, heading: string): string =>
  new RegExp(`<label for="(column-\\d+)">${heading.replace('.', '\\.')} `).exec(html)?.[1] ?? `no ${heading}`

const page = async (at: string): Promise<string> => (await dee.get(at).expect(200)).text
const entry = async (db: Db, name: string) =>
  db.selectFrom('business').selectAll().where('name', '=', name).executeTakeFirst()

const said = (html: string): Record<string, string> => ({
  ...choicesOn(html),
  [fieldOf(html, 'BIZ_NM')]: 'name',
  [fieldOf(html, 'ph_no')]: 'phone',
  [fieldOf(html, 'Trade desc.')]: 'category',
  [fieldOf(html, 'St addr')]: 'street',
  [fieldOf(html, 'Twp')]: 'town',
  [fieldOf(html, 'Op sched')]: 'hours',
})

describe('a table whose columns nobody understands', () => {
  let at = ''

  test('is asked about, column by column, with some of its words', async () => {
    at = await bring(dee, csv(), 'county.csv')
    const html = await page(at)
    expect(html).toContain('Say which one does; nothing can come in before')
    expect(html).toContain('What is this?')
    expect(html).toContain('Such as Kilby’s Feed · Stamper Saws')
    expect(choicesOn(html)).toMatchObject({ [fieldOf(html, 'Int code')]: 'leave' })
    expect(html).not.toContain('Bring them in')
    // Nothing can be brought in by hand either.
    await dee.post(`${at}/application`).type('form').send({}).expect(303)
    expect(await town.house.db.selectFrom('business').select('id').execute()).toEqual([])
  })

  test('shows anew what it would change, with nothing lost', async () => {
    const html = await page(at)
    const licence = { licence: 'CC0-1.0', attribution: 'The county' }
    await dee
      .post(`${at}/columns`)
      .type('form')
      .send({ ...said(html), ...licence })
      .expect(303)
    const anew = await page(at)
    expect(anew).toContain('Read anew, as you said')
    expect(anew).toMatch(/New here<\/dt><dd>2</)
    expect(anew).toContain('value="CC0-1.0"')
    expect(anew).toContain('value="The county"')
    expect(choicesOn(anew)).toEqual(said(anew))
    // Whoever changes a column and presses the other button sees first what that does.
    const other = { ...said(anew), [fieldOf(anew, 'Int code')]: 'about' }
    await dee.post(`${at}/application`).type('form').send(other).expect(303)
    expect(await entry(town.house.db, 'Kilby’s Feed')).toBeUndefined()
    await dee.post(`${at}/columns`).type('form').send(said(anew)).expect(303)
  })

  test('comes in as it was said', async () => {
    await dee
      .post(`${at}/application`)
      .type('form')
      .send(choicesOn(await page(at)))
      .expect(303)
    expect(await entry(town.house.db, 'Kilby’s Feed')).toMatchObject({
      phone: '+18285550142',
      street: '12 Depot St',
      locality: 'Laurel Gap',
      hours: 'Mo-Fr 08:00-17:00',
      about: null,
      source: 'County',
    })
    const done = await page(at)
    expect(done).not.toContain('What is this?')
    const kept = await town.house.db.selectFrom('importRun').select('columns').execute()
    expect(kept.map(({ columns }) => columns)).toEqual([null])
  })

  test('is known the next time, in whatever order its columns stand, and the page says so', async () => {
    const html = await page(await bring(dee, csv([6, 5, 4, 3, 2, 1, 0]), 'county-2.csv'))
    expect(html).toContain('As was said before')
    expect(html).toMatch(/As they were<\/dt><dd>2</)
    const lines: string[] = []
    const file = { bytes: Buffer.from(csv()), name: 'county-3.csv' }
    await importFile(town, file, { apply: false, source: 'County' }, (line) => lines.push(line))
    expect(lines.join('\n')).toContain('As was said before')
    expect(lines.join('\n')).toContain('As they were: 2')
  })

  test('put back to what was guessed, it is forgotten', async () => {
    const [at, table] = [await bring(dee, 'Name,Notes,Phone\nDot,red barn,336-555-0101', 'a.csv'), 'importHeadings']
    const html = await page(at)
    expect(html).toContain('<label for="column-1">Notes ')
    const as = (what: string) => dee.post(`${at}/columns`).type('form').send({ 'column-1': what }).expect(303)
    const known = async () =>
      (
        await town.house.db
          .selectFrom(table as 'importHeadings')
          .selectAll()
          .execute()
      ).length
    const before = await known()
    await as('about')
    expect(await known()).toBe(before + 1)
    await as('leave')
    expect(await known()).toBe(before)
  })
})

test('a market list headed in somebody’s own words is asked about; its hours in free text stay words', async () => {
  const bytes = readFileSync(join(projectRoot, 'tests/fixtures/import-asked/valley-markets.csv'))
  const at = await bring(dee, bytes, 'valley-markets.csv', 'Valley')
  const html = await page(at)
  const told = { 'Market / stand': 'name', 'Where to find it': 'fullAddress', When: 'hours', 'Whom to call': 'phone' }
  const choices = Object.fromEntries(Object.entries(told).map(([heading, is]) => [fieldOf(html, heading), is]))
  await dee
    .post(`${at}/columns`)
    .type('form')
    .send({ ...choicesOn(html), ...choices })
    .expect(303)
  await dee.post(`${at}/application`).type('form').send({}).expect(303)
  expect(await entry(town.house.db, 'Cold Brook Sugarhouse')).toMatchObject({
    street: '88 Cold Brook Rd',
    locality: 'Lower Alder',
    phone: '+16035550102',
    hours: null,
    hoursText: 'When the steam is up; call first',
    openState: 'call-first',
  })
  expect((await entry(town.house.db, 'Tuesday Market at the Grange'))?.locality).toBe('Alder Falls')
})

describe('a column that was guessed', () => {
  test('can be corrected, also out of what is copied from a spreadsheet, GeoJSON and plain JSON', async () => {
    const table = [
      ['Name', 'Title', 'Phone'],
      ['Moore', 'Moore Wells', '336-555-0181'],
      ['Tate', 'Tate Sewing', '336-555-0182'],
    ]
    const objects = table.slice(1).map((row) => Object.fromEntries(row.map((cell, at) => [table[0]?.[at], cell])))
    const features = objects.map((properties) => ({ type: 'Feature', properties, geometry: null }))
    const files: [string, string][] = [
      [table.map((row) => row.join('\t')).join('\n'), 'list.tsv'],
      [JSON.stringify({ type: 'FeatureCollection', features }), 'list.geojson'],
      [JSON.stringify(objects), 'list.json'],
      [JSON.stringify({ from: 'County', businesses: objects }), 'wrapped.json'],
    ]
    for (const [text, name] of files) {
      const fresh = await openTown()
      const ana = await fresh.signIn('Ana', 'steward')
      const at = await bring(ana, text, name, `List ${name}`)
      const html = (await ana.get(at).expect(200)).text
      expect(html).toContain('Columns that were understood')
      const choices = { ...choicesOn(html), [fieldOf(html, 'Name')]: 'leave' }
      await ana.post(`${at}/columns`).type('form').send(choices).expect(303)
      expect((await ana.get(at).expect(200)).text).toContain('Moore Wells')
    }
  })

  test('a sheet that is pasted is a table, whatever its headings', async () => {
    const pasted = 'Negoço\tFone\tRua\nDot\t336-555-0101\t1 Oak St\nLuz\t336-555-0102\t2 Oak St'
    const { headers } = await dee.post('/stewards/imports').type('form').send({ pasted }).expect(303)
    const html = await page(String(headers['location']))
    expect(html).toContain('Say which one does')
    expect(html).toContain('Such as 336-555-0101 · 336-555-0102')
  })
})

describe('what the form will not take', () => {
  test('an answer that is not offered, an unknown import, a file that is gone, one that is in already', async () => {
    const at = await bring(dee, 'Name,Flavor\nDot’s Ice,plain', 'ice.csv', 'Ice')
    const wrong = await dee.post(`${at}/columns`).type('form').send({ 'column-1': 'owner', licence: 'MIT' }).expect(422)
    expect(wrong.text).toContain('id="column-1-error"')
    expect(wrong.text).toContain('value="MIT"')
    await dee
      .post(`${at}/columns`)
      .type('form')
      .send({ licence: 'x'.repeat(61) })
      .expect(422)
    await dee.post('/stewards/imports/0190f9c0-0000-7000-8000-00000000ffff/columns').expect(404)
    const ruth = await town.signIn('Ruth')
    await ruth.post(`${at}/columns`).expect(404)

    const [morning, later] = [town.house.clock.now(), '2026-11-18T15:00:00.000Z']
    town.setClock(later)
    await town.jobs.runDue(later)
    await dee.post(`${at}/columns`).type('form').send({ 'column-1': 'about' }).expect(409)
    const row = await town.house.db
      .selectFrom('importRun')
      .select('columns')
      .where('fileName', '=', 'ice.csv')
      .execute()
    expect(row).toEqual([{ columns: null }])
    town.setClock(morning)
  })

  test('hostile headings are words; too many are refused; a heading that stands twice is two', async () => {
    const hostile = [
      '<script>alert(1)</script>',
      '=HYPERLINK("http://x")',
      '‮evil',
      '',
      '__proto__',
      'constructor',
      'Note',
      'Note',
    ]
    const text = `Name,${hostile.map((each) => `"${each.replaceAll('"', '""')}"`).join(',')}\nDot,1a,2b,3c,4d,5e,6f,7g,8h`
    const at = await bring(dee, text, 'hostile.csv', 'Hostile')
    const html = await page(at)
    expect(html).not.toContain('<script>alert')
    expect(html).not.toContain('‮')
    expect(html).toContain('Column 5, without a heading')
    const about = Object.fromEntries([5, 6, 7, 8].map((index) => [`column-${String(index)}`, 'about']))
    await dee.post(`${at}/columns`).type('form').send(about).expect(303)
    await dee.post(`${at}/application`).type('form').send({}).expect(303)
    expect((await entry(town.house.db, 'Dot'))?.about).toBe('5e. 6f. 7g. 8h')

    const wide = `${Array.from({ length: 10_000 }, (_, index) => `c${String(index)}`).join(',')}\n1`
    const refused = await dee.post('/stewards/imports').attach('file', Buffer.from(wide), 'wide.csv').expect(422)
    expect(refused.text).toContain('more than 200 columns')
  })

  test.each([
    ['a byte order mark', Buffer.from(`\ufeff${csv()}`)],
    ['UTF-16', Buffer.from(`\ufeff${csv().replaceAll(',', '\t')}`, 'utf16le')],
    ['the older Western encoding', Buffer.from(csv().replaceAll('’', "'"), 'latin1')],
  ])('the same headings are known again out of %s', async (_label, bytes) => {
    expect(await page(await bring(dee, bytes, 'county.csv', 'Other'))).toContain('As was said before')
  })

  test('in Spanish', async () => {
    const ana = await town.signIn('Ana', 'steward')
    await town.house.db.updateTable('account').set({ language: 'es' }).where('name', '=', 'Ana').execute()
    const at = await bring(ana, 'Nombre,Sabor\nLuz,limón', 'helados.csv', 'Helados')
    const html = (await ana.get(at).expect(200)).text
    expect(html).toContain('¿Qué es esto?')
    expect(html).toContain('Por ejemplo limón')
    expect(html).toContain('Dejarla fuera')
  })
})
