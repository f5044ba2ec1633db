/** A piece of a step on the way; landmarks and turns stand out. */
export interface StepPart {
  words: string
  strong: boolean
}

const roadWord =
  'Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Court|Highway|Hwy|Route|Alley|Boulevard|Blvd|Pike|Parkway|Trail|Circle|Bypass'
const name = String.raw`\p{Lu}[\p{L}\p{M}’'.-]*`
/** "Depot Street", "Old Gap Road"; in Spanish "calle Mayor", "el camino Viejo". */
const road = String.raw`(?:${name} ){1,3}(?:${roadWord})\b(?!’s)|\b(?:[Cc]alle|[Cc]amino|[Cc]arretera|[Aa]venida) ${name}(?: ${name})?`
/** What a turn is made at: "at the stoplight", "on Quarry Road". */
const at = String.raw`(?: (?:at|on|onto|into|after|past|before) (?:(?:${name} ){1,3}(?:${roadWord})\b|the [\p{Ll}’'-]+))?`
/** Where a turn begins a step, follows a comma, or is told to be one: "turn right", "the first left". */
const beforeTurn = String.raw`(?<=^|, |\b(?:[Tt]urn|[Bb]ear|[Gg]o|[Kk]eep|[Hh]ard|[Ff]irst|[Ss]econd|[Tt]hird|[Nn]ext|[Tt]he|[Yy]our|a) )`
/** "All right", "the right screw" and "right there" are no turns. */
const turn = String.raw`${beforeTurn}[LlRr](?:eft|ight)\b(?: turn\b)?(?=[.,;:!?]|$| (?:at|on|onto|into|after|past|before|and)\b)${at}`
const spanishTurn = String.raw`\b[Aa] (?:la|mano) (?:derecha|izquierda)(?: (?:en|de|del|por) (?:(?:el|la|los|las) )?[\p{L}’'-]+)?`
const outstanding = new RegExp(`${turn}|${spanishTurn}|${road}`, 'gu')
/** Words that begin a sentence and are no part of a road's name. */
const beginning =
  /^(?:(?:All|Up|Down|Take|Go|From|On|Off|Onto|Along|Past|Follow|Turn|Over|Cross|The|At|Where|Then|To|Drive|Walk|By|In|Is|It|Come|Out|Across|Through|Near|Behind|After|Before|De|En|Por|Desde|Suba|Baje|Siga|Tome|Cruce|Hacia|Al|La|El) )+/u

/**
 * Sets a road's name and a turn in somebody's own words in bold, and nothing else: what is not surely one of them stays
 * as it was written. No word is changed; the pieces put together are the step.
 */
export function stepWords(step: string): StepPart[] {
  const parts: StepPart[] = []
  let from = 0
  const put = (words: string, strong: boolean): void => {
    if (words !== '') parts.push({ words, strong })
  }
  for (const match of step.matchAll(outstanding)) {
    const before = beginning.exec(match[0])?.[0].length ?? 0
    const bold = match[0].slice(before)
    if (!bold.includes(' ') && !/^(?:left|right)$/i.test(bold)) continue
    put(step.slice(from, match.index + before), false)
    put(bold, true)
    from = match.index + match[0].length
  }
  put(step.slice(from), false)
  return parts
}
