// Bundles many versions of the lockdown in one process. Reads a list of them as JSON, each the text of every file below
// `lockdown/` by its name; writes the list of the scripts.
const { build } = require('esbuild');
const { readFileSync } = require('node:fs');
const { basename, dirname } = require('node:path');

const folder = process.argv[1];

async function bundle(files) {
  const changed = {
    name: 'changed',
    setup({ onLoad }) {
      onLoad({ filter: /\.js$/ }, ({ path }) =>
        basename(dirname(path)) === 'lockdown' ? { contents: files[basename(path)] } : undefined,
      );
    },
  };
  const { outputFiles } = await build({
    stdin: { contents: "export { sealLinks } from './lockdown.js';", resolveDir: folder },
    bundle: true,
    format: 'iife',
    globalName: 'lockdown',
    logLevel: 'error',
    plugins: [changed],
    write: false,
  });
  return outputFiles[0].text;
}

Promise.all(JSON.parse(readFileSync(0, 'utf8')).map(bundle)).then((scripts) => console.log(JSON.stringify(scripts)));
