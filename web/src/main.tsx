import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import { RouterProvider } from '@tanstack/react-router'
import { router } from './app/router.tsx'
import { start } from './app/start.tsx'

start(<RouterProvider router={router} />)
