import { existsSync } from 'node:fs'
import { readdir, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Config } from '../../config.ts'
import { fileOf } from '../../db/open.ts'
import { lastBackup } from '../backup/keep.ts'
import { allRight, type Finding, toDo, toKnow } from './finding.ts'

/** The folder and its disk. */
export async function placeFindings(config: Config, now: string): Promise<Finding[]> {
  if (!existsSync(config.dataDir)) return [toDo(`There is no folder at ${config.dataDir}: the first start makes it.`)]
  return [
    await permissionFinding(config),
    secretFinding(config),
    await roomFinding(config),
    await backupFinding(config, now),
    await leftoversFinding(config),
  ]
}

async function permissionFinding({ dataDir, databaseUrl, backupKeyFile }: Config): Promise<Finding> {
  const file = fileOf(databaseUrl)
  const inside = ['session-secret', 'erased-accounts', 'photos', 'imports', 'backups'].map((name) =>
    join(dataDir, name),
  )
  const paths = [
    dataDir,
    ...inside,
    ...(file === null ? [] : [file, `${file}-wal`]),
    ...(backupKeyFile ? [backupKeyFile] : []),
  ]
  const open: string[] = []
  for (const path of paths) {
    const found = await stat(path).catch(() => null)
    if (found && found.mode & 0o077) open.push(path)
  }
  if (open.length === 0) return allRight('Nobody else on this machine can read the folder, the secret or the database.')
  return toDo(`Others on this machine can read what is private. Say: chmod go= ${open.join(' ')}`)
}

function secretFinding({ sessionSecret, dataDir }: Config): Finding {
  if (sessionSecret) return allRight('SESSION_SECRET comes from the environment: keep a copy of it with your papers.')
  if (existsSync(join(dataDir, 'session-secret'))) return allRight('The secret is in the folder.')
  return toKnow(
    'There is no secret yet: the first start makes one. Slips and paper codes of an older one do not work with it.',
  )
}

const MB = 2 ** 20

async function roomFinding({ dataDir, databaseUrl }: Config): Promise<Finding> {
  const disk = await statfs(dataDir)
  const free = disk.bavail * disk.bsize
  const file = fileOf(databaseUrl)
  const size = file && existsSync(file) ? (await stat(file)).size : 0
  const wanted = Math.max(500 * MB, 3 * size)
  if (free >= wanted) return allRight(`The disk has ${Math.floor(free / MB)} MB free.`)
  return toDo(
    `The disk has ${Math.floor(free / MB)} MB free; ${Math.ceil(wanted / MB)} MB are wanted for a journal, a backup and what is put back. Make room.`,
  )
}

const DAY_MS = 86_400_000
const OLD_DAYS = 8

async function backupFinding({ dataDir }: Config, now: string): Promise<Finding> {
  const last = await lastBackup(dataDir)
  if (last === null) return toDo('No backup was made from here yet. Say: npm run woodstove -- backup FOLDER')
  const days = Math.floor((Date.parse(now) - Date.parse(last.at)) / DAY_MS)
  if (days >= OLD_DAYS) return toDo(`The last backup is ${days} days old. Say: npm run woodstove -- backup FOLDER`)
  return allRight(
    `The last backup was made on ${last.at.slice(0, 10)}. Whether it can be put back, only a drill shows.`,
  )
}

/** What restores and backups that were broken off, or put aside, leave behind holds what people wrote. */
async function leftoversFinding({ dataDir, databaseUrl }: Config): Promise<Finding> {
  const file = fileOf(databaseUrl)
  const backups = (await lastBackup(dataDir))?.folder
  const folders = new Set([dataDir, join(dataDir, 'backups'), ...(file === null ? [] : [dirname(file)])])
  if (backups) folders.add(backups)
  const left: string[] = []
  for (const folder of folders)
    for (const name of await readdir(folder).catch((): string[] => []))
      if (/\.(begun|(restoring|before-\d{8}T\d{6}Z)(-wal|-shm|-journal)?)$/.test(name)) left.push(join(folder, name))
  if (left.length === 0) return allRight('Nothing is left over from an older town or an unfinished backup.')
  return toDo(
    `Left over from an older town or an unfinished backup, with what people wrote in it; once all is well, remove: ${left.join(' ')}`,
  )
}
