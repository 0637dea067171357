import { createHash, randomBytes } from 'node:crypto'

/** A secret for an address that needs no account: the token, of 256 random bits, goes out once, only its hash is kept. */
export function newSecret(): { token: string; hash: string } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashOfSecret(token) }
}

export const hashOfSecret = (token: string) => createHash('sha256').update(token).digest('hex')
