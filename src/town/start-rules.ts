import type { Who } from '../notebook/rules.ts'

/** A business to be put into a notebook at the kitchen table, with whom one can ask for there. */
export interface StartPlace {
  id: string
  slug: string
  name: string
  faces: { id: string; name: string; role: string | null }[]
}

/** What was said about one place: whom one asks for there, since when, and whether one would go back. */
export interface StartAnswer {
  place: StartPlace
  who: Who | null
  /** The year; this one where none was typed. */
  since: number
  back: 'yes' | 'mixed' | 'no' | null
}
