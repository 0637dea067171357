/** A line of a plot; both axes are logarithmic. */
export interface Line {
  readonly name: string
  readonly points: readonly (readonly [number, number])[]
  readonly dashed?: boolean
}

export interface Plot {
  readonly title: string
  readonly x: string
  readonly y: string
  readonly lines: readonly Line[]
}

const WIDTH = 720
const HEIGHT = 420
const LEFT = 70
const RIGHT = 20
const TOP = 40
const BOTTOM = 50
/** Told apart by colour and by mark, readable in grey, on white and on black. */
const COLOURS = ['#c2410c', '#2563eb', '#808080']

/** Draws lines over two logarithmic axes as an SVG text. */
export function plot({ title, x, y, lines }: Plot): string {
  const all = lines.flatMap((line) => line.points)
  const xs = all.map((point) => point[0])
  const ys = all.map((point) => point[1])
  const across = axis(Math.min(...xs), Math.max(...xs), LEFT, WIDTH - RIGHT)
  const up = axis(Math.min(...ys), Math.max(...ys), HEIGHT - BOTTOM, TOP + 20 * lines.length)
  const parts = [
    `<text x="${LEFT}" y="22" font-size="16">${title}</text>`,
    ...across.marks.map(
      ([value, at]) =>
        `<path d="M${at} ${TOP + 20 * lines.length}V${HEIGHT - BOTTOM}" stroke="#80808055"/><text x="${at}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${value.toLocaleString('en')}</text>`,
    ),
    ...up.marks.map(
      ([value, at]) =>
        `<path d="M${LEFT} ${at}H${WIDTH - RIGHT}" stroke="#80808055"/><text x="${LEFT - 8}" y="${at + 4}" text-anchor="end">${value.toLocaleString('en')}</text>`,
    ),
    `<text x="${WIDTH - RIGHT}" y="${HEIGHT - 10}" text-anchor="end">${x}</text>`,
    `<text x="14" y="${TOP + 20 * lines.length + 4}">${y}</text>`,
    ...lines.flatMap((line, i) => {
      const colour = COLOURS[i % COLOURS.length]
      const points = line.points.map(([a, b]) => [across.at(a), up.at(b)] as const)
      const way = points.map(([a, b]) => `${a.toFixed(1)},${b.toFixed(1)}`).join(' ')
      const dash = line.dashed ? ' stroke-dasharray="6 5"' : ''
      const marks = line.dashed
        ? []
        : points.map(([a, b]) =>
            i % 2
              ? `<rect x="${a - 4}" y="${b - 4}" width="8" height="8" fill="${colour}"/>`
              : `<circle cx="${a}" cy="${b}" r="4.5" fill="${colour}"/>`,
          )
      const legend = TOP + 18 * i + 4
      return [
        `<polyline points="${way}" fill="none" stroke="${colour}" stroke-width="2"${dash}/>`,
        ...marks,
        `<path d="M${LEFT} ${legend - 4}h26" stroke="${colour}" stroke-width="2"${dash}/><text x="${LEFT + 34}" y="${legend}">${line.name}</text>`,
      ]
    }),
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" fill="#707070">\n<title>${title}</title>\n${parts.join('\n')}\n</svg>\n`
}

/** A logarithmic axis with marks at 1, 2, 3 and 5 times the powers of ten. */
function axis(least: number, most: number, from: number, to: number) {
  const [a, b] = [Math.log(least * 0.9), Math.log(most * 1.1)]
  const at = (value: number): number =>
    Math.round((from + ((Math.log(value) - a) / (b - a)) * (to - from)) * 10) / 10
  const marks: [number, number][] = []
  for (let power = -3; power < 9; power++)
    for (const digit of [1, 2, 3, 5]) {
      const value = digit * 10 ** power
      if (value >= least * 0.9 && value <= most * 1.1) marks.push([value, at(value)])
    }
  return { at, marks }
}
