import type { Request, Response } from 'express'
import { dayIn } from '../web/clock.ts'
import { formToken } from '../web/cross-site.ts'
import { type FormState, formView, type FormView, freshForm } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import { showPage } from '../web/page.ts'
import type { SignedIn } from '../web/viewer.ts'
import { IDLE_MINUTES, LONGEST_PIN, SHORTEST_PIN, USUAL_IDLE } from './lock-rules.ts'
import { type BookHead, headOf } from './page.ts'
import type { Book } from './queries-book.ts'
import { hasPin } from './queries-pins.ts'
import { tabletsOf } from './queries-tablets.ts'
import { mayLayTablets } from './rules.ts'

interface TabletLine {
  id: string
  madeBy: string | null
  since: string
  seen: string
  idleMinutes: number
  isThis: boolean
  form: FormView
}

interface TabletPage {
  book: BookHead
  /** Two forms stand on the page; each has its own words and errors. */
  pinForm: FormView
  tabletForm: FormView
  pin: 'none' | 'rests' | 'opens'
  digits: { least: number; most: number }
  mayLay: boolean
  /** This browser is one of them. */
  isThis: boolean
  tablets: TabletLine[]
  minutes: readonly number[]
  told: boolean
}

/** One's own PIN, and the tablets that lie on this counter. @param failed which form could not be kept */
export async function showTablets(
  house: House,
  req: Request,
  res: Response,
  { book, viewer }: { book: Book; viewer: SignedIn },
  failed?: { which: 'pin' | 'tablet' | { tabletId: string }; form: FormState },
): Promise<void> {
  const { businessId } = book.business
  const mayLay = mayLayTablets(book.business)
  const token = (): string => formToken(house.secret, req)
  const formOf = (which: 'pin' | 'tablet', values: Record<string, unknown>): FormView =>
    formView(failed?.which === which ? failed.form : freshForm(values), token, res.locals.t)
  const idleForm = (id: string, idleMinutes: number): FormView => {
    const isIt = typeof failed?.which === 'object' && failed.which.tabletId === id
    return formView(isIt ? failed.form : freshForm({ idleMinutes }), token, res.locals.t)
  }
  const thisId = res.locals.tablet?.id
  const tablets = mayLay ? await tabletsOf(house.db, businessId) : []
  const { zone } = townOf(house)
  const page: TabletPage = {
    book: headOf(book, res),
    pinForm: formOf('pin', {}),
    tabletForm: formOf('tablet', { idleMinutes: USUAL_IDLE }),
    pin: await hasPin(house.db, businessId, viewer.accountId),
    digits: { least: SHORTEST_PIN, most: LONGEST_PIN },
    mayLay,
    isThis: res.locals.tablet?.businessId === businessId,
    tablets: tablets.map(({ madeAt, seenAt, ...tablet }) => ({
      ...tablet,
      since: dayIn(zone, madeAt),
      seen: dayIn(zone, seenAt),
      isThis: tablet.id === thisId,
      form: idleForm(tablet.id, tablet.idleMinutes),
    })),
    minutes: IDLE_MINUTES,
    told: house.town.current?.demo === 1,
  }
  const title = res.locals.t('tablet.title')
  const form = failed?.form ?? freshForm()
  showPage(house, req, res, { view: 'counter/tablet', title, tab: 'counter', page, form })
}
