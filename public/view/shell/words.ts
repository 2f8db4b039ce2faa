import type { ServerStatus } from '../../room/connection.ts';
import { catalogue } from '../words/catalogue.ts';

type Refusal = Extract<ServerStatus, { kind: 'refused' }>['reason'];

/** The words of the page itself: about the server, the theme, parts that cannot be loaded. */
export const shellWords = catalogue('shell', {
  productName: 'Parley',
  theme: { system: 'Theme: system', light: 'Theme: light', dark: 'Theme: dark' },
  unavailable: 'This is not available while the server cannot be reached.',

  joining: 'Joining the room…',
  unreachable: 'The server cannot be reached: chat goes on, nobody new can join',
  refusal: {
    'room-full': 'This room is full. Try again when somebody has left, or start a room of your own.',
    'wrong-key': 'This room is sealed: open the full link, including the part after #',
    'bad-request':
      'The server did not understand this page. Reload it; if that does not help, start a new room.',
    'tunnel-full':
      'This tunnel is full: no more people fit through it. You get in by yourself as soon as somebody has left.',
    busy: 'The server is busy and lets nobody in at the moment. You get in by yourself as soon as it does.',
  } satisfies Record<Refusal, string>,
  retry: 'Try again',
  freshRoom: 'New room',
});
