/** Builds `public/embed` as one module beside the page, `embed.js`: pages of other sites name it, so its name never changes. */
import { join } from 'node:path';
import { build, type Plugin } from 'vite';

const ENTRY = join(import.meta.dirname, '../public/embed/embed.ts');
const EMBED_FILE = 'embed.js';

export async function bundleEmbedScript(): Promise<string> {
  const built = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      lib: { entry: ENTRY, formats: ['es'], fileName: () => EMBED_FILE },
    },
  });
  const [bundle] = [built].flat();
  if (bundle === undefined || !('output' in bundle)) throw new Error(`no ${EMBED_FILE} was built`);
  return bundle.output[0].code;
}

export function embedScript(): Plugin {
  return {
    name: 'parley:embed-script',
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: EMBED_FILE, source: await bundleEmbedScript() });
    },
    configureServer({ middlewares }) {
      middlewares.use((request, _response, next) => {
        if (request.url === `/${EMBED_FILE}`) request.url = '/embed/embed.ts';
        next();
      });
    },
  };
}
