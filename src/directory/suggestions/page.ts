import type { Request, Response } from 'express'
import { dayIn } from '../../web/clock.ts'
import { sayDayBy } from '../../web/dates.ts'
import type { FormState } from '../../web/forms.ts'
import { type House, townOf } from '../../web/house.ts'
import { showPage } from '../../web/page.ts'
import type { SignedIn } from '../../web/viewer.ts'
import { differencesOf } from '../differences.ts'
import type { FactName } from '../facts.ts'
import { partName } from '../difference-words.ts'
import type { HoursKeeper } from '../hours/keeper.ts'
import { companions } from '../merging.ts'
import type { Suggestion } from './queries.ts'
import { suggestionsAtDesk } from './queries-desk.ts'
import { partsOf, PEOPLE } from './rules.ts'

interface Shown {
  form: FormState
  /** Somebody changed a part while this was being decided: it is shown anew. */
  stale?: boolean
}

/** One suggestion, part by part, for whoever made it and whoever decides. */
export async function showSuggestion(
  house: House,
  hours: HoursKeeper,
  req: Request,
  res: Response,
  suggestion: Suggestion,
  { form, stale = false }: Shown,
): Promise<void> {
  const { t, language } = res.locals
  const { facts, fields, by, former, place, state } = suggestion
  const parts = await differencesOf({ house, hours, t, language }, partsOf(fields, facts), facts)
  const typed = Object.keys(form.errors).length > 0 && !stale
  const who = by ?? t(former ? 'history.former' : 'history.neighbor')
  const page = {
    suggestion,
    who,
    made: dayOf(house, res, suggestion.madeAt),
    closes: fields.some(({ field, after }) => field === 'standing' && after === 'closed'),
    stale,
    mayDecide: suggestion.decides && state === 'open',
    people: suggestion.people !== null && {
      words: suggestion.people,
      ticked: !typed || ticksOf(form).includes(PEOPLE),
      noted: suggestion.peopleNoted === 1,
    },
    parts: parts.map((part) => ({
      ...part,
      // What somebody changed meanwhile is taken over theirs by nobody who did not say so.
      ticked: typed ? ticksOf(form).includes(part.key) : part.now === null,
      taken: fields.some(({ field, taken }) => taken && companions(part.key).includes(field)),
    })),
  }
  const title = t(suggestion.isOwn ? 'suggest.own-title' : 'suggest.title', { place })
  showPage(house, req, res, {
    view: 'directory/suggestion',
    title,
    tab: suggestion.isOwn ? 'find' : res.locals.viewer.role === 'steward' ? 'desk' : 'find',
    form,
    ...(stale && { status: 409 }),
    page: { ...page, title },
  })
}

/** The day of an instant, with its year where it is not this one. */
function dayOf(house: House, res: Response, instant: string): string {
  const { zone } = townOf(house)
  return sayDayBy(dayIn(zone, instant), dayIn(zone, house.clock.now()), res.locals.language)
}

const ticksOf = (form: FormState): unknown[] => [form.values.part].flat()

/** What neighbors suggested and nobody decided yet. */
export async function showSuggestionsAtDesk(
  house: House,
  req: Request,
  res: Response,
  steward: SignedIn,
): Promise<void> {
  const { t } = res.locals
  const waiting = await suggestionsAtDesk(house.db, steward)
  const page = {
    suggestions: waiting.map(({ id, place, by, former, madeAt, fields, people }) => ({
      id,
      place,
      who: by ?? t(former ? 'history.former' : 'history.neighbor'),
      made: dayOf(house, res, madeAt),
      about: [
        ...(people ? [t('entry.people')] : []),
        ...new Set(fields.map((field) => partName(companions(field as FactName)[0] ?? (field as FactName), t))),
      ].join(', '),
    })),
  }
  showPage(house, req, res, { view: 'directory/desk-suggestions', title: t('suggest.desk-title'), tab: 'desk', page })
}
