// A kept page as it is shown: with the hour at which it was saved, in its own language, its forms renewed.

const keptPages = (() => {
  const HOUR = 'woodstove-hour'
  const isPage = (response) => response.headers.get('content-type')?.startsWith('text/html') === true
  const escape = (text) => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`)
  const WHERE_IT_IS_SAID = '<div id="device" hidden></div>'

  function saying(html, kind, icon, sentences) {
    const drawn = /[^"]*\/icons\.svg\?v=[\w-]+/.exec(html)?.[0] ?? ''
    const said = sentences.map((sentence) => `<p>${escape(sentence)}</p>`).join('')
    const box = `<div class="wrap said" id="kept-line"><div class="msg ${kind}" role="status"><svg class="i" aria-hidden="true"><use href="${drawn}#i-${icon}"/></svg><div>${said}</div></div></div>`
    return html.replace(WHERE_IT_IS_SAID, box + WHERE_IT_IS_SAID)
  }

  /** A kept form is a new one: it has keys of its own, and its "today" is today. */
  function renewForms(html, today) {
    const shown = /data-today="(\d{4}-\d\d-\d\d)"/.exec(html)?.[1]
    const moved = shown ? { [shown]: today, [device.dayPlus(shown, -1)]: device.dayPlus(today, -1) } : {}
    return html
      .replace(/name="key" value="[0-9a-f-]{36}"/g, () => `name="key" value="${crypto.randomUUID()}"`)
      .replace(
        /(name="(?:visitedOn|happenedOn)" value=")([\d-]{10})"/g,
        (_, name, day) => `${name}${moved[day] ?? day}"`,
      )
      .replace(/(data-today=")[\d-]{10}"/g, (_, name) => `${name}${today}"`)
  }

  /** A kept page as it is shown: with the hour at which it was saved, in its own language. */
  async function shown(kept, say) {
    if (!isPage(kept)) return kept
    const html = await kept.text()
    const language = /<html lang="(\w+)"/.exec(html)?.[1] ?? 'en'
    const words = await device.wordsIn(language)
    const headers = new Headers(kept.headers)
    headers.set('cache-control', 'no-store')
    if (!words) return new Response(html, { headers })
    const now = await device.townNow()
    const saved = device.when(words, Date.parse(kept.headers.get(HOUR) ?? ''), now)
    const sentences = say(words.words, saved)
    const today = device.dayIn(words.zone, now)
    return new Response(saying(renewForms(html, today), 'off', 'wifi-off', sentences), { headers })
  }

  return { isPage, shown }
})()
