import { once } from 'node:events'
import type { Response } from 'express'
import { inTransaction } from '../../db/transaction.ts'
import type { Job } from '../../jobs/jobs.ts'
import { bringIn } from '../../notebook/queries-bringing.ts'
import { openNotebook, ownNotebook } from '../../notebook/queries-notebook.ts'
import { remindersOf } from '../../notebook/reminders/queries.ts'
import { refuseOtherSites } from '../../web/cross-site.ts'
import { DAY, dayIn, HOUR, later } from '../../web/clock.ts'
import { say } from '../../web/flash.ts'
import { freshForm, withError } from '../../web/forms.ts'
import { type House, townOf } from '../../web/house.ts'
import type { Street } from '../../web/registrar.ts'
import { refuseNul } from '../../web/security.ts'
import type { SignedIn } from '../../web/viewer.ts'
import { receiveArchive, textIn } from './form.ts'
import { packed } from './packing.ts'
import { archiveFiles, showArchive, showBrought } from './page.ts'
import { placedHere } from './placing.ts'
import { broughtBy, dropBrought, dropOldBrought, keepBrought } from './queries-brought.ts'
import { readArchive } from './reading.ts'
import { takeAll } from './taking.ts'

/** Everything of one's own to take along, and a notebook from another town to bring. */
export function archiveRoutes(street: Street, house: House): void {
  const { db, clock, secret } = house
  const receiving = [receiveArchive, refuseNul, refuseOtherSites(house)]

  street.signedIn('GET /account/export', (req, res) => showArchive(house, req, res, freshForm()))

  street.signedIn('GET /account/export/woodstove.zip', (_req, res, viewer) => sendArchive(house, res, viewer))

  street.signedIn('POST /account/archive', ...receiving, async (req, res, viewer) => {
    const again = (key: 'archive.no-file' | `archive.${'not-one' | 'too-new' | 'too-much' | 'broken'}`, where = '') =>
      showArchive(house, req, res, withError(freshForm(), 'file', key, { where }))
    // A file field that was left alone comes without a name.
    if (!req.file || req.file.originalname === '') return again('archive.no-file')
    const text = await textIn(req.file.buffer)
    const read = text === null ? ({ wrong: 'not-one' } as const) : readArchive(text)
    if ('wrong' in read) return again(`archive.${read.wrong}`, read.wrong === 'broken' ? read.where : '')
    await inTransaction(db, (trx) => keepBrought(trx, viewer, read, clock.now()))
    res.redirect(303, '/account/archive')
  })

  street.signedIn('GET /account/archive', async (req, res, viewer) => {
    const archive = await broughtBy(db, viewer)
    if (archive) return showBrought(house, req, res, viewer, archive)
    say(res, secret, { key: 'archive.gone' })
    res.redirect(303, '/account/export')
  })

  street.signedIn('POST /account/archive/keeping', async (_req, res, viewer) => {
    const archive = await broughtBy(db, viewer)
    // Pressed twice: the first press has brought it.
    if (!archive) return res.redirect(303, '/notebook')
    const brought = await placedHere(db, viewer, archive)
    await inTransaction(db, async (trx) => {
      await bringIn(trx, await openNotebook(trx, viewer, clock.now()), brought, viewer)
      await dropBrought(trx, viewer)
    })
    say(res, secret, { key: 'archive.kept' })
    res.redirect(303, '/notebook')
  })

  street.signedIn('POST /account/archive/removal', async (_req, res, viewer) => {
    await inTransaction(db, (trx) => dropBrought(trx, viewer))
    say(res, secret, { key: 'archive.dropped' })
    res.redirect(303, '/account/export')
  })
}

/** It is made while it goes out, and kept nowhere. */
async function sendArchive(house: House, res: Response, viewer: SignedIn): Promise<void> {
  const now = house.clock.now()
  const { zone } = townOf(house)
  const today = dayIn(zone, now)
  const comingUp = await remindersOf(house.db, await ownNotebook(house.db, viewer), { day: today, zone })
  const files = archiveFiles(house, await takeAll(house.db, viewer), viewer, res.locals, now, comingUp)
  res.setHeader('content-type', 'application/zip')
  res.setHeader('content-disposition', `attachment; filename="woodstove-${today}.zip"`)
  res.setHeader('cache-control', 'no-store')
  const gone = new AbortController()
  res.once('close', () => {
    gone.abort()
  })
  await packed(files, now, async (piece) => {
    if (gone.signal.aborted || res.write(piece)) return
    await once(res, 'drain', { signal: gone.signal }).catch(() => undefined)
  })
  res.end()
}

/** A file that nobody said yes to is not kept for longer than a day. */
export function broughtNotebooksJob(house: House): Job {
  return {
    name: 'brought-notebooks',
    async run(now) {
      await inTransaction(house.db, (trx) => dropOldBrought(trx, later(now, -DAY)))
      return later(now, HOUR)
    },
  }
}
