import type { AnchorHTMLAttributes, MouseEvent } from 'react'
import { useLocation, useRoute, useSearchParams } from 'wouter'

/**
 * The little of `@tanstack/react-router` that the technicians' pages and what they share with the office need, on a
 * router of 3 kB: `vite.config.ts` puts it in that one's place. Addresses that are not the technicians' are loaded from
 * the server, which has the office's pages there.
 */

const visit = '/my-day/:id'
const isOurs = (path: string) => /^\/my-day(\/|\?|$)/.test(path)

interface To {
  readonly to: string
  readonly params?: Readonly<Record<string, string>>
  readonly search?: Readonly<Record<string, unknown>>
}

function addressOf({ to, params = {}, search = {} }: To): string {
  const path = to.replaceAll(/\$([a-z]+)/gi, (_, blank: string) => encodeURIComponent(params[blank] ?? ''))
  const given = Object.entries(search).filter(([, value]) => value != null)
  const asked = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
  return asked ? `${path}?${asked}` : path
}

export function useNavigate() {
  const [, go] = useLocation()
  return async (to: To) => {
    const address = addressOf(to)
    if (isOurs(address)) go(address)
    else location.assign(address)
  }
}

export function Link({ to, params, search, ...more }: To & AnchorHTMLAttributes<HTMLAnchorElement>) {
  const [path, go] = useLocation()
  const address = addressOf({ to, ...(params && { params }), ...(search && { search }) })
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    const otherWindow = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0
    if (otherWindow || !isOurs(address)) return
    event.preventDefault()
    go(address)
  }
  const active = path === to || path.startsWith(`${to}/`)
  return <a {...more} href={address} data-status={active ? 'active' : undefined} onClick={follow} />
}

export function useParams(_options: { strict: false }): { id?: string } {
  const [, found] = useRoute(visit)
  return found ? { id: decodeURIComponent(found.id ?? '') } : {}
}

export function useSearch(_options: { strict: false }): Record<string, string> {
  const [search] = useSearchParams()
  return Object.fromEntries(search)
}
