import type { Agent } from './town.ts'

/** What a browser would send back of a form: every field as it is shown. */
export async function fieldsOf(agent: Agent, path: string): Promise<Record<string, string | string[]>> {
  return fieldsIn((await agent.get(path).expect(200)).text)
}

/** The fields of a page's forms. */
export function fieldsIn(page: string): Record<string, string | string[]> {
  const html = page.slice(page.indexOf('<main'))
  const fields: Record<string, string | string[]> = {}
  const put = (name: string, value: string): void => {
    const known = fields[name]
    fields[name] = known === undefined ? value : [known, value].flat()
  }
  for (const [tag] of html.matchAll(/<input\b[^>]*>/g)) {
    const name = attribute(tag, 'name')
    const tickable = /type="(checkbox|radio)"/.test(tag)
    if (name && (!tickable || /\schecked/.test(tag))) put(name, attribute(tag, 'value') ?? '')
  }
  for (const [, name = '', words = ''] of html.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>([\s\S]*?)<\/textarea>/g)) {
    put(name, plain(words))
  }
  for (const [, name = '', options = ''] of html.matchAll(/<select[^>]*name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g)) {
    const chosen = [...options.matchAll(/<option\b[^>]*>/g)].map(([tag]) => tag).find((tag) => /\sselected/.test(tag))
    put(name, attribute(chosen ?? '', 'value') ?? '')
  }
  return fields
}

const attribute = (tag: string, name: string): string | undefined => {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return value === undefined ? undefined : plain(value)
}
const plain = (html: string): string =>
  html
    .replaceAll('&#34;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
