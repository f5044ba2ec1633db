import { businesses } from './businesses.ts'
import { type Habit, YEAR } from './habits.ts'
import { chanceFrom, type Chance, oneOf, shuffled } from './seeded.ts'
import type { AccountKey, AppLanguage, BusinessSlug } from './shapes.ts'
import { smallTalkAt } from './small-talk.ts'
import { hoursWalked } from './walked-hours.ts'

/** A visit nobody wrote by hand. */
export interface MadeVisit {
  readonly daysAgo: number
  /** `HH:MM` in the town's zone. */
  readonly time: string
  readonly business: BusinessSlug
  /** The face that was met. */
  readonly face: string | null
  readonly whatFor: string | null
  readonly line: string | null
}

export interface Keeper {
  readonly key: AccountKey
  readonly language: AppLanguage
  /** Days before the first morning on which their year begins. */
  readonly since: number
  readonly habits: readonly Habit[]
  /** Places they answered about: they were there, that day or on an open one before it. */
  readonly errands: readonly { readonly to: BusinessSlug; readonly daysAgo: number }[]
  /** What they wrote down themselves; nothing that is made stands close to it, or later at the same place. */
  readonly written: readonly { readonly business?: BusinessSlug; readonly daysAgo: number }[]
  /** Whose notebook a visitor opens: there, only a person's own words are words. */
  readonly wordless: boolean
}

/** Of the times somebody went, how many they write down; in a notebook full of words, fewer. Of those, how many get a line. */
const WRITTEN_DOWN = 0.3
const WRITTEN_BESIDE_WORDS = 0.15
const WITH_WORDS = 0.4
const APART = 6

/** One resident's visits of the last year, the oldest first: the same for the same keeper and day. */
export function yearOfVisits(keeper: Keeper, firstDay: string): MadeVisit[] {
  const chance = chanceFrom(`the year of ${keeper.key}`)
  const talk = new Map<BusinessSlug, Stock>()
  const been = keeper.habits.flatMap((habit) => goings(keeper, habit, firstDay, chance))
  const sent = keeper.errands.flatMap((errand) => errandRun(keeper, errand, firstDay))
  const days = new Map([...been, ...sent].map((going) => [`${going.to} ${String(going.daysAgo)}`, going]))
  return [...days.values()]
    .sort((one, other) => other.daysAgo - one.daysAgo)
    .flatMap(({ to, daysAgo }) => {
      const hour = oneOf(hoursWalked(to, firstDay, daysAgo), chance)
      if (hour === undefined) return []
      const stock = talk.get(to) ?? stockFor(keeper, to, chance)
      talk.set(to, stock)
      return [made({ to, daysAgo, hour }, keeper, stock, chance)]
    })
}

interface Going {
  to: BusinessSlug
  daysAgo: number
}

/** By their own rhythm, a little early or late, on the next day it is open; every other time is not worth writing down. */
function goings(keeper: Keeper, { to, every }: Habit, firstDay: string, chance: Chance): Going[] {
  const found: Going[] = []
  for (let left = Math.min(keeper.since, YEAR) - chance() * every; left >= 1; left -= every * (0.7 + chance() * 0.6)) {
    const daysAgo = openDay(to, firstDay, Math.round(left), -1)
    const kept = chance() < (keeper.wordless ? WRITTEN_BESIDE_WORDS : WRITTEN_DOWN)
    if (kept && daysAgo !== null && daysAgo <= keeper.since && isFree(keeper, to, daysAgo)) found.push({ to, daysAgo })
  }
  return found
}

function errandRun(keeper: Keeper, { to, daysAgo }: Going, firstDay: string): Going[] {
  const wroteItDown = keeper.written.some(
    (visit) => visit.business === to && visit.daysAgo >= daysAgo && visit.daysAgo <= daysAgo + 60,
  )
  const day = openDay(to, firstDay, daysAgo, 1)
  return wroteItDown || day === null ? [] : [{ to, daysAgo: day }]
}

/** The nearest day within two weeks on which it is open, later (-1) or earlier (1); never after the day before the first morning. */
function openDay(to: BusinessSlug, firstDay: string, daysAgo: number, step: 1 | -1): number | null {
  for (let tried = 0, day = Math.max(1, daysAgo); tried < 14 && day >= 1; tried++, day += step)
    if (hoursWalked(to, firstDay, day).length > 0) return day
  return null
}

function isFree({ written, wordless }: Keeper, to: BusinessSlug, daysAgo: number): boolean {
  const here = written.filter((visit) => visit.business === to).map((visit) => visit.daysAgo)
  if (wordless && here.some((day) => daysAgo < day)) return false
  return here.every((day) => Math.abs(day - daysAgo) > APART)
}

/** No line stands twice in one notebook: once the stock for a place is used up, its visits have none. */
interface Stock {
  errands: readonly string[]
  linesLeft: string[]
}

function stockFor({ language, wordless }: Keeper, to: BusinessSlug, chance: Chance): Stock {
  const { errands, lines } = smallTalkAt(to, language)
  return { errands, linesLeft: wordless ? [] : shuffled(lines, chance) }
}

function made(
  { to, daysAgo, hour }: Going & { hour: number },
  { key }: Keeper,
  stock: Stock,
  chance: Chance,
): MadeVisit {
  const faces = (businesses.find(({ slug }) => slug === to)?.faces ?? []).filter(
    ({ account, diedDaysAgo = -1 }) => account !== key && daysAgo > diedDaysAgo,
  )
  const [met, asked, spoke] = [chance() < 0.6, chance() < 0.5, chance() < WITH_WORDS]
  const face = oneOf(faces, chance)?.name ?? null
  const errand = oneOf(stock.errands, chance) ?? null
  const minutes = String(Math.floor(chance() * 60)).padStart(2, '0')
  return {
    daysAgo,
    time: `${String(hour).padStart(2, '0')}:${minutes}`,
    business: to,
    face: met ? face : null,
    whatFor: asked ? errand : null,
    line: spoke ? (stock.linesLeft.pop() ?? null) : null,
  }
}
