import { Button, type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

/** The one action colour. Shade 6 stands on paper in the light theme and carries white text in both. */
const lagoon: MantineColorsTuple = [
  '#e6f2f1',
  '#cfe5e3',
  '#a3cfcb',
  '#72b6b0',
  '#3f9a93',
  '#1c817a',
  '#0b6b66',
  '#095a56',
  '#074a46',
  '#053936',
]

const shades = (soft: string, strong: string, deep: string): MantineColorsTuple => [
  soft,
  soft,
  soft,
  strong,
  strong,
  strong,
  strong,
  deep,
  deep,
  deep,
]

/** Sizes are those of a dense desk: 13.5 px text, controls of 34 px, rows of 32–40 px. */
export const theme = createTheme({
  primaryColor: 'lagoon',
  primaryShade: 6,
  autoContrast: true,
  colors: {
    lagoon,
    hibiscus: shades('#fbe6e3', '#b3352a', '#8f2a21'),
    mango: shades('#fdf1d7', '#8f5a00', '#6f4600'),
    leaf: shades('#e4f2e5', '#2a6b34', '#20532a'),
    sea: shades('#e3eef8', '#1f5a8c', '#18466d'),
  },
  white: '#ffffff',
  black: '#1c2421',
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontSizes: { xs: '0.75rem', sm: '0.84375rem', md: '0.84375rem', lg: '1rem', xl: '1.1875rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.45', lg: '1.4', xl: '1.3' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '0.875rem', lg: '1.125rem', xl: '1.5rem' },
  radius: { xs: '0.25rem', sm: '0.375rem', md: '0.5rem', lg: '0.625rem', xl: '1rem' },
  defaultRadius: 'md',
  headings: { fontWeight: '650' },
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      defaultProps: { size: 'sm' },
      vars: (_theme, { size }) => ({
        root: size === 'compact-sm' ? {} : { '--button-height': '2.125rem', '--button-padding-x': '0.8125rem' },
      }),
    }),
    InputWrapper: {
      defaultProps: { inputWrapperOrder: ['label', 'input', 'error', 'description'] },
      styles: {
        label: { fontWeight: 500, fontSize: '0.78rem', color: 'var(--k-ink-2)', marginBottom: '0.2rem' },
        description: { color: 'var(--k-ink-2)', fontSize: '0.75rem' },
        error: { color: 'var(--k-bad)', fontSize: '0.78rem' },
      },
    },
    Input: {
      defaultProps: { size: 'sm' },
      vars: () => ({ wrapper: { '--input-height': '2.125rem' } }),
    },
    Modal: {
      defaultProps: {
        centered: true,
        transitionProps: { duration: 0 },
        lockScroll: false,
        radius: 'lg',
        overlayProps: { backgroundOpacity: 0.35 },
      },
      styles: {
        content: { background: 'var(--k-paper)' },
        header: { background: 'var(--k-paper)' },
        title: { fontSize: '1rem', fontWeight: 650 },
      },
    },
    Menu: { defaultProps: { transitionProps: { duration: 0 }, shadow: 'sm' } },
    Popover: { defaultProps: { transitionProps: { duration: 0 }, shadow: 'sm' } },
    Combobox: { defaultProps: { transitionProps: { duration: 0 }, shadow: 'sm' } },
    Tooltip: { defaultProps: { transitionProps: { duration: 0 }, multiline: true, maw: 360 } },
  },
})

/** The library's own names for colours, given by the family's tokens: these change with the theme by themselves. */
const tokens: Readonly<Record<string, string>> = {
  '--mantine-color-gray-4': 'var(--k-line-strong)',
  '--mantine-color-dark-4': 'var(--k-line-strong)',
  '--mantine-color-dark-6': 'var(--k-paper)',
  '--mantine-color-body': 'var(--k-ground)',
  '--mantine-color-text': 'var(--k-ink)',
  '--mantine-color-dimmed': 'var(--k-ink-2)',
  '--mantine-color-default': 'var(--k-paper)',
  '--mantine-color-default-hover': 'var(--k-row-hover)',
  '--mantine-color-default-color': 'var(--k-ink)',
  '--mantine-color-default-border': 'var(--k-line)',
  '--mantine-color-placeholder': 'var(--k-ink-2)',
  '--mantine-color-error': 'var(--k-bad)',
  '--mantine-color-anchor': 'var(--k-action-text)',
  '--mantine-primary-color-filled': 'var(--k-action)',
  '--mantine-primary-color-filled-hover': 'var(--k-action-strong)',
  '--mantine-color-lagoon-filled': 'var(--k-action)',
  '--mantine-color-lagoon-filled-hover': 'var(--k-action-strong)',
  '--mantine-color-lagoon-light-color': 'var(--k-action-text)',
  '--mantine-primary-color-light': 'var(--k-action-soft)',
  '--mantine-primary-color-light-color': 'var(--k-action-text)',
  '--mantine-color-disabled': 'var(--k-sunken)',
  '--mantine-color-disabled-color': 'var(--k-ink-2)',
  '--mantine-color-disabled-border': 'var(--k-line)',
}

export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: { ...tokens }, dark: { ...tokens } })
