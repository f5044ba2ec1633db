// What waits on this device, in words: what kind of thing it is, of which day, about whom, and what was written.

/**
 * @param {{ language: string, zone: string, say: (key: string, values?: Record<string, unknown>) => string }} reader
 */
const inWords = ({ language, zone, say }) => {
  /** Fields that are written into; of others only what has a blank in it can be somebody's words. */
  const written =
    /^(place|otherName|otherTalk|smallTalk|about-.*|whatFor|theyWentPast|iWentPast|who|othersThere|othersHere|words|body|since)$/
  const carried = /^(key|token|placeShown|next|back|writtenAt)$/

  /**
   * The words somebody wrote, without what was ticked.
   * @param {Waiting} entry
   */
  const wordsOf = (entry) =>
    entry.fields.filter(
      ([name, value]) => value.trim() !== '' && !carried.test(name) && (written.test(name) || /\s/.test(value.trim())),
    )

  /** @param {Waiting} entry */
  function kindOf(entry) {
    const value = (name) => entry.fields.find(([field]) => field === name)?.[1]
    if (entry.path.endsWith('/asked')) return say('offline.kind-asked')
    if (entry.path.startsWith('/favors'))
      return say(value('kind') === 'favor' ? 'offline.kind-favor' : 'offline.kind-thanks')
    if (entry.path.endsWith('/notes')) return say('offline.kind-note')
    if (entry.path.startsWith('/counter/'))
      return say(value('for') === 'usual' ? 'offline.kind-usual' : 'offline.kind-came')
    return say('offline.kind-visit')
  }

  /**
   * The day it is about, where it is another one than that on which it was written.
   * @param {Waiting} entry
   */
  function dayOf(entry) {
    const day = ['otherDay', 'visitedOn', 'happenedOn', 'cameOn']
      .map((name) => entry.fields.find(([field, value]) => field === name && value !== '')?.[1])
      .find(Boolean)
    if (!day) return ''
    const isOfThisYear = day.slice(0, 4) === device.dayIn(zone, entry.writtenAt).slice(0, 4)
    /** @type {Intl.DateTimeFormatOptions} */
    const options = { weekday: 'long', month: 'long', day: 'numeric', timeZone: 'UTC' }
    if (!isOfThisYear) options.year = 'numeric'
    return new Intl.DateTimeFormat(language === 'es' ? 'es-US' : 'en-US', options).format(new Date(`${day}T12:00:00Z`))
  }

  /**
   * Where and with whom, as the page called them on which it was written.
   * @param {Waiting} entry
   */
  const aboutOf = (entry) => {
    if (entry.path !== '/notebook/visits') return entry.about.split(' · ')[0] ?? ''
    const slug = entry.fields.find(([name, value]) => name === 'business' && value !== '')?.[1] ?? ''
    return [entry.place || slug.replaceAll('-', ' '), ...(entry.people ?? [])].filter(Boolean).join(', ')
  }

  /** @param {Waiting} entry */
  function textOf(entry) {
    const lines = [kindOf(entry), dayOf(entry), aboutOf(entry), ...wordsOf(entry).map(([, value]) => value)]
    return lines.filter(Boolean).join('\n')
  }

  return { kindOf, dayOf, aboutOf, wordsOf, textOf }
}
