import type { help as english } from '../en/help.ts'
import type { Translated } from '../translated.ts'

export const help: Translated<typeof english> = {
  'help.link': 'Para qué sirve cada página',
  'help.title': 'Para qué sirve cada página',
  'help.lead': 'Empiece por lo que quiere hacer. Lo demás puede esperar.',
  'help.ask': 'Si no está en esta página, pregunte a {{desk}}.',
  'help.parts': '¿Qué quiere hacer?',
  'help.what-you-write': 'Quién lee lo que usted escribe: {{seen}}.',
  'help.seen-parties': 'solo usted y quien usted nombre',
  'help.seen-counter': 'solo este mostrador y la persona de quien se habla',
  'help.seen-me': 'solo usted',
  'help.seen-stewards': 'solo usted y los encargados',
  'help.seen-neighbors': 'los vecinos que han entrado',
  'help.seen-anybody': 'cualquiera, también en internet',
  'help.sign-in-first': 'Primero hay que entrar.',

  'help.part-need': 'Necesito a alguien',
  'help.directory':
    'Escriba qué pasa, un oficio o un nombre. Cada lugar dice por quién preguntar, cuándo está y cómo prefieren que uno llegue.',
  'help.who': 'Pregunte por leña o por el autobús escolar; la respuesta son personas a quienes ir a ver.',
  'help.gaps': 'Lo que le falta al pueblo, y quién podría conocer a alguien.',
  'help.ways':
    'La basura, los permisos de quema, a quién saludar: lo escriben los vecinos, y lo corrige quien sabe más.',
  'help.fridge':
    'Quién tiene un generador, una motosierra, un cuarto caliente. Una hoja para el refrigerador; imprímala antes de la tormenta.',
  'help.edition': 'Todo el directorio como librito o en letra grande, para quien prefiere leer en papel.',
  'help.new': '¿Falta alguien? Anótelo. Pídale permiso antes.',

  'help.part-went': 'Fui a algún sitio',
  'help.visit': 'Dónde, con quién y una línea de lo que hablaron.',
  'help.reminders':
    'Cumpleaños y otros días cercanos, lo que quería retomar y a quién no ha visto en un tiempo; también por correo y en su calendario, si quiere.',
  'help.notebook':
    'La gente que conoció y qué preguntarle la próxima vez. Antes de entrar en algún sitio, una tarjeta lo dice todo; también se imprime.',
  'help.start': 'Marque los lugares a los que ya va, y su cuaderno le sirve desde esta noche.',
  'help.rating-title': '¿Volvería?',
  'help.rating':
    'Está en la página de cada lugar. Nadie lee su respuesta: los lunes salen juntas las respuestas de varios hogares, como la palabra de los vecinos.',
  'help.favors': 'Dé las gracias, anote lo que hizo por alguien y lo que se prestó. Nadie lleva la cuenta.',
  'help.favor-card':
    'Alguien le dio una tarjeta con ocho letras. Aquí lee lo que dice y contesta; no hace falta tener cuenta.',
  'help.word': 'Gracias, respuestas y preguntas que le esperan, en un solo lugar.',

  'help.part-say': 'Tengo algo que decir',
  'help.porch':
    'Pida una mano, ofrézcala, dé las gracias o reúna a la gente. Cada recado se quita solo. Si quiere, el suyo se lee también en internet.',
  'help.stove':
    'Una pregunta por semana, que se contesta con nombre. Si quiere, su respuesta se lee también en internet.',

  'help.part-counter': 'Atiendo un mostrador',
  'help.claim': 'Esto está en la página de su negocio. Un apretón de manos en el mostrador del pueblo abre su libro.',
  'help.sale':
    'Está donde arregla la página de su lugar, junto a «¿Se mudó?» y «¿Murió alguien?». Lo que guarda su libro no pasa a nadie.',
  'help.counter':
    'Sus clientes de siempre: lo que suelen llevar, qué preguntarles, un encargo. Cuando su negocio ya es suyo aquí, el libro está en su menú.',
  'help.cards':
    'Para quien está del otro lado: diga cómo le gusta que le conozcan en una tienda, y retire su tarjeta cuando quiera.',
  'help.my-page-title': 'La página que una tienda tiene sobre usted',
  'help.my-page':
    'La tienda le dio una tarjeta con ocho letras. Lea cada palabra, pida que la corrijan o que la borren.',

  'help.part-new': 'Acabo de llegar',
  'help.newcomers': 'A quién ir a ver primero, y qué decir. No hace falta conocer a nadie.',
  'help.guide': 'Algo pequeño que dar, diez personas por conocer, y alguien que le acompañe.',
  'help.offers': 'Diga de qué pueden preguntarle. Usted también tiene algo que dar.',
  'help.join': 'Con una papeleta del mostrador, la invitación de un vecino, o un sí. No hace falta correo.',
  'help.sign-in': 'Su nombre y su contraseña. ¿La olvidó? En el mostrador le hacen otra papeleta.',

  'help.part-keep': 'Llevo la lista',
  'help.desk':
    'Para los encargados: listas por traer, papeletas, dueños, avisos, la pregunta de la semana. Las notas privadas de la gente no están allí.',
  'help.log': 'Lo que los encargados quitaron de una página, y por qué. Cualquiera puede leerlo.',

  'help.part-mine': 'Quiero ver lo mío',
  'help.archive': 'Un solo archivo con todo lo suyo, para guardarlo o llevarlo a otro pueblo; y cómo traer uno aquí.',
  'help.account': 'Su nombre, su idioma, su contraseña, a quién invita; y cómo irse y que le olviden.',
  'help.sees': 'Todo lo que aquí se guarda, y quién lo lee.',

  'help.ways-title': 'Lea como lea',
  'help.way-no-script': 'Con cualquier navegador.',
  'help.way-no-script-rest': 'Cada página llega entera, aunque no haya JavaScript y la conexión sea lenta.',
  'help.way-keyboard': 'Con el teclado.',
  'help.way-keyboard-rest':
    'El tabulador va de una cosa a la siguiente. La primera, «Ir a la página», se salta el menú.',
  'help.way-text': 'En un navegador de texto, o en voz alta.',
  'help.way-text-rest': 'Cada dibujo está dicho en palabras a su lado.',
  'help.way-paper': 'En papel.',
  'help.way-paper-rest': 'Imprima cualquier página tal como está. La tarjeta de antes de entrar cabe en una ficha.',
  'help.way-languages': 'En inglés.',
  'help.way-languages-rest':
    '«English» está arriba en cada página. Lo que escribió un vecino queda en su propio idioma.',
  'help.way-phone': 'Sin nada de esto.',
  'help.way-phone-rest': 'Vaya al mostrador. Allí alguien se lo lee, y anota por usted lo que diga.',
}
