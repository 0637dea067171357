import { z } from 'zod'
import { asDateFormula, type DateFormula } from './date-formula.ts'
import type { Day, Instant, TimeOfDay } from './day.ts'
import { asDay, asInstant, asTimeOfDay } from './day.ts'

/** Shapes of input fields that mean the same everywhere. Inside the house only parsed values travel. */

function reads(read: (text: string) => string) {
  return (text: string) => {
    try {
      read(text)
      return true
    } catch {
      return false
    }
  }
}

/** A code or number: upper case, trimmed, at most `length` characters (specification orders §0). */
export function code(length = 20) {
  return z
    .string()
    .trim()
    .toUpperCase()
    .min(1)
    .max(length)
    .regex(/^[^\s/\\?#]([^/\\?#]*[^\s/\\?#])?$/, 'code')
}

/** A line of text; blank counts as nothing entered. */
export const text = (length = 100) => z.string().trim().max(length)

/** A line of text that must be filled. */
export const requiredText = (length = 100) => z.string().trim().min(1).max(length)

export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(reads(asDay), 'day')
  .meta({ format: 'date' }) as unknown as z.ZodType<Day, string>

export const instant = z
  .string()
  .refine(reads(asInstant), 'instant')
  .overwrite((value) => (reads(asInstant)(value) ? asInstant(value) : value))
  .meta({ format: 'date-time' }) as unknown as z.ZodType<Instant, string>

export const timeOfDay = z
  .string()
  .regex(/^([01]?\d|2[0-3]):[0-5]\d(:\d\d)?$|^24:00$/)
  .overwrite((value) => (reads(asTimeOfDay)(value) ? asTimeOfDay(value) : value)) as unknown as z.ZodType<
  TimeOfDay,
  string
>

/** A length of calendar time such as `2Y` or `CM+1D`; Italian letters (`2A`) are understood; empty for none. */
export const dateFormula = z
  .string()
  .trim()
  .max(32)
  .refine(reads(asDateFormula), 'date-formula')
  .overwrite((value) => (reads(asDateFormula)(value) ? asDateFormula(value) : value)) as unknown as z.ZodType<
  DateFormula | '',
  string
>

/** Decimal text with at most `places` decimals and 15 digits before the point. */
export const decimalText = (places = 5) =>
  z.string().regex(new RegExp(`^-?\\d{1,15}(\\.\\d{1,${places}})?$`), 'decimal')

/** Grows by one with each change of a record; what the caller saw goes along with every change. */
export const version = z.int().min(1).max(2_000_000_000)

export const latitude = z.number().min(-90).max(90)
export const longitude = z.number().min(-180).max(180)

/** WGS 84 degrees. */
export const position = z.object({ latitude, longitude })
export type Position = z.output<typeof position>

export const language = z.enum(['it', 'en'])
export const colour = z.string().regex(/^#[0-9a-f]{6}$/)
export const email = z.email().max(200)

/** An e-mail address, or empty for none. */
export const emailOrEmpty = z.union([z.literal(''), email])
