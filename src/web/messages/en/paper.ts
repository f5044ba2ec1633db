export const paper = {
  'poster.name': 'Poster',
  'poster.link': 'The poster for the door',
  'poster.print': 'Print this page and hang it where people wait: one sheet, in both languages.',
  'poster.title': 'Whom to ask for',
  'poster.what':
    'Here is the town’s own directory: the shops, the people who mend and make things, and whom to ask for when you walk in.',
  'poster.go-in':
    'Go in, and talk a minute before you ask. Your notebook keeps what you talked about, and nobody else reads it.',
  'poster.wood': 'Nobody says to a stove, give me heat and I will give you wood. The wood goes in first.',
  'poster.join':
    'Ask at the desk for a slip of paper with your name and four words. You need no e-mail address, and nothing to pay.',
  'poster.foot': 'Kept by neighbors. No ads, nothing for sale, nobody ranked.',
  'sign.name': 'A sign for the counter',
  'sign.print':
    'Print this page on a sheet of Letter paper and fold it across: it stands on the counter, one language to each side.',
  'sign.find': 'Hours, the way here and how we like to be approached:',
}
