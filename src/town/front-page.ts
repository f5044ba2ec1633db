import type { Request, Response } from 'express'
import { groups } from '../directory/categories/categories.ts'
import type { Counts } from '../directory/listing/facets.ts'
import { listAddress, noFilters } from '../directory/listing/filters.ts'
import type { PorchRows } from '../porch/queries-front.ts'
import { shownPorch, shownStove } from '../porch/shown-rules.ts'
import { sayDay, sayTime } from '../web/dates.ts'
import { dayIn } from '../web/clock.ts'
import { type House, townOf } from '../web/house.ts'
import { showPage } from '../web/page.ts'
import { keptUntil } from './list-page.ts'
import type { Errand } from './own-lines.ts'
import type { DrawnRow } from './row-page.ts'
import { type Hero, land } from './sketch/hero.ts'

export interface FrontParts {
  rows: DrawnRow[]
  hero: Hero
  /** Businesses open now, and all there are. */
  openNow: number
  all: number
  /** Nobody's hours are known: then nobody's door is called shut. */
  hoursUnknown: boolean
  /** The headings people stand under, with how many. */
  headings: Counts
  /** Whom to ask while nobody is in the directory. */
  desk: string
  errands: Errand[]
  porch: PorchRows
}

/** How many headings stand on the front page; the directory has the rest. */
const FRONT_GROUPS = 8
/** How many notes of a kind hang on the front page; the porch has the rest. */
const FRONT_NOTES = 2

export function showFront(house: House, req: Request, res: Response, parts: FrontParts): void {
  const { t, language } = res.locals
  const town = townOf(house)
  const now = house.clock.now()
  const today = dayIn(town.zone, now)
  const reading = { t, language, viewer: res.locals.viewer, zone: town.zone, today }
  const { stove, posts } = parts.porch
  showPage(house, req, res, {
    view: 'town/front',
    title: t('front.title'),
    keepUntil: Object.keys(req.query).length > 0 ? undefined : keptUntil(house, parts.rows),
    page: {
      ...parts,
      land,
      stove: stove && shownStove(stove, reading),
      porch: shownPorch(posts, FRONT_NOTES, reading),
      wants: groups.slice(0, FRONT_GROUPS).map(({ id, icon, name }) => ({
        icon,
        words: name[language],
        href: listAddress({ ...noFilters, category: id }),
      })),
      headings: groups.flatMap(({ id, icon, name }) => {
        const businesses = parts.headings.find(([heading]) => heading === id)?.[1]
        const href = listAddress({ ...noFilters, category: id })
        return businesses ? [{ icon, words: name[language], href, businesses }] : []
      }),
      allOpen: listAddress({ ...noFilters, open: 'now' }),
      town: town.name,
      elevation:
        town.elevationFeet === null ? null : t('front.elevation', { feet: feet(town.elevationFeet, language) }),
      today: sayDay(today, language),
      hour: res.locals.viewer.accountId === null ? null : sayTime(now, town.zone, language),
    },
  })
}

const feet = (elevation: number, language: string): string =>
  new Intl.NumberFormat(language === 'es' ? 'es-US' : 'en-US').format(elevation)
