import type { Db } from './tables.ts'

/** Puts back what was changed, in case what comes after it fails. */
export type Undo = () => Promise<void>

/**
 * A database that is built beside the town's own, which nobody reads until it takes its place. While it is built nobody
 * else holds the town's.
 */
export interface Beside {
  /** Empty at first: not even migrated. */
  db: Db
  /** PostgreSQL's schema that it is in. */
  schema: string | null
  /** From now on rows may come in any order. */
  loosen(): Promise<void>
  /** From now on every reference leads to a row. @throws where one does not */
  tighten(): Promise<void>
  /** What is asked is answered fast. @param erased whether rows were erased meanwhile: then they leave no bytes */
  settle(erased: boolean): Promise<void>
  /** Takes the town's place; what was there is kept aside under a dated name, as `aside` says. */
  takePlace(): Promise<Undo>
  /** Lets the town go again, and leaves nothing half-built behind. */
  close(): Promise<void>
  /** What the old town is called by then; null where there was none. */
  aside: string | null
}
