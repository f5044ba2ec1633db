/* The yardstick of a visit kept: one row after the other, each on disk before the next, and nothing else. */
import { randomUUID } from 'node:crypto'
import BetterSqlite from 'better-sqlite3'

const [path = ':memory:', seconds = '1'] = process.argv.slice(2)
const file = new BetterSqlite(path)
file.pragma('journal_mode = WAL')
file.pragma('synchronous = FULL')
file.exec('create table if not exists "kept" ("id" text primary key not null, "words" text not null) strict')
const insert = file.prepare('insert into "kept" ("id", "words") values (?, ?)')

let rows = 0
const begun = performance.now()
const until = begun + Number(seconds) * 1000
while (performance.now() < until) {
  insert.run(randomUUID(), 'Her sister is back from Boone and wants the piano tuned.')
  rows += 1
}
const perSecond = rows / ((performance.now() - begun) / 1000)
file.close()
process.send?.(perSecond, () => process.disconnect())
