import type { notebook as english } from '../en/notebook.ts'
import type { Translated } from '../translated.ts'

export const notebook: Translated<typeof english> = {}
