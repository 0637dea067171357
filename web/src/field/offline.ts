/** Caches of the service worker; the data of a person goes when they sign out. */
const pageCache = 'giro-pages'
const dataCache = 'giro-data'
export const fileCache = 'giro-files'

/**
 * Registers the service worker, and keeps what this page was built from: the first page of a phone is loaded before the
 * worker is there, and must open without network all the same.
 */
export async function workWithoutNetwork(): Promise<void> {
  // While developing, files have the same name whatever is in them.
  if (!('serviceWorker' in navigator) || import.meta.hot) return
  await navigator.serviceWorker.register('/sw.js')
  const loaded = performance
    .getEntriesByType('resource')
    .map((entry) => new URL(entry.name))
    .filter((url) => url.origin === location.origin && url.pathname.startsWith('/assets/'))
    .map((url) => url.pathname)
  const cache = await caches.open(pageCache)
  await cache.addAll([...new Set(['/', ...loaded])])
}

/** Nothing of a person stays on the phone but reports that are not sent yet. */
export async function forgetData(): Promise<void> {
  if (!('caches' in window)) return
  await caches.delete(dataCache)
  await caches.delete(fileCache)
}
