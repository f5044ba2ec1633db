export const accounts = {
  'signin.title': 'Sign in',
  'signin.name': 'Your name, or your e-mail address',
  'signin.password': 'Your password',
  'signin.wrong': 'That name and that password do not go together here. Check both and try again.',
  'signin.other': 'Or another way',
  'signin.forgotten': 'I forgot my password, and I have e-mail here',
  'signin.slip': 'I have a new slip from the desk',
  'signin.join': 'I am new here',

  'account.taken-meanwhile': 'Somebody else took that name or that e-mail address a moment ago. Nothing was saved.',
}
