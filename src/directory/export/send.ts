import { createHash } from 'node:crypto'
import { once } from 'node:events'
import type { Request, Response } from 'express'
import type { Db } from '../../db/tables.ts'
import { versionOf } from '../../db/version.ts'
import { dayIn } from '../../web/clock.ts'
import { type House, townOf } from '../../web/house.ts'
import { describeError } from '../../web/log.ts'
import type { Write } from './write.ts'

/** Sends an export piece by piece, as fast as it is read. Whoever has it already is told so. */
export async function sendExport(
  house: House,
  req: Request,
  res: Response,
  type: string,
  exportTo: (db: Db, today: string, write: Write) => Promise<void>,
): Promise<void> {
  const today = dayIn(townOf(house).zone, house.clock.now())
  const etag = `"${createHash('sha256')
    .update(`${type} ${versionOf(house.db).current} ${today}`)
    .digest('base64url')
    .slice(0, 22)}"`
  res.setHeader('etag', etag)
  res.setHeader('cache-control', 'no-cache')
  if (req.get('if-none-match') === etag) {
    res.status(304).end()
    return
  }
  res.setHeader('content-type', type)
  if (req.method === 'HEAD') {
    res.end()
    return
  }
  try {
    await exportTo(house.db, today, writerTo(res))
    res.end()
  } catch (error) {
    if (!res.headersSent) {
      res.removeHeader('etag')
      throw error
    }
    // Half a list that looks whole would be worse than one that breaks off.
    if (!(error instanceof ReaderGone)) house.log.error({ route: res.locals.route, error: describeError(error) })
    res.destroy()
  }
}

class ReaderGone extends Error {}

/** Waits while the reader's line is full; a reader who leaves ends the export. */
function writerTo(res: Response): Write {
  const gone = new AbortController()
  res.once('close', () => {
    gone.abort()
  })
  return async (piece) => {
    if (gone.signal.aborted) throw new ReaderGone()
    if (res.write(piece)) return
    await once(res, 'drain', { signal: gone.signal }).catch(() => {
      throw new ReaderGone()
    })
  }
}
