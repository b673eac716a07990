/** `npm start`: installs what is missing, builds, serves the production build and prints where. */
import { serve } from './serve.mjs';
import { build, installPackages, ROOT } from './setup.mjs';

installPackages();
build();
const { url } = await serve({ folder: `${ROOT}dist`, port: Number(process.env.PORT ?? 4173) });
console.log(`\nKigen is up: ${url}\nStop it with Ctrl+C.`);
