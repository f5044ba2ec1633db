import type { directory as english } from '../en/directory.ts'
import type { Translated } from '../translated.ts'

export const directory: Translated<typeof english> = {}
