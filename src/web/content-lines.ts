const LONGEST_LINE = 75

/** Text in the lines of calendars (RFC 5545, 3.3.11) and cards (RFC 6350, 3.4): marks and line breaks are escaped. */
export const contentText = (text: string): string =>
  text.replace(/[\\;,]/g, (mark) => `\\${mark}`).replace(/\r\n|\r|\n/g, '\\n')

/** No line is longer than 75 octets (RFC 5545, 3.1; RFC 6350, 3.2); a letter of several octets is not cut in two. */
export function folded(line: string): string {
  const lines: string[] = []
  let now = ''
  let octets = 0
  for (const letter of line) {
    const size = Buffer.byteLength(letter)
    if (octets + size > LONGEST_LINE) {
      lines.push(now)
      now = ' '
      octets = 1
    }
    now += letter
    octets += size
  }
  return [...lines, now].join('\r\n')
}
