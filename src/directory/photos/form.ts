import { createHash } from 'node:crypto'
import type { Request, RequestHandler } from 'express'
import multer from 'multer'
import { z } from 'zod'
import { Invalid } from '../../errors.ts'
import { choice, line } from '../../web/fields.ts'
import type { MessageKey } from '../../web/languages.ts'
import { kindOf, LONGEST_CAPTION, MOST_BYTES } from './rules.ts'

export const captionForm = z.object({ caption: line(LONGEST_CAPTION, 'photo.no-caption') })
export const positionForm = z.object({ to: choice(['up', 'down']) })
export const reasonForm = z.object({ reason: line(300) })

/** Beyond this nobody listens any more. */
const MOST_LISTENED = 4 * MOST_BYTES

interface Brought {
  bytes: Buffer
  isTooBig: boolean
}

/**
 * Takes files into memory, up to the bound. Of one that goes on beyond it the rest is let go unread: the words that come
 * after it are heard, so that they can be given back.
 */
const uptoTheBound: multer.StorageEngine = {
  _handleFile(_req, file, done) {
    const parts: Buffer[] = []
    let length = 0
    file.stream.on('data', (part: Buffer) => {
      length += part.length
      if (length <= MOST_BYTES) parts.push(part)
      else parts.length = 0
    })
    file.stream.on('error', done)
    file.stream.on('end', () => {
      done(null, { buffer: Buffer.concat(parts), size: length })
    })
  },
  _removeFile(_req, _file, done) {
    done(null)
  },
}

const uploads = multer({
  storage: uptoTheBound,
  defParamCharset: 'utf8',
  limits: { fileSize: MOST_LISTENED, files: 3, fields: 6, parts: 9, fieldNameSize: 60, fieldSize: 20_000 },
}).any()

/** Takes what a form brings. What went wrong on the way is said as our own errors are. */
export const receivePhoto: RequestHandler = (req, res, next) => {
  uploads(req, res, (error: unknown) => {
    if (error === undefined || error === null) next()
    else next(uploadTrouble(error))
  })
}

function uploadTrouble(error: unknown): Invalid {
  const code = error instanceof multer.MulterError ? error.code : ''
  if (code === 'LIMIT_FILE_SIZE') return new Invalid('photo.too-big', tooBig, 413)
  return new Invalid(code === 'LIMIT_FILE_COUNT' ? 'photo.two' : 'photo.broken-upload')
}

const tooBig = { mb: MOST_BYTES / 2 ** 20 }

/** A picture that can be tried, or what is wrong with what was brought. */
export type Brings =
  { bytes: Buffer; hash: string } | { wrong: MessageKey; values?: Record<string, number>; status?: number }

/** The one picture of a form. What it is called counts for nothing. */
export function pictureIn(req: Request): Brings {
  const files = filesIn(req)
  const [file] = files
  if (!file) return { wrong: 'photo.none' }
  if (files.length > 1) return { wrong: 'photo.two' }
  if (file.isTooBig) return { wrong: 'photo.too-big', values: tooBig, status: 413 }
  if (file.bytes.length === 0) return { wrong: 'photo.empty' }
  const kind = kindOf(file.bytes)
  if (kind === null) return { wrong: 'photo.wrong-kind' }
  if (kind === 'heic') return { wrong: 'photo.heic' }
  return { bytes: file.bytes, hash: createHash('sha256').update(file.bytes).digest('base64url') }
}

/** A file field that was left alone comes without a name. */
function filesIn(req: Request): Brought[] {
  const files = Array.isArray(req.files) ? req.files : []
  return files
    .filter(({ originalname }) => originalname !== '')
    .map(({ buffer, size }) => ({ bytes: buffer, isTooBig: size > MOST_BYTES }))
}
