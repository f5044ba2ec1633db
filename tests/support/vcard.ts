/** A property of a card: its name, its parameters, its value with the marks still escaped. */
interface Property {
  name: string
  parameters: string[]
  value: string
}

// RFC 6350, 3.3: name, parameters with values that may be quoted, and a value without control characters.
const CONTENT_LINE = /^([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"\p{Cc}]*"|[^";:,\p{Cc}]*))*):([^\p{Cc}]*)$/u

/**
 * Reads a card by the grammar of RFC 6350, and not by how it was written.
 * @throws where it breaks the grammar
 */
export function readVcard(text: string): Property[] {
  if (!text.endsWith('\r\n')) throw new Error('the last line has no end')
  const physical = text.slice(0, -2).split('\r\n')
  for (const line of physical) {
    if (Buffer.byteLength(line) > 75) throw new Error(`longer than 75 octets: ${line}`)
    if (/[\r\n]/.test(line)) throw new Error(`a bare line break: ${line}`)
  }
  const properties = physical
    .join('\r\n')
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')
    .map((line): Property => {
      const [, name, parameters = '', value = ''] = CONTENT_LINE.exec(line) ?? []
      if (name === undefined) throw new Error(`no content line: ${line}`)
      return { name: name.toUpperCase(), parameters: parameters.split(';').filter(Boolean), value }
    })
  const names = properties.map(({ name }) => name)
  if (names[0] !== 'BEGIN' || names[1] !== 'VERSION' || names.at(-1) !== 'END') throw new Error('no frame')
  if (properties[1]?.value !== '4.0') throw new Error('no version 4.0')
  if (!names.includes('FN')) throw new Error('no FN')
  for (const once of ['UID', 'REV', 'KIND', 'VERSION', 'BEGIN', 'END'])
    if (names.filter((name) => name === once).length > 1) throw new Error(`${once} twice`)
  return properties
}

/** A text value as it was said. */
export const textIn = (value: string): string =>
  value.replaceAll(/\\([\\;,nN])/g, (_, mark: string) => (/n/i.test(mark) ? '\n' : mark))

/** A value of several parts, each as it was said. */
export const partsIn = (value: string): string[] => (value.match(/(?:\\.|[^;\\])*(?:;|$)/g) ?? []).map(withoutEnd)

const withoutEnd = (part: string): string => textIn(part.replace(/;$/, ''))
