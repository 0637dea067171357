import { modules } from '@giro/business/modules.ts'
import type { Command } from 'commander'
import { openApiDocument } from '../openapi.ts'

/** `giro api`: the OpenAPI document of every operation; needs no database. */
export function apiCommand(program: Command): void {
  program
    .command('api')
    .description('print the OpenAPI 3.1 document')
    .action(() => {
      const handled = modules.flatMap((module) => module.operations)
      const operations = new Map(handled.map((one) => [one.operation.name, one]))
      console.log(JSON.stringify(openApiDocument({ modules, operations }), null, 2))
    })
}
