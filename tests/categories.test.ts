import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  categories,
  categoriesFromTags,
  categoriesFromWords,
  categoriesNamed,
  groups,
} from '../src/directory/categories/categories.ts'
import { foldText } from '../src/web/fold.ts'

const sprite = readFileSync(new URL('../public/icons.svg', import.meta.url), 'utf8')
const symbols = new Set([...sprite.matchAll(/<symbol id="i-([a-z0-9-]+)"/g)].map((found) => found[1]))

/** What a neighbor types, and the category that has to come first. */
const ANSWERED_FIRST: Record<string, string> = {
  'my well pump quit': 'well-drilling',
  'somebody to sharpen a saw': 'sharpening',
  plumber: 'plumber',
  PLUMBING: 'plumber',
  plomero: 'plumber',
  'se rompió un tubo': 'plumber',
  'my pipes froze': 'plumber',
  electrician: 'electrician',
  'the outlet broke': 'electrician',
  carpintería: 'carpenter',
  carpinteria: 'carpenter',
  carpenter: 'carpenter',
  handyman: 'handyman',
  'odd jobs': 'handyman',
  todero: 'handyman',
  firewood: 'firewood',
  'a load of wood': 'firewood',
  'I need a cord of wood delivered': 'firewood',
  leña: 'firewood',
  lena: 'firewood',
  'cuerda de leña': 'firewood',
  pozo: 'well-drilling',
  'well pump': 'well-drilling',
  'bomba de agua': 'well-drilling',
  septic: 'septic',
  'septic backed up': 'septic',
  'fosa séptica': 'septic',
  motosierra: 'small-engine-repair',
  chainsaw: 'small-engine-repair',
  'fix my lawn mower': 'small-engine-repair',
  'mower repair': 'small-engine-repair',
  mechanic: 'car-repair',
  mechanics: 'car-repair',
  mecánico: 'car-repair',
  mecanico: 'car-repair',
  'oil change': 'car-repair',
  'cambio de aceite': 'car-repair',
  'flat tire': 'tires',
  llantas: 'tires',
  'tow truck': 'towing',
  grúa: 'towing',
  windshield: 'body-shop',
  haircut: 'hairdresser',
  'corte de pelo': 'hairdresser',
  "men's haircut": 'barber',
  'make a will': 'lawyer',
  'hair salon': 'hairdresser',
  peluquería: 'hairdresser',
  'tienda de ropa': 'clothing-store',
  'clothing stores': 'clothing-store',
  'hem pants': 'alterations',
  costurera: 'alterations',
  quilts: 'quilting',
  'deer processing': 'deer-processing',
  'who can process a deer': 'deer-processing',
  venado: 'deer-processing',
  taxidermist: 'taxidermy',
  farrier: 'farrier',
  'shoe a horse': 'farrier',
  herrador: 'farrier',
  'large animal vet': 'large-animal-vet',
  'my cow is down': 'large-animal-vet',
  vet: 'veterinarian',
  veterinario: 'veterinarian',
  hay: 'hay-and-feed',
  'round bales': 'hay-and-feed',
  'farm eggs': 'eggs-and-meat',
  'half a beef': 'eggs-and-meat',
  honey: 'beekeeper',
  'swarm of bees': 'beekeeper',
  miel: 'beekeeper',
  sawmill: 'sawmill',
  aserradero: 'sawmill',
  'clean my chimney': 'chimney-sweep',
  'wood stove': 'stove-installation',
  propane: 'propane',
  'gas propano': 'propane',
  generator: 'generator-repair',
  'planta de luz': 'generator-repair',
  welder: 'welding',
  soldador: 'welding',
  'stone masonry': 'stonemason',
  albañil: 'stonemason',
  notary: 'notary',
  'notario público': 'notary',
  'somebody to do my taxes': 'tax-preparer',
  bookkeeper: 'bookkeeper',
  'somebody to sit with my mother': 'elder-care',
  'cuidar a mi mamá': 'elder-care',
  babysitter: 'home-child-care',
  niñera: 'home-child-care',
  interpreter: 'interpreter',
  'someone to come along and interpret': 'interpreter',
  intérprete: 'interpreter',
  'banjo lessons': 'music-lessons',
  'clases de guitarra': 'music-lessons',
  'plow my driveway': 'snow-plowing',
  'test my well water': 'water-testing',
  'no internet': 'broadband',
  'haul off junk': 'hauling-and-junk',
  'watch my house': 'house-sitting',
  'somebody to feed my dog': 'dog-boarding',
  'church office': 'church-office',
  'community center': 'community-center',
  'Christmas tree': 'christmas-trees',
  brewery: 'brewery',
  cidery: 'cidery',
  'pole barn': 'barn-builder',
  'tin roof': 'metal-roofing',
  gutters: 'gutters',
  'stock a pond': 'pond-stocking',
  'school bus': 'school-bus',
  midwife: 'midwife',
  doula: 'doula',
  hospice: 'hospice',
  'a tree fell on the house': 'tree-work',
  'árbol caído, cortar un árbol': 'tree-work',
  gravel: 'quarry-and-gravel',
  'load of gravel': 'excavation',
  'tax preparation': 'tax-preparer',
  'post office': 'post-office',
  biblioteca: 'library',
  'food pantry': 'food-bank',
  pizza: 'pizza-restaurant',
  café: 'cafe',
  panadería: 'bakery',
  'dolor de muela': 'dentist',
  misa: 'church',
  uñas: 'nail-salon',
  'poner una cerca': 'fencing',
  'se descompuso mi carro': 'car-repair',
  'need somebody to watch the kids on Saturday': 'home-child-care',
  'my roof leaks': 'roofer',
  'help with my computer': 'computer-repair',
  repair: 'repair-shop',
}

test('each group and category is whole: id, both names, a group, an icon that is drawn', () => {
  expect(
    groups
      .map((group) => group.id)
      .slice(0, 8)
      .join(),
  ).toBe('fix,eat,heat,farm,hair,health,animals,town')
  expect(new Set(groups.map((group) => group.id)).size).toBe(groups.length)
  const known = new Set(groups.map((group) => group.id))
  for (const { icon, name } of groups) {
    expect(symbols).toContain(icon)
    expect(name.en && name.es).toBeTruthy()
  }
  for (const [id, category] of categories) {
    expect(category.id).toBe(id)
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    expect(category.name.en.trim(), id).toMatch(/\S/)
    expect(category.name.es.trim(), id).toMatch(/\S/)
    expect(known, id).toContain(category.group)
    expect(symbols, id).toContain(category.icon)
  }
})

test('no two categories have the same name, every group is used, and no stars are handed out', () => {
  const all = [...categories.values()]
  for (const language of ['en', 'es'] as const) {
    const names = all.map((category) => foldText(category.name[language]))
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  }
  for (const { id } of groups) expect(all.some((category) => category.group === id)).toBe(true)
  expect([...symbols].filter((name) => name?.startsWith('star'))).toEqual([])
})

test('the sprite stays small and has the stove', () => {
  expect(Buffer.byteLength(sprite)).toBeLessThan(40_000)
  expect(symbols).toContain('stove')
})

describe('what people type', () => {
  test.each(Object.entries(ANSWERED_FIRST))('%s → %s', (query, id) => {
    expect(categoriesNamed(query)[0]?.id).toBe(id)
  })

  test('a name of a category in either language finds it first', () => {
    for (const { id, name } of categories.values())
      for (const language of ['en', 'es'] as const)
        expect(categoriesNamed(name[language])[0]?.id, name[language]).toBe(id)
  })

  test('why is the name or term as it is written', () => {
    expect(categoriesNamed('CARPINTERIA')).toContainEqual({ id: 'carpenter', why: 'carpintería' })
    for (const { id, why } of categoriesNamed('wood')) {
      const { name, terms } = categories.get(id) ?? { name: { en: '', es: '' }, terms: { en: [], es: [] } }
      expect([name.en, name.es, ...terms.en, ...terms.es]).toContain(why)
    }
  })

  test('a word half typed already finds', () => {
    expect(categoriesNamed('plumb')[0]?.id).toBe('plumber')
    expect(categoriesNamed('sharpeni')[0]?.id).toBe('sharpening')
    expect(categoriesNamed('taxider')[0]?.id).toBe('taxidermy')
    expect(categoriesNamed('well dri')[0]?.id).toBe('well-drilling')
  })

  test('nothing is named by filler words, nonsense or hostile text', () => {
    for (const query of [
      '',
      '   ',
      'I need somebody to do something',
      'necesito alguien que me',
      'xqzv',
      '"*) OR (',
      '\0',
    ])
      expect(categoriesNamed(query)).toEqual([])
  })

  test('any text is answered with known categories, each once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (query) => {
        const ids = categoriesNamed(query).map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids.length).toBeLessThanOrEqual(20)
        for (const id of ids) expect(categories.has(id)).toBe(true)
      }),
    )
  })
})

describe('OSM tags', () => {
  test.each<[Record<string, string>, string[]]>([
    [{ shop: 'hardware' }, ['hardware']],
    [{ amenity: 'restaurant', cuisine: 'pizza;burger' }, ['pizza-restaurant', 'restaurant']],
    [{ shop: 'hairdresser', hairdresser: 'barber' }, ['barber', 'hairdresser']],
    [{ shop: 'hardware; feed' }, ['hardware', 'feed-and-farm-supply']],
    [{ amenity: 'place_of_worship', religion: 'christian', denomination: 'baptist' }, ['church', 'place-of-worship']],
    [{ craft: 'sawmill', name: 'Sawmill' }, ['sawmill']],
    [{ amenity: 'bench' }, []],
    [{}, []],
  ])('%j', (tags, ids) => expect(categoriesFromTags(tags)).toEqual(ids))

  test('the tags of every category lead back to it', () => {
    for (const { id, tags } of categories.values())
      for (const set of tags) expect(categoriesFromTags(set), id).toContain(id)
  })
})

describe('the words of other lists', () => {
  test.each<[string[], string[]]>([
    [['Hardware Store'], ['hardware']],
    [['Retail > Hardware'], ['hardware']],
    [['Plumbing Contractors'], ['plumber']],
    [['Farmers Market'], ['farmers-market']],
    [['Beauty Salons'], ['beauty-salon']],
    [['Libraries'], ['library']],
    [
      ['Post Offices', 'Church'],
      ['post-office', 'church'],
    ],
    [['Veterinary Services'], ['veterinarian']],
    [['Gasoline Stations with Convenience Stores'], ['gas-station', 'convenience-store']],
    [['Offices of Dentists'], ['dentist']],
    [['Church'], ['church']],
    [['Services'], []],
    [['Retail', 'Other', ''], []],
    [['Semiconductor Fabrication'], []],
  ])('%j', (words, ids) => expect(categoriesFromWords(words)).toEqual(ids))
})

describe('folded text', () => {
  test.each([
    ['Peluquería', 'peluqueria'],
    ['  Leña   y CARBÓN. ', 'lena y carbon'],
    ["Farmer's Market & Café", 'farmers market cafe'],
    ['Straße 9½', 'straße 91 2'],
    ['İ', 'i'],
    ['—', ''],
  ])('%s → %s', (text, folded) => expect(foldText(text)).toBe(folded))

  test('folding twice changes nothing, and leaves single spaces and no capitals', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
        const folded = foldText(text)
        expect(foldText(folded)).toBe(folded)
        expect(folded).toBe(folded.toLowerCase().trim())
        expect(folded).not.toMatch(/ {2}/)
      }),
    )
  })
})
