import BetterSqlite from 'better-sqlite3'
import { median, type Plan } from './bench.ts'
import { request } from './request.ts'

const TRIES = 5
/** A change that another process wrote is noticed within a second. */
const NOTICED_MS = 1200

/** What the first reader after a change waits for: nothing is kept any more, and the facets are counted anew. */
export const firstAfterChange: Plan = {
  what: 'list, first reader after a change',
  async measure(_bench, { path, seeded, town }) {
    const waits: number[] = []
    const file = new BetterSqlite(path)
    while (waits.length < TRIES) {
      file.exec('update "town" set "version" = "version" + 1')
      await new Promise((resolve) => setTimeout(resolve, NOTICED_MS))
      const begun = performance.now()
      const { status } = await request(town.url, { path: '/directory', headers: {} })
      if (status !== 200) throw new Error(`/directory was answered ${status}`)
      waits.push(performance.now() - begun)
    }
    file.close()
    const middle = median(waits)
    return {
      what: `list, first reader after a change, ${seeded.businesses.length.toLocaleString('en-US')} businesses`,
      measured: `${middle.toFixed(0)} ms`,
      target: '',
      ok: null,
      numbers: { milliseconds: middle },
      shares: null,
    }
  },
}
