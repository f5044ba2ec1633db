import type { Request, Response } from 'express'
import { dayIn } from '../../web/clock.ts'
import { sayDay } from '../../web/dates.ts'
import type { FormState } from '../../web/forms.ts'
import { type House, townOf } from '../../web/house.ts'
import { isMessageKey, type MessageKey, type Translate } from '../../web/languages.ts'
import { showPage } from '../../web/page.ts'
import type { SignedIn } from '../../web/viewer.ts'
import { reasons } from '../duplicates/alike.ts'
import { type ComparedEntry, comparedEntries, waitingPairs } from '../duplicates/queries.ts'
import type { BusinessFacts, FactName } from '../facts.ts'
import { fieldWords } from '../field-words.ts'
import { chosenIn } from './form.ts'
import { type Group, groupNames, groups, questions, tellingFacts } from './choices.ts'
import { latestMerges, peopleBehind } from './queries.ts'
import { booksTogether } from './rules.ts'
import { audiencesAt, hiddenFrom } from '../rules.ts'
import { sayPhone } from '../shown-entry.ts'
import { factsOf } from '../stored-facts.ts'

const todayIn = (house: House): string => dayIn(townOf(house).zone, house.clock.now())
const countryOf = (house: House): string => townOf(house).country.toUpperCase()

/** The pairs that wait, and what was merged and can still be parted. */
export async function showDuplicates(
  house: House,
  req: Request,
  res: Response,
  form: FormState,
  status?: number,
): Promise<void> {
  const { t, language } = res.locals
  const { pairs, next } = await waitingPairs(house.db, cursorIn(req))
  const ids = [...new Set(pairs.flatMap(({ oneId, otherId }) => [oneId, otherId]))]
  const entries = new Map((await comparedEntries(house.db, ids, todayIn(house))).map((entry) => [entry.id, entry]))
  const { zone } = townOf(house)
  const page = {
    pairs: pairs.flatMap(({ oneId, otherId, reasons: why }) => {
      const [one, other] = [entries.get(oneId), entries.get(otherId)]
      if (!one || !other) return []
      return [{ why: sayReasons(why, t), sides: [sideOf(house, one), sideOf(house, other)] }]
    }),
    next: next && `/stewards/duplicates?after=${next.oneId}.${next.otherId}`,
    merged: (await latestMerges(house.db, house.clock.now())).map(({ mergedAt, ...made }) => ({
      ...made,
      day: sayDay(dayIn(zone, mergedAt), language, 'with-year'),
    })),
  }
  const title = t('duplicate.title')
  showPage(house, req, res, {
    view: 'directory/duplicates',
    title,
    tab: 'desk',
    form,
    ...(status && { status }),
    page,
  })
}

const ID = '[0-9a-f-]{36}'

/** A bad cursor is the first page. */
function cursorIn(req: Request): [string, string] | null {
  const { after } = req.query
  const match = typeof after === 'string' ? new RegExp(`^(${ID})\\.(${ID})$`).exec(after) : null
  return match?.[1] && match[2] ? [match[1], match[2]] : null
}

export const sayReasons = (why: string, t: Translate): string[] =>
  reasons.filter((reason) => why.split(' ').includes(reason)).map((reason) => t(`alike.${reason}`))

function sideOf(house: House, entry: ComparedEntry) {
  const { id, slug, name, street, locality, phone, website } = entry
  return {
    id,
    slug,
    name,
    lines: [
      [street, locality].filter(Boolean).join(', '),
      phone === null ? '' : sayPhone(phone, countryOf(house)),
      website ?? '',
    ].filter((line) => line !== ''),
  }
}

/** Any two that somebody knows to be one, named by hand. */
export function showTwoToMerge(house: House, req: Request, res: Response, form: FormState): void {
  const asked = Object.keys(form.errors).length > 0
  const title = res.locals.t('merge.two-title')
  const status = asked ? { status: 404 } : {}
  showPage(house, req, res, { view: 'directory/merge-two', title, tab: 'desk', form, ...status, page: {} })
}

/** Which stays, what it takes of the other, and how it will then read, before anything is done. */
export async function showMerge(
  house: House,
  req: Request,
  res: Response,
  viewer: SignedIn,
  [keptId, goneId]: readonly [string, string],
  form: FormState,
  status?: number,
): Promise<void> {
  const { t } = res.locals
  const [kept, gone] = [await sideOfMerge(house, viewer, keptId), await sideOfMerge(house, viewer, goneId)]
  const today = todayIn(house)
  const together = booksTogether(
    await peopleBehind(house.db, keptId, today),
    await peopleBehind(house.db, goneId, today),
  )
  const shut = together === 'apart' ? gone.hidden : []
  const asked = questions(kept.facts, gone.facts, shut).map(({ group, take }) => ({
    group,
    label: t(labels[group]),
    chosen: chosenIn(req.query, group) ?? take,
    kept: kept.say(group, res),
    gone: gone.say(group, res),
  }))
  const oneWasSold = (kept.facts.standing === 'sold') !== (gone.facts.standing === 'sold')
  const apart = together === 'two-counters' || together === 'keep-the-other' ? t(`merge.${together}`) : null
  const refusal = oneWasSold ? t('merge.sold') : apart
  showPage(house, req, res, {
    view: 'directory/merge',
    title: t('merge.title'),
    tab: 'desk',
    form,
    ...(status && { status }),
    page: {
      kept: kept.shown,
      gone: gone.shown,
      asked,
      refusal,
      apart: together === 'apart',
      preview: req.query.look === '1' && refusal === null,
      taken: asked.filter(({ chosen }) => chosen === 'gone').map(({ group }) => group),
    },
  })
}

async function sideOfMerge(house: House, viewer: SignedIn, id: string) {
  const row = await house.db.selectFrom('business').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const facts = await factsOf(house.db, row)
  const unread = hiddenFrom(audiencesAt(viewer, id), facts)
  const hidden = groupNames.filter((group) => groups[group].some((name: FactName) => unread.includes(name)))
  return {
    facts,
    hidden,
    shown: { id, slug: row.slug, name: row.name, revision: row.revision },
    say: (group: Group, res: Response): string | null =>
      hidden.includes(group) ? res.locals.t('merge.hidden') : sayGroup(house, res, group, facts),
  }
}

/** What a group says, in the reader's words; null where it says nothing. */
function sayGroup(house: House, res: Response, group: Group, facts: BusinessFacts): string | null {
  const reader = { ...res.locals, country: countryOf(house) }
  const names: FactName[] = group === 'where' ? ['street', 'locality', 'postcode'] : tellingFacts(group)
  const words = names.map((name) => {
    const value = facts[name]
    return fieldWords(name, Array.isArray(value) ? value.join(' ') : value === null ? null : String(value), reader)
  })
  return words.filter(Boolean).join(group === 'where' ? ', ' : '. ') || null
}

const labels: Record<Group, MessageKey> = {
  ...groupNames.reduce<Record<string, MessageKey>>((all, group) => {
    const key = `field.${group}`
    return isMessageKey(key) ? { ...all, [group]: key } : all
  }, {}),
  trades: 'field.categories',
  where: 'merge.where',
} as Record<Group, MessageKey>
