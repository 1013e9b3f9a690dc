import type { Plugin, UserConfigFn } from 'vite';
import { buildOffline } from './frontend/build/offline.ts';
import { overrideVaadinConfig } from './vite.generated.ts';

/** Before the application: the pages that work without a network. pom.xml sees to it that this runs in every build. */
const offline: Plugin = { name: 'vez-offline', apply: 'build', buildStart: { sequential: true, handler: buildOffline } };

const customConfig: UserConfigFn = () => ({ plugins: [offline] });

export default overrideVaadinConfig(customConfig);
