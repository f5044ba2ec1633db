import type { Request, Response } from 'express'
import { dayIn, dayPlus } from '../../web/clock.ts'
import { sayDayBy } from '../../web/dates.ts'
import type { FormState } from '../../web/forms.ts'
import { type House, townOf } from '../../web/house.ts'
import { showPage } from '../../web/page.ts'
import type { SignedIn } from '../../web/viewer.ts'
import { facesShown } from '../entry-queries.ts'
import { type BusinessFacts, type FactName, plainFacts, textOf } from '../facts.ts'
import { fieldWords } from '../field-words.ts'
import type { FoundBusiness } from '../queries.ts'
import { factsOf } from '../stored-facts.ts'
import { isSettled, isTooLate, type SaleOf, wasWrittenOn } from './queries.ts'
import {
  hasToLeave,
  type Staying,
  staysAsARule,
  stayingFacts,
  stayings,
  successorFacts,
  TAKE_BACK_DAYS,
} from './rules.ts'

const READABLE = 120

/** "Who carries it on?": what goes along and what never does, before anything is done. */
export async function showSale(
  house: House,
  req: Request,
  res: Response,
  place: FoundBusiness,
  form: FormState,
  status?: number,
): Promise<void> {
  const { t } = res.locals
  const row = await house.db.selectFrom('business').selectAll().where('id', '=', place.id).executeTakeFirstOrThrow()
  const facts = await factsOf(house.db, row)
  const faces = await facesShown(house.db, res.locals.viewer, place.id)
  const title = t('sold.title', { name: place.name })
  showPage(house, req, res, {
    view: 'directory/sale',
    title,
    tab: 'find',
    form,
    ...(status && { status }),
    page: {
      title,
      place,
      revision: row.revision,
      today: dayIn(townOf(house).zone, house.clock.now()),
      stays: stayings
        .filter((each) => hasToLeave(facts, each))
        .map((code) => ({ code, label: t(`sold.stays-${code}`), now: sayNow(house, res, facts, code) })),
      faces: faces.map(({ id, name, role }) => ({ id, name, role })),
      language: facts.aboutLanguage,
    },
  })
}

/** The form before anybody ticked: what stays as a rule. Whose face goes along nobody ticks but the seller. */
export const saleValues = (place: FoundBusiness): Record<string, unknown> => ({
  name: place.name,
  stays: [...staysAsARule],
})

/** What would go along, as its neighbors read it. */
function sayNow(house: House, res: Response, facts: BusinessFacts, code: Staying): string {
  const left = successorFacts(facts, '', [code])
  const reader = { ...res.locals, country: townOf(house).country.toUpperCase() }
  const names: readonly FactName[] = code === 'where' ? ['street', 'locality'] : stayingFacts[code]
  const words = names
    .filter((name) => name !== 'phoneAudience' && textOf(name, left) !== textOf(name, plainFacts))
    .map((name) => fieldWords(name, textOf(name, left), reader))
  const all = words.filter(Boolean).join(code === 'where' ? ', ' : '. ')
  return all.length > READABLE ? `${all.slice(0, READABLE).trimEnd()} …` : all
}

/** How a place changed hands, for those who may take it back. */
export async function showSold(
  house: House,
  req: Request,
  res: Response,
  viewer: SignedIn,
  sale: SaleOf,
  form: FormState,
  status?: number,
): Promise<void> {
  const { t, language } = res.locals
  const { zone } = townOf(house)
  const now = house.clock.now()
  const say = (day: string): string => sayDayBy(day, dayIn(zone, now), language)
  const soldOn = dayIn(zone, sale.soldAt)
  const title = t('sold.state-title', { name: sale.sold })
  const late = isTooLate(sale, now)
  const theirs = !late && viewer.role !== 'steward' && (await isSettled(house.db, sale))
  const written = !late && !theirs && (await wasWrittenOn(house.db, sale))
  const buyer = sale.buyerId !== null && !viewer.blocked.has(sale.buyerId) ? sale.buyer : null
  showPage(house, req, res, {
    view: 'directory/sold',
    title,
    tab: 'find',
    form,
    ...(status && { status }),
    page: {
      title,
      sale: { sold: sale.sold, soldSlug: sale.soldSlug, successor: sale.successor, slug: sale.successorSlug },
      day: say(soldOn),
      until: say(dayPlus(soldOn, TAKE_BACK_DAYS - 1)),
      buyer:
        buyer === null
          ? t('sold.no-buyer')
          : t(sale.answered === 'yes' ? 'sold.said-yes' : 'sold.asked', { name: buyer }),
      refusal: late ? t('sold.too-late') : theirs ? t('sold.theirs-now') : written ? t('sold.written-since') : null,
    },
  })
}
