import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min'

const longest = { phone: 250, email: 254, website: 500 }

/**
 * The first number in the text that can be called.
 * @returns `phone` in E.164; `text` as written where E.164 does not carry all of it
 */
export function readPhone(written: string, country: string | null): { phone: string | null; text: string | null } {
  const text = written.replace(/^(\d{10,11})\.0$/, '$1').slice(0, longest.phone)
  // libphonenumber knows the countries it was built with; any other code makes it expect a leading +.
  const defaultCountry = (country ?? 'US') as CountryCode
  for (const candidate of [text, ...text.split(/[;|,]|\s\/\s|\bor\b|\by\b|\bo\b/)]) {
    const number = parsePhoneNumberFromString(candidate, { defaultCountry })
    if (number?.isValid()) return { phone: number.number, text: number.ext === undefined ? null : text }
  }
  return { phone: null, text }
}

/** @returns the address with its domain in lower case, or null when it is not one */
export function readEmail(written: string): string | null {
  const first = written.replace(/^mailto:/i, '').split(/[\s;,]+/)[0] ?? ''
  if (first.length > longest.email) return null
  const [local, domain, more] = first.split('@')
  if (local === undefined || domain === undefined || more !== undefined) return null
  if (!/^[\p{L}\p{N}.!#$%&'*+/=?^_{|}~-]{1,64}$/u.test(local)) return null
  return isHost(domain) ? `${local}@${domain.toLowerCase()}` : null
}

/** @returns an http or https address, made whole where only "www.…" was written; else null */
export function readWebsite(written: string): string | null {
  const one = written.replace(/^(https?:\/\/)\s+/i, '$1')
  // Behind the host a comma is the address's own, unless another address follows it.
  const between = /^(https?:\/\/)?[^\s/;,|]+\//i.test(one) ? /\s+|[;,|]+(?=\s|$|https?:|www\.)/i : /[\s;,|]+/
  const first = (one.split(between)[0] ?? '').replace(/[.)]+$/, '')
  const address = /^https?:\/\//i.test(first) ? first : `https://${first}`
  if (address.length > longest.website || /^[a-z][a-z\d+-]*:(?!\/\/|\d)/i.test(first)) return null
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  const plain = /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
  return plain && isHost(url.hostname) && url.href.length <= longest.website ? url.href : null
}

function isHost(host: string): boolean {
  const labels = host.split('.')
  const last = labels.at(-1) ?? ''
  return labels.length > 1 && labels.every((label) => /^[\p{L}\p{N}-]{1,63}$/u.test(label)) && /\p{L}{2}/u.test(last)
}
