export { resourceUsageOf, serviceProfitOf } from './statistics.ts'
