import { z } from 'zod'
import type { VisitPart } from '../notebook/rules-visit-part.ts'
import { tick } from '../web/fields.ts'
import { parseForm } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import { cameByFold } from './came-by-page.ts'
import { takeTellingBack, tellCounter, toldFrom } from './queries-came-by.ts'

/** `cameByShown`: the form asked, so that no tick means no. */
const cameByForm = z.object({ tellThem: tick, tellWhatFor: tick, cameByShown: tick })

/** "Let them know I came by", as a fold of the visit's form: kept with the visit, and put right or taken back with it. */
export function cameByOfVisit(house: House): VisitPart {
  const at = (now: string) => ({ now, zone: townOf(house).zone })
  return {
    html: (form, reader, asked) => cameByFold(house, form, reader, asked),
    wrong: () => ({}),
    async recorded(trx, visit, body, by, now) {
      const form = parseForm(cameByForm, body)
      if (!form.ok || form.value.tellThem === 0) return
      await tellCounter(trx, visit.id, by, { whatFor: form.value.tellWhatFor === 1 }, at(now))
    },
    async corrected(trx, visit, body, by, now) {
      const form = parseForm(cameByForm, body)
      const before = await toldFrom(trx, visit.id)
      if (!form.ok || (form.value.cameByShown === 0 && before === null)) return
      const { tellThem, tellWhatFor } = form.value
      // What was not asked stays as it was said: only the day, the place and the words may be others now.
      const asked = form.value.cameByShown === 1
      const isTold = asked ? tellThem === 1 : before !== null
      const whatFor = asked ? tellWhatFor === 1 : before?.whatFor !== null
      if (isTold) await tellCounter(trx, visit.id, by, { whatFor }, at(now))
      else await takeTellingBack(trx, visit.id, townOf(house).zone)
    },
    async removed(trx, visit) {
      await takeTellingBack(trx, visit.id, townOf(house).zone)
    },
  }
}
