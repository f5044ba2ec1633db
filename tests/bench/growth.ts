import type { AsksOf } from './asks.ts'
import type { Bench, Standing } from './bench.ts'
import type { Row } from './rows.ts'
import { times } from './rows.ts'

interface GrowthPlan {
  what: string
  asks: AsksOf
  inTurn?: boolean
  /** How many times as long an answer may take in the large town. */
  target: number
}

export interface Towns {
  small: Standing
  middle: Standing
  large: Standing
}

/** How much longer the same takes in a large town than in a small one; the small one is measured before and after. */
export async function grown(bench: Bench, plan: GrowthPlan, { small, middle, large }: Towns): Promise<Row> {
  const speedIn = async (standing: Standing, seconds: number): Promise<number> => {
    const asks = await plan.asks(standing)
    const speed = await bench.load.measure(standing.town, { asks, inTurn: plan.inTurn ?? false, seconds }, 200)
    return speed.perSecond
  }
  const before = await speedIn(small, bench.seconds / 2)
  const inMiddle = await speedIn(middle, bench.seconds)
  const inLarge = await speedIn(large, bench.seconds)
  const inSmall = (before + (await speedIn(small, bench.seconds / 2))) / 2
  const ratio = inSmall / inLarge
  const towns: [Standing, number][] = [
    [small, inSmall],
    [middle, inMiddle],
    [large, inLarge],
  ]
  const ms = (perSecond: number): string => `${(1000 / perSecond).toFixed(2)} ms`
  return {
    what: `growth: ${plan.what}`,
    measured: `${times(ratio)} times as long (${towns.map(([standing, speed]) => `${many(standing)}: ${ms(speed)}`).join(', ')})`,
    target: `at most ${plan.target}`,
    ok: ratio <= plan.target,
    numbers: { ratio, small: inSmall, middle: inMiddle, large: inLarge },
    shares: null,
  }
}

const many = ({ seeded }: Standing): string => seeded.businesses.length.toLocaleString('en-US')
