import type { edition as english } from '../en/edition.ts'
import type { Translated } from '../translated.ts'

export const edition: Translated<typeof english> = {
  'edition.name': 'Directorio impreso',
  'edition.title': 'El directorio en papel',
  'edition.lead':
    'Por quién preguntar, según lo que hace y por su nombre, para tenerlo junto al teléfono. Se hace de nuevo cada vez que algo cambia.',
  'edition.booklet': 'Librito',
  'edition.booklet-what':
    'Media hoja tamaño carta por página, en el orden de lectura: para la pantalla, o para una impresora que arma libritos por sí sola.',
  'edition.stitch': 'Librito listo para doblar',
  'edition.stitch-what':
    'Lo mismo en hojas tamaño carta, dos páginas lado a lado: imprima por ambas caras, voltee por el lado corto, doble por la mitad y engrape.',
  'edition.large': 'Letra grande',
  'edition.large-what': 'En hojas tamaño carta, con letras para ojos cansados.',
  'edition.fridge': 'Hoja del refrigerador',
  'edition.fridge-what': 'Para cuando se va la luz. La pueden abrir los vecinos que entraron con su cuenta.',
  'edition.fridge-sign-in': 'Primero le pide entrar con su cuenta.',
  'edition.what-is-in':
    'Trae lo que cualquiera puede leer: ninguna dirección de casa que se reserve, ningún teléfono que su dueño deje solo para vecinos.',
  'edition.size': 'PDF, en español o en inglés según el idioma de esta página.',
  'edition.too-many':
    'Aquí hay más lugares de los que caben en un directorio impreso. Llévese la lista como archivo, desde la página que dice para qué sirve cada página.',
  'edition.none': 'Todavía no hay nadie en el directorio. Cuando estén los primeros lugares, se imprimen desde aquí.',
  'edition.busy': 'La imprenta está ocupada con otros. Pruebe de nuevo en un minuto.',
  'edition.season-winter': 'Invierno de {{year}}',
  'edition.season-spring': 'Primavera de {{year}}',
  'edition.season-summer': 'Verano de {{year}}',
  'edition.season-fall': 'Otoño de {{year}}',
  'edition.town-directory': 'Directorio de {{town}}',
  'edition.cover': 'Por quién preguntar, según lo que hace y por su nombre',
  'edition.contents': 'Qué hay aquí',
  'edition.rest': 'Y también',
  'edition.from-day': '{{why}} desde el {{day}}',
  'edition.people': 'Por su nombre',
  'edition.people-lead': 'Todos por quienes se puede preguntar. El número es la página en que están.',
  'edition.map-caption': 'Croquis sin escala. Los números son los de estas páginas.',
  'edition.spoken': 'También se habla: {{languages}}',
  'edition.goes': 'Cómo se hace aquí',
  'edition.goes-words':
    'Entre. Converse un minuto antes de pedir. Pague pronto, y un poco más si le dieron más de lo que pidió. Vuelva y cuente cómo resultó. Nadie le dice a una estufa: dame calor y te daré leña; primero va la leña.',
  'edition.own': 'Solo suyo.',
  'edition.own-talked': 'Con quién habló, y de qué:',
  'edition.own-next': 'A quién ver después:',
  'edition.wrong': '¿Un número equivocado? Avise en el mostrador.',
  'edition.kept': 'Lo llevan los vecinos. Nada se vende.',
  'edition.as-of': 'Como estaba el {{day}}. Los horarios cambian: llame antes si queda lejos.',
  'edition.online': 'La página de cada lugar, con el camino:',
  'edition.sources': 'De dónde viene: {{sources}}.',
}
