import type { TownRow } from '../../web/house.ts'
import type { Taken } from './taking.ts'

/** By this and the number an archive is known again. */
export const ARCHIVE = 'woodstove archive'
export const ARCHIVE_VERSION = 1

/** The whole archive for a machine: another Woodstove reads the notebook out of it. */
export function archiveJson(
  taken: Taken,
  { name, state, zone }: Pick<TownRow, 'name' | 'state' | 'zone'>,
  takenAt: string,
): string {
  const head = { format: ARCHIVE, version: ARCHIVE_VERSION, town: { name, state, zone }, takenAt }
  return JSON.stringify({ ...head, ...taken }, null, 1)
}
