import { stringify } from 'csv-stringify/sync'
import { tableOptions } from '../../directory/export/csv.ts'
import type { Translate } from '../../web/languages.ts'
import type { Story, ToldDate } from './story.ts'
import type { TakenFavor } from './taking.ts'

/** A day as far as it is known, as spreadsheets sort it: `1951-02-29`, `--02-29`, `--02`. */
export const dateAsKnown = ({ year, month, dayOfMonth }: Omit<ToldDate, 'label'>): string => {
  const two = (number: number): string => String(number).padStart(2, '0')
  const from = year === null ? '-' : String(year).padStart(4, '0')
  return [from, two(month), ...(dayOfMonth === null ? [] : [two(dayOfMonth)])].join('-')
}

const table = (headings: string[], rows: (string | number | null)[][]): string =>
  // A spreadsheet on an old machine takes UTF-8 for something else unless this mark stands first.
  `\uFEFF${stringify([headings, ...rows], tableOptions)}`

/** The notebook as tables, a file each, their headings in the reader's language. */
export function archiveTables(story: Story, favors: readonly TakenFavor[], t: Translate): Record<string, string> {
  const heading = (name: string): string => t(`archive.col-${name}` as 'archive.col-day')
  const headed = (names: string[], rows: (string | number | null)[][]): string => table(names.map(heading), rows)
  const said = (lines: readonly { words: string }[]): string => lines.map(({ words }) => words).join('\n')
  return {
    'people.csv': headed(
      ['name', 'place', 'met', 'through', 'facts', 'dates', 'died'],
      story.people.map((person) => [
        person.name,
        person.place,
        person.howMet,
        person.through,
        person.facts.map(({ label, value }) => (label === null ? value : `${label}: ${value}`)).join('\n'),
        person.dates.map((date) => `${date.label}: ${dateAsKnown(date)}`).join('\n'),
        person.diedOn,
      ]),
    ),
    'visits.csv': headed(
      ['day', 'place', 'with', 'what-for', 'said', 'they-past', 'i-past'],
      story.visits.map((visit) => [
        visit.kind === 'visit' ? visit.day : t('archive.since', { year: visit.day.slice(0, 4) }),
        visit.place,
        visit.with.join('; '),
        visit.whatFor,
        said(visit.lines),
        visit.theyWentPast,
        visit.iWentPast,
      ]),
    ),
    'notes.csv': headed(
      ['day', 'about', 'place', 'words', 'asked'],
      [
        ...story.lines,
        ...story.visits.flatMap((visit) => visit.lines.map((line) => ({ ...line, place: visit.place }))),
      ].map((line) => [
        line.day,
        line.about,
        line.place,
        line.words,
        line.toAsk ? (line.askedOn ?? t('archive.to-ask')) : null,
      ]),
    ),
    'reminders.csv': headed(
      ['day', 'about', 'words', 'state'],
      story.reminders.map(({ dueOn, about, words, state }) => [dueOn, about, words, state]),
    ),
    'favors.csv': headed(
      ['day', 'side', 'with', 'words', 'state'],
      favors.map((favor) => [
        favor.happenedOn,
        t(favor.side === 'gave' ? 'archive.gave' : 'archive.received'),
        favor.others.map(({ name }) => name ?? t('favor.former')).join('; '),
        favor.words,
        t(`archive.state-${favor.state}` as 'archive.state-confirmed'),
      ]),
    ),
  }
}
