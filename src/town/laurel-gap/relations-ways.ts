import { inEnglish, inSpanish } from './own-words.ts'
import type { AccountKey, OwnWords } from './shapes.ts'

export interface TownWay {
  readonly title: OwnWords
  /** Oldest first. */
  readonly versions: readonly {
    readonly by: AccountKey
    readonly daysAgo: number
    /** In the title's language. */
    readonly body: string
    readonly why?: string
  }[]
}

/** How things are done here every day. */
export const townWays: readonly TownWay[] = [
  {
    title: inEnglish('Wave at every car'),
    versions: [
      {
        by: 'dot',
        daysAgo: 340,
        body: `Two fingers off the wheel is enough. You are not saying you know them; you are saying you saw them.

If somebody is on foot, slow down to a walk and put the window down. Half of what I know about this town I was told through a car window.

You will forget once and somebody will ask your neighbor if you are all right.`,
      },
    ],
  },
  {
    title: inEnglish('Trash, recycling and the transfer station'),
    versions: [
      {
        by: 'vernon',
        daysAgo: 310,
        body: `There is no pickup outside the town limits. Everybody hauls their own to the transfer station on Depot Street.

- Open Tuesday, Thursday and Saturday, eight to four.
- Bags go in the blue hopper. Cardboard flat, to the left of it.
- Glass is not taken.`,
      },
      {
        by: 'dee',
        daysAgo: 96,
        why: 'Glass is taken again since August. I asked at the window.',
        body: `There is no pickup outside the town limits. Everybody hauls their own to the transfer station on Depot Street.

- Open Tuesday, Thursday and Saturday, eight to four.
- Bags go in the blue hopper. Cardboard flat, to the left of it.
- Glass goes in the three drums behind the scale, by color.
- Paint, oil and batteries: first Saturday of the month only.

The shelf by the window is for things too good to throw out. Leave one, take one. Nobody keeps count.`,
      },
    ],
  },
  {
    title: inEnglish('Burn permits'),
    versions: [
      {
        by: 'ray',
        daysAgo: 280,
        body: `You need a permit for anything bigger than a cook fire, all year. It is free and takes a minute: ask at the hardware store's counter, they write it out.

Light it after the dew is off and have it dead by four. Keep a rake and a charged hose beside you.

When it has been dry for a week, ask anyway. The answer may be no, and it will be no for everybody.`,
      },
    ],
  },
  {
    title: inEnglish('What to say when you go into a store'),
    versions: [
      {
        by: 'wanda',
        daysAgo: 255,
        body: `Good morning comes first. Then something about the road, the weather, or the dog. Then what you need.

It is not a waste of time. It is how I find out that you live up on Piney Ridge and will need chains in January, and I can tell you who has a pair.

If there is a line, the person in front of you is not slow. They are being told something.`,
      },
      {
        by: 'nate',
        daysAgo: 48,
        why: 'What I got wrong when I moved here, so you need not.',
        body: `Good morning comes first. Then something about the road, the weather, or the dog. Then what you need.

It is not a waste of time. It is how I find out that you live up on Piney Ridge and will need chains in January, and I can tell you who has a pair.

If there is a line, the person in front of you is not slow. They are being told something.

From somebody new: do not walk in with what you sell. I did, with a tablet under my arm. Everyone was polite, and nobody asked me a single question. The week after, I went in for a hinge and stayed to hold a ladder. That went better.`,
      },
    ],
  },
  {
    title: inEnglish('Pay promptly, and a little over'),
    versions: [
      {
        by: 'russell',
        daysAgo: 230,
        body: `A person who fixed your pump on Sunday will not send a reminder. Pay the day it is done if you can. A check on the seat of the truck is fine; say that it is there.

If they went past what you asked for, go past what they asked for. It need not be money. I have been paid in eggs, in a ride to Boone, and once in a song at my sister's wedding.`,
      },
    ],
  },
  {
    title: inEnglish('When the power is out'),
    versions: [
      {
        by: 'marisol',
        daysAgo: 220,
        body: `Call it in, even if you think your neighbor did: the crew counts the calls to find the break.

- The library has heat, and an outlet for every chair.
- The A.M.E. Zion church runs its kitchen off the generator from the first evening.
- If somebody near you has a machine to breathe with, go and knock. Do not text.

The fiber stays up for eight hours on its own. After that it is me on a pole, so be patient with me.`,
      },
    ],
  },
  {
    title: inSpanish('El autobús de la escuela'),
    versions: [
      {
        by: 'graciela',
        daysAgo: 205,
        body: `El autobús para en la curva y no en la puerta de cada casa. Pregunten en la oficina de la escuela cuál es su parada; hay quien habla español los martes.

- Salgan cinco minutos antes. Con hielo, diez.
- Si hay dos horas de retraso, lo dicen en la radio a las seis.
- Si el niño va a casa de otro, manden un papel firmado.

La señora que maneja se sabe el nombre de todos desde la primera semana. Apréndanse el de ella.`,
      },
    ],
  },
  {
    title: inEnglish('Whose road is it'),
    versions: [
      {
        by: 'curtis',
        daysAgo: 190,
        body: `State roads have a number on a little square sign. The state plows those. Everything else belongs to whoever lives along it.

On a shared road there is usually one person with a tractor. Find out who before it snows, and take them something then, not after.

When you meet somebody on a one-lane stretch, whoever is going downhill backs up. Wave when it is done.`,
      },
    ],
  },
  {
    title: inEnglish('Dogs, chickens and fences'),
    versions: [
      {
        by: 'opal',
        daysAgo: 171,
        body: `A dog on the road belongs to somebody who is looking for it. Put it in the truck, drive slowly, ask at the next house.

Leave a gate as you found it. Open means open.

If your dog got into somebody's chickens, go over the same day, before they come to you. Bring what they cost. It is a short talk if you begin it.`,
      },
    ],
  },
  {
    title: inEnglish('Borrowing a tool'),
    versions: [
      {
        by: 'hoyt',
        daysAgo: 150,
        body: `Say when you will bring it back, and bring it back then, even if you did not get around to using it.

Clean. Full of gas. Sharper than you got it, if you know how; if you don't, bring it by and I'll show you.

If it broke, it was going to break. Say so at the door and not with a note.`,
      },
    ],
  },
  {
    title: inEnglish('Asking somebody who is not at work'),
    versions: [
      {
        by: 'luis',
        daysAgo: 140,
        body: `People here will stop you at the post office to ask about a knee. I am one of those who are stopped. I do not mind, and most of us do not, if you begin with how we are and end when the letter is stamped.

Not at church, not at a ball game, not over supper. If it hurts now, that is different: knock.`,
      },
    ],
  },
]
