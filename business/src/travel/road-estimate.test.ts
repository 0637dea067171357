import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { greatCircleMetres } from './place.ts'
import { estimateDrive, estimateMatrix, usualRoads } from './road-estimate.ts'

const trento = { latitude: 46.06787, longitude: 11.12108 }
const rovereto = { latitude: 45.8904, longitude: 11.04053 }
const place = fc.record({
  latitude: fc.double({ min: 36, max: 47, noNaN: true }),
  longitude: fc.double({ min: 7, max: 18, noNaN: true }),
})

describe('the estimate of a drive', () => {
  test('from Trento to Rovereto is about 28 km and 40 minutes', () => {
    expect(greatCircleMetres(trento, rovereto)).toBeCloseTo(20_700, -3)
    const { seconds, metres } = estimateDrive(greatCircleMetres(trento, rovereto), usualRoads)
    expect(metres / 1000).toBeCloseTo(28, 0)
    expect(seconds / 60).toBeGreaterThan(25)
    expect(seconds / 60).toBeLessThan(45)
  })

  test('is the same there and back, nothing between equal places, and never negative', () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 8 }), (places) => {
        const { seconds, metres } = estimateMatrix([...places, places[0]!], usualRoads)
        const count = places.length + 1
        expect(seconds[count - 1]).toBe(0)
        for (let from = 0; from < count; from++)
          for (let to = 0; to < count; to++) {
            expect(seconds[from * count + to]).toBe(seconds[to * count + from])
            expect(metres[from * count + to]).toBeGreaterThanOrEqual(0)
          }
      }),
    )
  })

  test('takes longer the further it is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 500_000 }),
        fc.integer({ min: 1, max: 50_000 }),
        (metres, more) => {
          expect(estimateDrive(metres + more, usualRoads).seconds).toBeGreaterThanOrEqual(
            estimateDrive(metres, usualRoads).seconds,
          )
        },
      ),
    )
  })
})
