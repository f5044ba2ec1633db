/** What can go wrong in ways a person is told about. One handler in `web/error-pages` turns each into its page. */
export class TownError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
    this.name = new.target.name
  }
}

/** Not there, or not there for this viewer: the two are never told apart. */
export class NotFound extends TownError {
  constructor(what = 'page') {
    super(404, `no such ${what}`)
  }
}

/** Known under another address by now: the reader, who may see it, is sent there. */
export class Elsewhere extends TownError {
  constructor(readonly at: string) {
    super(302, 'elsewhere')
  }
}

/** A page that needs signing in: the handler sends the reader to /sign-in with a local `next`. */
export class SignInFirst extends TownError {
  constructor() {
    super(401, 'sign in first')
  }
}

/** Somebody else changed it meanwhile, or the same form came twice with different words. */
export class Conflict extends TownError {
  constructor(
    why: string,
    /** Where what stands can be looked at, where that is a page of the sender's own. */
    readonly stands: string | null = null,
  ) {
    super(409, why)
  }
}

/** Input that no form can show beside a field (a bad query string, a U+0000, a broken upload). */
export class Invalid extends TownError {
  constructor(
    /** A message key of `web/messages`, said to the person. */
    readonly say: string,
    readonly values: Record<string, string | number> = {},
    status = 400,
  ) {
    super(status, say)
  }
}

export class TooMany extends TownError {
  constructor(readonly retryAfterSeconds: number) {
    super(429, 'too many tries')
  }
}

/** The database cannot be written just now (disk full, read-only, gone). Nothing was kept; the words can be sent again. */
export class CannotKeep extends TownError {
  constructor(cause: unknown) {
    super(503, 'the town cannot write just now')
    this.cause = cause
  }
}

/** A writing request that cannot be told to come from our own page. */
export class CrossSite extends TownError {
  constructor() {
    super(403, 'not from our own page')
  }
}

/** A form that one person opened and another sent, in the same browser. Nothing is kept, and its words are shown to nobody. */
export class AnothersForm extends TownError {
  constructor() {
    super(409, 'opened by somebody else')
  }
}

/** A form that was opened on a counter's tablet and sent after it locked. Nothing is kept, and its words are shown to nobody. */
export class LockedMeanwhile extends TownError {
  constructor() {
    super(401, 'locked meanwhile')
  }
}

/** A program has the town open, so that nothing can be put in its place. */
export class StillRuns extends Error {}
