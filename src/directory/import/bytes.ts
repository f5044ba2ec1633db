import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { Invalid } from '../../errors.ts'
import { importBounds } from './listing.ts'

const unpack = promisify(gunzip)
const megabytes = (bytes: number): number => Math.round(bytes / 2 ** 20)

interface FileText {
  text: string
  /** The bytes were not UTF-8; they were taken for the older Western encoding of Windows. */
  oldEncoding: boolean
}

/**
 * The text of a file, unpacked if it is gzip.
 * @throws Invalid when it is empty, too big, broken, or no text
 */
export async function readText(bytes: Buffer, fileName: string): Promise<FileText> {
  if (bytes.length === 0) throw new Invalid('import.empty')
  if (bytes.length > importBounds.bytes) throw new Invalid('import.too-big', { mb: megabytes(importBounds.bytes) }, 413)
  const plain = isGzip(bytes) ? await unpackGzip(bytes) : bytes
  refuseOtherFiles(plain, fileName)
  const file = decode(plain)
  if (file.text.trim() === '') throw new Invalid('import.empty')
  return file
}

function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

/** zlib grows its output piece by piece off the main thread and stops at the bound, over all members together. */
async function unpackGzip(bytes: Buffer): Promise<Buffer> {
  try {
    return await unpack(bytes, { maxOutputLength: importBounds.unpackedBytes })
  } catch (error) {
    const tooMuch = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    if (!tooMuch) throw new Invalid('import.broken-gzip')
    throw new Invalid('import.too-big-unpacked', { mb: megabytes(importBounds.unpackedBytes) }, 413)
  }
}

const signs: [string, string][] = [
  ['\x89PNG', 'import.picture'],
  ['\xff\xd8\xff', 'import.picture'],
  ['GIF8', 'import.picture'],
  ['RIFF', 'import.picture'],
  ['%PDF', 'import.pdf'],
  ['{\\rtf', 'import.document'],
  ['\xd0\xcf\x11\xe0', 'import.spreadsheet'],
  ['\x1f\x8b', 'import.packed'],
  ['BZh', 'import.packed'],
  ['7z\xbc\xaf', 'import.packed'],
  ['\xfd7zXZ', 'import.packed'],
  ['Rar!', 'import.packed'],
  ['SQLite format 3\0', 'import.unknown-file'],
]

function refuseOtherFiles(bytes: Buffer, fileName: string): void {
  const head = bytes.subarray(0, 4096).toString('latin1')
  const sign = signs.find(([start]) => head.startsWith(start))
  if (sign) throw new Invalid(sign[1])
  if (head.startsWith('PK\x03\x04')) throw new Invalid(zipReason(head, fileName))
  if (/\.pbf$/i.test(fileName) || head.slice(0, 40).includes('OSMHeader')) throw new Invalid('import.pbf')
  if (/^(\xef\xbb\xbf)?\s*(<!--[^>]*>\s*)?<(!doctype html|html|head|body)\b/i.test(head)) {
    throw new Invalid('import.web-page')
  }
}

/** Spreadsheets and word processors save zip files of XML. */
function zipReason(head: string, fileName: string): string {
  if (/\.docx$|\.odt$/i.test(fileName) || head.includes('word/')) return 'import.document'
  const isSheet = /\.(xls[xmb]|ods|numbers)$/i.test(fileName) || /\[Content_Types\]|xl\/|spreadsheet/.test(head)
  return isSheet ? 'import.spreadsheet' : 'import.packed'
}

function decode(bytes: Buffer): FileText {
  const unicode = decodeMarked(bytes) ?? decodeUtf8(bytes)
  const text = unicode ?? decodeWindows1252(bytes)
  if (text.includes('\0')) throw new Invalid('import.bad-bytes')
  return { text, oldEncoding: unicode === null }
}

/** UTF-16 with its byte order mark, as Excel's "Unicode text" is. */
function decodeMarked(bytes: Buffer): string | null {
  const littleEndian = bytes[0] === 0xff && bytes[1] === 0xfe
  const bigEndian = bytes[0] === 0xfe && bytes[1] === 0xff
  if (!littleEndian && !bigEndian) return null
  if (bytes.length % 2 !== 0) throw new Invalid('import.bad-bytes')
  const body = bytes.subarray(2)
  const text = (littleEndian ? body : Buffer.from(body).swap16()).toString('utf16le')
  if (/\p{Cs}/u.test(text)) throw new Invalid('import.bad-bytes')
  return text
}

function decodeUtf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** The characters of bytes 80 to 9F; a space where the encoding has none. Written out: runtimes differ in their own table. */
const windowsHigh = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'

/** Text in this encoding has no control bytes and is mostly unaccented; anything else is no text. */
function decodeWindows1252(bytes: Buffer): string {
  const latin = bytes.toString('latin1')
  let high = 0
  for (const byte of bytes) {
    const isControl = byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c
    const isUndefined = byte >= 0x80 && byte < 0xa0 && windowsHigh[byte - 0x80] === ' '
    if (isControl || isUndefined || byte === 0x7f) throw new Invalid('import.bad-bytes')
    if (byte >= 0x80) high += 1
  }
  if (high > bytes.length * 0.3) throw new Invalid('import.bad-bytes')
  return latin.replace(/[\u0080-\u009f]/g, (char) => windowsHigh[char.charCodeAt(0) - 0x80] ?? '')
}
