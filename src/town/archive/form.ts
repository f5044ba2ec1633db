import type { RequestHandler } from 'express'
import { strFromU8, unzip } from 'fflate'
import multer from 'multer'
import { Invalid } from '../../errors.ts'

/** Thirty years of visits and small talk are a twentieth of this. */
const MOST_BYTES = 8 * 2 ** 20
/** What is packed in it, unpacked. */
const MOST_TEXT = 12 * 2 ** 20
const IN_IT = 'woodstove.json'

const uploads = multer({
  storage: multer.memoryStorage(),
  defParamCharset: 'utf8',
  limits: { fileSize: MOST_BYTES, files: 1, fields: 6, parts: 8, fieldNameSize: 60, fieldSize: 20_000 },
}).single('file')

/** Takes one file of a form into memory, up to the bound. */
export const receiveArchive: RequestHandler = (req, res, next) => {
  uploads(req, res, (error: unknown) => {
    if (error === undefined || error === null) next()
    else if (error instanceof multer.MulterError && error.code === 'LIMIT_FILE_SIZE') next(tooBig())
    else next(new Invalid('import.broken-upload'))
  })
}

const tooBig = (): Invalid => new Invalid('archive.too-big', { mb: MOST_BYTES / 2 ** 20 }, 413)

/** The text for machines in a packed archive, or the file itself where it is that text; null for anything else. */
export async function textIn(file: Buffer): Promise<string | null> {
  const isPacked = file.subarray(0, 2).toString('latin1') === 'PK'
  if (!isPacked) return file.length <= MOST_TEXT ? file.toString('utf8') : null
  return new Promise((resolve) => {
    // Room is made for as much as the file says it holds, and no more is ever written there.
    const filter = ({ name, originalSize }: { name: string; originalSize: number }): boolean =>
      name === IN_IT && originalSize <= MOST_TEXT
    unzip(file, { filter }, (error, files) => {
      const found = error ? undefined : files[IN_IT]
      resolve(!found || found.length > MOST_TEXT ? null : strFromU8(found))
    })
  })
}
