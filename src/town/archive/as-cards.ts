import { contentText, folded } from '../../web/content-lines.ts'
import type { Translate } from '../../web/languages.ts'
import { dateAsKnown } from './as-tables.ts'
import type { ToldDate, ToldPerson } from './story.ts'

/** The people of a notebook for any list of contacts (vCard 4.0, RFC 6350). @param host where the lasting ids come from */
export const archiveCards = (people: readonly ToldPerson[], host: string, t: Translate): string =>
  people.map((person) => cardOf(person, host, t)).join('')

function cardOf(person: ToldPerson, host: string, t: Translate): string {
  const words = (kind: string): string[] => person.facts.filter((fact) => fact.kind === kind).map(({ value }) => value)
  const birthday = person.dates.find(isBirthday)
  const note = noteOf(person, t)
  const lines = [
    'BEGIN:VCARD',
    'VERSION:4.0',
    'KIND:individual',
    `UID:urn:uuid:${person.id}`,
    `PRODID:-//Woodstove//${contentText(host)}//EN`,
    `FN:${contentText(person.name)}`,
    ...(person.place === null ? [] : [`ORG:${contentText(person.place)}`]),
    ...(birthday === undefined ? [] : [bdayOf(birthday)]),
    ...(person.diedOn === null ? [] : [`DEATHDATE:${person.diedOn.replaceAll('-', '')}`]),
    ...(person.language === null ? [] : [`LANG:${person.language}`]),
    ...(words('tag').length === 0 ? [] : [`CATEGORIES:${words('tag').map(contentText).join(',')}`]),
    ...words('topic').map((topic) => `INTEREST:${contentText(topic)}`),
    ...(note === '' ? [] : [`NOTE:${contentText(note)}`]),
    'END:VCARD',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

/** Whatever language it was written in. */
const isBirthday = ({ label }: ToldDate): boolean => /^(birthday|cumpleaños)$/i.test(label.trim())

/** RFC 6350, 4.3.1: `19510229`, `--0229`, `--02`, `1951-02`. A month of which the day is unknown keeps its dash. */
function bdayOf({ year, month, dayOfMonth }: ToldDate): string {
  const known = dateAsKnown({ year, month, dayOfMonth })
  if (year === null) return `BDAY:${dayOfMonth === null ? known : `--${known.slice(2).replace('-', '')}`}`
  return `BDAY:${dayOfMonth === null ? known : known.replaceAll('-', '')}`
}

function noteOf(person: ToldPerson, t: Translate): string {
  const { howMet, through, facts, dates } = person
  const told = facts.filter(({ kind }) => !['tag', 'topic'].includes(kind))
  return [
    howMet && `${t('archive.col-met')}: ${howMet}`,
    through && `${t('archive.col-through')}: ${through}`,
    ...told.map(({ label, value }) => (label === null ? value : `${label}: ${value}`)),
    ...dates.filter((date) => !isBirthday(date)).map((date) => `${date.label}: ${dateAsKnown(date)}`),
  ]
    .filter(Boolean)
    .join('\n')
}
