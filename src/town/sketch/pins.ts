import { offRoad } from './nearest.ts'
import { isFree, roomNear, widthOf } from './placing.ts'
import { apart, type Box, boxAround, type Point, type Spot } from './shapes.ts'
import { type Label, paper, ROAD, within } from './labels.ts'
import type { TownSketch } from './town-sketch.ts'

/** A place that a map points at. */
export interface ShownPlace {
  id: string
  point: Point
  /** How far and on which road, where it stands outside of the middle of town. */
  far: string | null
}

export interface Pin extends Spot {
  number: number
  /** Where it belongs, where it had to be moved aside. */
  from: Spot | null
  label: Label | null
}

const FAR_LETTERS = 13
const FAR_LINE = 15
const MOST_WORDS = 6
/** Units that a spot on a road counts as farther away. */
const KEEPS_OFF_ROADS = 8

/** How large the numbers are: smaller where there are many. */
export const pinSize = (many: number): number => (many > 12 ? 11.5 : 13)

/**
 * Numbers for the places of a list, in its order. They touch neither each other nor a word: whichever finds its spot
 * taken moves to the nearest free one. The same list is always drawn the same.
 */
export function pinsOn(sketch: TownSketch, shown: readonly ShownPlace[]): Pin[] {
  const size = pinSize(shown.length)
  const ids = new Set(shown.map(({ id }) => id))
  const words = [...sketch.taken, ...sketch.landmarks.filter(({ id }) => !ids.has(id)).flatMap(({ boxes }) => boxes)]
  const pins: Pin[] = []
  const fits = (x: number, y: number): boolean =>
    pins.every((pin) => (pin.x - x) ** 2 + (pin.y - y) ** 2 >= (2 * size + 2) ** 2) &&
    isFree(boxAround({ x, y }, 2 * size, 2 * size), words, paper, 3)
  const onRoad = (x: number, y: number): number => {
    const way = sketch.nearestWay(x, y)
    return way && (way.x - x) ** 2 + (way.y - y) ** 2 < (size + 1) ** 2 ? KEEPS_OFF_ROADS : 0
  }
  for (const [at, { point }] of shown.entries()) {
    const belongs = offRoad(sketch.projection.put(point), sketch.nearestWay, size + ROAD / 2 - 2)
    const spot = roomNear(belongs, fits, onRoad)
    if (!spot) continue
    const moved = apart(spot, belongs) > size * 1.7
    pins.push({ number: at + 1, ...spot, from: moved ? belongs : null, label: null })
  }
  return withWords(sketch, pins, shown, size, words)
}

/** What stands outside of town says how far, the same words once, as long as there is room for them. */
function withWords(
  sketch: TownSketch,
  pins: readonly Pin[],
  shown: readonly ShownPlace[],
  size: number,
  words: readonly Box[],
): Pin[] {
  const taken = [...words, ...pins.map((pin) => boxAround(pin, 2 * size, 2 * size))]
  const said = new Set<string>()
  return pins.map((pin) => {
    const far = shown[pin.number - 1]?.far ?? null
    if (far === null || said.size === MOST_WORDS || said.has(far)) return pin
    const at = besidePin(pin, size, widthOf(far, FAR_LETTERS)).find(
      (box) => isFree(box, taken, paper, 3) && within(sketch.ways, box, ROAD / 2) === 0,
    )
    if (!at) return pin
    said.add(far)
    taken.push(at)
    return { ...pin, label: { words: far, x: (at.left + at.right) / 2, y: (at.top + at.bottom) / 2 } }
  })
}

/** Where words of this width may stand beside a number: at its sides, below, above, and shifted along. */
export function besidePin({ x, y }: Spot, size: number, width: number, line = FAR_LINE): Box[] {
  const aside = size + 3 + width / 2
  const off = size + line / 2 + 1
  const along = [0, width / 4, -width / 4, width / 2 - size, size - width / 2]
  return [
    boxAround({ x: x - aside, y }, width, line),
    boxAround({ x: x + aside, y }, width, line),
    ...along.flatMap((by) => [
      boxAround({ x: x + by, y: y + off }, width, line),
      boxAround({ x: x + by, y: y - off }, width, line),
    ]),
  ]
}
