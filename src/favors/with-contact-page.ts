import type { ContactSection } from '../notebook/rules-contact-section.ts'
import { icon, safeHtml } from '../web/assets.ts'
import { dayIn } from '../web/clock.ts'
import { type House, townOf } from '../web/house.ts'
import { fillView } from '../web/views.ts'
import { favorLines } from './between-rules.ts'
import { favorsWith } from './queries-between.ts'

/** The favors between the reader and somebody, on that person's page of the reader's own notebook. */
export function favorsOfContact(house: House): ContactSection {
  return async ({ account, face, name }, _req, res, viewer) => {
    const { t, language } = res.locals
    const person = { accountId: account?.id ?? null, faceId: face?.id ?? null, name }
    const favors = await favorsWith(house.db, viewer, person)
    if (favors.length === 0) return null
    const today = dayIn(townOf(house).zone, house.clock.now())
    const page = { lines: favorLines(favors, { t, language }, today) }
    return safeHtml(fillView('favors/with-contact', { t, icon, page }))
  }
}
