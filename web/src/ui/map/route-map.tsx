import { useComputedColorScheme } from '@mantine/core'
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import { useEffect, useMemo, useRef, useState } from 'react'
import { startLasso } from '../lasso.ts'
import { addOutlines, baseStyle, canDrawMaps, maplibregl, type Tiles } from './base-map.ts'
import classes from './route-map.module.css'
import { type MapPerson, usePeople } from './use-people.ts'

/** A stop on the map. */
export interface MapStop {
  readonly id: string
  readonly latitude: number
  readonly longitude: number
  /** Number in its route; null: not planned. */
  readonly number: number | null
  readonly colour: string
  readonly title: string
  readonly urgent: boolean
}

/** A technician's way: start, stops in order, start. */
export interface MapRoute {
  readonly id: string
  readonly colour: string
  readonly points: readonly (readonly [longitude: number, latitude: number])[]
}

/** Words at a place, drawn as text of the page because the map ships no fonts. */
export interface MapLabel {
  readonly name: string
  readonly latitude: number
  readonly longitude: number
  readonly weight: number
}

export interface RouteMapProps {
  readonly stops: readonly MapStop[]
  readonly routes: readonly MapRoute[]
  readonly starts: readonly {
    readonly id: string
    readonly latitude: number
    readonly longitude: number
    readonly colour: string
    readonly title: string
  }[]
  readonly labels: readonly MapLabel[]
  readonly people: readonly MapPerson[]
  readonly selected: ReadonlySet<string>
  readonly hovered: string | null
  /** Only this route in full strength; null: all. */
  readonly focusRoute: string | null
  readonly tiles: Tiles
  readonly onSelect: (id: string, add: boolean) => void
  /** Stops inside a rectangle drawn with Shift held; `add`: besides those that are chosen. */
  readonly onLasso: (ids: readonly string[], add: boolean) => void
  readonly onHover: (id: string | null) => void
  readonly words: { readonly map: string; readonly noMap: string }
}

const empty: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] }

/** Stops, routes and starts of the board; linked to it by selection and hover. */
export default function RouteMap(props: RouteMapProps) {
  const {
    stops,
    routes,
    starts,
    labels,
    people,
    selected,
    hovered,
    focusRoute,
    tiles,
    onSelect,
    onLasso,
    onHover,
    words,
  } = props
  const frame = useRef<HTMLDivElement>(null)
  const map = useRef<MapLibre | null>(null)
  const [ready, setReady] = useState(0)
  const scheme = useComputedColorScheme()
  const drawable = useMemo(canDrawMaps, [])
  const heard = useRef({ onSelect, onLasso, onHover })
  heard.current = { onSelect, onLasso, onHover }
  const fitted = useRef('')

  useEffect(() => {
    if (!frame.current || !drawable) return
    const made = new maplibregl.Map({
      container: frame.current,
      style: baseStyle(scheme, tiles),
      center: [11.2, 46],
      zoom: 7,
      attributionControl: { compact: true },
      fadeDuration: 0,
      // Shift draws a rectangle to choose stops instead.
      boxZoom: false,
    })
    map.current = made
    made.addControl(new maplibregl.NavigationControl({ showCompass: false }), 'top-right')
    made.on('load', async () => {
      if (tiles.url === '') await addOutlines(made, scheme)
      if (map.current !== made) return
      addLayers(made, scheme)
      made.on('click', 'stops', (event) => {
        const id = event.features?.[0]?.properties.id as string | undefined
        if (id) heard.current.onSelect(id, event.originalEvent.ctrlKey || event.originalEvent.metaKey)
      })
      made.on('mousedown', (event) => {
        const { originalEvent } = event
        if (!originalEvent.shiftKey || originalEvent.button !== 0) return
        event.preventDefault()
        startLasso(originalEvent, (rectangle, add) => {
          const box = made.getCanvas().getBoundingClientRect()
          const found = made.queryRenderedFeatures(
            [
              [rectangle.left - box.left, rectangle.top - box.top],
              [rectangle.right - box.left, rectangle.bottom - box.top],
            ],
            { layers: ['stops'] },
          )
          heard.current.onLasso([...new Set(found.map((one) => one.properties.id as string))], add)
        })
      })
      made.on('mousemove', 'stops', (event) => {
        made.getCanvas().style.cursor = 'pointer'
        heard.current.onHover((event.features?.[0]?.properties.id as string) ?? null)
      })
      made.on('mouseleave', 'stops', () => {
        made.getCanvas().style.cursor = ''
        heard.current.onHover(null)
      })
      setReady((count) => count + 1)
    })
    const watching = new ResizeObserver(() => made.resize())
    watching.observe(frame.current)
    return () => {
      watching.disconnect()
      map.current = null
      made.remove()
    }
  }, [scheme, tiles, drawable])

  useEffect(() => {
    if (!ready || !map.current) return
    const focus = (id: string) => (focusRoute === null || focusRoute === id ? 1 : 0.18)
    set(
      map.current,
      'routes',
      routes.map((route) => ({
        type: 'Feature',
        properties: { colour: route.colour, strength: focus(route.id) },
        geometry: { type: 'LineString', coordinates: route.points.map((point) => [...point]) },
      })),
    )
    set(
      map.current,
      'starts',
      starts.map((start) => point(start, { colour: start.colour, title: start.title })),
    )
    set(
      map.current,
      'stops',
      stops.map((stop) =>
        point(stop, { id: stop.id, colour: stop.colour, planned: stop.number !== null, urgent: stop.urgent }),
      ),
    )
  }, [ready, stops, routes, starts, focusRoute])

  useEffect(() => {
    if (!ready || !map.current) return
    const marked = stops.filter((stop) => selected.has(stop.id) || stop.id === hovered)
    set(
      map.current,
      'marked',
      marked.map((stop) => point(stop, { id: stop.id })),
    )
  }, [ready, stops, selected, hovered])

  const content = stops.length === 0 ? '' : [...new Set(stops.map((stop) => stop.id))].sort().join(' ')
  useEffect(() => {
    if (!ready || !map.current || content === '' || fitted.current === content) return
    const first = fitted.current === ''
    fitted.current = content
    const bounds = new maplibregl.LngLatBounds()
    for (const stop of stops) bounds.extend([stop.longitude, stop.latitude])
    if (first) map.current.fitBounds(bounds, { padding: 36, maxZoom: 11, animate: false })
  }, [ready, content, stops])

  useLabels(map, ready, labels, stops, selected)
  usePeople(map, ready, people)

  if (!drawable)
    return (
      <div className={classes.list}>
        <p>{words.noMap}</p>
        <ul>
          {stops.map((stop) => (
            <li key={stop.id}>
              <button type="button" onClick={() => onSelect(stop.id, false)}>
                {stop.number !== null && `${stop.number}. `}
                {stop.title}
              </button>
            </li>
          ))}
        </ul>
      </div>
    )
  return <div ref={frame} className={classes.map} role="application" aria-label={words.map} />
}

function point(
  at: { latitude: number; longitude: number },
  properties: Record<string, unknown>,
): GeoJSON.Feature {
  return {
    type: 'Feature',
    properties,
    geometry: { type: 'Point', coordinates: [at.longitude, at.latitude] },
  }
}

function set(map: MapLibre, source: string, features: GeoJSON.Feature[]) {
  ;(map.getSource(source) as GeoJSONSource | undefined)?.setData({ type: 'FeatureCollection', features })
}

function addLayers(map: MapLibre, scheme: 'light' | 'dark') {
  const paper = scheme === 'dark' ? '#10151b' : '#ffffff'
  for (const id of ['routes', 'starts', 'stops', 'marked'])
    map.addSource(id, { type: 'geojson', data: empty })
  map.addLayer({
    id: 'routes',
    type: 'line',
    source: 'routes',
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: {
      'line-color': ['get', 'colour'],
      'line-width': 2,
      'line-opacity': ['*', 0.75, ['get', 'strength']],
    },
  })
  map.addLayer({
    id: 'starts',
    type: 'circle',
    source: 'starts',
    paint: {
      'circle-radius': 4.5,
      'circle-color': paper,
      'circle-stroke-color': ['get', 'colour'],
      'circle-stroke-width': 2.5,
    },
  })
  map.addLayer({
    id: 'stops',
    type: 'circle',
    source: 'stops',
    paint: {
      'circle-radius': ['case', ['get', 'planned'], 6.5, 5.5],
      'circle-color': ['case', ['get', 'planned'], ['get', 'colour'], paper],
      'circle-stroke-color': [
        'case',
        ['get', 'urgent'],
        '#d9480f',
        ['get', 'planned'],
        paper,
        scheme === 'dark' ? '#93a0b0' : '#5b6877',
      ],
      'circle-stroke-width': ['case', ['get', 'urgent'], 2.5, 1.6],
    },
  })
  map.addLayer({
    id: 'marked',
    type: 'circle',
    source: 'marked',
    paint: {
      'circle-radius': 11,
      'circle-color': 'rgba(0,0,0,0)',
      'circle-stroke-color': scheme === 'dark' ? '#fbbf24' : '#b45309',
      'circle-stroke-width': 3,
    },
  })
}

/** Names of towns and numbers of stops as text of the page; those that would cover each other are left out. */
function useLabels(
  map: { readonly current: MapLibre | null },
  ready: number,
  labels: readonly MapLabel[],
  stops: readonly MapStop[],
  selected: ReadonlySet<string>,
) {
  useEffect(() => {
    const made = map.current
    if (!ready || !made) return
    const layer = document.createElement('div')
    layer.className = classes.labels!
    made.getCanvasContainer().append(layer)
    const draw = () => {
      const taken: [number, number, number, number][] = []
      const free = (x: number, y: number, width: number, height: number) => {
        if (taken.some(([a, b, c, d]) => x < a + c && a < x + width && y < b + d && b < y + height))
          return false
        taken.push([x, y, width, height])
        return true
      }
      layer.textContent = ''
      const { clientWidth, clientHeight } = made.getCanvas()
      const write = (
        text: string,
        kind: string | undefined,
        longitude: number,
        latitude: number,
        width: number,
        up: number,
      ) => {
        const { x, y } = made.project([longitude, latitude])
        if (x < -40 || y < -20 || x > clientWidth + 40 || y > clientHeight + 20) return
        if (!free(x - width / 2, y - up - 8, width, 16)) return
        const element = document.createElement('span')
        element.className = kind!
        element.textContent = text
        element.style.transform = `translate(${x}px, ${y - up}px) translate(-50%, -50%)`
        layer.append(element)
      }
      if (made.getZoom() > 8.5 || selected.size > 0)
        for (const stop of stops)
          if (stop.number !== null && (made.getZoom() > 8.5 || selected.has(stop.id)))
            write(String(stop.number), classes.number, stop.longitude, stop.latitude, 14, 0)
      for (const label of labels)
        write(label.name, classes.town, label.longitude, label.latitude, label.name.length * 6.4, 16)
    }
    draw()
    made.on('move', draw)
    return () => {
      made.off('move', draw)
      layer.remove()
    }
  }, [map, ready, labels, stops, selected])
}
