import { BallotFileError } from './ballot-file';
import type { Sink } from './ballot-file';

/** Decodes bytes as UTF-8 and pushes the text to a sink. Bytes that are not UTF-8 are refused with their line. */
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
