import { inTransaction } from '../../db/transaction.ts'
import { Conflict } from '../../errors.ts'
import type { House } from '../../web/house.ts'
import type { Language, MessageKey } from '../../web/languages.ts'
import { once, wasSent } from '../../web/once.ts'
import type { SignedIn } from '../../web/viewer.ts'
import { BenchBroken, BenchBusy } from '../../web/workbench.ts'
import type { Darkroom, Developed, Trouble } from './darkroom.ts'
import { dropFiles, keepFiles } from './files.ts'
import { hangPhoto, knownFiles, type PhotoPlace, photosOf } from './queries.ts'
import { MOST_PHOTOS } from './rules.ts'

export interface Sent {
  viewer: SignedIn
  place: PhotoPlace
  body: Record<string, unknown>
  picture: { bytes: Buffer; hash: string }
  caption: string
  language: Language
}

/** What is wrong with the picture, or why it has to wait. */
export interface NotHung {
  wrong: MessageKey
  status?: number
}

const troubles = {
  broken: 'photo.broken',
  'too-many-dots': 'photo.too-many-dots',
  'too-small': 'photo.too-small',
} as const satisfies Record<Trouble, MessageKey>

/**
 * Makes a picture anew and puts it up: the files first, then the row that speaks of them. Where the row cannot be kept,
 * or a form that was sent twice has made it already, the files go again.
 * @returns null once it is up
 * @throws CannotKeep, or Conflict where the page is full or other words came under the same key
 */
export async function hang(house: House, darkroom: Darkroom, sent: Sent): Promise<NotHung | null> {
  const { viewer, place, body, picture } = sent
  const author = viewer.accountId
  const said = { author, body: { ...body, photo: picture.hash }, now: house.clock.now() }
  if (await wasSent(house.db, author, body)) {
    await inTransaction(house.db, (trx) => once(trx, said, () => Promise.reject(new Conflict('form.conflict'))))
    return null
  }
  // Said again under the lock; here it spares the work.
  if ((await photosOf(house.db, place.id)).length >= MOST_PHOTOS) throw new Conflict('photo.enough')
  const developed = await develop(darkroom, picture.bytes)
  if ('wrong' in developed) return developed
  await keep(house, sent, developed, said)
  return null
}

/** A picture that takes too long, or brings its reader down, is broken; a reader that cannot work at all is our fault. */
async function develop(darkroom: Darkroom, bytes: Buffer): Promise<Developed | NotHung> {
  try {
    const answer = await darkroom.do(bytes)
    return 'trouble' in answer ? { wrong: troubles[answer.trouble] } : answer
  } catch (error) {
    if (error instanceof BenchBusy) return { wrong: 'photo.busy', status: 503 }
    if (error instanceof BenchBroken && error.bySignal) return { wrong: troubles.broken }
    throw error
  }
}

async function keep(
  house: House,
  { viewer, place, caption, language }: Sent,
  developed: Developed,
  said: Parameters<typeof once>[1],
): Promise<void> {
  const { now } = said
  const { width, height } = developed
  const file = await keepFiles(house, developed, now)
  try {
    await inTransaction(house.db, (trx) =>
      once(trx, said, async () => {
        const photo = { file, caption, language, width, height }
        await hangPhoto(trx, photo, { businessId: place.id, by: viewer.accountId, now })
        return `/directory/${place.slug}/photos`
      }),
    )
  } finally {
    await dropUnspokenOf(house, file)
  }
}

/** Whether the row is there is asked of the database alone; where it cannot say, the files wait for the daily look. */
async function dropUnspokenOf(house: House, file: string): Promise<void> {
  const known = await knownFiles(house.db, [file]).catch(() => null)
  if (known && !known.has(file)) await dropFiles(house, file)
}
