import { sayDay, sayMonth } from '../../web/dates.ts'
import { foldText } from '../../web/fold.ts'
import { isMessageKey, sayList, type Translate } from '../../web/languages.ts'
import { fillView } from '../../web/views.ts'
import { dayWords, type Section, type Teller, type Told } from './telling.ts'
import { accountSections, signedSections } from './readable-words.ts'
import type { Story, ToldDate, ToldLine, ToldPerson, ToldVisit } from './story.ts'
import type { Taken, TakenFavor } from './taking.ts'

interface Page {
  title: string
  lead: string[]
  /** To the beginning; null on the first page itself. */
  back: string | null
  links: { href: string; words: string; hint?: string }[]
  sections: Section[]
}

/** The archive as a folder of pages that any browser opens from a disk, by their paths in it. */
export function readablePages(taken: Taken, story: Story, teller: Teller): Record<string, string> {
  const { t } = teller
  const people = story.people.map((person, at) => ({ person, path: `people/${pathOf(person.name, at)}` }))
  const years = [...new Set(story.visits.map(({ day }) => day.slice(0, 4)))]
  const visitsOf = (year: string): Section => ({
    title: t('archive.visits-of', { year }),
    items: story.visits.filter(({ day }) => day.startsWith(year)).map((visit) => visitTold(visit, teller)),
  })
  const signed = signedSections(taken, teller)
  const leaves: Record<string, Pick<Page, 'title' | 'sections'>> = {
    ...Object.fromEntries(people.map(({ person, path }) => [path, personTold(person, teller)])),
    'visits.html': { title: t('archive.visits'), sections: years.map(visitsOf) },
    'notes.html': {
      title: t('archive.lines'),
      sections: [
        { title: t('archive.lines'), items: story.lines.map((line) => lineTold(line, teller)) },
        { title: t('archive.reminders'), items: story.reminders.map((one) => reminderTold(one, teller)) },
      ],
    },
    'favors.html': {
      title: t('archive.favors'),
      sections: [{ title: t('archive.favors'), items: taken.favors.map((favor) => favorTold(favor, teller)) }],
    },
    'words.html': { title: t('archive.signed'), sections: signed },
    'account.html': { title: t('archive.account'), sections: accountSections(taken, teller) },
  }
  const linked = Object.keys(leaves).filter((path) => !path.startsWith('people/'))
  const first: Page = {
    title: t('archive.read-title', { name: teller.name, town: teller.town }),
    lead: [t('archive.read-day', { day: dayWords(teller.today, teller) }), t('archive.read-private')],
    back: null,
    links: [
      ...linked.map((path) => ({ href: path, words: leaves[path]?.title ?? path })),
      { href: 'tables', words: t('archive.tables') },
      ...people.map(({ person, path }) => ({ href: path, words: person.name, hint: person.place ?? '' })),
    ],
    sections: [],
  }
  return {
    'index.html': html(first, teller),
    ...Object.fromEntries(
      Object.entries(leaves).map(([path, leaf]) => {
        const back = path.startsWith('people/') ? '../index.html' : 'index.html'
        return [path, html({ lead: [], links: [], ...leaf, back }, teller)]
      }),
    ),
  }
}

const html = (page: Page, { t, language }: Teller): string => fillView('town/archive/page', { t, language, page })

/** A number keeps two of one name apart. */
const pathOf = (name: string, at: number): string =>
  `${String(at + 1).padStart(3, '0')}-${foldText(name).slice(0, 40).trim().replaceAll(' ', '-')}.html`

function personTold(person: ToldPerson, teller: Teller): Pick<Page, 'title' | 'sections'> {
  const { t } = teller
  const facts: [string, string | null][] = [
    [t('archive.col-place'), person.place],
    [t('archive.col-met'), person.howMet],
    [t('archive.col-through'), person.through],
    ...person.facts.map(({ kind, label, value }): [string, string] => [label ?? kindWords(kind, t), value]),
    ...person.dates.map((date): [string, string] => [date.label, dateWords(date, teller)]),
    ['', person.rhythmDays === null ? null : t('archive.rhythm', { count: person.rhythmDays })],
    ['', person.diedOn === null ? null : t('archive.died', { day: dayWords(person.diedOn, teller) })],
  ]
  return {
    title: person.name,
    sections: [
      {
        title: t('archive.col-facts'),
        items: facts.flatMap(([head, words]) => (words === null ? [] : [{ head, words: [words] }])),
      },
      { title: t('archive.visits'), items: person.visits.map((visit) => visitTold(visit, teller)) },
      { title: t('archive.lines'), items: person.lines.map((line) => lineTold(line, teller)) },
    ],
  }
}

function kindWords(kind: string, t: Translate): string {
  const key = `contact.${kind}`
  return isMessageKey(key) ? t(key) : t('archive.col-facts')
}

/** A day of which the year, or all but the month, may be unknown. */
function dateWords({ year, month, dayOfMonth }: ToldDate, { language }: Teller): string {
  const two = (number: number): string => String(number).padStart(2, '0')
  if (dayOfMonth === null) return [sayMonth(month, language), year].filter((part) => part !== null).join(' ')
  // A leap year, so that February 29 is a day of it.
  return sayDay(
    `${String(year ?? 2024).padStart(4, '0')}-${two(month)}-${two(dayOfMonth)}`,
    language,
    year === null ? 'medium' : 'with-year',
  )
}

function visitTold(visit: ToldVisit, teller: Teller): Told {
  const { t, language } = teller
  const names = sayList(visit.with, language)
  const when =
    visit.kind === 'visit' ? dayWords(visit.day, teller) : t('archive.since', { year: visit.day.slice(0, 4) })
  return {
    head: [when, visit.place].filter(Boolean).join(', '),
    words: [
      ...(visit.whatFor === null ? [] : [visit.whatFor]),
      ...visit.lines.map((line) => lineWords(line, teller)),
      ...(visit.theyWentPast === null ? [] : [t('archive.they-past', { words: visit.theyWentPast })]),
      ...(visit.iWentPast === null ? [] : [t('archive.i-past', { words: visit.iWentPast })]),
    ],
    ...(names && { hint: t('archive.with', { names }) }),
  }
}

const lineWords = (line: ToldLine, { t, language }: Teller): string =>
  line.toAsk
    ? `${line.words} (${line.askedOn === null ? t('archive.to-ask') : t('archive.asked-on', { day: dayWords(line.askedOn, { language }) })})`
    : line.words

const lineTold = (line: ToldLine, teller: Teller): Told => ({
  head: dayWords(line.day, teller),
  words: [lineWords(line, teller)],
  hint: [line.about && teller.t('archive.about', { name: line.about }), line.place].filter(Boolean).join(', '),
})

const stateWords = (state: string, t: Translate): string => {
  const key = `archive.state-${state}`
  return isMessageKey(key) ? t(key) : state
}

const reminderTold = ({ dueOn, words, about, state }: Story['reminders'][number], teller: Teller): Told => ({
  head: dayWords(dueOn, teller),
  words: [words],
  hint: [about, stateWords(state, teller.t)].filter(Boolean).join(', '),
})

function favorTold(favor: TakenFavor, teller: Teller): Told {
  const { t, language } = teller
  const names = favor.others.map(({ name }) => name ?? t('favor.former'))
  return {
    head: dayWords(favor.happenedOn, teller),
    words: [favor.words, ...(favor.ownWords === null ? [] : [favor.ownWords])],
    hint: [
      favor.forBusiness,
      t(favor.side === 'gave' ? 'archive.gave' : 'archive.received'),
      names.length > 0 && t('archive.with', { names: sayList(names, language) }),
      stateWords(favor.state, t),
    ]
      .filter(Boolean)
      .join(', '),
  }
}
