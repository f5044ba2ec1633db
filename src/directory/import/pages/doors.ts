import type { House } from '../../../web/house.ts'
import { describeError } from '../../../web/log.ts'
import type { HoursKeeper } from '../../hours/keeper.ts'
import { refreshOpenState } from '../../open/state.ts'

/** Hours of thousands take a while to evaluate; the page does not wait, and what fails here the job does later. */
export function openDoorsLater(house: House, hours: HoursKeeper, touched: readonly string[]): void {
  refreshOpenState(house, hours, touched).catch((error: unknown) => {
    house.log.warn({ job: 'open-state', error: describeError(error) })
  })
}
