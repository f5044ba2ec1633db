import { inTransaction } from '../db/transaction.ts'
import type { Job } from '../jobs/jobs.ts'
import type { Letter } from '../jobs/mail.ts'
import { putInOutbox } from '../jobs/outbox.ts'
import { dayIn, dayPlus, HOUR, instantAt, later } from '../web/clock.ts'
import type { House, TownRow } from '../web/house.ts'
import { type Language, translator } from '../web/languages.ts'
import type { LetterPart, LetterSection } from '../web/letter-part.ts'
import { isSignedIn, type SignedIn, type Viewer } from '../web/viewer.ts'
import type { Waiting } from '../web/waiting.ts'
import { digestSent, dueDigests, lastDigestOf, stopToken } from './queries-digest.ts'
import { porchOnTheFront } from './queries-front.ts'
import { mondayOf } from './rules.ts'
import { shownPost } from './shown-rules.ts'

const AT = '08:00'
const AT_ONCE = 100

export interface Readers {
  /** Looks somebody up as they are today, with whom they do not see. */
  meet: (accountId: string, today: string) => Promise<Viewer>
  waiting: readonly Waiting[]
}

/** The porch by mail, on Monday mornings, to those who chose it and have an address. */
export function porchDigestJob(house: House, readers: Readers): Job {
  return {
    name: 'porch-digest',
    async run(now) {
      const town = house.town.current
      if (!town) return later(now, HOUR)
      const monday = mondayOf(dayIn(town.zone, now))
      const opens = instantAt(town.zone, monday, AT)
      if (now < opens) return opens
      const due = await dueDigests(house.db, monday, AT_ONCE)
      for (const { id, mail } of due) await sendOne(house, town, readers, { id, mail: mail ?? '' }, now)
      return due.length === AT_ONCE ? now : instantAt(town.zone, dayPlus(monday, 7), AT)
    },
  }
}

async function sendOne(
  house: House,
  town: TownRow,
  readers: Readers,
  to: { id: string; mail: string },
  now: string,
): Promise<void> {
  const today = dayIn(town.zone, now)
  const viewer = await readers.meet(to.id, today)
  const letter = isSignedIn(viewer) ? await letterFor(house, town, readers, viewer, to.mail, today) : null
  await inTransaction(house.db, async (trx) => {
    if (letter) await putInOutbox(trx, { kind: 'mail', accountId: to.id, payload: letter, dueAt: now })
    await digestSent(trx, to.id, today)
  })
}

/** The same for whoever has another letter of the town already: with the first of the week, and not beside it. */
export function porchInLetter(house: House, waiting: readonly Waiting[]): LetterPart {
  return async (viewer, { language, today }) => {
    const known = await lastDigestOf(house.db, viewer.accountId)
    const town = house.town.current
    if (!known || !town || (known.lastSentOn ?? '') >= mondayOf(today)) return { sections: [], calls: false }
    const sections = await sectionsFor(house, town, waiting, viewer, language, today)
    return { sections, calls: sections.length > 0, sent: (trx) => digestSent(trx, viewer.accountId, today) }
  }
}

/** Null where there is nothing to say. */
async function letterFor(
  house: House,
  town: TownRow,
  { waiting }: Readers,
  viewer: SignedIn,
  to: string,
  today: string,
): Promise<Letter | null> {
  const language = viewer.language ?? 'en'
  const t = translator(language)
  const sections = await sectionsFor(house, town, waiting, viewer, language, today)
  if (sections.length === 0) return null
  const parts = sections.map(({ title, lines }) => [title, ...lines.map((line) => `- ${line}`)].join('\n'))
  const { baseUrl } = house.config
  const stop = `${baseUrl}/porch/digest/${stopToken(house.secret, viewer.accountId)}`
  const text = [...parts, t('digest.foot', { link: `${baseUrl}/word`, stop })].join('\n\n')
  return { to, subject: t('digest.subject', { town: town.name }), text, unsubscribe: stop }
}

/** What waits is named and not quoted: a letter passes through other hands. */
async function sectionsFor(
  house: House,
  town: TownRow,
  waiting: readonly Waiting[],
  viewer: SignedIn,
  language: Language,
  today: string,
): Promise<LetterSection[]> {
  const t = translator(language)
  const { stove, posts } = await porchOnTheFront(house.db, viewer, today)
  const words: string[] = []
  for (const room of waiting)
    for (const word of await room.list(house.db, viewer, today)) words.push(word.words(t, language))
  const notes = posts.map((post) => {
    const { words: said, by, when } = shownPost(post, { t, language, viewer, zone: town.zone, today })
    return `${when ? `${when.said}: ` : ''}${said} (${by})`
  })
  return [
    { title: t('digest.waits'), lines: words },
    { title: t('digest.stove'), lines: stove ? [stove.question.words] : [] },
    { title: t('digest.porch'), lines: notes },
  ].filter(({ lines }) => lines.length > 0)
}
