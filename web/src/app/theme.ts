import { createTheme, type MantineColorsTuple } from '@mantine/core'

/** Deep teal, the colour of the house; amber marks what needs the eye. */
const teal: MantineColorsTuple = [
  '#effcf9',
  '#d5f5ee',
  '#aeeadf',
  '#7bd9ca',
  '#47c1b1',
  '#1fa596',
  '#0f8579',
  '#0f766e',
  '#0c5d57',
  '#0a4d48',
]
const slate: MantineColorsTuple = [
  '#f8fafc',
  '#f1f5f9',
  '#e2e8f0',
  '#cbd5e1',
  '#94a3b8',
  '#64748b',
  '#475569',
  '#334155',
  '#1e293b',
  '#0f172a',
]

export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: 7,
  colors: {
    teal,
    slate,
    dark: [
      '#d5dbe3',
      '#aab4c0',
      '#8794a4',
      '#647184',
      '#465365',
      '#35404f',
      '#28313d',
      '#1e252f',
      '#171d25',
      '#10151b',
    ],
  },
  fontFamily: 'Inter, "Segoe UI", system-ui, -apple-system, "Helvetica Neue", Arial, sans-serif',
  headings: {
    fontWeight: '650',
    sizes: { h1: { fontSize: '1.35rem' }, h2: { fontSize: '1.1rem' }, h3: { fontSize: '0.95rem' } },
  },
  fontSizes: { xs: '0.72rem', sm: '0.82rem', md: '0.9rem', lg: '1rem', xl: '1.15rem' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: { size: 'xs' } },
    // The theme knows no language; a button without a name would say nothing to those who only hear the page.
    Notification: {
      defaultProps: { closeButtonProps: { 'aria-label': 'Chiudi / Close' } },
      // Below a title it would be too pale.
      styles: { description: { color: 'var(--mantine-color-text)' } },
    },
    // The title in the colour of the alert would be too pale on its ground.
    Alert: { styles: { title: { color: 'var(--mantine-color-text)' } } },
    Drawer: { defaultProps: { closeButtonProps: { 'aria-label': 'Chiudi / Close' } } },
    Modal: { defaultProps: { closeButtonProps: { 'aria-label': 'Chiudi / Close' } } },
    ActionIcon: { defaultProps: { variant: 'subtle', size: 'md' } },
    TextInput: { defaultProps: { size: 'xs' } },
    NativeSelect: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    Badge: {
      defaultProps: { size: 'sm', variant: 'light', radius: 'sm', tt: 'none', fw: 600 },
      styles: { label: { color: 'var(--giro-ink)' } },
    },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: true } },
  },
})
