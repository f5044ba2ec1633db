import type { guide as english } from '../en/guide.ts'
import type { Translated } from '../translated.ts'

export const guide: Translated<typeof english> = {
  'guide.title': 'Sus primeros treinta días',
  'guide.lead': 'Algo pequeño que dar, diez personas a quienes ir a ver y, si quiere, alguien que lo acompañe.',
  'guide.go': 'A sus treinta días',
  'guide.begin-lead':
    'Empiece cuando quiera, aunque ya lleve un año aquí. Nadie lo ve más que usted. Usted va en persona; lo que anota después de una visita lo va llenando.',
  'guide.begin': 'Empezar',
  'guide.until': 'Hasta el {{day}}, y no pasa nada si tarda más.',
  'guide.over': 'Ya pasaron los treinta días. Conserve esta página mientras le sirva, o guárdela.',
  'guide.give-title': 'Primero, algo pequeño que dar',
  'guide.give-lead': 'Primero se echa la leña y después viene el calor. Con una de estas basta.',
  'guide.give-done': 'Usted ya dio algo. Gracias.',
  'guide.give-stove': 'Conteste la pregunta de esta semana junto a la estufa',
  'guide.give-hours': 'Pase por una tienda, lea el letrero y diga si el horario está bien',
  'guide.give-offer': 'Diga de qué pueden preguntarle',
  'guide.people-title': 'Gente a quien ir a ver',
  'guide.people-none':
    'Todavía no hay en el directorio nadie con la puerta abierta. Pregunte en el mostrador de la biblioteca.',
  'guide.met': 'Se conocieron el {{day}}',
  'guide.write': 'Anotar la visita',
  'guide.have-met': 'Ya nos conocimos',
  'guide.met-kept': 'Bien. Ya hay una persona más que le conoce la cara.',
  'guide.say-sent': 'Diga que viene de parte de {{name}}.',
  'guide.named': '{{name}} dice que se le pregunte de esto: «{{topic}}»',
  'guide.host-title': 'Alguien que lo acompañe',
  'guide.host-lead':
    'Estos vecinos dijeron que presentan a la gente. Se enteran de que usted preguntó, y de nada más de esta página.',
  'guide.host-none': 'Nadie se ha ofrecido todavía. En el mostrador de la biblioteca saben quién podría.',
  'guide.host-asked':
    'Usted se lo pidió a {{name}}. Contestará cuando le venga bien; mientras tanto puede ir a darle los buenos días.',
  'guide.host-walks': 'Va con usted: {{name}}. Diga su nombre al entrar.',
  'guide.host-ask': 'Pedirle a {{name}} que me acompañe',
  'guide.asked-kept': 'Listo. Lo verá entre sus recados.',
  'guide.walks-title': 'Recién llegados que se lo pidieron',
  'guide.walks-asked': '{{name}} le pide que lo acompañe.',
  'guide.walks-with': 'Usted acompaña a {{name}}.',
  'guide.walks-stop': 'Ya no puedo',
  'guide.word': '{{name}} acaba de llegar y le pide que le acompañe las primeras semanas.',
  'guide.host-yes': 'Con gusto',
  'guide.host-no': 'Esta vez no',
  'guide.host-yes-kept': 'Bien. {{name}} ya lee que usted le acompaña. Vaya a saludar.',
  'guide.host-no-kept': 'De acuerdo. {{name}} no lee nada de esto y puede pedírselo a otra persona.',
  'guide.put-away': 'Guardar esto',
  'guide.put-away-done': 'Guardado. La gente sigue en su cuaderno.',
}
