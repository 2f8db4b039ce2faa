import { expect, it } from 'vitest';
import { isAnotherProgram, type Route, routeOf } from './route.ts';

const SITE = new URL('https://example.com/chat/');
const load = (
  url: string,
  mode: RequestMode = 'no-cors',
  method = 'GET',
  destination: RequestDestination = 'document',
) => routeOf({ method, mode, url: new URL(url, SITE).href, destination }, SITE);

it.each<[string, RequestMode, Route | null]>([
  ['./', 'navigate', 'page'],
  ['./?roomId=standup&debug', 'navigate', 'page'],
  ['./?roomId=standup#KEY', 'navigate', 'page'],
  ['index.html?roomId=a', 'navigate', 'page'],
  ['hashes.json', 'navigate', null],
  ['favicon.svg', 'navigate', null],
  ['elsewhere/', 'navigate', null],
  ['assets/index-abc.js', 'cors', 'part'],
  ['assets/index-abc.css', 'no-cors', 'part'],
  ['favicon.svg', 'no-cors', 'file'],
  ['icons/512.png', 'no-cors', 'file'],
  ['manifest.webmanifest', 'cors', 'file'],
  // Always as the server has it now.
  ['hashes.json', 'cors', null],
  ['service-worker.js', 'same-origin', null],
  ['healthz', 'cors', null],
  ['socket.io/?EIO=4&transport=polling', 'cors', null],
  ['socket.io/x.png', 'cors', null],
])('%s, asked for as %s, is %s', (url, mode, route) => {
  expect(load(url, mode)).toBe(route);
});

it('leaves everything of others to them', () => {
  for (const url of ['https://elsewhere.example/chat/', '/', '/other/', '/chatter/', '/chat'])
    expect(load(url, 'navigate')).toBeNull();
  expect(load('https://elsewhere.example/chat/assets/index-abc.js', 'cors')).toBeNull();
});

it('leaves it to the server whether the page may be in a frame', () => {
  expect(load('./?roomId=standup', 'navigate', 'GET', 'iframe')).toBeNull();
  expect(load('assets/index-abc.js', 'cors', 'GET', 'script')).toBe('part');
});

it('takes what is shared, and nothing else that is sent', () => {
  expect(load('share', 'navigate', 'POST')).toBe('share');
  expect(load('share', 'cors', 'POST')).toBeNull();
  for (const url of ['./', 'assets/index-abc.js', 'socket.io/'])
    for (const mode of ['navigate', 'cors'] as const) expect(load(url, mode, 'POST')).toBeNull();
});

it('tells another program at its address, on the machine itself alone', () => {
  const answers = (status: number, site: string) => isAnotherProgram({ status }, new URL(site));
  for (const site of ['http://localhost:3000/', 'http://127.0.0.1:3000/chat/', 'http://[::1]:3000/'])
    expect([answers(404, site), answers(200, site), answers(502, site)], site).toEqual([true, false, false]);
  for (const site of ['https://chat.example.com/', 'https://localhost.example.com/', 'https://abc.loca.lt/'])
    expect(answers(404, site), site).toBe(false);
});
