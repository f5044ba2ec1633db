import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  businessPages,
  knownAlready,
  ownSearches,
  searches,
  signedIn,
  signedOut,
  visits,
  walkInCards,
  whoQuestions,
} from './asks.ts'
import { counterFinds } from './counter.ts'
import { firstAfterChange } from './after-change.ts'
import { fromCold, memoryAtRest, pageSize } from './at-rest.ts'
import type { Bench, Plan, Standing } from './bench.ts'
import { grown } from './growth.ts'
import { openLoad } from './load.ts'
import { mondaysPublication } from './monday.ts'
import { pinning, stopAll } from './processes.ts'
import { questionsOf } from './questions.ts'
import { brokenRow, printTable, type Row } from './rows.ts'
import { seedTown } from './seed.ts'
import { longNotebooks, usualNotebooks } from './seed-notebooks.ts'
import { pages, visitsKept } from './speed.ts'
import { listsTaken } from './streamed.ts'
import { startTown } from './town.ts'
import { openYardstick } from './yardsticks.ts'

const HELP = `npm run bench -- [options]

Measures the town against bare servers that send the same bytes, in one run, on this machine.

  --businesses N  how large the town is (10000)
  --growth        also how times grow from 1,000 over 10,000 to 100,000 businesses and 1,000,000 visits, and the rows
                  “notebooks” (also by --only notebooks): 1,000,000 visits, 5,000 of them in the reader's notebook
  --only WORDS    only rows whose name has these words
  --quick         1,000 businesses and one second a row: whether everything still runs, no more
  --json          the numbers, for a program to read`

const { values: said } = parseArgs({
  options: {
    businesses: { type: 'string' },
    growth: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

const businesses = Number(said.businesses ?? (said.quick ? 1000 : 10_000))
const sizes = said.quick ? { small: 200, middle: 500, large: 1000 } : { small: 1000, middle: 10_000, large: 100_000 }
const FRESH = 5000

const usual = ({ seeded }: Standing): string[] => searches(questionsOf(seeded.businesses, 30, 7))
const fresh = ({ seeded }: Standing): string[] => searches(questionsOf(seeded.businesses, FRESH, 8))
const list = (): string[] => ['/directory']

const plans: Plan[] = [
  pages({ what: 'list, signed out', asks: signedOut('/directory'), yardstick: 'node', target: 0.5 }),
  pages({
    what: 'list, signed out, 304',
    asks: knownAlready('/directory'),
    yardstick: 'node',
    status: 304,
    target: 0.5,
  }),
  pages({ what: 'list, signed in', asks: signedIn(list), yardstick: 'express', target: 0.45 }),
  pages({
    what: 'business page, signed in, with its private card',
    asks: signedIn(businessPages),
    yardstick: 'express',
    target: 0.35,
  }),
  pages({
    what: 'search, signed in, 30 usual questions',
    asks: signedIn(usual),
    yardstick: 'express',
    inTurn: true,
    target: 0.25,
  }),
  pages({
    what: `search, signed in, ${FRESH} different questions`,
    asks: signedIn(fresh),
    yardstick: 'express',
    inTurn: true,
    target: 0.25,
  }),
  pages({
    what: 'who to talk to, signed in, 5,000 residents and 50,000 vouches',
    asks: signedIn(whoQuestions),
    yardstick: 'express',
    inTurn: true,
    target: 0.02,
  }),
  visitsKept({ what: 'record a visit, on disk', asks: visits, target: 0.6 }),
  firstAfterChange,
  memoryAtRest,
  fromCold,
  listsTaken,
  pageSize('the front page', () => '/'),
  pageSize('the list', () => '/directory'),
  pageSize('a business page', (standing) => businessPages(standing)[0] ?? ''),
  pages({
    what: 'counter find, three letters among 2,000 regulars',
    asks: counterFinds,
    yardstick: 'express',
    inTurn: true,
    target: 0.25,
  }),
]

/** Measured in a town where a million visits were written down, five thousand of them by the reader. */
const notebookPlans: Plan[] = [
  pages({
    what: 'notebooks: search my own 5,000 visits',
    asks: signedIn(ownSearches),
    yardstick: 'express',
    inTurn: true,
    target: 0.004,
  }),
  pages({ what: 'notebooks: walk-in card', asks: signedIn(walkInCards), yardstick: 'express', target: 0.25 }),
  visitsKept({ what: 'notebooks: record a visit, on disk', asks: visits, target: 0.6 }),
  pages({
    what: 'notebooks: counter find',
    asks: counterFinds,
    yardstick: 'express',
    inTurn: true,
    target: 0.25,
  }),
]

const growthPlans = [
  { what: 'list', asks: signedIn(list), target: 1.3 },
  { what: 'business page', asks: signedIn(businessPages), target: 1.3 },
  { what: 'walk-in card', asks: signedIn(walkInCards), target: 1.3 },
  { what: `search, ${FRESH} different questions`, asks: signedIn(fresh), inTurn: true, target: 2 },
]

const say = (line: string): void => {
  console.error(line)
}
const wanted = ({ what }: { what: string }): boolean => what.includes(said.only)
const wantedGrown = ({ what }: { what: string }): boolean => wanted({ what: `growth: ${what}` })

async function stand(folder: string, many: number, written = usualNotebooks(many)): Promise<Standing> {
  const begun = performance.now()
  const path = join(await mkdtemp(join(folder, `town-${many}-`)), 'woodstove.db')
  const seeded = await seedTown(path, many, written)
  say(
    `A town of ${many} businesses and ${written.visits} visits, made in ${((performance.now() - begun) / 1000).toFixed(1)} s`,
  )
  return { path, seeded, town: await startTown(path) }
}

async function tried(what: string, measure: () => Promise<Row>): Promise<Row> {
  interruption.signal.throwIfAborted()
  say(`… ${what}`)
  return measure().catch((error: unknown) => brokenRow(what, error))
}

async function measureAll(bench: Bench): Promise<Row[]> {
  const rows: Row[] = []
  const chosen = plans.filter(wanted)
  if (chosen.length > 0) {
    const standing = await stand(bench.folder, businesses)
    for (const plan of chosen) rows.push(await tried(plan.what, () => plan.measure(bench, standing)))
    await standing.town.stop()
  }
  const ofNotebooks = notebookPlans.filter(wanted)
  if (ofNotebooks.length > 0 && (said.growth || said.only !== '')) {
    const standing = await stand(bench.folder, businesses, said.quick ? usualNotebooks(businesses) : longNotebooks)
    for (const plan of ofNotebooks) rows.push(await tried(plan.what, () => plan.measure(bench, standing)))
    await standing.town.stop()
  }
  return said.growth ? [...rows, ...(await measureGrowth(bench))] : rows
}

async function measureGrowth(bench: Bench): Promise<Row[]> {
  const rows: Row[] = []
  const towns = {
    small: await stand(bench.folder, sizes.small),
    middle: await stand(bench.folder, sizes.middle),
    large: await stand(bench.folder, sizes.large),
  }
  for (const plan of growthPlans.filter(wantedGrown)) {
    rows.push(await tried(`growth: ${plan.what}`, () => grown(bench, plan, towns)))
  }
  for (const plan of [firstAfterChange, listsTaken, mondaysPublication].filter(wantedGrown))
    rows.push(await tried(plan.what, () => plan.measure(bench, towns.large)))
  return rows
}

const interruption = new AbortController()
const folder = await mkdtemp(join(tmpdir(), 'woodstove-bench-'))

async function cleanUp(): Promise<void> {
  await stopAll()
  await rm(folder, { recursive: true, force: true })
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    interruption.abort()
    cleanUp().then(
      () => process.exit(130),
      () => process.exit(1),
    )
  })
}

async function main(): Promise<void> {
  say(`Node ${process.version}; ${pinning}; files in ${folder}`)
  const bench: Bench = {
    folder,
    seconds: said.quick ? 1 : 4,
    load: openLoad(said.quick ? 0.5 : 2),
    yardsticks: { node: await openYardstick('node'), express: await openYardstick('express') },
    say,
  }
  const rows = await measureAll(bench)
  if (said.json) console.log(JSON.stringify({ node: process.version, pinning, businesses, rows }, null, 2))
  else printTable(rows, (line) => console.log(line))
  if (rows.some((row) => row.measured.startsWith('not measured'))) process.exitCode = 1
}

async function answer(): Promise<void> {
  if (said.help) console.log(HELP)
  else await main()
}

await answer()
  .catch((error: unknown) => {
    if (!interruption.signal.aborted) throw error
  })
  .finally(cleanUp)
