export const leaving = {
  'leaving.title': 'Leave, and be forgotten',
  'leaving.back': 'My account',
  'leaving.goes':
    'Your notebook goes: every visit, person, note and date in it. So do your name, your e-mail, your sessions, and your line under “Whom to ask for”.',
  'leaving.stays':
    'What you gave to others stays with them, from “a former neighbor”. Changes you made to the directory stay in its history the same way.',
  'leaving.copies': 'This cannot be undone. A copy of the database made earlier forgets you again when it is put back.',
  'leaving.password': 'Your password, to be sure',
  'leaving.go': 'Forget me',
  'leaving.gone': 'You are forgotten here. Come by again; the door is the same.',
  'leaving.last-steward':
    'You are the only steward. Make somebody else one first, so that the town is not left without.',
  'leaving.former-neighbor': 'a former neighbor',
  'leaving.link': 'Leave, and be forgotten',
}
