import { z } from 'zod'
import { choice, line, maybeDay, maybeMail, maybeParagraph, day } from '../web/fields.ts'
import { hasLetters, isOwnName, LONGEST_PASSWORD, SHORTEST_PASSWORD } from './rules.ts'

const asOne = (value: unknown): unknown => (Array.isArray(value) ? value[0] : (value ?? ''))

/** Passwords are taken as they are typed: nothing is trimmed. */
const secret = z.preprocess(asOne, z.string().max(LONGEST_PASSWORD, 'form.too-long'))
const knownSecret = z.preprocess(asOne, z.string().min(1, 'form.empty').max(LONGEST_PASSWORD, 'form.too-long'))
const newSecret = z.preprocess(
  asOne,
  z.string().min(SHORTEST_PASSWORD, 'password.short').max(LONGEST_PASSWORD, 'form.too-long'),
)

const fullName = line(80).pipe(z.string().refine(hasLetters, 'name.letters'))
const language = choice(['en', 'es'])
const words = line(120)
const newPassword = { password: newSecret, again: secret }

interface NewPassword {
  password: string
  again: string
}
const isTwice = (sent: NewPassword): boolean => sent.password === sent.again
const isNotName = (sent: NewPassword & { name: string }): boolean => !isOwnName(sent.password, sent.name)
const twice = { path: ['again'], message: 'password.differs' }
const ownName = { path: ['password'], message: 'password.own-name' }

const newcomer = { name: fullName, ...newPassword, mail: maybeMail, language }

export const signInForm = z.object({ name: line(200), password: knownSecret })
export const joinForm = z
  .object({ ...newcomer, words })
  .refine(isTwice, twice)
  .refine(isNotName, ownName)
export const invitedForm = z.object(newcomer).refine(isTwice, twice).refine(isNotName, ownName)
export const askForm = z
  .object({ ...newcomer, note: maybeParagraph(500) })
  .refine(isTwice, twice)
  .refine(isNotName, ownName)
export const forgottenForm = z.object({ mail: line(200).pipe(z.email('form.not-a-mail')) })
export const newPasswordForm = z.object(newPassword).refine(isTwice, twice)
export const slipRenewalForm = z
  .object({ name: line(80), words, ...newPassword })
  .refine(isTwice, twice)
  .refine(isNotName, ownName)

export const detailsForm = z.object({ name: fullName, mail: maybeMail, language, current: secret })
/** The one press at the top of every page. */
export const languageForm = z.object({ language })
export const passwordForm = z.object({ current: knownSecret, ...newPassword }).refine(isTwice, twice)
export const invitationForm = z.object({ forName: fullName })

export const slipForm = z.object({ name: fullName })
export const roleForm = z.object({ role: choice(['resident', 'steward']) })
export const personForm = z
  .object({
    name: line(80),
    role: choice(['owner', 'manager', 'family', 'staff']),
    fromOn: day,
    untilOn: maybeDay,
  })
  .refine(({ fromOn, untilOn }) => untilOn === null || untilOn > fromOn, {
    path: ['untilOn'],
    message: 'people.until-early',
  })
export const leavingForm = z.object({ current: knownSecret })
