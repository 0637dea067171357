import classes from './lasso.module.css'

/** A rectangle in pixels of the window. */
export interface Rectangle {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const smallest = 5

/**
 * Draws a rectangle from where the pointer went down to where it is let go, and calls `done` with it. A click, or
 * Escape, is no lasso.
 */
export function startLasso(
  from: { readonly clientX: number; readonly clientY: number },
  done: (rectangle: Rectangle, add: boolean) => void,
): void {
  const drawn = document.createElement('div')
  drawn.className = classes.lasso!
  let rectangle: Rectangle | null = null
  const move = (event: PointerEvent) => {
    const far = Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) > smallest
    if (rectangle === null && !far) return
    if (rectangle === null) document.body.append(drawn)
    event.preventDefault()
    rectangle = {
      left: Math.min(from.clientX, event.clientX),
      top: Math.min(from.clientY, event.clientY),
      right: Math.max(from.clientX, event.clientX),
      bottom: Math.max(from.clientY, event.clientY),
    }
    drawn.style.transform = `translate(${rectangle.left}px, ${rectangle.top}px)`
    drawn.style.width = `${rectangle.right - rectangle.left}px`
    drawn.style.height = `${rectangle.bottom - rectangle.top}px`
  }
  const end = () => {
    drawn.remove()
    removeEventListener('pointermove', move)
    removeEventListener('pointerup', up)
    removeEventListener('pointercancel', end)
    removeEventListener('keydown', leave)
  }
  const up = (event: PointerEvent) => {
    end()
    if (rectangle) done(rectangle, event.ctrlKey || event.metaKey)
  }
  const leave = (event: KeyboardEvent) => {
    if (event.key === 'Escape') end()
  }
  addEventListener('pointermove', move)
  addEventListener('pointerup', up)
  addEventListener('pointercancel', end)
  addEventListener('keydown', leave)
}

/** Whether two rectangles have a point in common. */
export const touch = (a: Rectangle, b: Rectangle): boolean =>
  a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom
