import type { gaps as english } from '../en/gaps.ts'
import type { Translated } from '../translated.ts'

export const gaps: Translated<typeof english> = {
  'gaps.title': 'Lo que aquí todavía no hace nadie',
  'gaps.lead':
    'Tarde o temprano alguien del pueblo necesita algo de esto, y en el directorio nadie lo hace. Quizá usted conoce a quien sí.',
  'gaps.none': 'En el directorio hay quien haga todo lo que un pueblo como este pide. Vaya a darles las gracias.',
  'gaps.empty-lead': 'Todavía no hay nadie en el directorio, así que nadie hace falta.',
  'gaps.empty': 'Anote un lugar que ya está. Lo que falta se verá solo después.',
  'gaps.ask': 'Preguntar quién conoce a alguien',
  'gaps.write': 'Anotar a quien lo hace',
  'gaps.how': 'Un oficio sale de esta página cuando alguien del directorio lo hace, y vuelve cuando cierra el último.',
  'gaps.there': 'Aquí sí hay quien haga',
  'gaps.link': 'Lo que aquí todavía no hace nadie',
  'gaps.link-lead': 'Fosas sépticas, un herrador, alguien que afile sierras: mire qué le falta todavía al pueblo.',
}
