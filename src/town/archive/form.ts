import type { RequestHandler } from 'express'
import multer from 'multer'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { Invalid } from '../../errors.ts'

/** Thirty years of visits and small talk are a twentieth of this. */
const MOST_BYTES = 8 * 2 ** 20
/** What is packed in it, unpacked. */
const MOST_TEXT = 12 * 2 ** 20
const IN_IT = 'woodstove.json'
/** A page for each person of a notebook, and a few more. */
const MOST_ENTRIES = 10_000

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
  try {
    return await unpackedText(await fromBufferPromise(file))
  } catch {
    // Whatever is wrong with it, it is no file that a Woodstove made.
    return null
  }
}

/**
 * The one text that is looked for. What the file says of itself is not believed: few entries are read, one after the
 * other, and no more is unpacked than a notebook may be.
 */
async function unpackedText(zip: ZipFile): Promise<string | null> {
  let read = 0
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName === IN_IT) return await unpackedEntry(zip, entry)
      if (++read === MOST_ENTRIES) return null
    }
    return null
  } finally {
    zip.close()
  }
}

async function unpackedEntry(zip: ZipFile, entry: Entry): Promise<string | null> {
  if (entry.uncompressedSize > MOST_TEXT) return null
  const stream = await zip.openReadStreamPromise(entry)
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of stream as AsyncIterable<Buffer>) {
    length += piece.length
    if (length > MOST_TEXT) return null
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}
