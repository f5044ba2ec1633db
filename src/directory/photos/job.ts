import type { Job } from '../../jobs/jobs.ts'
import { DAY, HOUR, later } from '../../web/clock.ts'
import type { House } from '../../web/house.ts'
import { dropFiles, filesThere } from './files.ts'
import { knownFiles } from './queries.ts'

/**
 * Drops files that no photo speaks of: one whose photo went with its place, or whose sender's machine went dark between
 * the file and its row. Those of the last hour may still get theirs. What is dated after now is of a clock that was
 * turned back since.
 */
export function photoFilesJob(house: House): Job {
  return {
    name: 'photo-files',
    async run(now) {
      const there = await filesThere(house)
      const old = there.filter(({ at }) => at < later(now, -HOUR) || at > later(now, HOUR))
      const known = await knownFiles(house.db, [...new Set(old.map(({ file }) => file))])
      for (const { file } of old) if (!known.has(file)) await dropFiles(house, file)
      return later(now, DAY)
    },
  }
}
