import type { ownSearch as english } from '../en/own-search.ts'
import type { Translated } from '../translated.ts'

export const ownSearch: Translated<typeof english> = {
  'own-search.title': 'Buscar en mi cuaderno',
  'own-search.label': 'Buscar en todo lo mío',
  'own-search.hint': 'Un nombre, una palabra, a qué fue: personas, visitas, líneas, fechas, favores',
  'own-search.look': 'Buscar',
  'own-search.none': 'Ninguna de sus páginas dice eso. Pruebe con otra palabra, o solo con el principio.',
  'own-search.in-town': 'Mejor buscar en el directorio',
  'own-search.person': 'Personas',
  'own-search.ask': 'Para preguntar la próxima vez',
  'own-search.line': 'Lo que usted apuntó',
  'own-search.visit': 'Visitas',
  'own-search.day': 'Fechas',
  'own-search.reminder': 'Recordatorios',
  'own-search.favor': 'Favores',
  'own-search.went-past': 'Lo que fue más allá',
  'own-search.more': 'Hay más. Agregue una palabra para acotarlo.',
  'own-search.nameless': 'Sin nombre',
}
