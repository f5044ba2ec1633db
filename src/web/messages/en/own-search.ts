/** One box over everything of one's own. */
export const ownSearch = {
  'own-search.title': 'Search my notebook',
  'own-search.label': 'Find in everything of mine',
  'own-search.hint': 'A name, a word, what you went for: people, visits, lines, days, favors',
  'own-search.look': 'Find',
  'own-search.none': 'None of your pages says that. Try another word, or only its beginning.',
  'own-search.in-town': 'Look in the directory instead',
  'own-search.person': 'People',
  'own-search.ask': 'To ask next time',
  'own-search.line': 'What you wrote down',
  'own-search.visit': 'Visits',
  'own-search.day': 'Days',
  'own-search.reminder': 'Reminders',
  'own-search.favor': 'Favors',
  'own-search.went-past': 'What went past',
  'own-search.more': 'There is more. Add a word to narrow it.',
  'own-search.nameless': 'Without a name',
}
