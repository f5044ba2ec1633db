/** Longer ones would not fit into a header once they are escaped. */
const LONGEST = 2000

/** A path of this town to go on to, or null: another site's address never gets through. */
export function localPath(wanted: unknown): string | null {
  if (typeof wanted !== 'string' || wanted.length > LONGEST || !/^\/(?![/\\])/.test(wanted)) return null
  const base = 'http://town.invalid'
  if (!URL.canParse(wanted, base)) return null
  const url = new URL(wanted, base)
  return url.origin === base ? url.pathname + url.search + url.hash : null
}
