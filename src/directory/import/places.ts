export interface Place {
  lat: number
  lon: number
}

/**
 * Degrees as files write them: 36.5, "36,5", "81.1 W".
 * @returns null where nothing was said, 'bad' where what was said is no place a business can be
 */
export function readPlace(lat: string | number | null, lon: string | number | null): Place | 'bad' | null {
  if (isBlank(lat) && isBlank(lon)) return null
  const place = { lat: degrees(lat), lon: degrees(lon) }
  return isInhabited(place) ? place : 'bad'
}

/** A cell that holds both: `POINT(-81.1 36.5)` or "36.5, -81.1". */
export function readPair(written: string): { lat: string; lon: string } | null {
  const wkt = /^(?:srid=\d+;)?point ?z? ?\( ?(-?[\d.]+) (-?[\d.]+)/i.exec(written)
  if (wkt) return { lon: wkt[1] ?? '', lat: wkt[2] ?? '' }
  const pair = /^\(?(-?\d{1,2}\.\d+)[,; ]\s*(-?\d{1,3}\.\d+)\)?$/.exec(written)
  return pair ? { lat: pair[1] ?? '', lon: pair[2] ?? '' } : null
}

function isBlank(value: string | number | null): boolean {
  return value === null || value === ''
}

function degrees(value: string | number | null): number {
  if (typeof value === 'number') return Number(value.toFixed(7))
  const said = /^(-?\d{1,3}(?:[.,]\d+)?)\s*°?\s*([NSEWO]?)$/i.exec(value ?? '')
  if (!said) return Number.NaN
  const size = Number((said[1] ?? '').replace(',', '.'))
  return Number((/[SWO]/i.test(said[2] ?? '') ? -Math.abs(size) : size).toFixed(7))
}

/** South of 60° S nobody keeps shop: there lie the US longitudes that were written where latitudes belong. 0,0 is a blank form. */
function isInhabited({ lat, lon }: Place): boolean {
  const inRange = lat > -60 && lat < 84 && lon >= -180 && lon <= 180
  return inRange && !(Math.abs(lat) < 0.01 && Math.abs(lon) < 0.01)
}

/** The centre of gravity of a closed ring, or the middle of the box around points that enclose no area. */
export function centreOf(points: readonly Place[]): Place | null {
  const first = points[0]
  if (first === undefined) return null
  let area = 0
  let lat = 0
  let lon = 0
  points.forEach((from, index) => {
    // Measured from the first point: differences of degrees keep the digits that sums of large products lose.
    const to = points[(index + 1) % points.length] ?? first
    const [x1, y1, x2, y2] = [from.lon - first.lon, from.lat - first.lat, to.lon - first.lon, to.lat - first.lat]
    const cross = x1 * y2 - x2 * y1
    area += cross
    lon += (x1 + x2) * cross
    lat += (y1 + y2) * cross
  })
  if (Math.abs(area) < 1e-12) return middleOf(points)
  return { lat: first.lat + lat / (3 * area), lon: first.lon + lon / (3 * area) }
}

/** The middle of the box around the points. */
export function middleOf(points: readonly Place[]): Place | null {
  if (points.length === 0) return null
  const box = { south: Infinity, north: -Infinity, west: Infinity, east: -Infinity }
  for (const { lat, lon } of points) {
    box.south = Math.min(box.south, lat)
    box.north = Math.max(box.north, lat)
    box.west = Math.min(box.west, lon)
    box.east = Math.max(box.east, lon)
  }
  return { lat: (box.south + box.north) / 2, lon: (box.west + box.east) / 2 }
}
