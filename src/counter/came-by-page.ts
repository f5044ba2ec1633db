import type { VisitAskedAbout } from '../notebook/rules-visit-part.ts'
import { icon, type SafeHtml, safeHtml } from '../web/assets.ts'
import { dayIn } from '../web/clock.ts'
import { type FormState, formView } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import type { Language, Translate } from '../web/languages.ts'
import { fillView } from '../web/views.ts'
import { grantsOf, hasCounter } from './queries-cards.ts'
import { toldFrom } from './queries-came-by.ts'

interface CameByFold {
  /** The counters that hold the reader's card, and could be told: all of them while no place is chosen. */
  places: string[]
  /** A counter that has no card of theirs yet: what telling it would take. */
  without: { name: string; slug: string } | null
}

/** The question in the visit's form; nothing at a place where nobody keeps a counter book. */
export async function cameByFold(
  house: House,
  form: FormState,
  { t, language }: { t: Translate; language: Language },
  { viewer, place, visitId }: VisitAskedAbout,
): Promise<SafeHtml> {
  const grants = await grantsOf(house.db, viewer)
  const there = place ? grants.filter((grant) => grant.businessId === place.id) : grants
  const today = dayIn(townOf(house).zone, house.clock.now())
  const without = place && there.length === 0 && (await hasCounter(house.db, place.id, today)) ? place : null
  if (there.length === 0 && !without) return safeHtml('')
  const told = visitId ? await toldFrom(house.db, visitId) : null
  const asKept = { tellThem: told ? '1' : '', tellWhatFor: told?.whatFor ? '1' : '' }
  const values = form.values.cameByShown === '1' ? form.values : { ...form.values, ...asKept }
  const page: CameByFold = { places: there.map((grant) => grant.name), without }
  return safeHtml(
    fillView('counter/came-by', { t, icon, language, form: formView({ ...form, values }, () => '', t), page }),
  )
}
