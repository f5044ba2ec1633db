import { join, resolve } from 'node:path'
import type { AccountErased } from '../../accounts/erasure-queries.ts'
import type { Config } from '../../config.ts'
import { Invalid } from '../../errors.ts'
import { keepBackup } from './keep.ts'
import { restoreBackup, type Restored } from './restore.ts'
import { secretThere } from './secret.ts'

type Print = (line: string) => void

/** What was asked for on the command line; '' where nothing was. */
interface AskedBackup {
  at: string
  keyFile: string
  now: string
}

/** `backup [FILE]`, and what whoever asked for it reads. */
export async function backup(config: Config, { at, keyFile, now }: AskedBackup, print: Print): Promise<void> {
  const key = keyFile || config.backupKeyFile
  const { file, manifest, isSealed } = await keepBackup(config, {
    at: at || undefined,
    keyFile: key,
    secret: secretThere(config),
    now,
  })
  const rows = Object.values(manifest.rows).reduce((sum, count) => sum + count, 0)
  print(
    `${manifest.town} as it stood at ${manifest.madeAt} is in ${file}: ${rows} rows, ${manifest.photoFiles / 2} photos.`,
  )
  if (isSealed) return print('It is encrypted. Without the key file nobody opens it again: keep that in another place.')
  print('It is NOT encrypted: whoever has the file can read every notebook. --key-file PATH encrypts it.')
  print('What signs cookies and keys slips is left out of it for that reason.')
}

interface AskedRestore {
  file: string
  into: string
  keyFile: string
  /** That the backup is open is known, whatever key there is. */
  notEncrypted: boolean
  replace: boolean
  handlers: readonly AccountErased[]
  now: string
}

/** `restore FILE`, and what whoever asked for it reads. */
export async function restore(config: Config, asked: AskedRestore, print: Print): Promise<void> {
  const { file, into, keyFile, notEncrypted, replace, handlers, now } = asked
  if (!file) throw new Invalid('Which backup? npm run woodstove -- restore FILE')
  const place = into ? placeIn(config, into) : config
  const restored = await restoreBackup(place, {
    file,
    keyFile: notEncrypted ? null : keyFile || config.backupKeyFile,
    replace,
    leftFrom: into ? [config, place] : [place],
    handlers,
    now,
  })
  print(`${restored.manifest.town} stands again as it stood at ${restored.manifest.madeAt}.`)
  for (const line of whatBecame(restored)) print(line)
  // What the living town's environment says would open that one, and write to its neighbors.
  if (into)
    print(
      `It is in ${place.dataDir}. To look at it: DATABASE_URL= SMTP_URL= DATA_DIR=${place.dataDir} PORT=3999 npm start`,
    )
}

/** A folder of its own, with a database of its own: the configured one is not touched. */
function placeIn(config: Config, into: string): Config {
  const dataDir = resolve(into)
  return { ...config, dataDir, databaseUrl: `sqlite:${join(dataDir, 'woodstove.db')}` }
}

function whatBecame({ isSealed, forgotten, leftOut, aside, hasSecret }: Restored): string[] {
  const lines: string[] = []
  if (forgotten > 0) lines.push(`Left since and forgotten again: ${forgotten}.`)
  if (leftOut.photos > 0) lines.push(`Photos whose files are not in the backup, left out: ${leftOut.photos}.`)
  if (leftOut.tables.length > 0)
    lines.push(`Tables that are none of Woodstove's, left out: ${leftOut.tables.join(', ')}.`)
  lines.push(
    hasSecret
      ? 'Everybody signs in again. Slips, paper codes and calendar addresses go on working.'
      : 'Everybody signs in again. The backup holds no secret: where the old one is lost as well, slips, paper codes and calendar addresses have to be made anew.',
  )
  if (!isSealed) lines.push('The backup was not encrypted: nothing shows that nobody changed it on purpose.')
  for (const name of aside)
    lines.push(`What was there before is kept as ${name}. It holds what people wrote: remove it once all is well.`)
  return lines
}
