import type { Request, Response } from 'express'
import type { House } from '../../web/house.ts'
import { showPage } from '../../web/page.ts'
import type { Category } from '../categories/catalog.ts'
import type { GapsUnder } from './gaps.ts'
import { listAddress, noFilters } from '../listing/filters.ts'

const addressWith = (path: string, name: string, value: string): string =>
  `${path}?${new URLSearchParams({ [name]: value }).toString()}`

/** @param isEmpty nobody is in the directory yet: then everything is missing, and that is no news */
export function showGaps(
  house: House,
  req: Request,
  res: Response,
  { gaps, isEmpty }: { gaps: GapsUnder[]; isEmpty: boolean },
): void {
  const { t, language, viewer } = res.locals
  const missing = ({ name, icon }: Category) => ({
    trade: name[language],
    icon,
    who: addressWith('/who', 'about', name[language]),
    write: addressWith('/directory/new', 'trade', name[language]),
  })
  const there = ({ id, name }: Category) => ({
    words: name[language],
    href: listAddress({ ...noFilters, category: id }),
  })
  showPage(house, req, res, {
    view: 'directory/gaps',
    title: t('gaps.title'),
    tab: 'find',
    keepUntil: Object.keys(req.query).length > 0 ? undefined : null,
    page: {
      isEmpty,
      isSteward: viewer.role === 'steward',
      headings: gaps.flatMap((one) =>
        one.missing.length > 0
          ? [{ id: one.group.id, words: one.group.name[language], trades: one.missing.map(missing) }]
          : [],
      ),
      there: gaps.flatMap((one) => one.there.map(there)),
    },
  })
}
