import type { Request } from 'express'
import type { Db } from '../../db/tables.ts'
import { inTransaction } from '../../db/transaction.ts'
import { Conflict, NotFound } from '../../errors.ts'
import { say } from '../../web/flash.ts'
import { freshForm, parseForm, withError } from '../../web/forms.ts'
import type { House } from '../../web/house.ts'
import type { Street } from '../../web/registrar.ts'
import { type Entry, entryToEdit } from '../entry-queries.ts'
import type { HoursKeeper } from '../hours/keeper.ts'
import { companions } from '../merging.ts'
import { refreshOpenState } from '../open/state.ts'
import { factNames } from '../facts.ts'
import { editBusiness } from '../records.ts'
import { changesSince } from '../revisions.ts'
import { returnForm } from '../suggestions/form.ts'
import { factsOfParts, partsOf } from '../suggestions/rules.ts'
import { auditAtDesk } from '../suggestions/taking-in.ts'
import { showReturn } from './page.ts'
import { stoodThen } from './rules.ts'

/** "Put this back": to any version of the history, all of it or a part, as a change like every other. */
export function returnRoutes(street: Street, house: House, hours: HoursKeeper): void {
  const { db, clock, secret } = house

  street.signedIn('GET /directory/:slug/returns/new', async (req, res, viewer) => {
    const entry = await entryToEdit(db, viewer, slugIn(req))
    const version = await versionOf(db, entry, Number(req.query.to))
    await showReturn(house, hours, req, res, entry, version, { form: freshForm(), only: partIn(req) })
  })

  street.signedIn('POST /directory/:slug/returns', async (req, res, viewer) => {
    const entry = await entryToEdit(db, viewer, slugIn(req))
    const form = parseForm(returnForm, req.body)
    const version = await versionOf(db, entry, Number((req.body as { to?: unknown }).to))
    if (!form.ok) return showReturn(house, hours, req, res, entry, version, { form: form.state })
    const { part: ticked, revision: shown, why } = form.value
    const changes = factsOfParts(partsOf(version.fields, entry.facts), ticked)
    if (Object.keys(changes).length === 0) {
      const state = withError(form.state, 'part', 'returns.tick-one')
      return showReturn(house, hours, req, res, entry, version, { form: state })
    }
    const by = { accountId: viewer.accountId, source: null, why: why ?? res.locals.t('returns.why-else') }
    try {
      await inTransaction(db, async (trx) => {
        // A form that does not say what it showed puts nothing back over anybody's words.
        if (shown < version.revision) throw new Conflict('directory.changed-meanwhile')
        await editBusiness(trx, entry.id, shown, changes, by, clock.now())
        await auditAtDesk(trx, viewer, entry.id, 'put-back', clock.now())
      })
    } catch (error) {
      if (!(error instanceof Conflict) || error.message !== 'directory.changed-meanwhile') throw error
      const anew = await entryToEdit(db, viewer, slugIn(req))
      const again = await versionOf(db, anew, version.revision)
      return showReturn(house, hours, req, res, anew, again, { form: freshForm({ why }), stale: true })
    }
    if ('hours' in changes || 'standing' in changes) await refreshOpenState(house, hours, [entry.id])
    say(res, secret, { key: 'returns.done', values: { name: entry.name } })
    // A name that is put back brings its address back.
    const { slug } = await db.selectFrom('business').select('slug').where('id', '=', entry.id).executeTakeFirstOrThrow()
    res.redirect(303, `/directory/${slug}/history`)
  })
}

const slugIn = (req: Request): string => String(req.params.slug)

/** The one part that was asked for, by any of its fields; null for all of them. */
function partIn(req: Request): string | null {
  const name = factNames.find((each) => each === req.query.part)
  return name ? (companions(name)[0] ?? name) : null
}

/** @throws NotFound for a version that the history does not have */
async function versionOf(db: Db, entry: Entry, revision: number) {
  const made = Number.isSafeInteger(revision)
    ? await db
        .selectFrom('businessRevision')
        .select(['revision', 'at'])
        .where('businessId', '=', entry.id)
        .where('revision', '=', Math.min(revision, 2_000_000_000))
        .executeTakeFirst()
    : undefined
  if (!made) throw new NotFound('version')
  return { ...made, fields: stoodThen(await changesSince(db, entry.id, revision), entry.facts, entry) }
}
