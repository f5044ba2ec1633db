import type { TalkStock } from './shapes.ts'

/** What is said at the counters in town. */
export const englishTalk: TalkStock = {
  'halfway-grocery': {
    errands: ['the week’s groceries', 'milk and eggs', 'something for supper', 'flour', 'a chicken', 'just bread'],
    lines: [
      'Went in for milk. The cart pulled left all the way to the cheese.',
      'Wesley asked how the river looked from my side. Brown, I said. He nodded like a doctor.',
      'Magdalena cut it thick because I looked tired.',
      'Long line, short talk. Somebody’s baby did the entertaining.',
      'They were out of yeast, so everybody’s baking.',
      'Traded recipes for collards over the freezer with a woman I’d only waved at.',
      'The good apples were up front, the little ugly ones.',
      'Rain on the big windows and nobody in a hurry to go out in it.',
      'Wesley carried it to the car and told me about a heron.',
    ],
  },
  'gap-hardware-and-feed': {
    errands: [
      'a washer',
      'wood screws',
      'lamp oil',
      'chicken feed',
      'a mop',
      'furnace filter',
      'weatherstrip',
      'paint',
    ],
    lines: [
      'Went in for screws. Earl wanted to know what for, and it turns out I needed bolts.',
      'Stood at the rain chart. It has been wetter than I remembered and drier than I said.',
      'Three men and one shovel, discussing it. I chose the other shovel.',
      'Earl let the telephone ring till I’d found my list.',
      'The beagles were asleep on the sale rugs.',
      'Came away with the right one and the name of a man who can put it in.',
      'Earl drew it on a paper sack. I’ve kept the sack.',
      'Asked about the stain and was told to leave it alone. Best advice all month.',
    ],
  },
  'laurel-gap-post-office': {
    errands: ['stamps', 'a parcel', 'a money order', 'the mail'],
    lines: [
      'Vernon had the bench. He says Thursday.',
      'Delores knew it was from my cousin by the handwriting.',
      'Mailed the quilt. Delores put her hand flat on the box a second before she stamped it.',
      'A package for the house number that isn’t. It’s ours, it turns out.',
      'Ran into half of Church Street between the door and the ramp.',
      'She had a map up of a road in Norway. I asked.',
    ],
  },
  'laurel-gap-transfer-station': {
    errands: ['trash', 'trash and cardboard', 'the old mattress', 'bottles'],
    lines: [
      'Roz had the radio on and held up one finger till the note was over.',
      'Took two bags, came home with a lamp.',
      'Left the high chair on the shelf. It was gone before I’d turned around, and I knew who.',
      'You see everybody at the dump. I should wear better shoes.',
    ],
  },
  'whitfield-pharmacy': {
    errands: ['prescription', 'cough drops', 'a refill', 'blood pressure pills', 'bandages'],
    lines: [
      'Camille wouldn’t give me the two together till she’d called.',
      'She has a new photograph up: the mill crew, 1931, nobody smiling, one dog.',
      'Weighed myself on the scale in the window with the town walking by. Never again.',
      'Asked after my mother’s hip before she asked after the card.',
      'Told me the cheaper one is the same one.',
    ],
  },
  'three-creeks-savings-bank': {
    errands: ['deposit', 'a check', 'quarters', 'safe-deposit box'],
    lines: [
      'Four minutes early by their clock, four minutes late by mine.',
      'Priscilla counted it twice and then counted the cat pictures once.',
      'Signed where she pointed, after she’d made me read it.',
    ],
  },
  'the-blue-door-cafe': {
    errands: ['breakfast', 'coffee', 'a slice of pie', 'soup'],
    lines: [
      'Buttermilk pie. I had meant to have toast.',
      'Sat at the long table and learned who bought the Miller place.',
      'Wanda had been in the creek already. I had barely been in my shoes.',
      'Gus burned one and gave it to me for nothing, and I like them burned.',
      'Two hunters, a nurse coming off shift and me, all talking about gutters.',
      'Wanda saved me the corner piece and didn’t say so.',
      'Quiet. Read the paper from the back to the front.',
    ],
  },
  'panaderia-la-vuelta': {
    errands: ['bread', 'conchas', 'a dozen rolls', 'something sweet'],
    lines: [
      'Neal says the cold makes the dough think.',
      'I asked for it in Spanish and got corrected kindly, twice, by the man behind me.',
      'Bought four and there were three by the stoplight.',
      'Devon has grown a foot. He’ll be taller than the rack.',
      'The oven was late, so six of us stood there and nobody minded.',
    ],
  },
  'second-chair-hair': {
    errands: ['haircut', 'a trim', 'haircut and beard'],
    lines: [
      'Lamar asked what I wanted and then did what I needed.',
      'Heard about whales. I had not known about the clicking.',
      'Both chairs full, so I got the bench and the fishing news.',
      'He took an inch and two years off.',
    ],
  },
  'laurel-gap-library': {
    errands: ['returned books', 'two mysteries', 'printing', 'the large-print shelf'],
    lines: [
      'Put in eleven pieces of sky. Somebody’s been hoarding the barn.',
      'Dee had put one aside for me that I’d forgotten I asked for.',
      'Dot was at the table by the door, deciding who should meet whom.',
      'Meant to print one page. Looked up my grandfather instead and there he was.',
    ],
  },
  'vang-supper-counter': {
    errands: ['supper', 'soup to take home', 'the noodles'],
    lines: [
      'The red stool at the end, because it spins.',
      'Pao explained my insurance letter on the back of the order pad.',
      'Too hot for me and I finished it.',
      'He asked was it better than last week’s. It was. He wrote that down.',
    ],
  },
  'one-light-brewing': {
    errands: ['a small one', 'trivia', 'a growler'],
    lines: [
      'Somebody could actually play the piano.',
      'We came in fourth at trivia on the strength of one question about sheep.',
      'Nell wanted to know what I tasted. Bread, I said. She was pleased.',
      'Had the root beer and stayed for the argument about the bridge.',
    ],
  },
  'twice-around-thrift': {
    errands: ['a coat', 'donations', 'jelly jars', 'a puzzle'],
    lines: [
      'Found my own casserole dish. Bought it back for a dollar.',
      'Gene says all the pieces are there but one, and which one.',
      'Amparo made me try on a hat.',
    ],
  },
  'sturgills-five-and-ten': {
    errands: ['thread', 'a birthday card', 'light bulbs', 'penny candy'],
    lines: [
      'Gene is selling down to the shelves. Bought buttons I don’t need.',
      'The bell over the door sounds tired.',
      'Birthday cards at half price, all the same puppy.',
    ],
  },
  'laurel-gap-a-m-e-zion-church-office': {
    errands: ['church', 'church, and the dinner after'],
    lines: [
      'Rev. Ann preached on the second mile. I thought about the Hodges’ driveway.',
      'The bass was louder than the organ and nobody was sorry.',
      'Stayed to wash up. Learned more at the sink than in the pew.',
      'Sang the one Mother liked.',
    ],
  },
  'stoplight-laundromat': {
    errands: ['wash', 'the big quilts'],
    lines: [
      'Odell was on his back under number six, whistling.',
      'Folded next to a stranger for an hour. Not a stranger now.',
      'Left the soap. It was there the next day with my name on it.',
    ],
  },
  'laurel-gap-clinic': {
    errands: ['a check-up', 'flu shot', 'the knee', 'blood drawn'],
    lines: ['Luis looked at the knee and then asked about the stairs at home.', 'Beth got it on the first stick.'],
  },
}
