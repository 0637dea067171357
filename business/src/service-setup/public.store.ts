export { loadServiceSetup, nextNoOf } from './service-setup.store.ts'
