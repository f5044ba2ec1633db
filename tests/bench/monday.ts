import BetterSqlite from 'better-sqlite3'
import { openDatabase } from '../../src/db/open.ts'
import { publishWords } from '../../src/ratings/publication.ts'
import type { Plan } from './bench.ts'
import { count } from './rows.ts'

const MOST_SECONDS = 60

/** Everybody answered once about every place they were in: a first Monday, when all there is has to be published. */
const EVERYBODY_RATES = `insert into "rating" ("id", "accountId", "businessId", "wouldGoBack", "ratedAt", "archived", "stage")
  select 'r' || row_number() over (), "accountId", "businessId",
    case abs(random()) % 10 when 0 then 'no' when 1 then 'mixed' else 'yes' end, '2026-11-10T12:00:00.000Z', 0, 'new'
  from (select distinct "notebook"."accountId", "visit"."businessId" from "visit"
    join "notebook" on "notebook"."id" = "visit"."notebookId"
    where "visit"."businessId" is not null and "notebook"."accountId" is not null)`

/** The longest time in which nobody else had their turn in this process. */
function longestTurn(): { stop(): number } {
  let [longest, last, running] = [0, performance.now(), true]
  const look = (): void => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    if (running) setImmediate(look)
  }
  setImmediate(look)
  return {
    stop() {
      running = false
      return Math.max(longest, performance.now() - last)
    },
  }
}

/** The weekly publication, and how long a page waits at most while it runs in the same process. */
export const mondaysPublication: Plan = {
  what: 'weekly publication',
  async measure(_bench, { path, seeded }) {
    const file = new BetterSqlite(path)
    file.exec('delete from "rating"')
    const { changes } = file.prepare(EVERYBODY_RATES).run()
    // What making the town left in the journal is not Monday's to carry.
    file.pragma('wal_checkpoint(truncate)')
    file.close()
    const db = openDatabase(`sqlite:${path}`)
    const longest = longestTurn()
    const begun = performance.now()
    await publishWords(db, { day: '2026-11-16', began: '2026-11-16T05:00:00.000Z' })
    const seconds = (performance.now() - begun) / 1000
    const longestWaitMs = longest.stop()
    const words = await db
      .selectFrom('business')
      .select((eb) => eb.fn.countAll().as('words'))
      .where('word', 'is not', null)
      .executeTakeFirstOrThrow()
    await db.destroy()
    return {
      what: `weekly publication, ${count(seeded.businesses.length)} businesses, ${count(seeded.businesses.length * 10)} visits, ${count(changes)} answers`,
      measured: `${seconds.toFixed(1)} s, ${count(Number(words.words))} words; a page waits at most ${longestWaitMs.toFixed(0)} ms`,
      target: `${MOST_SECONDS} s`,
      ok: seconds <= MOST_SECONDS,
      numbers: { seconds, answers: changes, words: Number(words.words), longestWaitMs },
      shares: null,
    }
  },
}
