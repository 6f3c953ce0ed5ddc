import { onMount } from 'svelte';

/** Whether the page can be opened without a network. */
export type Offline = 'getting-ready' | 'ready' | 'none';

const WORKER = '/service-worker.js';

/**
 * Has this page and what it is made of kept by the service worker. Registered by these pages alone: nobody else's visit
 * needs one. Call while a component is set up; gives how far it is.
 */
export function keepOffline(path: () => string): { readonly state: Offline } {
  let state = $state<Offline>('getting-ready');
  onMount(() => {
    if (!('serviceWorker' in navigator)) {
      state = 'none';
      return;
    }
    const heard = ({ data }: MessageEvent<{ kind?: string; path?: string }>) => {
      if (data.kind === 'kept' && data.path === path()) state = 'ready';
    };
    navigator.serviceWorker.addEventListener('message', heard);
    void askToKeep(path()).catch(() => (state = 'none'));
    return () => navigator.serviceWorker.removeEventListener('message', heard);
  });
  return {
    get state() {
      return state;
    },
  };
}

async function askToKeep(path: string): Promise<void> {
  await navigator.serviceWorker.register(WORKER, { type: 'module' });
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({ kind: 'keep', path, parts: loadedParts() });
}

/** The files that the page was made of: scripts, styles, fonts. */
const loadedParts = (): string[] =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name).pathname)
    .filter((path) => path.startsWith('/_app/'));
