import { Badge } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { areas } from './areas.ts'
import { useConnected } from './live.tsx'
import { useSession } from './session.tsx'
import classes from './shell.module.css'
import { useAppWords } from './texts.ts'

/** The areas that this person may enter. */
export function useAreas() {
  const { operations, user } = useSession()
  return areas.filter(
    (area) => operations.includes(area.operation) && (!area.forResources || user.resourceNo !== null),
  )
}

/** What is around every page: name and company, the areas beside it or below it, and the tools that the page gives. */
export function Frame(props: {
  /** Only the icons of the areas are shown. */
  readonly narrow?: boolean
  /** The page has the whole screen. */
  readonly wall?: boolean
  readonly beforeName?: ReactNode
  readonly afterName?: ReactNode
  readonly tools: ReactNode
  readonly children: ReactNode
}) {
  const { narrow = false, wall = false } = props
  const say = useAppWords()
  const { company } = useSession()
  const connected = useConnected()
  const mine = useAreas()
  const news = say(connected ? 'connected' : 'no-news')
  return (
    <div className={classes.shell} data-narrow={narrow || undefined} data-wall={wall || undefined}>
      <header className={classes.top}>
        {props.beforeName}
        <Link to="/" className={classes.brand}>
          <img src="/giro.svg" width={24} height={24} alt="" />
          Giro
        </Link>
        <span className={classes.company}>{company.name}</span>
        {company.demo && <Badge color="yellow">{say('demo')}</Badge>}
        <div className={classes.between}>{props.afterName}</div>
        <span
          className={classes.live}
          data-off={connected ? undefined : true}
          role="status"
          aria-label={news}
          title={news}
        />
        {props.tools}
      </header>
      <nav className={classes.side} aria-label={say('menu')}>
        {mine.map((area) => (
          <Link key={area.path} to={area.path} className={classes.link} title={say(area.label)}>
            <area.icon size={19} stroke={1.6} />
            {!narrow && say(area.label)}
          </Link>
        ))}
      </nav>
      <main className={classes.main}>{props.children}</main>
      <nav className={classes.bottom} aria-label={say('menu')}>
        {mine.slice(0, 5).map((area) => (
          <Link key={area.path} to={area.path} className={classes.link}>
            <area.icon size={19} stroke={1.6} />
            {say(area.label)}
          </Link>
        ))}
      </nav>
    </div>
  )
}
