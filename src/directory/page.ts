import type { Request, Response } from 'express'
import { dayIn } from '../web/clock.ts'
import { sayDayBy } from '../web/dates.ts'
import type { FormState } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import { showPage } from '../web/page.ts'
import type { Entry } from './entry-queries.ts'
import { approachCodes, audiences, type FactName, factNames, payCodes, spokenCodes } from './facts.ts'
import { fieldName, fieldWords, languageName, sourceName } from './field-words.ts'
import { faceSlots, tradeFields } from './form.ts'
import type { History, HistoryChange, HistoryRevision } from './history-queries.ts'
import { sayRule, wholeSentence } from './hours/notation-words.ts'
import type { Outlook } from './hours/outlook.ts'
import { readableWeek, weekOf } from './hours/week.ts'
import { companions } from './merging.ts'
import type { FoundBusiness } from './queries.ts'
import type { HoursPreview } from './reading.ts'
import { maySell } from './rules.ts'
import type { StaleChange } from './stale.ts'
import { tradeName, tradeNames, type TradeQuestion } from './trades.ts'
import { sayWeek, type WeekLine } from './week-words.ts'

const countryOf = (house: House): string => townOf(house).country.toUpperCase()

interface EntryForm {
  form: FormState
  /** Null for a new entry. */
  entry: Pick<Entry, 'id' | 'slug' | 'name' | 'outlook' | 'hidden' | 'hasPhotos'> | null
  /** For a neighbor who suggests: what of theirs waits here already. */
  suggests?: readonly { id: string; madeAt: string }[]
  /** For a neighbor who suggests: whom the page names as far as they may read it. */
  faces?: readonly { name: string; role: string | null }[]
  trades?: readonly TradeQuestion[]
  preview?: HoursPreview
  stale?: readonly StaleChange[]
  /** Entries that a new one looks like: asked once. */
  alike?: readonly { slug: string; name: string; street: string | null; locality: string | null }[]
}

export function showEntryForm(house: House, req: Request, res: Response, shown: EntryForm): void {
  const { t, language } = res.locals
  const { entry, preview, suggests } = shown
  const title = !entry
    ? t('entry.new-title')
    : t(suggests ? 'suggest.form-title' : 'entry.edit-title', { name: entry.name })
  showPage(house, req, res, {
    view: 'directory/entry-form',
    title,
    tab: 'find',
    form: shown.form,
    ...(shown.stale && { status: 409 }),
    page: {
      entry,
      title,
      action: entry ? `/directory/${entry.slug}/${suggests ? 'suggestions' : 'edit'}` : '/directory',
      suggests: suggests?.map(({ id, madeAt }) => ({ id, day: dayOf(house, res, madeAt) })),
      maySell: entry !== null && maySell(res.locals.viewer, entry.id),
      // What its writer does not read is not asked of a neighbor; those who keep the page may write it anew.
      asks: (field: FactName): boolean => !suggests || !entry?.hidden.includes(field),
      tradeFields,
      tradeNames: tradeNames(language),
      questions: (shown.trades ?? []).map(({ words, options }) => ({
        words,
        options: options.map((id) => ({ id, name: tradeName(id, language) })),
      })),
      alike: shown.alike ?? [],
      faces: shown.faces ?? [],
      faceSlots: suggests ? [] : faceSlots,
      audiences: suggests ? [] : audiences,
      approachCodes,
      payCodes,
      spoken: spokenCodes.map((code) => ({ code, label: languageName(code, language) })),
      weekNow: preview || !entry?.outlook ? null : weekNow(house, res, JSON.parse(entry.outlook) as Outlook),
      preview: preview && {
        ...preview,
        week: sayWeek(preview.week, t, language),
        said: wholeSentence(preview.understood, res.locals),
        kept: { ...preview.kept, rules: preview.kept.rules.map((rule) => sayRule(rule, res.locals)) },
      },
      stale: shown.stale?.map((change) => ({ ...change, ...inWords(house, res, change) })),
    },
  })
}

function dayOf(house: House, res: Response, instant: string): string {
  const { zone } = townOf(house)
  return sayDayBy(dayIn(zone, instant), dayIn(zone, house.clock.now()), res.locals.language)
}

/** Hours stand in the field in notation; beside it they are said in words. */
function weekNow(house: House, res: Response, outlook: Outlook): WeekLine[] {
  const { zone, country } = townOf(house)
  return sayWeek(readableWeek(weekOf(outlook, house.clock.now(), zone, country)), res.locals.t, res.locals.language)
}

export function showHistory(
  house: House,
  req: Request,
  res: Response,
  business: FoundBusiness,
  history: History,
): void {
  const { t } = res.locals
  showPage(house, req, res, {
    view: 'directory/history',
    title: t('history.title', { name: business.name }),
    tab: 'find',
    page: {
      business,
      revisions: history.revisions.map((revision) => ({
        day: dayIn(townOf(house).zone, revision.at),
        why: revision.why,
        who: sayWho(revision, res),
        added: revision.revision === 1,
        keptBack: revision.keptBack,
        // The newest version is the one that stands.
        back: business.mayEdit && revision.revision < business.revision ? returnTo(business, revision.revision) : null,
        changes: revision.changes
          .flatMap((change) => inHistory(house, res, change, revision.changes))
          .map((change) => ({
            ...change,
            back:
              business.mayEdit && isFact(change.field) && !isOfSale(change.field, revision.changes)
                ? returnTo(business, revision.revision - 1, change.field)
                : null,
          })),
      })),
      after: history.after,
    },
  })
}

const isFact = (field: string): boolean => factNames.some((name) => name === field && !name.startsWith('chalkboard'))

/** That a place changed hands is taken back where it was written down, not from its history. */
const isOfSale = (field: string, changes: readonly HistoryChange[]): boolean =>
  companions('standing').some((name) => name === field) &&
  changes.some(({ field: name, before, after }) => name === 'standing' && [before, after].includes('sold'))

/** Where an earlier version is put back, all of it or one part. */
const returnTo = ({ slug }: FoundBusiness, to: number, part?: string): string =>
  `/directory/${slug}/returns/new?to=${to}${part ? `&part=${part}` : ''}`

/** Degrees tell nobody anything: the two halves of a point on the map are one change, and the page itself shows where. */
function inHistory(house: House, res: Response, change: HistoryChange, all: readonly HistoryChange[]) {
  const { t } = res.locals
  const { field, before, after, audience } = change
  if (field === 'lon' && all.some((other) => other.field === 'lat')) return []
  if (field !== 'lat' && field !== 'lon') return [{ ...inWords(house, res, change), audience, field }]
  const point = (degrees: string | null): string | null => degrees && t('history.a-point')
  return [{ label: t('history.point'), before: point(before), after: point(after), audience, field }]
}

function inWords(house: House, res: Response, change: Omit<HistoryChange, 'audience'>) {
  const reader = { ...res.locals, country: countryOf(house) }
  return {
    label: fieldName(change.field, reader.t),
    before: fieldWords(change.field, change.before, reader),
    after: fieldWords(change.field, change.after, reader),
  }
}

/** A name for neighbors; on the internet nobody is named who did not put their own name there. */
function sayWho(revision: HistoryRevision, res: Response): string {
  const { t } = res.locals
  if (revision.takenIn) {
    const who = called(revision, res)
    const key = revision.changes.some(({ field }) => field === 'standing')
      ? 'history.said-by-both'
      : 'history.suggested'
    return t(key, { who, by: called(revision.takenIn, res) })
  }
  if (revision.source !== null) return t('history.source', { source: sourceName(revision.source, t) })
  if (revision.former) return t('history.by', { who: t('history.former') })
  const role = revision.role && t(`role.${revision.role}`)
  if (revision.name === null) return t('history.by', { who: role ?? t('history.neighbor') })
  return role ? t('history.by-as', { who: revision.name, role }) : t('history.by', { who: revision.name })
}

const called = (
  { name, role, former }: Pick<HistoryRevision, 'name' | 'role' | 'former'>,
  { locals: { t } }: Response,
) =>
  former
    ? t('history.former')
    : [name, role && t(`role.${role}`)].filter((part) => part !== null).join(', ') || t('history.neighbor')
