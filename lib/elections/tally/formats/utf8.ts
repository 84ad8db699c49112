import { BallotFileError } from './ballot-file';
import type { Sink } from './ballot-file';

/** Feeds bytes to a sink as UTF-8 text. Bytes that are not UTF-8 are refused, with the line they are on. */
export function fromBytes(sink: Sink): { push: (bytes: Uint8Array) => void; end: Sink['end'] } {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let lines = 0;
  const decode = (bytes: Uint8Array, isLast: boolean) => {
    try {
      return decoder.decode(bytes, { stream: !isLast });
    } catch {
      const read = new TextDecoder().decode(bytes).split('\uFFFD')[0] ?? '';
      const before = read.split('\n');
      throw new BallotFileError(
        'not UTF-8 text',
        lines + before.length,
        (before.at(-1) ?? '').length + 1,
      );
    }
  };
  return {
    push(bytes) {
      const text = decode(bytes, false);
      sink.push(text);
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
    },
    end() {
      decode(new Uint8Array(), true);
      return sink.end();
    },
  };
}
