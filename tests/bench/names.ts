import type { Dice } from './dice.ts'

const list = (words: string): string[] => words.split(/\s+/).filter(Boolean)

export const firstNames = list(`
  Ruth Earl Tammy Ana Dot Dee Hoyt Wanda Ray Dale Lupe Marcus Imani Otis Fern Clyde Nadia Amos Pearl Vernon Rosa Tomás
  Lucía Wes Junaluska Tsali Ayita Darnell Keisha Luther Mabel Silas Ines Omar Priya Bao Linh Chester Edna Floyd Greta
  Homer Iris Jasper Kent Lottie Mack Nell Orville Patsy Quentin Rhoda Sherman Thelma Ulysses Viola Walt Xiomara Yolanda
  Zeke Abby Boyd Cora Denzel Elsie Felipe Gwen Harlan Isaac Joyce Kofi Leona Miguel Norma Odell Polly Reuben Sadie Troy
`)

const plainSurnames = list(`
  Calloway Greer Miller Church Shatley Osborne Weaver Poe Dancy Hampton Bare Blevins Sheets Roten Absher Caudill Farmer
  Yates Jarvis Lyalls Pruitt Goss Ham Howell Kilby Lewis Miranda Nguyen Owle Crowe Saunooke Walkingstick Okafor Mensah
  Ramírez Ortega Castillo Fuentes Delgado Ibarra Peña Quiroga Reyes Solís Trejo Vargas Zamora Testerman Phipps Halsey
  Winebarger Mash Baldwin Eller Graybeal Tucker Stamper Severt Sturgill Richardson Little Barker Cox Jones Brown Davis
`)
const starts = list(
  'Ash Black Brad Cart Cole Dun El Farn Gar Hal Hart Kel Lang Marl Nor Oak Pem Ros Stan Thorn Wal Whit',
)
const ends = list(
  'burn by combe croft dale den field ford gate grove ham hurst land ley low man mere more ston ton well wood',
)

/** Some 550 families: the longer a directory, the more different words are in it. */
export const surnames = [...plainSurnames, ...starts.flatMap((start) => ends.map((end) => start + end))]

const placeStarts = list(
  'Laurel Roan Copper Meat Three Fox Helton Horse Little Bald Pine Stag Cold Mill Sugar Elk Buffalo Phoenix Silas Piney',
)
const placeEnds = list('Gap Fork Creek Ridge Hollow Knob Bottom Cove Branch Top Mountain River Meadow Springs')
export const places = placeStarts.flatMap((start) => placeEnds.map((end) => `${start} ${end}`))
export const localities = ['Laurel Gap', ...places.filter((_, at) => at % 29 === 3)]
export const roads = list('Road Lane Street Trail Drive').flatMap((kind, at) =>
  places.filter((_, place) => place % 5 === at).map((place) => `${place} ${kind}`),
)

const likes = [
  ...['rain gauges', 'county history', 'old radios', 'bluegrass', 'heirloom beans', 'bird dogs', 'football', 'quilts'],
  ...[
    'mushroom hunting',
    'trout flies',
    'the weather',
    'grandchildren',
    'ham radio',
    'cast-iron pans',
    'bees',
    'chess',
  ],
]

export const openerFor = (dice: Dice): string => `Ask about ${dice.of(likes)}.`

const abouts = [
  'Three generations on the same corner; we fix what others throw away.',
  'Small place, big porch. Come in and look around, the coffee is on.',
  'We do the work ourselves and tell you first what it will take.',
  'Open when the light is on. If it is not, knock at the house next door.',
  'Bring the old part along, then nobody has to guess.',
  'New in town and glad to be here; the tools are older than the shop.',
]
const aboutsInSpanish = [
  'Atendemos en español y en inglés; pase a saludar.',
  'Negocio de familia: trabajamos con calma y con cariño.',
]

export function aboutFor(dice: Dice, trade: string, spanish: boolean): string {
  const words = dice.of(spanish ? aboutsInSpanish : abouts)
  return dice.hits(0.5) ? `${words} ${trade} since ${1921 + dice.below(104)}, near ${dice.of(places)}.` : words
}

/** What a business is called, by its family, its place or its trade. */
export function businessName(dice: Dice, trade: string): string {
  const family = dice.of(surnames)
  switch (dice.below(7)) {
    case 0:
      return `${family}’s ${trade}`
    case 1:
      return `${family} & ${dice.hits(0.5) ? 'Sons' : 'Daughters'} ${trade}`
    case 2:
      return `${dice.of(places)} ${trade}`
    case 3:
      return `${dice.of(firstNames)}’s ${trade}`
    case 4:
      return `${family} Brothers ${trade}`
    case 5:
      return `${trade} at ${dice.of(places)}`
    default:
      return `${dice.of(firstNames)} ${family}, ${trade}`
  }
}

export const personName = (dice: Dice): string => `${dice.of(firstNames)} ${dice.of(surnames)}`

export const roles = ['owner', 'counter', 'manager', 'bookkeeper', 'mechanic', 'baker', 'cook', 'foreman', 'helper']
export const smallTalk = [
  'Her sister is back from Boone and wants the piano tuned.',
  'He found the two-dollar washer and would not take a dime for the looking.',
  'Talked about the hard frost, and whose apples came through it.',
  'The grandson starts at the fire department in spring.',
  'She is looking for somebody who still re-canes chairs.',
  'They lost the old dog; the new one is called Biscuit.',
]
export const askNext = ['Ask how the knee is.', 'Ask whether the tomatoes came up.', 'Ask about the trip to Tennessee.']
export const purposes = [
  'chain oil',
  'a haircut',
  'a sharpened saw',
  'two loaves',
  'feed',
  'the truck’s brakes',
  'stamps',
]
