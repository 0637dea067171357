import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { demoPassword } from '@giro/business/demo/people.ts'
import { startServer } from './server-start.ts'

/** Founds the large demo in the folder (once) and starts a server on it; gives a signed-in cookie and the planned day. */
export async function openLargeDemo(folder: string, root: string, port: number, technicians = 100) {
  if (!existsSync(folder))
    execFileSync(
      process.execPath,
      [join(root, 'server/bin/giro.js'), 'demo', '--technicians', String(technicians), '--visits', '2000'],
      {
        stdio: ['ignore', 'inherit', 'inherit'],
        env: { ...process.env, GIRO_DATA: folder },
      },
    )
  const { process: server } = await startServer(root, folder, port)
  const address = `http://127.0.0.1:${port}`
  const signedIn = await fetch(`${address}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ email: 'giulia@demo.giro.example', password: demoPassword }),
  })
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const today = new Date().toISOString().slice(0, 10)
  const read = await fetch(
    `${address}/api/dispatch/board?input=${encodeURIComponent(JSON.stringify({ fromDay: today, toDay: today }))}`,
    { headers: { cookie } },
  )
  const { nextPlannedDay } = (await read.json()) as { nextPlannedDay: string }
  return { server, address, cookie, day: nextPlannedDay }
}
