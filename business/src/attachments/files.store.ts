import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AwsClient } from 'aws4fetch'

/** Where the content of files lies, by its SHA-256; the same content is kept once. */
export interface FileStore {
  put(content: string, bytes: Uint8Array): Promise<void>
  /** Null where there is none. */
  get(content: string): Promise<Uint8Array | null>
}

/** SHA-256 in hexadecimal. */
export function contentOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Files below a folder, in 256 folders by the first two digits. */
export function folderStore(folder: string): FileStore {
  const placeOf = (content: string) => join(folder, content.slice(0, 2), content)
  return {
    put: async (content, bytes) => {
      await mkdir(join(folder, content.slice(0, 2)), { recursive: true })
      const place = placeOf(content)
      // Whoever reads sees the whole file or none.
      const unfinished = `${place}.${process.pid}.${Math.trunc(performance.now() * 1000)}`
      await writeFile(unfinished, bytes)
      await rename(unfinished, place)
    },
    get: async (content) => {
      try {
        return await readFile(placeOf(content))
      } catch (fault) {
        if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw fault
      }
    },
  }
}

/** A store that speaks S3: `url` is bucket and prefix, e.g. `https://s3.example.com/bucket/giro`. */
export function s3Store(
  url: string,
  accessKeyId: string,
  secretAccessKey: string,
  region: string,
): FileStore {
  const client = new AwsClient({ accessKeyId, secretAccessKey, service: 's3', region })
  const placeOf = (content: string) => `${url.replace(/\/$/, '')}/${content}`
  return {
    put: async (content, bytes) => {
      const answer = await client.fetch(placeOf(content), { method: 'PUT', body: Buffer.from(bytes) })
      if (!answer.ok) throw new Error(`the file store answered ${answer.status}`)
    },
    get: async (content) => {
      const answer = await client.fetch(placeOf(content))
      if (answer.status === 404) return null
      if (!answer.ok) throw new Error(`the file store answered ${answer.status}`)
      return new Uint8Array(await answer.arrayBuffer())
    },
  }
}

/**
 * The store of a company: an S3-compatible one where GIRO_S3_URL is set (with GIRO_S3_KEY, GIRO_S3_SECRET and
 * GIRO_S3_REGION), else the folder `files` beside the data.
 */
export function fileStoreOf(
  dataFolder: string,
  company: string,
  environment: NodeJS.ProcessEnv = process.env,
): FileStore {
  const { GIRO_S3_URL: url, GIRO_S3_KEY: key, GIRO_S3_SECRET: secret, GIRO_S3_REGION: region } = environment
  if (!url) return folderStore(join(dataFolder, 'files', company))
  return s3Store(`${url.replace(/\/$/, '')}/${company}`, key ?? '', secret ?? '', region ?? 'us-east-1')
}
