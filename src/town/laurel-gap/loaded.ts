import type { AccountKey } from './shapes.ts'

/** Everybody's and everything's id by its key in the texts. */
export interface LoadedTown {
  accounts: ReadonlyMap<AccountKey, string>
  businesses: ReadonlyMap<string, string>
  /** `business slug / face name` → face. */
  faces: ReadonlyMap<string, string>
  firstDay: string
}
