import { readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import {
  type Format,
  type PlanDocument,
  type ProblemDocument,
  readPlan,
  readProblem,
} from '../format/document.ts'
import { ProblemError } from '../model/validate.ts'
import { tell } from './command.ts'

/** Reads a problem file; says on standard error what of it is not read. Throws `ProblemError` that names the file. */
export function problemFile(path: string, format?: Format): ProblemDocument {
  const document = named(path, () => readProblem(bytesOf(path), format))
  for (const field of document.unread)
    tell(`${shownPath(path)}: ${field} is not known in this format and not read`)
  return document
}

/** Reads a solution file. Throws `ProblemError` that names the file. */
export function planFile(path: string): PlanDocument {
  return named(path, () => readPlan(bytesOf(path)))
}

/** Writes a file; a name that ends in `.gz` is compressed, `-` is standard output. */
export function writeText(path: string, text: string): void {
  if (path === '-') process.stdout.write(text)
  else writeFileSync(path, path.endsWith('.gz') ? gzipSync(text) : text)
}

function bytesOf(path: string): Uint8Array {
  return readFileSync(path === '-' ? 0 : path)
}

function named<T>(path: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof ProblemError) throw new ProblemError(`${shownPath(path)}: ${error.path}`, error.what)
    throw error
  }
}

function shownPath(path: string): string {
  return path === '-' ? 'standard input' : path
}
