import type { paper as english } from '../en/paper.ts'
import type { Translated } from '../translated.ts'

export const paper: Translated<typeof english> = {
  'poster.name': 'Cartel',
  'poster.link': 'El cartel para la puerta',
  'poster.print': 'Imprima esta página y cuélguela donde la gente espera: una hoja, en los dos idiomas.',
  'poster.title': 'Por quién preguntar',
  'poster.what':
    'Este es el directorio del pueblo: las tiendas, la gente que arregla y hace cosas, y por quién preguntar al entrar.',
  'poster.go-in': 'Entre, y converse un minuto antes de pedir. Su cuaderno guarda de qué hablaron, y nadie más lo lee.',
  'poster.wood': 'Nadie le dice a una estufa: dame calor y te daré leña. Primero va la leña.',
  'poster.join':
    'Pida en el mostrador una papeleta con su nombre y cuatro palabras. No hace falta correo electrónico, y no cuesta nada.',
  'poster.foot': 'Lo llevan los vecinos. Sin anuncios, sin ventas y sin comparar a nadie.',
  'sign.name': 'Un letrero para el mostrador',
  'sign.print':
    'Imprima esta página en una hoja tamaño carta y dóblela a lo ancho: se sostiene en el mostrador, con un idioma a cada lado.',
  'sign.find': 'Horario, cómo llegar y cómo nos gusta que nos traten:',
}
