import { Invalid } from '../../errors.ts'
import { openBackup, unpacked } from './chunks.ts'
import { type Manifest, type PartName, partNamed, readManifest, Sums } from './manifest.ts'
import { recordsIn } from './records.ts'

/** What is done with each record as it goes by. */
export type Visit = (part: Exclude<PartName, { kind: 'manifest' }>, bytes: Buffer) => Promise<void> | void

export interface Visited {
  manifest: Manifest
  isSealed: boolean
  /** Bytes that it unpacks to. */
  unpackedBytes: number
}

/**
 * Reads a backup from its first byte to its last, and finds it whole or refuses it.
 * @throws Invalid in words that say what is wrong with the file
 */
export async function visitBackup(path: string, key: Buffer | null, visit: Visit = () => undefined): Promise<Visited> {
  const reading = await openBackup(path, key)
  try {
    const sums = new Sums()
    let manifest: Manifest | null = null
    let unpackedBytes = 0
    for await (const { part, bytes } of recordsIn(unpacked(reading))) {
      if (manifest) throw new Invalid('This backup is damaged: it goes on after its end.')
      const name = partNamed(part)
      unpackedBytes += bytes.length
      if (name.kind === 'secret' && !reading.lid.isSealed)
        throw new Invalid('This backup is open and holds a secret, as no Woodstove writes: it is left alone.')
      if (name.kind === 'manifest') {
        manifest = readManifest(bytes)
        continue
      }
      sums.add(part, bytes)
      await visit(name, bytes)
    }
    if (!manifest) throw new Invalid('This backup is cut short: its end is missing.')
    refuseOthers(manifest, sums.all())
    return { manifest, isSealed: reading.lid.isSealed, unpackedBytes }
  } finally {
    await reading.file.close()
  }
}

/** Every part that the backup says it holds is there as it was, and no other. */
function refuseOthers({ parts: said }: Manifest, found: Manifest['parts']): void {
  const names = new Set([...Object.keys(said), ...Object.keys(found)])
  for (const name of names) {
    const [one, other] = [said[name], found[name]]
    if (one?.bytes !== other?.bytes || one?.sha256 !== other?.sha256)
      throw new Invalid(`This backup is damaged: ${name} is not what it was.`)
  }
}

export interface Rows {
  columns: string[]
  values: unknown[][]
}

/** The rows of one record. @throws Invalid where they are none */
export function rowsIn(bytes: Buffer): Rows {
  const [head = '', ...lines] = bytes.toString('utf8').split('\n')
  const columns = arrayIn(head)
  const values = lines.filter((line) => line !== '').map(arrayIn)
  if (!columns.every(isName) || new Set(columns).size < columns.length) throw notRows()
  if (!values.every((row) => row.length === columns.length && row.every(isPlain))) throw notRows()
  return { columns: columns as string[], values }
}

const notRows = () => new Invalid('This backup is damaged: its rows cannot be understood.')
const isName = (value: unknown): boolean => typeof value === 'string' && /^[A-Za-z]\w{0,62}$/.test(value)
const isPlain = (value: unknown): boolean => value === null || ['string', 'number'].includes(typeof value)

function arrayIn(line: string): unknown[] {
  try {
    const read: unknown = JSON.parse(line)
    if (Array.isArray(read)) return read
  } catch {
    // Said below.
  }
  throw notRows()
}
