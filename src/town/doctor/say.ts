import { existsSync } from 'node:fs'
import type { Config } from '../../config.ts'
import { fileOf, openDatabase } from '../../db/open.ts'
import type { Db } from '../../db/tables.ts'
import { settableClock } from '../../web/clock.ts'
import { databaseFindings, indexFinding, schemaFinding } from './database.ts'
import { type Finding, lineOf, toDo } from './finding.ts'
import { lifeFindings } from './life.ts'
import { placeFindings } from './place.ts'
import { settingsFindings } from './settings.ts'

/**
 * Looks a town over, also one that runs, and changes nothing.
 * @param now instant by the machine's clock
 * @returns whether there is nothing to do
 */
export async function lookOver(config: Config, now: string, print: (line: string) => void): Promise<boolean> {
  const findings = [
    ...settingsFindings(config),
    ...(await placeFindings(config, now)),
    ...(await insideFindings(config, now)),
  ]
  for (const finding of findings) print(lineOf(finding))
  const tasks = findings.filter(({ how }) => how === 'to do').length
  print(tasks === 0 ? 'There is nothing to do.' : `To do: ${tasks}.`)
  return tasks === 0
}

async function insideFindings(config: Config, now: string): Promise<Finding[]> {
  const path = fileOf(config.databaseUrl)
  if (path !== null && !existsSync(path)) return [toDo(`There is no town at ${path}: npm start makes one.`)]
  let db: Db | null = null
  try {
    db = openDatabase(config.databaseUrl)
    return await findingsIn(config, db, now)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
    return [toDo(`The database cannot be read${code}. If it is there and nobody holds it, put the last backup back.`)]
  } finally {
    await db?.destroy()
  }
}

async function findingsIn(config: Config, db: Db, now: string): Promise<Finding[]> {
  const schema = await schemaFinding(db)
  const inside = [...(await databaseFindings(db)), schema]
  if (schema.how === 'to do') return inside
  inside.push(await indexFinding(db))
  const town = await db.selectFrom('town').selectAll().executeTakeFirst()
  if (!town) return [...inside, toDo('The town has no name yet: open /setup, or say: npm run woodstove -- setup')]
  const clock = settableClock({ now: () => now })
  clock.set(town.clockShows, town.clockSetAt)
  return [...inside, ...(await lifeFindings({ config, db, town, now: clock.now() }))]
}
