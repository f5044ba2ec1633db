import type { Request, Response } from 'express'
import multer from 'multer'

const NEVER_SHOWN = new Set(['key', 'token', 'password', 'again', 'words', 'current', 'code', 'letters'])
/** What a form carries for itself; nobody typed it. */
const CARRIED = new Set('next back revision understood business placeShown seenAt'.split(' '))
const CARRIED_OF_A_FACE = /-(id|mark)$/
const AN_ID = /^(\w+-)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The words somebody typed are given back whatever happened; secrets are not. */
export function wordsTyped(body: unknown): string[] {
  if (typeof body !== 'object' || body === null) return []
  return Object.entries(body).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'string' && value.trim().length > 1 && isTyped(name, value) ? [value] : [],
  )
}

const isTyped = (name: string, value: string): boolean =>
  !NEVER_SHOWN.has(name) && !CARRIED.has(name) && !CARRIED_OF_A_FACE.test(name) && !AN_ID.test(value)

/** Words of a form that brings a file as well; the file itself is let go. */
const words = multer({
  fileFilter: (_req, _file, done) => {
    done(null, false)
  },
  limits: { fields: 20, parts: 22, fieldSize: 1_000_000 },
}).any()

/** Reads what was typed into a form with a file, which no room read because it was turned away at the door. */
export function readTypedWords(req: Request, res: Response, then: () => void): void {
  if (req.body === undefined && req.is('multipart/form-data')) words(req, res, then)
  else then()
}
