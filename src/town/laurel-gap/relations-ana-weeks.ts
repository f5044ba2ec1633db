import type { TownContact, TownVisit } from './shapes.ts'

/** A quién más conoció Ana en dos meses. */
export const anasOtherPeople: readonly TownContact[] = [
  {
    key: 'magdalena',
    name: 'Magdalena Zúñiga',
    pointer: { business: 'halfway-grocery', face: 'Magdalena Zúñiga' },
    howMet: 'Pregunté por harina de maíz blanca y me llevó de la mano hasta el pasillo.',
    facts: ['Los viernes llega lo bueno', 'Me dice «ingeniera» delante de la fila'],
    family: [{ name: 'Pilar', relation: 'hermana, sube a los árboles' }],
    dates: [{ what: 'cumpleaños', month: 11, day: 19 }],
    topics: ['su congelador', 'arepas contra tortillas'],
    seeEvery: 7,
  },
  {
    key: 'yvonne',
    name: 'Yvonne Crowe',
    pointer: { business: 'laurel-gap-school-office', face: 'Yvonne Crowe' },
    facts: ['Habla despacio sin que uno se lo pida', 'Marca con una crucecita dónde firmar'],
    family: [{ name: 'Wesley', relation: 'hijo, trabaja en el mercado' }],
    dates: [],
    topics: ['Mateo', 'el autobús'],
  },
  {
    key: 'grace',
    name: 'Grace Yoon',
    pointer: { account: 'grace' },
    howMet: 'Vecina de la misma calle, arriba de la cervecería. Nos vimos por la ventana antes que en la acera.',
    facts: ['Traduce patentes del coreano', 'También trabaja de noche con lámpara'],
    family: [],
    dates: [],
    topics: ['el búho', 'palabras que no existen en inglés'],
  },
  {
    key: 'jesse',
    name: 'Jesse Toler',
    pointer: { business: 'three-creeks-van', face: 'Jesse Toler' },
    facts: ['Espera a que uno se siente antes de arrancar'],
    family: [],
    dates: [],
    topics: ['boleros'],
  },
]

export const anasOtherDays: readonly TownVisit[] = [
  {
    daysAgo: 57,
    business: 'laurel-gap-school-office',
    met: ['yvonne'],
    line: 'Inscripción de Mateo. Me faltaba un papel; ella llamó a la otra escuela y apareció.',
    whatFor: 'inscribir a Mateo',
  },
  {
    daysAgo: 54,
    business: 'halfway-grocery',
    met: ['magdalena'],
    line: 'Encontré harina para arepas al lado de la masa. Hoy la casa olió a casa.',
    whatFor: 'mercado',
    notes: [
      {
        about: 'magdalena',
        text: 'Dice que la tortilla es más seria que la arepa. Llevarle una con queso y que repita.',
      },
    ],
  },
  {
    daysAgo: 43,
    business: 'laurel-gap-post-office',
    met: [],
    line: 'Le mandé a mi papá una piedra del río en una caja. La señora no preguntó; puso «minerals» y le dio un golpecito.',
    whatFor: 'un paquete para Cali',
  },
  {
    daysAgo: 40,
    business: 'three-creeks-savings-bank',
    met: [],
    line: 'Abrí la cuenta. Me leyeron seis páginas y al final supe qué firmaba.',
    whatFor: 'abrir una cuenta',
  },
  {
    daysAgo: 31,
    place: 'La cena de otoño, en el salón de la iglesia',
    met: ['dot', 'wanda'],
    line: 'Cuarenta platos y nadie sabía de quién eran. Mateo comió de los cuarenta.',
  },
  {
    daysAgo: 35,
    business: 'three-creeks-van',
    met: ['jesse'],
    line: 'Mateo quería ver el elevador de la camioneta. Jesse lo dejó manejarlo, de bajada.',
    whatFor: 'ida a Boone',
  },
  {
    daysAgo: 30,
    place: 'La acera de Depot Street, de noche',
    met: ['grace'],
    line: 'Nos encontramos afuera a las dos, cada una por el mismo ruido. No era nada, o era un búho.',
    notes: [
      { about: 'grace', text: 'Hay una palabra en coreano para el frío que entra por el cuello. Pedírsela otra vez.' },
    ],
  },
  {
    daysAgo: 26,
    business: 'twice-around-thrift',
    met: [],
    line: 'Abrigos. La señora Amparo nos vistió a los dos y nos devolvió dos dólares.',
    whatFor: 'abrigos de invierno',
    theyWentPast: 'Amparo le puso a Mateo unos guantes en el bolsillo y se hizo la que no.',
  },
  {
    daysAgo: 17,
    place: 'La escuela, el salón de la maestra de Mateo',
    met: ['graciela'],
    line: 'Graciela tradujo lo que yo no pescaba y se calló lo que sí. Eso es saber.',
  },
  {
    daysAgo: 13,
    place: 'Mi cocina',
    met: ['tammy'],
    line: 'Segunda tarde de álgebra con Kelsey. Tammy se comió tres arepas de pie, con el abrigo puesto.',
  },
  {
    daysAgo: 11,
    business: 'halfway-grocery',
    met: ['magdalena'],
    line: 'Repitió la arepa. No dijo nada, pero repitió.',
    notes: [{ about: 'magdalena', text: 'El jueves cumple. Llevarle pandebono, aunque salga feo.', askNextTime: true }],
  },
  {
    daysAgo: 5,
    business: 'laurel-gap-library',
    met: ['dee'],
    line: 'La foto. Es mi ventana, con los cables entrando, y un muchacho con visera que me mira.',
    notes: [{ about: 'dee', text: 'El viernes está libre el escáner. Una copia para mi papá.', askNextTime: true }],
  },
  {
    daysAgo: 3,
    business: 'panaderia-la-vuelta',
    met: ['neal'],
    line: 'Le dejé el almidón de yuca que encontré en Charlotte. Metió la nariz en la bolsa y no dijo nada un rato.',
    notes: [
      { about: 'neal', text: 'Hacemos la prueba el sábado antes de abrir. ¿Llevo el queso yo?', askNextTime: true },
    ],
  },
]
