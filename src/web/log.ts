import { writeSync } from 'node:fs'
import { type DestinationStream, type Logger, pino } from 'pino'
import type { NextFunction, Request, Response } from 'express'

export type Log = Pick<Logger, 'info' | 'warn' | 'error' | 'debug'>

/** @param to where the lines go; the standard output where not said */
export const openLog = (level: string, to: DestinationStream = standardOutput()): Log =>
  pino({ level, base: undefined }, to)

/** A full disk under the log, or nobody who reads it any more, must not end the town: the line is lost, and no more. */
const standardOutput = (): DestinationStream => ({
  write(line) {
    try {
      writeSync(1, line)
    } catch {
      // There is nowhere left to say it.
    }
  },
})

/**
 * One line a request: which route of the table, what came of it, how long it took. Never an address with its
 * query, a header, or a body: search words and small talk are personal.
 */
export function logRequests(log: Log) {
  return (_req: Request, res: Response, next: NextFunction): void => {
    const began = performance.now()
    res.on('finish', () => {
      log.info({ route: res.locals.route ?? 'none', status: res.statusCode, ms: Math.round(performance.now() - began) })
    })
    next()
  }
}

/** An error as a log may keep it: its kind and where it rose, not its message, which may quote what somebody wrote. */
export function describeError(error: unknown): { kind: string; code?: string; stack?: string[] } {
  if (!(error instanceof Error)) return { kind: typeof error }
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trim().startsWith('at '))
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return { kind: error.name, ...(code ? { code } : {}), stack: frames.slice(0, 8).map((line) => line.trim()) }
}
