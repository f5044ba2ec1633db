/** What a column can hold. Several columns may hold the same; the best fitting one with words in it is read. */
export const fields = [
  'id',
  'osmType',
  'name',
  'category',
  'houseNumber',
  'street',
  'unit',
  'fullAddress',
  'town',
  'state',
  'postcode',
  'country',
  'lat',
  'lon',
  'pair',
  'phone',
  'email',
  'website',
  'socialPage',
  'hours',
  'days',
  'times',
  'season',
  'weekday',
  'about',
  'languages',
  'wheelchair',
  'pays',
  'paysBy',
  'isCurrent',
  'isGone',
  'goneSince',
  'status',
  'placetype',
  'tag',
] as const
export type Field = (typeof fields)[number]

export interface Column {
  index: number
  header: string
  field: Field
  score: number
}

/** Header words without spaces, accents and case, best first. English, Spanish, and what public tables use. */
const aliases: Partial<Record<Field, string>> = {
  id: 'wofid fmid fullid osmid id ref uid uuid identifier recordid businessid listingid objectid identificador',
  osmType: 'osmtype',
  name: `wofname name marketname businessname companyname organizationname storename shopname venuename placename title nombre
    nombrecomercial nombredelnegocio razonsocial market farmersmarket business company establishment organization organisation
    store shop vendor negocio empresa comercio tienda establecimiento listing dba tradename legalname`,
  category: `category categories sgcategories categoria categorias businesstype typeofbusiness type tipo giro rubro industry sector
    naicsdescription sicdescription naicstitle primarycategory subcategory kind servicetype trade trades oficio services servicios classifiers
    sgclassifiers woftags sgtags tags`,
  houseNumber: 'addrhousenumber housenumber streetnumber streetno housenum numero numeroexterior',
  street: 'addrstreet street streetaddress addressline1 address1 addr1 sgaddress road calle streetname physicalstreet',
  unit: 'addrunit unit suite apt addressline2 address2 addr2 interior',
  fullAddress:
    'addrfull fulladdress address physicaladdress direccion domicilio addr siteaddress businessaddress ubicacion location place',
  town: 'addrcity city town sgcity locality municipality ciudad pueblo poblacion localidad municipio addrtown community',
  state: 'addrstate state sgprovince province region estado provincia stateprovince statecode st',
  postcode: 'addrpostcode postcode zip zipcode sgpostcode postalcode postal codigopostal cp zip5',
  country: 'wofcountry isocountry country countrycode addrcountry pais',
  lat: 'geomlatitude latitude lat lbllatitude mzlatitude latitud ycoord ycoordinate y',
  lon: 'geomlongitude longitude lon lng long lbllongitude mzlongitude longitud xcoord xcoordinate x',
  pair: 'coordinates latlng latlon latlong geopoint georeference wkt geometry geom coordenadas centroid',
  phone:
    'addrphone phone sgphone telephone phonenumber tel telefono businessphone mainphone phone1 mobile cell celular contactphone numerodetelefono',
  email: 'email emailaddress mail correo correoelectronico businessemail contactemail',
  website:
    'website addrwebsite sgwebsite web url webaddress webpage homepage sitioweb paginaweb pagina contactwebsite site link',
  socialPage: 'facebook facebookpage facebookurl instagram othermedia contactfacebook socialmedia',
  hours:
    'openinghours hours hoursofoperation businesshours storehours openhours horario horarios horas schedule hoursopen marketschedule',
  days: 'days day daysopen dias diasdeoperacion marketdays daysofoperation dayofweek',
  times: 'times time hora markettime markettimes timeopen',
  season: 'season seasons months temporada monthsopen dates openseason operatingseason marketseason',
  weekday: `monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    lunes martes miercoles jueves viernes sabado domingo`,
  about: 'description about descripcion summary descripciondelnegocio products productos details',
  languages: 'languages language languagesspoken idiomas idioma lenguas',
  wheelchair: 'wheelchair wheelchairaccessible accessible accessibility accesible silladeruedas',
  pays: 'payment payments paymentmethods paymentaccepted formsofpayment pago formasdepago pagos accepts',
  paysBy: 'credit wic wiccash snap sfmnp ebt cash venmo acceptscards acceptssnap acceptswic',
  isCurrent: 'mziscurrent iscurrent current active isactive activo',
  isGone:
    'closed permanentlyclosed isclosed cerrado mzisceased mzisdeprecated mzissuperseded isdeprecated isceased issuperseded defunct outofbusiness',
  goneSince:
    'edtfcessation edtfdeprecated cessation deprecated closeddate dateclosed closedon wofsupersededby supersededby enddate',
  status: 'status businessstatus estatus operatingstatus',
  placetype: 'wofplacetype placetype',
}

/** Weaker signs, for headers such as "Phone (main)" or "Store name as advertised". */
const hints: [RegExp, Field][] = [
  [/\b(e ?mail|correo)\b/, 'email'],
  [/\b(web|website|url|homepage)\b/, 'website'],
  [/\b(phone|telephone|tel|telefono)\b/, 'phone'],
  [/\b(zip|postcode|postal code)\b/, 'postcode'],
  [/\b(hours|horario)\b/, 'hours'],
  [/\b(address|direccion)\b/, 'fullAddress'],
  [/\b(city|town|ciudad)\b/, 'town'],
  [/\b(category|categoria)\b/, 'category'],
  [
    /\b(business|store|shop|company|market|dba|trade|operating|bus|negocio|comercial)\b.*\b(name|nombre)\b|\b(name|nombre)\b.*\b(business|store|shop|company|market|negocio)\b/,
    'name',
  ],
]

/** About people, or for the post, or no business's own: a directory does not take these unasked. */
const notOurs =
  /\b(contact|owner|manager|president|agent|registered|mailing|fax|first|last|county|user|author|emergency)\b/
const prefixes = new Set(
  'wof addr sg geom mz edtf lbl contact business store shop location market negocio physical site'.split(' '),
)
/** "address street", "geo lat", as programs nest them: of "address type" the type is none of ours. */
const addressPrefixes = new Set('address direccion geo coordinates position gps'.split(' '))
const addressParts = new Set<Field>([
  'houseNumber',
  'street',
  'unit',
  'town',
  'state',
  'postcode',
  'country',
  'lat',
  'lon',
])
const tagKeys = new Set(
  `shop amenity craft office tourism leisure healthcare club cuisine emergency landuse man_made brand operator religion
  denomination sport information industrial`.split(/\s+/),
)

const scores = buildScores()

function buildScores(): Map<string, { field: Field; score: number }> {
  const table = new Map<string, { field: Field; score: number }>()
  for (const [field, words] of Object.entries(aliases) as [Field, string][]) {
    words.split(/\s+/).forEach((word, place) => {
      if (!table.has(word)) table.set(word, { field, score: 100 - place })
    })
  }
  return table
}

/** The columns that are understood, best first. */
export function recognizeColumns(headers: readonly string[]): Column[] {
  const found = headers.flatMap((header, index) => {
    const guess = recognize(header)
    return guess === null ? [] : [{ index, header, ...guess }]
  })
  return nameBeforeTag(found).sort((a, b) => b.score - a.score || a.index - b.index)
}

function recognize(header: string): { field: Field; score: number } | null {
  const tag = tagKey(header)
  if (tag !== null) return { field: 'tag', score: 90 }
  if (header.trim() === '@type') return { field: 'osmType', score: 90 }
  const words = headerWords(header)
  const known = scores.get(words.join(''))
  if (known) return known
  const season = /^season ?\d? ?(date|time)$/.exec(words.join(' '))
  if (season) return { field: 'season', score: 90 }
  if (notOurs.test(words.join(' '))) return null
  const bare = words.length > 1 && prefixes.has(words[0] ?? '') ? scores.get(words.slice(1).join('')) : undefined
  if (bare) return { field: bare.field, score: bare.score - 20 }
  const within = addressPrefixes.has(words[0] ?? '') ? scores.get(words.slice(1).join('')) : undefined
  if (within && addressParts.has(within.field)) return { field: within.field, score: within.score - 20 }
  const hint = hints.find(([sign]) => sign.test(words.join(' ')))
  return hint ? { field: hint[1], score: 30 } : null
}

/** A column that is an OSM key, or null. */
export function tagKey(header: string): string | null {
  const key = header.trim()
  return tagKeys.has(key) || /^(payment|language|disused|abandoned|was|healthcare):[a-z:_]+$/.test(key) ? key : null
}

/** A neighbor's table may head its names "shop": without another name column, that one is not an OSM key. */
function nameBeforeTag(columns: Column[]): Column[] {
  if (columns.some((column) => column.field === 'name')) return columns
  const shop = columns.find((column) => column.header.trim() === 'shop')
  return columns.map((column) => (column === shop ? { ...column, field: 'name', score: 40 } : column))
}

/** `MarketName`, `addr:housenumber`, "Teléfono" → lower-case words without accents. */
function headerWords(header: string): string[] {
  const spaced = header.replace(/([a-z\d])([A-Z])/g, '$1 $2').normalize('NFKD')
  const words = spaced
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z\d@]+/)
  return words.map((word) => word.replace(/^@/, '')).filter(Boolean)
}
