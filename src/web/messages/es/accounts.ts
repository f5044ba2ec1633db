import type { accounts as english } from '../en/accounts.ts'
import type { Translated } from '../translated.ts'

export const accounts: Translated<typeof english> = {
  'signin.title': 'Entrar',
  'signin.name': 'Su nombre o su correo electrónico',
  'signin.password': 'Su contraseña',
  'signin.wrong':
    'Ese nombre y esa contraseña no van juntos aquí. Revise los dos; si algún vecino se llama casi igual, escriba su nombre completo, como lo puso el mostrador. Luego inténtelo de nuevo.',
  'signin.signed-out': 'Ha salido de su cuenta en este aparato. Lo suyo se queda donde está.',
  'signin.why': 'Esa página es para vecinos que entraron. Entre, y llegará a ella.',
  'signin.why-porch': 'En el porche se contesta con nombre, así que entre primero. Después vuelve a la nota.',
  'signin.other': 'O de otra manera',
  'signin.forgotten': 'Olvidé mi contraseña y el pueblo tiene mi correo',
  'signin.slip': 'Tengo una papeleta nueva del mostrador',
  'signin.join': 'Acabo de llegar',

  'password.new': 'Una contraseña',
  'password.hint':
    'Al menos 8 letras o signos. Tres o cuatro palabras sencillas se recuerdan bien y cuesta adivinarlas.',
  'password.again': 'La misma contraseña otra vez',
  'password.short': 'Que tenga al menos 8 letras o signos.',
  'password.differs': 'No son iguales. Escriba las dos otra vez.',
  'password.own-name': 'Todo el pueblo sabe cómo se llama usted, así que su nombre no sirve de contraseña.',
  'name.letters': 'Escriba un nombre que tenga letras.',

  'join.title': 'Unirse al pueblo',
  'join.lead':
    'En el mostrador le dieron una papeleta con su nombre y cuatro palabras. No hace falta correo electrónico.',
  'join.name': 'Su nombre, como está en la papeleta',
  'join.your-name': 'Su nombre, como le conocen los vecinos',
  'join.words': 'Las cuatro palabras de la papeleta',
  'join.words-hint': 'Las mayúsculas y las comas no importan.',
  'join.mail': 'Su correo electrónico',
  'join.mail-hint': 'Solo si quiere. Sirve por si olvida la contraseña; nadie más lo ve.',
  'join.language': 'Leer en',
  'join.go': 'Pasar',
  'join.no-slip': '¿No tiene papeleta?',
  'join.no-slip-ways':
    'Pídala en el mostrador, o que un vecino que ya está le invite. También puede pedirlo desde donde está.',
  'join.ask-link': 'Pedir un sí',
  'join.already': 'Ya estoy aquí: entrar',
  'join.invited': '{{name}} le invita a {{town}}.',
  'join.welcome': 'Le damos la bienvenida a {{town}}. Este cuaderno es suyo y solo usted puede leerlo.',
  'join.slip-wrong':
    'No encontramos ninguna papeleta con ese nombre y esas palabras. Escriba las dos cosas tal como están en el papel: cuando los nombres se parecen, el mostrador agrega algo, como un camino. Una papeleta vale 30 días; en el mostrador le hacen otra. La de una contraseña olvidada abre la página de entrar, en «Tengo una papeleta nueva del mostrador».',
  'join.used': 'Esto ya se usó. Si fue usted, entre con su nombre y su contraseña.',
  'join.name-taken': 'Aquí ya hay alguien que se llama {{there}}. Agregue su camino: {{name}} de Creek Road.',
  'join.mail-taken':
    'Alguien aquí ya usa este correo. Si lo comparten dos personas, déjelo vacío; si olvida la contraseña, el mostrador le ayuda.',

  'ask.title': 'Pedir un sí',
  'ask.lead': 'En el mostrador alguien lee esto y dice que sí. Mientras tanto puede mirar como cualquiera.',
  'ask.note': 'Unas palabras sobre usted',
  'ask.note-hint': 'Dónde vive o quién le conoce. Solo lo leen los encargados, y se borra cuando contestan.',
  'ask.go': 'Pedirlo',
  'ask.sent-title': 'Ya lo tiene el mostrador',
  'ask.sent':
    'Cuando digan que sí, entre con su nombre y la contraseña que acaba de elegir. Si en una semana no sabe nada, pase por el mostrador: puede que ya haya alguien con el mismo nombre, y allí se arregla.',

  'forgotten.title': 'Olvidé mi contraseña',
  'forgotten.lead': 'Escriba el correo que el pueblo tiene de usted. Le llega un enlace que vale una hora.',
  'forgotten.go': 'Enviar el enlace',
  'forgotten.sent-title': 'Mire su correo',
  'forgotten.sent':
    'Si el pueblo tiene esa dirección, un enlace va de camino. ¿Nada en diez minutos? Mire en el correo no deseado, o pase por el mostrador: una papeleta nueva con cuatro palabras sirve igual.',

  'renew.title': 'Una contraseña nueva',
  'renew.for': 'Para {{name}}. En cualquier otro lugar donde haya entrado, se cerrará la sesión.',
  'renew.slip-lead': 'En el mostrador le dieron una papeleta nueva con su nombre y cuatro palabras.',
  'renew.slip-wrong':
    'No encontramos ninguna papeleta con ese nombre y esas palabras. Escriba las dos cosas tal como están en el papel: cuando los nombres se parecen, el mostrador agrega algo, como un camino. Una papeleta vale 30 días; en el mostrador le hacen otra. La de alguien nuevo abre «Unirse al pueblo».',
  'renew.go': 'Poner esta contraseña',
  'renew.link-over': 'Este enlace ya se usó o ya no vale. Pida otro, o pase por el mostrador.',
  'renew.done': 'Ya tiene su contraseña nueva. En los demás lugares se cerró la sesión.',

  'account.title': 'Su cuenta',
  'account.taken-meanwhile': 'Alguien tomó ese nombre o ese correo hace un momento. No se guardó nada.',
  'account.details': 'Quién es usted aquí',
  'account.name': 'Su nombre',
  'account.name-hint': 'Lo ven los vecinos que han entrado.',
  'account.mail': 'Su correo electrónico',
  'account.mail-hint': 'Por si olvida la contraseña. Puede dejarlo vacío; entonces le ayuda el mostrador.',
  'account.current-for-mail': 'Su contraseña, si cambia el correo',
  'account.password-for-mail': 'Para cambiar el correo, escriba también su contraseña.',
  'account.details-kept': 'Guardado.',
  'account.password': 'Cambiar su contraseña',
  'account.current': 'La contraseña que tiene ahora',
  'account.current-wrong': 'Esa no es la contraseña que tiene ahora.',
  'account.password-save': 'Cambiarla',
  'account.password-kept': 'Su contraseña quedó cambiada. En los demás lugares se cerró la sesión.',
  'account.sessions': 'Dónde ha entrado',
  'account.session-since': 'Entró el {{since}}, última vez el {{seen}}',
  'account.session-this': 'este mismo',
  'account.session-end': 'Cerrarla',
  'account.session-end-which': '({{device}}, desde el {{since}})',
  'account.sessions-end-others': 'Cerrar todas las demás',
  'account.desk-knows': 'Lo que el mostrador ve de usted',
  'account.desk-knows-what':
    'Su nombre, si está entre los encargados y si su cuenta está activa. Nada de lo que usted apunta.',
  'device.phone': 'Un teléfono',
  'device.tablet': 'Una tableta',
  'device.computer': 'Una computadora',
  'device.text': 'Un navegador de texto',

  'invite.title': 'Invitar a un vecino',
  'invite.lead': 'Hace un enlace para una persona. Vale 14 días y sirve una vez.',
  'invite.for': '¿Para quién es?',
  'invite.go': 'Hacer el enlace',
  'invite.open': 'Espera, hasta el {{until}}',
  'invite.used': 'Entró como {{name}}',
  'invite.over': 'No se usó, y ya pasó',
  'invite.too-many': 'Veinte invitaciones suyas todavía esperan. Deje que entren algunas primero.',
  'invite.printed-title': 'Una invitación',
  'invite.printed-for': 'Para {{name}}',
  'invite.printed-how': 'Abra esta dirección. Sirve una vez, hasta el {{until}}.',
  'invite.printed-once':
    'Esta página muestra el enlace durante diez minutos. Cópielo o imprímalo ahora; después nadie puede buscarlo.',
  'invite.link-over': 'Esta invitación ya se usó o ya no vale. Pídale otra a su vecino.',
  'invite.back': 'Volver a su cuenta',

  'letter.link-subject': 'Una contraseña nueva para {{town}}',
  'letter.link':
    'Hola, {{name}}:\n\nAlguien pidió una contraseña nueva para su cuenta de {{town}}. Si fue usted, abra esto antes de una hora:\n\n{{link}}\n\nSi no fue usted, no haga nada. Nada cambia hasta que se abra el enlace y se ponga una contraseña nueva.\n',
  'letter.welcome-subject': 'Le damos la bienvenida a {{town}}',
  'letter.welcome':
    'Hola, {{name}}:\n\nEn el mostrador dijeron que sí: ya puede entrar con su nombre y la contraseña que eligió.\n\n{{link}}\n\nPase a saludar cuando pueda.\n',
}
