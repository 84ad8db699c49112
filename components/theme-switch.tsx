/** The themes a reader can choose; `system` follows the device. */
export const THEMES = ['system', 'light', 'dark'] as const;

/** One of {@link THEMES}. */
export type Theme = (typeof THEMES)[number];

const NAMES: Record<Theme, string> = { system: 'As the device', light: 'Light', dark: 'Dark' };

/** A switch for the theme. It is a plain form, so that it works without script and never flashes. */
export function ThemeSwitch({ current }: { current: Theme }) {
  return (
    <form action="/theme" method="post" className="theme-switch" aria-label="Theme">
      {THEMES.map((theme) => (
        <button key={theme} name="theme" value={theme} aria-pressed={theme === current}>
          {NAMES[theme]}
        </button>
      ))}
    </form>
  );
}
