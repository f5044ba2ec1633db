import type { TalkStock } from './shapes.ts'

/** What is said up the roads, and where somebody came to the house. */
export const roadTalk: TalkStock = {
  'fox-grape-farm-stand': {
    errands: ['beans', 'potatoes', 'a cabbage', 'firewood', 'onions'],
    lines: [
      'Nobody there. Put the money in the can and the change back in the can.',
      'Ray picked it out for me. He knocked on it first.',
      'Rang the dinner bell. He was right, nine minutes.',
      'Ray guessed the weight, then weighed it, then charged me for the guess.',
    ],
  },
  'the-greenhouse-at-gap-hardware': {
    errands: ['potting soil', 'herbs for the sill', 'a flat of whatever was ready', 'a fern'],
    lines: [
      'Curtis said to wait a week before I planted. I didn’t, so I was back in a week.',
      'Ben was pricing things too low and Curtis was fixing it.',
      'It smells of dirt and geraniums in there. Three of us were just standing.',
    ],
  },
  'kearns-honey': {
    errands: ['honey', 'a jar for the neighbors'],
    lines: ['Left by way of the gray hive, walking, as told.', 'Percy says the poplar was short this year.'],
  },
  'welch-trout': {
    errands: ['trout', 'two fillets'],
    lines: [
      'Dan had me stand still till I saw them. Then I saw all of them.',
      'Took the heads for Pao.',
      'Priscilla was there on her day off, doing his books on a bucket.',
    ],
  },
  'kilby-deer-processing': {
    errands: ['a deer', 'picked up sausage'],
    lines: ['Ginger read the tag back to me like a wristband.', 'Put a pound in the freezer by the door.'],
  },
  'old-gap-propane': {
    errands: ['a cylinder', 'the heating bill', 'refill for the grill'],
    lines: ['Sherry showed me a ring she’d found for somebody. Sixty years in a bean row.'],
  },
  'greers-small-engine': {
    errands: ['mower', 'chain sharpened', 'the tiller'],
    lines: [
      'Hoyt listened to it over the phone first and told me what to bring.',
      'Macy wrote the ticket. Her writing’s better than his, and he says so.',
      'He’s waiting on Finland.',
    ],
  },
  'phipps-tractor': {
    errands: ['a belt', 'weld on the gate', 'the hitch'],
    lines: ['Amos was under one, so I talked to his boots.', 'New steering wheel on the wall. That’s fourteen.'],
  },
  'gap-towing-and-body': {
    errands: ['inspection', 'tires', 'oil change', 'a taillight'],
    lines: [
      'Yolanda hummed the alto part through the whole oil change.',
      'Carl came over from the café to listen to it idle, and was right.',
      'Bought the quart and left her one for the next person.',
    ],
  },
  'blevins-band-mill': {
    errands: ['oak boards', 'slabs', 'fence posts'],
    lines: ['Denise had me guess the tree from the sawdust. Cherry. It was cherry.'],
  },
  'weaver-chimney': {
    errands: ['chimney swept'],
    lines: ['Martin had sheets down before I’d said come in.'],
  },
  'wards-alterations-and-quilting': {
    errands: ['hem', 'a zipper', 'the good coat'],
    lines: [
      'Russell pinned it and told me where the old feeder line ran.',
      'Lucille had my grandmother’s pattern in the drawer, with her name on it.',
    ],
  },
  'laurel-gap-fire-hall': {
    errands: ['smoke alarm', 'CPR evening', 'a burn permit question'],
    lines: [
      'Knelt on the floor an hour and saved a rubber man.',
      'Kat had flour on her sleeve and the radio on her hip.',
    ],
  },
  'three-creeks-van': {
    errands: ['to the eye doctor', 'to Boone and back'],
    lines: ['Jesse had the old songs on and waited while I found my gloves.'],
  },
  'thaddeus-horton-banjo-and-fiddle': {
    errands: ['lesson', 'new strings'],
    lines: [
      'One tune, forty minutes. It’s beginning to be mine.',
      'He plays it slower than I think and it’s still faster.',
    ],
  },
  'cook-well-and-pump': {
    errands: ['the pump', 'pressure tank'],
    lines: ['Terri had our depth before I’d finished saying the road.'],
  },
  'maldonado-electric': {
    errands: ['a breaker', 'the porch light'],
    lines: ['Julián labeled the whole box while he was in it.'],
  },
  'dobbins-plumbing': {
    errands: ['a leak', 'water heater'],
    lines: ['Tasha took a picture of the crawl space to show her class.'],
  },
  'zuniga-tree-work': {
    errands: ['the poplar', 'storm limbs'],
    lines: ['Pilar walked round it twice and said leave it be.'],
  },
  'osborne-lock-and-key': {
    errands: ['locked out', 'the back door'],
    lines: ['Frankie had it open before my coffee quit steaming.'],
  },
  'saunooke-metal-roofing': {
    errands: ['a leak', 'gutters'],
    lines: ['Annie found it from the ground, with field glasses.'],
  },
  'reyes-line-and-fiber': { errands: ['the internet'], lines: ['Marisol turned it off and on and looked at me.'] },
  'mai-vang-veterinarian': {
    errands: ['rabies shots', 'the old dog'],
    lines: ['Mai talked to the dog first. He told her.'],
  },
  'price-gravel-and-grading': { errands: ['a load of gravel'], lines: ['Keisha said Tuesday and it was Tuesday.'] },
  'horton-appliance-repair': { errands: ['the dryer', 'freezer'], lines: ['Eddie brought the part in his lunch box.'] },
  'joan-presnell-notary': { errands: ['a signature'], lines: ['Joan read it, I signed it, the shaker shook.'] },
}
