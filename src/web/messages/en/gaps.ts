export const gaps = {
  'gaps.title': 'What nobody here does yet',
  'gaps.lead':
    'Sooner or later somebody in town needs one of these, and nobody in the directory does it. Perhaps you know who does.',
  'gaps.none': 'Everything that a town like this asks for, somebody in the directory does. Go and thank them.',
  'gaps.empty-lead': 'Nobody is in the directory yet, so there is no telling what is missing.',
  'gaps.empty': 'Write down one place you know. What is missing shows by itself after that.',
  'gaps.ask': 'Ask who knows somebody',
  'gaps.write': 'Write down who does it',
  'gaps.how':
    'A trade leaves this page by itself once somebody in the directory does it, and comes back when the last one closes.',
  'gaps.there': 'Somebody here does',
  'gaps.link': 'What nobody here does yet',
  'gaps.link-lead': 'Perhaps a farrier, perhaps somebody who sharpens saws: see what the town still lacks.',
}
