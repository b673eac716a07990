/** The periodic sync's name: main asks for it, the service worker listens to it. */
export const SYNC_TAG = 'kigen-due';
