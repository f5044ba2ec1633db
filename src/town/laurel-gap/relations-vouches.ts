import { inEnglish, inSpanish } from './own-words.ts'
import type { TownVouch } from './relations-newcomers.ts'

const tasha = { business: 'dobbins-plumbing', face: 'Tasha Dobbins' } as const
const julian = { business: 'maldonado-electric', face: 'Julián Maldonado' } as const
const noemi = { business: 'noemi-castellanos-interprete', face: 'Noemí Castellanos' } as const
const hal = { business: 'hal-testerman-computer-help', face: 'Hal Testerman' } as const
const mai = { business: 'mai-vang-veterinarian', face: 'Mai Vang' } as const
const calvin = { business: 'calvin-shook-home-aide', face: 'Calvin Shook' } as const
const walt = { business: 'eller-child-care', face: 'Walt Eller' } as const
const yolanda = { business: 'gap-towing-and-body', face: 'Yolanda Vance' } as const
const martin = { business: 'weaver-chimney', face: 'Martin Weaver' } as const
const dinah = { business: 'kemp-upholstery', face: 'Dinah Crowe' } as const
const thaddeus = { business: 'thaddeus-horton-banjo-and-fiddle', face: 'Thaddeus Horton' } as const

/** Who in the rest of the town says whom to ask. */
export const vouchesAcrossTown: readonly TownVouch[] = [
  { by: 'amparo', of: tasha, topic: inSpanish('Plomería, y cerrar el agua'), named: true, agreed: true },
  { by: 'sherry', of: tasha, topic: inEnglish('Frozen pipes'), named: true, introduces: true, agreed: true },
  { by: 'wanda', of: julian, topic: inEnglish('Old wiring'), named: true, agreed: true },
  { by: 'nate', of: julian, topic: inEnglish('A noise in the wall'), agreed: true },
  {
    by: 'ines',
    of: noemi,
    topic: inSpanish('Interpretar en una cita seria'),
    named: true,
    introduces: true,
    agreed: true,
  },
  { by: 'luis', of: noemi, topic: inSpanish('Interpretar con el especialista'), named: true, agreed: true },
  { by: 'graciela', of: noemi, topic: inSpanish('Traducir actas y cartas'), named: true, agreed: true },
  { by: 'bernice', of: hal, topic: inEnglish('Computers'), named: true, agreed: true },
  { by: 'roscoe', of: mai, topic: inEnglish('Cows'), named: true, agreed: true },
  { by: 'opal', of: mai, topic: inEnglish('A horse that is down'), named: true, introduces: true, agreed: true },
  {
    by: 'faye',
    of: calvin,
    topic: inEnglish('Caring for somebody at home'),
    named: true,
    introduces: true,
    agreed: true,
  },
  { by: 'marcus', of: walt, topic: inEnglish('Child care'), named: true, agreed: true },
  { by: 'carl', of: yolanda, topic: inEnglish('Any car'), named: true, introduces: true, agreed: true },
  { by: 'roscoe', of: martin, topic: inEnglish('A stove that smokes'), agreed: true },
  { by: 'russell', of: dinah, topic: inEnglish('Anything with springs in it'), named: true, agreed: true },
  { by: 'graciela', of: thaddeus, topic: inSpanish('Aprender de oído'), named: true, agreed: true },
  { by: 'silas', of: thaddeus, topic: inEnglish('Banjo, from nothing'), named: true, agreed: true },
  { by: 'jerome', of: 'hollis', topic: inEnglish('Property lines'), named: true, introduces: true, agreed: true },
  { by: 'ben', of: 'samir', topic: inEnglish('Soil'), named: true, agreed: true },
  { by: 'dan', of: 'bernice', topic: inEnglish('Radio, when the power is out'), named: true, agreed: true },
  { by: 'ann', of: 'lenora', topic: inEnglish('A death in the house'), named: true, agreed: true },
  {
    by: 'yvonne',
    of: 'denise',
    topic: inEnglish('A child who won’t read'),
    named: true,
    introduces: true,
    agreed: true,
  },
  { by: 'camille', of: 'brooke', topic: inEnglish('The heart floor in Boone'), named: true, agreed: true },
  { by: 'wanda', of: 'eloise', topic: inEnglish('Bread for a crowd'), named: true, agreed: true },
  { by: 'dinah', of: 'percy', topic: inEnglish('Bees'), agreed: true },
  { by: 'neal', of: 'magdalena', topic: inSpanish('Abrir una tienda'), named: true, introduces: true, agreed: true },
  { by: 'tobias', of: 'kat', topic: inEnglish('Burning brush the right way'), named: true, agreed: true },
  // Silas has not read this one yet.
  { by: 'eloise', of: 'silas', topic: inEnglish('Carrying anything heavy'), named: true },
  { by: 'tammy', of: 'kat', topic: inEnglish('What to do till they come'), named: true, agreed: true },
]
