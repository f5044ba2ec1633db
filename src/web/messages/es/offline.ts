import type { offline as english } from '../en/offline.ts'
import type { Translated } from '../translated.ts'

export const offline: Translated<typeof english> = {
  'offline.title': 'En este aparato',
  'offline.lead':
    'Lo que este navegador guarda para cuando no hay señal: las páginas que usted ha visto aquí, y lo que anotó y todavía no se pudo enviar.',
  'offline.how':
    'Escriba como siempre. Sin señal, lo escrito espera aquí y se envía una sola vez, en orden, cuando la haya: también días después, y tras volver a entrar con su cuenta.',
  'offline.whose':
    'Es de quien entró con su cuenta. Al salir se borra de este aparato, y quien venga después no encuentra nada. Quien pueda abrir este aparato mientras usted tiene la sesión abierta puede leerlo, igual que su correo: ciérrelo con clave como lo haría por su correo.',
  'offline.needs-https':
    'Aquí no se guarda nada: un navegador guarda páginas solo si la dirección empieza con https, o en la misma máquina donde vive el pueblo (localhost). Pida en el mostrador una dirección con https.',
  'offline.needs-script':
    'No se guarda nada si los scripts están apagados o el navegador es muy antiguo. Todo lo demás funciona como siempre mientras haya señal.',
  'offline.waiting': 'Espera para enviarse',
  'offline.kept': 'Páginas que puede abrir sin señal',
  'offline.loses':
    'Se guardan dos semanas; el libro del mostrador, medio día. Las páginas de los encargados, la entrada y los archivos no se guardan nunca.',
  'offline.leaving-title': 'Antes de salir: algo no se ha enviado todavía',
  'offline.leaving': 'Lo que espera está escrito abajo. Envíelo, lléveselo en un archivo o déjelo ir.',
  'offline.leaving-out': 'Descartar lo que espera y salir',
  'offline.left':
    'Lo que este aparato guardaba está borrado. Sin señal no se pudo avisar al pueblo: salga una vez más cuando la haya.',

  'offline.day-and-hour': '{{day}}, {{time}}',
  'offline.saved': 'Guardada el {{saved}}; ahora no hay señal.',
  'offline.saved-short': 'guardada el {{saved}}',
  'offline.may-have-changed': 'El horario puede haber cambiado desde entonces; llame antes de ir.',
  'offline.no-signal': 'Ahora no hay señal. Esto es lo que hay en este aparato.',
  'offline.not-kept': 'No tiene conexión, y esta página no está guardada en este aparato.',
  'offline.what-is-kept': 'Esto es lo que hay.',
  'offline.waits_one': 'Una cosa espera en este aparato. Se envía sola cuando haya señal.',
  'offline.waits_many': '{{count}} cosas esperan en este aparato. Se envían solas cuando haya señal.',
  'offline.waits_other': '{{count}} cosas esperan en este aparato. Se envían solas cuando haya señal.',
  'offline.needs-a-look': 'Algo que usted escribió sin señal no se pudo tomar tal como está.',
  'offline.see-them': 'Ver lo que espera',
  'offline.somebodys':
    'Aquí se escribió algo sin señal y espera a quien lo escribió: entre con su cuenta y se enviará.',
  'offline.sign-in-go': 'Entrar',
  'offline.nothing-waits': 'No hay nada en espera.',
  'offline.nothing-kept': 'Todavía no hay páginas guardadas. Se guardan al mirarlas.',

  'offline.kind-visit': 'Una visita',
  'offline.kind-note': 'Una nota',
  'offline.kind-asked': 'Marcado como preguntado',
  'offline.kind-thanks': 'Un agradecimiento',
  'offline.kind-favor': 'Un favor que usted hizo',
  'offline.kind-came': 'Vino',
  'offline.kind-usual': 'Vino, lo de siempre',
  'offline.written': 'Escrito el {{when}}',
  'offline.state-waiting': 'Espera a que haya señal.',
  'offline.state-asks': 'Sus palabras están guardadas. Se le preguntó:',
  'offline.state-conflict': 'Sus palabras están guardadas. Antes se envió otra cosa desde el mismo formulario:',
  'offline.state-refused': 'Sus palabras están guardadas. No se pudieron tomar:',
  'offline.send-now': 'Intentar enviar ahora',
  'offline.download': 'Llevar en un archivo',
  'offline.download-all': 'Llevar todo en un archivo',
  'offline.change': 'Cambiarlo',
  'offline.open-form': 'Abrirlo en el formulario',
  'offline.send-as-new': 'Enviarlo como nuevo',
  'offline.stands': 'Lo que quedó en el pueblo:',
  'offline.look-at-it': 'Verlo allí',
  'offline.keep-standing': 'Dejar lo que quedó y soltar lo mío',
  'offline.keep-standing-yes': 'Sí, soltar lo mío',
  'offline.stands-no-more': 'Ya no está allí.',
  'offline.stands-no-signal': 'Se puede ver cuando haya señal.',
  'offline.discard': 'Descartar',
  'offline.discard-yes': 'Sí, descartarlo',
  'offline.file': 'woodstove-sin-enviar',

  'offline.write-visit': 'Anotar una visita',
  'offline.find': 'Buscar a alguien',
  'offline.app-about': 'Por quién preguntar en {{town}}, y de qué hablaron la última vez.',
}
