import { z } from 'zod'
import {
  choice,
  maybeChoice,
  maybeDay,
  maybeLine,
  maybeNumber,
  maybeParagraph,
  line,
  paragraph,
  tick,
} from '../web/fields.ts'
import { tidyText } from '../web/text.ts'
import { factKinds, factsIn } from './fact-rules.ts'
import { followUpFields } from './reminders/form.ts'
import type { Met, Who } from './rules.ts'

const PAGE = 2000
const LINE = 500
const id = /^[0-9a-f-]{36}$/
const person = /^(face|contact)-([0-9a-f-]{36})$/

/** Ticked people: `face-…` of the directory, `contact-…` of the notebook. */
const people = z.preprocess(
  (value): unknown[] => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.string().regex(person, 'form.choose')).max(30, 'form.choose'),
)

const pairAudiences = ['neighbors', 'anybody', 'parties'] as const

/** Sent, and to whom the pair may be shown once the other side agrees. */
export const tellingForm = z.object({ audience: choice(pairAudiences) })

const visitFields = z.looseObject({
  business: maybeLine(200),
  place: maybeLine(200),
  /** The place line as the form was shown. */
  placeShown: maybeLine(200),
  visitedOn: maybeDay,
  otherDay: maybeDay,
  since: maybeNumber(1900, 9999),
  with: people,
  otherName: maybeLine(120),
  otherTalk: maybeParagraph(PAGE),
  whatFor: maybeLine(200),
  smallTalk: maybeParagraph(PAGE),
  askNext: maybeLine(LINE),
  seenAt: maybeLine(30),
  theyWentPast: maybeLine(300),
  iWentPast: maybeLine(300),
  sendWentPast: tick,
  pairFor: maybeChoice(pairAudiences),
  ...followUpFields,
})

/** A visit as the page asks for it. Lines about one person come as `about-face-…`, corrected ones as `note-…`. */
export const visitForm = visitFields.transform((typed, context) => {
  const { business, place, placeShown, with: ticked, otherName, otherTalk, ...visit } = typed
  const textOf = (field: string): string | null => {
    const text = tidyText(typeof typed[field] === 'string' ? typed[field] : '')
    if (text.length > PAGE) tooLong(context, field, text)
    return text === '' ? null : text
  }
  const about = Object.keys(typed).filter((field) => person.test(field.replace(/^about-/, '')) && textOf(field))
  const met: Met[] = [...new Set([...ticked, ...about.map((field) => field.slice('about-'.length))])].map((token) => ({
    who: whoIs(token),
    smallTalk: textOf(`about-${token}`),
  }))
  if (otherName) met.push({ who: { name: otherName }, smallTalk: otherTalk })
  else if (otherTalk) context.addIssue({ code: 'custom', path: ['otherName'], message: 'visit.whose-words' })
  const lines = Object.keys(typed).filter((field) => field.startsWith('note-') && id.test(field.slice('note-'.length)))
  // What was typed since the form was shown counts before what is ticked; asked about once, the tick counts.
  const elsewhere = place !== placeShown || business === null
  if (!business && !place && met.length === 0)
    context.addIssue({ code: 'custom', path: ['place'], message: 'visit.where-or-who' })
  return {
    whatFor: visit.whatFor,
    smallTalk: visit.smallTalk,
    askNext: visit.askNext,
    visitedOn: visit.visitedOn,
    otherDay: visit.otherDay,
    since: visit.since,
    seenAt: visit.seenAt ?? '',
    wentPast: {
      theyWentPast: visit.theyWentPast,
      iWentPast: visit.iWentPast,
      send: visit.sendWentPast === 1,
      audience: visit.pairFor ?? 'neighbors',
    },
    followUp: { followUp: visit.followUp, followUpIn: visit.followUpIn, followUpOn: visit.followUpOn },
    slug: place && elsewhere ? null : business,
    place: elsewhere ? place : null,
    /** The words were looked up once already: they are kept as they stand. */
    asWritten: place === placeShown,
    met,
    lines: new Map(lines.map((field) => [field.slice('note-'.length), textOf(field)])),
  }
})

export type VisitAsked = z.output<typeof visitForm>

function whoIs(token: string): Who {
  const [, kind, of = ''] = person.exec(token) ?? []
  return kind === 'face' ? { face: of } : { contact: of }
}

function tooLong(context: z.core.$RefinementCtx, field: string, input: string): void {
  const message = 'form.too-long'
  context.issues.push({ code: 'too_big', maximum: PAGE, origin: 'string', path: [field], message, input })
}

const idOrNone = z.preprocess(
  (value) => (typeof value === 'string' && value !== '' ? value : null),
  z.string().regex(id, 'form.choose').nullable(),
)

const facts = (kind: (typeof factKinds)[number]) =>
  maybeParagraph(PAGE).transform((text) => (text === null ? [] : factsIn(kind, text)))

export const contactForm = z
  .object({
    name: line(120),
    howMet: maybeParagraph(PAGE),
    through: idOrNone,
    language: maybeChoice(['en', 'es']),
    face: idOrNone,
    resident: maybeLine(120),
    residentIs: idOrNone,
    fact: facts('fact'),
    family: facts('family'),
    animal: facts('animal'),
    topic: facts('topic'),
    tag: facts('tag'),
  })
  .transform(({ through, face, resident, residentIs, ...contact }) => ({
    resident,
    residentIs,
    name: contact.name,
    howMet: contact.howMet,
    language: contact.language,
    metThroughId: through,
    faceId: face,
    facts: factKinds.flatMap((kind) => contact[kind]),
  }))

export const noteForm = z.object({ body: paragraph(PAGE), askNext: tick })

/** `asked` says what it is to be; without it, it is turned round. */
export const askedForm = z.object({
  asked: maybeChoice(['1', '0']),
  answer: maybeParagraph(PAGE),
  back: maybeLine(300),
})

/** Who is ticked in a form's words, or has a line there. */
export function tickedIn(typed: Record<string, unknown>): Who[] {
  const ticked: unknown[] = Array.isArray(typed.with) ? typed.with : [typed.with]
  const about = Object.keys(typed).filter((field) => field.startsWith('about-') && typed[field] !== '')
  const tokens = [...ticked, ...about.map((field) => field.slice('about-'.length))]
  return tokens.filter((token): token is string => typeof token === 'string' && person.test(token)).map(whoIs)
}
