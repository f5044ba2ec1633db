import { existsSync } from 'node:fs'
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Undo } from '../../db/beside.ts'
import { filesOf } from '../../directory/photos/rules.ts'
import { flushFolder } from './place.ts'

/** Photos that are brought back: written beside the town's own until all is there. */
export class PhotosBeside {
  readonly #building: string
  readonly #place: string
  readonly #dataDir: string
  readonly #brought = new Set<string>()
  #current: { name: string; handle: FileHandle } | null = null

  constructor(dataDir: string) {
    this.#dataDir = dataDir
    this.#place = join(dataDir, 'photos')
    this.#building = join(dataDir, 'photos.restoring')
  }

  async begin(): Promise<void> {
    await rm(this.#building, { recursive: true, force: true })
    await mkdir(this.#building, { recursive: true, mode: 0o700 })
  }

  /** @param name as `partNamed` let it through: it leads nowhere else */
  async add(name: string, bytes: Buffer): Promise<void> {
    if (this.#current?.name !== name) await this.#beginFile(name)
    await this.#current?.handle.writeFile(bytes)
  }

  async #beginFile(name: string): Promise<void> {
    await this.#end()
    this.#current = { name, handle: await open(join(this.#building, name), 'wx', 0o600) }
    this.#brought.add(name)
  }

  /** Whether both files of a photo were brought. */
  has(file: string): boolean {
    return Object.values(filesOf(file)).every((name) => this.#brought.has(name))
  }

  async #end(): Promise<void> {
    const current = this.#current
    this.#current = null
    if (!current) return
    await current.handle.sync()
    await current.handle.close()
  }

  async takePlace(stamp: string): Promise<Undo> {
    await this.#end()
    await flushFolder(this.#building)
    return tradeFor(this.#place, this.#building, `${this.#place}.before-${stamp}`, this.#dataDir)
  }

  async close(): Promise<void> {
    await this.#end()
    await rm(this.#building, { recursive: true, force: true })
  }
}

/** What stood at a place is put aside, and what was built takes it. */
export async function tradeFor(place: string, building: string, aside: string, folder: string): Promise<Undo> {
  const was = existsSync(place)
  if (was) await rename(place, aside)
  await rename(building, place)
  await flushFolder(folder)
  return async () => {
    await rename(place, building)
    if (was) await rename(aside, place)
  }
}
