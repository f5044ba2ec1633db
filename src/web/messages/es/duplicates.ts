import type { duplicates as english } from '../en/duplicates.ts'
import type { Translated } from '../translated.ts'

export const duplicates: Translated<typeof english> = {
  'duplicate.title': '¿Apuntado dos veces?',
  'duplicate.lead':
    'Dos fichas que parecen un mismo negocio. Un teléfono o un dueño en común no bastan: tres negocios pueden compartir una línea, y una persona puede tener dos tiendas.',
  'duplicate.wait_one': 'Un par por mirar.',
  'duplicate.wait_many': '{{count}} pares por mirar.',
  'duplicate.wait_other': '{{count}} pares por mirar.',
  'duplicate.none': 'No hay dos fichas que parezcan un mismo negocio.',
  'duplicate.pair': '{{one}} y {{other}}',
  'duplicate.of': '({{one}} y {{other}})',
  'duplicate.merge': 'Son el mismo: unirlos',
  'duplicate.not': 'No son el mismo',
  'duplicate.apart': '{{one}} y {{other}} son dos. No se le volverá a preguntar.',
  'duplicate.not-understood': 'Esos dos no se pudieron leer. Escoja un par de la lista.',
  'duplicate.next': 'Más pares',
  'duplicate.one-of-these': '¿Es alguno de estos?',
  'duplicate.one-of-these-lead':
    'Ya están apuntados y se parecen a lo que usted escribió. Si el suyo es otro, guárdelo otra vez tal como está.',
  'alike.same-name': 'el mismo nombre',
  'alike.like-name': 'casi el mismo nombre',
  'alike.same-place': 'el mismo lugar',
  'alike.same-town': 'el mismo pueblo',
  'alike.same-phone': 'el mismo teléfono',
  'alike.same-web': 'la misma página de internet',
  'alike.same-owner': 'el mismo dueño',
  'merge.title': 'Hacer uno de dos',
  'merge.lead':
    'Queda {{kept}}, y {{gone}} sigue con esa ficha. Las direcciones viejas y los códigos impresos de los dos siguen sirviendo.',
  'merge.other-way': 'Al revés: que quede {{gone}}',
  'merge.where': 'Dónde está',
  'merge.hidden': 'Solo lo ven sus dueños',
  'merge.field-by-field': 'En lo que difieren',
  'merge.nothing-differs': 'Dicen lo mismo, o solo uno de los dos dice algo.',
  'merge.look': 'Mirar primero',
  'merge.look-again': 'Mirar otra vez',
  'merge.then': '{{name}} dirá entonces',
  'merge.rest': 'Todo lo demás queda como está.',
  'merge.moves':
    'Lo que cuelga de {{gone}} viene también: su gente, sus cierres, fotos, palabras firmadas y respuestas, avisos, y las visitas y notas de cada vecino, que siguen siendo solo suyas. Lo que una persona contestó o firmó en los dos queda una vez.',
  'merge.apart':
    'Alguien atendió antes el mostrador de {{gone}}. Lo que guardó ahí sigue cerrado: con esto no lo lee nadie.',
  'merge.two-counters':
    'Los dos tienen gente en el mostrador, y no es la misma. Lo que guarda cada mostrador lo leería quien hoy no puede, así que los dos siguen aparte. Que los dueños pongan a las mismas personas en los dos mostradores; entonces se podrán unir.',
  'merge.keep-the-other':
    'En este mostrador hubo gente antes, y en el otro hay hoy otra, que leería lo que aquí se guardó. Escoja «al revés».',
  'merge.go': 'Unirlos',
  'merge.undo-hint': 'Se puede deshacer durante 30 días.',
  'merge.done': '{{gone}} sigue como {{kept}}.',
  'merge.can-be-undone': 'Se puede deshacer durante 30 días',
  'merge.changed-meanwhile': 'Uno de los dos cambió o se unió mientras tanto. Mírelos como están ahora.',
  'merge.latest': 'Unidos en los últimos 30 días',
  'merge.latest-lead':
    'Al deshacer vuelven los dos como estaban. Lo que se escribió después sobre el que quedó se queda con él; lo que se cambió después en algo que vuelve, vuelve como está ahora.',
  'merge.latest-none': 'Últimamente no se unió nada.',
  'merge.row': '{{gone}} siguió con esta ficha, {{day}}',
  'merge.undo': 'Deshacer: son dos',
  'merge.undone': '{{kept}} y {{gone}} son dos otra vez.',
  'merge.too-late': 'Ya pasaron sus 30 días. Si de veras son dos, apunte el segundo de nuevo.',
  'merge.later-first': 'Uno de los dos se unió otra vez después. Deshaga esa unión primero.',
  'merge.why': 'El mismo lugar que «{{name}}», que estaba apuntado dos veces.',
  'merge.why-undone': '«{{name}}» es otro lugar.',
}
