import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** The embedded folder is open in another process, whose number is `pid`. */
export class FolderInUse extends Error {
  readonly folder: string
  readonly pid: number

  constructor(folder: string, pid: number) {
    super(
      `The folder ${folder} is already open in process ${pid}. The embedded database takes one process at a time: ` +
        `stop that one first, use another folder (GIRO_DATA), or move the company to PostgreSQL.\n` +
        `La cartella ${folder} è già aperta dal processo ${pid}. Il database incorporato ammette un solo processo: ` +
        `fermare quello, usare un'altra cartella (GIRO_DATA) oppure passare a PostgreSQL.`,
    )
    this.folder = folder
    this.pid = pid
  }
}

/**
 * Takes the embedded folder for this process. PGlite has no lock of its own and a second opener loses data
 * in silence. The lock of a process that is gone is taken over. Returns the release.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'giro.pid')
  for (let tries = 0; ; tries++) {
    try {
      const handle = openSync(file, 'wx')
      writeSync(handle, `${process.pid} ${startOf(process.pid)}`)
      closeSync(handle)
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || tries > 3) throw error
      const [pid, start] = readFileSync(file, 'utf8').split(' ')
      if (isAlive(Number(pid), start ?? '')) throw new FolderInUse(folder, Number(pid))
      rmSync(file, { force: true })
    }
  }
  const release = () => rmSync(file, { force: true })
  process.once('exit', release)
  return () => {
    process.off('exit', release)
    release()
  }
}

function isAlive(pid: number, start: string): boolean {
  if (!pid || (pid === process.pid && start === startOf(pid))) return Boolean(pid)
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  const now = startOf(pid)
  return start === '' || now === '' || now === start
}

/** Start time of a process where the system tells it (Linux), so that a reused number is not taken for the owner. */
function startOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19] ?? ''
  } catch {
    return ''
  }
}
