/// <reference types="vite/client" />
declare module 'world-atlas/countries-10m.json'
