export { loadProject, loadProjectHours } from './projects.store.ts'
