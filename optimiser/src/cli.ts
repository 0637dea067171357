import { parseArgs } from 'node:util'
import { benchCommand } from './cli/bench.ts'
import { checkCommand } from './cli/check.ts'
import { type Command, exit, print, tell } from './cli/command.ts'
import { convertCommand } from './cli/convert.ts'
import { explainCommand } from './cli/explain.ts'
import { solveCommand } from './cli/solve.ts'
import { ProblemError } from './model/validate.ts'

const commands: readonly Command[] = [
  solveCommand,
  checkCommand,
  convertCommand,
  explainCommand,
  benchCommand,
]

const usage = `giro-optimiser COMMAND …

${commands.map(({ name, words, summary }) => `  ${`${name} ${words.join(' ')}`.padEnd(34)}${summary}`).join('\n')}
  ${'help [COMMAND]'.padEnd(34)}shows this, or all about a command (also COMMAND --help)

Problems and solutions: our own JSON, the neutral JSON of the benchmarks, VROOM's JSON, Solomon's text. The contents of a
file tell its format. Compressed files (gzip) are read as they are; a name to write that ends in .gz is compressed; - is
standard input or output. Results go to standard output or to files, everything else to standard error.

Ends with 0: done · 1: a plan breaks a rule · 2: arguments or a file are wrong, or cannot be read or written · 3: a
mistake in this program.`

/** Runs the command line without the program's own name; returns the exit code (see `exit` in cli/command.ts). */
export async function run(args: readonly string[]): Promise<number> {
  try {
    return await dispatch(args)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException)?.code
    if (error instanceof ProblemError || isOfFiles(code)) {
      tell(`giro-optimiser: ${(error as Error).message}`)
      return exit.refused
    }
    tell(`giro-optimiser: a mistake in the program; please report it\n${(error as Error)?.stack ?? error}`)
    return exit.broken
  }
}

async function dispatch(args: readonly string[]): Promise<number> {
  const [first, ...rest] = args
  if (first === undefined) {
    tell(usage)
    return exit.refused
  }
  if (first === '--help' || first === '-h' || first === 'help') {
    print(rest[0] === undefined ? usage : commandNamed(rest[0]).help)
    return exit.good
  }
  const command = commandNamed(first)
  const { values, positionals } = parsed(command, rest)
  if (values.help) {
    print(command.help)
    return exit.good
  }
  const { words } = command
  const fits = words.at(-1)?.endsWith('…')
    ? positionals.length >= words.length
    : positionals.length === words.length
  if (!fits)
    throw new ProblemError(
      command.name,
      `needs ${words.join(' ')}, got ${positionals.length} of them; see giro-optimiser ${command.name} --help`,
    )
  return await command.run(positionals, values)
}

function commandNamed(name: string): Command {
  const command = commands.find((each) => each.name === name)
  if (!command) throw new ProblemError('arguments', `there is no command ${name}; see giro-optimiser --help`)
  return command
}

function parsed(command: Command, args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { ...command.options, help: { type: 'boolean', short: 'h' } },
    })
  } catch (error) {
    throw new ProblemError(
      command.name,
      `${(error as Error).message} (see giro-optimiser ${command.name} --help)`,
    )
  }
}

/** Errors of the file system (`ENOENT`, `EACCES`, …), and of files that are too large for this program. */
function isOfFiles(code: unknown): boolean {
  return (
    typeof code === 'string' &&
    (/^E[A-Z0-9]+$/.test(code) || code === 'ERR_FS_FILE_TOO_LARGE' || code === 'ERR_STRING_TOO_LONG')
  )
}
