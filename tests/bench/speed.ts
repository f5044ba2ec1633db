import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import type { AsksOf } from './asks.ts'
import type { Bench, Plan, Standing } from './bench.ts'
import type { Ask, Speed } from './load.ts'
import { profilerOptions, sharesOf } from './profile.ts'
import { hear, startOwn } from './processes.ts'
import { request } from './request.ts'
import { count, type Row, type Shares, times } from './rows.ts'
import { startTown } from './town.ts'
import type { YardstickName, YardstickPages } from './yardsticks.ts'

interface SpeedPlan {
  what: string
  asks: AsksOf
  /** The part of the yardstick's rate to reach. */
  target: number
  status?: number
  /** Many different ones: every connection takes the next, so that none is asked twice soon. */
  inTurn?: boolean
}

/** So many pages of a row are looked at before it is measured, and given to the yardstick. */
const LOOKED_AT = 40

/** Pages against a bare server that sends the same bytes; the yardstick is measured right before and right after. */
export const pages = (plan: SpeedPlan & { yardstick: YardstickName }): Plan => ({
  what: plan.what,
  async measure(bench, standing) {
    const asks = await plan.asks(standing)
    const yardstick = bench.yardsticks[plan.yardstick]
    await yardstick.serve(await sameBytes(standing, asks, plan.status ?? 200))
    const load = { asks, inTurn: plan.inTurn ?? false }
    const bare = (): Promise<Speed> =>
      bench.load.measure(
        yardstick,
        { ...load, seconds: bench.seconds / 2 },
        plan.yardstick === 'node' ? (plan.status ?? 200) : 200,
      )
    const before = await bare()
    const own = await bench.load.measure(standing.town, { ...load, seconds: bench.seconds }, plan.status ?? 200)
    const beside = [before, await bare()]
    return compare(bench, standing, plan, own, beside, `of bare ${plan.yardstick === 'node' ? 'node:http' : 'Express'}`)
  },
})

/** What the town answers, for the yardstick to send: each page under its address, the one of middle size for others. */
async function sameBytes({ town }: Standing, asks: Ask[], status: number): Promise<YardstickPages> {
  const some: [path: string, html: string][] = []
  for (const ask of asks.slice(0, LOOKED_AT)) {
    const answer = await request(town.url, ask)
    if (answer.status !== status) throw new Error(`${ask.path} was answered ${answer.status}`)
    some.push([ask.path, answer.body.toString()])
  }
  const bySize = some.toSorted(([, one], [, other]) => one.length - other.length)
  const otherwise = bySize[bySize.length >> 1]?.[1] ?? ''
  return { pages: some, otherwise, etag: asks[0]?.headers['if-none-match'] ?? null }
}

/** Visits sent from ten connections, each on disk before it is answered, against rows inserted one after the other. */
export const visitsKept = (plan: SpeedPlan): Plan => ({
  what: plan.what,
  async measure(bench, standing) {
    const asks = await plan.asks(standing)
    const before = await bareInserts(bench, bench.seconds / 2)
    const own = await bench.load.measure(standing.town, { asks, inTurn: true, seconds: bench.seconds }, 303)
    const beside = [before, await bareInserts(bench, bench.seconds / 2)]
    return compare(bench, standing, { ...plan, status: 303, inTurn: true }, own, beside, 'of bare inserts')
  },
})

async function bareInserts(bench: Bench, seconds: number): Promise<Speed> {
  const perSecond = await hear<number>(startOwn('server', 'insert', join(bench.folder, 'inserts.db'), String(seconds)))
  return { perSecond, perProcessorSecond: null, busy: null, milliseconds: 1000 / perSecond }
}

async function compare(
  bench: Bench,
  standing: Standing,
  plan: SpeedPlan,
  own: Speed,
  beside: Speed[],
  words: string,
): Promise<Row> {
  const bare = mean(beside.map((speed) => speed.perSecond))
  const ratio = own.perSecond / bare
  const bareByProcessor = beside.map((speed) => speed.perProcessorSecond)
  const byProcessor =
    own.perProcessorSecond === null || bareByProcessor.includes(null)
      ? null
      : own.perProcessorSecond / mean(bareByProcessor.map(Number))
  const also = byProcessor === null ? '' : `; by processor time ${times(byProcessor)}`
  const ok = ratio >= plan.target
  return {
    what: plan.what,
    measured: `${times(ratio)} ${words} (${count(own.perSecond)} of ${count(bare)} a second${also})`,
    target: `${plan.target}`,
    ok,
    numbers: {
      ratio,
      ratioByProcessorTime: byProcessor,
      perSecond: own.perSecond,
      barePerSecond: bare,
      milliseconds: own.milliseconds,
      busy: own.busy,
      bareBusy: beside[0]?.busy ?? null,
    },
    shares: ok ? null : await profile(bench, standing, plan),
  }
}

const mean = (numbers: number[]): number => numbers.reduce((sum, number) => sum + number, 0) / numbers.length

/** The same row once more, on a town that a profiler watches. */
async function profile(bench: Bench, standing: Standing, plan: SpeedPlan): Promise<Shares> {
  bench.say(`  below its target; looking where the time goes`)
  const folder = await mkdtemp(join(bench.folder, 'profile-'))
  const begun = performance.now()
  const town = await startTown(standing.path, profilerOptions(folder))
  const asks = await plan.asks({ ...standing, town })
  const load = { asks, inTurn: plan.inTurn ?? false, seconds: bench.seconds }
  const from = performance.now() - begun
  await bench.load.measure(town, load, plan.status ?? 200)
  const to = performance.now() - begun
  await town.stop()
  return sharesOf(folder, from, to)
}
