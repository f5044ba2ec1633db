import type { House } from '../../web/house.ts'

/** Large files are read one after the other: two at once would hold twice the memory. */
const queues = new WeakMap<House, Promise<unknown>>()

export async function inTurn<T>(house: House, work: () => Promise<T>): Promise<T> {
  const before = queues.get(house) ?? Promise.resolve()
  const mine = before.then(work, work)
  queues.set(house, mine)
  return mine
}
