/** Password of the demo's people; published on the sign-in page of the demo and good for nothing else. */
export const demoPassword = 'giro-demo-2026'
