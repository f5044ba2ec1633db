import type { Request, Response } from 'express'
import multer from 'multer'

const NEVER_SHOWN = new Set(['key', 'token', 'password', 'again', 'current', 'code', 'letters', 'pin', 'pinAgain'])
/** Where a field called `words` takes the four secret ones of a slip; everywhere else they are somebody's own. */
const SLIP_DOORS = /^\/(join|sign-in)(\/|$)/
/** What a form carries for itself; nobody typed it. */
const CARRIED = new Set('next back revision understood business placeShown seenAt was'.split(' '))
/** What was chosen, not written: it is chosen again sooner than read. */
const CHOSEN = new Set('kind language audience way happenedOn visitedOn wouldGoBack pairFor conflict'.split(' '))
const WHO_IS_MEANT = 'who:'
const CARRIED_OF_A_FACE = /-(id|mark)$/
const AN_ID = /^(\w+-)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The words somebody typed are given back whatever happened; secrets are not. @param path where they were sent */
export function wordsTyped(body: unknown, path: string): string[] {
  if (typeof body !== 'object' || body === null) return []
  const secret = (name: string): boolean => NEVER_SHOWN.has(name) || (name === 'words' && SLIP_DOORS.test(path))
  return Object.entries(body).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'string' && value.trim().length > 1 && !secret(name) && isTyped(name, value) ? [value] : [],
  )
}

const isTyped = (name: string, value: string): boolean =>
  !CARRIED.has(name) &&
  !CHOSEN.has(name) &&
  !name.startsWith(WHO_IS_MEANT) &&
  !CARRIED_OF_A_FACE.test(name) &&
  !AN_ID.test(value)

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
