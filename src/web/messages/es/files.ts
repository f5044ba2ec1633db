import type { files as english } from '../en/files.ts'
import type { Translated } from '../translated.ts'

export const files: Translated<typeof english> = {
  'files.title': 'Llevarse la lista',
  'files.lead': 'La lista es del pueblo. Llévesela, imprímala, póngala en un mapa; cada entrada dice de dónde viene.',
  'files.seen': 'Aquí solo está lo que cualquiera puede leer.',
  'files.csv': 'En una tabla',
  'files.csv-for':
    'Para una hoja de cálculo: Excel, LibreOffice, Numbers (CSV). Otro Woodstove la puede volver a recibir.',
  'files.geojson': 'Para un mapa',
  'files.geojson-for': 'Para programas de mapas como QGIS o geojson.io (GeoJSON).',
  'files.json': 'Para una línea de ayuda',
  'files.json-for': 'Para las líneas 211 y otros directorios de servicios (Open Referral HSDS, JSON).',
  'files.atom': 'Qué cambió en la lista',
  'files.atom-for': 'Para un lector de noticias: qué se añadió y qué cambió, y en qué página (Atom).',
  'files.porch-calendar': 'Qué hay',
  'files.porch-calendar-for': 'Para su calendario: las reuniones a las que puede venir cualquiera (iCalendar).',
  'files.porch-atom': 'Lo que cuelga en el porche',
  'files.porch-atom-for': 'Para un lector de noticias: las notas del porche que cualquiera puede leer (Atom).',
  'files.sitemap': 'Para los buscadores',
  'files.sitemap-for': 'Todas las páginas de la lista, para que un buscador las encuentre (sitemap).',
  'files.card': 'Guardar en los contactos de mi teléfono',
  'files.change-new': 'Añadido: {{name}}',
  'files.change-away-by': 'La gente de {{name}}',
  'files.change': 'Cambiado: {{name}}',
  'files.changes-title': 'Qué cambió en el directorio de {{town}}',
}
