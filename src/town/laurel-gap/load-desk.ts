import { createAccount } from '../../accounts/queries.ts'
import type { Trx } from '../../db/tables.ts'
import { dayPlus, instantAt } from '../../web/clock.ts'
import type { LoadedTown } from './loaded.ts'
import { laurelGap } from './town.ts'

/** Who asked to come in and waits for the desk's yes. */
const asking = [
  {
    name: 'Rosalind Dancy',
    language: 'en' as const,
    note: 'I’m Faye’s brother’s widow, up from Macon. Dot has walked me to nine doors and says to ask here for the tenth.',
    daysAgo: 1,
  },
]

export async function loadDesk(trx: Trx, town: LoadedTown): Promise<void> {
  for (const { name, language, note, daysAgo } of asking) {
    const account = { name, language, joinNote: note, mail: null, password: null, joinedBy: 'yes' as const }
    const askedAt = instantAt(laurelGap.zone, dayPlus(town.firstDay, -daysAgo), '18:45')
    await createAccount(trx, { ...account, role: 'resident', state: 'waiting' }, askedAt)
  }
}
