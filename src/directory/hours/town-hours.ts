import type { House } from '../../web/house.ts'
import { type HoursKeeper, openHoursKeeper } from './keeper.ts'

/** The town's own keeper of hours: it knows zone and place once the town is set up, and is opened when first asked. */
export function townHours(house: House): HoursKeeper {
  let open: { place: string; keeper: HoursKeeper } | null = null
  function keeper(): HoursKeeper {
    const town = house.town.current
    if (!town) throw new Error('hours were asked for before the town was set up')
    const place = `${town.zone} ${town.lat ?? ''} ${town.lon ?? ''} ${town.state}`
    if (open?.place !== place) {
      void open?.keeper.close()
      open = {
        place,
        keeper: openHoursKeeper(
          {
            zone: town.zone,
            lat: degrees(town.lat),
            lon: degrees(town.lon),
            state: town.state,
            countryCode: town.country,
          },
          { now: () => new Date(house.clock.now()) },
        ),
      }
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
