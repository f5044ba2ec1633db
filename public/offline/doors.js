// Where somebody may come in or go out: signing in and out, becoming somebody else, unlocking a counter. While a door
// is open the device belongs to nobody; what was asked for before is not kept and teaches nothing.

const doors = (() => {
  /** Rooms whose forms never change who is reading; every other form may. */
  const rooms =
    /^\/(notebook|favors|porch|directory|ways|who|word|newcomers|recommendations|private-words|refrigerator|start|stewards)(\/|$)/
  /** Words that are taken away from the town go from the device too. */
  const goes = /\/(removal|withdrawal|revocation)$/

  const stands = (path) => !rooms.test(path) || goes.test(path)

  async function goThrough(event) {
    const { request } = event
    const path = new URL(request.url).pathname
    // In another language everything on the shelf reads otherwise.
    if (rooms.test(path) || path === '/account/language') return takeAway(request)
    if (path === '/sign-out' || path === '/account/leaving') return goOut(request, path)
    if (path === '/demo/sign-in' && (await request.clone().text()).includes('as=nobody')) return goOut(request, path)
    await readers.someoneAtTheDoor()
    try {
      return await fetch(request)
    } catch {
      // Whoever was at it is not known now: nobody's pages alone are shown until there is a signal.
      return Response.redirect(`${self.location.origin}/on-this-device?door=shut`, 303)
    } finally {
      await readers.someoneAtTheDoor()
    }
  }

  /** The shelf is cleared and filled anew: a page that was kept before may still hold what was erased. */
  async function takeAway(request) {
    try {
      return await fetch(request)
    } finally {
      await readers.beginAnew()
    }
  }

  /** Signing out: first what waits is asked about, then everything of theirs is erased here, then the town is told. */
  async function goOut(request, path) {
    const reader = await device.reader()
    const fields = new URLSearchParams(await request.clone().text())
    const mark = (fields.get('token') ?? '').split('.')[1] || reader
    const unsent = mark ? await device.waitingOf(mark) : []
    if (path !== '/account/leaving' && unsent.length > 0 && fields.get('unsent') !== 'discard')
      return Response.redirect(`${self.location.origin}/on-this-device?leaving=yes`, 303)
    await readers.someoneAtTheDoor()
    // A form that comes back (a wrong password, say) leaves them here; only words that nobody can send any more go.
    if (path === '/account/leaving') return leave(fields, mark)
    await erase(mark)
    try {
      return await tellTown(path, fields)
    } catch {
      return Response.redirect(`${self.location.origin}/on-this-device?left=yes`, 303)
    } finally {
      await readers.someoneAtTheDoor()
      await erase(mark)
    }
  }

  /** That the device erases what is theirs by itself: what waits for somebody else stays. */
  const tellTown = (path, fields) =>
    fetch(path, { method: 'POST', body: fields, redirect: 'manual', headers: { 'woodstove-device': 'erased' } })

  async function leave(fields, mark) {
    const answer = await tellTown('/account/leaving', fields)
    await readers.someoneAtTheDoor()
    if (answer.type === 'opaqueredirect') await erase(mark)
    return answer
  }

  async function erase(mark) {
    await readers.beginAnew()
    await device.learn('sent', null)
    if (mark) await device.discardAllOf(mark)
    await outbox.tell()
  }

  return { stands, goThrough }
})()
