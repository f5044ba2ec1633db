import { inEnglish, inSpanish } from './own-words.ts'
import type { NeighborKey, TownPerson } from './shapes.ts'

/** Residents on Church Street and School Street. */
export const churchAndSchoolPeople: readonly TownPerson<NeighborKey>[] = [
  {
    key: 'thaddeus',
    name: 'Thaddeus Horton',
    road: 'School Street',
    roadShownTo: 'neighbors',
    reads: 'en',
    line: inEnglish(
      'Bank examiner, retired. Banjo player, not. I learned from my great-aunt Sula on the porch I still sit on.',
    ),
    gladToBeAskedAbout: [
      inEnglish('A first banjo, and what not to pay for it'),
      inEnglish('Old tunes and whose they were'),
    ],
  },
  {
    key: 'yvonne',
    name: 'Yvonne Crowe',
    road: 'Church Street',
    roadShownTo: 'neighbors',
    reads: 'en',
    line: inEnglish('School office for twenty-two years. I have signed for more lost teeth than the tooth fairy.'),
    gladToBeAskedAbout: [
      inEnglish('Signing a child up for school'),
      inEnglish('River cane, and why it is coming back'),
    ],
  },
  {
    key: 'kat',
    name: 'Kat Miller',
    road: 'School Street',
    roadShownTo: 'neighbors',
    reads: 'en',
    line: inEnglish('Payroll by day, fire chief by pager. My boots are by the door and so is the bread.'),
    gladToBeAskedAbout: [
      inEnglish('Smoke alarms, put up for you'),
      inEnglish('Burning brush without meeting me'),
      inEnglish('Sourdough'),
    ],
  },
  {
    key: 'tobias',
    name: 'Tobias Mast',
    road: 'School Street',
    roadShownTo: 'neighbors',
    reads: 'en',
    line: inEnglish(
      'Ambulance, twenty-four on and forty-eight off. I sleep, then I play waltzes badly, then I’m available.',
    ),
    gladToBeAskedAbout: [inEnglish('CPR in an afternoon'), inEnglish('What to tell 911')],
  },
  {
    key: 'anjali',
    name: 'Anjali Rao',
    road: 'School Street',
    roadShownTo: 'neighbors',
    reads: 'en',
    line: inEnglish('Physical therapist, from Greensboro by way of Pune. I came for one winter and bought snow tires.'),
    gladToBeAskedAbout: [
      inEnglish('Getting up off the floor'),
      inEnglish('Cricket on the radio at four in the morning'),
    ],
  },
  {
    key: 'lenora',
    name: 'Lenora Tolliver',
    road: 'Church Street',
    roadShownTo: 'neighbors',
    reads: 'en',
    line: inEnglish('Third of my name at the funeral home. Before that, dirt track, number 41. I grow iris for both.'),
    gladToBeAskedAbout: [inEnglish('What to bring to a house where somebody died'), inEnglish('Dividing iris')],
  },
  {
    key: 'martin',
    name: 'Martin Weaver',
    road: 'Church Street',
    roadShownTo: 'neighbors',
    reads: 'en',
    line: inEnglish('I sweep chimneys and play the little organ at St. Clare’s when there are enough of us to sing.'),
    gladToBeAskedAbout: [inEnglish('Why the stove smokes'), inEnglish('Chimney swifts')],
  },
  {
    key: 'hal',
    name: 'Hal Testerman',
    road: 'Church Street',
    roadShownTo: 'neighbors',
    reads: 'en',
    line: inEnglish(
      'Programmer when that meant cards. These days I talk people out of giving their bank number to a stranger.',
    ),
    gladToBeAskedAbout: [inEnglish('Is this call a swindle?'), inEnglish('Moths on a sheet, any warm night')],
  },
  {
    key: 'calvin',
    name: 'Calvin Shook',
    road: 'School Street',
    roadShownTo: 'me',
    reads: 'en',
    line: inEnglish('Home health aide, six foot four. I started with my own granddaddy and found I was good at it.'),
    gladToBeAskedAbout: [inEnglish('Making a bathroom safe'), inEnglish('Biscuits')],
  },
  {
    key: 'amparo',
    name: 'Amparo Ortega',
    road: 'School Street',
    roadShownTo: 'neighbors',
    reads: 'es',
    line: inSpanish(
      'Fui camionera veintiséis años y conozco cuarenta y cuatro estados. Vivo con mi hijo Luis, que maneja muy despacio.',
    ),
    gladToBeAskedAbout: [inSpanish('Sacar la licencia comercial'), inSpanish('Meter reversa con remolque')],
  },
  {
    key: 'delgado',
    name: 'Marcos Delgado',
    road: 'School Street',
    roadShownTo: 'neighbors',
    reads: 'en',
    line: inEnglish(
      'I teach civics and coach wrestling, girls and boys. They call me Coach, and I answer to it at the grocery.',
    ),
    gladToBeAskedAbout: [
      inEnglish('Wrestling for a child who has never tried anything'),
      inEnglish('Registering to vote'),
    ],
  },
  {
    key: 'marcus',
    name: 'Marcus Tate',
    road: 'Church Street',
    roadShownTo: 'neighbors',
    reads: 'en',
    line: inEnglish(
      'At home with our twins while Ann preaches. I was a pastry cook; now I cut sandwiches into dinosaurs.',
    ),
    gladToBeAskedAbout: [inEnglish('The playground bunch, weekday mornings'), inEnglish('A cake that has to travel')],
  },
  {
    key: 'eloise',
    name: 'Eloise Horton',
    road: 'School Street',
    roadShownTo: 'neighbors',
    reads: 'en',
    line: inEnglish(
      'I cooked for that school thirty-three years. Half of this town I knew first by what they left on the tray.',
    ),
    gladToBeAskedAbout: [inEnglish('Yeast rolls for two hundred, or for six'), inEnglish('Who your people were')],
  },
]
