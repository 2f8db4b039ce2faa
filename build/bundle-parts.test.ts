import type { Manifest } from 'vite';
import { describe, expect, it } from 'vitest';
import { bundleParts } from './bundle-parts.ts';

const MANIFEST: Manifest = {
  'index.html': {
    file: 'index.js',
    name: 'index',
    isEntry: true,
    imports: ['_vendor.js'],
    dynamicImports: ['call.ts', 'vendor-part.ts'],
    css: ['index.css'],
  },
  '_vendor.js': { file: 'vendor.js', name: 'vendor', imports: ['index.html'] },
  '_dialog.js': { file: 'dialog.js', name: 'dialog', imports: ['index.html'], css: ['dialog.css'] },
  'call.ts': {
    file: 'call.js',
    name: 'call',
    imports: ['index.html', '_dialog.js'],
    dynamicImports: ['devices.ts'],
    css: ['call.css'],
    assets: ['assets/files-worker-CaKm_PQ0.js', 'ring.ogg'],
  },
  'devices.ts': { file: 'devices.js', name: 'devices', imports: ['_dialog.js', 'call.ts'] },
  'vendor-part.ts': { file: 'vendor-part.js' },
};

describe('the parts of the bundle', () => {
  const { firstLoad, laterParts } = bundleParts(MANIFEST);
  const filesOf = (name: string) => laterParts.find((part) => part.name === name)?.files;

  it('count in the first load what the entry imports statically, and nothing else', () => {
    expect(firstLoad.files.toSorted()).toEqual(['index.css', 'index.js', 'vendor.js']);
  });

  it('count in a later part its stylesheets and shared chunks, but not what is there already', () => {
    expect(filesOf('call')?.toSorted()).toEqual(['call.css', 'call.js', 'dialog.css', 'dialog.js']);
  });

  it('are found also where a later part imports them', () => {
    expect(filesOf('devices')).toContain('call.js');
    expect(laterParts.map(({ name }) => name)).toEqual(['call', 'vendor-part.ts', 'devices', 'files-worker']);
  });

  it('count a worker by itself', () => {
    expect(filesOf('files-worker')).toEqual(['assets/files-worker-CaKm_PQ0.js']);
    expect(filesOf('call')).not.toContain('assets/files-worker-CaKm_PQ0.js');
  });

  it('are refused where the manifest does not say what one needs', () => {
    const torn = { 'index.html': { file: 'index.js', imports: ['_gone.js'] } };
    expect(() => bundleParts(torn)).toThrow('_gone.js');
  });
});
