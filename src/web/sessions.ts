import session, { type SessionData, Store } from 'express-session'
import type { Request, RequestHandler } from 'express'
import type { Db } from '../db/tables.ts'
import { hashOf } from '../db/ids.ts'
import { ask } from '../db/written.ts'
import { type Clock, DAY, HOUR, later } from './clock.ts'
import type { House } from './house.ts'

const LASTS = 30 * DAY
const STILL_OPEN = 'select "content", "touchedAt" from "session" where "id" = ? and "expiresAt" > ?'
type Done = (error?: unknown) => void

/** Sessions in the town's database, on either engine; the cookie's secret itself is never stored. */
export class SessionStore extends Store {
  private readonly db: Db
  private readonly clock: Clock

  constructor(db: Db, clock: Clock) {
    super()
    this.db = db
    this.clock = clock
  }

  override get(sid: string, done: (error: unknown, data?: SessionData | null) => void): void {
    ask<{ content: string; touchedAt: string }>(this.db, STILL_OPEN, [hashOf(sid), this.clock.now()]).then(
      ([row]) => {
        done(null, row ? { ...(JSON.parse(row.content) as SessionData), touchedAt: row.touchedAt } : null)
      },
      (error: unknown) => {
        done(error)
      },
    )
  }

  override set(sid: string, data: SessionData, done: Done = () => undefined): void {
    const now = this.clock.now()
    const { touchedAt: _touched, ...content } = data
    const kept = {
      accountId: data.accountId ?? null,
      content: JSON.stringify(content),
      device: data.device ?? '',
      touchedAt: now,
      expiresAt: later(now, LASTS),
    }
    this.db
      .insertInto('session')
      .values({ id: hashOf(sid), createdAt: now, ...kept })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(kept))
      .execute()
      .then(() => {
        done()
      }, done)
  }

  /** A read writes nothing but, at most hourly, that the session is alive. */
  override touch(sid: string, data: SessionData, done: Done = () => undefined): void {
    const now = this.clock.now()
    if (data.touchedAt && later(data.touchedAt, HOUR) > now) {
      done()
      return
    }
    this.db
      .updateTable('session')
      .set({ touchedAt: now, expiresAt: later(now, LASTS) })
      .where('id', '=', hashOf(sid))
      .execute()
      .then(
        () => {
          done()
        },
        // Reading goes on where the disk is full: the session simply stays as old as it is.
        () => {
          done()
        },
      )
  }

  override destroy(sid: string, done: Done = () => undefined): void {
    this.db
      .deleteFrom('session')
      .where('id', '=', hashOf(sid))
      .execute()
      .then(() => {
        done()
      }, done)
  }
}

export const usesHttps = (house: House): boolean => house.config.baseUrl.startsWith('https://')

/** `__Host-` and Secure where the town is reached by https; an ordinary cookie on a library's own network. */
export const sessionCookie = (house: House): string => (usesHttps(house) ? '__Host-woodstove' : 'woodstove')

export function sessions(house: House): RequestHandler {
  return session({
    name: sessionCookie(house),
    secret: house.secret,
    store: new SessionStore(house.db, house.clock),
    resave: false,
    saveUninitialized: false,
    proxy: usesHttps(house),
    cookie: { httpOnly: true, sameSite: 'lax', path: '/', secure: usesHttps(house), maxAge: LASTS * 1000 },
  })
}

/** Signs this browser in. The session gets a new secret, and is on disk before anything is answered. */
export async function beginSession(req: Request, accountId: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    req.session.regenerate((error: unknown) => {
      if (error) reject(error instanceof Error ? error : new Error('the session could not begin'))
      else resolve()
    })
  })
  req.session.accountId = accountId
  req.session.device = deviceOf(req.headers['user-agent'])
  await new Promise<void>((resolve, reject) => {
    req.session.save((error: unknown) => {
      if (error) reject(error instanceof Error ? error : new Error('the session could not be kept'))
      else resolve()
    })
  })
}

/** Signs this browser out in the middle of a request, which goes on as nobody's: a form may still sign somebody in. */
export async function leaveSession(req: Request): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    req.session.regenerate((error: unknown) => {
      if (error) reject(error instanceof Error ? error : new Error('the session could not be ended'))
      else resolve()
    })
  })
}

export async function endSession(req: Request): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    req.session.destroy((error: unknown) => {
      if (error) reject(error instanceof Error ? error : new Error('the session could not be ended'))
      else resolve()
    })
  })
}

const devices: [RegExp, string][] = [
  [/lynx|links|w3m/i, 'text'],
  [/iphone|android.*mobile/i, 'phone'],
  [/ipad|android/i, 'tablet'],
]

/** What a person recognizes their sessions by, and no more: a kind of device. */
const deviceOf = (agent = ''): string => devices.find(([pattern]) => pattern.test(agent))?.[1] ?? 'computer'
