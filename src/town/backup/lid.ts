import { createCipheriv, createDecipheriv, createHash, randomBytes, scrypt } from 'node:crypto'
import { Invalid } from '../../errors.ts'

/**
 * How a backup is closed. The file begins with one line, `Woodstove backup 1 sealed SALT` or `Woodstove backup 1 open -`.
 * Then come chunks of 64 KiB, the last one shorter, each followed by 16 bytes:
 * - sealed: the chunk is encrypted by AES-256-GCM, and the 16 bytes are its tag. The key is scrypt (N = 2^16, r = 8,
 *   p = 1) of what the key file holds and of the salt, which is new for every file. The nonce is the chunk's number
 *   (11 bytes) and whether it is the last (1 byte); the first line is authenticated with every chunk. So chunks that are
 *   changed, left out, put in another order or cut off are refused (the STREAM construction of Hoang, Reyhanitabar,
 *   Rogaway and Vizár, as age uses it).
 * - open: the chunk is readable, and the 16 bytes are the first of SHA-256 over the first line, the nonce and the chunk.
 *   That finds whatever broke by accident, and nothing that somebody changed on purpose.
 * What the chunks hold, put together, is gzip; see `records.ts`.
 */
export interface Lid {
  /** The first line, with its end. */
  line: Buffer
  isSealed: boolean
  close(number: number, isLast: boolean, chunk: Buffer): Buffer
  /** @returns null where it is not what was closed */
  open(number: number, isLast: boolean, closed: Buffer): Buffer | null
}

export const CHUNK = 64 * 1024
export const TAG = 16
/** No first line is longer. */
export const LONGEST_LINE = 80

const FIRST_WORDS = 'Woodstove backup 1'
const SCRYPT = { N: 2 ** 16, r: 8, p: 1, maxmem: 2 ** 27 }

/** A lid for a new backup. @param key what the key file holds; null leaves the backup open */
export async function newLid(key: Buffer | null): Promise<Lid> {
  if (key === null) return openLid()
  return sealedLid(key, randomBytes(16).toString('base64url'))
}

/** The lid of a backup that is there. @throws Invalid where it is no backup, or key and lid do not go together */
export async function lidOf(line: string, key: Buffer | null): Promise<Lid> {
  const { how, salt } = readLine(line)
  if (how === 'open' && key !== null)
    throw new Invalid(
      'This backup is not encrypted, and a key was given: nothing shows that it is one of yours. If you know where it comes from, say --not-encrypted.',
    )
  if (how === 'open') return openLid()
  if (key === null)
    throw new Invalid('This backup is encrypted. Say where its key is: --key-file PATH, or BACKUP_KEY_FILE.')
  return sealedLid(key, salt)
}

function readLine(line: string): { how: 'sealed' | 'open'; salt: string } {
  const read = /^Woodstove backup (\d+) (?:(sealed) ([\w-]{22})|(open) -)\n$/.exec(line)
  if (!read) throw new Invalid('This file is no backup of Woodstove, or its beginning is damaged.')
  const [, format, sealed, salt] = read
  if (format !== '1')
    throw new Invalid('This backup is in a form that a newer Woodstove made: bring the program up to date first.')
  return sealed ? { how: 'sealed', salt: salt ?? '' } : { how: 'open', salt: '' }
}

/** The chunk's number, and whether it is the last. */
function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE(BigInt(number), 3)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

async function sealedLid(key: Buffer, salt: string): Promise<Lid> {
  const line = Buffer.from(`${FIRST_WORDS} sealed ${salt}\n`)
  const secret = await new Promise<Buffer>((resolve, reject) => {
    scrypt(key, Buffer.from(salt, 'base64url'), 32, SCRYPT, (error, made) => {
      if (error) reject(error)
      else resolve(made)
    })
  })
  return {
    line,
    isSealed: true,
    close(number, isLast, chunk) {
      const cipher = createCipheriv('aes-256-gcm', secret, nonceOf(number, isLast)).setAAD(line)
      return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()])
    },
    open(number, isLast, closed) {
      const cipher = createDecipheriv('aes-256-gcm', secret, nonceOf(number, isLast), { authTagLength: TAG })
      cipher.setAAD(line).setAuthTag(closed.subarray(closed.length - TAG))
      try {
        return Buffer.concat([cipher.update(closed.subarray(0, closed.length - TAG)), cipher.final()])
      } catch {
        return null
      }
    },
  }
}

function openLid(): Lid {
  const line = Buffer.from(`${FIRST_WORDS} open -\n`)
  const sumOf = (number: number, isLast: boolean, chunk: Buffer) =>
    createHash('sha256').update(line).update(nonceOf(number, isLast)).update(chunk).digest().subarray(0, TAG)
  return {
    line,
    isSealed: false,
    close: (number, isLast, chunk) => Buffer.concat([chunk, sumOf(number, isLast, chunk)]),
    open(number, isLast, closed) {
      const chunk = closed.subarray(0, closed.length - TAG)
      return sumOf(number, isLast, chunk).equals(closed.subarray(closed.length - TAG)) ? chunk : null
    },
  }
}
