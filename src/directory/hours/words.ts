import { type HolidayCode } from './holidays.ts'

export type SunWord = 'sunrise' | 'sunset' | 'dawn' | 'dusk'
export type ValueWord = 'closed' | 'by-appointment' | 'call-first' | 'all-day'
export type Half = 'am' | 'pm'

/** What a piece of somebody's sentence about hours can be. Days count from Monday (0), months from January (0). */
export type Token =
  | { kind: 'days'; days: readonly number[] }
  | { kind: 'month'; month: number }
  | { kind: 'march-or-tuesday' }
  | { kind: 'holiday'; code: HolidayCode }
  | { kind: 'public-holidays' }
  | { kind: 'time'; hour: number; minute: number; half: Half | null }
  | { kind: 'half'; half: Half }
  | { kind: 'sun'; sun: SunWord }
  | { kind: 'value'; value: ValueWord }
  | { kind: 'to' | 'and' | 'stop' | 'except' | 'otherwise' | 'only' | 'filler' | 'spanish' }

const listed = <T>(words: string, token: T): [string, T][] => words.split('|').map((word) => [word, token])
const days = (words: string, ...numbers: number[]) => listed<Token>(words, { kind: 'days', days: numbers })
const month = (words: string, number: number) => listed<Token>(words, { kind: 'month', month: number })
const value = (words: string, word: ValueWord) => listed<Token>(words, { kind: 'value', value: word })
const sun = (words: string, word: SunWord) => listed<Token>(words, { kind: 'sun', sun: word })
const holiday = (words: string, code: HolidayCode) => listed<Token>(words, { kind: 'holiday', code })
const simple = (words: string, kind: 'to' | 'and' | 'except' | 'otherwise' | 'only' | 'filler' | 'spanish') =>
  listed<Token>(words, { kind })
const time = (words: string, hour: number, half: Half) => listed<Token>(words, { kind: 'time', hour, minute: 0, half })

const everyDay = [0, 1, 2, 3, 4, 5, 6]

const english: [string, Token][] = [
  ...days('m|mo|mon|mons|monday|mondays', 0),
  ...days('t|tu|tue|tues|tuesday|tuesdays', 1),
  ...days('w|we|wed|weds|wednesday|wednesdays', 2),
  ...days('th|thu|thur|thurs|thursday|thursdays', 3),
  ...days('f|fr|fri|friday|fridays', 4),
  ...days('sa|sat|sats|saturday|saturdays', 5),
  ...days('su|sun|suns|sunday|sundays', 6),
  ...days('mwf', 0, 2, 4),
  ...days('tth', 1, 3),
  ...days('weekdays|weekday', 0, 1, 2, 3, 4),
  ...days('weekends|weekend', 5, 6),
  ...days('daily|every day|everyday|all week|7 days a week|7 days|seven days a week', ...everyDay),
  ...month('jan|january', 0),
  ...month('feb|february', 1),
  ...month('march', 2),
  ...month('apr|april', 3),
  ...month('may', 4),
  ...month('jun|june', 5),
  ...month('jul|july', 6),
  ...month('aug|august', 7),
  ...month('sep|sept|september', 8),
  ...month('oct|october', 9),
  ...month('nov|november', 10),
  ...month('dec|december', 11),
  ...value('closed|off|not open', 'closed'),
  ...value('by appointment|by appt|by prior appointment|appointment only|appt only', 'by-appointment'),
  ...value('call first|call ahead|please call|please call first|call before coming|call for hours', 'call-first'),
  ...value('24/7|24 hours|24 hrs|24hrs|24 hours a day|always open|around the clock|all day', 'all-day'),
  ...sun('sunrise|sunup|sun up', 'sunrise'),
  ...sun('sunset|sundown|sun down', 'sunset'),
  ...sun('dawn', 'dawn'),
  ...sun('dusk', 'dusk'),
  ...holiday("new year's day|new years day|new year's|new years", 'new-year'),
  ...holiday('good friday', 'good-friday'),
  ...holiday('easter|easter sunday', 'easter'),
  ...holiday('memorial day', 'memorial'),
  ...holiday('juneteenth', 'juneteenth'),
  ...holiday('july 4th|july 4|4th of july|july fourth|fourth of july|independence day', 'independence'),
  ...holiday('labor day', 'labor'),
  ...holiday('columbus day', 'columbus'),
  ...holiday('veterans day', 'veterans'),
  ...holiday('thanksgiving|thanksgiving day', 'thanksgiving'),
  ...holiday('day after thanksgiving|the day after thanksgiving', 'after-thanksgiving'),
  ...holiday('christmas eve', 'christmas-eve'),
  ...holiday('christmas|christmas day|xmas', 'christmas'),
  ...holiday("new year's eve|new years eve", 'new-years-eve'),
  ...time('noon|12 noon', 12, 'pm'),
  ...time('midnight|12 midnight', 12, 'am'),
  ...listed<Token>('in the morning', { kind: 'half', half: 'am' }),
  ...listed<Token>('in the afternoon|in the evening', { kind: 'half', half: 'pm' }),
  ...listed<Token>('holidays|all holidays|public holidays|major holidays|on holidays|ph', { kind: 'public-holidays' }),
  ...simple('to|thru|through|til|till|until', 'to'),
  ...simple('and', 'and'),
  ...simple('except|but not|except for', 'except'),
  ...simple('or|otherwise|and otherwise|other times|all other times|after hours|and also', 'otherwise'),
  ...simple('only', 'only'),
  ...simple("open|hours|hrs|from|we're|we are|are|is|the|on|o'clock|oclock|every", 'filler'),
]

const spanish: [string, Token][] = [
  ...days('lu|lun|lunes', 0),
  ...days('martes', 1),
  ...days('mi|mie|mier|miercoles', 2),
  ...days('ju|jue|jueves', 3),
  ...days('vi|vie|viernes', 4),
  ...days('sab|sabado|sabados', 5),
  ...days('do|dom|domingo|domingos', 6),
  ...days('entre semana|dias de semana', 0, 1, 2, 3, 4),
  // One letter alone could be another day of another language: only from lunes on is it clear.
  ...days('l-v|l - v|l a v', 0, 1, 2, 3, 4),
  ...days('l-s|l - s|l a s', 0, 1, 2, 3, 4, 5),
  ...days('l-d|l - d|l a d', 0, 1, 2, 3, 4, 5, 6),
  ...days('fin de semana|fines de semana', 5, 6),
  ...days('todos los dias|diario|diariamente|cada dia', ...everyDay),
  ...month('enero|ene', 0),
  ...month('febrero', 1),
  ...month('marzo', 2),
  ...month('abril|abr', 3),
  ...month('mayo', 4),
  ...month('junio', 5),
  ...month('julio', 6),
  ...month('agosto|ago', 7),
  ...month('septiembre|setiembre', 8),
  ...month('octubre', 9),
  ...month('noviembre', 10),
  ...month('diciembre|dic', 11),
  ...value('cerrado|cerrada|cerrados|cerramos', 'closed'),
  ...value('con cita|con cita previa|previa cita|solo con cita|por cita', 'by-appointment'),
  ...value('llame antes|llamar antes|llame primero|llamar primero|llame antes de venir', 'call-first'),
  ...value('24 horas|las 24 horas|siempre abierto|todo el dia', 'all-day'),
  ...sun('amanecer', 'dawn'),
  ...sun('anochecer', 'dusk'),
  ...holiday('navidad', 'christmas'),
  ...holiday('nochebuena', 'christmas-eve'),
  ...holiday('ano nuevo', 'new-year'),
  ...time('mediodia|medio dia', 12, 'pm'),
  ...time('medianoche|media noche', 12, 'am'),
  ...listed<Token>('de la manana', { kind: 'half', half: 'am' }),
  ...listed<Token>('de la tarde|de la noche', { kind: 'half', half: 'pm' }),
  ...listed<Token>('feriados|dias feriados|festivos|dias festivos', { kind: 'public-holidays' }),
  ...simple('a|al|a las|hasta|hasta las', 'to'),
  ...simple('y|e', 'and'),
  ...simple('excepto|menos', 'except'),
  ...simple('o|u', 'otherwise'),
  ...simple('solo|solamente', 'only'),
  ...simple('de|del|desde|las|los|el|la|abierto|abierta|abrimos|horario|hs|horas|en', 'spanish'),
]

/** Longest first, so that "by appointment" is never read as less. */
export const phrases: readonly [string, Token][] = [
  ...english,
  ...spanish,
  ...listed<Token>('mar', { kind: 'march-or-tuesday' }),
].sort(([a], [b]) => b.length - a.length)

/** Words that settle that "mar" is a martes. */
export const spanishWords: ReadonlySet<string> = new Set(
  spanish.map(([word]) => word).filter((word) => word.length > 2),
)
