export const help = {
  'help.link': 'What each page is for',
  'help.title': 'What each page is for',
  'help.lead': 'Begin with what you want to do. Everything else can wait.',
  'help.ask': 'When this page does not say it, ask {{desk}}.',
  'help.parts': 'What do you want to do?',
  'help.what-you-write': 'What you write: {{seen}}.',
  'help.seen-parties': 'only you and those you name',
  'help.seen-counter': 'only this counter and the person concerned',
  'help.seen-me': 'only you',
  'help.seen-stewards': 'only you and the stewards',
  'help.seen-neighbors': 'neighbors who signed in',
  'help.seen-anybody': 'anybody, the internet too',
  'help.sign-in-first': 'You sign in first.',

  'help.part-need': 'I need somebody',
  'help.directory':
    'Write what is wrong, a trade or a name. Each place says whom to ask for, when they are in, and how they like to be approached.',
  'help.who': 'Ask about firewood or a school bus; the answer is people to go and see.',
  'help.gaps': 'What the town lacks, and who might know somebody.',
  'help.ways':
    'Trash days, burn permits, whom to wave at: written by neighbors, and put right by whoever knows better.',
  'help.fridge':
    'Who has a generator, a saw, a warm room. One sheet for the refrigerator door; print it before the storm.',
  'help.edition': 'The whole directory as a booklet or in large print, for those who would rather read paper.',
  'help.new': 'Somebody is missing? Put them in. Ask them first.',

  'help.part-went': 'I was somewhere',
  'help.visit': 'Where, with whom, one line of what you talked about.',
  'help.reminders':
    'Birthdays and other days near, what you meant to come back to, and whom you have not seen in a while; by mail and in your calendar, if you like.',
  'help.notebook':
    'The people you met and what to ask them next time. Before you walk in somewhere, one card says it all; it prints, too.',
  'help.start': 'Tick the places you use already, and your notebook is of use tonight.',
  'help.rating-title': 'Would you go back?',
  'help.rating':
    'You find this on the page of each place. Nobody reads your answer: on Mondays the answers of several households come out together, as the neighbors’ word.',
  'help.favors': 'Thank somebody, write down what you did for somebody, and what was lent. Nobody adds it up.',
  'help.favor-card':
    'Somebody gave you a card with eight letters. Here you read what it says, and answer; no account needed.',
  'help.word': 'Thanks, answers and questions that wait for you, in one place.',

  'help.part-say': 'I have something to say',
  'help.porch':
    'Ask for a hand, offer one, thank somebody, call people together. Every note comes down by itself. You can let the internet read yours, too.',
  'help.stove': 'One question a week, answered by name. You can let the internet read your answer, too.',

  'help.part-counter': 'I stand behind a counter',
  'help.claim': 'You find this on the page of your place. A handshake at the desk opens your counter book.',
  'help.sale':
    'You find it where you fix your place’s page, beside “Moved?” and “Somebody died?”. What your book keeps goes to nobody.',
  'help.counter':
    'Your regulars: their usual, what to ask them, a special order. Once your place is yours here, the book stands in your menu.',
  'help.cards':
    'For whoever stands on the other side: say how you like to be known in a shop, and take your card back whenever you like.',
  'help.my-page-title': 'The page a shop keeps about you',
  'help.my-page': 'The shop gave you a card with eight letters. Read every word, have it put right, or have it erased.',

  'help.part-new': 'I am new',
  'help.newcomers': 'Who to go and see first, and what to say. You need to know nobody.',
  'help.guide': 'Something small to give, ten people to meet, and somebody to walk along.',
  'help.offers': 'Say what people may ask you about. You have something to give, too.',
  'help.join': 'With a slip from the desk, a neighbor’s invitation, or a yes. No e-mail needed.',
  'help.sign-in': 'Your name and your password. Forgotten? The desk writes a new slip.',

  'help.part-keep': 'I keep the list',
  'help.desk':
    'For stewards: lists to bring in, slips, owners, reports, the week’s question. The private notes of people are not there.',
  'help.log': 'What the stewards took off a page, and why. Everybody may read it.',

  'help.part-mine': 'I want to see what is mine',
  'help.archive':
    'One file with everything of yours, to keep or to bring to another town; and the way to bring one here.',
  'help.account': 'Your name, your language, your password, whom you invite; and how to leave and be forgotten.',
  'help.sees': 'Every kind of thing that is kept here, and who reads it.',

  'help.ways-title': 'However you read',
  'help.way-no-script': 'Without a script.',
  'help.way-no-script-rest': 'Every page is whole when it arrives, even on a slow line.',
  'help.way-keyboard': 'By keyboard.',
  'help.way-keyboard-rest':
    'Tab goes from one thing to the next. The first stop, “Skip to the page”, passes the menu by.',
  'help.way-text': 'In a text browser, or read aloud.',
  'help.way-text-rest': 'Every picture is said in words beside it.',
  'help.way-paper': 'On paper.',
  'help.way-paper-rest': 'Print any page as it stands. The card to read before you walk in fits on an index card.',
  'help.way-languages': 'In Spanish.',
  'help.way-languages-rest':
    '“Español” stands at the top of every page. What a neighbor wrote stays in their own language.',
  'help.way-phone': 'Without any of this.',
  'help.way-phone-rest': 'Go to the desk. Somebody there reads it to you, and writes down for you what you say.',
}
