import type { counterLock as english } from '../en/counter-lock.ts'
import type { Translated } from '../translated.ts'

export const counterLock: Translated<typeof english> = {
  'lock.title': '{{place}}: el libro está cerrado',
  'lock.shut': 'El libro está cerrado',
  'lock.lead':
    'Toque su nombre y escriba su PIN. Desde entonces el libro está abierto para usted, y lo que anote es suyo.',
  'lock.went-idle': 'Nadie lo tocó por un rato, y se cerró solo.',
  'lock.who': '¿Quién es usted?',
  'lock.choose': 'Toque primero su nombre.',
  'lock.pin': 'Su PIN',
  'lock.open': 'Abrir el libro',
  'lock.nobody': 'Nadie de este mostrador ha puesto todavía un PIN. Entre con su contraseña y ponga uno.',
  'lock.password': 'Entrar mejor con su contraseña',
  'lock.wrong':
    'No es ese. Tras unos intentos hay que esperar unos minutos; tras diez seguidos el PIN descansa, y el libro se abre con su contraseña.',
  'lock.pin-digits': 'Un PIN tiene de cuatro a seis cifras.',
  'lock.pin-plain': 'Ese lo probaría cualquiera primero. Elija otro.',
  'lock.pin-differs': 'No son iguales. Escriba su PIN dos veces.',
  'lock.pin-kept': 'Su PIN queda guardado. Abre el libro de este mostrador en su tableta, y nada más.',
  'lock.pin-gone': 'Su PIN ya no existe. Su nombre ya no aparece en el cierre.',
  'lock.lock': 'Cerrar',
  'lock.meanwhile-title': 'Mientras tanto el libro se cerró',
  'lock.meanwhile':
    'No se guardó nada, y aquí no se le muestran las palabras a nadie. Abra el libro con su PIN y escríbalas otra vez.',
  'lock.meanwhile-put-by':
    'Todavía no está en el libro. Lo que usted escribió lo espera solo a usted: abra el libro con su PIN, y estará otra vez en su formulario.',
  'lock.waits': 'Lo que se estaba escribiendo espera un día a quien lo escribió, detrás de su PIN.',
  'lock.as-left': 'Todavía no está en el libro: así lo dejó usted cuando la tableta se cerró.',
  'lock.let-go-of': 'Dejarlo',
  'lock.let-go': 'Ya no está.',
  'lock.take-along': 'Cerrar, y apartarme estas palabras',
  'lock.tried-since_one':
    'Alguien escribió {{count}} vez un PIN equivocado con su nombre desde el {{day}}. Si no fue usted, ponga uno nuevo.',
  'lock.tried-since_many':
    'Alguien escribió {{count}} de veces un PIN equivocado con su nombre desde el {{day}}. Si no fue usted, ponga uno nuevo.',
  'lock.tried-since_other':
    'Alguien escribió {{count}} veces un PIN equivocado con su nombre desde el {{day}}. Si no fue usted, ponga uno nuevo.',
  'lock.tried-today_one':
    'Alguien escribió hoy {{count}} vez un PIN equivocado con su nombre. Si no fue usted, ponga uno nuevo.',
  'lock.tried-today_many':
    'Alguien escribió hoy {{count}} de veces un PIN equivocado con su nombre. Si no fue usted, ponga uno nuevo.',
  'lock.tried-today_other':
    'Alguien escribió hoy {{count}} veces un PIN equivocado con su nombre. Si no fue usted, ponga uno nuevo.',
  'lock.pins-gone': 'Sus PIN de mostradores se fueron con la anterior: póngalos de nuevo en cada mostrador.',
  'lock.to-the-lock': 'A abrir el libro',
  'lock.told':
    'En este pueblo inventado el PIN de Tammy es 2580 y el de Earl es 1947. En el suyo nadie sabe el de nadie, ni siquiera los dueños.',

  'sees.tablets': 'Las tabletas de un mostrador',

  'tablet.title': 'La tableta del mostrador',
  'tablet.own-pin': 'Su PIN',
  'tablet.pin-lead':
    'Abre este libro en la tableta del mostrador, a nombre de usted, y nada más suyo: ni su cuaderno ni su cuenta. Su nombre aparece entonces en el cierre de la tableta.',
  'tablet.pin-none': 'Todavía no tiene ninguno.',
  'tablet.pin-opens': 'Ya tiene uno. Uno nuevo lo reemplaza al instante.',
  'tablet.pin-rests':
    'El suyo descansa, porque se escribió mal demasiadas veces. Póngalo de nuevo, con las mismas cifras si quiere.',
  'tablet.pin': 'De cuatro a seis cifras',
  'tablet.pin-again': 'Otra vez',
  'tablet.keep-pin': 'Guardar mi PIN',
  'tablet.drop-pin': 'Ya no necesito un PIN',
  'tablet.only-you': 'Solo usted lo sabe',
  'tablet.tablets': 'Tabletas de este mostrador',
  'tablet.lay-lead':
    'Una tableta, varias personas: cada una abre el libro con su propio PIN, y se cierra cuando la deja. Hágalo desde la tableta misma: en ella se cierra la sesión de usted, para que nadie encuentre sus páginas.',
  'tablet.lay': 'Esta es la tableta del mostrador',
  'tablet.this-is': 'Este navegador es una de ellas. Aquí se cierra el libro en vez de la sesión.',
  'tablet.idle': 'Se cierra sola',
  'tablet.after_one': 'Después de {{count}} minuto',
  'tablet.after_many': 'Después de {{count}} de minutos',
  'tablet.after_other': 'Después de {{count}} minutos',
  'tablet.idle-current': 'La contraseña que tiene ahora, para más tiempo',
  'tablet.idle-keep': 'Guardar',
  'tablet.idle-kept_one': 'Se cierra sola después de {{count}} minuto.',
  'tablet.idle-kept_many': 'Se cierra sola después de {{count}} de minutos.',
  'tablet.idle-kept_other': 'Se cierra sola después de {{count}} minutos.',
  'tablet.none': 'Todavía ninguna.',
  'tablet.since': 'Desde el {{day}}',
  'tablet.since-by': 'Desde el {{day}}, la puso {{name}}',
  'tablet.this': 'esta misma',
  'tablet.seen': 'Usada por última vez el {{day}}',
  'tablet.end': 'Ya no es nuestra',
  'tablet.ended': 'Ya no es una tableta de este mostrador, y nadie tiene la sesión abierta en ella.',
  'tablet.ask-owner': 'Un dueño o encargado dice qué navegador está en el mostrador.',
  'tablet.seen-by': 'Solo los dueños pueden ver esto',
}
