import { z } from 'zod'
import { hasLetters } from '../accounts/rules.ts'
import { choice, line, maybeMail, maybeNumber } from '../web/fields.ts'

const zones = new Set(Intl.supportedValuesOf('timeZone'))

/** A town's zone by its IANA name. */
const zone = line(60).pipe(z.string().refine((name) => zones.has(name), 'setup.zone-unknown'))

const password = z.string('form.empty').min(8, 'setup.password-short').max(200, 'form.too-long')

/** What a town is named by, with or without a browser. */
export const townForm = z.object({
  town: line(60),
  state: line(60),
  zone,
  lat: maybeNumber(-90, 90),
  lon: maybeNumber(-180, 180),
  elevationFeet: maybeNumber(-1500, 30_000).transform((feet) => (feet === null ? null : Math.round(feet))),
})

export const setupForm = townForm.extend({
  code: line(40),
  languages: choice(['en es', 'en', 'es']),
  stewardName: line(80).pipe(z.string().refine(hasLetters, 'name.letters')),
  stewardMail: maybeMail,
  password,
})

export type TownInput = z.output<typeof townForm>
