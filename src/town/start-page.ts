import type { Request, Response } from 'express'
import { groups } from '../directory/categories/categories.ts'
import { freshForm, type FormState, withError } from '../web/forms.ts'
import type { House } from '../web/house.ts'
import { showPage } from '../web/page.ts'
import { startField } from './start-form.ts'
import type { TickPlace } from './start-queries.ts'
import type { StartPlace } from './start-rules.ts'

/** How many of one heading are shown before the rest is a page of its own. */
const MOST_OF_A_HEADING = 24

interface TickSection {
  words: string
  places: TickPlace[]
  /** Leads to all of them, where not all are here. */
  all: string | null
}

/** The first page: which places do you use already? */
export function showTicks(
  house: House,
  req: Request,
  res: Response,
  { places, none, isEmpty = false }: { places: TickPlace[]; none: boolean; isEmpty?: boolean },
): void {
  const { t, language } = res.locals
  const only = typeof req.query.heading === 'string' ? req.query.heading : null
  const most = only === null ? MOST_OF_A_HEADING : places.length
  const headings = [...groups.map(({ id, name }) => ({ id, words: name[language] }))]
  const sections = [...headings, { id: 'other', words: t('start.other') }]
    .filter(({ id }) => only === null || id === only)
    .map(({ id, words }): TickSection => {
      const inIt = places.filter((place) => (place.group ?? 'other') === id)
      return { words, places: inIt.slice(0, most), all: inIt.length > most ? `/start?heading=${id}` : null }
    })
    .filter((section) => section.places.length > 0)
  const form = freshForm()
  showPage(house, req, res, {
    view: 'town/start',
    title: t('start.title'),
    tab: 'notebook',
    page: { sections, only: only !== null, isEmpty },
    form: none ? withError(form, 'b', 'start.tick-some') : form,
  })
}

/** The second: whom do you ask for, since when, would you go back? */
export function showStartPlaces(
  house: House,
  req: Request,
  res: Response,
  { places, form }: { places: StartPlace[]; form?: FormState },
): void {
  showPage(house, req, res, {
    view: 'town/start-places',
    title: res.locals.t('start.places-title'),
    tab: 'notebook',
    page: { places, field: startField },
    form: form ?? freshForm(),
  })
}
