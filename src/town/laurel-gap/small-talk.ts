import type { AppLanguage, BusinessSlug, SmallTalk, TalkStock } from './shapes.ts'
import { englishTalk } from './small-talk-english.ts'
import { roadTalk } from './small-talk-roads.ts'
import { spanishTalk } from './small-talk-spanish.ts'

const nothing: SmallTalk = { errands: [], lines: [] }
const english: TalkStock = { ...englishTalk, ...roadTalk }

/** Whoever writes Spanish has words of their own or none. */
export const smallTalkAt = (to: BusinessSlug, language: AppLanguage): SmallTalk =>
  (language === 'es' ? spanishTalk[to] : english[to]) ?? nothing
