import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { heroOf } from '../src/town/sketch/hero.ts'
import { paper } from '../src/town/sketch/labels.ts'
import { pinSize, pinsOn } from '../src/town/sketch/pins.ts'
import { placeMapOf } from '../src/town/sketch/place-map.ts'
import { roomNear, widthOf } from '../src/town/sketch/placing.ts'
import { compressionOf, middleOf, offsetFrom, projectionOf } from '../src/town/sketch/projection.ts'
import { lineThrough, roadNamed, roadsThrough } from '../src/town/sketch/roads.ts'
import { type Box, boxAround, overlap, type Point, type PublishedPlace, type Spot } from '../src/town/sketch/shapes.ts'
import { sketchOf, type TownSketch } from '../src/town/sketch/town-sketch.ts'
import { stepWords } from '../src/town/step-words.ts'

const middle = { lat: 36.43, lon: -81.35 }
const degrees = (least: number, most: number) => fc.double({ min: least, max: most, noNaN: true })
const point = fc.record({ lat: degrees(36.3, 36.56), lon: degrees(-81.5, -81.2) })
const roadNames = ['Main Street', 'Depot Street', 'Church Street', 'Creek Road', 'Old Gap Road', 'Sluder Lane']
const placeShown = fc.oneof(
  fc.constant(null),
  fc.constant('Laurel Gap'),
  fc.tuple(fc.nat(2000), fc.constantFrom(...roadNames)).map(([n, road]) => `${String(n + 1)} ${road}, Laurel Gap`),
)
const category = fc.constantFrom('hardware', 'library', 'church', 'school', 'post-office', null)
const places = (least: number, most: number) =>
  fc.array(fc.record({ at: point, placeShown, category }), { minLength: least, maxLength: most }).map((all) =>
    all.map(({ at, ...one }, n): PublishedPlace => ({
      id: `p${String(n)}`,
      name: `Place ${String(n)}`,
      ...at,
      ...one,
    })),
  )

const drawn = (all: readonly PublishedPlace[]): TownSketch => {
  const sketch = sketchOf(middle, all, (kind) => kind)
  if (!sketch) throw new Error('no sketch of two places')
  return sketch
}
const near = { miles: () => 0, outsideFrom: 1 }
const away = (a: Spot, b: Spot): number => Math.hypot(a.x - b.x, a.y - b.y)

describe('the projection', () => {
  test('what is farther away is never drawn nearer, and everything lies on the paper', () => {
    fc.assert(
      fc.property(
        fc.array(degrees(0, 40), { minLength: 1, maxLength: 60 }),
        degrees(0, 60),
        degrees(0, 60),
        (all, a, b) => {
          const part = compressionOf(all)
          const [near, far] = [part(Math.min(a, b)), part(Math.max(a, b))]
          expect(near).toBeLessThanOrEqual(far + 1e-12)
          expect(near).toBeGreaterThanOrEqual(0)
          expect(far).toBeLessThanOrEqual(1)
        },
      ),
    )
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 40 }), point, (all, other) => {
        const { put } = projectionOf(middle, all, paper)
        for (const { x, y } of [...all, other].map(put)) {
          expect(x).toBeGreaterThanOrEqual(paper.inset - 1e-6)
          expect(x).toBeLessThanOrEqual(paper.width - paper.inset + 1e-6)
          expect(y).toBeGreaterThanOrEqual(paper.inset - 1e-6)
          expect(y).toBeLessThanOrEqual(paper.height - paper.inset + 1e-6)
        }
      }),
    )
  })

  test('directions from the middle are true', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 2, maxLength: 40 }), (all) => {
        const { put, middle: center } = projectionOf(middle, all, paper)
        for (const one of all) {
          const { east, north } = offsetFrom(middle, one)
          const spot = put(one)
          if (Math.hypot(east, north) < 0.01 || away(spot, center) < 0.5) continue
          const turned = Math.atan2(north, east) - Math.atan2(center.y - spot.y, spot.x - center.x)
          expect(Math.abs(Math.sin(turned))).toBeLessThan(1e-6)
          expect(Math.cos(turned)).toBeGreaterThan(0)
        }
      }),
    )
  })

  test('the middle of town is not squeezed into a dot by one place far away', () => {
    const near = Array.from({ length: 20 }, (_, n) => ({ lat: 36.43 + n * 0.0002, lon: -81.35 }))
    const { put, middle: center } = projectionOf(middle, [...near, { lat: 36.9, lon: -81.35 }], paper)
    expect(away(put({ lat: 36.43 + 10 * 0.0002, lon: -81.35 }), center)).toBeGreaterThan(60)
  })

  test('a town’s own point is its middle while something stands near it', () => {
    expect(middleOf(middle, [{ lat: 36.44, lon: -81.35 }])).toEqual(middle)
    expect(
      middleOf(middle, [
        { lat: 40, lon: -80 },
        { lat: 40.2, lon: -80.2 },
      ]),
    ).toEqual({ lat: 40.1, lon: -80.1 })
    expect(middleOf(null, [])).toBeNull()
  })
})

describe('numbers', () => {
  const boxesOf = (sketch: TownSketch, ids: Set<string>): Box[] => [
    ...sketch.taken,
    ...sketch.landmarks.filter(({ id }) => !ids.has(id)).flatMap(({ boxes }) => boxes),
  ]

  test('all are there, touch neither each other nor a word, and stay on the paper', () => {
    fc.assert(
      fc.property(places(2, 60), fc.boolean(), (all, heaped) => {
        const shown = all
          .slice(0, 25)
          .map((one) => ({ id: one.id, point: heaped ? middle : one, far: '2 miles, Creek Rd' }))
        const sketch = drawn(all)
        const pins = pinsOn(sketch, shown)
        const size = pinSize(shown.length)
        expect(pins.map(({ number }) => number)).toEqual(shown.map((_, at) => at + 1))
        const words = boxesOf(sketch, new Set(shown.map(({ id }) => id)))
        for (const [at, pin] of pins.entries()) {
          const box = boxAround(pin, 2 * size, 2 * size)
          expect(box.left >= 0 && box.top >= 0 && box.right <= paper.width && box.bottom <= paper.height).toBe(true)
          expect(words.filter((word) => overlap(word, box))).toEqual([])
          for (const other of pins.slice(at + 1)) expect(away(pin, other)).toBeGreaterThanOrEqual(2 * size)
        }
        const labels = pins.flatMap(({ label }) => (label ? [boxAround(label, widthOf(label.words, 13), 15)] : []))
        for (const label of labels) {
          for (const pin of pins) expect(overlap(label, boxAround(pin, 2 * size - 1, 2 * size - 1))).toBe(false)
          expect(words.filter((word) => overlap(word, label))).toEqual([])
        }
      }),
      { numRuns: 60 },
    )
  })

  test('a full paper ends the search', () => {
    expect(roomNear({ x: 200, y: 190 }, () => false)).toBeNull()
  })

  test('a place’s own map names nothing twice over another', () => {
    fc.assert(
      fc.property(places(3, 40), (all) => {
        const sketch = drawn(all)
        const { here, name, neighbors } = placeMapOf(sketch, all[0]!, all)
        const words = [
          ...(name ? [boxAround(name, widthOf(name.words, 15), 18)] : []),
          ...neighbors.map(({ label }) => boxAround(label, widthOf(label.words, 13), 15)),
        ]
        const all2 = [...words, ...boxesOf(sketch, new Set([all[0]!.id]))]
        for (const [at, box] of all2.entries()) {
          expect(all2.slice(at + 1, words.length).filter((other) => overlap(box, other))).toEqual([])
        }
        for (const box of words) expect(overlap(box, boxAround(here, 20, 20))).toBe(false)
      }),
      { numRuns: 60 },
    )
  })
})

describe('roads', () => {
  test('a straight road is found again through its houses, whichever side they stand on', () => {
    fc.assert(
      fc.property(
        degrees(0, Math.PI),
        fc.array(fc.tuple(degrees(0, 1), degrees(-6, 6)), { minLength: 4, maxLength: 30 }),
        (turn, houses) => {
          const along = houses.map(([far]) => far)
          fc.pre(Math.max(...along) - Math.min(...along) > 0.4)
          const spots = houses.map(([far, aside]) => ({
            x: 200 + Math.cos(turn) * far * 160 - Math.sin(turn) * aside,
            y: 190 + Math.sin(turn) * far * 160 + Math.cos(turn) * aside,
          }))
          const line = lineThrough(spots)
          expect(line).not.toBeNull()
          for (const { x, y } of line ?? []) {
            expect(Math.abs((y - 190) * Math.cos(turn) - (x - 200) * Math.sin(turn))).toBeLessThan(16)
          }
        },
      ),
    )
  })

  test('one house alone draws no road, nor do houses on a heap or all around', () => {
    expect(lineThrough([{ x: 10, y: 10 }])).toBeNull()
    expect(
      lineThrough([
        { x: 10, y: 10 },
        { x: 12, y: 10 },
      ]),
    ).toBeNull()
    const ring = Array.from({ length: 12 }, (_, n) => ({ x: 100 * Math.cos(n / 1.9), y: 100 * Math.sin(n / 1.9) }))
    expect(lineThrough(ring)).toBeNull()
    const place = { id: 'a', name: 'A', ...middle, category: null, placeShown: '9 Creek Road, Laurel Gap' }
    expect(roadsThrough([place], { ...near, put: () => ({ x: 0, y: 0 }) })).toEqual([])
  })

  test('the same name in two towns is two roads, and one road however it is written', () => {
    const at = (id: string, placeShown: string, x: number) => ({
      id,
      name: id,
      lat: x,
      lon: 0,
      category: null,
      placeShown,
    })
    const put = { ...near, put: ({ lat }: Point): Spot => ({ x: lat, y: 0 }) }
    const two = [at('a', '1 Main Street, Creston', 0), at('b', '9 Main Street, Laurel Gap', 90)]
    expect(roadsThrough(two, put)).toEqual([])
    const one = [at('a', '1 N Main Street, Creston', 0), at('b', '9 Main St, Creston', 90)]
    expect(roadsThrough(one, put).map(({ name, places: many }) => [name, many])).toEqual([['Main St', 2]])
    expect(['214B Meat Camp Road, Apt 2', 'Laurel Gap', null].map(roadNamed)).toEqual(['Meat Camp Rd', null, null])
  })
})

describe('a town’s land', () => {
  test('the same town is always drawn the same, and another one is not', () => {
    fc.assert(
      fc.property(places(2, 40), fc.constantFrom(null, 300, 1200, 3120), (all, elevationFeet) => {
        const town = { name: 'Laurel Gap', at: middle, elevationFeet }
        expect(heroOf(town, all)).toEqual(heroOf({ ...town }, structuredClone(all)))
        const { nearestWay: _, projection: __, ...sketch } = drawn(all)
        const { nearestWay: _a, projection: _b, ...again } = drawn(structuredClone(all))
        expect(sketch).toEqual(again)
        expect(pinsOn(drawn(all), [])).toEqual([])
      }),
      { numRuns: 30 },
    )
    const land = (lat: number) => heroOf({ name: 'X', at: { lat, lon: -81 }, elevationFeet: 3000 }, []).hills.join('')
    expect(land(36)).not.toBe(land(36.1))
    const named = (name: string) => heroOf({ name, at: null, elevationFeet: null }, []).hills.join('')
    expect(named('Laurel Gap')).not.toBe(named('Meadow Fork'))
  })

  test('mountains have more lines than a plain, and no land weighs more than six kilobytes', () => {
    fc.assert(
      fc.property(point, places(0, 60), (at, all) => {
        const hills = (elevationFeet: number) => heroOf({ name: 'X', at, elevationFeet }, all).hills
        expect(hills(3000).length).toBeGreaterThanOrEqual(hills(300).length)
        const { hills: high, roads, houses } = heroOf({ name: 'X', at, elevationFeet: 3000 }, all)
        expect(high.join('').length).toBeLessThanOrEqual(6000)
        expect([...high, ...roads, houses].join('')).not.toMatch(/NaN|Infinity|e-|\.\d/)
      }),
      { numRuns: 40 },
    )
  })
})

describe('steps of the way', () => {
  const bold = (step: string): string[] => stepWords(step).flatMap(({ words, strong }) => (strong ? [words] : []))

  test.each([
    ['Go up Depot Street with the tracks behind you.', ['Depot Street']],
    ['Turn right at the stoplight, the only one.', ['right at the stoplight']],
    ['From the stoplight, go toward the creek and take the first left, School Street.', ['left', 'School Street']],
    ['Down Depot Street, over the tracks, left on Quarry Road.', ['Depot Street', 'left on Quarry Road']],
    ['All right, the right screw is right there. Two jars are left.', []],
    ['En el semáforo doble a la derecha, hacia el arroyo.', ['a la derecha']],
    ['Baje por Depot Street y a mano izquierda está la puerta azul.', ['Depot Street', 'a mano izquierda']],
    ['Gold letters over the door.', []],
  ])('%s', (step, expected) => {
    expect(bold(step)).toEqual(expected)
  })

  test('nobody’s words are changed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[A-Z a-z,áñ]{0,60} (left|right|Road)[a-z ]*$/)), (step) => {
        expect(
          stepWords(step)
            .map(({ words }) => words)
            .join(''),
        ).toBe(step)
      }),
    )
  })
})
