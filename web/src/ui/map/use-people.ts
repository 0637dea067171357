import type { Map as MapLibre } from 'maplibre-gl'
import { useEffect } from 'react'
import { maplibregl } from './base-map.ts'
import classes from './route-map.module.css'

/** Somebody seen on the way. */
export interface MapPerson {
  readonly id: string
  readonly latitude: number
  readonly longitude: number
  readonly colour: string
  readonly initials: string
  /** Name and when they were seen. */
  readonly title: string
}

/** People on the map, where they were seen last. */
export function usePeople(
  map: { readonly current: MapLibre | null },
  ready: number,
  people: readonly MapPerson[],
) {
  useEffect(() => {
    const made = map.current
    if (!ready || !made) return
    const markers = people.map((person) => {
      const element = document.createElement('div')
      element.className = classes.person!
      element.style.borderColor = person.colour
      element.textContent = person.initials
      element.title = person.title
      element.setAttribute('role', 'img')
      element.setAttribute('aria-label', person.title)
      return new maplibregl.Marker({ element }).setLngLat([person.longitude, person.latitude]).addTo(made)
    })
    return () => {
      for (const marker of markers) marker.remove()
    }
  }, [map, ready, people])
}
