import { PersonMenu } from '../app/person-menu.tsx'
import { Bell } from '../notifications/bell.tsx'

/** Notifications and the person's menu. */
export default function Tools() {
  return (
    <>
      <Bell />
      <PersonMenu />
    </>
  )
}
