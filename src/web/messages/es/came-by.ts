import type { cameBy as english } from '../en/came-by.ts'
import type { Translated } from '../translated.ts'

export const cameBy: Translated<typeof english> = {
  'cameby.fold': 'Avisarles que pasé por ahí',
  'cameby.seen': 'Usted y el mostrador de ellos, si lo marca',
  'cameby.tell': 'Avisarles que pasé por ahí',
  'cameby.tell-one': 'Avisar a {{place}} que pasé por ahí',
  'cameby.what-for': 'Y a qué fui',
  'cameby.goes':
    'Queda en su libro del mostrador como un día en que usted vino, por su propia palabra. No lo que se dijo, ni con quién: sus notas siguen siendo suyas. Quite la marca más tarde, y allá también desaparece.',
  'cameby.only-these': 'Solo se enteran los mostradores que tienen su tarjeta: {{places}}.',
  'cameby.needs-card':
    '{{place}} lleva un libro del mostrador. Para avisarles les haría falta antes su tarjeta de recuerdo; sin ella no se enteran de nada.',
  'cameby.give-card': 'Darles mi tarjeta',
  'cameby.they-know': 'Usted les avisó que pasó por ahí.',
  'cameby.own-word': 'Se lo dijo {{name}}.',
  'cameby.own-word-for': 'Se lo dijo {{name}}: {{what}}',
  'cameby.you-told': 'Por su propia palabra, desde su cuaderno.',
  'cameby.take-back': 'Quitar también los días de los que les avisé',
}
