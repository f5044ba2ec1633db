import { z } from 'zod'
import { line } from '../web/fields.ts'
import { LONGEST_PASSWORD } from './rules.ts'

const secret = z.preprocess(
  (value) => (Array.isArray(value) ? (value[0] as unknown) : (value ?? '')),
  z.string().min(1, 'form.empty').max(LONGEST_PASSWORD, 'form.too-long'),
)

export const signInForm = z.object({ name: line(200), password: secret })
