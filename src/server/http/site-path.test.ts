import { describe, expect, it } from 'vitest';
import { sitePath, withoutSitePath } from './site-path.ts';

describe('the path of a site', () => {
  it.each([
    [undefined, ''],
    ['https://chat.example.com', ''],
    ['https://chat.example.com/', ''],
    ['https://www.example.com/chat', '/chat'],
    ['https://www.example.com/chat/', '/chat'],
    ['https://www.example.com/a/b//', '/a/b'],
  ])('of %s', (publicUrl, path) => {
    expect(sitePath(publicUrl)).toBe(path);
  });

  it.each([
    ['/', '/'],
    ['/?roomId=a', '/?roomId=a'],
    ['/chat/', '/'],
    ['/chat/?roomId=a', '/?roomId=a'],
    ['/chat/socket.io/?EIO=4', '/socket.io/?EIO=4'],
    ['//assets/a.js', '/assets/a.js'],
    ['//chat/assets/a.js', '/assets/a.js'],
    ['/chat//assets/a.js', '/assets/a.js'],
    ['//', '/'],
    ['/chat', '/chat'],
    ['/chat?roomId=a', '/chat?roomId=a'],
    ['/chatter/', '/chatter/'],
    ['/assets/a.js', '/assets/a.js'],
    ['/other/chat/', '/other/chat/'],
    ['*', '*'],
  ])('is taken off %s', (url, own) => {
    expect(withoutSitePath(url, '/chat')).toBe(own);
  });

  it('takes nothing off where there is none', () => {
    expect(withoutSitePath('/chat/', '')).toBe('/chat/');
  });
});
