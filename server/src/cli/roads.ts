import { importRoads, installValhalla } from '@giro/business/travel/roads.client.ts'
import type { Command } from 'commander'
import { readConfig } from '../config.ts'

/** `giro roads import FILE.osm.pbf` and `giro roads install`: driving times by road without any outside service. */
export function roadsCommand(program: Command): void {
  const roads = program.command('roads').description('roads for driving times')
  roads
    .command('install')
    .description('install the optional part (about 290 MB) into the data folder')
    .action(async () => {
      await installValhalla(readConfig().dataFolder, console.log)
      console.log(
        'Installed. Next: giro roads import FILE.osm.pbf / Installato. Ora: giro roads import FILE.osm.pbf',
      )
    })
  roads
    .command('import <file>')
    .description(
      'build road tiles from an OpenStreetMap extract; the tiles in use stay until the new ones are complete',
    )
    .action(async (file: string) => {
      const { tiles, extract } = await importRoads(
        readConfig().dataFolder,
        file,
        (words) => words && console.log(words),
      )
      console.log(`${extract} → ${tiles}`)
      console.log(
        'Choose "Roads in Giro" under Set-up, Travel times. / Scegliere "Strade in Giro" in Impostazioni, Tempi di viaggio.',
      )
    })
}
