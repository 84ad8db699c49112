import { isScalar, parseDocument, visit, type Document } from 'yaml';
import { storable } from '@/lib/text';
import { decode } from './decode';
import { lineAt } from './location';
import type { Warning } from './warning';
import { findPath } from './yaml-path';

/** A value in a source's YAML. Every scalar is text as written, so `2030.10`, `yes` and `007` are preserved. */
export type YamlValue = string | YamlValue[] | YamlMap;

/** A YAML mapping; the last of two equal keys counts. */
export type YamlMap = { [key: string]: YamlValue | undefined };

/** Location in a document: keys and positions from the root. */
export type YamlPath = readonly (string | number)[];

/** A parsed document, or the reason why it can't be parsed. */
export type YamlFile =
  | {
      ok: true;
      value: YamlValue;
      /** Returns `where` with the line of a path; for an absent path, with the line of its nearest existing part. */
      at: (path: YamlPath) => string;
      warnings: Warning[];
    }
  | { ok: false; error: Warning };

/** Maximum number of aliases: more are an attempt to exhaust the memory. */
const MAX_ALIASES = 100;

/**
 * Parses a YAML file from outside without deciding what its scalars mean.
 *
 * YAML 1.1 and 1.2 disagree on `yes`, on dates and on numbers, and as a number `2030.10` loses its last digit. So
 * nothing is converted, and each field is interpreted by the code that knows it ({@link fieldsOf}). A key given twice
 * gives a warning, and the last one counts, as in YAML libraries. Bytes that are not valid UTF-8 are replaced with a
 * warning. Never throws.
 *
 * @param where Location for warnings, without a line: `releases:data/series_status.yaml`
 */
export function readYaml(bytes: Uint8Array, where: string): YamlFile {
  const { text, encoding } = decode(bytes);
  const warnings: Warning[] = encoding === null ? [badEncoding(where, text)] : [];
  try {
    const document = parseDocument(text, {
      schema: 'failsafe',
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'error',
    });
    const [fault] = document.errors;
    if (fault) return refuse(`${where}:${lineAt(text, fault.pos[0])}`, fault.message);
    warnings.push(...duplicateKeys(document, text, where));
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    return {
      ok: true,
      value: plain(value),
      at: (path) => `${where}:${lineAt(text, findPath(document, path).offset ?? 0)}`,
      warnings,
    };
  } catch (error) {
    return refuse(where, error instanceof Error ? error.message : 'is no YAML');
  }
}

function refuse(where: string, reason: string): YamlFile {
  const message = `can't be read as YAML: ${reason.split('\n')[0]?.slice(0, 200) ?? ''}`;
  return { ok: false, error: { kind: 'malformed', where, message } };
}

function badEncoding(where: string, text: string): Warning {
  return {
    kind: 'encoding',
    where: `${where}:${lineAt(text, text.indexOf('\uFFFD'))}`,
    message: 'holds bytes that are no UTF-8; they are shown as \uFFFD. Save the file as UTF-8.',
  };
}

function duplicateKeys(document: Document, text: string, where: string): Warning[] {
  const warnings: Warning[] = [];
  visit(document, {
    Map(_key, map) {
      const first = new Map<string, number>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        const offset = key.range?.[0] ?? 0;
        const earlier = first.get(name);
        if (earlier === undefined) first.set(name, offset);
        else {
          warnings.push({
            kind: 'duplicate',
            where: `${where}:${lineAt(text, offset)}`,
            otherWhere: `${where}:${lineAt(text, earlier)}`,
            message: `The key ${name.slice(0, 80)} is given twice; the later one counts.`,
          });
        }
      }
    },
  });
  return warnings;
}

/**
 * Converts a value: empty ones (null) become `''`, and maps lose their prototype, so a key `constructor` is just a key.
 */
function plain(value: unknown): YamlValue {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null) {
    const map = Object.create(null) as YamlMap;
    for (const [key, inner] of Object.entries(value)) map[key] = plain(inner);
    return map;
  }
  return typeof value === 'string' ? storable(value) : '';
}

/** True if a value is a mapping. */
export function isYamlMap(value: YamlValue | undefined): value is YamlMap {
  return typeof value === 'object' && !Array.isArray(value);
}
