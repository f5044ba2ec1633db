import type { start as english } from '../en/start.ts'
import type { Translated } from '../translated.ts'

export const start: Translated<typeof english> = {
  'start.title': 'Cinco minutos en la mesa de la cocina',
  'start.lead':
    'Marque los lugares a los que ya va. Su cuaderno empieza con ellos, y desde esta noche sabe por quién pregunta usted.',
  'start.other': 'Otros',
  'start.all-headings': 'Todos los apartados',
  'start.all-of': 'Todo en {{heading}}',
  'start.next': 'Estos son los míos',
  'start.tick-some': 'Marque al menos un lugar, o dos.',
  'start.none-title': 'Todos los lugares están ya en su cuaderno',
  'start.all-there': 'La próxima vez que entre en algún sitio, anote de qué hablaron.',
  'start.none':
    'Anote el lugar al que va más a menudo y vuelva después a esta mesa. O anote primero una visita: puede ser a cualquier sitio.',
  'start.places-title': '¿Por quién pregunta?',
  'start.places-lead': 'Deje en blanco lo que quiera. Se puede corregir en cualquier momento.',
  'start.whom': '¿Por quién pregunta?',
  'start.somebody-else': 'O por otra persona',
  'start.a-name': 'Basta un nombre.',
  'start.back': '¿Volvería?',
  'start.back-hint':
    'Nadie lee su respuesta. Cuando bastantes vecinos han dado la suya, cuenta para la palabra de los vecinos.',
  'start.back-yes': 'Sí',
  'start.back-mixed': 'Sí y no',
  'start.back-no': 'No',
  'start.back-unsaid': 'Prefiero no decirlo',
  'start.since': '¿Desde qué año, más o menos, va allí?',
  'start.since-hint': 'Si lo deja vacío, se apunta este año.',
  'start.keep': 'Ponerlos en mi cuaderno',
  'start.kept': 'Ya están en su cuaderno. La próxima vez, antes de entrar, mire la tarjeta.',
  'start.sit-down': 'Cinco minutos en la mesa de la cocina',
}
