import type { RequestHandler } from 'express'
import multer from 'multer'
import { z } from 'zod'
import { Invalid } from '../../../errors.ts'
import { maybeLine } from '../../../web/fields.ts'
import { answers, type Asked, type Choices } from '../choices.ts'
import type { BroughtFile } from '../prepare.ts'
import { importBounds } from '../listing.ts'

const LONGEST_PASTE = 1_000_000

export const importForm = z.object({
  // The list stays as typed: what stands in which line is for its reader to say.
  pasted: z.preprocess((value) => value ?? '', z.string('form.not-right').max(LONGEST_PASTE, 'form.too-long')),
  source: maybeLine(60),
  licence: maybeLine(60),
  attribution: maybeLine(200),
})

/** What can still be said when a previewed file is brought in. */
export const applicationForm = importForm.pick({ licence: true, attribution: true })

/** A place that is not in a list any more, by its page's address. */
export const placeForm = z.object({ place: maybeLine(200).transform((slug) => slug ?? '') })

export const columnName = (at: number): string => `column-${String(at)}`

/**
 * What the form says of each column. A column it says nothing of stays what it was taken for.
 * @returns the choices, or the name of the field that says something else than the list offers
 */
export function choicesOf(body: unknown, asked: Asked): { ok: true; choices: Choices } | { ok: false; field: string } {
  const sent = (body ?? {}) as Record<string, unknown>
  const choices: Choices = {}
  for (const [at, { key, is }] of asked.columns.entries()) {
    const said = sent[columnName(at)] ?? is ?? 'leave'
    const answer = answers.find((each) => each === said)
    if (answer === undefined) return { ok: false, field: columnName(at) }
    choices[key] = answer
  }
  return { ok: true, choices }
}

/** Whether somebody chose something since the page was made. */
export const choseAnew = (asked: Asked, choices: Choices): boolean =>
  asked.columns.some(({ key, is }) => choices[key] !== (is ?? 'leave'))

const uploads = multer({
  storage: multer.memoryStorage(),
  // Without it a name such as "Panadería.csv" comes as other letters.
  defParamCharset: 'utf8',
  limits: {
    fileSize: importBounds.bytes,
    files: 1,
    fields: 10,
    parts: 12,
    fieldNameSize: 60,
    fieldSize: 4 * LONGEST_PASTE,
  },
}).single('file')

/** Takes one file of a form into memory, up to the bound. What went wrong on the way is said as our own errors are. */
export const receiveFile: RequestHandler = (req, res, next) => {
  uploads(req, res, (error: unknown) => {
    if (error === undefined || error === null) next()
    else next(uploadTrouble(error))
  })
}

function uploadTrouble(error: unknown): Invalid {
  const code = error instanceof multer.MulterError ? error.code : ''
  const tooBig = code === 'LIMIT_FILE_SIZE' || code === 'LIMIT_FIELD_VALUE'
  if (tooBig) return new Invalid('import.too-big', { mb: Math.round(importBounds.bytes / 2 ** 20) }, 413)
  return new Invalid('import.broken-upload')
}

/** The file of a form, else the list typed into it; null where there is neither, 'both' where there are two. */
export function fileIn(file: Express.Multer.File | undefined, pasted: string): BroughtFile | 'both' | null {
  // A file field that was left alone comes without a name.
  const chosen = file && file.originalname !== '' ? file : null
  const hasWords = pasted.trim() !== ''
  if (chosen && hasWords) return 'both'
  if (chosen) return { bytes: chosen.buffer, name: chosen.originalname }
  return hasWords ? { bytes: Buffer.from(pasted), name: '' } : null
}
