import { resolve } from 'node:path'

/** How this process runs; everything has a default that works on a laptop. */
export interface Config {
  /** Folder of the embedded database, road tiles and optional parts. */
  readonly dataFolder: string
  /** PostgreSQL 15 or later; null uses the embedded database. */
  readonly databaseUrl: string | null
  readonly host: string
  readonly port: number
  /** Address under which browsers reach the server; decides the cookie's security. */
  readonly publicUrl: string
  readonly logLevel: string
}

/** Reads GIRO_DATA, DATABASE_URL, HOST, PORT, GIRO_URL and GIRO_LOG from the environment. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const host = environment.HOST ?? '127.0.0.1'
  const port = Number(environment.PORT ?? 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`PORT must be a number from 0 to 65535, not "${environment.PORT}"`)
  return {
    dataFolder: resolve(environment.GIRO_DATA ?? 'data'),
    databaseUrl: environment.DATABASE_URL || null,
    host,
    port,
    publicUrl: environment.GIRO_URL ?? `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`,
    logLevel: environment.GIRO_LOG ?? 'warn',
  }
}
