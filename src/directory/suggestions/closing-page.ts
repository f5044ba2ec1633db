import type { Request, Response } from 'express'
import { dayIn } from '../../web/clock.ts'
import type { FormState } from '../../web/forms.ts'
import { type House, townOf } from '../../web/house.ts'
import { showPage } from '../../web/page.ts'
import type { SignedIn } from '../../web/viewer.ts'
import type { FoundBusiness } from '../queries.ts'
import { keepsPage, maySell } from '../rules.ts'
import { closingWords } from './closing.ts'

/** "Has it closed for good?", and of a place that has: "Is it open after all?" */
export async function showClosing(
  house: House,
  req: Request,
  res: Response,
  viewer: SignedIn,
  business: FoundBusiness,
  form: FormState,
): Promise<void> {
  const { t } = res.locals
  const { standing } = await house.db
    .selectFrom('business')
    .select('standing')
    .where('id', '=', business.id)
    .executeTakeFirstOrThrow()
  const isClosed = standing === 'closed'
  const { own, others } = await closingWords(house.db, viewer, business.id, house.clock.now())
  const title = t(isClosed ? 'closing.reopen-title' : 'closing.title', { name: business.name })
  showPage(house, req, res, {
    view: 'directory/closing',
    title,
    tab: 'find',
    form,
    page: {
      title,
      business,
      isClosed,
      isSold: standing === 'sold',
      keepsPage: keepsPage(viewer, business.id),
      mayReopen: business.mayEdit,
      maySell: standing !== 'sold' && maySell(viewer, business.id),
      own: isClosed ? null : own,
      // Somebody who is not there for this reader has said nothing to them.
      saidBefore: !isClosed && others.some(({ suggestedBy }) => !viewer.blocked.has(suggestedBy)),
      today: dayIn(townOf(house).zone, house.clock.now()),
    },
  })
}
