import { Invalid } from '../../errors.ts'

/**
 * What a backup holds once it is unpacked: records, one after the other. Each is a line of JSON, `{"part":NAME,"bytes":N}`,
 * and N bytes. Records of one part follow each other. The parts, in their order:
 * - `rows/TABLE`: a line of JSON with the names of columns, then a line for each row, an array of its values;
 * - `photos/FILE`: the bytes of that file;
 * - `left`: the ids of those who left, one a line (the ledger beside the database);
 * - `secret`: what signs cookies and keys slips, in a sealed backup alone;
 * - `manifest`: the last one; see `manifest.ts`.
 */
export interface Piece {
  part: string
  bytes: Buffer
}

/** A record is read into memory as a whole, so it has a bound. */
export const LONGEST_RECORD = 32 * 2 ** 20
const LONGEST_HEAD = 500

export function recordOf({ part, bytes }: Piece): Buffer {
  if (bytes.length > LONGEST_RECORD) throw new Error(`a record of ${part} is too long for a backup`)
  return Buffer.concat([Buffer.from(`${JSON.stringify({ part, bytes: bytes.length })}\n`), bytes])
}

/** @throws Invalid where the bytes are no records, or end within one */
export async function* recordsIn(pieces: AsyncIterable<Buffer>): AsyncGenerator<Piece> {
  const bytes = new Bytes(pieces)
  for (let head = await bytes.line(LONGEST_HEAD); head !== null; head = await bytes.line(LONGEST_HEAD)) {
    const { part, length } = readHead(head)
    yield { part, bytes: await bytes.exactly(length) }
  }
}

const NOT_UNDERSTOOD = 'This backup is damaged: a part of it cannot be understood.'

function readHead(line: string): { part: string; length: number } {
  const read = /^\{"part":"([\w./-]{1,200})","bytes":(\d{1,9})\}$/.exec(line)
  const length = Number(read?.[2])
  if (!read?.[1] || length > LONGEST_RECORD) throw new Invalid(NOT_UNDERSTOOD)
  return { part: read[1], length }
}

/** A stream's bytes, taken as lines and lengths. */
class Bytes {
  readonly #source: AsyncIterator<Buffer>
  #kept: Buffer = Buffer.alloc(0)

  constructor(pieces: AsyncIterable<Buffer>) {
    this.#source = pieces[Symbol.asyncIterator]()
  }

  /** @returns null at the end */
  async line(longest: number): Promise<string | null> {
    for (;;) {
      const end = this.#kept.indexOf('\n')
      if (end >= 0 && end <= longest) {
        const line = this.#kept.toString('utf8', 0, end)
        this.#kept = this.#kept.subarray(end + 1)
        return line
      }
      if (end > longest || this.#kept.length > longest) throw new Invalid(NOT_UNDERSTOOD)
      const more = await this.#source.next()
      if (more.done) {
        if (this.#kept.length > 0) throw new Invalid(NOT_UNDERSTOOD)
        return null
      }
      this.#kept = Buffer.concat([this.#kept, more.value])
    }
  }

  async exactly(length: number): Promise<Buffer> {
    const parts = [this.#kept]
    let there = this.#kept.length
    while (there < length) {
      const more = await this.#source.next()
      if (more.done) throw new Invalid(NOT_UNDERSTOOD)
      parts.push(more.value)
      there += more.value.length
    }
    const all = parts.length > 1 ? Buffer.concat(parts) : this.#kept
    this.#kept = all.subarray(length)
    return all.subarray(0, length)
  }
}
