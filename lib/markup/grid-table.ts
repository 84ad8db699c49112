import { linesOf } from './rst-lines';

/** A cell of a grid table: the lines inside it, and the positions of its borders in the text. */
export type GridCell = { top: number; left: number; bottom: number; right: number; text: string };

const CORNER = '+';

/** Maximum rows and columns: a larger table was not drawn by hand. */
const MAX_ROWS = 2000;
const MAX_COLUMNS = 400;

/**
 * Finds the grid tables of a text (runs of lines that begin with `+` or `|`), including cells with spans.
 *
 * Follows docutils' own method: from each upper left corner, walk right, down, left and up along the border; the first
 * rectangle that closes is a cell. `=` borders count as borders. Text outside any closed rectangle is left out.
 *
 * @see https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#grid-tables
 */
export function gridTables(text: string): GridCell[][] {
  const tables: GridCell[][] = [];
  let block: string[] = [];
  for (const line of [...linesOf(text), '']) {
    const row = line.trim();
    if (row.startsWith(CORNER) || row.startsWith('|')) {
      block.push(row);
      continue;
    }
    const isTable = block.length > 2 && block.length < MAX_ROWS && block[0]?.startsWith(CORNER);
    if (isTable && block.every(({ length }) => length < MAX_COLUMNS)) tables.push(cellsOf(block));
    block = [];
  }
  return tables;
}

type Point = { row: number; column: number };

function cellsOf(block: readonly string[]): GridCell[] {
  const width = Math.max(...block.map((line) => line.length));
  const grid = block.map((line) => line.padEnd(width));
  const cells: GridCell[] = [];
  const done = new Set<string>();
  const corners: Point[] = [{ row: 0, column: 0 }];
  for (let corner = corners.shift(); corner; corner = corners.shift()) {
    const key = `${corner.row},${corner.column}`;
    if (done.has(key)) continue;
    done.add(key);
    const cell = scan(grid, corner);
    if (!cell) continue;
    cells.push(cell);
    corners.push({ row: cell.top, column: cell.right }, { row: cell.bottom, column: cell.left });
    corners.sort((a, b) => a.row - b.row || a.column - b.column);
  }
  return cells.sort((a, b) => a.top - b.top || a.left - b.left);
}

function scan(grid: readonly string[], { row: top, column: left }: Point): GridCell | null {
  if (at(grid, top, left) !== CORNER) return null;
  const width = grid[0]?.length ?? 0;
  for (let right = left + 1; right < width && isHorizontal(at(grid, top, right)); right += 1) {
    if (at(grid, top, right) !== CORNER) continue;
    for (
      let bottom = top + 1;
      bottom < grid.length && isVertical(at(grid, bottom, right));
      bottom += 1
    ) {
      if (at(grid, bottom, right) === CORNER && closes(grid, { top, left, bottom, right })) {
        return { top, left, bottom, right, text: inside(grid, { top, left, bottom, right }) };
      }
    }
  }
  return null;
}

type Box = { top: number; left: number; bottom: number; right: number };

function closes(grid: readonly string[], { top, left, bottom, right }: Box): boolean {
  for (let column = left; column <= right; column += 1) {
    if (!isHorizontal(at(grid, bottom, column))) return false;
  }
  for (let row = top; row <= bottom; row += 1) {
    if (!isVertical(at(grid, row, left))) return false;
  }
  return at(grid, bottom, left) === CORNER;
}

function inside(grid: readonly string[], { top, left, bottom, right }: Box): string {
  const lines = grid.slice(top + 1, bottom).map((line) => line.slice(left + 1, right).trim());
  return lines.filter((line) => line !== '').join('\n');
}

function at(grid: readonly string[], row: number, column: number): string {
  return grid[row]?.[column] ?? ' ';
}

function isHorizontal(character: string): boolean {
  return character === '-' || character === '=' || character === CORNER;
}

function isVertical(character: string): boolean {
  return character === '|' || character === CORNER;
}
