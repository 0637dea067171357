import type { Map as MapLibre, StyleSpecification } from 'maplibre-gl'
import * as maplibregl from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import 'maplibre-gl/dist/maplibre-gl.css'
import { feature } from 'topojson-client'
import type { Topology } from 'topojson-specification'

maplibregl.setWorkerUrl(workerUrl)

/** Raster tiles of a server that the operator names; empty: the outlines that Giro ships. */
export interface Tiles {
  readonly url: string
  readonly attribution: string
}

const colours = {
  light: { sea: '#dbe7ee', land: '#f4f3ee', border: '#b9b4a5' },
  dark: { sea: '#0d141b', land: '#1b222c', border: '#465365' },
}

let outlines: Promise<GeoJSON.GeoJSON> | undefined

function loadOutlines(): Promise<GeoJSON.GeoJSON> {
  outlines ??= import('world-atlas/countries-10m.json').then(({ default: atlas }) => {
    const topology = atlas as unknown as Topology
    return feature(topology, topology.objects.countries!)
  })
  return outlines
}

/** Style without any outside service: land and borders from the shipped atlas, or the operator's tiles. */
export function baseStyle(scheme: 'light' | 'dark', tiles: Tiles): StyleSpecification {
  const { sea } = colours[scheme]
  const background = { id: 'sea', type: 'background' as const, paint: { 'background-color': sea } }
  if (tiles.url === '') return { version: 8, sources: {}, layers: [background] }
  return {
    version: 8,
    sources: { tiles: { type: 'raster', tiles: [tiles.url], tileSize: 256, attribution: tiles.attribution } },
    layers: [
      background,
      {
        id: 'tiles',
        type: 'raster',
        source: 'tiles',
        ...(scheme === 'dark' && { paint: { 'raster-brightness-max': 0.6, 'raster-saturation': -0.4 } }),
      },
    ],
  }
}

/** Draws the shipped outlines below everything else. */
export async function addOutlines(map: MapLibre, scheme: 'light' | 'dark'): Promise<void> {
  const data = await loadOutlines()
  if (!map.getStyle() || map.getSource('land')) return
  const { land, border } = colours[scheme]
  const first = map.getStyle().layers.find((layer) => layer.id !== 'sea')?.id
  map.addSource('land', { type: 'geojson', data, attribution: 'Natural Earth' })
  map.addLayer({ id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': land } }, first)
  map.addLayer(
    { id: 'borders', type: 'line', source: 'land', paint: { 'line-color': border, 'line-width': 1 } },
    first,
  )
}

/** Whether this browser can draw the map at all. */
export function canDrawMaps(): boolean {
  return Boolean(document.createElement('canvas').getContext('webgl2'))
}

export { maplibregl }
