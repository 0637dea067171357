export { checkTypedNo, loadServiceSetup, nextNoOf } from './service-setup.store.ts'
