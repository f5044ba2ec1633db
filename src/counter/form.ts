import { z } from 'zod'
import { IDLE_MINUTES, isPlainPin, LONGEST_PIN, SHORTEST_PIN } from './lock-rules.ts'
import { choice, line, maybeChoice, maybeDay, maybeLine, maybeNumber, maybeParagraph, tick } from '../web/fields.ts'

export const comeInForm = z.object({ for: maybeChoice(['usual']) })

export const noteForm = z
  .object({ body: line(500), kind: maybeChoice(['note', 'ask', 'order']), ownersOnly: tick })
  .transform(({ kind, ...note }) => ({ ...note, kind: kind ?? ('note' as const) }))

/** `asked` says what it is to be; without it, it is turned round. */
export const askedForm = z.object({ asked: maybeChoice(['1', '0']) })

const DAYS_IN = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

export const regularForm = z
  .object({
    name: line(120),
    usual: maybeLine(200),
    language: maybeChoice(['en', 'es']),
    birthMonth: maybeNumber(1, 12),
    birthDay: maybeNumber(1, 31),
    died: tick,
  })
  .transform(({ birthMonth, birthDay, died, ...regular }, context) => {
    const wrong = (field: string): void => {
      context.addIssue({ code: 'custom', path: [field], message: 'counter.no-such-day' })
    }
    if (birthMonth === null && birthDay !== null) wrong('birthMonth')
    if (birthMonth !== null && birthDay !== null && birthDay > (DAYS_IN[birthMonth - 1] ?? 31)) wrong('birthDay')
    const birthday = birthMonth === null ? null : { month: birthMonth, dayOfMonth: birthDay }
    return { ...regular, birthday, died: died === 1 }
  })

export const rosterForm = z.object({
  list: maybeParagraph(40_000),
  step: maybeChoice(['preview', 'keep']),
})

/** What somebody would like a shop to remember. */
export const cardForm = z.object({ callMe: line(80), usual: maybeLine(200), dontAsk: maybeLine(200) })

export const grantForm = z.object({ business: line(200, 'form.choose'), usual: maybeLine(200) })

export const revocationForm = z.object({ erase: tick, takeBack: tick })

export const correctionForm = z.object({ body: line(500) })

export const factForm = z.object({ what: choice(['usual', 'birthday']) })

export const paperForm = z.object({ letters: line(40) })

export const claimForm = z.object({
  likesToTalkAbout: maybeLine(200),
  claimedAs: choice(['owner', 'manager', 'family']),
  evidence: maybeParagraph(500),
})

export const objectionForm = z.object({ words: maybeParagraph(500) })

/** A PIN is taken as it is typed; what is wrong with it never says what it was. */
const pin = z.preprocess(
  (value) => (Array.isArray(value) ? (value as unknown[])[0] : (value ?? '')),
  z
    .string()
    .trim()
    .regex(new RegExp(`^[0-9]{${String(SHORTEST_PIN)},${String(LONGEST_PIN)}}$`), 'lock.pin-digits'),
)

/** One's password, taken as it is typed; whether it is asked for is for the town to say. */
const current = z.preprocess(
  (value) => (Array.isArray(value) ? (value as unknown[])[0] : (value ?? '')),
  z.string().max(200, 'form.too-long'),
)

export const pinForm = z
  .object({
    current,
    pin: pin.pipe(z.string().refine((digits) => !isPlainPin(digits), 'lock.pin-plain')),
    pinAgain: maybeLine(20),
  })
  .refine((sent) => sent.pin === sent.pinAgain, { path: ['pinAgain'], message: 'lock.pin-differs' })

export const openingForm = z.object({ who: line(60, 'lock.choose'), pin })

const idleMinutes = z
  .preprocess((value) => Number(value ?? 0), z.number())
  .pipe(
    z.union(
      IDLE_MINUTES.map((minutes) => z.literal(minutes)),
      'form.choose',
    ),
  )

/** Laying a tablet, and how long it may lie untouched. */
export const tabletForm = z.object({ idleMinutes, current })

export const personForm = z.object({
  name: line(80),
  role: choice(['owner', 'manager', 'family', 'staff']),
  /** The last day they stand there. */
  lastOn: maybeDay,
})
