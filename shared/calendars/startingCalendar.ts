import { addDays, type Day } from '../kernel/day.ts'
import type { Language } from '../kernel/locale.ts'
import { easterSunday } from './easter.ts'
import type { Recurrence } from './recurrence.ts'

export interface StartingHoliday {
  readonly day: Day
  readonly names: Readonly<Record<Language, string>>
  readonly recurrence: Recurrence
}

export interface StartingCalendar {
  readonly code: string
  readonly name: string
  /** The holidays of a year, in order. */
  holidays(year: number): readonly StartingHoliday[]
}

/** Monday to Saturday. */
export const mondayToSaturday = 0b0111111

/** The calendar that a depot in this time zone begins with; elsewhere than in Haiti and India one without holidays. */
export function startingCalendar(timeZone: string): StartingCalendar {
  if (timeZone === 'America/Port-au-Prince') return haiti
  if (timeZone === 'Asia/Kolkata' || timeZone === 'Asia/Calcutta') return india
  return { code: 'GENERAL', name: '', holidays: () => [] }
}

/**
 * The days on which trade rests in Haiti (Arrêté of the Ministry of the Interior, every year). Carnival, Good Friday and Corpus Christi
 * move with Easter; the half day of Ash Wednesday is each company's own affair.
 */
const haiti: StartingCalendar = {
  code: 'HT',
  name: 'Haïti',
  holidays: year =>
    inOrder([
      fixed(year, '01-01', 'Independence Day', 'Fête de l’Indépendance', 'Fèt Endepandans'),
      fixed(year, '01-02', 'Ancestors’ Day', 'Fête des Aïeux', 'Fèt Zansèt yo'),
      byEaster(year, -48, 'Carnival Monday', 'Lundi gras', 'Lendi gra'),
      byEaster(year, -47, 'Carnival Tuesday', 'Mardi gras', 'Madi gra'),
      byEaster(year, -2, 'Good Friday', 'Vendredi saint', 'Vandredi sen'),
      fixed(
        year,
        '05-01',
        'Labour and Agriculture Day',
        'Fête de l’Agriculture et du Travail',
        'Fèt Agrikilti ak Travay',
      ),
      fixed(year, '05-18', 'Flag and University Day', 'Fête du Drapeau et de l’Université', 'Fèt Drapo ak Inivèsite'),
      byEaster(year, 60, 'Corpus Christi', 'Fête-Dieu', 'Fèt Dye'),
      fixed(year, '08-15', 'Assumption', 'Assomption', 'Asonpsyon'),
      fixed(year, '10-17', 'Death of Dessalines', 'Mort de Dessalines', 'Lanmò Desalin'),
      fixed(year, '11-01', 'All Saints’ Day', 'Toussaint', 'Latousen'),
      fixed(year, '11-02', 'All Souls’ Day', 'Fête des Morts', 'Fèt Lemò'),
      fixed(year, '11-18', 'Battle of Vertières', 'Bataille de Vertières', 'Batay Vètyè'),
      fixed(year, '12-25', 'Christmas', 'Noël', 'Nwèl'),
    ]),
}

/**
 * India: the three national holidays, Maharashtra’s own day, and the gazetted days that stand on a date or move with Easter. Holi, Ganesh
 * Chaturthi, Diwali, Eid and others go by the moon and are announced each year: a person enters them.
 */
const india: StartingCalendar = {
  code: 'IN',
  name: 'India',
  holidays: year =>
    inOrder([
      fixed(year, '01-26', 'Republic Day', 'Jour de la République', 'Jou Repiblik la'),
      byEaster(year, -2, 'Good Friday', 'Vendredi saint', 'Vandredi sen'),
      fixed(year, '04-14', 'Ambedkar Jayanti', 'Anniversaire d’Ambedkar', 'Anivèsè Ambedkar'),
      fixed(year, '05-01', 'Maharashtra Day', 'Jour du Maharashtra', 'Jou Maharachtra'),
      fixed(year, '08-15', 'Independence Day', 'Jour de l’Indépendance', 'Jou Endepandans'),
      fixed(year, '10-02', 'Gandhi Jayanti', 'Anniversaire de Gandhi', 'Anivèsè Gandi'),
      fixed(year, '12-25', 'Christmas', 'Noël', 'Nwèl'),
    ]),
}

const fixed = (year: number, monthDay: string, en: string, fr: string, ht: string): StartingHoliday => ({
  day: `${year}-${monthDay}`,
  names: { en, fr, ht },
  recurrence: 'yearly',
})

const byEaster = (year: number, offset: number, en: string, fr: string, ht: string): StartingHoliday => ({
  day: addDays(easterSunday(year), offset),
  names: { en, fr, ht },
  recurrence: 'easter',
})

/** A day is one holiday, even where two fall on it: Good Friday and Ambedkar Jayanti did in 2017. */
const inOrder = (holidays: readonly StartingHoliday[]): StartingHoliday[] =>
  [...new Map(holidays.toReversed().map(holiday => [holiday.day, holiday])).values()].toSorted((a, b) =>
    a.day < b.day ? -1 : 1,
  )
