import type { Request, Response } from 'express'
import { dayIn } from '../web/clock.ts'
import { sayDay } from '../web/dates.ts'
import { foldText } from '../web/fold.ts'
import type { FormState } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import type { Language } from '../web/languages.ts'
import { showPage } from '../web/page.ts'
import type { revisionsOf, Way } from './queries-ways.ts'
import { leadOf, partsOf, readFirst, type WayPart } from './way-rules.ts'

const dayOf = (house: House, instant: string): string => dayIn(townOf(house).zone, instant)

interface WaysPage {
  ways: { slug: string; title: string; lead: string; language: Language; isDown: boolean }[]
}

/** Everything the town has written down: in the reader's language first, by its first letter. */
export function showWays(house: House, req: Request, res: Response, ways: Way[]): void {
  const sorted = ways.toSorted((a, b) => (foldText(a.title) < foldText(b.title) ? -1 : 1))
  const page: WaysPage = {
    ways: readFirst(sorted, res.locals.language).map(({ slug, title, body, language, isDown }) => ({
      slug,
      title,
      lead: leadOf(body),
      language,
      isDown,
    })),
  }
  const keepUntil = Object.keys(req.query).length > 0 ? undefined : null
  showPage(house, req, res, { view: 'newcomers/ways', title: res.locals.t('way.list'), tab: 'new', page, keepUntil })
}

interface WayPage {
  way: Pick<Way, 'slug' | 'title' | 'language' | 'isDown'>
  parts: WayPart[]
  /** Who said so last, and when. */
  said: string
  maySteward: boolean
}

export function showWay(house: House, req: Request, res: Response, way: Way): void {
  const { t, language, viewer } = res.locals
  const day = sayDay(dayOf(house, way.updatedAt), language, 'with-year')
  const page: WayPage = {
    way,
    parts: partsOf(way.body),
    said: way.by ? t('way.said-by', { name: way.by, day }) : t('way.said', { day }),
    maySteward: viewer.role === 'steward',
  }
  const keepUntil = Object.keys(req.query).length > 0 ? undefined : null
  showPage(house, req, res, { view: 'newcomers/way', title: way.title, tab: 'new', page, keepUntil })
}

/**
 * @param of the page that is changed; null for a new one
 * @param stale what the page says now, where somebody changed it while these words were typed
 */
export function showWayForm(
  house: House,
  req: Request,
  res: Response,
  of: Pick<Way, 'slug' | 'title'> | null,
  form: FormState,
  stale?: Way,
): void {
  const { t } = res.locals
  const page = {
    of,
    stale: stale ? { title: stale.title, parts: partsOf(stale.body), language: stale.language, by: stale.by } : null,
  }
  showPage(house, req, res, {
    view: 'newcomers/way-form',
    title: of ? t('way.edit-title', { title: of.title }) : t('way.new-title'),
    tab: 'new',
    page,
    form,
    ...(stale && { status: 409 }),
  })
}

export function showWayHistory(
  house: House,
  req: Request,
  res: Response,
  way: Way,
  { revisions, after }: Awaited<ReturnType<typeof revisionsOf>>,
): void {
  const { t, viewer } = res.locals
  const page = {
    way,
    after,
    mayPutBack: viewer.accountId !== null,
    revisions: revisions.map(({ revision, title, body, at, why, by, former }) => ({
      revision,
      title,
      parts: partsOf(body),
      day: dayOf(house, at),
      why,
      who: t('history.by', { who: by ?? t(former ? 'history.former' : 'history.neighbor') }),
      isNow: revision === way.revision,
    })),
  }
  const title = t('history.title', { name: way.title })
  showPage(house, req, res, { view: 'newcomers/way-history', title, tab: 'new', page })
}

export function showWayRemoval(house: House, req: Request, res: Response, way: Way, form: FormState): void {
  const title = res.locals.t('way.remove-title')
  showPage(house, req, res, { view: 'newcomers/way-removal', title, tab: 'new', page: { way }, form })
}
