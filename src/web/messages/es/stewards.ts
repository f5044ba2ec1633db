import type { stewards as english } from '../en/stewards.ts'
import type { Translated } from '../translated.ts'

export const stewards: Translated<typeof english> = {}
