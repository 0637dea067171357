import { Command } from 'commander'
import { apiCommand } from './cli/api.ts'
import { demoCommand } from './cli/demo.ts'
import { doCommand } from './cli/do.ts'
import { foundCommand } from './cli/found.ts'
import { moveCommand } from './cli/move.ts'
import { roadsCommand } from './cli/roads.ts'
import { startCommand } from './cli/start.ts'

const program = new Command('giro')
  .description('Giro: service management with a dispatch board and an optimiser that explains itself')
  .configureOutput({ outputError: (text, write) => write(text) })

startCommand(program)
apiCommand(program)
doCommand(program)
demoCommand(program)
foundCommand(program)
moveCommand(program)
roadsCommand(program)

try {
  await program.parseAsync()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  if (process.env.GIRO_LOG === 'debug') console.error(error)
  process.exitCode = 1
}
