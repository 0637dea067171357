import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import postcss from 'postcss'
import { defineConfig, type Plugin } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const fieldPagesInstead = {
  zod: here('src/field/no-schemas.ts'),
  'temporal-polyfill': here('src/field/no-schemas.ts'),
  '@tanstack/react-router': here('src/field/router.tsx'),
}

/**
 * The office's pages and, as `--mode field`, the technicians': these are loaded on the way, where the network is slow,
 * so they are built apart and carry nothing that only the office needs.
 */
export default defineConfig(({ mode }) => {
  const field = mode === 'field'
  return {
    plugins: [
      react(),
      ...(field ? [onlyUsedStyles(), listOfFiles(), fieldPageWhileDeveloping()] : []),
      compressed(field ? 11 : 9),
    ],
    server: {
      port: field ? 5174 : 5173,
      strictPort: field,
      // Developing, the technicians' pages come from a server of their own behind the office's: `scripts/dev.ts`.
      ...(field && { hmr: { clientPort: 5174 } }),
      proxy: {
        '/api': 'http://127.0.0.1:3000',
        ...(!field && { '^/(my-day|field-dev)(/|\\?|$)': 'http://127.0.0.1:5174' }),
      },
    },
    resolve: { alias: field ? fieldPagesInstead : {} },
    build: {
      target: 'es2022',
      chunkSizeWarningLimit: 1500,
      emptyOutDir: !field,
      ...(field && { rolldownOptions: { input: here('my-day.html') } }),
    },
  }
})

/** The library's style sheet without the components that none of the built scripts names. */
function onlyUsedStyles(): Plugin {
  const component = /\.(m_[0-9a-f]+)/g
  return {
    name: 'giro-only-used-styles',
    writeBundle({ dir }, bundle) {
      const outputs = Object.values(bundle)
      const code = outputs.map((output) => (output.type === 'chunk' ? output.code : '')).join('\n')
      for (const { fileName } of outputs.filter((output) => output.fileName.endsWith('.css'))) {
        const file = join(dir!, fileName)
        const sheet = postcss.parse(readFileSync(file, 'utf8'))
        sheet.walkRules((rule) => {
          const kept = rule.selectors.filter((selector) =>
            [...selector.matchAll(component)].every(([, name]) => code.includes(name!)),
          )
          if (kept.length === 0) rule.remove()
          else rule.selectors = kept
        })
        writeFileSync(file, sheet.toString())
      }
    },
  }
}

/** The map is kept once it has been looked at; all of it beforehand would be five times the rest. */
const keptWhenUsed = /\/(day-map|countries|maplibre)/

/** What a phone keeps to work without network. */
function listOfFiles(): Plugin {
  return {
    name: 'giro-list-of-files',
    generateBundle(_options, bundle) {
      const files = ['/giro.svg', ...Object.keys(bundle).map((name) => `/${name}`)]
      const kept = files.filter((file) => /\.(js|css|svg)$/.test(file) && !keptWhenUsed.test(file))
      const source = JSON.stringify(kept)
      this.emitFile({ type: 'asset', fileName: 'my-day-files.json', source })
    },
  }
}

/** Each script and style sheet as browsers like to get it, made once. Brotli is for HTTPS, where browsers take it. */
function compressed(quality: number): Plugin {
  return {
    name: 'giro-compressed',
    writeBundle: {
      order: 'post',
      sequential: true,
      handler({ dir }, bundle) {
        for (const name of Object.keys(bundle).filter((one) => /\.(js|css)$/.test(one))) {
          const file = join(dir!, name)
          const content = readFileSync(file)
          const params = { [constants.BROTLI_PARAM_QUALITY]: quality }
          writeFileSync(`${file}.br`, brotliCompressSync(content, { params }))
          writeFileSync(`${file}.gz`, gzipSync(content))
        }
      },
    },
  }
}

/** The server gives the technicians' addresses their own page; so does the one for developing. */
function fieldPageWhileDeveloping(): Plugin {
  return {
    name: 'giro-field-page',
    configureServer: (server) => {
      server.middlewares.use((request, _answer, next) => {
        if (/^\/my-day(\/|\?|$)/.test(request.url ?? '')) request.url = `${server.config.base}my-day.html`
        next()
      })
    },
  }
}
