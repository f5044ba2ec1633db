import type { NoOutlook, Outlook } from './outlook.ts'

/** Where the town lies. What is not known is null, and expressions that need it are refused rather than guessed. */
export interface HoursPlace {
  /** Decimal degrees as text. */
  lat: string | null
  lon: string | null
  /** Full name, "North Carolina". */
  state: string | null
  /** ISO 3166-1 alpha-2. */
  countryCode: string | null
  /** IANA name, "America/New_York". */
  zone: string
}

/** What the town's process asks the evaluator's. */
export type Question =
  | { kind: 'outlook'; expression: string; from: string; days: number }
  | { kind: 'check'; expression: string; from: string }

export interface Validity {
  valid: boolean
  /** The library's warning types. */
  warnings: string[]
}

export type Answer = Outlook | Validity | NoOutlook

export type Numbered<T> = { id: number } & T
export type FromEvaluator = { ready: true } | Numbered<{ answer: Answer }>
