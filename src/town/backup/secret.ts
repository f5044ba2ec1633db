import { existsSync, readFileSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../../config.ts'
import type { Undo } from '../../db/beside.ts'
import { tradeFor } from './files-beside.ts'

const fileIn = (dataDir: string): string => join(dataDir, 'session-secret')

/** What a town signs with: what its environment says, else what it made for itself; null before its first start. */
export function secretThere({ sessionSecret, dataDir }: Config): string | null {
  if (sessionSecret) return sessionSecret
  return existsSync(fileIn(dataDir)) ? readFileSync(fileIn(dataDir), 'utf8').trim() : null
}

/** Slips, paper codes and calendar addresses are keyed with it, so it comes back with them. */
export async function secretTakesPlace(dataDir: string, secret: string, stamp: string): Promise<Undo> {
  const place = fileIn(dataDir)
  if (existsSync(place) && readFileSync(place, 'utf8').trim() === secret) return () => Promise.resolve()
  const building = `${place}.restoring`
  await rm(building, { force: true })
  await writeFile(building, secret, { mode: 0o600, flag: 'wx', flush: true })
  const back = await tradeFor(place, building, `${place}.before-${stamp}`, dataDir)
  return async () => {
    await back()
    await rm(building, { force: true })
  }
}
