import { setImmediate as breathe } from 'node:timers/promises'
import { strToU8, Zip, ZipDeflate } from 'fflate'

const PIECE = 64 * 1024

/**
 * Packs files into one, piece by piece, letting others speak between two pieces.
 * @param at the instant that the files bear
 * @param write takes the packed bytes; it resolves when more may come
 */
export async function packed(
  files: Record<string, string>,
  at: string,
  write: (piece: Uint8Array) => Promise<void>,
): Promise<void> {
  const made: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    made.push(piece)
  })
  for (const [path, text] of Object.entries(files)) {
    const file = new ZipDeflate(path, { level: 6 })
    file.mtime = at
    zip.add(file)
    const bytes = strToU8(text)
    for (let from = 0; from === 0 || from < bytes.length; from += PIECE) {
      file.push(bytes.subarray(from, from + PIECE), from + PIECE >= bytes.length)
      for (const piece of made.splice(0)) await write(piece)
      await breathe()
    }
  }
  zip.end()
  for (const piece of made.splice(0)) await write(piece)
}
