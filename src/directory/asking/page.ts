import type { Request, Response } from 'express'
import { dayIn } from '../../web/clock.ts'
import { sayDay } from '../../web/dates.ts'
import { freshForm } from '../../web/forms.ts'
import { type House, townOf } from '../../web/house.ts'
import { showPage } from '../../web/page.ts'
import type { SignedIn } from '../../web/viewer.ts'
import { hoursSaid } from '../hours/notation-words.ts'
import { phoneLink, phoneWords } from '../phone-rules.ts'
import { howManyToRing, toRing, type ToRing } from './queries.ts'

const cursor = /^(?:[\dTZ:.-]{0,24})~[\w-]{1,40}$/

/** Where the page before ended; what is not one of ours begins at the beginning. */
function afterIn(req: Request): { since: string; id: string } | null {
  const { after } = req.query
  if (typeof after !== 'string' || !cursor.test(after)) return null
  const [since = '', id = ''] = after.split('~')
  return { since, id }
}

/** The list to ring through, for whoever helps at the desk: whom to ask for, the number, and what the page says. */
export async function showRingThrough(house: House, req: Request, res: Response, viewer: SignedIn): Promise<void> {
  const { t, language } = res.locals
  const { zone } = townOf(house)
  const today = dayIn(zone, house.clock.now())
  const { places, next } = await toRing(house.db, viewer, today, afterIn(req))
  const shown = ({ phone, hours, hoursText, confirmedAt, ...place }: ToRing) => ({
    ...place,
    phone: phone === null ? null : { words: phoneWords(phone), href: phoneLink(phone) },
    hours: hours === null ? hoursText : hoursSaid(hours, { t, language }),
    said: confirmedAt
      ? t('asking.last', { day: sayDay(dayIn(zone, confirmedAt), language, 'with-year') })
      : t('asking.never'),
  })
  showPage(house, req, res, {
    view: 'directory/ring-through',
    title: t('asking.title'),
    tab: 'desk',
    form: freshForm(),
    page: {
      many: await howManyToRing(house.db, today),
      places: places.map(shown),
      next: next && `/stewards/ring-through?${new URLSearchParams({ after: `${next.since}~${next.id}` }).toString()}`,
    },
  })
}
