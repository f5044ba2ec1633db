import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ReadListing } from '../src/directory/import/listing.ts'
import { readListings } from '../src/directory/import/read.ts'

const readLines = async (text: string): Promise<ReadListing[]> => (await readListings(Buffer.from(text), '')).listings
async function readLine(line: string): Promise<ReadListing> {
  const [listing] = await readLines(line)
  if (!listing) throw new Error(`nothing was read in ${line}`)
  return listing
}

describe('hours on a line', () => {
  test.each([
    ["Kilby's Feed, 12 Depot St, 828-555-0142, M-F 8-5", 'M-F 8-5'],
    ["Kilby's Feed, M-F 8-5, Sat 9-12, 12 Depot St, 828-555-0142", 'M-F 8-5, Sat 9-12'],
    ["Kilby's Feed, 828-555-0142 M-F 8-5", 'M-F 8-5'],
    ["Kilby's Feed, 12 Depot St M-F 8-5, 828-555-0142", 'M-F 8-5'],
    ["Kilby's Feed - 12 Depot St - M-F 8 - 5 - 828-555-0142", 'M-F 8 - 5'],
    ["M-F 8-5, Kilby's Feed, 12 Depot St", 'M-F 8-5'],
    ["Kilby's Feed | 12 Depot St | Mon, Wed, Fri 9-5", 'Mon, Wed, Fri 9-5'],
    ["Kilby's Feed, M, W, F 9-5, 12 Depot St", 'M, W, F 9-5'],
    ["Kilby's Feed; 12 Depot St; Hours: M-F 8am-5pm", 'Hours: M-F 8am-5pm'],
    ["Kilby's Feed, 12 Depot St, by appointment", 'by appointment'],
    ["Kilby's Feed, 12 Depot St, call first", 'call first'],
    ["Kilby's Feed, 12 Depot St, Mon-Sat 8am-6pm, closed Sundays", 'Mon-Sat 8am-6pm, closed Sundays'],
    ["Kilby's Feed, L-V 9 a 5, 12 Depot St", 'L-V 9 a 5'],
    ["Kilby's Feed, lunes a viernes de 9 a 5, 12 Depot St", 'lunes a viernes de 9 a 5'],
    ["Kilby's Feed, 12 Depot St, con cita", 'con cita'],
    ["Kilby's Feed, 12 Depot St, Mo-Fr 08:00-17:00; Sa 09:00-12:00", 'Mo-Fr 08:00-17:00; Sa 09:00-12:00'],
    ["Kilby's Feed, 12 Depot St, most Saturdays 9 to 1 or so", 'most Saturdays 9 to 1 or so'],
    ["Kilby's Feed, Saturdays 9-1, May thru Oct, rain or shine", 'Saturdays 9-1, May thru Oct'],
  ])('%s', async (line, hours) => {
    const listing = await readLine(line)
    expect(listing).toMatchObject({ name: "Kilby's Feed", hours, town: null })
    if (line.includes('Depot')) expect(listing.street).toBe('12 Depot St')
  })

  test('what is no hours stays what it is', async () => {
    expect(await readLine('7-Eleven, 12 Main St, Springfield, MO 65801')).toMatchObject({
      name: '7-Eleven',
      town: 'Springfield',
      state: 'MO',
      hours: null,
    })
    expect(await readLine('Quick Stop 24 Hours, 9 Oak St, Ludlow, MO')).toMatchObject({
      name: 'Quick Stop 24 Hours',
      state: 'MO',
      hours: null,
    })
    expect(await readLine('Sunday Best, 4 Friday Rd, hats and gloves')).toMatchObject({
      name: 'Sunday Best',
      street: '4 Friday Rd',
      town: null,
      about: 'hats and gloves',
      hours: null,
    })
    expect(await readLine('Gap Video, 6 Mill Rd, closed for good')).toMatchObject({ closed: true, town: null })
  })
})

/** What a neighbor would write of one business; every part tells by itself what it is. */
const oneOf = (...words: string[]) => fc.constantFrom(...words)
const maybe = (arbitrary: fc.Arbitrary<string>) => fc.option(arbitrary, { nil: null })
const parts = fc.record({
  name: oneOf("Kilby's Feed", 'Dot’s Yarn', 'Panadería Ramírez', 'Moore & Sons', 'Blue Barn', 'Sunday Best'),
  street: maybe(
    oneOf('12 Depot St', '410 Ridge Rd', 'PO Box 5', '1071 NC Hwy 88 W', '7 Calle Luna', 'Mill Creek Road'),
  ),
  town: maybe(oneOf('Laurel Gap', 'Laurel Gap, NC', 'Jefferson, NC 28640', 'West Jefferson NC 28694', 'Ludlow, MO')),
  phone: maybe(oneOf('828-555-0142', '(336) 555-0101', '336 555 0163')),
  mail: maybe(oneOf('dot@yarn.example', 'hello@feed.example')),
  hours: fc.uniqueArray(
    oneOf('M-F 8-5', 'Sat 9-12', 'by appointment', 'L-V 9 a 5', 'Mon-Sat 8am-6pm', 'closed Sundays', 'con cita', '8-5'),
    { maxLength: 2 },
  ),
  words: maybe(oneOf('around back of the feed store', 'saws and mowers', 'pregunte por Luz', 'since 1962')),
})
const separator = oneOf(', ', '; ', ' | ', '\t')

test('each part of a line is in its field, or in one for words, in whatever order', async () => {
  const order = fc.array(fc.nat(), { minLength: 8, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(parts, order, separator, async (one, order, between) => {
      // A town goes with its street, as on an envelope; everything else stands anywhere behind the name.
      const address = [one.street, one.street === null ? null : one.town].filter((part) => part !== null).join(between)
      const loose = [address, one.phone, one.mail, ...one.hours, one.words].filter((part) => part)
      const shuffled = loose.map((part, at) => ({ part, by: order[at] ?? 0 })).sort((a, b) => a.by - b.by)
      const line = [one.name, ...shuffled.map(({ part }) => part)].join(between)
      const read = await readLine(line)
      expect(read.name, line).toBe(one.name)
      expect(read.email, line).toBe(one.mail)
      expect(read.phone === null, line).toBe(one.phone === null)
      expect(read.street, line).toBe(one.street)
      const town = one.street === null ? null : one.town
      expect(read.town, line).toBe(town === null ? null : (/^(?:West )?[A-Z]\w+(?: Gap)?/.exec(town)?.[0] ?? null))
      expect(read.about, line).toBe(one.words)
      const hours = (read.hours ?? '').split(/[,;] /).filter((piece) => piece !== '')
      expect(hours.sort(), line).toEqual([...one.hours].sort())
    }),
    { numRuns: 1_500 },
  )
})

test('whatever is typed, no hours become a town, and nothing is lost', async () => {
  const words = fc.array(
    oneOf('M-F 8-5', 'Sat 9-12', 'Laurel Gap', 'NC', '12 Depot St', 'MO', '9', 'open', 'May', 'Sun', '–', 'and', 'Box'),
    { minLength: 1, maxLength: 9 },
  )
  await fc.assert(
    fc.asyncProperty(words, oneOf(', ', ' - ', '; ', ' '), async (typed, between) => {
      const line = `Dot’s Yarn, ${typed.join(between)}`
      const read = await readLine(line)
      expect(read.town ?? '', line).not.toMatch(/\d-\d/)
      const kept = Object.values(read).join(' ')
      for (const word of ['M-F 8-5', 'Sat 9-12']) if (typed.includes(word)) expect(kept, line).toContain(word)
    }),
    { numRuns: 1_500 },
  )
})

test('a list of thousands is read without holding up the town', async () => {
  const line =
    "Kilby's Feed, 12 Depot St M-F 8-5, Laurel Gap, NC 28600, 828-555-0142, Sat 9-12, saws and mowers, M, W, F 9-5"
  const lines = Array.from({ length: 3_000 }, (_, at) => line.replace('Kilby', `Kilby ${String(at)}`)).join('\n')
  let turns = 0
  let next = setImmediate(function turn() {
    turns += 1
    next = setImmediate(turn)
  })
  expect(await readLines(lines)).toHaveLength(3_000)
  clearImmediate(next)
  // Others are answered after every ten lines.
  expect(turns).toBeGreaterThanOrEqual(300)
})
