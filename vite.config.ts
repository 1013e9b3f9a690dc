import type { Plugin, UserConfigFn } from 'vite';
import { buildOffline } from './frontend/build/offline.ts';
import { overrideVaadinConfig } from './vite.generated.ts';

/** After the application: the pages that work without a network. */
const offline: Plugin = { name: 'vez-offline', apply: 'build', closeBundle: { sequential: true, handler: buildOffline } };

const customConfig: UserConfigFn = () => ({ plugins: [offline] });

export default overrideVaadinConfig(customConfig);
