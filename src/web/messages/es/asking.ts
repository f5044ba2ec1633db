import type { asking as english } from '../en/asking.ts'
import type { Translated } from '../translated.ts'

export const asking: Translated<typeof english> = {
  'asking.title': 'Para llamar y preguntar',
  'asking.lead':
    'Hace un año que nadie dice que esto está bien. Llame, diga quién es y de dónde llama, y pregunte. Casi todos se alegran de que alguien lo haga.',
  'desk.ring-lead': 'Lo que nadie ha confirmado en un año, con el número para llamar.',
  'asking.none': 'Alguien revisó cada lugar en el último año. No hay a quién llamar.',
  'asking.many_one': 'Un lugar.',
  'asking.many_other': '{{count}} lugares, primero los de hace más tiempo.',
  'asking.many_many': '{{count}} de lugares, primero los de hace más tiempo.',
  'asking.ask-for': 'Pregunte por {{name}}.',
  'asking.no-phone': 'No hay número para llamar. Pase por ahí, o pregunte a quien vaya.',
  'asking.hours': 'Dice: {{hours}}',
  'asking.no-hours': 'No hay horario escrito. Pregunte cuándo está abierta la puerta.',
  'asking.last': 'Confirmado por última vez el {{day}}',
  'asking.never': 'Nunca confirmado',
  'asking.right': 'Este horario está bien',
  'asking.so': 'Es como dice',
  'asking.confirmed': '{{name}} es como dice: anotado. ¿Seguimos con el siguiente?',
  'asking.changed': 'Algo cambió',
  'asking.further': 'Más lugares',
  'asking.word': '¿Sigue bien el horario de {{place}}? Hace un año que nadie lo dice.',
  'asking.letter-subject': '¿Sigue bien el horario de {{place}}?',
  'asking.letter':
    'Hola:\n\nHace un año que nadie dice que lo que {{town}} lee sobre {{place}} está bien. Puede que alguien vaya hasta su puerta confiando en eso.\n\nÉchele un vistazo y presione «Este horario está bien», o cambie lo que no lo esté:\n{{link}}\n\nRecibe esta carta porque usted responde por {{place}}. No se le volverá a preguntar en medio año.\n',
}
