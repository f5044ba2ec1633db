import { accessSync, constants, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

const MEMORY = '/dev/shm'
/** What a run needs at most is a quarter of it. */
const ROOM = 1024 ** 3

/** Where a run puts what nobody keeps: in memory, where the machine has room there, since towns are made and thrown away by the hundred. */
export function scratch(): string {
  try {
    accessSync(MEMORY, constants.W_OK | constants.X_OK)
    const { bavail, bsize } = statfsSync(MEMORY)
    return bavail * bsize >= ROOM ? MEMORY : tmpdir()
  } catch {
    return tmpdir()
  }
}
