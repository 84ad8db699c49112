import { isDay } from '@/lib/time';
import { isYamlMap, type YamlMap, type YamlPath, type YamlValue } from './source-yaml';
import type { Warning } from './warning';

/** Location of a mapping in its file, and the list that its warnings are added to. */
export type MapLocation = {
  at: (path: YamlPath) => string;
  path: YamlPath;
  warnings: Warning[];
};

/**
 * Reads the fields of a mapping in a YAML file. A field of the wrong kind gives a warning and counts as absent. Keys
 * that were read count as known; `unknown` reports the others.
 */
export class Fields {
  readonly #map: YamlMap;
  readonly #location: MapLocation;
  readonly #known = new Set<string>();

  constructor(map: YamlMap, location: MapLocation) {
    this.#map = map;
    this.#location = location;
  }

  /** Adds a warning about a field, or with null about the mapping as a whole. */
  warn(kind: Warning['kind'], key: string | null, message: string): void {
    const { at, path, warnings } = this.#location;
    warnings.push({ kind, where: at(key === null ? path : [...path, key]), message });
  }

  /** Text of a scalar; null if absent or empty. */
  text(key: string): string | null {
    const found = this.#value(key);
    if (isEmpty(found)) return null;
    return typeof found === 'string' ? found : this.#wrong(key, 'text');
  }

  /** Like `text`, with a warning if it is absent. */
  required(key: string): string | null {
    const found = this.text(key);
    if (found === null && isEmpty(this.#map[key]))
      this.warn('malformed', key, `${key} is missing.`);
    return found;
  }

  /** Boolean written as `yes`, `true`, `on` or their opposites in any case, as in YAML 1.1 and 1.2. */
  flag(key: string): boolean | null {
    const found = this.text(key);
    if (found === null) return null;
    if (/^(y|yes|true|on)$/i.test(found)) return true;
    return /^(n|no|false|off)$/i.test(found) ? false : this.#wrong(key, 'yes or no');
  }

  /** An existing day, `YYYY-MM-DD`. */
  day(key: string): string | null {
    const found = this.text(key);
    if (found === null) return null;
    return isDay(found) ? found : this.#wrong(key, 'a day like 2026-04-01');
  }

  /** Items of a list; a single scalar counts as a list of one, with a warning. */
  list(key: string): YamlValue[] {
    const found = this.#value(key);
    if (isEmpty(found)) return [];
    if (Array.isArray(found)) return found;
    if (typeof found !== 'string') {
      this.#wrong(key, 'a list');
      return [];
    }
    this.warn(
      'malformed',
      key,
      `${key} must be a list; the single value is read as a list of one.`,
    );
    return [found];
  }

  /** Scalars of a list; anything else in it is skipped with a warning. */
  texts(key: string): string[] {
    return this.list(key).flatMap((item, index) => {
      if (typeof item === 'string') return item === '' ? [] : [item];
      this.#warnOfItem(key, index, `${key} must hold text only; this entry is passed over.`);
      return [];
    });
  }

  /** A mapping; null if absent or empty. */
  map(key: string): YamlMap | null {
    const found = this.#value(key);
    if (isEmpty(found)) return null;
    return isYamlMap(found) ? found : this.#wrong(key, 'a group of fields');
  }

  /** True if the field contains a mapping. */
  isMap(key: string): boolean {
    return isYamlMap(this.#value(key));
  }

  /** Mappings of a list with their paths; anything else in it is skipped with a warning. */
  maps(key: string): { map: YamlMap; path: YamlPath }[] {
    return this.list(key).flatMap((item, index) => {
      if (isYamlMap(item)) return [{ map: item, path: [...this.#location.path, key, index] }];
      this.#warnOfItem(key, index, `An entry of ${key} must hold fields; it is passed over.`);
      return [];
    });
  }

  /** True if the key exists, with or without a value. */
  has(key: string): boolean {
    return this.#value(key) !== undefined;
  }

  /** Everything under keys that were not read, each with a warning; null if there is none. */
  unknown(): YamlMap | null {
    const rest = Object.entries(this.#map).filter(([key]) => !this.#known.has(key));
    for (const [key] of rest) {
      const message = `The field ${key.slice(0, 80)} is not known; it is kept as read.`;
      this.warn('unknown-field', key, message);
    }
    return rest.length > 0 ? Object.fromEntries(rest) : null;
  }

  #value(key: string): YamlValue | undefined {
    this.#known.add(key);
    return this.#map[key];
  }

  #wrong(key: string, what: string): null {
    this.warn('malformed', key, `${key} must be ${what}; it is passed over.`);
    return null;
  }

  #warnOfItem(key: string, index: number, message: string): void {
    const { at, path, warnings } = this.#location;
    warnings.push({ kind: 'malformed', where: at([...path, key, index]), message });
  }
}

function isEmpty(value: YamlValue | undefined): value is undefined | '' {
  return value === undefined || value === '';
}
