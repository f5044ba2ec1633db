import type { word as english } from '../en/word.ts'
import type { Translated } from '../translated.ts'

export const word: Translated<typeof english> = {
  'word.title': 'Recados para usted',
  'word.lead': 'Lo que la gente le dejó aquí. Conteste cuando le venga bien; no hay prisa.',
  'word.none-title': 'No le espera nada',
  'word.none': 'Cuando alguien le dé las gracias, le conteste o le pregunte algo, estará aquí.',
  'word.by-day': 'Por día, lo último primero',
}
