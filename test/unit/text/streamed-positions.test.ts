import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineTable } from '../../../src/core/text/line-table.js';
import { streamedPositions } from '../../../src/core/text/streamed-positions.js';

/** Yields in turn what it is given, as a file stream does. */
async function* inTurn(pieces: readonly string[]): AsyncGenerator<string> {
  for (const piece of pieces) {
    await Promise.resolve();
    yield piece;
  }
}

describe('streamedPositions', () => {
  it('gives the positions of a line table, however the text is cut', async () => {
    const piece = fc
      .array(fc.constantFrom('a', 'bc', '\n', '\r', '\r\n', '\u2028', '😀'), { maxLength: 6 })
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 6 }),
        fc.array(fc.nat(30), { maxLength: 6 }),
        async (pieces, offsets) => {
          const table = new LineTable(pieces.join(''));
          const positions = await streamedPositions(inTurn(pieces), offsets);
          for (const offset of offsets) {
            assert.deepEqual(positions.positionAt(offset), table.positionAt(offset));
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
