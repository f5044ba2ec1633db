import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { ParseArgsConfig } from 'node:util'
import type { Config } from './config.ts'
import { createAccount, createSignInLink } from './accounts/queries.ts'
import { inTransaction } from './db/transaction.ts'
import { Invalid } from './errors.ts'
import { exportCsv } from './directory/export/csv.ts'
import { exportGeoJson } from './directory/export/geojson.ts'
import { importFile } from './directory/import/command.ts'
import { type OpenedTown, openTownHouse, startTown } from './server.ts'
import { accountErased } from './handlers.ts'
import { dayIn, fixedClock, realClock } from './web/clock.ts'
import { townOf } from './web/house.ts'
import { backup, restore } from './town/backup/say.ts'
import { lookOver } from './town/doctor/say.ts'
import { startDemo } from './town/laurel-gap/start.ts'
import { townForm } from './town/setup-rules.ts'
import { nameTown } from './town/setup-queries.ts'

type Values = Record<string, string | boolean | (string | boolean)[] | undefined>
type Print = (line: string) => void

/** One word of the woodstove command. */
export interface Command {
  /** Its arguments, as help shows them. */
  shape: string
  says: string
  options: NonNullable<ParseArgsConfig['options']>
  defaults?: { dataDir?: string }
  /** @returns false where it did its work and found something amiss */
  run(config: Config, values: Values, positionals: string[], print: Print): Promise<void> | Promise<boolean>
}

const textOf = (value: Values[string]): string => (typeof value === 'string' ? value : '')

const instantNow = ({ fixedClock: fixed }: Config): string => (fixed ? fixedClock(fixed) : realClock).now()

/** Opens the town, does one thing, and closes it again. */
async function withTown<T>(config: Config, work: (town: OpenedTown) => Promise<T>): Promise<T> {
  const town = await openTownHouse({ ...config, logLevel: 'error' })
  try {
    return await work(town)
  } finally {
    await town.close()
  }
}

/** Serves until the process is told to stop; what is in flight is finished first. */
export async function serve(config: Config, print: Print, path: string, settled = false): Promise<void> {
  const town = await startTown(config, settled)
  print(`Open http://localhost:${town.port}${path}`)
  if (!town.house.town.current) {
    print(`This town has no name yet. The code that opens /setup: ${town.setupCode}`)
    print(`  http://localhost:${town.port}/setup?code=${town.setupCode}`)
  }
  const stop = new AbortController()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort())
  await once(stop.signal, 'abort')
  await town.close()
}

/** `/setup` without a browser. The steward chooses a password through the link. */
async function setUp(town: OpenedTown, values: Values, print: Print): Promise<void> {
  const { house } = town
  if (house.town.current) throw new Invalid(`This database holds ${house.town.current.name} already.`)
  const asked = { ...values, elevationFeet: '', lat: textOf(values.lat), lon: textOf(values.lon) }
  const form = townForm.safeParse(asked)
  const mail = textOf(values.steward)
  if (!form.success || !mail.includes('@')) {
    const wrong = form.success ? ['steward'] : form.error.issues.map((issue) => String(issue.path[0]))
    throw new Invalid(
      `Please look at ${wrong.map((name) => `--${name}`).join(', ')}. A zone is written like America/New_York.`,
    )
  }
  const now = house.clock.now()
  const token = await inTransaction(house.db, async (trx) => {
    await nameTown(trx, { ...form.data, languages: 'en es' }, now)
    const steward = {
      name: textOf(values.name) || nameFromMail(mail),
      mail,
      password: null,
      role: 'steward' as const,
      state: 'active' as const,
      language: 'en' as const,
      joinedBy: 'setup' as const,
    }
    return createSignInLink(trx, await createAccount(trx, steward, now), now, 7 * 24)
  })
  print(`${form.data.town} has its directory. Its first steward signs in here, once, within seven days:`)
  print(`  ${house.config.baseUrl}/sign-in/link/${token}`)
}

/** "dee.owens@…" → "Dee Owens", until she writes it herself. */
const nameFromMail = (mail: string): string =>
  (mail.split('@')[0] ?? '')
    .split(/[._-]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')

async function printExport({ house }: OpenedTown, format: string | undefined): Promise<void> {
  const write = async (piece: string): Promise<void> => {
    if (!process.stdout.write(piece)) await once(process.stdout, 'drain')
  }
  const today = dayIn(townOf(house).zone, house.clock.now())
  if (format === 'csv') await exportCsv(house.db, today, write)
  else if (format === 'geojson') await exportGeoJson(house.db, today, write)
  else throw new Invalid('Which form? npm run woodstove -- export csv|geojson')
}

async function makeSteward(town: OpenedTown, name: string, print: Print): Promise<void> {
  const { house } = town
  const now = house.clock.now()
  const token = await inTransaction(house.db, async (trx) => {
    const account = await trx.selectFrom('account').select('id').where('name', '=', name).executeTakeFirst()
    if (!account) throw new Invalid(`Nobody here is called ${name}. Write the name as it stands on their account.`)
    await trx.updateTable('account').set({ role: 'steward', state: 'active' }).where('id', '=', account.id).execute()
    return createSignInLink(trx, account.id, now, 24)
  })
  print(`${name} is a steward. To choose a new password, once, within a day:`)
  print(`  ${house.config.baseUrl}/sign-in/link/${token}`)
}

export const commands: Record<string, Command> = {
  start: {
    shape: '',
    says: 'Serves the town.',
    options: {},
    run: (config, _values, _positionals, print) => serve(config, print, '/'),
  },
  demo: {
    shape: '[--fresh]',
    says: 'Serves Laurel Gap, a made-up town to walk through, in a folder of its own.\n--fresh starts over.',
    options: { fresh: { type: 'boolean' } },
    defaults: { dataDir: 'data/demo' },
    async run(config, values, _positionals, print) {
      await startDemo(config, values.fresh === true)
      await serve(config, print, '/demo', true)
    },
  },
  setup: {
    shape: '--town NAME --state STATE --zone ZONE --steward MAIL [--name NAME] [--lat N --lon N]',
    says: 'Names the town without a browser, and prints a one-time link by which its first steward signs in.',
    options: {
      town: { type: 'string' },
      state: { type: 'string' },
      zone: { type: 'string' },
      steward: { type: 'string' },
      name: { type: 'string' },
      lat: { type: 'string' },
      lon: { type: 'string' },
    },
    run: (config, values, _positionals, print) => withTown(config, (town) => setUp(town, values, print)),
  },
  import: {
    shape: 'FILE [--apply] [--source NAME] [--licence NAME]',
    says: 'Shows what a list of businesses would change; with --apply changes it.\nReads CSV, GeoJSON, OpenStreetMap XML and Overpass JSON, also gzipped, or one business a line.',
    options: { apply: { type: 'boolean' }, source: { type: 'string' }, licence: { type: 'string' } },
    async run(config, values, [file], print) {
      if (!file) throw new Invalid('Which file? npm run woodstove -- import FILE [--apply]')
      const bytes = await readFile(file).catch(() => {
        throw new Invalid(`No file can be read at ${file}.`)
      })
      const [source, licence] = [textOf(values.source), textOf(values.licence)]
      await withTown(config, (town) => {
        if (!town.house.town.current) throw new Invalid('This town has no name yet: say setup first.')
        return importFile(
          town,
          { bytes, name: basename(file) },
          { source, licence, apply: values.apply === true },
          print,
        )
      })
    },
  },
  export: {
    shape: 'csv|geojson',
    says: 'Prints the directory: what anybody may read, each row with its source and licence.',
    options: {},
    run: (config, _values, [format]) => withTown(config, (town) => printExport(town, format)),
  },
  backup: {
    shape: '[FILE] [--key-file PATH]',
    says: 'Writes the town, photos and all, into one file, while it goes on living.\nFILE is a new file or a folder, else DATA_DIR/backups. Encrypted where a key file is named, also by BACKUP_KEY_FILE.',
    options: { 'key-file': { type: 'string' } },
    run: (config, values, [at], print) =>
      backup(config, { at: at ?? '', keyFile: textOf(values['key-file']), now: instantNow(config) }, print),
  },
  restore: {
    shape: 'FILE [--into FOLDER] [--replace] [--key-file PATH | --not-encrypted]',
    says: 'Puts a town back from its backup, and forgets again whoever left since.\nThe town must be stopped. --replace keeps the town that stands there aside under a dated name.\n--into puts it into a folder of its own. A backup of either engine can be put back on either: DATABASE_URL says where.\nWhere a key is named, also by BACKUP_KEY_FILE, a backup that is not encrypted is refused without --not-encrypted.',
    options: {
      into: { type: 'string' },
      replace: { type: 'boolean' },
      'key-file': { type: 'string' },
      'not-encrypted': { type: 'boolean' },
    },
    run: (config, values, [file], print) =>
      restore(
        config,
        {
          file: file ?? '',
          into: textOf(values.into),
          keyFile: textOf(values['key-file']),
          notEncrypted: values['not-encrypted'] === true,
          replace: values.replace === true,
          handlers: accountErased,
          now: instantNow(config),
        },
        print,
      ),
  },
  doctor: {
    shape: '',
    says: 'Looks the town over, also while it runs, and says line by line what is all right and what is to do.\nNames settings, files and counts, and no word that anybody wrote. Exit code 1 where there is something to do.',
    options: {},
    run: (config, _values, _positionals, print) => lookOver(config, instantNow(config), print),
  },
  steward: {
    shape: 'NAME',
    says: 'Makes an account a steward, and prints a one-time link by which they sign in and choose a password.',
    options: {},
    run: (config, _values, [name], print) => withTown(config, (town) => makeSteward(town, name ?? '', print)),
  },
  jobs: {
    shape: '[--at INSTANT]',
    says: 'Runs what is due now, or was due at that instant.',
    options: { at: { type: 'string' } },
    run: (config, values, _positionals, print) =>
      withTown(config, async (town) => {
        const at = textOf(values.at) || town.house.clock.now()
        if (Number.isNaN(Date.parse(at))) throw new Invalid('--at wants an instant such as 2026-11-17T14:40:00Z')
        const ran = await town.jobs.runDue(new Date(at).toISOString())
        print(ran.length > 0 ? `Ran: ${ran.join(', ')}` : 'Nothing was due.')
      }),
  },
  migrate: {
    shape: '',
    says: 'Brings the database up to date. Starting does the same.',
    options: {},
    run: (config, _values, _positionals, print) =>
      withTown(config, () => {
        print('The database is up to date.')
        return Promise.resolve()
      }),
  },
}
