import { parentPort, workerData } from 'node:worker_threads'
import { importValhalla, type ValhallaActor } from './valhalla-package.client.ts'

/** Answers matrix questions on the tiles of a folder; one question at a time. Runs in a worker thread. */
const { packageFolder, configFile } = workerData as { packageFolder: string; configFile: string }
let actor: Promise<ValhallaActor> | undefined

parentPort!.on('message', async ({ id, request }: { id: number; request: unknown }) => {
  try {
    actor ??= importValhalla(packageFolder).then((valhalla) => valhalla.actor(configFile))
    parentPort!.postMessage({ id, answer: await (await actor).matrix(request) })
  } catch (error) {
    parentPort!.postMessage({ id, error: error instanceof Error ? error.message : String(error) })
  }
})
