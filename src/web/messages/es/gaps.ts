import type { gaps as english } from '../en/gaps.ts'
import type { Translated } from '../translated.ts'

export const gaps: Translated<typeof english> = {
  'gaps.title': 'Lo que aquí todavía no hace nadie',
  'gaps.lead':
    'Tarde o temprano alguien del pueblo necesita algo de esto, y en el directorio nadie lo hace. Quizá usted conoce a quien sí.',
  'gaps.none':
    'Para todo lo que hace falta en un pueblo como este hay alguien en el directorio. Vaya a darle las gracias.',
  'gaps.empty-lead': 'Todavía no hay nadie en el directorio, así que no se sabe qué falta.',
  'gaps.empty': 'Anote un lugar que conozca. Después, lo que falta se verá solo.',
  'gaps.ask': 'Preguntar quién conoce a alguien',
  'gaps.write': 'Anotar a quien lo hace',
  'gaps.how': 'Un oficio sale de esta página cuando alguien del directorio lo hace, y vuelve cuando cierra el último.',
  'gaps.there': 'Aquí sí hay quien haga',
  'gaps.link': 'Lo que aquí todavía no hace nadie',
  'gaps.link-lead': 'Quizá un herrador, quizá alguien que afile sierras: mire qué le falta todavía al pueblo.',
}
