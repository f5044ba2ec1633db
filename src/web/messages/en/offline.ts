/** Most of these are put together on the device: they reach it whole, at `/on-this-device/words/en`. */
export const offline = {
  'offline.title': 'On this device',
  'offline.lead':
    'What this browser keeps for when there is no signal: pages you have seen here, and what you wrote down and could not send yet.',
  'offline.how':
    'Write as you always do. Without a signal it waits here, and goes once, in order, when there is one: also days later, and after you have signed in again.',
  'offline.whose':
    'It belongs to whoever signed in. Signing out erases it from this device, and whoever comes next finds none of it. Whoever can open this device while you are signed in can read it, as they could your mail: lock it as you would your mail.',
  'offline.needs-https':
    'Here nothing is kept: a browser keeps pages only where the address begins with https, or on the very machine that the town runs on (localhost). Ask the desk for an https address.',
  'offline.needs-script':
    'Nothing is kept where scripts are turned off or the browser is too old. Everything else works as ever while there is a signal.',
  'offline.waiting': 'Waiting to be sent',
  'offline.kept': 'Pages you can open without a signal',
  'offline.loses':
    'Kept for a fortnight; the counter book for half a day. The desk’s pages, sign-in and files are never kept.',
  'offline.leaving-title': 'Before you sign out: something was not sent yet',
  'offline.leaving': 'What waits is written down below. Send it, take it along as a file, or let it go.',
  'offline.leaving-out': 'Discard what waits, and sign out',
  'offline.left':
    'What this device kept is erased. Without a signal the town could not be told: sign out once more when there is one.',

  'offline.day-and-hour': '{{day}} at {{time}}',
  'offline.saved': 'Saved {{saved}}; no signal now.',
  'offline.saved-short': 'saved {{saved}}',
  'offline.may-have-changed': 'Hours may have changed since, so call first.',
  'offline.no-signal': 'No signal now. This is what is on this device.',
  'offline.not-kept': 'You are not connected, and this page is not kept on this device.',
  'offline.what-is-kept': 'Here is what is.',
  'offline.waits_one': 'One thing waits on this device. It goes by itself when there is a signal.',
  'offline.waits_other': '{{count}} things wait on this device. They go by themselves when there is a signal.',
  'offline.needs-a-look': 'Something you wrote without a signal could not be taken as it stands.',
  'offline.see-them': 'Look at what waits',
  'offline.somebodys':
    'Something was written here without a signal and waits for whoever wrote it: sign in, then it goes.',
  'offline.sign-in-go': 'Sign in',
  'offline.nothing-waits': 'Nothing waits.',
  'offline.nothing-kept': 'No page is kept yet. They are kept as you look at them.',

  'offline.kind-visit': 'A visit',
  'offline.kind-note': 'A note',
  'offline.kind-asked': 'Marked as asked',
  'offline.kind-thanks': 'A thank-you',
  'offline.kind-favor': 'A favor you did',
  'offline.kind-came': 'Came in',
  'offline.kind-usual': 'Came in, the usual',
  'offline.written': 'Written {{when}}',
  'offline.state-waiting': 'Waits for a signal.',
  'offline.state-asks': 'Your words are kept. It was asked back:',
  'offline.state-conflict': 'Your words are kept. Something else was sent from the same form before:',
  'offline.state-refused': 'Your words are kept. They could not be taken:',
  'offline.send-now': 'Try to send now',
  'offline.download': 'Take along as a file',
  'offline.download-all': 'Take all of it along as a file',
  'offline.change': 'Change it',
  'offline.open-form': 'Open it in the form',
  'offline.send-as-new': 'Send it as a new one',
  'offline.stands': 'What stands in the town:',
  'offline.look-at-it': 'Look at it there',
  'offline.keep-standing': 'Keep what stands, let mine go',
  'offline.keep-standing-yes': 'Yes, let mine go',
  'offline.stands-no-more': 'It is not there any more.',
  'offline.stands-no-signal': 'It can be looked at when there is a signal.',
  'offline.discard': 'Discard',
  'offline.discard-yes': 'Yes, discard it',
  'offline.file': 'woodstove-not-sent-yet',

  'offline.write-visit': 'Write down a visit',
  'offline.find': 'Find somebody',
  'offline.app-about': 'Who to ask for in {{town}}, and what you talked about last time.',
}
