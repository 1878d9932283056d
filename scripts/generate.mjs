// Writes what is generated from the server: the typed client of its OpenAPI document.
await import('../packages/api-client/scripts/generate.mjs');
