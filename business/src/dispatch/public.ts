export { signByLink } from './signing/api.ts'
