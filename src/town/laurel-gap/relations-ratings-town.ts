import type { TownRatings } from './relations-ratings.ts'

/** What neighbors answered about the rest of the town: enough for a word about half of its places, not all of them good. */
export const ratingsInTown: readonly TownRatings[] = [
  {
    business: 'laurel-gap-post-office',
    daysAgo: 30,
    said: { vernon: 'yes', samir: 'yes', grace: 'yes', hollis: 'mixed', bernice: 'yes', faye: 'yes' },
  },
  {
    business: 'halfway-grocery',
    daysAgo: 11,
    said: {
      wanda: 'yes',
      ines: 'yes',
      hollis: 'yes',
      marcus: 'yes',
      brooke: 'mixed',
      roscoe: 'yes',
      lamar: 'yes',
      julian: 'yes',
      nell: 'yes',
      kat: 'yes',
      odell: 'yes',
    },
  },
  {
    business: 'vang-supper-counter',
    daysAgo: 18,
    said: { eloise: 'yes', wesley: 'yes', curtis: 'yes', nell: 'mixed', grace: 'yes', tobias: 'yes' },
  },
  {
    business: 'horton-appliance-repair',
    daysAgo: 60,
    said: { bernice: 'yes', camille: 'yes', joyce: 'yes', amos: 'mixed' },
  },
  {
    business: 'three-creeks-savings-bank',
    daysAgo: 85,
    said: { harold: 'yes', denise: 'mixed', gene: 'yes', marcus: 'no', carl: 'yes' },
  },
  { business: 'twice-around-thrift', daysAgo: 9, said: { pilar: 'yes', marcus: 'yes', ines: 'yes', walt: 'yes' } },
  {
    business: 'laurel-gap-clinic',
    daysAgo: 25,
    said: { delgado: 'yes', eloise: 'yes', walt: 'yes', ines: 'yes', nell: 'mixed' },
  },
  {
    business: 'maldonado-electric',
    daysAgo: 28,
    said: { nate: 'yes', wanda: 'yes', russell: 'yes', dinah: 'yes', percy: 'mixed' },
  },
  {
    business: 'dobbins-plumbing',
    daysAgo: 14,
    said: { amparo: 'yes', sherry: 'yes', ben: 'yes', hollis: 'yes', frankie: 'yes' },
  },
  { business: 'saunooke-metal-roofing', daysAgo: 75, said: { walt: 'yes', camille: 'yes', hoyt: 'mixed' } },
  { business: 'weaver-chimney', daysAgo: 47, said: { camille: 'yes', roscoe: 'yes', ray: 'yes', hollis: 'yes' } },
  {
    business: 'gap-towing-and-body',
    daysAgo: 36,
    said: { dwight: 'yes', julian: 'yes', brooke: 'mixed', gene: 'yes', delores: 'yes', amos: 'yes' },
  },
  { business: 'phipps-tractor', daysAgo: 40, said: { jolene: 'yes', ray: 'yes', roscoe: 'yes', harold: 'mixed' } },
  {
    business: 'old-gap-propane',
    daysAgo: 95,
    said: { hoyt: 'yes', denise: 'mixed', lenora: 'no', jolene: 'yes', percy: 'yes' },
  },
  { business: 'three-creeks-van', daysAgo: 22, said: { eloise: 'yes', amparo: 'yes', bernice: 'yes', vernon: 'yes' } },
  { business: 'blevins-band-mill', daysAgo: 51, said: { ray: 'yes', jolene: 'yes', dinah: 'yes', luis: 'yes' } },
  { business: 'zuniga-tree-work', daysAgo: 38, said: { ben: 'yes', kat: 'yes', nell: 'yes', harold: 'mixed' } },
  {
    business: 'price-gravel-and-grading',
    daysAgo: 120,
    said: { jerome: 'yes', dan: 'mixed', tasha: 'yes', sherry: 'no' },
  },
  { business: 'mai-vang-veterinarian', daysAgo: 44, said: { opal: 'yes', roscoe: 'yes', ray: 'yes', percy: 'yes' } },
  {
    business: 'kilby-deer-processing',
    daysAgo: 13,
    said: { dale: 'yes', curtis: 'yes', dwight: 'yes', magdalena: 'yes', tobias: 'yes' },
  },
  { business: 'hal-testerman-computer-help', daysAgo: 32, said: { sherry: 'yes', bernice: 'yes', eloise: 'yes' } },
]
