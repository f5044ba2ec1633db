import type { Town } from './shapes.ts'

/** Laurel Gap: a made-up town in the mountains of north-western North Carolina. */
export const laurelGap: Town = {
  name: 'Laurel Gap',
  state: 'North Carolina',
  country: 'US',
  zone: 'America/New_York',
  languages: ['en', 'es'],
  lat: 36.43,
  lon: -81.35,
  elevationFt: 3120,
  firstMorning: { day: '2026-11-17', time: '09:40' },
  footer: {
    en: 'Kept by neighbors at the library desk. No ads, nothing for sale here, and nobody is ranked.',
    es: 'Lo cuidan los vecinos desde el mostrador de la biblioteca. Sin anuncios, aquí no se vende nada y a nadie se le pone por encima de nadie.',
  },
  madeUp: {
    en: 'Laurel Gap is made up, and so is everybody in it. Any likeness is a neighborly coincidence.',
    es: 'Laurel Gap es un pueblo inventado, igual que toda su gente. Si alguien se parece a un vecino suyo, es casualidad.',
  },
}
