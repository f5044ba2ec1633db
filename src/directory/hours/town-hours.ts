import type { House } from '../../web/house.ts'
import { Evaluator } from './evaluator.ts'
import { type HoursEvaluator, type HoursKeeper, openHoursKeeper } from './keeper.ts'
import type { HoursPlace } from './questions.ts'

/** Who evaluates the hours of a place: a process of the town's own, where nobody says otherwise. */
export type EvaluatorFor = (place: HoursPlace) => HoursEvaluator
const ownEvaluator: EvaluatorFor = (place) => new Evaluator(place)

/** The town's own keeper of hours: it knows zone and place once the town is set up, and is opened when first asked. */
export function townHours(house: House, evaluatorFor: EvaluatorFor = ownEvaluator): HoursKeeper {
  let open: { place: string; keeper: HoursKeeper } | null = null
  function keeper(): HoursKeeper {
    const town = house.town.current
    if (!town) throw new Error('hours were asked for before the town was set up')
    const place = `${town.zone} ${town.lat ?? ''} ${town.lon ?? ''} ${town.state}`
    if (open?.place !== place) {
      void open?.keeper.close()
      const from: HoursPlace = {
        zone: town.zone,
        lat: degrees(town.lat),
        lon: degrees(town.lon),
        state: town.state,
        countryCode: town.country,
      }
      const keeper = openHoursKeeper(from, { now: () => new Date(house.clock.now()) }, evaluatorFor(from))
      open = { place, keeper }
    }
    return open.keeper
  }
  return {
    read: (input) => keeper().read(input),
    outlooks: (requests) => keeper().outlooks(requests),
    async close() {
      await open?.keeper.close()
      open = null
    },
  }
}

const degrees = (value: number | null): string | null => (value === null ? null : String(value))
