// Opens the technicians' pages without network: files by name, the page and their data as they were last.
const pages = 'giro-pages'
const data = 'giro-data'
const files = 'giro-files'
/** Documents of more days than these are not carried about. */
const mostFiles = 150
const kept = [
  '/api/session',
  '/api/dispatch/my-visits',
  '/api/faults/',
  '/api/service-setup',
  '/api/service-orders/repair-statuses',
  '/api/troubleshooting',
  '/api/attachments',
  '/api/service-items/items/card/',
]

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (url.pathname.startsWith('/assets/') || url.pathname === '/giro.svg') event.respondWith(byName(request))
  else if (request.mode === 'navigate' && !/^\/(api|ask|state)\//.test(url.pathname))
    event.respondWith(newestElseKept(request, pages, /^\/my-day(\/|$)/.test(url.pathname) ? '/my-day' : '/'))
  else if (url.pathname.startsWith('/api/attachments/file/'))
    event.respondWith(newestElseKept(request, files, request.url))
  else if (kept.some((path) => url.pathname.startsWith(path)))
    event.respondWith(newestElseKept(request, data, request.url))
})

/** The names of built files change with their content. */
async function byName(request) {
  const cache = await caches.open(pages)
  const found = await cache.match(request)
  if (found) return found
  const answer = await fetch(request)
  if (answer.ok) await cache.put(request, answer.clone())
  return answer
}

async function newestElseKept(request, name, key) {
  try {
    const answer = await fetch(request)
    if (answer.ok) {
      const copy = new Response(await answer.clone().blob(), {
        status: answer.status,
        headers: answer.headers,
      })
      const cache = await caches.open(name)
      await cache.put(key, copy)
      if (name === files) await forgetOldest(cache)
    }
    return answer
  } catch (error) {
    const found = await caches.match(key, { cacheName: name })
    if (!found) throw error
    const headers = new Headers(found.headers)
    headers.set('x-giro-kept', 'yes')
    return new Response(await found.blob(), { status: 200, headers })
  }
}

async function forgetOldest(cache) {
  const keys = await cache.keys()
  for (const key of keys.slice(0, Math.max(0, keys.length - mostFiles))) await cache.delete(key)
}
