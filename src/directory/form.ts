import { z } from 'zod'
import { choices, line, maybeChoice, maybeLine, maybeMail, maybeNumber, maybeParagraph, tick } from '../web/fields.ts'
import { approachCodes, audiences, payCodes, spokenCodes } from './facts.ts'

/** A choice that is made already where nobody chooses. */
const choiceElse = <const Options extends readonly [string, ...string[]]>(
  options: Options,
  otherwise: Options[number],
) => maybeChoice(options).transform((chosen) => chosen ?? otherwise)

/** A town's name has no number in it: an address that slips in here would be shown however redacted the street is. */
const townsName = maybeLine(80).refine((words) => !/\p{N}/u.test(words ?? ''), 'entry.locality-bad')

/** As many trades as a form has room for; further ones of an entry stay as they are. */
export const TRADES = 4
export const tradeFields = ['trade1', 'trade2', 'trade3', 'trade4'] as const

export const entryForm = z
  .object({
    name: line(120),
    trade1: maybeLine(80),
    trade2: maybeLine(80),
    trade3: maybeLine(80),
    trade4: maybeLine(80),
    /** What was chosen where a trade's words meant several. */
    category: z.preprocess(
      (value): unknown => (Array.isArray(value) ? value : value === undefined || value === '' ? [] : [value]),
      z.array(z.string().max(60)).max(40),
    ),
    about: maybeParagraph(1500),
    aboutLanguage: maybeChoice(['en', 'es']),
    phone: maybeLine(40),
    phoneAudience: choiceElse(audiences, 'anybody'),
    street: maybeLine(160),
    locality: townsName,
    region: maybeLine(40),
    postcode: maybeLine(12),
    addressShown: choiceElse(['full', 'road', 'town'], 'full'),
    lat: maybeNumber(-90, 90),
    lon: maybeNumber(-180, 180),
    hours: maybeParagraph(500),
    /** The hours as they were understood and shown, once somebody said that they are right. */
    understood: maybeParagraph(1000),
    /** New hours in words, and what stood about holidays goes with the old ones. */
    dropRules: tick,
    approach: choices(approachCodes),
    approachWords: maybeLine(300),
    pays: choices(payCodes),
    paysWords: maybeLine(300),
    spoken: choices(spokenCodes),
    wheelchair: maybeChoice(['yes', 'limited', 'no']),
    comesToYou: tick,
    directions: maybeParagraph(1500),
    fillIn: maybeLine(300),
    makesMyDay: maybeLine(300),
    mail: maybeMail,
    mailAudience: choiceElse(audiences, 'anybody'),
    website: maybeLine(500),
    why: maybeLine(300),
    /** The revision that the writer had before them; 0 for a new entry. */
    revision: maybeNumber(0, 2_000_000_000).transform((revision) => Math.trunc(revision ?? 0)),
  })
  .refine(({ lat, lon }) => (lat === null) === (lon === null), { error: 'entry.lat-lon-both', path: ['lat'] })

export type EntryInput = z.output<typeof entryForm>

/** The people an entry's form has room for. */
export const faceSlots = ['face1', 'face2', 'face3'] as const
export type FaceSlot = (typeof faceSlots)[number]

export const faceForm = z.object({
  /** Empty for somebody new. */
  id: maybeLine(36),
  /** How the face stood when the form was shown. */
  mark: maybeLine(64),
  name: maybeLine(80),
  role: maybeLine(200),
  whenIn: maybeLine(200),
  openers: maybeParagraph(1500),
})

export type FaceInput = z.output<typeof faceForm>
