import type { Request, Response } from 'express'
import { businessBySlug } from '../directory/queries.ts'
import { dayIn, dayPlus } from '../web/clock.ts'
import { sayDay } from '../web/dates.ts'
import { type FormState, freshForm } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import type { MessageKey } from '../web/languages.ts'
import { showPage } from '../web/page.ts'
import type { SignedIn } from '../web/viewer.ts'
import { passableFavors } from './queries-twins.ts'
import { NOBODY_HERE } from './queries-naming.ts'
import type { Beside, Unsettled } from './read-favor.ts'
import type { Kind } from './rules.ts'

interface NewFavorPage {
  kind: Kind
  /** Each name that may mean several, with whom it may mean. */
  unsettled: {
    typed: string
    field: string
    beside: Beside
    choices: { value: string; name: string; what: MessageKey }[]
  }[]
  /** What was ticked for a name before something else stood in the way. */
  ticked: { field: string; value: string }[]
  passable: { id: string; words: string }[]
  today: string
  yesterday: string
}

const SHORT = 80

/** `?kind=` says which way round, `?business=` and `?from=` fill in whom it was with, and what it was passed on from. */
export async function blankFavorForm(house: House, req: Request, viewer: SignedIn): Promise<FormState> {
  const { kind, business, from } = req.query
  const given =
    typeof business === 'string' && business !== '' ? await businessBySlug(house.db, viewer, business) : null
  return freshForm({
    kind: kind === 'favor' || typeof from === 'string' ? 'favor' : 'thanks',
    who: given?.name ?? '',
    passedOnFrom: typeof from === 'string' ? from : '',
  })
}

export async function showFavorForm(
  house: House,
  req: Request,
  res: Response,
  viewer: SignedIn,
  form: FormState,
  unsettled: Unsettled[] = [],
): Promise<void> {
  const { t, language } = res.locals
  const today = dayIn(townOf(house).zone, house.clock.now())
  const kind: Kind = form.values.kind === 'favor' ? 'favor' : 'thanks'
  const passable = kind === 'favor' ? await passableFavors(house.db, viewer) : []
  const page: NewFavorPage = {
    kind,
    unsettled: unsettled.map(({ typed, field, beside, choices }) => ({
      typed,
      field,
      beside,
      choices: [
        ...choices.map((choice) => ({ value: choice.token, name: choice.name, what: whatIs[choice.kind] })),
        { value: NOBODY_HERE, name: typed, what: 'favor.which-neighbor' as const },
      ],
    })),
    ticked: Object.entries(form.values).flatMap(([field, value]) =>
      field.startsWith('who:') && typeof value === 'string' && !unsettled.some((one) => one.field === field)
        ? { field, value }
        : [],
    ),
    passable: passable.map(({ id, words, day }) => ({
      id,
      words: `${sayDay(day, language, 'with-year')}: ${short(words)}`,
    })),
    today,
    yesterday: dayPlus(today, -1),
  }
  const title = t(kind === 'thanks' ? 'favor.new-thanks' : 'favor.new-favor')
  showPage(house, req, res, { view: 'favors/new', title, tab: 'favors', page, form })
}

const whatIs = { resident: 'favor.which-resident', business: 'favor.which-business' } as const

const short = (words: string): string => (words.length > SHORT ? `${words.slice(0, SHORT - 1)}…` : words)
