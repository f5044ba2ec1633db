import type { phrases as english } from '../en/phrases.ts'
import type { Translated } from '../translated.ts'

export const phrases: Translated<typeof english> = {
  'phrase.title': 'Lo que dice la gente',
  'phrase.lead':
    'Las palabras con que aquí se pide un oficio, además de su nombre: enséñele una al buscador, y desde entonces la entiende.',
  'phrase.ask': 'Ver qué encuentran las palabras de la gente',
  'phrase.look': 'Buscar',
  'phrase.finds': 'Lo que encuentra «{{words}}»',
  'phrase.finds-more': 'y más:',
  'phrase.finds-nobody': 'Quien busca estas palabras todavía no encuentra a nadie.',
  'phrase.see-list': 'Ver la lista como la ve cualquiera',
  'phrase.means': 'El buscador entiende:',
  'phrase.means-nothing': 'No conoce ningún oficio con estas palabras.',
  'phrase.built-in': 'Lo que ya sabe: {{trade}}',
  'phrase.built-in-lead': 'Esto vino con el directorio. Primero va lo que dicen los vecinos; así se queda.',
  'phrase.add': 'Enseñarle una frase',
  'phrase.phrase': 'Lo que dice la gente',
  'phrase.phrase-hint':
    'Hasta seis palabras: «se tapó el caño», «quien arregle canaletas». No importan las mayúsculas ni los acentos.',
  'phrase.language': 'Se dice en',
  'phrase.trade': 'Oficio que quiere decir',
  'phrase.another-trade': 'Otro oficio ({{number}})',
  'phrase.add-go': 'Enseñársela al buscador',
  'phrase.added': 'Desde ahora el buscador entiende «{{phrase}}». Esto es lo que encuentra.',
  'phrase.taken-away': 'El buscador ya no entiende eso por «{{phrase}}».',
  'phrase.ours': 'Lo que añadió el pueblo',
  'phrase.ours-none': 'El pueblo todavía no ha añadido nada aquí.',
  'phrase.take-away': 'Quitarla',
  'phrase.next': 'Más abajo en la lista',
  'phrase.says-nothing': 'Estas palabras están en cualquier pregunta. Escriba la que la distingue de las demás.',
  'phrase.too-many-words': 'El buscador compara hasta seis palabras a la vez. Deje las que importan.',
  'phrase.there-already': 'El buscador ya conoce esta frase para ese oficio.',
  'phrase.enough': 'El pueblo tiene todas las frases que el buscador puede comparar. Quite una que ya no diga nadie.',
  'phrase.link': 'Enseñarle al buscador lo que se dice aquí',
  'phrase.teach': 'Enseñarle al buscador qué quiere decir «{{words}}»',
}
