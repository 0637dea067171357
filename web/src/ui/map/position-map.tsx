import { useComputedColorScheme } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { addOutlines, baseStyle, canDrawMaps, maplibregl } from './base-map.ts'

interface Position {
  readonly latitude: number
  readonly longitude: number
}

/** One place that can be corrected by dragging its pin or by a click. */
export default function PositionMap({
  position,
  label,
  onMove,
}: {
  position: Position | null
  label: string
  onMove: (position: Position) => void
}) {
  const frame = useRef<HTMLDivElement>(null)
  const scheme = useComputedColorScheme()
  const moved = useRef(onMove)
  moved.current = onMove
  const at = position ? `${position.latitude} ${position.longitude}` : ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: the map is made anew for another place, not for another object of the same place.
  useEffect(() => {
    if (!frame.current || !canDrawMaps()) return
    const map = new maplibregl.Map({
      container: frame.current,
      style: baseStyle(scheme, { url: '', attribution: '' }),
      center: position ? [position.longitude, position.latitude] : [11.12, 46.07],
      zoom: position ? 9 : 5,
      attributionControl: { compact: true },
    })
    map.on('load', () => void addOutlines(map, scheme))
    const round = (value: number) => Math.round(value * 1e5) / 1e5
    const tell = ({ lat, lng }: { lat: number; lng: number }) =>
      moved.current({ latitude: round(lat), longitude: round(lng) })
    if (position) {
      const pin = new maplibregl.Marker({ draggable: true, color: '#0f766e' })
        .setLngLat([position.longitude, position.latitude])
        .addTo(map)
      pin.on('dragend', () => tell(pin.getLngLat()))
    }
    map.on('click', (event) => tell(event.lngLat))
    return () => map.remove()
  }, [at, scheme])
  return (
    <div
      ref={frame}
      style={{ height: 240, borderRadius: 8, overflow: 'hidden', border: '1px solid var(--giro-line)' }}
      role="application"
      aria-label={label}
    />
  )
}
