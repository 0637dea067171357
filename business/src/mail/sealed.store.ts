import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The key of this installation: of GIRO_SECRET, else one made when first needed and kept in the data folder. Whoever has
 * the database alone cannot read passwords.
 */
function keyIn(dataFolder: string): Buffer {
  if (process.env.GIRO_SECRET) return createHash('sha256').update(`mail ${process.env.GIRO_SECRET}`).digest()
  const path = join(dataFolder, 'mail.key')
  try {
    return readFileSync(path)
  } catch {
    const key = randomBytes(32)
    mkdirSync(dataFolder, { recursive: true })
    writeFileSync(path, key, { mode: 0o600, flag: 'wx' })
    return key
  }
}

/** A password as it is kept: AES-256-GCM, with its nonce and tag before it. Empty stays empty. */
export function seal(dataFolder: string, plain: string): string {
  if (plain === '') return ''
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyIn(dataFolder), nonce)
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')
}

/** The password again; null where the key is another one, so that it must be entered anew. */
export function unseal(dataFolder: string, sealed: string): string | null {
  if (sealed === '') return ''
  try {
    const bytes = Buffer.from(sealed, 'base64')
    const decipher = createDecipheriv('aes-256-gcm', keyIn(dataFolder), bytes.subarray(0, 12))
    decipher.setAuthTag(bytes.subarray(12, 28))
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
