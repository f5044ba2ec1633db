import 'express-session'
import type { Language, Translate } from './languages.ts'
import type { Tablet } from './tablet.ts'
import type { Viewer } from './viewer.ts'
import type { RouteName } from './who-may.ts'

declare global {
  namespace Express {
    /** What the middleware has found out by the time a handler runs. */
    interface Locals {
      viewer: Viewer
      /** The browser is a counter's shared tablet. */
      tablet?: Tablet | null
      /** What names the reader to their own device: see `readersMark`. */
      mark: string
      /** The town's version before anything of the page was read. */
      version: number
      language: Language
      t: Translate
      /** Which row of the route table is answering. */
      route?: RouteName
      /** A page for every signed-out reader alike: it may be kept until this instant (null: until something changes). */
      keepUntil?: string | null
      /** A page of somebody who is signed out and yet is theirs alone: no browser and no proxy keeps it. */
      theirsAlone?: true
    }
  }
}

declare module 'express-session' {
  interface SessionData {
    accountId?: string
    device?: string
    touchedAt?: string
  }
}
