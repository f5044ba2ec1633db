import { readFile, stat } from 'node:fs/promises'
import { Invalid } from '../../errors.ts'

/** Shorter ones can be guessed. */
const SHORTEST = 20

/**
 * The key that closes and opens backups: what its file holds, without the blanks at its ends. It is never said on the
 * command line, where everybody on the machine could read it.
 * @throws Invalid where it cannot be read, or is readable by others
 */
export async function keyIn(path: string | null): Promise<Buffer | null> {
  if (path === null) return null
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Invalid(`No key can be read at ${path}.`)
  })
  if ((await stat(path)).mode & 0o077)
    throw new Invalid(`Others on this machine can read the key at ${path}: say chmod 600 ${path} first.`)
  const key = text.trim()
  if (key.length < SHORTEST) throw new Invalid(`The key at ${path} is too short: ${SHORTEST} letters or more.`)
  return Buffer.from(key)
}
