import type { leaving as english } from '../en/leaving.ts'
import type { Translated } from '../translated.ts'

export const leaving: Translated<typeof english> = {
  'leaving.title': 'Irse y ser olvidado',
  'leaving.back': 'Mi cuenta',
  'leaving.goes':
    'Su cuaderno se va: cada visita, persona, nota y fecha que hay en él. También su nombre, su correo, sus sesiones y su cara en las páginas que reclamó.',
  'leaving.stays':
    'Lo que dio a otros se queda con ellos, de parte de «un antiguo vecino». Lo que cambió en el directorio queda igual en su historial.',
  'leaving.copies':
    'Esto no se puede deshacer. Una copia anterior de la base de datos lo olvida de nuevo cuando se vuelve a poner.',
  'leaving.password': 'Su contraseña, para estar seguros',
  'leaving.go': 'Olvídenme',
  'leaving.gone': 'Aquí ya no se le recuerda. Vuelva cuando quiera; la puerta es la misma.',
  'leaving.last-steward':
    'Usted es la única persona encargada. Nombre antes a otra, para que el pueblo no se quede sin nadie.',
  'leaving.former-neighbor': 'un antiguo vecino',
  'leaving.link': 'Irse y ser olvidado',
}
