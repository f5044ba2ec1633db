import { icon, safeHtml } from '../web/assets.ts'
import { dayIn } from '../web/clock.ts'
import { type House, townOf } from '../web/house.ts'
import type { PlaceSection } from '../web/place-section.ts'
import { isSignedIn } from '../web/viewer.ts'
import { fillView } from '../web/views.ts'
import { hasCounter } from './queries-cards.ts'

/** A neighbor's way to the counter: their own book, their card, or "is this your place?". Nothing for who is signed out. */
export function counterOnThePlace(house: House): PlaceSection {
  return async (place, _req, res) => {
    const { viewer, t } = res.locals
    if (!isSignedIn(viewer) || place.gone) return safeHtml('')
    const behind = viewer.counters.some((counter) => counter.businessId === place.id)
    const today = dayIn(townOf(house).zone, house.clock.now())
    const takesCards = !behind && (await hasCounter(house.db, place.id, today))
    return fillView('counter/on-the-place', { t, icon, page: { slug: place.slug, behind, takesCards } })
  }
}
