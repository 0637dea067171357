import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import classes from './page.module.css'

/** A page: title bar with its actions, and a body that scrolls by itself. */
export function Page({
  title,
  crumb,
  actions,
  children,
}: {
  title: ReactNode
  crumb?: { to: string; label: string }
  actions?: ReactNode
  children: ReactNode
}) {
  return (
    <div className={classes.page}>
      <div className={classes.bar}>
        <div className={classes.titles}>
          {crumb && (
            <Link to={crumb.to} className={classes.crumb}>
              ‹ {crumb.label}
            </Link>
          )}
          <h1>{title}</h1>
        </div>
        {actions}
      </div>
      <div className={classes.body}>{children}</div>
    </div>
  )
}

/** Main part beside related facts; below one another where the screen is narrow. */
export function Columns({ children, side }: { children: ReactNode; side?: ReactNode }) {
  return (
    <div className={classes.cols} style={side ? undefined : { gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <div>{children}</div>
      {side && <aside>{side}</aside>}
    </div>
  )
}

/** A titled box. */
export function Panel({ title, children }: { title?: ReactNode; children: ReactNode }) {
  return (
    <section className={classes.panel}>
      {title && <h2>{title}</h2>}
      {children}
    </section>
  )
}

/** What may be wider than the page, a table for one: it moves sideways by itself, at the keyboard too. */
export function Sideways({ children }: { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by those who have no mouse.
    <div className={classes.sideways} tabIndex={0}>
      {children}
    </div>
  )
}
