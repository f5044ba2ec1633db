import type { Language } from './languages.ts'
import type { Config } from '../config.ts'
import type { Row } from '../db/tables.ts'
import type { Db } from '../db/tables.ts'
import type { Clock } from './clock.ts'
import type { Log } from './log.ts'

export type TownRow = Row<'town'>

/** The town's own facts, kept at hand; null until it is set up. */
export interface Town {
  current: TownRow | null
  refresh(): Promise<TownRow | null>
}

export function openTown(db: Db): Town {
  const town: Town = {
    current: null,
    async refresh() {
      town.current = (await db.selectFrom('town').selectAll().executeTakeFirst()) ?? null
      return town.current
    },
  }
  return town
}

/** What every room is handed: no room reaches for anything else. */
export interface House {
  config: Config
  /** Signs cookies and keys short secrets. */
  secret: string
  db: Db
  clock: Clock
  log: Log
  town: Town
  /** Whom one can become in the demonstration; nobody in a real town. */
  demoPeople: readonly { key: string; name: string; first: string }[]
  /** The stops of the demonstration's walk, so that each page of it leads to the next. */
  demoWalk: readonly { as: string; first: string; path: string; title: Record<Language, string> }[]
}

/** The town that is surely there: pages behind the setup gate. */
export function townOf(house: House): TownRow {
  if (!house.town.current) throw new Error('a page was shown before the town was set up')
  return house.town.current
}
