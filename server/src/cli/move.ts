import { openEmbedded, openPostgres } from '@giro/business/engine/database.ts'
import { moveDatabase } from '@giro/business/move-database.ts'
import type { Command } from 'commander'
import { readConfig } from '../config.ts'

/** `giro move --to postgres://…`: the embedded database's companies to PostgreSQL; `--from` brings them back. */
export function moveCommand(program: Command): void {
  program
    .command('move')
    .description('copy everything between the embedded database and PostgreSQL; stop the server first')
    .option('--to <url>', 'from the embedded database to this PostgreSQL database, which must be empty')
    .option('--from <url>', 'from this PostgreSQL database to the embedded one, which must be empty')
    .action(async ({ to, from }: { to?: string; from?: string }) => {
      if ((to === undefined) === (from === undefined))
        throw new Error('Say either --to or --from. / Indicare --to oppure --from.')
      const embedded = await openEmbedded({ folder: readConfig().dataFolder })
      const postgres = await openPostgres((to ?? from)!, 2)
      try {
        const [source, target] = to ? [embedded, postgres] : [postgres, embedded]
        await moveDatabase(source, target, console.log)
        console.log(
          to ? 'Done. Start with DATABASE_URL set. / Fatto. Avviare con DATABASE_URL.' : 'Done. / Fatto.',
        )
      } finally {
        await postgres.close()
        await embedded.close()
      }
    })
}
