import { writeAudit } from '../../accounts/audit-queries.ts'
import { inTransaction } from '../../db/transaction.ts'
import { Conflict } from '../../errors.ts'
import { dayIn } from '../../web/clock.ts'
import { say } from '../../web/flash.ts'
import { type FormState, freshForm, parseForm, withError } from '../../web/forms.ts'
import { type House, townOf } from '../../web/house.ts'
import { isMessageKey } from '../../web/languages.ts'
import { once } from '../../web/once.ts'
import type { Street } from '../../web/registrar.ts'
import type { SignedIn } from '../../web/viewer.ts'
import { entryCalled, settlePair, twoEntries } from '../duplicates/queries.ts'
import type { HoursKeeper } from '../hours/keeper.ts'
import { mergeForm, pairForm } from './form.ts'
import { showDuplicates, showMerge, showTwoToMerge } from './page.ts'
import type { BusinessMerged } from './handlers.ts'
import { type Deciding, mergeBusinesses } from './merging.ts'
import { mergeById } from './queries.ts'
import { undoMerge } from './undoing.ts'
import { refreshOpenState } from '../open/state.ts'

/** Two entries that may be one: put before the desk, merged, told apart, and parted again. */
export function mergeRoutes(
  street: Street,
  house: House,
  hours: HoursKeeper,
  handlers: readonly BusinessMerged[],
): void {
  const { db, clock } = house
  const todayIs = (): string => dayIn(townOf(house).zone, clock.now())

  street.signedIn('GET /stewards/duplicates', (req, res) => showDuplicates(house, req, res, freshForm()))

  street.signedIn('POST /stewards/duplicates/differences', async (req, res, viewer) => {
    const form = parseForm(pairForm, req.body)
    if (!form.ok) return showDuplicates(house, req, res, form.state)
    const { one, other } = form.value
    const pair = await twoEntries(db, [one, other], todayIs())
    const now = clock.now()
    await inTransaction(db, async (trx) => {
      await settlePair(trx, [one, other], 'not-the-same', viewer.accountId, now)
      const about = { subjectKind: 'business', subjectId: one, detail: pair[1].name } as const
      await writeAudit(trx, { by: viewer.accountId, verb: 'not-the-same', ...about }, now)
    })
    say(res, house.secret, { key: 'duplicate.apart', values: { one: pair[0].name, other: pair[1].name } })
    res.redirect(303, '/stewards/duplicates')
  })

  street.signedIn('GET /stewards/duplicates/new', async (req, res, viewer) => {
    const asked = { keep: wordsIn(req.query.keep), gone: wordsIn(req.query.gone) }
    const [keep, gone] = [await entryCalled(db, asked.keep), await entryCalled(db, asked.gone)]
    if (keep && gone && keep !== gone) return showMerge(house, req, res, viewer, [keep, gone], freshForm())
    let form = freshForm(asked)
    if (asked.keep !== '' && !keep) form = withError(form, 'keep', 'merge.no-such-entry')
    if (asked.gone !== '' && !gone) form = withError(form, 'gone', 'merge.no-such-entry')
    if (keep && keep === gone) form = withError(form, 'gone', 'merge.the-very-same')
    showTwoToMerge(house, req, res, form)
  })

  partingRoutes(street, house, hours, handlers)

  street.signedIn('POST /stewards/merges', async (req, res, viewer) => {
    const form = parseForm(mergeForm, req.body)
    if (!form.ok) return showDuplicates(house, req, res, form.state)
    const { keep: keptId, gone: goneId, ...wanted } = form.value
    try {
      const location = await inTransaction(db, (trx) =>
        once(trx, { author: viewer.accountId, body: req.body, now: clock.now() }, async () => {
          const [kept, gone] = await twoEntries(trx, [keptId, goneId], todayIs())
          const deciding = decidedBy(house, viewer, res.locals.t('merge.why', { name: gone.name }))
          await mergeBusinesses(trx, { keptId, goneId, ...wanted }, deciding, handlers)
          const about = { subjectKind: 'business', subjectId: keptId, detail: gone.name } as const
          await writeAudit(trx, { by: viewer.accountId, verb: 'merge', ...about }, deciding.now)
          return `/directory/${kept.slug}`
        }),
      )
      await refreshOpenState(house, hours, [keptId])
      say(res, house.secret, {
        key: 'merge.done',
        link: { href: '/stewards/duplicates#merged', key: 'merge.can-be-undone' },
      })
      res.redirect(303, location)
    } catch (error) {
      await showMerge(house, req, res, viewer, [keptId, goneId], refusedBy(error, form.state), 409)
    }
  })
}

/** They were two after all. */
function partingRoutes(street: Street, house: House, hours: HoursKeeper, handlers: readonly BusinessMerged[]): void {
  const { db } = house

  street.signedIn('POST /stewards/merges/:id/undoing', async (req, res, viewer) => {
    const made = await mergeById(db, String(req.params.id))
    const deciding = decidedBy(house, viewer, res.locals.t('merge.why-undone', { name: made.gone }))
    try {
      await inTransaction(db, async (trx) => {
        await undoMerge(trx, made.id, deciding, handlers)
        const about = { subjectKind: 'business', subjectId: made.keptId, detail: made.gone } as const
        await writeAudit(trx, { by: viewer.accountId, verb: 'merge-undone', ...about }, deciding.now)
      })
    } catch (error) {
      await showDuplicates(house, req, res, refusedBy(error, freshForm()), 409)
      return
    }
    await refreshOpenState(house, hours, [made.keptId, made.goneId])
    say(res, house.secret, { key: 'merge.undone', values: { kept: made.kept, gone: made.gone } })
    res.redirect(303, '/stewards/duplicates')
  })
}

function decidedBy(house: House, viewer: SignedIn, why: string): Deciding {
  const now = house.clock.now()
  return { by: { accountId: viewer.accountId, source: null, why }, now, today: dayIn(townOf(house).zone, now) }
}

const wordsIn = (asked: unknown): string => (typeof asked === 'string' ? asked.slice(0, 200).trim() : '')

/** What stood in the way, in words on the page. @throws whatever else it was */
function refusedBy(error: unknown, form: FormState): FormState {
  if (!(error instanceof Conflict) || !isMessageKey(error.message) || !error.message.startsWith('merge.')) throw error
  return withError(form, 'form', error.message)
}
