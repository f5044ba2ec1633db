import type { Db } from '../../db/tables.ts'
import type { Letter } from '../../jobs/mail.ts'
import { dayIn, instantAt } from '../../web/clock.ts'
import { sayDay, sayDayBy } from '../../web/dates.ts'
import type { House, TownRow } from '../../web/house.ts'
import { type LetterPart, type LetterSection, type SaidInLetter, stopTokenOf } from '../../web/letter-part.ts'
import type { SignedIn } from '../../web/viewer.ts'
import type { markTold } from '../reminders/queries-answers.ts'
import { lastTalkWith } from './queries.ts'
import type { Notebook } from '../queries-notebook.ts'
import { type Reminder, remindersOf, type Today } from '../reminders/queries.ts'
import { isToTell } from '../reminders/rules.ts'
import { isWholeMonth, type Reading, sayBeside, sayWhat, sayWhen } from '../reminders/sentences.ts'

export const NOTEBOOK_LETTER = 'notebook letter'

const MOST_OPEN = 6
const LONGEST_TALK = 400

interface Written {
  letter: Omit<Letter, 'to'>
  told: Parameters<typeof markTold>[2]
  sent: NonNullable<SaidInLetter['sent']>[]
}

interface Writing {
  reading: Reading
  today: Today
  now: string
  parts: readonly LetterPart[]
}

/** Somebody's letter of today as it would go out now; null where there is nothing new to say. */
export async function composeLetter(
  house: House,
  town: TownRow,
  viewer: SignedIn,
  notebook: Notebook,
  { reading, today, now, parts }: Writing,
): Promise<Written | null> {
  const { t, language } = reading
  const all = await remindersOf(house.db, notebook, today)
  const news = all.filter((one) => isNews(one, today))
  const along: SaidInLetter[] = []
  for (const part of parts) along.push(await part(viewer, reading))
  const sent = along.flatMap((one) => one.sent ?? [])
  if (news.length === 0 && !along.some((one) => one.calls)) return null
  const lines: string[] = []
  for (const one of news) lines.push(await sayOne(house.db, notebook, one, reading))
  const open = all.filter((one) => one.dueOn <= today.day && !news.includes(one) && !isWholeMonth(one))
  const morning = now < instantAt(town.zone, today.day, '12:00')
  const { baseUrl } = house.config
  const stop = `${baseUrl}/notebook/letter/${stopTokenOf(house.secret, NOTEBOOK_LETTER, viewer.accountId)}`
  const day = sayDay(today.day, language)
  const text = [
    t(morning ? 'letter.greeting' : 'letter.greeting-day', { name: viewer.name, day }),
    ...lines,
    ...sectionText([
      { title: t('letter.open'), lines: open.slice(0, MOST_OPEN).map((one) => lineOf(one, reading)) },
      ...along.flatMap((one) => one.sections),
    ]),
    t('letter.foot', { link: `${baseUrl}/notebook/reminders`, stop }),
  ].join('\n\n')
  // The subject shows on a locked telephone: it says nothing of whom or what.
  const subject = news.length > 0 ? t('letter.subject', { day }) : t('letter.subject-porch', { town: town.name })
  const told = news.map((one) => ({ ...one, contactId: one.contact?.id ?? null }))
  return { letter: { subject, text, unsubscribe: stop }, told, sent }
}

function isNews(one: Reminder, { day, zone }: Today): boolean {
  const toldOn = one.toldAt === null ? null : dayIn(zone, one.toldAt)
  return isToTell(one.kind, { ...one, wholeMonth: isWholeMonth(one) }, toldOn, day)
}

const lineOf = (one: Reminder, reading: Reading): string => `${sayWhat(one, reading)}. ${sayWhen(one, reading)}.`

/** What comes up, and for whoever it is about the last talk and what to ask. */
async function sayOne(db: Db, notebook: Notebook, one: Reminder, reading: Reading): Promise<string> {
  const { t, language, today } = reading
  const lines = [lineOf(one, reading)]
  if (one.kind === 'follow-up' && (one.contact || one.place))
    lines.push([one.contact?.name, one.place?.name].filter(Boolean).join(', '))
  const beside = sayBeside(one, reading)
  if (beside) lines.push(beside)
  if (one.contact) {
    const { visit, said, asks } = await lastTalkWith(db, notebook, one.contact.id)
    if (visit && said.length > 0) {
      const day = sayDayBy(visit.visitedOn, today, language, 'medium')
      lines.push(`${t('letter.last-time', { day })} ${shortened(said.join(' '))}`)
    }
    for (const ask of asks) lines.push(t('letter.ask-next', { what: shortened(ask) }))
  }
  const [first, ...rest] = lines
  return [`* ${first ?? ''}`, ...rest.map((line) => `  ${line}`)].join('\n')
}

/** One line of it, and not a whole page. */
function shortened(words: string): string {
  const letters = Array.from(words.replace(/\s+/g, ' ').trim())
  return letters.length <= LONGEST_TALK ? letters.join('') : `${letters.slice(0, LONGEST_TALK).join('').trimEnd()}…`
}

/** What two rooms would both say is said once, in the words of whoever says more. */
function sectionText(sections: LetterSection[]): string[] {
  const said = new Set<string>()
  return sections.flatMap(({ title, lines }) => {
    const fresh = lines.filter((line) => ![...said].some((earlier) => earlier.startsWith(line)))
    for (const line of fresh) said.add(line)
    return fresh.length === 0 ? [] : [[title, ...fresh.map((line) => `- ${line}`)].join('\n')]
  })
}
