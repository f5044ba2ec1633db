import { inTransaction } from '../../db/transaction.ts'
import type { Job } from '../../jobs/jobs.ts'
import type { Letter } from '../../jobs/mail.ts'
import { putInOutbox } from '../../jobs/outbox.ts'
import { dayIn, HOUR, later } from '../../web/clock.ts'
import type { House, TownRow } from '../../web/house.ts'
import { translator } from '../../web/languages.ts'
import type { LetterPart } from '../../web/letter-part.ts'
import { describeError } from '../../web/log.ts'
import { isSignedIn, type Viewer } from '../../web/viewer.ts'
import { composeLetter } from './words.ts'
import { letterDay, nextFullHour } from './rules.ts'
import { markTold } from '../reminders/queries-answers.ts'
import { dueLetters, takeDay } from './queries.ts'
import { ownNotebook } from '../queries-notebook.ts'

const AT_ONCE = 100

export interface Letters {
  /** Looks somebody up as they are today, with whom they do not see. */
  meet: (accountId: string, today: string) => Promise<Viewer>
  /** What other rooms let come along. */
  parts: readonly LetterPart[]
}

/**
 * What comes up, by mail, at the hour each chose. Where the town has no mail server nothing is written: a notebook's
 * words must not lie waiting on a page of the desk, and nobody wants ten days' letters on the day there is one.
 */
export function notebookLetterJob(house: House, letters: Letters): Job {
  return {
    name: 'notebook-letter',
    async run(now) {
      const town = house.town.current
      if (!town || house.config.smtpUrl === null) return later(now, HOUR)
      const day = dayIn(town.zone, now)
      const hours = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => letterDay(town.zone, hour, now))
      let last = ''
      for (;;) {
        const due = await dueLetters(house.db, day, hours, last, AT_ONCE)
        for (const { id, mail } of due) await sendOne(house, town, letters, { id, mail: mail ?? '' }, now)
        last = due.at(-1)?.id ?? ''
        if (due.length < AT_ONCE) break
      }
      return nextFullHour(town.zone, now)
    },
  }
}

/** One that cannot be written now is tried again with the next hour, and keeps nobody else's waiting. */
async function sendOne(
  house: House,
  town: TownRow,
  letters: Letters,
  to: { id: string; mail: string },
  now: string,
): Promise<void> {
  try {
    await writeOne(house, town, letters, to, now)
  } catch (error) {
    house.log.error({ job: 'notebook-letter', error: describeError(error) })
  }
}

/** The letter, that it was written, and what it said are kept together, or none of it is. */
async function writeOne(
  house: House,
  town: TownRow,
  { meet, parts }: Letters,
  to: { id: string; mail: string },
  now: string,
): Promise<void> {
  const today = { day: dayIn(town.zone, now), zone: town.zone }
  const viewer = await meet(to.id, today.day)
  if (!isSignedIn(viewer)) return
  const notebook = await ownNotebook(house.db, viewer)
  const language = viewer.language ?? 'en'
  const reading = { t: translator(language), language, today: today.day }
  const written = await composeLetter(house, town, viewer, notebook, { reading, today, now, parts })
  const payload: Letter | null = written && { to: to.mail, ...written.letter }
  await inTransaction(house.db, async (trx) => {
    if (!(await takeDay(trx, to.id, today.day))) return
    if (payload) await putInOutbox(trx, { kind: 'mail', accountId: to.id, payload, dueAt: now })
    if (written) await markTold(trx, notebook, written.told, now)
    if (written) for (const sent of written.sent) await sent(trx)
  })
}
