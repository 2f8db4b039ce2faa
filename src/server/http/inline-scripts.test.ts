import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { scriptHashes } from './inline-scripts.ts';

const hashOf = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

it('allows what stands in the page, to the letter, and nothing that is loaded', () => {
  const html = `<script>first('ä');\n</script><script src="./a.js"></script><script type="module">m()</script><script>2</script>`;
  expect(scriptHashes(html)).toEqual([hashOf("first('ä');\n"), hashOf('2')]);
});
