export const word = {
  'word.title': 'Word for you',
  'word.lead': 'What people left here for you. Answer when it suits you; no hurry.',
  'word.none-title': 'Nothing waits for you',
  'word.none': 'When somebody thanks you, answers you or asks you something, it stands here.',
  'word.by-day': 'By day, the latest first',
}
