import type { accounts as english } from '../en/accounts.ts'
import type { Translated } from '../translated.ts'

export const accounts: Translated<typeof english> = {
  'signin.title': 'Entrar',
  'signin.name': 'Su nombre o su correo electrónico',
  'signin.password': 'Su contraseña',
  'signin.wrong': 'Ese nombre y esa contraseña no van juntos aquí. Revise los dos e inténtelo de nuevo.',
  'signin.other': 'O de otra manera',
  'signin.forgotten': 'Olvidé mi contraseña y aquí tienen mi correo',
  'signin.slip': 'Tengo una papeleta nueva del mostrador',
  'signin.join': 'Acabo de llegar',

  'account.taken-meanwhile': 'Alguien tomó ese nombre o ese correo hace un momento. No se guardó nada.',
}
