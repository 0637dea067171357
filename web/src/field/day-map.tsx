import { useMemo } from 'react'
import RouteMap from '../ui/map/route-map.tsx'
import classes from './day-map.module.css'
import type { MyVisit } from './my-visits.ts'
import { useFieldWords } from './texts.ts'

const toDo = '#0f766e'
const over = '#868e96'
const none: ReadonlySet<string> = new Set()
const nothing: readonly never[] = []

/** The visits of the day in their order; a tap opens one. */
export default function DayMap(props: {
  readonly visits: readonly MyVisit[]
  readonly tiles: { readonly tileUrl: string; readonly attribution: string }
  readonly onOpen: (visitNo: string) => void
}) {
  const { visits, onOpen } = props
  const { tileUrl, attribution } = props.tiles
  const say = useFieldWords()
  const tiles = useMemo(() => ({ url: tileUrl, attribution }), [tileUrl, attribution])
  const { stops, routes } = useMemo(() => {
    const placed = visits.flatMap(({ visitNo, position, state, customerName }, at) =>
      position
        ? [
            {
              id: visitNo,
              ...position,
              number: at + 1,
              colour: state === 'done' || state === 'not-done' ? over : toDo,
              title: customerName,
              urgent: false,
            },
          ]
        : [],
    )
    const points = placed.map(({ longitude, latitude }) => [longitude, latitude] as const)
    return { stops: placed, routes: points.length > 1 ? [{ id: 'day', colour: toDo, points }] : [] }
  }, [visits])
  return (
    <div className={classes.frame}>
      <RouteMap
        stops={stops}
        routes={routes}
        starts={nothing}
        labels={nothing}
        people={nothing}
        selected={none}
        hovered={null}
        focusRoute={null}
        tiles={tiles}
        onSelect={(visitNo) => onOpen(visitNo)}
        onLasso={() => {}}
        onHover={() => {}}
        words={{ map: say('map'), noMap: say('no-map') }}
      />
    </div>
  )
}
