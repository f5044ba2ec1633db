import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { WouldGoBack } from '../src/db/columns/ratings.ts'
import { bucketOf, score, wordOf } from '../src/ratings/rules.ts'
import { bundlesOf, type Kept, mondaysWord, together } from '../src/ratings/rules-publication.ts'

/**
 * The observer: somebody who keeps every published word, knows who rated, changed, withdrew, left, moved in together or
 * is kin, and when; who knows the rules and, being one of the raters, their own answers. They list every way all the
 * answers could have been that gives the same words. Nobody else may be left with one answer, not even whoever lives or
 * once lived with them.
 */
const ALL: readonly WouldGoBack[] = ['yes', 'mixed', 'no']

/** Two places of the directory, which may turn out to be one. */
type Place = 0 | 1

/** What everybody in town may know. An answer itself is not in it: rating events have them in turn. */
type Happening =
  | { kind: 'rate'; who: number; kin: boolean; at?: Place }
  | { kind: 'withdraw'; who: number; at?: Place }
  | { kind: 'erase'; who: number }
  | { kind: 'move-in'; who: number; to: number }
  | { kind: 'merge' }
  | { kind: 'monday' }

type Rule = (answers: readonly Kept[], hasWord: boolean) => ReturnType<typeof mondaysWord>

const ours: Rule = (answers, hasWord) => mondaysWord(answers, 0.85, hasWord)

/** One place's answers as they are kept, and the word on its page. */
interface Page {
  kept: Map<number, Kept>
  standing: string
}

/** The published words of a history, given what was answered at each rating in turn. */
function published(history: readonly Happening[], answers: readonly WouldGoBack[], rule: Rule): string {
  const [first, second]: [Page, Page] = [
    { kept: new Map(), standing: 'none' },
    { kept: new Map(), standing: 'none' },
  ]
  let pages = [first, second]
  const homes = new Map<number, number>()
  const words: string[] = []
  let said = 0
  // Of a place that was merged the other one's page answers.
  const pageAt = (at: Place = 0): Page => pages[at] ?? first
  for (const event of history) {
    if (event.kind === 'rate') {
      pageAt(event.at).kept.set(event.who, rated(event, pageAt(event.at), answers[said] ?? 'yes', said))
      said += 1
    } else if (event.kind === 'withdraw') pageAt(event.at).kept.delete(event.who)
    else if (event.kind === 'erase') for (const page of pages) page.kept.delete(event.who)
    else if (event.kind === 'move-in') homes.set(event.who, homes.get(event.to) ?? event.to)
    else if (event.kind === 'merge') {
      if (pages.length === 2) mergeInto(first, second)
      pages = [first]
    } else {
      for (const page of pages) publish(page, homes, rule)
      words.push(pages.map(({ standing }) => standing).join(' and '))
    }
  }
  return words.join(', ')
}

function rated({ who, kin }: { who: number; kin: boolean }, page: Page, answer: WouldGoBack, at: number): Kept {
  const countedAs = page.kept.get(who)?.countedAs ?? null
  // The id is the rating's place in the history, as a UUIDv7 is its time.
  const id = `${String(at).padStart(3, '0')}-${String(who)}`
  return { id, household: '', answer, stage: 'new', countedAs, ageDays: 1, interested: kin }
}

/** As `moveRatings` does: of two answers of one person the later stays. */
function mergeInto(stays: Page, goes: Page): void {
  for (const [who, one] of goes.kept) {
    const own = stays.kept.get(who)
    if (!own || own.id < one.id) stays.kept.set(who, one)
  }
}

function publish(page: Page, homes: ReadonlyMap<number, number>, rule: Rule): void {
  const all = [...page.kept].map(([who, one]) => ({ ...one, household: String(homes.get(who) ?? who) }))
  const monday = rule(all, page.standing !== 'none')
  if (!monday) return
  page.standing = monday.word ? `${monday.word} ${String(monday.bucket)}` : 'none'
  const byId = new Map([...page.kept.values()].map((one) => [one.id, one]))
  for (const { ids, says } of monday.bundles)
    for (const id of ids) Object.assign(byId.get(id) ?? {}, { stage: 'counted', countedAs: says })
  for (const id of monday.waiting) Object.assign(byId.get(id) ?? {}, { stage: 'waiting' })
}

/** Every way the answers could have been. */
const everyWay = (length: number): WouldGoBack[][] =>
  Array.from({ length: 3 ** length }, (_, way) =>
    Array.from({ length }, (_unused, at) => ALL[Math.floor(way / 3 ** at) % 3] ?? 'yes'),
  )

/** Whose answer some rater could work out, in some way the answers could have been. */
function workedOut(history: readonly Happening[], rule: Rule): string[] {
  const raters = history.flatMap((event) => (event.kind === 'rate' ? [event.who] : []))
  const ways = everyWay(raters.length)
  const byWords = new Map<string, WouldGoBack[][]>()
  for (const way of ways) {
    const words = published(history, way, rule)
    byWords.set(words, [...(byWords.get(words) ?? []), way])
  }
  const known = new Set<string>()
  for (const [words, possible] of byWords) {
    for (const observer of new Set(raters)) {
      const own = raters.flatMap((who, at) => (who === observer ? [at] : []))
      const knowing = new Map<string, WouldGoBack[][]>()
      for (const way of possible) {
        const key = own.map((at) => way[at]).join()
        knowing.set(key, [...(knowing.get(key) ?? []), way])
      }
      for (const [answers, left] of knowing) {
        raters.forEach((who, at) => {
          if (who === observer) return
          if (new Set(left.map((way) => way[at])).size < 2)
            known.add(`${observer} (${answers}) reads "${words}" and knows what ${who} said`)
        })
      }
    }
  }
  return [...known]
}

const person = fc.integer({ min: 0, max: 6 })
const at = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0 as const) },
  { weight: 1, arbitrary: fc.constant(1 as const) },
)
const rating = (kin: boolean) =>
  fc.record({ kind: fc.constant('rate' as const), who: person, kin: fc.constant(kin), at })
const happening = fc.oneof(
  { weight: 8, arbitrary: rating(false) },
  { weight: 1, arbitrary: rating(true) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('withdraw' as const), who: person, at }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('erase' as const), who: person }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('move-in' as const), who: person, to: person }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'merge' as const }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('monday' as const) }) },
)
const MOST_RATINGS = 7

/** Short enough to list every way the answers could have been; three households have rated by the first Monday. */
const histories = fc.array(happening, { minLength: 3, maxLength: 16 }).map((events): Happening[] => {
  const first = [0, 1, 2].map((who): Happening => ({ kind: 'rate', who, kin: false }))
  let ratings = first.length
  const rest = events.filter((event) => event.kind !== 'rate' || (ratings += 1) <= MOST_RATINGS)
  return [...first, ...rest, { kind: 'monday' }]
})

describe('no vote can be worked out', () => {
  test('through random histories of answers, changes, withdrawals, erasures, merges, households and kin', () => {
    fc.assert(
      fc.property(histories, (history) => {
        expect(workedOut(history, ours)).toEqual([])
      }),
      { numRuns: 30 },
    )
  })

  test.each([
    ['three households', [0, 1, 2], []],
    ['then two more', [0, 1, 2], [3, 4]],
    ['then three more', [0, 1, 2], [3, 4, 5]],
    ['seven at once', [0, 1, 2, 3, 4, 5, 6], []],
    ['and all three change their minds', [0, 1, 2], [0, 1, 2]],
    ['and one changes, with two new ones', [0, 1, 2], [0, 3, 4]],
  ])('%s', (_name, first, then) => {
    const rates = (many: number[]) => many.map((who): Happening => ({ kind: 'rate', who, kin: false }))
    const history: Happening[] = [...rates(first), { kind: 'monday' }, ...rates(then), { kind: 'monday' }]
    expect(workedOut(history, ours)).toEqual([])
  })

  test('two places with a word each that turn out to be one', () => {
    const rates = (place: Place, many: number[]) =>
      many.map((who): Happening => ({ kind: 'rate', who, kin: false, at: place }))
    const history: Happening[] = [
      ...rates(0, [0, 1, 2]),
      ...rates(1, [2, 3, 4]),
      { kind: 'monday' },
      { kind: 'merge' },
      ...rates(0, [0]),
      { kind: 'monday' },
    ]
    expect(workedOut(history, ours)).toEqual([])
  })

  test.each<[string, Happening[]]>([
    ['who lived together when they rated, and no longer', [{ kind: 'move-in', who: 0, to: 2 }, { kind: 'monday' }]],
    ['who still lives together', []],
  ])('%s', (_name, since) => {
    const history: Happening[] = [
      ...[0, 1, 2].map((who): Happening => ({ kind: 'rate', who, kin: false })),
      { kind: 'move-in', who: 1, to: 0 },
      { kind: 'rate', who: 3, kin: false },
      { kind: 'monday' },
      ...since,
      { kind: 'rate', who: 0, kin: false },
      { kind: 'monday' },
    ]
    expect(workedOut(history, ours)).toEqual([])
  })

  test('the attack is a real one: words cut straight from the score give votes away', () => {
    const plain: Rule = (answers) => ({
      bundles: [],
      waiting: answers.map((one) => one.id),
      word: wordOf(score(answers, 0.85)),
      bucket: bucketOf(answers.length),
    })
    const three = [0, 1, 2].map((who): Happening => ({ kind: 'rate', who, kin: false }))
    expect(workedOut([...three, { kind: 'monday' }], plain).length).toBeGreaterThan(0)
  })
})

describe('a bundle', () => {
  const answers = fc.array(fc.record({ household: fc.integer({ min: 0, max: 12 }), answer: fc.constantFrom(...ALL) }), {
    maxLength: 20,
  })

  test('has three to five households, each in one; who is in it has nothing to do with what they say', () => {
    fc.assert(
      fc.property(answers, fc.constantFrom(...ALL), (given, other) => {
        const open = given.map(({ household, answer }, at) => ({
          id: String(at),
          household: String(household),
          answer,
        }))
        const bundles = bundlesOf(open)
        const homes = bundles.map(({ ids }) => new Set(ids.map((id) => open[Number(id)]?.household)))
        for (const home of homes) expect([3, 4, 5]).toContain(home.size)
        const all = homes.flatMap((home) => [...home])
        expect(new Set(all).size).toBe(all.length)
        const many = new Set(open.map((one) => one.household)).size
        expect(all.length).toBe(many < 3 ? 0 : many)
        const otherwise = bundlesOf(open.map((one) => ({ ...one, answer: other })))
        expect(otherwise.map(({ ids }) => ids)).toEqual(bundles.map(({ ids }) => ids))
      }),
    )
  })

  test('says yes with a yes and no no, no with a no and no yes, else mixed', () => {
    expect(together(['yes', 'mixed'])).toBe('yes')
    expect(together(['no', 'mixed', 'mixed'])).toBe('no')
    expect(together(['yes', 'no'])).toBe('mixed')
    expect(together(['mixed', 'mixed'])).toBe('mixed')
  })
})
