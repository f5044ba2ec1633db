/** U+0000 is refused at the door; every other control character but line breaks goes, and so do marks that turn text around. */
const CONTROLS = /[\u0001-\u0009\u000B-\u001F\u007F-\u009F]/g
const TURNING = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g
const INVISIBLE = /[\u200B\u2060\uFEFF]/g

/** Text as the town keeps it: NFC, line breaks as `\n`, no control or bidirectional marks, no blanks at the ends. */
export function tidyText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .normalize('NFC')
    .replace(/\t/g, ' ')
    .replace(CONTROLS, '')
    .replace(TURNING, '')
    .replace(INVISIBLE, '')
    .trim()
}

/** The same on one line. */
export const tidyLine = (text: string): string => tidyText(text).replace(/\s+/g, ' ')
