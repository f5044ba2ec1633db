export const asking = {
  'asking.title': 'To ring through',
  'asking.lead':
    'Nobody has said for a year that these are right. Ring, say your name and where you call from, and ask. Most of them are glad somebody did.',
  'desk.ring-lead': 'What nobody has confirmed for a year, with the number to call.',
  'asking.none': 'Somebody has looked at every entry within the year. Nothing to ring.',
  'asking.many_one': 'One entry.',
  'asking.many_other': '{{count}} entries, the longest ago first.',
  'asking.ask-for': 'Ask for {{name}}.',
  'asking.no-phone': 'No number to ring. Go by, or ask somebody who goes.',
  'asking.hours': 'It says: {{hours}}',
  'asking.no-hours': 'No hours are written down. Ask when the door is open.',
  'asking.last': 'Last confirmed on {{day}}',
  'asking.never': 'Never confirmed',
  'asking.right': 'These hours are right',
  'asking.so': 'It is as it says',
  'asking.confirmed': '{{name}} is as it says: noted. The next one?',
  'asking.changed': 'Something changed',
  'asking.further': 'Further entries',
  'asking.word': 'Are the hours of {{place}} still right? Nobody has said so for a year.',
  'asking.letter-subject': 'Are the hours of {{place}} still right?',
  'asking.letter':
    'Hello,\n\nnobody has said for a year that what {{town}} reads about {{place}} is right. Somebody may be driving to your door by it.\n\nHave a look, and press “These hours are right” or change what is not:\n{{link}}\n\nYou get this because you answer for {{place}}. You will not be asked again within half a year.\n',
} as const
