import { type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Invalid } from '../../errors.ts'
import { CHUNK, type Lid, lidOf, LONGEST_LINE, TAG } from './lid.ts'

/** Closes a stream of bytes: the first line, then chunk after chunk, the last one marked as such. */
export async function* closed(lid: Lid, pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield lid.line
  let number = 0
  let waiting: Buffer[] = []
  let length = 0
  for await (const piece of pieces) {
    waiting.push(piece)
    length += piece.length
    if (length <= CHUNK) continue
    // One byte more than a chunk is there, so none of these is the last.
    const all = Buffer.concat(waiting)
    let from = 0
    for (; all.length - from > CHUNK; from += CHUNK) yield lid.close(number++, false, all.subarray(from, from + CHUNK))
    waiting = [all.subarray(from)]
    length = all.length - from
  }
  yield lid.close(number, true, Buffer.concat(waiting))
}

/** A backup that is being read. */
export interface Reading {
  lid: Lid
  file: FileHandle
  size: number
}

/** @throws Invalid in words that say what is wrong with the file */
export async function openBackup(path: string, key: Buffer | null): Promise<Reading> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw new Invalid(`No backup can be read at ${path}${codeOf(error)}.`)
  })
  try {
    const found = await file.stat()
    if (!found.isFile()) throw new Invalid(`${path} is no file.`)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LONGEST_LINE), 0, LONGEST_LINE, 0)
    const begins = buffer.subarray(0, bytesRead).toString('latin1')
    return { lid: await lidOf(begins.slice(0, begins.indexOf('\n') + 1), key), file, size: found.size }
  } catch (error) {
    await file.close()
    throw error
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && error.code !== 'ENOENT' ? ` (${String(error.code)})` : ''

/** What a backup holds, opened chunk by chunk and unpacked. Memory holds a chunk, whatever the town. */
export async function* unpacked(reading: Reading): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: CHUNK })
  const chunks = Readable.from(opened(reading))
  chunks.on('error', (error) => gunzip.destroy(error))
  chunks.pipe(gunzip)
  let length = 0
  try {
    for await (const piece of gunzip as AsyncIterable<Buffer>) {
      length += piece.length
      if (length > roomFor(reading.size))
        throw new Invalid('This file unpacks to far more than any town: it is left alone.')
      yield piece
    }
  } catch (error) {
    throw isPacking(error) ? new Invalid('This backup is damaged: what is in it does not unpack.') : error
  } finally {
    chunks.destroy()
    gunzip.destroy()
  }
}

/** Rows pack to a tenth; what packs to a three-hundredth was made to fill a disk. */
const roomFor = (size: number): number => 64 * 2 ** 20 + 300 * size

const isPacking = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^(Z_|ERR_ZLIB)/.test(String(error.code))

async function* opened({ lid, file, size }: Reading): AsyncGenerator<Buffer> {
  let at = lid.line.length
  for (let number = 0, isLast = false; !isLast; number += 1) {
    const length = Math.min(CHUNK + TAG, size - at)
    isLast = at + length >= size
    if (length < TAG) throw cutShort()
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
    const chunk = bytesRead === length ? lid.open(number, isLast, buffer) : null
    if (chunk === null) throw troubleIn(lid, number, isLast, buffer, at)
    yield chunk
    at += length
  }
}

const cutShort = () => new Invalid('This backup is cut short: its end is missing.')

function troubleIn(lid: Lid, number: number, isLast: boolean, closed: Buffer, at: number): Invalid {
  if (isLast && lid.open(number, false, closed) !== null) return cutShort()
  if (number === 0 && lid.isSealed)
    return new Invalid('This key does not open this backup, or its beginning is damaged.')
  return new Invalid(`This backup is damaged or cut short, near byte ${at}.`)
}
