import type { leaving as english } from '../en/leaving.ts'
import type { Translated } from '../translated.ts'

export const leaving: Translated<typeof english> = {
  'leaving.title': 'Irse y que le olviden',
  'leaving.back': 'Mi cuenta',
  'leaving.goes':
    'Su cuaderno se va: cada visita, persona, nota y fecha que hay en él. También su nombre, su correo, sus sesiones y su línea en «Por quién preguntar».',
  'leaving.stays':
    'Lo que dio a otros se queda con ellos, de parte de «alguien que fue del vecindario». Lo que cambió en el directorio queda igual en su historial.',
  'leaving.copies':
    'Esto no se puede deshacer. Si se repone una copia anterior de la base de datos, se le vuelve a borrar de ella.',
  'leaving.password': 'Su contraseña, para estar seguros',
  'leaving.go': 'Olvídenme',
  'leaving.gone': 'Aquí ya no se le recuerda. Vuelva cuando quiera; la puerta es la misma.',
  'leaving.last-steward':
    'Usted es la única persona encargada. Nombre antes a otra, para que el pueblo no se quede sin nadie.',
  'leaving.former-neighbor': 'alguien que fue del vecindario',
  'leaving.link': 'Irse y que le olviden',
}
