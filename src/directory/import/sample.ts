import type { Language } from '../../web/languages.ts'

/** A list as the town takes it, for whoever has never seen one: three places that nobody has yet. */
const rows: Record<Language, readonly string[]> = {
  en: [
    'Name,Category,Street,Town,State,ZIP,Phone,E-mail,Website,Opening hours,Description,Languages,Payment',
    '"Example Bakery",Bakery,"3 Mill Street",Your Town,NC,28600,(336) 555-0101,,,"Mo-Fr 06:00-14:00; Sa 06:00-12:00","Bread in the morning, pies on Fridays.",English; Spanish,cash; card',
    '"Example Small Engines",,"48 Creek Road",Your Town,NC,28600,(336) 555-0102,,,call first,"Chainsaws and mowers, in the barn behind the house.",English,cash; check',
    '"Example Farmers Market",Farmers market,"Depot Street lot",Your Town,NC,28600,,market@example.org,https://example.org/,Apr-Oct: Sa 08:00-12:00,,,',
  ],
  es: [
    'Nombre,Categoría,Calle,Ciudad,Estado,Código postal,Teléfono,Correo,Sitio web,Horario,Descripción,Idiomas,Pago',
    '"Panadería de ejemplo",Panadería,"3 Mill Street",Su pueblo,NC,28600,(336) 555-0101,,,"Mo-Fr 06:00-14:00; Sa 06:00-12:00","Pan por la mañana, pasteles los viernes.",inglés; español,efectivo; tarjeta',
    '"Motores de ejemplo",,"48 Creek Road",Su pueblo,NC,28600,(336) 555-0102,,,llame antes,"Motosierras y podadoras, en el granero de atrás.",inglés,efectivo; cheque',
    '"Mercado de ejemplo",Mercado,"Depot Street",Su pueblo,NC,28600,,mercado@example.org,https://example.org/,Apr-Oct: Sa 08:00-12:00,,,',
  ],
}

/** With the mark at its beginning by which Excel knows accents for what they are. */
export const sampleList = (language: Language): string => `\ufeff${rows[language].join('\r\n')}\r\n`
