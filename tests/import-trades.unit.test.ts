import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { categories } from '../src/directory/categories/categories.ts'
import { readMarketSeasons } from '../src/directory/import/market-seasons.ts'
import { readListings } from '../src/directory/import/read.ts'
import { tradesOf } from '../src/directory/import/trades.ts'
import { projectRoot } from './support/house.ts'

const trades = (name: string, path: string, tags = ''): string =>
  tradesOf({
    name,
    tags: {},
    categoryWords: path === '' ? [] : path.split(';'),
    looseTags: tags.split(' '),
    isBare: false,
  }).join(' ')

describe('the trades of a list of venues', () => {
  test.each([
    ['Ridge Auto Supply', 'Retail Goods|Autos & Motor Vehicles|Auto Supplies', 'automobile parts', 'auto-parts'],
    ['Gap Tire Center', 'Retail Goods|Autos & Motor Vehicles|Auto Supplies', '', 'tires'],
    ['Gap Grocer', 'Retail Goods|Food & Beverages|Groceries & Convenience Stores', 'grocer', 'supermarket'],
    ['Quick Mart', 'Retail Goods|Food & Beverages|Groceries & Convenience Stores', '', 'convenience-store'],
    ['Fern Hollow Photography', 'Services|Professional|Art Services', 'photo studio commercial', 'photographer'],
    ['Hobb Frame Shop', 'Retail Goods|Shopping', 'picture frame', 'framing'],
    ['Hobb Hearing Aids', 'Retail Goods|Shopping', 'hearing equipment supply impaired', 'hearing-aids'],
    ['Creek Sports', 'Retail Goods|Shopping|Bicycles & Sporting Goods', '', 'sporting-goods'],
    ['Red Alarm', 'Manufacturing & Wholesale Goods|Wholesale|Electrical', 'fire alarm system', 'security-company'],
    ['Gap Mortgage Co', 'Services|Banks & Credit Unions|Bank', 'loan real estate', ''],
    ['Gap Savings', 'Services|Banks & Credit Unions|Bank', '', 'bank'],
    ['Amos B Tull', 'Services|Organizations|Religious Organization', 'clergy', ''],
    ['Gap Fellowship', 'Services|Organizations|Religious Organization', '', 'place-of-worship'],
    ['Gap Baptist Church', 'Services|Organizations|Religious Organization', 'church', 'church'],
    ['Amos B Tull MD', 'Services|Health Services|Doctor', 'physician surgeon', 'doctor'],
    ['Amos B Tull', 'Services|Health Services|Doctor', 'dentist', 'dentist'],
    ['Gap Heating & Coolg', 'Services|Building & Trades|Plumbing', 'contractor', 'hvac'],
    ['Gap Plumbing & Heating', 'Services|Building & Trades|Plumbing', '', 'hvac plumber'],
    ['Holler Car Care', 'Food & Drink|Bars & Pubs', 'club night', 'car-repair'],
    [
      'The Pie Tin',
      'Food & Drink|Restaurant',
      'pizza american sandwich wrap',
      'pizza-restaurant restaurant sandwiches',
    ],
    ['Tull Consulting', 'Services|Professional', 'used real estate commercial shop', ''],
    ['Tan House', 'Services|Personal|Tanning Parlor;Services|Personal', 'salon', 'beauty-salon'],
  ])('%s, %s', (name, path, tags, ids) => expect(trades(name, path, tags)).toBe(ids))

  test('two columns say the same as one path', () => {
    expect(trades('Gap Tull', 'Shopping|Clothing, Apparel, & Fashions')).toBe('clothing-store')
    expect(trades('Gap Tull', 'Food & Beverages')).toBe('')
  })

  test('loose words count only where they name a category, and nothing else does', () => {
    expect(trades('Gap Tull', '', 'church')).toBe('church')
    expect(trades('Gap Tull', '', 'parts shop used commercial food public')).toBe('')
    expect(trades('Gap Tull', 'Bakery', 'church')).toBe('bakery')
  })

  test('every trade of the list is a category, and any listing gets at most three, each once', () => {
    const path = join(projectRoot, 'src/directory/import/venue-trades.json')
    const { names, paths } = JSON.parse(readFileSync(path, 'utf8')) as {
      names: Record<string, string>
      paths: Record<string, Record<string, string | Record<string, string>>>
    }
    const meanings = Object.values(paths).flatMap((narrower) => Object.values(narrower))
    const ids = [
      ...Object.values(names),
      ...meanings.flatMap((one) => (typeof one === 'string' ? one : Object.values(one))),
    ]
    for (const id of ids.flatMap((list) => list.split(' ').filter(Boolean))) expect(categories.has(id), id).toBe(true)
    const known = Object.entries(paths).flatMap(([wide, narrow]) => Object.keys(narrow).map((one) => `${wide}|${one}`))
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...known), { maxLength: 6 }), fc.string(), (categoryWords, name) => {
        const found = tradesOf({ name, tags: {}, categoryWords, looseTags: [], isBare: false })
        expect(found.length).toBeLessThanOrEqual(3)
        expect(new Set(found).size).toBe(found.length)
      }),
    )
  })
})

describe('what a map says of places that are gone', () => {
  const osm = (nodes: string): Buffer => Buffer.from(`<?xml version="1.0"?><osm version="0.6">${nodes}</osm>`)
  const node = (id: number, version: number, tags: Record<string, string>): string => {
    const written = Object.entries(tags).map(([key, value]) => `<tag k="${key}" v="${value}"/>`)
    return `<node id="${id}" version="${version}" lat="36.5" lon="-81.1">${written.join('')}</node>`
  }

  test('ghost towns, ruins and closed doors are no living businesses', async () => {
    const gnis = { amenity: 'post_office', 'gnis:feature_id': '7', ele: '900' }
    const reading = await readListings(
      osm(
        [
          node(1, 1, { ...gnis, name: 'Quartz Post Office' }),
          node(2, 1, { ...gnis, name: 'Silver Post Office (historical)' }),
          node(3, 3, { ...gnis, name: 'Laurel Gap Post Office' }),
          node(4, 2, { name: 'Old Feed', 'disused:shop': 'farm' }),
          node(5, 2, { name: 'Old Cafe', amenity: 'cafe', abandoned: 'yes' }),
          node(6, 2, { name: 'Old Chapel', amenity: 'place_of_worship', historic: 'ruins' }),
          node(7, 2, { name: 'Ridge Fort', historic: 'ruins' }),
          node(8, 2, { name: 'Gap Depot', amenity: 'bus_station', public_transport: 'stop_position' }),
          node(9, 2, { name: 'Bare Hut', amenity: 'shelter', tourism: 'alpine_hut' }),
          node(10, 2, { name: 'Pipe Works', shop: 'plumber' }),
        ].join(''),
      ),
      'gap.osm',
    )
    expect(reading.listings.map(({ name, closed }) => [name, closed])).toEqual([
      ['Silver Post Office (historical)', true],
      ['Laurel Gap Post Office', false],
      ['Old Feed', true],
      ['Old Cafe', true],
      ['Old Chapel', true],
      ['Pipe Works', false],
    ])
    expect(reading.remarks).toContainEqual({
      row: 0,
      code: 'old-gazetteer',
      values: { n: 1, names: 'Quartz Post Office' },
    })
    expect(tradesOf(reading.listings.at(-1)!)).toEqual(['plumber'])
  })
})

describe('the seasons of markets', () => {
  test.each([
    ['05/02/2020 to 08/29/2020, Sat: 9:00 AM-1:00 PM', 'May-Aug Sa 09:00-13:00'],
    [
      '05/02/2020 to 08/29/2020, Wed: 3:00 PM-6:30 PM;Sat: 9:00 AM-1:00 PM',
      'May-Aug We 15:00-18:30; May-Aug Sa 09:00-13:00',
    ],
    ['01/01/2018 to 12/31/2018, Mon: 8:00 AM-12:00 PM;Tue: 8:00 AM-12:00 PM', 'Mo,Tu 08:00-12:00'],
    [
      '11/01/2018 to 04/30/2019, Sat: 9:00 AM-12:00 PM, 05/01/2019 to 10/30/2019, Sat: 8:00 AM-12:00 PM',
      'Nov-Apr Sa 09:00-12:00; May-Oct Sa 08:00-12:00',
    ],
    ['05/08/2021 to 05/08/2021, Sat: 8:00 AM-1:00 PM', null],
    ['05/02/2020 to 08/29/2020, Sat: 9:00 AM-1:00 PM, 08/30/2020 to 10/29/2020, Sat: 9:00 AM-2:00 PM', null],
    ['05/02/2020 to 08/29/2020, Sat: 9:00 PM-1:00 PM', null],
    ['13/01/2020 to 14/45/2020, Sat: 9:00 AM-1:00 PM', null],
    ['April to October, Sat: 8:00 AM-12:00 PM', null],
    ['', null],
  ])('%s', (written, hours) => expect(readMarketSeasons(written)).toBe(hours))
})
