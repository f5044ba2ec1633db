import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { quietName, quietStreet } from '../src/directory/import/letter-case.ts'
import { tradesOf } from '../src/directory/import/trades.ts'

describe('names and streets as a person would write them', () => {
  test.each([
    ["JOE'S GARAGE & TOWING", "Joe's Garage & Towing"],
    ['FIRST BAPTIST CHURCH OF ELKINS', 'First Baptist Church of Elkins'],
    ['PEÑA PANADERÍA Y TACOS', 'Peña Panadería y Tacos'],
    ['SMITH-JONES LAW OFFICE LLC', 'Smith-Jones Law Office LLC'],
    ["MCDONALD'S", "McDonald's"],
    ['BB&T', 'BB&T'],
    ['IGA', 'IGA'],
    ['KFC', 'KFC'],
    ['ELKINS IGA FOODLINER', 'Elkins IGA Foodliner'],
    ['ACE Hardware', 'ACE Hardware'],
    ['joe’s', 'joe’s'],
  ])('%s', (written, quiet) => expect(quietName(written)).toBe(quiet))

  test.each([
    ['104 3Rd St', '104 3rd St'],
    ['5 RAILROAD AVENUE', '5 Railroad Avenue'],
    ['1105 Us Rte 33', '1105 US Rte 33'],
    ['300 11Th St', '300 11th St'],
    ['12 Main St', '12 Main St'],
  ])('%s', (written, quiet) => expect(quietStreet(written)).toBe(quiet))

  test('no letter is lost, and what is quiet stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (words) => {
        const quiet = quietName(words)
        expect(quiet.toLowerCase()).toBe(words.toLowerCase())
        expect(quietName(quiet)).toBe(quiet)
      }),
    )
  })
})

describe('the trade that a bare name says', () => {
  const trade = (name: string): string =>
    tradesOf({ name, tags: {}, categoryWords: [], looseTags: [], isBare: true }).join(' ')

  test.each([
    ['Davis Avenue Barber', 'barber'],
    ['First Methodist Church', 'church'],
    ['Leading Creek Well Drilling', 'well-drilling'],
    ['Bowden Firewood', 'firewood'],
    ['Elkins Laundromat', 'laundromat'],
    ['Randolph Vet Clinic', ''],
    ['Coffee on Kerens', ''],
    ['Barber', ''],
    ['Amos B Tull', ''],
    ['', ''],
  ])('%s', (name, id) => expect(trade(name)).toBe(id))

  test('what a list says of it outweighs its name', () => {
    const said = { name: 'Old Church', tags: {}, categoryWords: ['Bakery'], looseTags: [], isBare: true }
    expect(tradesOf(said)).toEqual(['bakery'])
  })
})
