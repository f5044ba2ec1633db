import type { VisitPart } from '../notebook/rules-visit-part.ts'
import { safeHtml } from '../web/assets.ts'
import { parseForm } from '../web/forms.ts'
import { visitRatingForm } from './form.ts'
import { ratingFold } from './page.ts'
import { rate, standsBehind } from './queries.ts'

/** "Would you go back?" as a fold of the visit's form: answered, it is kept with the visit or not at all. */
export const ratingOfVisit: VisitPart = {
  // A visit is put right without being rated anew.
  html: (form, reader, { visitId }) => Promise.resolve(visitId === null ? ratingFold(form, reader) : safeHtml('')),
  wrong(body, visit) {
    const form = parseForm(visitRatingForm, body)
    if (!form.ok) return form.state.errors
    return form.value && visit.businessId === null ? { wouldGoBack: { key: 'rating.needs-place' } } : {}
  },
  async recorded(trx, visit, body, by, now) {
    const form = parseForm(visitRatingForm, body)
    if (!form.ok || !form.value || visit.businessId === null) return
    const place = { id: visit.businessId, behindCounter: standsBehind(by, visit.businessId) }
    await rate(trx, { accountId: by.accountId, place, answers: form.value, visitId: visit.id }, now)
  },
}
