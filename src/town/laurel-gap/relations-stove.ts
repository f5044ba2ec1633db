import { inEnglish, inSpanish } from './own-words.ts'
import type { AccountKey, OwnWords } from './shapes.ts'

interface TownAnswer {
  readonly by: AccountKey
  readonly daysAgo: number
  readonly words: OwnWords
  readonly anybody?: true
}

export interface TownQuestion {
  readonly weeksAgo: number
  readonly words: OwnWords
  readonly answers: readonly TownAnswer[]
}

/** The week's questions, as Dee asked them at the desk, and what people said. Oldest first. */
export const townQuestions: readonly TownQuestion[] = [
  {
    weeksAgo: 2,
    words: inEnglish('What do you keep in the car from November to March?'),
    answers: [
      {
        by: 'tammy',
        daysAgo: 13,
        words: inEnglish('Two blankets, a shovel that folds, and a deck of cards. You will be waiting with somebody.'),
      },
      { by: 'hoyt', daysAgo: 12, words: inEnglish('Spark plug wrench. People laugh until they don’t.') },
      { by: 'luis', daysAgo: 11, words: inSpanish('Zapatos secos. Todo lo demás se arregla con zapatos secos.') },
      { by: 'yolanda', daysAgo: 11, words: inEnglish('My card. But also a bag of cat litter, for under the tires.') },
      {
        by: 'brooke',
        daysAgo: 10,
        words: inEnglish('A pillow. I have slept in the hospital lot more than I’ve told my mother.'),
      },
      { by: 'julian', daysAgo: 10, words: inSpanish('Una linterna que sí tenga pilas. Revísela hoy.'), anybody: true },
    ],
  },
  {
    weeksAgo: 1,
    words: inEnglish('Which road has the best view, and what time of day?'),
    answers: [
      {
        by: 'marisol',
        daysAgo: 6,
        words: inEnglish(
          'Top of the pole on Piney Ridge, about seven in the morning. You’ll have to take my word for it.',
        ),
      },
      {
        by: 'camille',
        daysAgo: 5,
        words: inEnglish(
          'The second bend on Piney Ridge Road. My great-grandfather picked it for that and told everybody it was for the spring.',
        ),
      },
      { by: 'ray', daysAgo: 4, words: inEnglish('Old Gap Road with the lights off. Pull over first.') },
      {
        by: 'amparo',
        daysAgo: 4,
        words: inSpanish('Little Horse Road, de bajada, a las cinco de la tarde en octubre. Y yo he visto carreteras.'),
        anybody: true,
      },
      {
        by: 'roz',
        daysAgo: 3,
        words: inEnglish('From my booth, when it rains, everything else leaves and the ridge comes closer.'),
      },
      {
        by: 'hollis',
        daysAgo: 3,
        words: inEnglish('The corner of the Price tract, at the iron pin. You have to be invited to the pin.'),
      },
    ],
  },
  {
    weeksAgo: 0,
    words: inEnglish('Who taught you something useful here, and what?'),
    answers: [
      {
        by: 'wanda',
        daysAgo: 1,
        words: inEnglish('My aunt Lorene: you can say no to anybody if you hand them pie first.'),
      },
      {
        by: 'lamar',
        daysAgo: 1,
        words: inEnglish('Vernon Stamper showed me where the water shuts off, my first day, before I had any water.'),
      },
      {
        by: 'luis',
        daysAgo: 1,
        words: inSpanish(
          'Doña Faye me enseñó a decir los nombres de los caminos como los dice la gente. Ahora sí llego.',
        ),
      },
      {
        by: 'nell',
        daysAgo: 0,
        words: inEnglish(
          'Dwight. How to read a well log. I had taught chemistry thirty years and never asked where the water came from.',
        ),
        anybody: true,
      },
      {
        by: 'curtis',
        daysAgo: 0,
        words: inEnglish('Opal taught me to stand still next to a horse. It works on customers.'),
      },
      {
        by: 'dinah',
        daysAgo: 0,
        words: inEnglish('Alvin Kemp, to write down what the hands do. I thought he was only being particular.'),
        anybody: true,
      },
      {
        by: 'ines',
        daysAgo: 0,
        words: inSpanish('Don Roscoe, a leer el cielo de aquí, que no avisa igual que el de mi pueblo.'),
        anybody: true,
      },
      { by: 'tasha', daysAgo: 0, words: inEnglish('Miss Eloise: salt goes in after. I was thirty-three.') },
      {
        by: 'pao',
        daysAgo: 0,
        words: inEnglish('Dan Welch, to be quiet on purpose. I’m still only good for about a minute.'),
      },
      {
        by: 'earl',
        daysAgo: 0,
        words: inEnglish(
          'Tammy. How to answer a telephone so the other person calms down. I’d been doing it wrong since 1984.',
        ),
      },
    ],
  },
]
