/** Caches of the service worker; the data of a person goes when they sign out. */
const pageCache = 'giro-pages'
const dataCache = 'giro-data'
export const fileCache = 'giro-files'

/**
 * Registers the service worker, and keeps everything that the technicians' pages are built from: the first page of a
 * phone is loaded before the worker is there, and what is opened later must open without network all the same.
 */
export async function workWithoutNetwork(): Promise<void> {
  // While developing, files have the same name whatever is in them.
  if (!('serviceWorker' in navigator) || import.meta.hot) return
  await navigator.serviceWorker.register('/sw.js')
  const files: readonly string[] = await (await fetch('/my-day-files.json')).json()
  const cache = await caches.open(pageCache)
  const kept = new Set((await cache.keys()).map((request) => new URL(request.url).pathname))
  await cache.addAll(['/my-day', ...files.filter((file) => !kept.has(file))])
}

/** Nothing of a person stays on the phone but reports that are not sent yet. */
export async function forgetData(): Promise<void> {
  if (!('caches' in window)) return
  await caches.delete(dataCache)
  await caches.delete(fileCache)
}
