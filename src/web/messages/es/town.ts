import type { town as english } from '../en/town.ts'
import type { Translated } from '../translated.ts'

export const town: Translated<typeof english> = {}
