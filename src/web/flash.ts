import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Request, Response } from 'express'
import { isMessageKey, type MessageKey, type Values } from './languages.ts'

/** A sentence for the next page: what was kept, where, and how to undo it. */
export interface Said {
  key: MessageKey
  values?: Values
  /** A sentence more. */
  also?: MessageKey
  /** A form without fields that takes it back, and where to look at it. */
  undo?: string
  /** Another such form: what somebody may have meant instead. */
  instead?: { action: string; key: MessageKey }
  link?: { href: string; key: MessageKey }
}

const COOKIE = 'said'
const sign = (secret: string, body: string): string => createHmac('sha256', secret).update(body).digest('base64url')

/**
 * Says something on the next page. It travels in a signed cookie rather than in the session, so that keeping a visit
 * is one write to disk and not three.
 */
export function say(res: Response, secret: string, said: Said): void {
  const body = Buffer.from(JSON.stringify(said)).toString('base64url')
  if (body.length > 3000) return
  res.cookie(COOKIE, `${body}.${sign(secret, body)}`, { httpOnly: true, sameSite: 'lax', path: '/', maxAge: 300_000 })
}

/** Leaves what was said unread. */
export function dropSaid(req: Request, res: Response): null {
  if (cookieOf(req, COOKIE)) res.clearCookie(COOKIE, { path: '/' })
  return null
}

/** What was said on the page before, once. */
export function takeSaid(req: Request, res: Response, secret: string): Said | null {
  const cookie = cookieOf(req, COOKIE)
  if (!cookie) return null
  res.clearCookie(COOKIE, { path: '/' })
  const [body = '', mark = ''] = cookie.split('.')
  const expected = Buffer.from(sign(secret, body))
  const given = Buffer.from(mark)
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null
  const said = JSON.parse(Buffer.from(body, 'base64url').toString()) as Said
  return isMessageKey(said.key) ? said : null
}

/** One cookie's value, or null. */
export function cookieOf(req: { headers: { cookie?: string | undefined } }, name: string): string | null {
  if (!req.headers.cookie?.includes(`${name}=`)) return null
  for (const part of (req.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === name) return safeDecode(part.slice(at + 1).trim())
  }
  return null
}

function safeDecode(value: string): string | null {
  try {
    return decodeURIComponent(value)
  } catch {
    return null
  }
}
