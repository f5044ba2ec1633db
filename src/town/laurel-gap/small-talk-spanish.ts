import type { TalkStock } from './shapes.ts'

/** Lo que anotan los que escriben en español. */
export const spanishTalk: TalkStock = {
  'halfway-grocery': {
    errands: ['el mandado', 'tortillas', 'leche y huevos', 'carne para el domingo', 'masa'],
    lines: [
      'Magdalena me apartó el chamorro sin que se lo pidiera.',
      'Había epazote. Casi lloro junto a las lechugas.',
      'Wesley ya sabe decir «¿bolsa o así?» y lo dice cantadito.',
      'Me tocó el carrito que se va a la izquierda. Todos se van a la izquierda.',
      'Una señora me preguntó cómo se cuecen los nopales y se quedó hasta el final.',
    ],
  },
  'panaderia-la-vuelta': {
    errands: ['pan', 'conchas', 'bolillos', 'una rosca'],
    lines: [
      'Salieron los cuernitos cuando entré. Eso es tener suerte.',
      'Neal me preguntó por mi mamá antes que por el pedido.',
      'Platicamos de Puebla y se le pasó una charola.',
      'Me traje seis; llegaron cuatro.',
      'Fila hasta la peluquería. Nadie se fue.',
    ],
  },
  'gap-hardware-and-feed': {
    errands: ['tornillos', 'pintura', 'una manguera', 'focos', 'cal'],
    lines: [
      'Llevé la pieza vieja y Earl la miró como si fuera una carta.',
      'No sabía cómo se dice «empaque». Se lo dibujé y ya.',
      'Los perros dormían encima del alimento para perros.',
      'Earl me enseñó su libreta de la lluvia. Cuarenta años a lápiz.',
    ],
  },
  'laurel-gap-post-office': {
    errands: ['un giro', 'timbres', 'un paquete para mi hermana'],
    lines: [
      'Delores ya se sabe el código postal de mi pueblo.',
      'El paquete llega en ocho días, si Dios y Guadalajara quieren.',
    ],
  },
  'whitfield-pharmacy': {
    errands: ['la receta', 'jarabe', 'vitaminas'],
    lines: [
      'Camille me lo explicó despacio y luego me hizo repetirlo.',
      'Me pesé en la báscula de la vitrina. Mala idea.',
    ],
  },
  'laurel-gap-clinic': {
    errands: ['la presión', 'una vacuna', 'la espalda'],
    lines: ['Luis me regañó con mucha educación.'],
  },
  'the-blue-door-cafe': {
    errands: ['un café', 'el desayuno'],
    lines: [
      'Me senté en la mesa larga y no entendí el chiste hasta llegar a la casa.',
      'Wanda me sirvió sin preguntar. Ya soy de aquí.',
    ],
  },
  'laurel-gap-library': {
    errands: ['unas copias', 'libros'],
    lines: [
      'Dee me prestó uno en español que nadie había abierto.',
      'Puse tres piezas del rompecabezas, todas de orilla.',
    ],
  },
  'twice-around-thrift': {
    errands: ['un abrigo', 'trastes'],
    lines: ['Amparo no me dejó comprar los zapatos: «esos aprietan, yo sé».'],
  },
  'laurel-gap-transfer-station': {
    errands: ['la basura', 'cartón'],
    lines: ['La señora Roz oye ópera. Me quedé un aria.'],
  },
  'vang-supper-counter': { errands: ['la cena', 'sopa'], lines: ['Por fin un picante que pica.'] },
  'stoplight-laundromat': {
    errands: ['la ropa', 'las cobijas'],
    lines: ['Platiqué toda la secadora con una muchacha de Toluca.'],
  },
  'second-chair-hair': { errands: ['corte'], lines: ['Lamar corta callado. Se lo agradecí.'] },
  'gap-towing-and-body': {
    errands: ['las llantas', 'el aceite'],
    lines: ['Checo me dijo la verdad del motor. Mejor saber.'],
  },
  'laurel-gap-school-office': {
    errands: ['un papel de la escuela'],
    lines: ['Yvonne marcó con una crucecita dónde firmar.'],
  },
}
