import type { LoadGenerator } from './load.ts'
import type { Row } from './rows.ts'
import type { SeededTown } from './seed.ts'
import type { BenchTown } from './town.ts'
import type { Yardstick, YardstickName } from './yardsticks.ts'

/** A seeded file and the town that stands on it. */
export interface Standing {
  path: string
  seeded: SeededTown
  town: BenchTown
}

/** What every measurement is handed. */
export interface Bench {
  /** A folder of its own on the disk that is measured. */
  folder: string
  /** How long a row is asked for. */
  seconds: number
  load: LoadGenerator
  yardsticks: Record<YardstickName, Yardstick>
  say(line: string): void
}

/** One line of the table, not measured yet. */
export interface Plan {
  what: string
  measure(bench: Bench, standing: Standing): Promise<Row>
}

export const median = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? NaN
