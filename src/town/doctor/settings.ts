import type { Config } from '../../config.ts'
import { allRight, type Finding, toDo, toKnow } from './finding.ts'

/** What the environment says, and what follows from it. Nobody is asked whether a mail server answers. */
export function settingsFindings(config: Config): Finding[] {
  return [addressFinding(config), proxyFinding(config), mailFinding(config), clockFinding(config)]
}

function addressFinding({ baseUrl }: Config): Finding {
  const { protocol, hostname } = new URL(baseUrl)
  if (protocol === 'https:')
    return allRight(`BASE_URL is https (${hostname}): cookies are Secure, and devices can keep pages.`)
  if (['localhost', '127.0.0.1', '[::1]'].includes(hostname))
    return allRight('BASE_URL is this very machine: an ordinary cookie, and pages can be kept here without a signal.')
  return toKnow(
    `BASE_URL is plain http (${hostname}): the cookie is an ordinary one that the network can read, and no device keeps pages without a signal. Both need https.`,
  )
}

function proxyFinding({ trustProxy, baseUrl }: Config): Finding {
  if (trustProxy === true)
    return toDo(
      'TRUST_PROXY=true believes whatever address anybody says they come from, so tries at a password are not limited. Say the number of proxies, such as 1.',
    )
  if (trustProxy !== false) return allRight('TRUST_PROXY names whom to believe where a reader comes from.')
  if (baseUrl.startsWith('https:'))
    return toKnow(
      'TRUST_PROXY is not set: if https ends in a proxy before the town, all neighbors count as one at the sign-in limits. Say TRUST_PROXY=1 then.',
    )
  return allRight('TRUST_PROXY is not set: readers come directly.')
}

function mailFinding({ smtpUrl, mailFrom }: Config): Finding {
  if (smtpUrl === null) return toKnow("SMTP_URL is not set: mail waits on the stewards' outbox page.")
  if (mailFrom === null) return toKnow('SMTP_URL is set, MAIL_FROM is not: many mail servers refuse a made-up sender.')
  return allRight('SMTP_URL and MAIL_FROM are set.')
}

function clockFinding({ fixedClock }: Config): Finding {
  if (fixedClock !== null)
    return toDo('TOWN_CLOCK stops the clock, which is for tests alone. Take it out of the environment.')
  return allRight('The clock is the machine’s own.')
}
