/** The rooms of src/ and what each may import: ARCHITECTURE.md, checked. */
const rooms = {
  bytes: ['errors'],
  errors: [],
  clock: ['errors'],
  protocol: ['bytes', 'errors'],
  reader: ['protocol', 'bytes', 'errors', 'clock'],
  card: ['protocol', 'bytes', 'errors', 'clock', 'pki/(?!verify)'],
  'pki/verify': ['pki', 'protocol/tlv', 'bytes', 'errors', 'clock'],
  'pki/(?!verify)': ['protocol/tlv', 'bytes', 'errors', 'clock'],
  signing: ['pki/(?!verify)', 'bytes', 'errors'],
  reminders: ['errors', 'clock'],
  session: ['card', 'pki/(?!verify)', 'reader', 'protocol/iso7816', 'bytes', 'errors', 'clock'],
  i18n: ['errors', 'clock'],
  ui: ['session', 'signing', 'reminders', 'i18n', 'errors', 'clock', 'reader/catalogue', 'card'],
  sim: ['bytes', 'errors', 'clock'],
  demo: ['sim', 'i18n', 'ui', 'clock', 'errors'],
  workers: ['signing', 'bytes', 'errors', 'pki/verify'],
};

/** Which npm packages a room may take; a room not named takes none. */
const packages = {
  ui: ['lit', '@lit/'],
  demo: ['lit', '@lit/'],
  'reminders/store': ['idb'],
  'pki/verify': ['@peculiar/x509', 'reflect-metadata'],
  'signing/pdf': ['@libpdf/'],
  'signing/digest\\.ts': ['@noble/'],
  workers: ['@cornerstonejs/', 'jpeg2000/'],
  'sw\\.ts': ['workbox-'],
  'main\\.ts': ['lit'],
  'update\\.ts': ['workbox-window'],
};

const roomRules = Object.entries(rooms).map(([room, allowed]) => ({
  name: `room-${room.replace(/\W+/g, '-')}`,
  comment: `${room} may import: ${allowed.join(', ') || 'nothing'}`,
  severity: 'error',
  from: { path: `^src/${room}` },
  to: { path: '^src/', pathNot: [room, ...allowed].map((to) => `^src/${to}`) },
}));

export default {
  forbidden: [
    ...roomRules,
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'not-resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:|[?]url$' },
    },
    {
      name: 'demo-and-sim-only-by-import()',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(demo|sim)/' },
      to: { path: '^src/(demo|sim)/', dependencyTypesNot: ['dynamic-import', 'type-only'] },
    },
    {
      name: 'packages-by-room',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: Object.keys(packages).map((room) => `^src/${room}`),
      },
      to: { path: 'node_modules' },
    },
    ...Object.entries(packages).map(([room, names]) => ({
      name: `packages-${room.replace(/\W+/g, '-')}`,
      severity: 'error',
      from: { path: `^src/${room}` },
      to: { path: 'node_modules', pathNot: names.map((name) => `node_modules/${name}`) },
    })),
    {
      name: 'tests-stay-outside',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(tests|tools)/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default'] },
    doNotFollow: { path: 'node_modules' },
  },
};
