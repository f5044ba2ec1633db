import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** The folder of package.json: views, public files and category lists are read from there, built or not. */
export const projectRoot = findRoot(dirname(fileURLToPath(import.meta.url)))

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'views'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('Woodstove cannot find its own folder (package.json and views)')
  return findRoot(parent)
}

const port = z.coerce.number('must be a port number').int().min(0).max(65_535)
const empty = (value: unknown) => (value === '' ? undefined : value)

const environment = z.object({
  PORT: z.preprocess(empty, port.default(3000)),
  HOST: z.preprocess(empty, z.string().default('127.0.0.1')),
  BASE_URL: z.preprocess(empty, z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional()),
  DATABASE_URL: z.preprocess(
    empty,
    z
      .string()
      .regex(/^(sqlite:|postgres(ql)?:\/\/)/, 'must begin with sqlite: or postgres://')
      .optional(),
  ),
  DATA_DIR: z.preprocess(empty, z.string().default('data')),
  SESSION_SECRET: z.preprocess(empty, z.string().min(32, 'must be 32 characters or longer').optional()),
  SMTP_URL: z.preprocess(empty, z.url({ protocol: /^smtps?$/, error: 'must be smtp:// or smtps://' }).optional()),
  MAIL_FROM: z.preprocess(empty, z.string().optional()),
  TRUST_PROXY: z.preprocess(empty, z.string().default('')),
  LOG_LEVEL: z.preprocess(
    empty,
    z.enum(['silent', 'error', 'warn', 'info', 'debug'], 'must be silent, error, warn, info or debug').default('info'),
  ),
  BACKUP_KEY_FILE: z.preprocess(empty, z.string().optional()),
  TOWN_CLOCK: z.preprocess(empty, z.iso.datetime('must be an instant such as 2026-03-03T14:40:00Z').optional()),
})

export interface Config {
  port: number
  host: string
  /** Without a slash at the end. Links in mail are made from it, never from what a request says. */
  baseUrl: string
  databaseUrl: string
  dataDir: string
  sessionSecret: string | null
  smtpUrl: string | null
  mailFrom: string | null
  /** Express's `trust proxy`: false, true, a number of hops, or addresses. */
  trustProxy: boolean | number | string
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
  /** The file whose words close and open backups. */
  backupKeyFile: string | null
  fixedClock: string | null
}

/** What the person at the keyboard should read when a setting is wrong: each variable with its reason. */
export class WrongSetting extends Error {}

/**
 * Reads the environment, once, at the start.
 * @param defaults where the demonstration keeps its things apart from a real town's
 * @throws WrongSetting naming every variable that is wrong
 */
export function readConfig(
  env: Record<string, string | undefined> = process.env,
  defaults: { dataDir?: string } = {},
): Config {
  const parsed = environment.safeParse({ ...env, DATA_DIR: env.DATA_DIR || defaults.dataDir })
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new WrongSetting(`Woodstove cannot start with these settings:\n${lines.join('\n')}`)
  }
  const read = parsed.data
  const dataDir = resolve(read.DATA_DIR)
  return {
    port: read.PORT,
    host: read.HOST,
    baseUrl: (read.BASE_URL ?? `http://localhost:${read.PORT}`).replace(/\/+$/, ''),
    databaseUrl: read.DATABASE_URL ?? `sqlite:${join(dataDir, 'woodstove.db')}`,
    dataDir,
    sessionSecret: read.SESSION_SECRET ?? null,
    smtpUrl: read.SMTP_URL ?? null,
    mailFrom: read.MAIL_FROM ?? null,
    trustProxy: trustProxy(read.TRUST_PROXY),
    logLevel: read.LOG_LEVEL,
    backupKeyFile: read.BACKUP_KEY_FILE ?? null,
    fixedClock: read.TOWN_CLOCK ?? null,
  }
}

function trustProxy(setting: string): boolean | number | string {
  if (setting === '' || setting === 'false' || setting === '0') return false
  if (setting === 'true') return true
  return /^\d+$/.test(setting) ? Number(setting) : setting
}
