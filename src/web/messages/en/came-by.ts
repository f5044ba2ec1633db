/** "Let them know I came by": a visit of one's own that a counter is told of. */
export const cameBy = {
  'cameby.fold': 'Let them know I came by',
  'cameby.seen': 'You and their counter, if you tick it',
  'cameby.tell': 'Let them know I came by',
  'cameby.tell-one': 'Let {{place}} know I came by',
  'cameby.what-for': 'And what I came for',
  'cameby.goes':
    'It goes into their counter book as a day you came in, by your own word. Not what was said, nor with whom: your notes stay yours. Take the tick away later, and it is gone there too.',
  'cameby.only-these': 'Told are only the counters that have your card: {{places}}.',
  'cameby.needs-card':
    '{{place}} keeps a counter book. To let them know, they would need your remember-me card first; without it they are told nothing.',
  'cameby.give-card': 'Give them my card',
  'cameby.they-know': 'You let them know you came by.',
  'cameby.own-word': '{{name}} told you so.',
  'cameby.own-word-for': '{{name}} told you so: {{what}}',
  'cameby.you-told': 'By your own word, from your notebook.',
  'cameby.take-back': 'Take back the days I let them know of as well',
}
