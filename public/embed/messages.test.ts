import { describe, expect, it } from 'vitest';
import { type Birth, readFromPage, readToPage, readWindowName, windowName } from './messages.ts';

const ORIGIN = 'https://www.example.com';
const NOTHING = { name: null, theme: null, language: null };
const BIRTH: Birth = { origin: ORIGIN, name: 'Ada & Ben = #1', theme: 'dark', language: 'pt-BR' };

describe('the name of the window', () => {
  it('tells all that the frame is to know at its birth', () => {
    expect(readWindowName(windowName(BIRTH))).toEqual(BIRTH);
    expect(readWindowName(windowName({ origin: ORIGIN, ...NOTHING }))).toEqual({
      origin: ORIGIN,
      ...NOTHING,
    });
  });

  it('has the language where the first script of the page looks for it', () => {
    const inFirstScript = /^parley-room\?(?:.*&)?language=([\w-]+)/;
    expect(inFirstScript.exec(windowName(BIRTH))?.[1]).toBe('pt-BR');
    expect(inFirstScript.exec(windowName({ ...BIRTH, name: '&language=de', language: null }))).toBeNull();
  });

  it.each([
    '',
    'somebody else’s',
    'parley-room?',
    'parley-room?name=Ada',
    'parley-room?origin=*',
    'parley-room?origin=null',
    'parley-room?origin=https://a.example/path',
    'parley-room?origin=javascript:alert(1)',
  ])('is nobody’s where it is %j', (name) => {
    expect(readWindowName(name)).toBeNull();
  });

  it('loses what is no name, theme or language, and keeps the rest', () => {
    const fields = { origin: ORIGIN, name: 'x'.repeat(257), theme: 'pink', language: '../../de' };
    expect(readWindowName(`parley-room?${new URLSearchParams(fields)}`)).toEqual({
      origin: ORIGIN,
      ...NOTHING,
    });
  });
});

describe('messages', () => {
  it('to the page propose', () => {
    const message = { parley: 'proposals', name: 'Ada', theme: 'light', language: 'de' };
    expect(readToPage({ ...message, later: 'field' })).toEqual(message);
    expect(readToPage({ parley: 'proposals', name: 7, theme: 'pink', language: {} })).toEqual({
      parley: 'proposals',
      ...NOTHING,
    });
  });

  it('to the page tell whether the frame is displayed', () => {
    expect(readToPage({ parley: 'shown', isShown: false })).toEqual({ parley: 'shown', isShown: false });
    expect(readToPage({ parley: 'shown', isShown: 'no' })).toBeNull();
  });

  it.each([
    { parley: 'ready' },
    { parley: 'left' },
    { parley: 'unread', count: 0 },
    { parley: 'members', count: 32 },
  ])('from the page count: %j', (message) => {
    expect(readFromPage({ ...message, text: 'said', later: 'field' })).toEqual(message);
  });

  it.each([
    null,
    undefined,
    'ready',
    7,
    [],
    {},
    { parley: 'unread' },
    { parley: 'unread', count: -1 },
    { parley: 'unread', count: 1.5 },
    { parley: 'unread', count: Number.NaN },
    { parley: 'unread', count: '3' },
    { parley: 'said', text: 'hello' },
    { kind: 'ready' },
  ])('of strangers are none: %j', (data) => {
    expect(readFromPage(data)).toBeNull();
    expect(readToPage(data)).toBeNull();
  });
});
