import { createHash, type Hash } from 'node:crypto'
import { z } from 'zod'
import { Invalid } from '../../errors.ts'
import { fileAsked } from '../../directory/photos/rules.ts'

const whole = z.number().int().min(0)

const manifestForm = z.object({
  format: z.literal(1),
  town: z.string().max(500),
  madeAt: z.iso.datetime(),
  engine: z.enum(['sqlite', 'postgres']),
  /** The migrations the database had had; the last one is its schema's name. */
  migrations: z
    .array(z.string().regex(/^[\w-]{1,100}$/))
    .min(1)
    .max(1000),
  /** How many rows each table gave. */
  rows: z.record(z.string(), whole),
  photoFiles: whole,
  left: whole,
  parts: z.record(z.string(), z.object({ bytes: whole, sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
})

/** What a backup says of itself, at its end: whoever reads it all knows whether it is whole. */
export type Manifest = z.infer<typeof manifestForm>

export function readManifest(bytes: Buffer): Manifest {
  try {
    return manifestForm.parse(JSON.parse(bytes.toString('utf8')))
  } catch {
    throw new Invalid('This backup is damaged: what it says of itself cannot be understood.')
  }
}

const NEVER_KEPT: readonly string[] = ['session', 'signInLink', 'attempt', 'jobLease', 'broughtNotebook']

/**
 * What is kept in no backup: it belongs to the moment, or opens a door, as the links in waiting letters do. Backups of
 * an earlier day may hold letters; they are not put back.
 */
export const LEFT_OUT: readonly string[] = [...NEVER_KEPT, 'outbox']

/** What a record may be called. A name that leads elsewhere (`photos/../x`) is none. */
export type PartName =
  { kind: 'rows'; table: string } | { kind: 'photos'; file: string } | { kind: 'left' | 'secret' | 'manifest' }

/** @throws Invalid for every other name */
export function partNamed(part: string): PartName {
  if (part === 'left' || part === 'secret' || part === 'manifest') return { kind: part }
  const table = /^rows\/([A-Za-z]\w{0,62})$/.exec(part)?.[1]
  if (table && !NEVER_KEPT.includes(table)) return { kind: 'rows', table }
  const file = /^photos\/([\w.-]+)$/.exec(part)?.[1]
  if (file && fileAsked(file) !== null) return { kind: 'photos', file }
  throw new Invalid('This backup holds a part that no Woodstove writes: it is left alone.')
}

/** Sums parts up as they go by; records of one part follow each other. */
export class Sums {
  readonly parts: Manifest['parts'] = {}
  #current: { part: string; bytes: number; hash: Hash } | null = null

  add(part: string, bytes: Buffer): void {
    const current = this.#current?.part === part ? this.#current : this.#begin(part)
    current.bytes += bytes.length
    current.hash.update(bytes)
  }

  #begin(part: string) {
    this.#end()
    if (Object.hasOwn(this.parts, part)) throw new Invalid('This backup is damaged: a part comes twice.')
    return (this.#current = { part, bytes: 0, hash: createHash('sha256') })
  }

  /** What was summed up; nothing comes after it. */
  all(): Manifest['parts'] {
    this.#end()
    return this.parts
  }

  #end(): void {
    if (this.#current) {
      const { part, bytes, hash } = this.#current
      this.parts[part] = { bytes, sha256: hash.digest('hex') }
    }
    this.#current = null
  }
}
