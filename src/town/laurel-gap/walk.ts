import type { WalkStop } from './shapes.ts'

/** The walk through Laurel Gap, in order. Only places that stand already are stops. */
export const walk: readonly WalkStop[] = [
  {
    key: 'find-somebody',
    as: 'ruth',
    path: '/directory?q=my+well+pump+quit',
    title: { en: 'Find somebody', es: 'Encuentre a alguien' },
    line: {
      en: 'Say the trouble the way you would say it at a counter. What comes back is a person to go and see, and why that person.',
      es: 'Diga el problema como lo diría en un mostrador. La respuesta es una persona a quien ir a ver, y por qué esa persona.',
    },
  },
  {
    key: 'business-page',
    as: 'ruth',
    path: '/directory/gap-hardware-and-feed',
    title: { en: 'Read whom to ask for', es: 'Lea por quién preguntar' },
    line: {
      en: 'The page starts with Earl, not with what is on his shelves. It tells you how he likes to be approached and what he is glad to talk about. Then it sends you out the door, because the rest is said across the counter.',
      es: 'La página empieza con Earl y no con lo que hay en sus estantes. Dice cómo prefiere que uno llegue y de qué conversa con gusto. Después le hace salir de casa, porque lo demás se habla en el mostrador.',
    },
  },
  {
    key: 'walk-in-card',
    as: 'ruth',
    path: '/notebook/walk-in/gap-hardware-and-feed',
    title: { en: 'Read the card before you walk in', es: 'Lea la tarjeta antes de entrar' },
    line: {
      en: 'What you talked about last time, and what you meant to ask. Nobody is an account number to someone who remembers the grandson. Read it in the car, put it in your pocket, and go talk a minute before you ask for anything.',
      es: 'De qué hablaron la última vez y qué quería preguntar. Nadie es un número de cuenta para quien se acuerda del nieto. Léala en el carro, guárdela en el bolsillo y entre a platicar un rato antes de pedir nada.',
    },
  },
  {
    key: 'record-a-visit',
    as: 'ruth',
    path: '/notebook/visits/new?business=gap-hardware-and-feed',
    title: { en: 'Write down a visit', es: 'Anote una visita' },
    line: {
      en: 'Ten seconds: where, who, one line. If they went past what you paid for, write that too, and how you went past what they asked. When both sides of a counter give a little more than they have to, both go home pleased.',
      es: 'Diez segundos: dónde, con quién, una línea. Si le dieron más de lo que pagó, anótelo, y también cómo correspondió usted con más de lo que le pidieron. Cuando a los dos lados del mostrador se da un poco más de lo que hace falta, los dos se van a casa con gusto.',
    },
  },
  {
    key: 'keep-the-list-true',
    as: 'ana',
    path: '/directory/whitfield-pharmacy',
    title: { en: 'Keep the list true', es: 'Mantenga la lista al día' },
    line: {
      en: 'Ana has been in town two months and already has something to give: she walked past, read the sign, and can say whether the hours are right. Nobody has to be from here to be of use here.',
      es: 'Ana lleva dos meses en el pueblo y ya tiene algo que dar: pasó por enfrente, leyó el letrero y puede decir si el horario está bien. Para servirle al pueblo no hace falta ser de aquí.',
    },
  },
  {
    key: 'the-wood-goes-in-first',
    as: 'ruth',
    path: '/favors',
    title: { en: 'Put wood in the stove', es: 'Eche leña a la estufa' },
    line: {
      en: 'Earl wrote down that he fixed her step, and it waits for Ruth to say whether that is right. Nobody says to a stove: give me heat and I will give you wood. What was given stands here so that you remember to say so, and nobody adds it up.',
      es: 'Earl anotó que le arregló el escalón, y falta que Ruth diga si fue así. Nadie le dice a una estufa: dame calor y te daré leña. Lo que se dio queda aquí para que no se le olvide decirlo, y nadie lleva la cuenta.',
    },
  },
  {
    key: 'behind-the-counter',
    as: 'tammy',
    path: '/counter/gap-hardware-and-feed?q=rut',
    title: { en: 'Stand behind the counter', es: 'Póngase detrás del mostrador' },
    line: {
      en: 'It is Tammy’s first week. Three letters, and she can say Ruth’s name, ask about the gasket, and leave the house alone as Ruth asked. Ruth can read every word of this page; a shop that remembers you should be able to say it to your face.',
      es: 'Es la primera semana de Tammy. Con tres letras puede saludar a Ruth por su nombre, preguntar por el empaque de la estufa y no hablar de la casa, como Ruth pidió. Ruth puede leer cada palabra de esta página; una tienda que se acuerda de usted debería poder decírselo a la cara.',
    },
  },
]
