/** Any value of these keys is somebody's business. */
const openKeys = ['shop', 'craft', 'office', 'healthcare', 'club']

/** Values of wider keys that are a business, or a service people visit. */
const businesslike: Record<string, Set<string>> = {
  amenity:
    words(`restaurant cafe fast_food bar pub biergarten ice_cream food_court nightclub fuel bank pharmacy clinic doctors
    dentist hospital veterinary nursing_home social_facility post_office post_depot library townhall courthouse police
    fire_station community_centre social_centre arts_centre cinema theatre planetarium casino gambling marketplace car_wash
    car_rental vehicle_inspection boat_rental bicycle_rental ski_rental driving_school language_school music_school
    dancing_school prep_school school kindergarten childcare college university research_institute training dojo
    place_of_worship monastery funeral_hall crematorium mortuary animal_boarding animal_shelter animal_breeding animal_training
    money_transfer bureau_de_change payment_centre studio coworking_space conference_centre events_venue exhibition_centre
    internet_cafe ranger_station public_bath spa food_bank food_sharing soup_kitchen waste_transfer_station bus_station taxi
    ferry_terminal mailroom stables dive_centre workshop public_building`),
  tourism:
    words(`hotel motel guest_house hostel bed_and_breakfast camp_site caravan_site chalet apartment museum gallery zoo
    theme_park aquarium alpine_hut`),
  leisure:
    words(`fitness_centre sports_centre sports_hall bowling_alley golf_course miniature_golf dance marina horse_riding
    ice_rink water_park sauna escape_game amusement_arcade hackerspace resort summer_camp tanning_salon trampoline_park
    adult_gaming_centre`),
  emergency: words('fire_station ambulance_station mountain_rescue'),
  landuse: words('farmyard plant_nursery vineyard orchard'),
  man_made: words('works sawmill'),
  industrial: words('sawmill brewery scrap_yard machine_shop auto_wrecker bakery distributor'),
  information: words('office visitor_centre'),
}

const notThere = new Set(['no', 'vacant', 'none', 'disused', 'abandoned', 'closed'])
const saysGone = ['disused', 'abandoned', 'ruins', 'demolished']
const lifecycle = /^(disused|abandoned|was|closed|demolished|removed|razed|historic):(.+)$/

function words(list: string): Set<string> {
  return new Set(list.split(/\s+/))
}

/** Whether the tags, of today or of before it closed, are those of a business or of a service people visit. */
export function isBusiness(tags: Record<string, string>): boolean {
  if (isBareShelter(tags)) return false
  return Object.entries(tags).some(([key, value]) => isBusinessTag(key, value)) || saysClosed(tags)
}

/** A place where buses halt is mapped with the station's tags; a hut that nobody keeps with those of one that is kept. */
const isBareShelter = (tags: Record<string, string>): boolean =>
  tags['public_transport'] === 'stop_position' || (tags['amenity'] === 'shelter' && tags['shop'] === undefined)

/** Only what it was is told, `disused:shop=hardware` and no shop now, or that nobody uses it. */
export function saysClosed(tags: Record<string, string>): boolean {
  const entries = Object.entries(tags)
  if (entries.some(([key, value]) => isBusinessTag(key, value))) {
    const isRuin = tags['historic'] === 'ruins' && tags['amenity'] === 'place_of_worship'
    return isRuin || saysGone.some((key) => tags[key] === 'yes')
  }
  return entries.some(([key, value]) => {
    const before = lifecycle.exec(key)?.[2]
    return before !== undefined && isBusinessTag(before, value)
  })
}

function isBusinessTag(key: string, value: string): boolean {
  if (notThere.has(value)) return false
  if (openKeys.includes(key)) return true
  const fitting = Object.hasOwn(businesslike, key) ? businesslike[key] : undefined
  if (fitting === undefined) return false
  return value.split(';').some((one) => fitting.has(one.trim()))
}
