/** Thrown where a text stops being valid JSON; `at` is the offset. */
export class JsonPlaceError extends Error {
  override readonly name = 'JsonPlaceError';
  readonly at: number;

  constructor(at: number) {
    super(`not JSON at offset ${at}`);
    this.at = at;
  }
}

/**
 * Finds the offset at which the value at a path begins, for messages about a document read with
 * `JSON.parse`, which does not give locations. For a path that does not exist, returns the offset
 * of its nearest parent. Throws a `JsonPlaceError` if the document's value is not valid JSON; text
 * after it is not checked.
 *
 * @example
 * placeInJson('{"a": [1, 2]}', ['a', 1]); // => 10
 */
export function placeInJson(text: string, path: readonly (string | number)[]): number {
  return new Scanner(text).find(path);
}

/** Finds the offset of the first error in a text that is not JSON; the text's length if it only ends too early. */
export function mistakeInJson(text: string): number {
  try {
    return new Scanner(text).check();
  } catch (error) {
    if (error instanceof JsonPlaceError) return error.at;
    throw error;
  }
}

/** Converts an offset to a line and column, counted from 1. */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const LITERAL = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

class Scanner {
  private readonly text: string;
  private at = 0;
  /** Offset of the value at the longest part of the path found so far. */
  private found = 0;

  constructor(text: string) {
    this.text = text;
  }

  check(): number {
    this.value(null);
    this.space();
    if (this.at < this.text.length) throw new JsonPlaceError(this.at);
    return this.at;
  }

  find(path: readonly (string | number)[]): number {
    this.value(path);
    return this.found;
  }

  private value(path: readonly (string | number)[] | null): void {
    this.space();
    if (path) this.found = this.at;
    const first = this.text[this.at];
    if (first === '{' || first === '[') {
      this.members(path, first);
    } else {
      this.match(first === '"' ? STRING : LITERAL);
    }
  }

  private members(path: readonly (string | number)[] | null, open: '{' | '['): void {
    const close = open === '{' ? '}' : ']';
    this.at++;
    this.space();
    if (this.text[this.at] === close) {
      this.at++;
      return;
    }
    for (let index = 0; ; index++) {
      const key = open === '{' ? this.key() : index;
      const rest = path && path.length > 0 && path[0] === key ? path.slice(1) : null;
      this.value(rest);
      this.space();
      const next = this.text[this.at];
      if (next !== ',' && next !== close) throw new JsonPlaceError(this.at);
      this.at++;
      if (next === close) return;
    }
  }

  private key(): string {
    this.space();
    const said = this.match(STRING);
    this.space();
    if (this.text[this.at] !== ':') throw new JsonPlaceError(this.at);
    this.at++;
    return JSON.parse(said) as string;
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const said = pattern.exec(this.text)?.[0];
    if (said === undefined || said === '') throw new JsonPlaceError(this.at);
    this.at += said.length;
    return said;
  }

  private space(): void {
    while (/[ \t\r\n]/.test(this.text[this.at] ?? '')) this.at++;
  }
}
