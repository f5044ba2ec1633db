import type { Request, Response } from 'express'
import { dayIn } from '../../web/clock.ts'
import { sayDayBy } from '../../web/dates.ts'
import type { FormState } from '../../web/forms.ts'
import { type House, townOf } from '../../web/house.ts'
import { showPage } from '../../web/page.ts'
import { differencesOf } from '../differences.ts'
import type { Entry } from '../entry-queries.ts'
import type { HoursKeeper } from '../hours/keeper.ts'
import { partsOf, type SuggestedField } from '../suggestions/rules.ts'

interface Version {
  revision: number
  at: string
  fields: readonly SuggestedField[]
}

/** An earlier version, held against the entry as it stands: what is ticked is put back. */
export async function showReturn(
  house: House,
  hours: HoursKeeper,
  req: Request,
  res: Response,
  entry: Entry,
  version: Version,
  { form, stale = false, only = null }: { form: FormState; stale?: boolean; only?: string | null },
): Promise<void> {
  const { t, language } = res.locals
  const parts = await differencesOf({ house, hours, t, language }, partsOf(version.fields, entry.facts), entry.facts)
  const { zone } = townOf(house)
  const day = sayDayBy(dayIn(zone, version.at), dayIn(zone, house.clock.now()), language)
  const typed = Object.keys(form.errors).length > 0
  const ticks: unknown[] = [form.values.part].flat()
  const title = t('returns.title', { name: entry.name })
  showPage(house, req, res, {
    view: 'directory/return',
    title,
    tab: 'find',
    form,
    ...(stale && { status: 409 }),
    page: {
      title,
      entry,
      to: version.revision,
      day,
      stale,
      parts: parts.map((part) => ({
        ...part,
        ticked: typed ? ticks.includes(part.key) : only === null || only === part.key,
      })),
    },
  })
}
