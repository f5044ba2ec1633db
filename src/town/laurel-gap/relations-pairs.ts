import type { AccountKey, BusinessSlug } from './shapes.ts'

/** What a visitor wrote of both having gone past, and the people of the place said that is how it was. */
interface TownPair {
  readonly by: AccountKey
  readonly business: BusinessSlug
  readonly face: string
  readonly daysAgo: number
  readonly line: string
  readonly they: string
  readonly me: string
  /** Sent, and waiting for the people of the place to say so. */
  readonly notYetAnswered?: true
  readonly pastToAnybody?: true
}

/** Pairs of the neighbors whom nobody can become; each stands on the place's page. */
export const pairs: readonly TownPair[] = [
  {
    by: 'camille',
    business: 'gap-hardware-and-feed',
    face: 'Earl Presnell',
    daysAgo: 160,
    line: 'The pharmacy’s light, on a Friday, with a line.',
    they: 'Earl left his own counter to hold the ladder for an hour.',
    me: 'I brought the store its mail that whole month, since I was passing anyway.',
    pastToAnybody: true,
  },
  {
    by: 'vernon',
    business: 'stoplight-laundromat',
    face: 'Odell Horton',
    daysAgo: 73,
    line: 'The good tablecloth, and the gravy.',
    they: 'Odell got it out, pressed it, and charged me for one wash.',
    me: 'I put the lobby clock right and I come by and wind it.',
    pastToAnybody: true,
  },
  {
    by: 'percy',
    business: 'dobbins-plumbing',
    face: 'Tasha Dobbins',
    daysAgo: 61,
    line: 'A frozen line in October, and me not ready.',
    they: 'Tasha wrapped every pipe under the house while she was down there, and said she’d been bored.',
    me: 'A case of sourwood went home with her. She counted eleven jars and I told her to count again.',
  },
  {
    by: 'dinah',
    business: 'blevins-band-mill',
    face: 'Denise Blevins',
    daysAgo: 117,
    line: 'Ash for chair rungs.',
    they: 'She went through the whole stack for the straight grain, and it was a hundred degrees.',
    me: 'I caned her schoolroom chair, the one from when she taught.',
    pastToAnybody: true,
  },
  {
    by: 'roscoe',
    business: 'mai-vang-veterinarian',
    face: 'Mai Vang',
    daysAgo: 201,
    line: 'The old cow, and a breech.',
    they: 'Doc stayed till daylight and then helped me milk.',
    me: 'I named the calf for her and keep a gallon by for her every Thursday.',
    pastToAnybody: true,
  },
  {
    by: 'ines',
    business: 'maldonado-electric',
    face: 'Julián Maldonado',
    daysAgo: 89,
    line: 'El enchufe de la cocina, que echaba chispas.',
    they: 'Revisó toda la casa aunque solo le pedí uno, y cobró uno.',
    me: 'Le soldé el portaescaleras de la camioneta. Ya no le baila.',
    pastToAnybody: true,
  },
  {
    by: 'julian',
    business: 'halfway-grocery',
    face: 'Magdalena Zúñiga',
    daysAgo: 46,
    line: 'Carne para treinta, que es mi santo.',
    they: 'Me la marinó la noche anterior y se quedó a cortarla.',
    me: 'El congelador ya no la despierta: era un relevador.',
  },
  {
    by: 'amparo',
    business: 'panaderia-la-vuelta',
    face: 'Neal Absher',
    daysAgo: 32,
    line: 'La rosca para mi comadre.',
    they: 'Se quedó después de cerrar nomás para sacármela bien dorada.',
    me: 'Le acomodé la camioneta de reversa en el callejón, que le daba miedo. Ahora la mete solo.',
    pastToAnybody: true,
  },
  {
    by: 'tobias',
    business: 'second-chair-hair',
    face: 'Lamar Grimes',
    daysAgo: 55,
    line: 'Grandpa, before the home.',
    they: 'Lamar brought the chair to the house and shaved him like it was Sunday.',
    me: 'I taught Lamar and both chairs’ worth of customers to use the machine on the wall.',
  },
  {
    by: 'grace',
    business: 'vang-supper-counter',
    face: 'Pao Vang',
    daysAgo: 68,
    line: 'A cold, and nothing in the house.',
    they: 'He carried the soup up all my stairs and left before I could find my purse.',
    me: 'I put his peppers and his jars into Korean and back again until the label was right.',
    pastToAnybody: true,
  },
  {
    by: 'dwight',
    business: 'gap-towing-and-body',
    face: 'Yolanda Vance',
    daysAgo: 162,
    line: 'The rig, on its side, by the culvert.',
    they: 'She winched it out in the rain and drove it home for me, because I couldn’t quit shaking.',
    me: 'Her shop has a tap of its own now. Terri found the water.',
  },
  {
    by: 'silas',
    business: 'laurel-gap-library',
    face: 'Dee Lassiter',
    daysAgo: 3,
    line: 'Forty more boxes, the ones from the courthouse.',
    they: 'Dee gave me a key of my own to the room upstairs, on a ribbon.',
    me: 'I read the four oldest ones and put slips in, so she’d know which are the good ones.',
    notYetAnswered: true,
  },
  {
    by: 'hollis',
    business: 'kemp-upholstery',
    face: 'Dinah Crowe',
    daysAgo: 53,
    line: 'My mother’s rocker.',
    they: 'She found the old cloth under the cloth and put that pattern back.',
    me: 'I walked her line for her, so she knows what’s hers behind the shop.',
    pastToAnybody: true,
  },
  {
    by: 'delgado',
    business: 'laurel-gap-clinic',
    face: 'Luis Ortega',
    daysAgo: 103,
    line: 'Sixteen physicals and one evening.',
    they: 'Luis stayed till ten and never once looked over their heads at the clock.',
    me: 'The team carried every stone for his wall up from the road. It took less time than the physicals.',
  },
]
