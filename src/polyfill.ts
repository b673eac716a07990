/**
 * Chrome before 134 lacks them: without the symbols "using" finds nothing to call and wipes nothing. Imported first,
 * before any class that is defined with them.
 */
for (const name of ['dispose', 'asyncDispose'] as const) {
  if (!(name in Symbol)) Object.defineProperty(Symbol, name, { value: Symbol(`Symbol.${name}`) });
}
