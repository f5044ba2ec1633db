import type { Trx } from '../../db/tables.ts'
import { editBusiness } from '../../directory/records.ts'
import { dayPlus, instantAt } from '../../web/clock.ts'
import { businesses } from './businesses.ts'
import type { LoadedTown } from './loaded.ts'
import type { TownBusiness } from './shapes.ts'
import { laurelGap } from './town.ts'

/**
 * Who moved, sold, closed or died, told once everybody stands whom a page may lead to: as a change somebody made that
 * day, so that the history says what was before.
 */
export async function loadStandings(trx: Trx, town: LoadedTown): Promise<void> {
  for (const business of businesses) {
    await rememberTheDead(trx, business, town)
    if (business.standing ?? business.remembers) await changeStanding(trx, business, town)
  }
}

async function rememberTheDead(trx: Trx, { slug, faces }: TownBusiness, town: LoadedTown): Promise<void> {
  for (const { name, diedDaysAgo } of faces) {
    const id = town.faces.get(`${slug}/${name}`)
    if (diedDaysAgo === undefined || !id) continue
    const diedOn = dayPlus(town.firstDay, -diedDaysAgo)
    await trx.updateTable('face').set({ diedOn }).where('id', '=', id).execute()
  }
}

async function changeStanding(trx: Trx, business: TownBusiness, town: LoadedTown): Promise<void> {
  const { address, lat, lon, standing, remembers = null, faces } = business
  const id = idOf(town, business.slug)
  const daysAgo = standing?.daysAgo ?? faces.find((face) => face.diedDaysAgo !== undefined)?.diedDaysAgo ?? 0
  const day = dayPlus(town.firstDay, -daysAgo)
  const teller = faces.find((face) => face.account)?.account ?? 'dee'
  const by = { accountId: town.accounts.get(teller) ?? null, source: null }
  const changes = {
    remembers,
    ...(standing && {
      standing: standing.as,
      standingSince: day,
      standingWhy: standing.why,
      successorId: standing.successor ? idOf(town, standing.successor) : null,
    }),
    ...(standing?.from && { street: `${address.number} ${address.road}`, lat, lon }),
  }
  await editBusiness(trx, id, 1, changes, by, instantAt(laurelGap.zone, day, '12:00'))
}

function idOf(town: LoadedTown, slug: string): string {
  const id = town.businesses.get(slug)
  if (!id) throw new Error(`no business in Laurel Gap is called ${slug}`)
  return id
}
