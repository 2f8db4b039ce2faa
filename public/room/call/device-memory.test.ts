import { expect, it } from 'vitest';
import { memoryStore } from '../keep/storage.ts';
import { DeviceMemory } from './device-memory.ts';

it('the devices of a person are known to the next page, and that one is not used', () => {
  const store = memoryStore();
  const memory = new DeviceMemory(store);
  expect(memory.choice).toEqual({ off: [] });
  memory.save({ off: ['camera'] });
  memory.save({ microphone: 'headset', loudspeaker: 'headset too' });
  const kept = { off: ['camera'], microphone: 'headset', loudspeaker: 'headset too' };
  expect(new DeviceMemory(store).choice).toEqual(kept);
});

it('what is damaged counts as nothing', () => {
  const store = memoryStore();
  store.set('parley.devices', '{"off":["everything"]}');
  expect(new DeviceMemory(store).choice).toEqual({ off: [] });
});
