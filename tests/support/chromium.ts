import { accessSync, constants } from 'node:fs'

const usualPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

export const howToGetChromium =
  'Browser tests need Chromium: `apt-get install chromium`, or name one with CHROMIUM_PATH=/path/to/chrome.'

/** The Chromium that the browser tests drive: CHROMIUM_PATH, else where systems usually keep it; null when there is none. */
export function chromiumPath(): string | null {
  const named = process.env.CHROMIUM_PATH
  const places = named ? [named] : usualPlaces
  return places.find(canRun) ?? null
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
