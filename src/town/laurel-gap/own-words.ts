import type { OwnWords } from './shapes.ts'

/** Marks a person's words as written in English. */
export const inEnglish = (text: string): OwnWords => ({ text, language: 'en' })

/** Marks a person's words as written in Spanish. */
export const inSpanish = (text: string): OwnWords => ({ text, language: 'es' })
